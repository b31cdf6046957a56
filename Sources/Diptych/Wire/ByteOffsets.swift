internal import DiptychBytes

/// Turns offsets in Unicode scalars into byte offsets in valid UTF-8.
///
/// It counts on from the place of the last call: offsets that ascend cost one pass over the text.
struct ByteOffsets {
  private let utf8: [UInt8]
  /// The number of scalars of the text.
  let count: Int
  private var offset = 0
  private var scalars = 0

  /// Begins at the start of a text.
  init(_ utf8: [UInt8]) {
    self.utf8 = utf8
    count = utf8.span.scalarCount(0, utf8.count)
  }

  /// The byte at which the scalar with that number begins.
  ///
  /// - Throws: a ``WireError`` if the text has fewer.
  mutating func byte(of target: Int) throws(WireError) -> Int {
    guard target <= count else {
      throw WireError(
        "the offset \(target) lies behind the end of the text, which is \(count) long")
    }
    // In ASCII there is nothing to count.
    if count == utf8.count { return target }
    if target < scalars - target {
      offset = 0
      scalars = 0
    }
    while scalars < target {
      offset += 1
      while offset < utf8.count, utf8[offset] & 0xC0 == 0x80 { offset += 1 }
      scalars += 1
    }
    while scalars > target {
      offset -= 1
      while utf8[offset] & 0xC0 == 0x80 { offset -= 1 }
      scalars -= 1
    }
    return offset
  }
}
