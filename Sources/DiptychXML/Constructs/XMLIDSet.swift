/// The hashes of the ids of a file.
///
/// Two ids with one hash count as one, which no file of a real archive has.
struct XMLIDSet {
  /// An open hash table; zero is a free place.
  private var slots = [UInt64](repeating: 0, count: 4096)
  private var count = 0

  /// Forgets all ids and keeps the memory.
  mutating func removeAll() {
    guard count > 0 else { return }
    for slot in slots.indices { slots[slot] = 0 }
    count = 0
  }

  /// Adds an id; `false` if it is there.
  @inline(__always)
  mutating func insert(_ hash: UInt64) -> Bool {
    guard hash != 0 else { return false }
    if 2 * count >= slots.count { grow() }
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != 0 {
      if slots[slot] == hash { return false }
      slot = (slot + 1) & mask
    }
    slots[slot] = hash
    count += 1
    return true
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: 0, count: 4 * old.count)
    count = 0
    for hash in old where hash != 0 { _ = insert(hash) }
  }
}
