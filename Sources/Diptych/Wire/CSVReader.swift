/// Reads tables by RFC 4180, as ``CSVWriter`` writes them; line ends may be LF alone.
struct CSVReader {
  private let bytes: [UInt8]
  private var index = 0

  /// Whether the table begins with a byte order mark, which is no text.
  let hasByteOrderMark: Bool

  /// Begins to read.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    hasByteOrderMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    index = hasByteOrderMark ? 3 : 0
  }

  /// The fields of the next row; `nil` behind the last one.
  mutating func next() -> [[UInt8]]? {
    guard index < bytes.count else { return nil }
    var row: [[UInt8]] = []
    while true {
      row.append(field())
      guard index < bytes.count else { return row }
      let isEnd = bytes[index] != UInt8(ascii: ",")
      if isEnd, bytes[index] == 0x0D, index + 1 < bytes.count, bytes[index + 1] == 0x0A {
        index += 1
      }
      index += 1
      if isEnd { return row }
    }
  }

  /// Reads up to the comma or the line end behind a field.
  private mutating func field() -> [UInt8] {
    var field: [UInt8] = []
    var isQuoted = false
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\"") {
        // Two of them inside of quotation marks are one.
        if isQuoted, index + 1 < bytes.count, bytes[index + 1] == byte {
          field.append(byte)
          index += 1
        } else {
          isQuoted.toggle()
        }
      } else if !isQuoted, byte == UInt8(ascii: ",") || byte == 0x0A || byte == 0x0D {
        break
      } else {
        field.append(byte)
      }
      index += 1
    }
    return field
  }
}
