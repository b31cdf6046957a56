/// Whether a line ends where a sentence does.
enum SentenceEnd {
  /// Whether a range of valid UTF-8 ends with a stop, maybe inside closing quotation marks or brackets.
  static func isAtEnd(of utf8: [UInt8], in range: Range<Int>) -> Bool {
    var end = range.upperBound
    for _ in 0..<4 {
      guard end > range.lowerBound else { return false }
      var start = end - 1
      while start > range.lowerBound, utf8[start] & 0xC0 == 0x80 { start -= 1 }
      end = start
      switch Scalars.decode(utf8, at: &start) {
      // ! . ? : ; … 。 ！ ． ： ； ？ ｡
      case 0x21, 0x2E, 0x3F, 0x3A, 0x3B, 0x2026, 0x3002, 0xFF01, 0xFF0E, 0xFF1A, 0xFF1B, 0xFF1F,
        0xFF61:
        return true
      // Closing quotation marks and brackets, and spaces.
      case 0x22, 0x27, 0x29, 0x5D, 0xBB, 0x2019, 0x201D, 0x203A, 0x3009, 0x300B, 0x300D, 0x300F,
        0x3011, 0xFF09, 0xFF3D, 0x20, 0xA0, 0x3000:
        continue
      default: return false
      }
    }
    return false
  }
}
