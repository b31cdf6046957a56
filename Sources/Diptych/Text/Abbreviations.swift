/// Words that a full stop follows without ending the sentence, and words that begin one.
struct Abbreviations: Sendable {
  /// What a full stop behind an abbreviation can mean.
  enum Role: Sendable {
    /// Never the end: `Dr.`, `e.g.`.
    case never
    /// No end before a number: `No. 5`.
    case beforeNumber
    /// An end only if the next word is one that begins sentences: `Inc.`, `etc.`.
    case unlessStarter
  }

  private let roles: [UInt64: Role]
  private let starters: Set<UInt64>

  /// What the full stop behind a packed word can mean; `nil` for a common word.
  func role(of packed: UInt64) -> Role? { packed == 0 ? nil : roles[packed] }

  /// Whether a packed word often begins a sentence and seldom a name.
  func isStarter(_ packed: UInt64) -> Bool { packed != 0 && starters.contains(packed) }

  /// The abbreviations of a language, with the English ones that occur everywhere.
  static func of(_ language: LanguageTag) -> Abbreviations {
    byLanguage[language.primary] ?? english
  }

  private static let english = Abbreviations(englishWords)
  private static let scandinavian = Abbreviations(englishWords, scandinavianWords)
  private static let byLanguage: [String: Abbreviations] = [
    "en": english,
    "de": Abbreviations(englishWords, germanWords),
    "fr": Abbreviations(englishWords, frenchWords),
    "es": Abbreviations(englishWords, spanishWords),
    "pt": Abbreviations(englishWords, portugueseWords),
    "it": Abbreviations(englishWords, italianWords),
    "ru": Abbreviations(englishWords, russianWords),
    "nl": Abbreviations(englishWords, dutchWords),
    "sv": scandinavian, "da": scandinavian, "nb": scandinavian, "nn": scandinavian,
    "no": scandinavian,
    "pl": Abbreviations(englishWords, polishWords),
    "cs": Abbreviations(englishWords, czechWords),
    "hu": Abbreviations(englishWords, hungarianWords),
    "vi": Abbreviations(englishWords, vietnameseWords),
  ]

  private init(_ lists: AbbreviationWords...) {
    var roles: [UInt64: Role] = [:]
    var starters: Set<UInt64> = []
    for list in lists {
      for word in Self.words(list.never) { roles[word] = .never }
      for word in Self.words(list.beforeNumber) { roles[word] = .beforeNumber }
      for word in Self.words(list.unlessStarter) { roles[word] = .unlessStarter }
      starters.formUnion(Self.words(list.starters))
    }
    self.roles = roles
    self.starters = starters
  }

  private static func words(_ list: String) -> [UInt64] {
    list.utf8.split { $0 == 0x20 || $0 == 0x0A }.map { PackedWord.pack($0) }
  }
}

/// The words of one language, parted by white space.
struct AbbreviationWords {
  var never = ""
  var beforeNumber = ""
  var unlessStarter = ""
  var starters = ""
}
