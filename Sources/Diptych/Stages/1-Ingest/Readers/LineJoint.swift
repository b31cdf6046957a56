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
    if beginsWide || EastAsian.ends(utf8[first]) {
      self = .nothing
      return
    }
    let end = first.upperBound
    let isHyphenated =
      first.count > 1 && utf8[end - 1] == UInt8(ascii: "-") && Self.isLetter(utf8[end - 2])
      && Self.isLetter(utf8[start])
    self = isHyphenated ? .hyphen : .space
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) || byte >= 0xC0 || (0x80..<0xC0).contains(byte)
  }
}
