/// Unicode white space in UTF-8 text.
enum WhiteSpace {
  /// Whether `scalar` has the Unicode property `White_Space`.
  static func contains(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F,
      0x3000:
      true
    default: false
    }
  }

  /// Whether `scalar` is never seen: a zero-width space, a joiner, a byte order mark inside the text.
  static func isInvisible(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x200B, 0x2060, 0xFEFF: true
    default: false
    }
  }

  /// The length in bytes of the white space character at `index`, 0 if there is none.
  static func length(in utf8: [UInt8], at index: Int, before end: Int) -> Int {
    let first = utf8[index]
    if first < 0x80 { return first == 0x20 || (0x09...0x0D).contains(first) ? 1 : 0 }
    if first == 0xC2 {
      guard index + 1 < end else { return 0 }
      return utf8[index + 1] == 0x85 || utf8[index + 1] == 0xA0 ? 2 : 0
    }
    guard (0xE1...0xE3).contains(first), index + 2 < end else { return 0 }
    let scalar =
      UInt32(first & 0x0F) << 12 | UInt32(utf8[index + 1] & 0x3F) << 6
      | UInt32(utf8[index + 2] & 0x3F)
    return contains(scalar) ? 3 : 0
  }

  /// `range` without the white space at both ends.
  static func trimmed(_ range: Range<Int>, in utf8: [UInt8]) -> Range<Int> {
    var start = range.lowerBound
    var end = range.upperBound
    while start < end {
      let length = length(in: utf8, at: start, before: end)
      guard length > 0 else { break }
      start += length
    }
    while start < end {
      var last = end - 1
      while last > start, utf8[last] & 0xC0 == 0x80 { last -= 1 }
      let length = length(in: utf8, at: last, before: end)
      guard length > 0, last + length == end else { break }
      end = last
    }
    return start..<end
  }

  /// A text without the white space at both ends.
  static func trimmed(_ utf8: [UInt8]) -> [UInt8] {
    let range = trimmed(0..<utf8.count, in: utf8)
    return range.count == utf8.count ? utf8 : Array(utf8[range])
  }

  /// Whether a range of valid UTF-8 is white space only.
  static func isBlank(_ range: TextRange, in utf8: [UInt8]) -> Bool {
    var index = range.start
    while index < range.end {
      let length = length(in: utf8, at: index, before: range.end)
      guard length > 0 else { return false }
      index += length
    }
    return true
  }
}
