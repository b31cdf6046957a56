/// Turns byte offsets in valid UTF-8 into offsets in Unicode scalars, each in constant time.
struct ScalarOffsets {
  /// The number of scalars before each byte, and last the number of all; empty if all are ASCII.
  private var table: [Int32] = []
  /// The number of scalars.
  private(set) var count = 0

  /// Goes over to another text.
  mutating func load(_ utf8: [UInt8]) {
    table.removeAll(keepingCapacity: true)
    count = utf8.count
    guard utf8.contains(where: { $0 >= 0x80 }) else { return }
    table.reserveCapacity(utf8.count + 1)
    var scalars: Int32 = 0
    for byte in utf8 {
      table.append(scalars)
      // The scalar is counted at its last byte: what follows a byte is what the next one has before it.
      scalars += byte & 0xC0 == 0x80 ? 0 : 1
    }
    table.append(scalars)
    count = Int(scalars)
  }

  /// The number of scalars before the byte at `offset`, which is on a scalar boundary.
  subscript(offset: Int) -> Int { table.isEmpty ? offset : Int(table[offset]) }
}
