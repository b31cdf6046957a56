/// The letters of a short word in one number, so that equal numbers are equal words.
struct PackedLetters: Sendable {
  private(set) var bits: UInt128
  private var count = 0
  private var isInRange = true

  private static let letterBits: UInt128 = 12
  private static let mostLetters = 10

  /// A word without letters; words with different marks, which are less than 256, are different.
  init(mark: UInt8 = 0) { bits = UInt128(mark) }

  /// Adds a letter.
  @inline(__always)
  mutating func append(_ letter: UInt32) {
    bits = bits &<< Self.letterBits | UInt128(letter & 0xFFF)
    count += 1
    isInRange = isInRange && letter < 0x1000
  }

  /// Whether the number has all letters.
  var isWhole: Bool { count <= Self.mostLetters && isInRange }
}
