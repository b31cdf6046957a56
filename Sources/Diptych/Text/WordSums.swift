/// The sums of short words that came up before: most words of a text are common ones.
///
/// A word is known by all of its letters, so that what is kept never changes a result. Of two words with
/// the same slot the later one stays.
struct WordSums {
  /// The letters of a word in one number, and the script whose languages are compared.
  struct Key: Equatable {
    fileprivate private(set) var bits: UInt128
    private var count = 0
    private var isInRange = true

    /// The key of a word without letters.
    init(_ script: Script) { bits = UInt128(script.rawValue) }

    /// Adds a letter.
    @inline(__always)
    mutating func append(_ letter: UInt32) {
      bits = bits &<< 12 | UInt128(letter & 0xFFF)
      count += 1
      isInRange = isInRange && letter < 0x1000
    }

    /// Whether the number has all letters.
    var isWhole: Bool { count <= 10 && isInRange }
  }

  private static let slotBits = 11

  private var keys = [UInt128](repeating: .max, count: 1 << slotBits)
  private var sums = [GramSum](repeating: GramSum(), count: 1 << slotBits)

  /// The sums of a whole word, if they are known.
  subscript(key: Key) -> GramSum? {
    get {
      let slot = Self.slot(key)
      return keys[slot] == key.bits ? sums[slot] : nil
    }
    set {
      guard let newValue else { return }
      let slot = Self.slot(key)
      keys[slot] = key.bits
      sums[slot] = newValue
    }
  }

  /// Multiplicative hashing: Knuth, The Art of Computer Programming, volume 3, section 6.4.
  private static func slot(_ key: Key) -> Int {
    let folded = UInt64(truncatingIfNeeded: key.bits) ^ UInt64(truncatingIfNeeded: key.bits >> 61)
    return Int(truncatingIfNeeded: (folded &* 0x9E37_79B9_7F4A_7C15) >> UInt64(64 - slotBits))
  }
}
