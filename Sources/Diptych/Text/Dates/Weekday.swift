extension DateText {
  /// The index behind a weekday at `index`, its brackets, the comma behind it and the space around it; the index
  /// itself if there is none.
  ///
  /// （星期二）, 周五, (Tuesday), Friday, and Fri. as they stand beside the days of a range.
  func skippingWeekday(_ index: Int) -> Int {
    let first = skippingSpace(index)
    let isOpen = self[first] == 0x28 || self[first] == 0xFF08
    guard let end = weekdayEnd(at: isOpen ? first + 1 : first) else { return index }
    guard isOpen else { return skippingSpace(self[end] == 0x2C ? end + 1 : end) }
    return self[end] == 0x29 || self[end] == 0xFF09 ? end + 1 : index
  }

  private func weekdayEnd(at index: Int) -> Int? {
    guard self[index] >= 0x80 else { return englishWeekdayEnd(at: index) }
    guard let day = end(of: Self.weekWords, at: index) else { return nil }
    switch self[day] {
    // 一二三四五六日天
    case 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x65E5, 0x5929: return day + 1
    default: return nil
    }
  }

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
