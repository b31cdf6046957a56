internal import DiptychBytes

/// The hashes of the ids of a file, 48 bits each.
///
/// Two ids with one hash count as one, which hardly a file of a real archive has.
struct XMLIDSet: Sendable {
  /// An open hash table.
  ///
  /// The highest 16 bits of a place that is taken are the number of the file; what earlier files have
  /// left is free.
  private var slots = [UInt64](repeating: 0, count: minimumSize)
  /// Small files use the beginning of the table only, which stays in the cache.
  private var mask = minimumSize - 1
  private var count = 0
  private var file: UInt64 = 1

  private static let minimumSize = 1024

  /// A hash of an id.
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
    return mixed(hash, rest)
  }

  @inline(__always)
  private static func mixed(_ hash: UInt64, _ word: UInt64) -> UInt64 {
    let product = (hash ^ word).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
    return product.high &+ product.low
  }

  /// Forgets all ids and keeps the memory.
  mutating func removeAll() {
    count = 0
    mask = Self.minimumSize - 1
    file = (file + 1) & 0xFFFF
    guard file == 0 else { return }
    for slot in slots.indices { slots[slot] = 0 }
    file = 1
  }

  /// Adds a hash; `false` if it is there.
  @inline(__always)
  mutating func insert(_ hash: UInt64) -> Bool {
    if 2 * count > mask { grow() }
    let taken = hash & 0xFFFF_FFFF_FFFF | file << 48
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] >> 48 == file {
      if slots[slot] == taken { return false }
      slot = (slot + 1) & mask
    }
    slots[slot] = taken
    count += 1
    return true
  }

  private mutating func grow() {
    let old = slots[...mask].filter { $0 >> 48 == file }
    for slot in 0...mask { slots[slot] = 0 }
    mask = 4 * mask + 3
    if slots.count <= mask { slots += [UInt64](repeating: 0, count: mask + 1 - slots.count) }
    count = 0
    for hash in old { _ = insert(hash) }
  }
}
