/// Numbers hashes in the order in which they are first seen: an open-addressing table in two arrays.
///
/// Keys are mixed already, so a key's low bits are its place; a dictionary would hash them again, and
/// with another seed in each process.
struct HashIndex: Sendable {
  private var keys: [UInt32]
  private var values: [Int32]
  private var mask: Int
  /// How many keys are known; the next new one gets this number.
  private(set) var count = 0

  /// Makes an empty index.
  init(minimumCapacity: Int = 64) {
    var size = 64
    while size < minimumCapacity * 2 { size *= 2 }
    keys = [UInt32](repeating: 0, count: size)
    values = [Int32](repeating: -1, count: size)
    mask = size - 1
  }

  /// The number of `key`; a new one if it was not seen before.
  mutating func number(of key: UInt32) -> Int {
    var place = Int(key) & mask
    while values[place] >= 0 {
      if keys[place] == key { return Int(values[place]) }
      place = (place + 1) & mask
    }
    keys[place] = key
    values[place] = Int32(count)
    count += 1
    if count * 2 > mask { grow() }
    return count - 1
  }

  /// The number of `key` if it was seen.
  func find(_ key: UInt32) -> Int? {
    var place = Int(key) & mask
    while values[place] >= 0 {
      if keys[place] == key { return Int(values[place]) }
      place = (place + 1) & mask
    }
    return nil
  }

  private mutating func grow() {
    let oldKeys = keys
    let oldValues = values
    mask = mask * 2 + 1
    keys = [UInt32](repeating: 0, count: mask + 1)
    values = [Int32](repeating: -1, count: mask + 1)
    for (key, value) in zip(oldKeys, oldValues) where value >= 0 {
      var place = Int(key) & mask
      while values[place] >= 0 { place = (place + 1) & mask }
      keys[place] = key
      values[place] = value
    }
  }
}
