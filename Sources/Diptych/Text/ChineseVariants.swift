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

  /// Reads the table `variants.bin`.
  init(_ bytes: [UInt8]) throws(TableError) {
    var reader = TableReader(bytes, of: "variants.bin")
    try reader.expect("DV", version: 1)
    let count = Int(try reader.unit())
    let halves = try reader.units(2 * count)
    targets = (0..<count).map { UInt32(halves[2 * $0]) | UInt32(halves[2 * $0 + 1]) << 16 }
    entries = try ScalarTable(from: &reader)
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

  /// In which script a character is used.
  func side(_ scalar: UInt32) -> Side {
    guard scalar >= 0x2E80 else { return .both }
    return Side(rawValue: UInt8(entries[scalar] >> 14)) ?? .both
  }
}
