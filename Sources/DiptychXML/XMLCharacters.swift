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

  /// The first byte in the range that may need an escape in text, that begins what XML forbids, or that
  /// is no well-formed UTF-8; the end of the range if there is none.
  static func firstOfNote(in utf8: Span<UInt8>, _ range: Range<Int>) -> Int {
    var index = range.lowerBound
    let end = range.upperBound
    precondition(index >= 0 && end <= utf8.count, "the range lies in the text")
    while index < end {
      if end - index >= 8 {
        let word = utf8.word(at: index)
        if word & 0x8080_8080_8080_8080 == 0 {
          let found =
            word.matchesOfControls() | word.matches(UInt8(ascii: "&"))
            | (word | 0x0202_0202_0202_0202).matches(UInt8(ascii: ">"))
          if found != 0 { return index + found.firstMatch }
          index += 8
          continue
        }
        // Two characters of three bytes that begin with E1 to EC, like most of Chinese.
        if word & 0xC0C0_F0C0_C0F0 == 0x8080_E080_80E0, isCommonLead(utf8[index]),
          isCommonLead(utf8[index + 3])
        {
          index += 6
          continue
        }
      }
      if utf8[index] < 0x80 {
        if mayNeedEscape(utf8[index]) { return index }
        index += 1
      } else {
        let length = lengthOfCharacter(utf8, index, end)
        if length == 0 || isForbidden(in: utf8, at: index) { return index }
        index += length
      }
    }
    return end
  }

  @inline(__always)
  private static func isCommonLead(_ byte: UInt8) -> Bool { 0xE1...0xEC ~= byte }

  /// The length of the character at `index`, or 0 if it is not well formed (Unicode 16, table 3-7).
  private static func lengthOfCharacter(_ utf8: Span<UInt8>, _ index: Int, _ end: Int) -> Int {
    let first = utf8[index]
    func next(_ offset: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
      index + offset < end && range ~= utf8[index + offset]
    }
    switch first {
    case 0..<0x80: return 1
    case 0xC2...0xDF: return next(1) ? 2 : 0
    case 0xE0: return next(1, 0xA0...0xBF) && next(2) ? 3 : 0
    case 0xED: return next(1, 0x80...0x9F) && next(2) ? 3 : 0
    case 0xE1...0xEF: return next(1) && next(2) ? 3 : 0
    case 0xF0: return next(1, 0x90...0xBF) && next(2) && next(3) ? 4 : 0
    case 0xF1...0xF3: return next(1) && next(2) && next(3) ? 4 : 0
    case 0xF4: return next(1, 0x80...0x8F) && next(2) && next(3) ? 4 : 0
    default: return 0
    }
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
