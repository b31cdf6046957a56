/// The weights of some n-grams added up, for each language that ``LanguageModel`` compares.
///
/// A row of the model has a byte for each language, its weight + 128. The sums have 16 bits: those of the
/// even columns in one vector, those of the odd ones in another.
struct GramSum: Sendable {
  private var even = SIMD8<UInt64>()
  private var odd = SIMD8<UInt64>()
  /// The number of n-grams.
  private(set) var count = 0

  /// So many bytes fit into 16 bits.
  static let maximumCount = 256

  private static var low: SIMD8<UInt64> { SIMD8(repeating: 0x00FF_00FF_00FF_00FF) }

  /// Adds the weights of an n-gram.
  @inline(__always)
  mutating func add(_ row: SIMD8<UInt64>) {
    even &+= row & Self.low
    odd &+= (row &>> 8) & Self.low
    count += 1
  }

  /// Adds other sums, which have to fit.
  @inline(__always)
  mutating func add(_ other: borrowing GramSum) {
    even &+= other.even
    odd &+= other.odd
    count += other.count
  }

  /// The sum of a language.
  @inline(__always)
  func weight(ofColumn column: Int) -> Int32 {
    let word = column & 1 == 0 ? even[column >> 3] : odd[column >> 3]
    let sum = UInt16(truncatingIfNeeded: word >> UInt64(16 * (column >> 1 & 3)))
    return Int32(sum) - Int32(128 * count)
  }
}
