/// Reads the dates that languages other than English write with the name of a month.
///
/// 12. September 2024, 1er mai 2024, 12 de mayo de 2024, 12 мая 2024 г., 2024. szeptember 12.
struct NamedMonthDates {
  private let text: DateText
  private let words: MonthWords

  /// Reads `text` with the words of its language.
  init(_ text: DateText, words: MonthWords) {
    self.text = text
    self.words = words
  }

  /// The dates of the text, ascending and disjoint.
  ///
  /// - Complexity: O(*n*); every attempt reads a bounded number of scalars.
  func dates() -> [FoundDate] { text.dates(at: date) }

  private func date(at index: Int) -> FoundDate? {
    if text.isDigit(at: index) {
      guard !text.isDigit(at: index - 1), !text.isWordLetter(at: index - 1) else { return nil }
      return words.isYearFirst
        ? yearFirst(at: index)
        : dayFirst(at: index) ?? NamedYears(text, words: words).date(at: index)
    }
    guard text[index] >= 0x41, !text.isWordLetter(at: index - 1) else { return nil }
    guard !words.isYearFirst else { return dayLast(at: index, from: index, year: nil) }
    return monthAlone(at: index)
      ?? (LetterCase.small(text[index]) == Self.firstDayLetter ? dayFirst(at: index) : nil)
  }

  // MARK: - Day, month, year

  /// 12. September 2024; 3. bis 5. Mai 2024; 30 de mayo al 2 de junio de 2024.
  private func dayFirst(at index: Int) -> FoundDate? {
    guard let (first, end) = day(at: index) else { return nil }
    guard let (month, monthEnd) = month(behind: end) else {
      guard let next = connective(at: end), let (last, lastEnd) = day(at: next),
        last > first, let (month, monthEnd) = month(behind: lastEnd)
      else { return nil }
      return found(index, first, last, month, monthEnd)
    }
    guard let single = found(index, first, nil, month, monthEnd) else { return nil }
    guard let next = connective(at: single.range.upperBound), let (last, lastEnd) = day(at: next),
      let (toMonth, toEnd) = self.month(behind: lastEnd),
      let to = found(next, last, nil, toMonth, toEnd), to.from.exists
    else { return single }
    var whole = FoundDate(
      range: index..<to.range.upperBound, from: single.from, to: to.from)
    whole.from.year = single.from.year ?? to.from.year
    whole.to?.year = to.from.year ?? single.from.year
    return whole.value == nil ? single : whole
  }

  /// One or two days of a month, with the year behind it.
  private func found(
    _ start: Int, _ first: Int, _ last: Int?, _ month: MonthWords.Name, _ end: Int
  ) -> FoundDate? {
    let (year, yearEnd) = year(behind: end)
    guard year != nil || !month.isShort else { return nil }
    return FoundDate(
      range: start..<yearEnd, from: PartialDate(year: year, month: month.month, day: first),
      to: last.map { PartialDate(year: year, month: month.month, day: $0) })
  }

  /// septembre 2024, mayo de 2024, mai à juin 2024.
  private func monthAlone(at index: Int) -> FoundDate? {
    guard let (month, end) = words.name(at: index, in: text), !month.isShort,
      !text.hasDay(before: index)
    else { return nil }
    let (year, yearEnd) = year(behind: end)
    let from = PartialDate(year: year, month: month.month)
    if let next = connective(at: yearEnd), let (toMonth, toEnd) = words.name(at: next, in: text) {
      let (toYear, end) = self.year(behind: toEnd)
      let whole = FoundDate(
        range: index..<end, from: PartialDate(year: year ?? toYear, month: month.month),
        to: PartialDate(year: toYear, month: toMonth.month))
      if toYear != nil, !toMonth.isShort, whole.value != nil { return whole }
    }
    return year == nil ? nil : FoundDate(range: index..<yearEnd, from: from)
  }

  // MARK: - Year, month, day

