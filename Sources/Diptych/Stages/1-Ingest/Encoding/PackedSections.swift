/// A file of tables: the number of sections, the length of each, then the sections.
struct PackedSections {
  private let bytes: [UInt8]
  private var ranges: [Range<Int>] = []

  /// Reads the head of `bytes`; `nil` if it does not have `count` sections of the lengths it gives.
  init?(_ bytes: [UInt8], count: Int) {
    func number(at offset: Int) -> Int {
      guard offset + 4 <= bytes.count else { return 0 }
      return (0..<4).reduce(0) { $0 | Int(bytes[offset + $1]) << (8 * $1) }
    }
    guard number(at: 0) == count else { return nil }
    self.bytes = bytes
    var start = 4 + 4 * count
    for index in 0..<count {
      let end = start + number(at: 4 + 4 * index)
      guard end <= bytes.count else { return nil }
      ranges.append(start..<end)
      start = end
    }
  }

  /// A section as it is.
  func bytes(_ section: Int) -> [UInt8] { Array(bytes[ranges[section]]) }

  /// A section of 16-bit numbers.
  func words(_ section: Int) -> [UInt16] {
    let range = ranges[section]
    var words: [UInt16] = []
    words.reserveCapacity(range.count / 2)
    for offset in stride(from: range.lowerBound, to: range.upperBound - 1, by: 2) {
      words.append(UInt16(bytes[offset]) | UInt16(bytes[offset + 1]) << 8)
    }
    return words
  }
}
