/// The hash FNV-1a of 64 bits (Fowler, Noll and Vo), one unit after another.
///
/// Units are bytes or scalars: a scalar is one unit, so that its hash is not that of its UTF-8.
enum FNV1a {
  /// The hash of no units.
  static let start: UInt64 = 0xCBF2_9CE4_8422_2325

  /// The hash of one unit more.
  @inline(__always)
  static func hash(_ hash: UInt64, adding unit: some FixedWidthInteger & UnsignedInteger) -> UInt64
  {
    (hash ^ UInt64(truncatingIfNeeded: unit)) &* 0x0000_0100_0000_01B3
  }
}
