/// A text as sentence rules look at it: scalars by byte offset, forwards and backwards.
struct SentenceText {
  let bytes: [UInt8]

  var count: Int { bytes.count }

  /// The scalar that starts at `offset`, with its length in bytes; (0, 1) at the end.
  @inline(__always)
  func scalar(at offset: Int) -> (value: UInt32, count: Int) {
    guard offset < bytes.count else { return (0, 1) }
    let first = UInt32(bytes[offset])
    return first < 0xC0 ? (first, 1) : longScalar(first, at: offset)
  }

  private func longScalar(_ first: UInt32, at offset: Int) -> (value: UInt32, count: Int) {
    if first & 0xF0 == 0xE0, offset + 3 <= bytes.count {
      let middle = UInt32(bytes[offset + 1]) & 0x3F
      return ((first & 0x0F) << 12 | middle << 6 | UInt32(bytes[offset + 2]) & 0x3F, 3)
    }
    let count = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    guard offset + count <= bytes.count else { return (0xFFFD, bytes.count - offset) }
    var value = first & (0x7F >> UInt32(count))
    for index in 1..<count { value = value << 6 | UInt32(bytes[offset + index]) & 0x3F }
    return (value, count)
  }

  /// The scalar that ends at `offset`, with its length in bytes; (0, 1) at the start.
  func scalar(before offset: Int) -> (value: UInt32, count: Int) {
    var start = offset - 1
    guard start >= 0 else { return (0, 1) }
    while start > 0, offset - start < 4, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    return (scalar(at: start).value, offset - start)
  }

  /// The offset behind the white space that starts at `offset`.
  func skipSpace(from offset: Int) -> Int {
    var end = offset
    while end < bytes.count {
      let scalar = scalar(at: end)
      guard Self.isSpace(scalar.value) else { break }
      end += scalar.count
    }
    return end
  }

  /// White space that XML counts as such; nothing else may be left out between segments.
  static func isMarkupSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D
  }

  /// White space of any kind.
  static func isSpace(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x20, 0x09...0x0D, 0x85, 0xA0, 0x1680, 0x2000...0x200B, 0x2028, 0x2029, 0x202F, 0x205F,
      0x3000, 0xFEFF:
      true
    default: false
    }
  }

  /// Turns ascending offsets of sentence starts into ranges without the white space between them.
  ///
  /// White space that XML does not count as such stays with the sentence before it.
  func ranges(startingAt starts: [Int]) -> [TextRange] {
    var ranges: [TextRange] = []
    ranges.reserveCapacity(starts.count)
    for (index, first) in starts.enumerated() {
      var start = first
      var end = index + 1 < starts.count ? starts[index + 1] : bytes.count
      while start < end, Self.isMarkupSpace(bytes[start]) { start += 1 }
      while end > start, Self.isMarkupSpace(bytes[end - 1]) { end -= 1 }
      if start < end { ranges.append(TextRange(start, end)) }
    }
    return ranges
  }
}
