/// What XML 1.0 says about single characters.
public enum XMLCharacters {
  /// Whether the character at `index` of valid UTF-8 may not stand in XML, not even escaped.
  public static func isForbidden(in utf8: [UInt8], at index: Int) -> Bool {
    let byte = utf8[index]
    if byte < 0x20 { return byte != 0x09 && byte != 0x0A && byte != 0x0D }
    // U+FFFE and U+FFFF; valid UTF-8 has no surrogates.
    return byte == 0xEF && index + 2 < utf8.count && utf8[index + 1] == 0xBF
      && utf8[index + 2] >= 0xBE
  }

  /// The length in bytes of the forbidden character at `index`.
  public static func lengthOfForbidden(in utf8: [UInt8], at index: Int) -> Int {
    utf8[index] < 0x20 ? 1 : 3
  }

  /// A quick test that most bytes of most texts fail.
  static func mayNeedEscape(_ byte: UInt8) -> Bool {
    // Letters and most of Chinese are told by one comparison.
    if 0x3F...0xEE ~= byte { return false }
    return byte < 0x20 || byte == 0xEF || byte == UInt8(ascii: "&") || byte == UInt8(ascii: "<")
      || byte == UInt8(ascii: ">")
  }

  /// The first byte in the range that ``mayNeedEscape(_:)``, or the end of the range.
  static func firstThatMayNeedEscape(in utf8: [UInt8], _ range: Range<Int>) -> Int {
    let bytes = utf8.span
    var index = range.lowerBound
    while index < range.upperBound, !mayNeedEscape(bytes[index]) { index += 1 }
    return index
  }

  /// A quick test that most bytes of most attributes fail.
  static func mayNeedEscapeInAttribute(_ byte: UInt8) -> Bool {
    mayNeedEscape(byte) || byte == UInt8(ascii: "\"")
  }

  /// How a byte is written in text, if not as itself.
  static func textEscape(_ byte: UInt8) -> [UInt8]? {
    switch byte {
    case UInt8(ascii: "&"): ampersand
    case UInt8(ascii: "<"): less
    case UInt8(ascii: ">"): greater
    case 0x0D: carriageReturn
    default: nil
    }
  }

  /// How a byte is written in an attribute, if not as itself.
  static func attributeEscape(_ byte: UInt8) -> [UInt8]? {
    switch byte {
    case UInt8(ascii: "\""): quotation
    case 0x09: tab
    case 0x0A: lineFeed
    default: textEscape(byte)
    }
  }

  private static let ampersand = Array("&amp;".utf8)
  private static let less = Array("&lt;".utf8)
  private static let greater = Array("&gt;".utf8)
  private static let quotation = Array("&quot;".utf8)
  private static let tab = Array("&#9;".utf8)
  private static let lineFeed = Array("&#10;".utf8)
  private static let carriageReturn = Array("&#13;".utf8)
}
