/// Eight bytes of a text at a time, to skip what has none of the bytes that matter.
///
/// The test for a byte is that for a zero byte in a word, after H. S. Warren, Hacker's Delight (2nd
/// ed.), section 6-1.
struct ByteBlock {
  /// The number of bytes.
  static let count = 8

  private let bytes: UInt64

  /// The bytes from `offset` on, of which there are ``count``.
  @inline(__always)
  init(_ text: Span<UInt8>, at offset: Int) {
    precondition(offset >= 0 && offset &+ Self.count <= text.count, "a block lies inside its text")
    bytes = unsafe text.bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self)
  }

  /// The number of bytes that go on with a scalar of UTF-8: 10xxxxxx.
  @inline(__always)
  var continuations: Int { Self.sum(bytes >> 7 & ~(bytes >> 6) & Self.ones) }

  /// The number of bytes that are no less than `byte`, which is greater than 0x80.
  @inline(__always)
  func count(from byte: UInt8) -> Int {
    // A carry into the highest bit of a byte, where that was set already.
    let carry = (bytes & ~(Self.ones << 7)) &+ Self.ones &* UInt64(0x100 - UInt64(byte))
    return Self.sum((carry & bytes) >> 7 & Self.ones)
  }

  /// A one in each byte.
  private static let ones: UInt64 = 0x0101_0101_0101_0101

  /// The sum of the bytes, each 0 or 1: the multiplication adds them up in the highest.
  @inline(__always)
  private static func sum(_ bytes: UInt64) -> Int { Int(truncatingIfNeeded: (bytes &* ones) >> 56) }

  /// Whether all bytes are ASCII.
  @inline(__always)
  var isASCII: Bool { bytes & 0x8080_8080_8080_8080 == 0 }

  /// Whether the block has a byte that is no greater than `byte`, which is less than 0x7F.
  @inline(__always)
  func has(upTo byte: UInt8) -> Bool {
    let bound = 0x0101_0101_0101_0101 &* (UInt64(byte) &+ 1)
    return (bytes &- bound) & ~bytes & 0x8080_8080_8080_8080 != 0
  }

  /// Whether the block has a byte.
  @inline(__always)
  func has(_ byte: UInt8) -> Bool {
    let low: UInt64 = 0x0101_0101_0101_0101
    let difference = bytes ^ low &* UInt64(byte)
    return (difference &- low) & ~difference & 0x8080_8080_8080_8080 != 0
  }
}
