/// What was found out about short words, for the next time they come: most words are common ones.
///
/// A word is known by all of its letters, so that remembering never changes a result. Of two words that
/// have the same place the later one stays.
struct WordMemory<Value: Sendable>: Sendable {
  private let placeBits: UInt64
  private var words: [UInt128]
  private var values: [Value]

  /// Makes a memory of 2 to the power of `placeBits` words; `empty` is any value.
  init(placeBits: Int, empty: Value) {
    self.placeBits = UInt64(placeBits)
    words = [UInt128](repeating: .max, count: 1 << placeBits)
    values = [Value](repeating: empty, count: 1 << placeBits)
  }

  /// The place of a whole word, if it is known.
  @inline(__always)
  func place(of word: PackedLetters) -> Int? {
    let place = slot(word.bits)
    return words[place] == word.bits ? place : nil
  }

  /// What is known of the word at a place.
  subscript(place: Int) -> Value { values[place] }

  /// Remembers what a whole word has.
  mutating func remember(_ value: Value, of word: PackedLetters) {
    let place = slot(word.bits)
    words[place] = word.bits
    values[place] = value
  }

  /// Multiplicative hashing: Knuth, The Art of Computer Programming, volume 3, section 6.4.
  @inline(__always)
  private func slot(_ bits: UInt128) -> Int {
    let folded = UInt64(truncatingIfNeeded: bits) ^ UInt64(truncatingIfNeeded: bits >> 61)
    return Int(truncatingIfNeeded: (folded &* 0x9E37_79B9_7F4A_7C15) >> (64 - placeBits))
  }
}
