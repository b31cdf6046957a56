/// Tells whether a stretch of Chinese text begins or ends inside a word.
struct HanWordEnds: Sendable {
  private var lattice: HanLattice

  /// The characters on each side that are read: the words around are the same without what is far away.
  private static let context = 16

  /// Makes a judge by the words of the table.
  init(table: NameTable) { lattice = HanLattice(table: table) }

  /// Whether a range begins or ends inside a word of the text.
  mutating func areCut(by range: Range<Int>, in text: [UInt32]) -> Bool {
    let start = max(0, range.lowerBound - Self.context)
    let end = min(text.count, range.upperBound + Self.context)
    lattice.read(Array(text[start..<end]))
    return lattice.tokens.contains { token in
      token.kind == .form
        && [range.lowerBound - start, range.upperBound - start].contains {
          token.range.lowerBound < $0 && $0 < token.range.upperBound
        }
    }
  }
}
