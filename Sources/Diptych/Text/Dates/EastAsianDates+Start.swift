extension EastAsianDates {
  /// Whether the ideograph at `index` can start a date with what stands behind it.
  ///
  /// Most are the 一 or 大 of another word: they need a further digit, a unit, or the rest of an era.
  static func mayStart(at index: Int, in text: DateText) -> Bool {
    let next = text[index + 1]
    if text[index] == EastAsianPeriods.lastCentury {
      return isHalf(at: index, in: text)
        || EastAsianPeriods.centuryEnd(behind: index, in: text) != nil
    }
    guard HanNumeral.isDigit(text[index]) else {
      return isHalf(at: index, in: text) || Era.at(index, in: text) != nil
    }
    if HanNumeral.isDigit(next) || HanNumeral.digit(next) != nil { return true }
    switch text[text.skippingSpace(index + 1)] {
    // 月 월 世 季 日 至; the bracket of 今（二）日
    case 0x6708, 0xC6D4, 0x4E16, 0x5B63, 0x65E5, 0x81F3, 0x29, 0xFF09: return true
    default: return false
    }
  }

  /// 下 of 下半年.
  static let lower: UInt32 = 0x4E0B

  /// Whether 上半年 or 下半年 stands at an index.
  private static func isHalf(at index: Int, in text: DateText) -> Bool {
    text[index + 1] == 0x534A
      && (text[index] == EastAsianPeriods.lastCentury || text[index] == lower)
      && text[index + 2] == 0x5E74
  }
}
