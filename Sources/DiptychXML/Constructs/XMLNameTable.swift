/// The numbers of the names of a schema, found by their bytes.
struct XMLNameTable {
  /// A name of at most 16 bytes, as a number.
  struct Packed: Equatable {
    var high: UInt64 = 0
    var low: UInt64 = 0

    /// Adds a byte; of a name that is too long nothing remains that a table has.
    @inline(__always)
    mutating func append(_ byte: UInt8) {
      high = high << 8 | low >> 56
      low = low << 8 | UInt64(byte)
    }
  }

  /// The length of the longest name.
  static let maximumLength = 16
  private static let size = 512

  private(set) var names: [Packed] = []
  private var slots = [Int16](repeating: -1, count: size)

  /// How many names there are.
  var count: Int { names.count }

  /// The number of a name, which is added if it is new.
  mutating func add(_ name: String) throws(RelaxNGReader.Unsupported) -> Int {
    guard 1...Self.maximumLength ~= name.utf8.count, names.count < Self.size / 2 else {
      throw RelaxNGReader.Unsupported()
    }
    var packed = Packed()
    for byte in name.utf8 { packed.append(byte) }
    if let known = self[packed] { return known }
    var slot = Self.slot(packed)
    while slots[slot] >= 0 { slot = (slot + 1) % Self.size }
    slots[slot] = Int16(names.count)
    names.append(packed)
    return names.count - 1
  }

  /// The number of a name.
  @inline(__always)
  subscript(packed: Packed) -> Int? {
    var slot = Self.slot(packed)
    while true {
      let number = Int(slots[slot])
      if number < 0 { return nil }
      if names[number] == packed { return number }
      slot = (slot + 1) % Self.size
    }
  }

  @inline(__always)
  private static func slot(_ name: Packed) -> Int {
    let mixed = (name.low ^ name.high &* 0x9E37_79B9_7F4A_7C15) &* 0xD6E8_FEB8_6659_FD93
    return Int(truncatingIfNeeded: mixed >> 55)
  }
}
