/// Numerals written with Han characters.
enum HanNumeral {
  /// Whether `scalar` is a digit or a power of ten, such as 三, 十 or 〇.
  static func isDigit(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x3007, 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341,
      0x767E, 0x5343, 0x96F6, 0x5EFF, 0x5345:
      true
    default: false
    }
  }
}
