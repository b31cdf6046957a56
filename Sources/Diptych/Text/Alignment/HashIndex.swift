/// Numbers hashes in the order in which they are first seen: an open-addressing table in one array.
///
/// Keys are mixed already, so a key's low bits are its place; a dictionary would hash them again, and
/// with another seed in each process.
struct HashIndex: Sendable {
  /// In each slot a key, and in the low half its number plus one; 0 is an empty slot.
  private var slots: [UInt64]
  private var mask: Int
  /// How many keys are known; the next new one gets this number.
  private(set) var count = 0

  /// Makes an empty index.
  init(minimumCapacity: Int = 64) {
    var size = 64
    while size < minimumCapacity * 2 { size *= 2 }
    slots = [UInt64](repeating: 0, count: size)
    mask = size - 1
  }

  /// The number of `key`; a new one if it was not seen before.
  mutating func number(of key: UInt32) -> Int {
    var place = Int(key) & mask
    while slots[place] != 0 {
      if UInt32(slots[place] >> 32) == key { return Self.number(slots[place]) }
      place = (place + 1) & mask
    }
    count += 1
    slots[place] = UInt64(key) << 32 | UInt64(count)
    if count * 2 > mask { grow() }
    return count - 1
  }

  /// The number of `key` if it was seen.
  func find(_ key: UInt32) -> Int? {
    var place = Int(key) & mask
    while slots[place] != 0 {
      if UInt32(slots[place] >> 32) == key { return Self.number(slots[place]) }
      place = (place + 1) & mask
    }
    return nil
  }

  private static func number(_ slot: UInt64) -> Int { Int(slot & 0xFFFF_FFFF) - 1 }

  private mutating func grow() {
    let old = slots
    mask = mask * 2 + 1
    slots = [UInt64](repeating: 0, count: mask + 1)
    for slot in old where slot != 0 {
      var place = Int(slot >> 32) & mask
      while slots[place] != 0 { place = (place + 1) & mask }
      slots[place] = slot
    }
  }
}
