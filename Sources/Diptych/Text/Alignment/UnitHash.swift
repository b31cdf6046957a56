/// Numbers that stand for words and characters in translation tables and alignments.
///
/// A unit is known by 32 bits of a mixed hash alone: with some 200,000 units in a table, one unknown
/// unit in 20,000 is taken for a known one, which no score notices.
enum UnitHash {
  /// What a unit is; units of different kinds never meet.
  enum Kind: UInt64 {
    case character = 1, bigram, word, number, name, month, latin
  }

  /// Mixes 64 bits so that every input bit reaches every output bit (the finalizer of SplitMix64).
  static func mix(_ value: UInt64) -> UInt32 {
    var mixed = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return UInt32(truncatingIfNeeded: (mixed ^ (mixed >> 31)) >> 32)
  }

  /// The hash of one Han character.
  static func character(_ scalar: UInt32) -> UInt32 {
    mix(Kind.character.rawValue << 56 | UInt64(scalar))
  }

  /// The hash of two adjacent Han characters.
  static func bigram(_ first: UInt32, _ second: UInt32) -> UInt32 {
    mix(Kind.bigram.rawValue << 56 | UInt64(first) << 24 | UInt64(second))
  }

  /// The hash of a number by its value.
  static func number(_ value: Double) -> UInt32 {
    mix(value.bitPattern ^ Kind.number.rawValue << 3)
  }

  /// The hash of a month, 1...12.
  static func month(_ month: Int) -> UInt32 { mix(Kind.month.rawValue << 56 | UInt64(month)) }

  /// The hash of bytes, such as those of a stem (FNV-1a, mixed).
  static func bytes(_ bytes: some Sequence<UInt8>, _ kind: Kind = .word) -> UInt32 {
    var hash = start(kind)
    for byte in bytes { hash = adding(byte, to: hash) }
    return mix(hash)
  }

  /// The hash of no bytes yet, before it is mixed.
  static func start(_ kind: Kind) -> UInt64 { FNV1a.start ^ kind.rawValue }

  /// The hash of one byte more, before it is mixed.
  static func adding(_ byte: UInt8, to hash: UInt64) -> UInt64 {
    FNV1a.hash(hash, adding: byte)
  }

  /// A key for two adjacent characters in a ``HashIndex``; two pairs of common ones never share one.
  static func key(_ first: UInt32, _ second: UInt32) -> UInt32 {
    guard first | second < 0x10000 else { return bigram(first, second) }
    // An odd factor keeps keys apart; the high bits, which mix best, have to become the low ones.
    let product = (first << 16 | second) &* 0x9E37_79B1
    return product >> 16 | product << 16
  }
}
