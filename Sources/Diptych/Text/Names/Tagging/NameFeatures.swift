/// The features of a word, as hashes.
///
/// A feature is a template with values, of which no table is kept: the first bits of its hash are the number
/// of its weights (feature hashing: Weinberger et al., Feature Hashing for Large Scale Multitask Learning, 2009).
struct NameFeatures: Sendable {
  /// The hashes, in the order of the templates.
  private(set) var hashes: [UInt32] = []

  /// Forgets the features of the word before.
  mutating func removeAll() { hashes.removeAll(keepingCapacity: true) }

  /// Adds the feature of a template with a value.
  @inline(__always)
  mutating func add(_ template: UInt64, _ value: UInt64) {
    hashes.append(UInt32(truncatingIfNeeded: Self.mix(template &* Self.odd ^ value) >> 32))
  }

  /// Adds the feature of a template with two values.
  @inline(__always)
  mutating func add(_ template: UInt64, _ first: UInt64, _ second: UInt64) {
    add(template, Self.mix(first) ^ second)
  }

  /// Adds the feature of a template with three values.
  @inline(__always)
  mutating func add(_ template: UInt64, _ first: UInt64, _ second: UInt64, _ third: UInt64) {
    add(template, Self.mix(Self.mix(first) ^ second) ^ third)
  }

  private static let odd: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// The two multiplications of MurmurHash3's finaliser (Appleby).
  @inline(__always)
  private static func mix(_ value: UInt64) -> UInt64 {
    var value = (value ^ value >> 33) &* 0xFF51_AFD7_ED55_8CCD
    value = (value ^ value >> 33) &* 0xC4CE_B9FE_1A85_EC53
    return value ^ value >> 33
  }
}

/// The words of a text, of which a ``NameTagger`` finds out to which names they belong.
protocol TokenSequence {
  /// How many words there are.
  var count: Int { get }

  /// The scalars of a word.
  func range(of word: Int) -> Range<Int>

  /// Adds the features of a word.
  func addFeatures(of word: Int, to features: inout NameFeatures)
}
