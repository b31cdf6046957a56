/// Reads the parts of `names.bin`, each of which starts at a multiple of four bytes.
struct NameTableReader {
  private let bytes: [UInt8]
  private var next = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Reads the mark and the counts: characters, codes, states, records, concepts, bytes of the pool.
  mutating func header() throws(TableError) -> (Int, Int, Int, Int, Int, Int) {
    guard try raw(8).elementsEqual("DIPNAMES".utf8) else { throw error("it is no name table") }
    let numbers = try numbers(7)
    guard numbers[0] == 1 else { throw error("it has version \(numbers[0]), not 1") }
    let counts = numbers.dropFirst().map { Int($0) }
    return (counts[0], counts[1], counts[2], counts[3], counts[4], counts[5])
  }

  /// The next `count` bytes.
  mutating func raw(_ count: Int) throws(TableError) -> [UInt8] {
    let start = try skip(count)
    return Array(bytes[start..<start + count])
  }

  /// The next `count` numbers of 32 bits.
  mutating func numbers(_ count: Int) throws(TableError) -> [UInt32] {
    let start = try skip(4 * count)
    return (0..<count).map { index in
      let at = start + 4 * index
      return UInt32(bytes[at]) | UInt32(bytes[at + 1]) << 8 | UInt32(bytes[at + 2]) << 16
        | UInt32(bytes[at + 3]) << 24
    }
  }

  /// Goes past `count` bytes and the padding behind them; gives where they start.
  mutating func skip(_ count: Int) throws(TableError) -> Int {
    guard count >= 0, count <= bytes.count - next else { throw error("it is cut short") }
    let start = next
    next = min(bytes.count, (next + count + 3) & ~3)
    return start
  }

  /// What is wrong with this table.
  func error(_ reason: String) -> TableError { TableError(name: "names.bin", reason: reason) }
}
