/// What stands between two lines that are one paragraph.
enum LineJoint {
  /// A space: the line end parted two words.
  case space
  /// Nothing: the line end stands inside of East Asian text.
  case nothing
  /// Nothing, and the hyphen before it may only be there for the line end.
  case hyphen

  /// How two lines of valid UTF-8, neither of them blank, are joined.
  init(_ utf8: [UInt8], _ first: Range<Int>, _ second: Range<Int>) {
    let start = second.lowerBound
    let beginsWide =
      second.count > 2 && EastAsian.begins(utf8[start], utf8[start + 1], utf8[start + 2])
    if beginsWide || EastAsian.ends(utf8[first]) || Self.cutsNumber(utf8, first, second) {
      self = .nothing
      return
    }
    let end = first.upperBound
    let isHyphenated =
      first.count > 1 && utf8[end - 1] == UInt8(ascii: "-") && Self.isLetter(utf8[end - 2])
      && Self.isLetter(utf8[start])
    self = isHyphenated ? .hyphen : .space
  }

  /// Whether a line end stands inside of a number, which stands inside of East Asian text.
  private static func cutsNumber(
    _ utf8: [UInt8], _ first: Range<Int>, _ second: Range<Int>
  ) -> Bool {
    let digits: ClosedRange<UInt8> = 0x30...0x39
    var (start, end) = (first.upperBound, second.lowerBound)
    while start > first.lowerBound, digits ~= utf8[start - 1] { start -= 1 }
    while end < second.upperBound, digits ~= utf8[end] { end += 1 }
    return start < first.upperBound && end > second.lowerBound && second.upperBound - end > 2
      && EastAsian.ends(utf8[first.lowerBound..<start])
      && EastAsian.begins(utf8[end], utf8[end + 1], utf8[end + 2])
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) || byte >= 0xC0 || (0x80..<0xC0).contains(byte)
  }
}
