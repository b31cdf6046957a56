/// Reads the dates of English text.
///
/// - Complexity: O(*n*); every attempt reads a bounded number of scalars.
struct EnglishDates {
  private let text: DateText

  /// Reads `text`.
  init(_ text: DateText) { self.text = text }

  /// The date that starts at `index`, where a word or a number starts.
  func date(at index: Int) -> FoundDate? {
    guard var date = dated(at: index) else { return nil }
    if date.needsYear, !date.needsMonth {
      if let (word, end) = YearWord.english(behind: date.range.upperBound, in: text) {
        date.yearWord = word
        date.range = date.range.lowerBound..<end
      } else if text.hasEnglishWord(Self.every, before: date.range.lowerBound) {
        date.yearWord = .every
      }
    }
    return date
  }

  private static let every = DateText.words("every ", "Every ", "each ", "Each ")

  private func dated(at index: Int) -> FoundDate? {
    let years = EnglishYears(text)
    if text.isDigit(at: index) {
      return dayFirst(at: index) ?? years.decade(at: index) ?? years.range(at: index)
        ?? years.year(at: index)
    }
    if MonthName.at(index, in: text) != nil { return monthFirst(at: index) }
    if text[index] == 0x51 { return years.quarter(at: index) }  // Q3 2019
    if text[index] == 0x46, text[index + 1] == 0x59 { return years.fiscalYear(at: index) }  // FY
    guard text[index] | 0x20 == 0x74, text[index + 2] == 0x65 else {
      return years.part(at: index, from: index)
    }
    guard let start = text.end(ofEnglish: "the", at: index), mayFollowArticle(text[start]) else {
      return nil
    }
    if let found = years.part(at: start, from: index) { return found }
    if let found = dayFirst(at: start, needsOrdinal: true) ?? years.decade(at: start) {
      return FoundDate(range: index..<found.range.upperBound, from: found.from, to: found.to)
    }
    return DayAlone(text).english(at: start)
  }

