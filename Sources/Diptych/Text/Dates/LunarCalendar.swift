/// Tells the months of the Chinese calendar, which are those of no other: 农历五月, 三月初三, 甲辰年八月.
enum LunarCalendar {
  /// Whether a month in `range` is one of this calendar; `hasYear` if a year stands before it.
  static func hasMonth(_ range: Range<Int>, hasYear: Bool, in text: DateText) -> Bool {
    let start = range.lowerBound
    let isLeap = text[start - 1] == 0x95F0 || text[start - 1] == 0x958F  // 闰閏
    return isLeap || isNamed(before: start, in: text) || isOfNamedYear(start, in: text)
      || hasOwnDay(range, hasYear: hasYear, in: text)
  }

  /// Whether 农历, 阴历, 旧历 or 夏历 ends before an index.
  static func isNamed(before index: Int, in text: DateText) -> Bool {
    switch text[index - 1] {
    case 0x5386, 0x66C6, 0x6B77: break  // 历曆歷
    default: return false
    }
    switch text[index - 2] {
    case 0x519C, 0x8FB2, 0x9634, 0x9670, 0x65E7, 0x820A, 0x590F: return true  // 农農阴陰旧舊夏
    default: return false
    }
  }

  /// Whether a year of this calendar stands before a month: 农历2023年, 甲辰年, 宣统三年.
  private static func isOfNamedYear(_ month: Int, in text: DateText) -> Bool {
    yearEnds(before: month, in: text).contains { isNamedYear(endingAt: $0, in: text) }
  }

  private static func isNamedYear(endingAt end: Int, in text: DateText) -> Bool {
    if isStem(text[end - 2]), isBranch(text[end - 1]) { return true }
    if text[end - 1] == 0x5143 { return Era.isLunar(before: end - 1, in: text) }  // 元
    var start = end
    while end - start < 5, WrittenNumber.isNumeral(text[start - 1]) { start -= 1 }
    return isNamed(before: start, in: text) || Era.isLunar(before: start, in: text)
  }

  /// The index of each 年 before a month, also in and before brackets: 宣统三年（1911年）八月.
  private static func yearEnds(before month: Int, in text: DateText) -> [Int] {
    if text[month - 1] == 0x5E74 { return [month - 1] }
    guard text[month - 1] == 0x29 || text[month - 1] == 0xFF09 else { return [] }
    let opening = stride(from: month - 2, through: month - 10, by: -1).first {
      text[$0] == 0x28 || text[$0] == 0xFF08
    }
    return [month - 2, (opening ?? 0) - 1].filter { text[$0] == 0x5E74 }
  }

  /// Whether a day of this calendar stands behind a month: 初三; and 十五 without 日 behind a month in Han
  /// digits, unless a year or a larger number says otherwise.
  private static func hasOwnDay(_ month: Range<Int>, hasYear: Bool, in text: DateText) -> Bool {
    let end = month.upperBound
    guard HanNumeral.isDigit(text[month.lowerBound]), text[end - 1] == 0x6708 else { return false }
    if text[end] == 0x521D { return HanNumeral.isDigit(text[end + 1]) }
    guard !hasYear, HanNumeral.isDigit(text[end]) else { return false }
    var last = end
    while HanNumeral.isDigit(text[last]) { last += 1 }
    guard last - end <= 3, let day = HanNumeral.value((end..<last).map { text[$0] }),
      1...30 ~= day, text.connective(at: last) == nil
    else { return false }
    switch text[text.skippingSpace(last)] {
    case 0x65E5, 0x53F7, 0x865F, 0x3001, 0x591A, 0x4F59, 0x9918: return false  // 日号號、多余餘
    default: return true
    }
  }

  private static func isStem(_ scalar: UInt32) -> Bool {
    switch scalar {
    // 甲乙丙丁戊己庚辛壬癸
    case 0x7532, 0x4E59, 0x4E19, 0x4E01, 0x620A, 0x5DF1, 0x5E9A, 0x8F9B, 0x58EC, 0x7678: true
    default: false
    }
  }

  private static func isBranch(_ scalar: UInt32) -> Bool {
    switch scalar {
    // 子丑寅卯辰巳午未申酉戌亥
    case 0x5B50, 0x4E11, 0x5BC5, 0x536F, 0x8FB0, 0x5DF3, 0x5348, 0x672A, 0x7533, 0x9149, 0x620C,
      0x4EA5:
      true
    default: false
    }
  }
}
