/// What stands between two lines that are one paragraph.
enum LineJoint {
  /// A space: the line end parted two words.
  case space
  /// Nothing: the line end stands inside of East Asian text, or behind a hyphen beside a digit.
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
    guard Self.isCut(utf8[first], utf8[second]) else {
      self = .space
      return
    }
    // 2024-2025, COVID-19, 20-year-old.
    let hasNumber = Self.isDigit(utf8[first.upperBound - 2]) || Self.isDigit(utf8[start])
    self = hasNumber ? .nothing : .hyphen
  }

  /// Whether a line ends behind a hyphen inside of a word or number, which goes on in the next line.
  static func isCut(_ first: ArraySlice<UInt8>, _ second: ArraySlice<UInt8>) -> Bool {
    guard first.count > 1, let next = second.first else { return false }
    return first.last == UInt8(ascii: "-") && isWord(first[first.endIndex - 2]) && isWord(next)
  }

  /// Whether a line end stands inside of a number, which stands inside of East Asian text.
  private static func cutsNumber(
    _ utf8: [UInt8], _ first: Range<Int>, _ second: Range<Int>
  ) -> Bool {
    var (start, end) = (first.upperBound, second.lowerBound)
    while start > first.lowerBound, isDigit(utf8[start - 1]) { start -= 1 }
    while end < second.upperBound, isDigit(utf8[end]) { end += 1 }
    return start < first.upperBound && end > second.lowerBound && second.upperBound - end > 2
      && EastAsian.ends(utf8[first.lowerBound..<start])
      && EastAsian.begins(utf8[end], utf8[end + 1], utf8[end + 2])
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private static func isWord(_ byte: UInt8) -> Bool {
    isDigit(byte) || (0x61...0x7A).contains(byte | 0x20) || byte >= 0x80
  }
}