  /// Whether a day, a decade, or the first letter of first, second, third, fourth may stand there.
  private func mayFollowArticle(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x30...0x39, 0xFF10...0xFF19, 0x46, 0x53, 0x54, 0x66, 0x73, 0x74: true
    default: false
    }
  }

  // MARK: - The day first

  /// 21 May 2019, 3rd of March, 2014, 21-23 May 2019, 30 May to 2 June 2019, the 3 of 3 and 8 May.
  private func dayFirst(at index: Int, needsOrdinal: Bool = false) -> FoundDate? {
    guard let (first, end, isOrdinal) = text.englishDay(at: index), isOrdinal || !needsOrdinal
    else { return nil }
    if let found = hyphenated(first, from: index, at: end) { return found }
    guard let (month, monthEnd) = month(at: end) else { return dayBefore(index, first, end) }
    let (year, yearEnd) = text.englishYear(behind: monthEnd)
    let from = PartialDate(year: year, month: month, day: first)
    let single = FoundDate(range: index..<yearEnd, from: from)
    // 31 February has no value, but it is no other date either.
    guard from.exists, let (next, isRange) = joint(at: yearEnd),
      let (day, dayEnd, _) = text.englishDay(at: next),
      let (toMonth, toEnd) = self.month(at: dayEnd)
    else { return single }
    let (toYear, wholeEnd) = text.englishYear(behind: toEnd)
    let to = PartialDate(year: toYear ?? year, month: toMonth, day: day)
    return whole(single, to, endingAt: wholeEnd, isRange: isRange) ?? single
  }

  /// A day whose month follows a further day: 21-23 May 2019, 5/6 June; the 3 of 3 and 8 May.
  private func dayBefore(_ index: Int, _ first: Int, _ end: Int) -> FoundDate? {
    guard let (next, isRange) = joint(at: end) ?? comma(at: end),
      let (last, lastEnd, _) = text.englishDay(at: next), last > first
    else { return nil }
    if let (month, monthEnd) = month(at: lastEnd) {
      let (year, yearEnd) = text.englishYear(behind: monthEnd)
      let single = FoundDate(
        range: index..<end, from: PartialDate(year: year, month: month, day: first))
      let to = PartialDate(year: year, month: month, day: last)
      guard single.from.exists, to.exists, text[end] != 0x2C else { return nil }
      let range = FoundDate(range: index..<yearEnd, from: single.from, to: to)
      return isRange || last == first + 1 || isBetween(index) ? range : single
    }
    // 3, 5 and 8 May: of the month of what follows.
    guard !isRange, let rest = listedBefore(last, lastEnd) else { return nil }
    return FoundDate(
      range: index..<end, from: PartialDate(year: rest.year, month: rest.month, day: first))
  }

  /// The month and year behind days that go on behind `day`.
  private func listedBefore(_ day: Int, _ end: Int) -> PartialDate? {
    var (day, end) = (day, end)
    while let next = comma(at: end)?.next ?? text.englishAnd(at: end),
      let (further, furtherEnd, _) = text.englishDay(at: next), further > day
    {
      if let (month, monthEnd) = month(at: furtherEnd) {
        let date = PartialDate(
          year: text.englishYear(behind: monthEnd).year, month: month, day: further)
        return date.exists && text[end] != 0x2C ? date : nil
      }
      (day, end) = (further, furtherEnd)
    }
    return nil
  }

  /// 29-Feb-2024.
  private func hyphenated(_ day: Int, from start: Int, at end: Int) -> FoundDate? {
    guard text[end] == 0x2D, let (month, monthEnd) = MonthName.at(end + 1, in: text),
      text[monthEnd] == 0x2D, let (year, yearEnd) = text.yearDigits(at: monthEnd + 1),
      !text.isLetter(at: yearEnd)
    else { return nil }
    return FoundDate(
      range: start..<yearEnd, from: PartialDate(year: year, month: month, day: day))
  }

  // MARK: - The month first

  /// May 21, 2019; May 21 to 23, 2019; May 30 to June 2, 2019; June 2017; June to August 2017.
  private func monthFirst(at index: Int) -> FoundDate? {
    guard let (month, monthEnd) = MonthName.at(index, in: text) else { return nil }
    let dayStart = text.skippingSpace(monthEnd)
    guard dayStart > monthEnd, let (day, dayEnd, _) = text.englishDay(at: dayStart) else {
      return monthAlone(month, at: index, end: monthEnd)
    }
    let (year, end) = text.englishYear(behind: dayEnd)
    let single = FoundDate(
      range: index..<end, from: PartialDate(year: year, month: month, day: day))
    guard single.from.exists, let (next, isRange) = joint(at: end) else { return single }
    let named = MonthName.at(next, in: text)
    let lastStart = named.map { text.skippingSpace($0.end) } ?? next
    guard named != nil || year == nil, let (last, lastEnd, _) = text.englishDay(at: lastStart)
    else { return single }
    let (toYear, wholeEnd) = text.englishYear(behind: lastEnd)
    let to = PartialDate(year: toYear ?? year, month: named?.month ?? month, day: last)
    guard
      named != nil
        || last > day && (isRange || toYear != nil || text.endsEnglishPhrase(at: lastEnd))
    else { return single }
    return whole(single, to, endingAt: wholeEnd, isRange: isRange) ?? single
  }

  /// June 2017, June to August 2017; June where a preposition says that it is no name and no verb.
  private func monthAlone(_ month: Int, at index: Int, end: Int) -> FoundDate? {
    let (year, yearEnd) = monthYear(behind: end)
    let single = FoundDate(
      range: index..<(year == nil ? end : yearEnd), from: PartialDate(year: year, month: month))
    if let (next, isRange) = joint(at: single.range.upperBound),
      let (toMonth, toEnd) = MonthName.at(next, in: text),
      !text.isDigit(at: text.skippingSpace(toEnd)) || text.englishYear(behind: toEnd).year != nil
    {
      let (toYear, wholeEnd) = text.englishYear(behind: toEnd)
      let to = PartialDate(year: toYear, month: toMonth)
      if toYear != nil || mayBeAlone(from: index, to: end) && text.endsEnglishPhrase(at: toEnd),
        let whole = whole(single, to, endingAt: wholeEnd, isRange: isRange)
      {
        return whole
      }
    }
    return year != nil || mayBeAlone(from: index, to: end) ? single : nil
  }

  /// The year of May 2020, May, 2020 and May of 2020.
  private func monthYear(behind index: Int) -> (year: Int?, end: Int) {
    if let of = text.end(ofEnglish: "of", at: text.skippingSpace(index)),
      let (year, end) = text.englishYear(at: of)
    {
      return (year, end)
    }
    return text.englishYear(behind: index)
  }

  /// Whether a month without day and year is one: in May, by July; but no In May Fourth Square.
  private func mayBeAlone(from start: Int, to end: Int) -> Bool {
    guard text.hasEnglishWord(Self.prepositions, before: start) else { return false }
    // In May, June and July 2020: of what year is told behind them.
    if let next = comma(at: end)?.next ?? text.englishAnd(at: end),
      MonthName.at(next, in: text) != nil
    {
      return false
    }
    let next = text.skippingSpace(end)
    let isName = next > end && text[next] &- 0x41 < 26
    return !isName && !text.isDigit(at: next) && text[end] != 0x27 && text[end] != 0x2019
  }

  private static let prepositions = DateText.words(
    "in ", "In ", "by ", "By ", "since ", "Since ", "until ", "Until ", "till ", "during ",
    "During ",
    "early ", "Early ", "late ", "Late ", "mid-", "Mid-", "from ", "From ", "before ", "after ",
    "After ", "of ")

  // MARK: - Two dates

  /// The index behind a word or a dash between two dates and a weekday behind it; "and" makes no range of them.
  private func joint(at index: Int) -> (next: Int, isRange: Bool)? {
    let end = text[index] == 0x28 || text[index + 1] == 0x28 ? text.skippingWeekday(index) : index
    if let next = text.englishConnective(at: end) { return (text.skippingWeekday(next), true) }
    return text.englishAnd(at: end).map { (text.skippingWeekday($0), false) }
  }

  private func comma(at index: Int) -> (next: Int, isRange: Bool)? {
    guard text[index] == 0x2C, text[index + 1] == 0x20 else { return nil }
    return (text.end(ofEnglish: "and", at: index + 2) ?? index + 2, false)
  }

  /// A range from the start of one date to another; of what "and" joins only between the two, or if they are
  /// neighbours, else the first one with the year of the other.
  private func whole(
    _ first: FoundDate, _ to: PartialDate, endingAt end: Int, isRange: Bool
  ) -> FoundDate? {
    guard to.exists else { return nil }
    var from = first.from
    from.year = from.year ?? to.year
    let whole = FoundDate(range: first.range.lowerBound..<end, from: from, to: to)
    guard whole.value != nil || from.year == nil else { return nil }
    if isRange || to.follows(from) || isBetween(first.range.lowerBound) { return whole }
    return FoundDate(range: first.range, from: from)
  }

  private func isBetween(_ index: Int) -> Bool {
    text.hasEnglishWord(Self.between, before: index)
  }

  private static let between = DateText.words("between ", "Between ")

  /// A month, with or without `of` before it.
  private func month(at index: Int) -> (month: Int, end: Int)? {
    let start = text.skippingSpace(index)
    return MonthName.at(text.end(ofEnglish: "of", at: start) ?? start, in: text)
  }
}
