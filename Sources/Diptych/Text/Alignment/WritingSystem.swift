/// How a language is taken apart, and how long its texts are, for alignment.
struct WritingSystem: Sendable, Equatable {
  /// What its units are.
  enum Units: Sendable {
    /// Han characters and pairs of them: Chinese, Japanese.
    case characters
    /// Stems of English words.
    case stems
    /// Words as they are.
    case words
  }

  /// What its units are.
  var units: Units
  /// How long a text is in this language, in the unit of ``AlignmentSide/lengths``, if it has length 1 in
  /// Chinese.
  ///
  /// Measured on translated documents, never on the document at hand: what is untranslated there would
  /// falsify it.
  var scale: Float
  /// Whether this is Chinese, so that ``TranslationTable/left`` knows its units.
  var isChinese = false

  /// The writing system of a language.
  static func of(_ language: LanguageTag) -> WritingSystem {
    switch language.primary {
    case "zh": WritingSystem(units: .characters, scale: 1, isChinese: true)
    case "ja": WritingSystem(units: .characters, scale: 1.55)
    case "ko": WritingSystem(units: .words, scale: 1.64)
    case "en": WritingSystem(units: .stems, scale: 3.6)
    case "ru": WritingSystem(units: .words, scale: 4.0)
    case "de": WritingSystem(units: .words, scale: 4.14)
    case "fr": WritingSystem(units: .words, scale: 4.19)
    default: WritingSystem(units: .words, scale: 4.1)
    }
  }
}
