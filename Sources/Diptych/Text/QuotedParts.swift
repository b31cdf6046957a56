/// What stands inside and outside of the quotation marks of a text.
struct QuotedParts: Sendable {
  /// The text between quotation marks, those within others not apart, ascending.
  private(set) var inside: [Range<Int>] = []
  /// The bytes of the text around them.
  private(set) var outside: [UInt8] = []

  /// Looks at valid UTF-8; a mark that nothing closes quotes nothing.
  ///
  /// - Complexity: O(*n*): each kind of closing mark is looked for once.
  init(_ utf8: [UInt8]) {
    // Where the next closing mark of each pair stands, as far as it was looked for.
    var closings = Self.pairs.map { _ in -1 }
    var index = 0
    var copied = 0
    while index < utf8.count {
      guard let pair = Self.pair(openingAt: index, of: utf8) else {
        index += 1
        continue
      }
      let start = index + Self.pairs[pair].opening.count
      if closings[pair] < start {
        closings[pair] = Self.place(of: Self.pairs[pair].closing, in: utf8, from: start)
      }
      let end = closings[pair]
      guard end < utf8.count else {
        index += 1
        continue
      }
      outside += utf8[copied..<index]
      inside.append(start..<end)
      copied = end + Self.pairs[pair].closing.count
      index = copied
    }
    outside += utf8[copied...]
  }

  /// The number of the pair whose opening mark stands at an index.
  private static func pair(openingAt index: Int, of utf8: [UInt8]) -> Int? {
    let first = utf8[index]
    guard first == 0x22 || first == 0xE2 || first == 0xE3 || first == 0xC2 else { return nil }
    return pairs.firstIndex { utf8[index...].starts(with: $0.opening) }
  }

  /// Where a mark stands first from `start` on; the end of the text if it does not.
  private static func place(of mark: [UInt8], in utf8: [UInt8], from start: Int) -> Int {
    var index = start
    while index < utf8.count {
      if utf8[index] == mark[0], utf8[index...].starts(with: mark) { return index }
      index += 1
    }
    return index
  }

  private static let pairs: [(opening: [UInt8], closing: [UInt8])] = [
    ("“", "”"), ("‘", "’"), ("「", "」"), ("『", "』"), ("«", "»"), ("\"", "\""), ("〝", "〞"),
  ].map { (Array($0.0.utf8), Array($0.1.utf8)) }
}
