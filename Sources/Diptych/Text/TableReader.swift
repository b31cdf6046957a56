/// Reads a table of little-endian 16-bit units from bytes.
struct TableReader {
  private let name: String
  private let bytes: [UInt8]
  private var next = 0

  /// Reads from the start of `bytes`, which come from the resource `name`.
  init(_ bytes: [UInt8], of name: String) {
    self.bytes = bytes
    self.name = name
  }

  /// Reads the mark that a table starts with: two letters and a version.
  mutating func expect(_ mark: StaticString, version: UInt16) throws(TableError) {
    let found = try raw(2)
    guard found.elementsEqual("\(mark)".utf8) else { throw error("it is no '\(mark)' table") }
    let foundVersion = try unit()
    guard foundVersion == version else {
      throw error("it has version \(foundVersion), not \(version)")
    }
  }

  /// The next number.
  mutating func unit() throws(TableError) -> UInt16 {
    guard next + 2 <= bytes.count else { throw error("it is cut short") }
    defer { next += 2 }
    return UInt16(bytes[next]) | UInt16(bytes[next + 1]) << 8
  }

  /// The next `count` numbers.
  mutating func units(_ count: Int) throws(TableError) -> [UInt16] {
    guard next + 2 * count <= bytes.count else { throw error("it is cut short") }
    let start = next
    next += 2 * count
    return (0..<count).map {
      UInt16(bytes[start + 2 * $0]) | UInt16(bytes[start + 2 * $0 + 1]) << 8
    }
  }

  /// The next `count` bytes.
  mutating func raw(_ count: Int) throws(TableError) -> ArraySlice<UInt8> {
    guard next + count <= bytes.count else { throw error("it is cut short") }
    defer { next += count }
    return bytes[next..<next + count]
  }

  /// What is wrong with this table.
  func error(_ reason: String) -> TableError { TableError(name: name, reason: reason) }
}

/// A table that ships with the product is not what it should be.
struct TableError: Error, CustomStringConvertible {
  /// The name of the resource.
  let name: String
  /// What is wrong.
  let reason: String
  var description: String { "the table '\(name)' cannot be used; \(reason)" }
}
