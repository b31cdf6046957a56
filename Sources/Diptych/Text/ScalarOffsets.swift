internal import DiptychBytes

/// Turns byte offsets in valid UTF-8 into offsets in Unicode scalars.
///
/// It counts from the place of the last call, forward or back: offsets that ascend cost one pass over
/// the text, whatever their number.
struct ScalarOffsets {
  /// The number of scalars of the text.
  private(set) lazy var count = utf8.span.scalarCount(0, utf8.count)
  private let utf8: [UInt8]
  private var offset = 0
  private var scalars = 0

  /// Begins at the start of a text.
  init(_ utf8: [UInt8]) { self.utf8 = utf8 }

  /// The number of scalars before the byte at `target`, which is on a scalar boundary.
  mutating func scalars(before target: Int) -> Int {
    guard target > 0 else { return 0 }
    // In ASCII there is nothing to count.
    if count == utf8.count { return target }
    if target < offset - target {
      // The start of the text is nearer than the last place.
      offset = 0
      scalars = 0
    }
    if target >= offset {
      scalars += utf8.span.scalarCount(offset, target)
    } else {
      scalars -= utf8.span.scalarCount(target, offset)
    }
    offset = target
    return scalars
  }
}

extension Span<UInt8> {
  /// The number of scalars between two offsets on scalar boundaries of valid UTF-8.
  func scalarCount(_ start: Int, _ end: Int) -> Int {
    precondition(start >= 0 && start <= end && end <= count, "the offsets lie in the text")
    var continuations = 0
    var index = start
    while end - index >= 8 {
      let word = word(at: index)
      // A one in each byte 10xxxxxx; the multiplication adds the bytes up in the highest.
      let ones = word >> 7 & ~(word >> 6) & 0x0101_0101_0101_0101
      continuations += Int(truncatingIfNeeded: (ones &* 0x0101_0101_0101_0101) >> 56)
      index += 8
    }
    while index < end {
      continuations += self[index] & 0xC0 == 0x80 ? 1 : 0
      index += 1
    }
    return end - start - continuations
  }
}
