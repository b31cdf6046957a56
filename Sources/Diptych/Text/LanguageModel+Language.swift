extension LanguageModel {
  /// A language as a number: its script and its place among the languages of that script.
  struct Language: Hashable, Sendable {
    /// The place of a language that its script alone tells.
    static let lone = 63
    /// How many numbers there are.
    static let count = (Int(Script.other.rawValue) + 1) << 6

    /// The number, less than ``count``.
    let number: Int

    /// The language in a column of the model's table of a script.
    init(of script: Script, column: Int) { number = Int(script.rawValue) << 6 | column }

    /// The language that a script alone tells.
    init(of script: Script) {
      self.init(of: script == .katakana ? .hiragana : script, column: Self.lone)
    }

    /// The script that the language is written with.
    var script: Script { Script(rawValue: UInt8(number >> 6)) ?? .other }

    /// The column in the model's table of the script; `nil` if the script alone tells the language.
    var column: Int? { number & Self.lone == Self.lone ? nil : number & Self.lone }

    /// The tag of a language without a column.
    var loneTag: LanguageTag {
      self == .chinese ? LanguageCandidates.chinese : script.onlyLanguage ?? .undetermined
    }

    /// Chinese in any script.
    static let chinese = Language(of: .han)
    /// Japanese.
    static let japanese = Language(of: .hiragana)
    /// Korean.
    static let korean = Language(of: .hangul)
    /// A language of which only the script is known.
    static let undetermined = Language(of: .other)
  }
}
