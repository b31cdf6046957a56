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

  @inline(__always)
  init(_ seed: Seed, _ word: Int) {
    (high, low) = seed.start
    add(seed, UInt64(bitPattern: Int64(word)))
  }

  /// Adds a word.
  @inline(__always)
  mutating func add(_ seed: Seed, _ word: UInt64) {
    high = Self.mixed(high ^ word, seed.factor.0)
    low = Self.mixed(low ^ word, seed.factor.1)
  }

  /// Adds bytes and their number.
  @inline(__always)
  mutating func add(_ seed: Seed, _ bytes: Span<UInt8>) {
    add(seed, UInt64(bytes.count))
    var index = 0
    while index + 8 <= bytes.count {
      add(seed, unsafe bytes.bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self))
      index += 8
    }
    guard index < bytes.count else { return }
    var word: UInt64 = 0
    while index < bytes.count {
      word = word << 8 | UInt64(bytes[index])
      index += 1
    }
    add(seed, word)
  }

  @inline(__always)
  private static func mixed(_ value: UInt64, _ factor: UInt64) -> UInt64 {
    let product = value.multipliedFullWidth(by: factor)
    // The sum keeps what a product with few bits would lose.
    return product.high ^ product.low &+ value
  }
}
