/// The Traditional and Simplified forms of Chinese characters.
struct ChineseVariants: Sendable {
  /// The script in which a character is used.
  enum Side: UInt8, Sendable {
    /// In both, or it is no Chinese character.
    case both
    /// In Traditional text only.
    case traditional
    /// In Simplified text only.
    case simplified
  }

  private let targets: [UInt32]
  private let entries: ScalarTable
  /// The sides of the ideographs from U+4E00 on, two bits for each, near together in memory.
  private let ideographs: [UInt64]

  /// Reads the table `variants.bin`.
  init(_ bytes: [UInt8]) throws(TableError) {
    var reader = TableReader(bytes, of: "variants.bin")
    try reader.expect("DV", version: 1)
    let count = Int(try reader.unit())
    let halves = try reader.units(2 * count)
    targets = (0..<count).map { UInt32(halves[2 * $0]) | UInt32(halves[2 * $0 + 1]) << 16 }
    let entries = try ScalarTable(from: &reader)
    self.entries = entries
    var ideographs = [UInt64](repeating: 0, count: 0x5200 / 32)
    for index in 0..<0x5200 {
      let side = UInt64(entries[0x4E00 + UInt32(index)] >> 14)
      ideographs[index / 32] |= side << UInt64(index % 32 * 2)
    }
    self.ideographs = ideographs
  }

  /// The table of a run, read once.
  static func shared(_ context: StageContext) throws -> ChineseVariants {
    try context.table("variants") { try ChineseVariants(context.bundled("variants.bin")) }
  }

  /// The Simplified form of a character, the same scalar if it has none: folds for comparisons.
  ///
  /// Folding is one to one in scalars, and folding twice is folding once.
  func simplified(_ scalar: UInt32) -> UInt32 {
    // No ASCII or Latin character has an entry: the common case needs no look-up.
    guard scalar >= 0x2E80 else { return scalar }
    let target = Int(entries[scalar] & 0x3FFF)
    return target == 0 ? scalar : targets[target]
  }

  /// Which of the characters from U+4E00 up to U+9FFF are used in one script only.
  ///
  /// For U+4E00 + `index` the low bit says that it is in Traditional text only, the high one Simplified;
  /// both say that it is common in Japanese and in no Chinese text.
  @inline(__always)
  func sideBits(ofIdeograph index: Int) -> Int {
    Int(truncatingIfNeeded: ideographs[index >> 5] &>> UInt64(index % 32 * 2)) & 3
  }

  /// In which script a character is used.
  func side(_ scalar: UInt32) -> Side {
    guard scalar >= 0x2E80 else { return .both }
    return Side(rawValue: UInt8(entries[scalar] >> 14)) ?? .both
  }
}
