/// The numbers and units that East Asian dates are written with.
extension DateText {
  /// A unit of East Asian dates.
  enum EastAsianUnit { case year, month, day }

  /// The index behind a unit, which a space may precede.
  func unit(_ unit: EastAsianUnit, at index: Int) -> Int? {
    let start = skippingSpace(index)
    switch (unit, self[start]) {
    case (.year, 0x5E74), (.year, 0xB144): return start + 1
    case (.month, 0x6708): return self[start + 1] == 0x4EFD ? start + 2 : start + 1  // 月份
    case (.month, 0xC6D4): return start + 1
    case (.day, 0x65E5), (.day, 0x53F7), (.day, 0x865F), (.day, 0xC77C): return start + 1
    default: return nil
    }
  }

  /// A year of four digits, or of four Han digits such as 二〇一九.
  func fourDigits(at index: Int) -> (value: Int, end: Int)? {
    if let (value, end) = digits(at: index) {
      let isYear = end - index == 4 && (1000...2199).contains(value)
      return isYear && self[index - 1] != 0x2E ? (value, end) : nil
    }
    guard HanNumeral.digit(self[index - 1]) == nil else { return nil }
    var value = 0
    for offset in 0..<4 {
      guard let digit = HanNumeral.digit(self[index + offset]) else { return nil }
      value = value * 10 + digit
    }
    return (1000...2199).contains(value) ? (value, index + 4) : nil
  }

  /// 108年 and 98年, which are no years of our calendar before a month; in Han digits from 100 on.
  func bareYear(at index: Int) -> (value: Int, end: Int)? {
    switch self[index - 1] {
    case 0x27, 0x2019, 0x2E, 0x7B2C: return nil  // ’98年, 第98年
    default: break
    }
    let inDigits = digits(at: index)
    guard let (number, end) = inDigits ?? hanNumber(at: index, before: index + 5),
      (inDigits == nil ? 100 : 10)...150 ~= number, let last = unit(.year, at: end)
    else { return nil }
    return (PartialDate.firstYearOfRepublic + number - 1, last)
  }

  /// A number from 1 in digits or Han digits.
  func number(at index: Int, upTo most: Int) -> (value: Int, end: Int)? {
    let found = digits(at: index) ?? hanNumber(at: index, before: index + 5)
    guard let found, (1...most).contains(found.value) else { return nil }
    return found
  }

  /// 九, 十, 二十三, 一百零八, 廿三, 一〇八.
  func hanNumber(at index: Int, before limit: Int) -> (value: Int, end: Int)? {
    guard !HanNumeral.isDigit(self[index - 1]) || self[index - 1] == 0x5EFF else { return nil }
    var end = index
    while end < limit, HanNumeral.isDigit(self[end]) || end > index && self[end] == 0x25CB {  // ○
      end += 1
    }
    guard end > index, !HanNumeral.isDigit(self[end]) || end == limit else { return nil }
    guard let value = HanNumeral.value((index..<end).map { self[$0] }) else { return nil }
    return (value, end)
  }
}
