internal import DiptychBytes

/// What XML 1.0 says about single characters.
public enum XMLCharacters {
  /// Whether the character at `index` of valid UTF-8 may not stand in XML, not even escaped.
  static func isForbidden(in utf8: Span<UInt8>, at index: Int) -> Bool {
    let byte = utf8[index]
    if byte < 0x20 { return byte != 0x09 && byte != 0x0A && byte != 0x0D }
    // U+FFFE and U+FFFF; valid UTF-8 has no surrogates.
    return byte == 0xEF && index + 2 < utf8.count && utf8[index + 1] == 0xBF
      && utf8[index + 2] >= 0xBE
  }

  /// The length in bytes of the forbidden character at `index`.
  public static func lengthOfForbidden(in utf8: Span<UInt8>, at index: Int) -> Int {
    utf8[index] < 0x20 ? 1 : 3
  }

  /// A quick test that most bytes of most texts fail.
  static func mayNeedEscape(_ byte: UInt8) -> Bool {
    // Letters and most of Chinese are told by one comparison.
    if 0x3F...0xEE ~= byte { return false }
    return byte < 0x20 || byte == 0xEF || byte == UInt8(ascii: "&") || byte == UInt8(ascii: "<")
      || byte == UInt8(ascii: ">")
  }

  /// The first byte in the range that needs an escape or may be forbidden, or the end of the range.
  static func firstThatMayNeedEscape(in utf8: Span<UInt8>, _ range: Range<Int>) -> Int {
    var index = range.lowerBound
    let end = range.upperBound
    precondition(index >= 0 && end <= utf8.count, "the range lies in the text")
    while end - index >= 8 {
      let word = utf8.word(at: index)
      var found =
        word.matchesOfControls() | word.matches(UInt8(ascii: "&"))
        | (word | 0x0202_0202_0202_0202).matches(UInt8(ascii: ">"))
      // Most Chinese punctuation begins with the byte that U+FFFE and U+FFFF begin with.
      let wide = word.matches(0xEF)
      if wide != 0 {
        found |= end - index > 8 ? wide & utf8.word(at: index + 1).matches(0xBF) : wide
      }
      if found != 0 { return index + found.firstMatch }
      index += 8
    }
    while index < end, !mayNeedEscape(utf8[index]) { index += 1 }
    return index
  }

  /// A quick test that most bytes of most attributes fail.
  static func mayNeedEscapeInAttribute(_ byte: UInt8) -> Bool {
    mayNeedEscape(byte) || byte == UInt8(ascii: "\"")
  }

  /// How a byte is written in text, if not as itself.
  static func textEscape(_ byte: UInt8) -> StaticString? {
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case 0x0D: "&#13;"
    default: nil
    }
  }

  /// How a byte is written in an attribute, if not as itself.
  static func attributeEscape(_ byte: UInt8) -> StaticString? {
    switch byte {
    case UInt8(ascii: "\""): "&quot;"
    case 0x09: "&#9;"
    case 0x0A: "&#10;"
    default: textEscape(byte)
    }
  }
}
