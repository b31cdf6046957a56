extension DateText {
  /// The index behind a weekday at `index`, its brackets, the comma behind it and the space around it; the index
  /// itself if there is none.
  ///
  /// （星期二）, 周五, （火）, 金曜日, (화), (Tuesday), Friday, and Fri. as they stand beside the days of a range.
  func skippingWeekday(_ index: Int) -> Int {
    let first = skippingSpace(index)
    let isOpen = self[first] == 0x28 || self[first] == 0xFF08
    guard let end = weekdayEnd(at: isOpen ? first + 1 : first, isInBrackets: isOpen) else {
      return index
    }
    guard isOpen else { return skippingSpace(self[end] == 0x2C ? end + 1 : end) }
    return self[end] == 0x29 || self[end] == 0xFF09 ? end + 1 : index
  }

  private func weekdayEnd(at index: Int, isInBrackets: Bool) -> Int? {
    guard self[index] >= 0x80 else { return englishWeekdayEnd(at: index) }
    guard let day = end(of: Self.weekWords, at: index) else {
      return neighbourWeekdayEnd(at: index, isInBrackets: isInBrackets)
    }
    switch self[day] {
    // 一二三四五六日天
    case 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x65E5, 0x5929: return day + 1
    default: return nil
    }
  }

  /// A day of the week in Japanese or Korean: 火曜日, 화요일; in brackets 火, 月・祝 and 화 too.
  private func neighbourWeekdayEnd(at index: Int, isInBrackets: Bool) -> Int? {
    switch self[index] {
    // 日月火水木金土
    case 0x65E5, 0x6708, 0x706B, 0x6C34, 0x6728, 0x91D1, 0x571F:
      if let end = end(of: Self.japaneseDays, at: index + 1) { return end }
      guard isInBrackets else { return nil }
      return end(of: Self.holidays, at: index + 1) ?? index + 1
    // 일월화수목금토
    case 0xC77C, 0xC6D4, 0xD654, 0xC218, 0xBAA9, 0xAE08, 0xD1A0:
      return end(of: Self.koreanDays, at: index + 1) ?? (isInBrackets ? index + 1 : nil)
    default: return nil
    }
  }

  private static let japaneseDays = words("曜日", "曜")
  private static let koreanDays = words("요일")
  private static let holidays = words("・祝", "･祝", "祝")

  private func englishWeekdayEnd(at index: Int) -> Int? {
    guard self[index] &- 0x41 < 26, !isLetter(at: index - 1) else { return nil }
    var key: UInt64 = 0
    var end = index
    while isLetter(at: end) {
      guard end - index < 9 else { return nil }
      key = key << 6 | UInt64(self[end] & 0x1F)
      end += 1
    }
    guard Self.weekdays.contains(key) else { return nil }
    return self[end] == 0x2E ? end + 1 : end
  }

  private static let weekWords = words("星期", "礼拜", "禮拜", "周", "週")

  /// Their letters, six bits each.
  private static let weekdays: Set<UInt64> = {
    let names = [
      "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "tues", "thur",
      "thurs",
    ]
    let short = names.prefix(7).map { $0.prefix(3) }
    return Set(
      (names.map { $0[...] } + short).map { name in
        name.utf8.reduce(0) { $0 << 6 | UInt64($1 & 0x1F) }
      })
  }()
}
