/// The two-byte characters of GBK, as Windows maps them: code page 936.
struct GBK: Sendable {
  /// Two bytes that are one character.
  struct Pair: Sendable, Equatable {
    /// 0x81...0xFE.
    var lead: UInt8
    /// 0x40...0xFE without 0x7F.
    var trail: UInt8
  }

  private static let trails = 0xFF - 0x40

  /// The character of each pair, 0 where there is none; all are in the basic plane.
  private let scalars: [UInt16]
  /// For each pair 8 ln(1 + *n*), *n* being how often the character occurs in a corpus.
  private let weights: [UInt8]
  /// The pair of each scalar of the basic plane, the lead in the high byte; 0 where there is none.
  private let pairs: [UInt16]

  /// Reads the table `gbk.bin`.
  init(_ bytes: [UInt8]) throws(TableError) {
    var reader = TableReader(bytes, of: "gbk.bin")
    scalars = try reader.units((0xFF - 0x81) * Self.trails)
    weights = [UInt8](try reader.raw(scalars.count))
    var pairs = [UInt16](repeating: 0, count: 0x1_0000)
    for (index, scalar) in scalars.enumerated() where scalar != 0 {
      let (lead, trail) = index.quotientAndRemainder(dividingBy: Self.trails)
      pairs[Int(scalar)] = UInt16(lead + 0x81) << 8 | UInt16(trail + 0x40)
    }
    self.pairs = pairs
  }

  /// The table of a run, read once.
  static func shared(_ context: StageContext) throws -> GBK {
    try context.table("gbk") { try GBK(context.bundled("gbk.bin")) }
  }

  /// The character of two bytes; `nil` if they are none.
  func decode(_ lead: UInt8, _ trail: UInt8) -> UInt32? {
    guard lead >= 0x81, lead < 0xFF, trail >= 0x40, trail < 0xFF else { return nil }
    let scalar = scalars[Int(lead - 0x81) * Self.trails + Int(trail - 0x40)]
    return scalar == 0 ? nil : UInt32(scalar)
  }

  /// The two bytes of a character; `nil` if GBK has it not, or as one byte.
  func encode(_ scalar: UInt32) -> Pair? {
    guard scalar < 0x1_0000, pairs[Int(scalar)] != 0 else { return nil }
    let pair = pairs[Int(scalar)]
    return Pair(lead: UInt8(pair >> 8), trail: UInt8(truncatingIfNeeded: pair))
  }

  /// How frequent a character is in modern Chinese: ln(1 + occurrences), 0...11.
  func logFrequency(_ scalar: UInt32) -> Double {
    guard let pair = encode(scalar) else { return 0 }
    return Double(weights[Int(pair.lead - 0x81) * Self.trails + Int(pair.trail - 0x40)]) / 8
  }
}
