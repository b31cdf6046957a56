/// Tells whether a stretch of Chinese text begins or ends inside a word.
struct HanWordEnds: Sendable {
  private var lattice: HanLattice

  /// The characters on each side that are read: the words around are the same without what is far away.
  private static let context = 16

  /// Makes a judge by the words of the table.
  init(table: NameTable) { lattice = HanLattice(table: table) }

  /// Whether a range begins or ends inside a word of the text.
  mutating func areCut(by range: Range<Int>, in text: [UInt32]) -> Bool {
    let range = read(range, in: text)
    return lattice.tokens.contains { token in
      token.kind == .form
        && [range.lowerBound, range.upperBound].contains {
          token.range.lowerBound < $0 && $0 < token.range.upperBound
        }
    }
  }

  /// Whether a range may be the name of a person: it is no word, and no part of one or of another name, but for
  /// one whose last character is one of `verbs`.
  mutating func mayBeName(
    _ name: Range<Int>, in text: [UInt32], before verbs: Set<UInt32>
  ) -> Bool {
    let range = read(name, in: text)
    return lattice.tokens.allSatisfy { token in
      guard token.range.overlaps(range), token.range != range else {
        return token.range != range || token.kind != .form || token.classes.contains(.person)
      }
      if token.kind == .form { return token.range.count == 1 }
      return token.range.lowerBound == range.lowerBound
        && token.range.upperBound == range.upperBound + 1
        && verbs.contains(text[name.upperBound])
    }
  }

  /// Cuts a stretch of the text into words, and returns where the range is in it.
  private mutating func read(_ range: Range<Int>, in text: [UInt32]) -> Range<Int> {
    let start = max(0, range.lowerBound - Self.context)
    let end = min(text.count, range.upperBound + Self.context)
    lattice.read(Array(text[start..<end]))
    return range.lowerBound - start..<range.upperBound - start
  }
}
