/// Names of one folder that differ only in case or in the normalisation of their characters; some
/// file systems take them for one.
enum AmbiguousNames {
  /// Those of `names` that have such a twin among them.
  static func among(_ names: [[UInt8]]) -> Set<[UInt8]> {
    var isAscii = true
    var keys: Set<UInt64> = []
    keys.reserveCapacity(names.count)
    for name in names {
      var key = FNV1a.start
      for byte in name {
        if byte >= 0x80 { isAscii = false }
        let lower = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
        key = FNV1a.hash(key, adding: lower)
      }
      keys.insert(key)
    }
    // The common case: nothing to look at closely.
    if isAscii, keys.count == names.count { return [] }
    var groups: [String: [[UInt8]]] = [:]
    for name in names {
      // Strings are equal if their characters are, however they are composed.
      groups[String(decoding: name, as: UTF8.self).lowercased(), default: []].append(name)
    }
    return Set(groups.values.filter { $0.count > 1 }.joined())
  }
}
