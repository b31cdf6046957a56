/// Tells lines that say who wrote a text or spoke: `本报记者 林墨`, `市长　林墨`, `By Lin Mo`, `Lin Mo, Mayor`.
struct BylineReader: Sendable {
  /// What a line says.
  enum Form {
    /// A person with what the person is or did.
    case role
    /// Persons or offices, and nothing else.
    case names
  }

  /// The longest byline, in bytes.
  static let longest = 120

  private let chinese: ChineseByline

  /// Makes a reader that knows the surnames of a table.
  init(names: NameTable) { chinese = ChineseByline(persons: PersonOdds(table: names)) }

  /// What a line says; `nil` if it is no byline.
  func form(of utf8: [UInt8]) -> Form? {
    guard utf8.count <= Self.longest, let first = utf8.first else { return nil }
    return first < 0xE0 ? EnglishByline.form(of: utf8) : chinese.form(of: utf8)
  }
}
