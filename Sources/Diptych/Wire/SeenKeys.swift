/// The keys that came in an object of JSON.
struct SeenKeys {
  private var bits: UInt64 = 0

  /// Notes a key.
  ///
  /// - Throws: a ``WireError`` if it is none of `all`, at most 64, or came before.
  mutating func note(_ key: String, among all: [String]) throws(WireError) {
    guard let number = all.firstIndex(of: key) else { throw Self.unknown(key, among: all) }
    guard bits & 1 << number == 0 else { throw WireError("the key '\(key)' comes twice") }
    bits |= 1 << number
  }

  private static func unknown(_ key: String, among all: [String]) -> WireError {
    guard let meant = closestWord(to: key, among: all) else {
      return WireError("unknown key '\(readable(key))'")
    }
    return WireError("unknown key '\(readable(key))'; did you mean '\(meant)'?")
  }
}
