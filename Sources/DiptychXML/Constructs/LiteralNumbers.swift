/// The numbers of names, found by where their literals lie in memory.
///
/// A program writes few names, each again and again from the same literals: the address says which
/// one it is. What is not in its place is looked up by its bytes.
struct LiteralNumbers: Sendable {
  /// The address and length of a literal, and the number of its name or -1.
  private var slots = [(literal: UInt, number: Int)](repeating: (0, -1), count: 256)

  /// The number of a name, or -1.
  @inline(__always)
  mutating func number(of name: XMLName, in table: XMLNameTable) -> Int {
    let address = unsafe UInt(bitPattern: name.text.utf8Start)
    // Addresses have less than 56 bits.
    let literal = address << 8 | UInt(truncatingIfNeeded: name.text.utf8CodeUnitCount)
    let slot = Int(truncatingIfNeeded: (literal &* 0x9E37_79B9_7F4A_7C15) >> 56)
    if slots[slot].literal == literal { return slots[slot].number }
    let number = Self.find(name, in: table)
    slots[slot] = (literal, number)
    return number
  }

  @inline(never)
  private static func find(_ name: XMLName, in table: XMLNameTable) -> Int {
    var packed = XMLNameTable.Packed()
    for index in 0..<name.text.utf8CodeUnitCount {
      packed.append(unsafe name.text.utf8Start[index])
    }
    return name.text.utf8CodeUnitCount <= XMLNameTable.maximumLength ? table[packed] ?? -1 : -1
  }
}
