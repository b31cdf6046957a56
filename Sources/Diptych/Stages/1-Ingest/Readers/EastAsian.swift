/// Characters between which a line end is no space: Han, kana and the wide punctuation around them.
enum EastAsian {
  /// Whether a UTF-8 text ends with such a character.
  static func ends(_ utf8: ArraySlice<UInt8>) -> Bool {
    guard utf8.count > 2 else { return false }
    let end = utf8.endIndex
    if utf8.count > 3, utf8[end - 4] >= 0xF0 { return isWide(utf8[end - 4], utf8[end - 3]) }
    return begins(utf8[end - 3], utf8[end - 2], utf8[end - 1])
  }

  /// Whether the first bytes of a UTF-8 text are such a character.
  static func begins(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
    if first >= 0xF0 { return isWide(first, second) }
    guard (0xE2...0xEF).contains(first) else { return false }
    let scalar =
      UInt32(first & 0x0F) << 12 | UInt32(second & 0x3F) << 6 | UInt32(third & 0x3F)
    switch scalar {
    // Quotation marks, dashes and dots are wide where they stand in East Asian text, which the
    // other side decides.
    case 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2026, 0x2E80...0x312F, 0x31A0...0xA4CF,
      0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF01...0xFF60, 0xFFE0...0xFFE6:
      return true
    default: return false
    }
  }

  /// Whether a character beyond the basic plane is a Han character: U+20000 to U+3FFFF.
  private static func isWide(_ first: UInt8, _ second: UInt8) -> Bool {
    first == 0xF0 && second >= 0xA0
  }
}
