/// The ideographs of Japanese text: those of JIS X 0208 and its extensions.
struct Kanji: Sendable {
  /// How usual an ideograph is in Japanese text.
  enum Level: UInt8, Sendable {
    /// It is in no Japanese standard.
    case none
    /// It is on the first level, whose 2965 characters nearly all text is written with.
    case first
    /// It is beyond the first level, as old forms and rare names are.
    case other
  }

  /// The levels of U+4E00...U+9FFF.
  private let levels: [Level]

  /// Where the first level stands in the table of Shift_JIS: rows 16 to 47, each of 94 characters.
  private static let first = 15 * 94..<47 * 94

  /// Takes the ideographs from the table of Shift_JIS.
  init(_ encodings: EncodingTables) {
    var levels = [Level](repeating: .none, count: 0x5200)
    for (pointer, scalar) in encodings.shiftJIS.enumerated() {
      let ideograph = Int(scalar) - 0x4E00
      guard levels.indices.contains(ideograph) else { continue }
      levels[ideograph] = Self.first.contains(pointer) ? .first : .other
    }
    self.levels = levels
  }

  /// The table of a run, made once.
  static func shared(_ context: StageContext) throws -> Kanji {
    try context.table("kanji") {
      guard let tables = EncodingTables(try context.bundled("encodings.bin")) else {
        throw ResourceError(path: "encodings.bin")
      }
      return Kanji(tables)
    }
  }

  /// The level of a scalar.
  func level(_ scalar: UInt32) -> Level {
    scalar &- 0x4E00 < 0x5200 ? levels[Int(scalar) - 0x4E00] : .none
  }
}