  /// 2024. szeptember 12.
  private func yearFirst(at index: Int) -> FoundDate? {
    guard let (year, end) = text.fullYear(at: index) else { return nil }
    let start = text.skippingSpace(text[end] == 0x2E ? end + 1 : end)
    guard start > end else { return nil }
    return dayLast(at: start, from: index, year: year)
  }

  /// szeptember 12., szeptember 12–14.
  private func dayLast(at index: Int, from start: Int, year: Int?) -> FoundDate? {
    guard let (month, monthEnd) = words.name(at: index, in: text), year != nil || !month.isShort
    else { return nil }
    var from = PartialDate(year: year, month: month.month)
    let dayStart = text.skippingSpace(monthEnd)
    guard dayStart > monthEnd, let (day, end) = day(at: dayStart) else {
      return year == nil ? nil : FoundDate(range: start..<monthEnd, from: from)
    }
    from.day = day
    if let next = connective(at: end), let (last, lastEnd) = self.day(at: next), last > day {
      let to = PartialDate(year: year, month: month.month, day: last)
      return FoundDate(range: start..<lastEnd, from: from, to: to)
    }
    return FoundDate(range: start..<end, from: from)
  }

  // MARK: - Parts

  /// A day of a month, with what makes it an ordinal.
  private func day(at index: Int) -> (value: Int, end: Int)? {
    if let first = Self.firstDays.first(where: { text.hasSmall($0, at: index) }),
      !text.isWordLetter(at: index + first.count)
    {
      return (1, index + first.count)
    }
    guard let (value, end) = text.digits(at: index), (1...31).contains(value), end - index <= 2,
      !isInNumber(index)
    else { return nil }
    if let ordinal = text.end(of: Self.ordinals, at: end), !text.isWordLetter(at: ordinal) {
      return (value, ordinal)
    }
    guard !text.isWordLetter(at: end) else { return nil }
    return (value, words.hasDottedDays && text[end] == 0x2E ? end + 1 : end)
  }

  /// Whether digits and a mark stand before the number at `index`, as in 1.5 and 2,50.
  private func isInNumber(_ index: Int) -> Bool {
    let mark = text[index - 1]
    return (mark == 0x2E || mark == 0x2C || mark == 0x3A) && text.isDigit(at: index - 2)
  }

  // In words of French, Spanish, Portuguese, Italian and Russian.
  private static let ordinals = DateText.words(
    ".º", ".°", ".o", "-го", "-е", "er", "ᵉʳ", "º", "°", "ro")
  /// The first of a month in words of Spanish, Portuguese, French and Italian.
  private static let firstDays = DateText.words("primero", "primeiro", "premier", "primo")
  private static let firstDayLetter: UInt32 = 0x70

  /// A month behind white space and perhaps a word that links it to what is before.
  private func month(behind end: Int) -> (name: MonthWords.Name, end: Int)? {
    let start = text.skippingSpace(end)
    guard start > end || text[end - 1] == 0x2E else { return nil }
    return words.name(at: behind(words.links, at: start) ?? start, in: text)
  }

  /// The year behind a month, with its word; without one, the index itself.
  private func year(behind end: Int) -> (year: Int?, end: Int) {
    let space = text.skippingSpace(text[end] == 0x2C ? end + 1 : end)
    guard space > end,
      let (year, yearEnd) = text.fullYear(at: behind(words.links, at: space) ?? space)
    else { return (nil, end) }
    return (year, words.end(ofYearWordBehind: yearEnd, in: text) ?? yearEnd)
  }

  /// The index behind a dash or a word between two days; after a day with a full stop also behind a stroke.
  private func connective(at index: Int) -> Int? {
    if text[index] == 0x2F, text[index - 1] == 0x2E { return text.skippingSpace(index + 1) }
    return words.connective(at: index, in: text)
  }

  private func behind(_ words: [[UInt32]], at index: Int) -> Int? {
    text.end(ofSmall: words, at: index)
  }
}
