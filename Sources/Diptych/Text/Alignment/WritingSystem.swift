/// How a language is taken apart, and how long its texts are, for alignment.
struct WritingSystem: Sendable, Equatable {
  /// What its units are.
  enum Units: Sendable {
    /// Han characters and pairs of them, and the words between them: Chinese, Japanese.
    case characters
    /// Words.
    case words
  }

  /// What its units are.
  var units: Units
  /// What words become; those of other languages in its texts as well.
  var form = WordForm.beginning
  /// How long a text is in this language, in the unit of ``AlignmentSide/lengths``, if it has length 1 in
  /// Chinese.
  ///
  /// Measured on translated documents, never on the document at hand: what is untranslated there would
  /// falsify it.
  var scale: Float
  /// Whether this is Chinese, where tables know Han characters and nothing else.
  var isChinese = false

  /// How the units are called in the description of a ``TranslationTable``.
  var name: String { units == .characters ? "characters" : form.name }

  /// The writing systems of two languages that are compared.
  ///
  /// Stems are for English beside Chinese, Japanese and the like alone: elsewhere the words of both languages have
  /// to be cut in one way, so that those that they share are seen.
  static func of(
    _ left: LanguageTag, _ right: LanguageTag
  ) -> (left: WritingSystem, right: WritingSystem) {
    var systems = (left: of(left), right: of(right))
    let isStemmed =
      left.primary == "en" && systems.right.units == .characters
      || right.primary == "en" && systems.left.units == .characters
    if isStemmed {
      systems.left.form = .stem
      systems.right.form = .stem
    }
    return systems
  }

  private static func of(_ language: LanguageTag) -> WritingSystem {
    switch language.primary {
    case "zh": WritingSystem(units: .characters, scale: 1, isChinese: true)
    case "ja": WritingSystem(units: .characters, scale: 1.55)
    case "ko": WritingSystem(units: .words, scale: 1.64)
    case "en": WritingSystem(units: .words, scale: 3.6)
    case "ru": WritingSystem(units: .words, scale: 4.0)
    case "de": WritingSystem(units: .words, scale: 4.14)
    case "fr": WritingSystem(units: .words, scale: 4.19)
    default: WritingSystem(units: .words, scale: 4.1)
    }
  }
}
