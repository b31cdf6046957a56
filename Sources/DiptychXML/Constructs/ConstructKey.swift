internal import DiptychBytes

/// A hash of a construct that is no step.
///
/// 128 bits from two products of 64 by 64 bits for each word, with factors that each process draws
/// anew: among a million keys, two are alike by chance with a probability below 2⁻⁸⁰, and nobody can
/// look for such a pair beforehand.
struct ConstructKey: Hashable {
  private(set) var high: UInt64
  private(set) var low: UInt64

  /// The secret numbers of a process.
  struct Seed: Sendable {
    let start = (UInt64.random(in: 0 ... .max), UInt64.random(in: 0 ... .max))
    let factor = (UInt64.random(in: 0 ... .max) | 1, UInt64.random(in: 0 ... .max) | 1)
  }

  /// What a construct is but for the values without form: a definition and the names and forms of its
  /// attributes, or the form of its text.
  struct Names {
    /// The highest bit tells how many attributes there are.
    private(set) var word: UInt64

    /// The definitions that fit.
    static let maximumDefinitions = 256
    private static let maximum = UInt64(1) << 54

    init(attributesOf definition: Int) { word = 1 << 8 | UInt64(definition) }

    init(textOf definition: Int, _ form: Int) {
      word = (3 << 8 | UInt64(definition)) << 3 | UInt64(form)
    }

    /// Adds an attribute; `false` if there are too many.
    @inline(__always)
    mutating func add(_ number: Int, _ form: Int) -> Bool {
      guard word < Self.maximum, form < 8 else { return false }
      word = word << 9 | UInt64(number << 3 | form)
      return true
    }
  }

  @inline(__always)
  init(_ seed: Seed) { (high, low) = seed.start }

  /// Adds a word.
  @inline(__always)
  mutating func add(_ seed: Seed, _ word: UInt64) {
    high = Self.mixed(high ^ word, seed.factor.0)
    low = Self.mixed(low ^ word, seed.factor.1)
  }

  /// Adds valid UTF-8 and where it ends.
  @inline(__always)
  mutating func add(_ seed: Seed, _ bytes: Span<UInt8>) {
    var index = 0
    while bytes.count - index >= 8 {
      add(seed, bytes.word(at: index))
      index += 8
    }
    // No text has the highest byte of this word.
    var word = 0xF8 | UInt64(bytes.count - index)
    while index < bytes.count {
      word = word << 8 | UInt64(bytes[index])
      index += 1
    }
    add(seed, word << (8 * UInt64(word.leadingZeroBitCount / 8)))
  }

  @inline(__always)
  private static func mixed(_ value: UInt64, _ factor: UInt64) -> UInt64 {
    let product = value.multipliedFullWidth(by: factor)
    // The sum keeps what a product with few bits would lose.
    return product.high ^ product.low &+ value
  }
}
