/// Reads the days that are listed behind a date: the 5日 and 8日 of 5月3日、5日和8日, the 27 of May 3 and 27, 2021.
struct ListedDays {
  private let text: DateText

  /// Reads `text`.
  init(_ text: DateText) { self.text = text }

  /// A date with the days listed behind it, which are of its month and come after it.
  ///
  /// - Complexity: O(*k*) for *k* days, which are at most 31.
  func listed(from date: FoundDate) -> [FoundDate] {
    guard date.from.day != nil else { return [date] }
    var result = [date]
    while let last = result.last, let next = eastAsian(after: last) { result.append(next) }
    return result.count > 1 ? result : english(after: date)
  }

  // MARK: - East Asian

  private func eastAsian(after date: FoundDate) -> FoundDate? {
    let end = text.skippingWeekday(date.range.upperBound)
    guard text.isListing(at: end) else { return nil }
    let last = date.to ?? date.from
    guard let before = last.day, let (day, dayEnd) = text.number(at: end + 1, upTo: 31),
      day > before
    else { return nil }
    let from = PartialDate(year: last.year, month: last.month, day: day)
    guard let unit = text.unit(.day, at: dayEnd) else {
      guard text.isListedDay(day, endingAt: dayEnd) else { return nil }
      return FoundDate(range: end + 1..<dayEnd, from: from, reading: date.reading)
    }
    guard !text.isLengthOfDays(endingAt: unit) else { return nil }
    var result = FoundDate(range: end + 1..<unit, from: from, reading: date.reading)
    if let next = text.connective(at: text.skippingWeekday(unit)),
      let (lastDay, lastEnd) = text.number(at: next, upTo: 31), lastDay > day,
      let lastUnit = text.unit(.day, at: lastEnd)
    {
      result.to = PartialDate(year: last.year, month: last.month, day: lastDay)
      result.range = end + 1..<lastUnit
    }
    return result
  }

  // MARK: - English

  /// Days behind a month and its day, the last of them behind "and".
  private func english(after date: FoundDate) -> [FoundDate] {
    guard date.to == nil, var last = date.from.day, endsWithDay(date.range) else { return [date] }
    var days: [(day: Int, range: Range<Int>)] = []
    var end = date.range.upperBound
    var isComplete = false
    while !isComplete, let (next, isLast) = separator(at: end),
      let (day, dayEnd, _) = text.englishDay(at: next), day > last
    {
      days.append((day, next..<dayEnd))
      (last, end, isComplete) = (day, dayEnd, isLast)
    }
    let (year, yearEnd) = text.englishYear(behind: end)
    guard isComplete, year != nil || text.endsEnglishPhrase(at: end) else { return [date] }
    var first = date
    first.from.year = date.from.year ?? year
    return [first]
      + days.map { day, range in
        FoundDate(
          range: range.lowerBound..<(range.upperBound == end ? yearEnd : range.upperBound),
          from: PartialDate(year: first.from.year, month: first.from.month, day: day))
      }
  }

  /// Whether a date ends with its day, not with its year or month.
  private func endsWithDay(_ range: Range<Int>) -> Bool {
    var start = range.upperBound
    if text.isLetter(at: start - 1) { start -= 2 }
    guard text.isDigit(at: start - 1) else { return false }
    while start > range.lowerBound, text.isDigit(at: start - 1) { start -= 1 }
    return text.englishDay(at: start)?.end == range.upperBound && start > range.lowerBound
  }

  private func separator(at index: Int) -> (next: Int, isLast: Bool)? {
    if text[index] == 0x2C, text[index + 1] == 0x20 {
      let and = text.end(ofEnglish: "and", at: index + 2)
      return (and ?? index + 2, and != nil)
    }
    return text[index] == 0x2F ? nil : text.englishAnd(at: index).map { ($0, true) }
  }
}

extension DateText {
  /// Whether further days follow a day without its unit, the last of them with it: the 6 of 8月6、9日.
  func isListedDay(_ day: Int, endingAt index: Int) -> Bool {
    var (day, end) = (day, index)
    while isListing(at: end), let next = number(at: end + 1, upTo: 31), next.value > day {
      (day, end) = next
      if unit(.day, at: end) != nil { return true }
    }
    return false
  }

  /// Whether a comma or a word for "and" stands at an index.
  func isListing(at index: Int) -> Bool {
    switch self[index] {
    case 0x3001, 0x548C, 0x53CA, 0x4E0E, 0x8207, 0x8DDF: true  // 、和及与與跟
    default: false
    }
  }

  /// Whether 日 before `index` counts days or is part of a word: 3日内, 5日后, 8日游, 9日元.
  func isLengthOfDays(endingAt index: Int) -> Bool {
    switch self[index] {
    // 内內后後以之间間游遊本元圆圓益常均用报報军軍语語文方币幣系企
    case 0x5185, 0x5167, 0x540E, 0x5F8C, 0x4EE5, 0x4E4B, 0x95F4, 0x9593, 0x6E38, 0x904A, 0x672C,
      0x5143, 0x5706, 0x5713, 0x76CA, 0x5E38, 0x5747, 0x7528, 0x62A5, 0x5831, 0x519B, 0x8ECD,
      0x8BED, 0x8A9E, 0x6587, 0x65B9, 0x5E01, 0x5E63, 0x7CFB, 0x4F01:
      true
    case 0x524D:  // 前, but 前往, 前来 and 前赴
      ![0x5F80, 0x6765, 0x4F86, 0x8D74].contains(self[index + 1])
    default: false
    }
  }
}
