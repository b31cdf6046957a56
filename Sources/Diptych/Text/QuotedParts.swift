/// What stands inside and outside of the quotation marks of a text.
struct QuotedParts: Sendable {
  /// The text between quotation marks, those within others not apart, ascending.
  private(set) var inside: [Range<Int>] = []
  /// The bytes of the text around them.
  private(set) var outside: [UInt8] = []

  /// Looks at valid UTF-8; a mark that nothing closes quotes nothing.
  init(_ utf8: [UInt8]) {
    var index = 0
    var copied = 0
    while index < utf8.count {
      guard let length = Self.openingLength(utf8, at: index),
        let end = Self.end(of: utf8, from: index + length, openedBy: utf8[index..<index + length])
      else {
        index += 1
        continue
      }
      outside += utf8[copied..<index]
      inside.append(index + length..<end)
      copied = end + length
      index = copied
    }
    outside += utf8[copied...]
  }

  /// The length of the opening mark at an index, which is that of the closing one.
  private static func openingLength(_ utf8: [UInt8], at index: Int) -> Int? {
    let first = utf8[index]
    guard first == 0x22 || first == 0xE2 || first == 0xE3 || first == 0xC2 else { return nil }
    return pairs.first { utf8[index...].starts(with: $0.opening) }?.opening.count
  }

  /// Where the closing mark begins that belongs to an opening one.
  private static func end(
    of utf8: [UInt8], from start: Int, openedBy opening: ArraySlice<UInt8>
  ) -> Int? {
    guard let pair = pairs.first(where: { opening.elementsEqual($0.opening) }) else { return nil }
    var index = start
    while index + pair.closing.count <= utf8.count {
      if utf8[index] == pair.closing[0], utf8[index...].starts(with: pair.closing) { return index }
      index += 1
    }
    return nil
  }

  private static let pairs: [(opening: [UInt8], closing: [UInt8])] = [
    ("“", "”"), ("‘", "’"), ("「", "」"), ("『", "』"), ("«", "»"), ("\"", "\""), ("〝", "〞"),
  ].map { (Array($0.0.utf8), Array($0.1.utf8)) }
}
