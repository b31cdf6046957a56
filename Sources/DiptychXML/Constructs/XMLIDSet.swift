internal import DiptychBytes

/// The hashes of the ids of a file.
///
/// Two ids with one hash count as one, which no file of a real archive has.
struct XMLIDSet: Sendable {
  /// An open hash table; zero is a free place.
  private var slots = [UInt64](repeating: 0, count: 4096)
  private var count = 0

  /// A hash of an id, which is never zero.
  @inline(__always)
  static func hash(_ bytes: Span<UInt8>, _ id: Range<Int>) -> UInt64 {
    var hash = UInt64(id.count)
    var index = id.lowerBound
    while id.upperBound - index >= 8 {
      hash = mixed(hash, bytes.word(at: index))
      index += 8
    }
    var rest: UInt64 = 0
    while index < id.upperBound {
      rest = rest << 8 | UInt64(bytes[index])
      index += 1
    }
    return mixed(hash, rest) | 1 << 63
  }

  @inline(__always)
  private static func mixed(_ hash: UInt64, _ word: UInt64) -> UInt64 {
    let product = (hash ^ word).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
    return product.high &+ product.low
  }

  /// Forgets all ids and keeps the memory.
  mutating func removeAll() {
    guard count > 0 else { return }
    for slot in slots.indices { slots[slot] = 0 }
    count = 0
  }

  /// Adds a hash; `false` if it is there.
  @inline(__always)
  mutating func insert(_ hash: UInt64) -> Bool {
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
