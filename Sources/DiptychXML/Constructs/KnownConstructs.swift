/// The constructs of files that libxml2 found valid.
///
/// A value: a thread takes a copy and reads it without a lock.
struct KnownConstructs: Sendable {
  /// An open hash table; no key is zero.
  private var slots = [(high: UInt64, low: UInt64)](repeating: (0, 0), count: 4096)
  private var count = 0

  /// Keys beyond this number are not kept; files that have them go to libxml2.
  private static let maximumCount = 1 << 20

  /// Whether a construct is known.
  @inline(__always)
  func contains(_ key: ConstructKey) -> Bool {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: key.low) & mask
    while true {
      let found = slots[slot]
      if found.high == key.high, found.low == key.low { return true }
      if found.high == 0, found.low == 0 { return false }
      slot = (slot + 1) & mask
    }
  }

  /// Adds a construct.
  mutating func add(_ key: ConstructKey) {
    guard count < Self.maximumCount, !contains(key) else { return }
    if 2 * count >= slots.count { grow() }
    insert((key.high, key.low))
    count += 1
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: (0, 0), count: 4 * old.count)
    for slot in old where slot != (0, 0) { insert(slot) }
  }

  private mutating func insert(_ key: (high: UInt64, low: UInt64)) {
    var slot = Int(truncatingIfNeeded: key.low) & (slots.count - 1)
    while slots[slot] != (0, 0) { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = key
  }
}
