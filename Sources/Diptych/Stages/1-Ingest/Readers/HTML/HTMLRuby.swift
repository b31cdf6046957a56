/// Pairs the bases and readings of one `ruby` element.
struct HTMLRuby {
  /// Bases whose reading has not come yet, the first one first.
  private var bases: [TextRange] = []
  private var start: Int?

  /// Notes that text of the running text begins at `offset`.
  mutating func textBegins(at offset: Int) { if start == nil { start = offset } }

  mutating func startBase() { start = nil }

  /// Ends the base that is open, if there is one.
  mutating func endBase(at offset: Int) {
    if let start, start < offset { bases.append(TextRange(start, offset)) }
    start = nil
  }

  /// The base that the next reading belongs to.
  mutating func nextBase() -> TextRange? { bases.isEmpty ? nil : bases.removeFirst() }

  /// How a reading is written.
  static func scheme(of reading: [UInt8], language: LanguageTag?) -> Gloss.Scheme {
    var scheme = Gloss.Scheme.other
    for scalar in Scalars.values(of: reading) {
      switch Script.of(scalar) {
      case .latin: scheme = language?.primary == "ja" ? .other : .pinyin
      case .bopomofo: return .zhuyin
      case .hiragana, .katakana: return .furigana
      case .common: break
      default: return .other
      }
    }
    return scheme
  }
}
