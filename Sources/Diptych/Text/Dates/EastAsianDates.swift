/// Reads the dates that are written with 年, 月 and 日, or with their Korean counterparts.
///
/// - Complexity: O(*n*); every attempt reads a bounded number of scalars.
struct EastAsianDates {
  private let text: DateText

  /// Reads `text`.
  init(_ text: DateText) { self.text = text }

  /// The date that starts at `index`, as long as it can be.
  func date(at index: Int) -> FoundDate? {
    guard var date = dated(at: index) ?? DayAlone(text).eastAsian(at: index) else { return nil }
    if date.needsYear, let (word, start) = YearWord.before(date.range.lowerBound, in: text) {
      date.yearWord = word
      date.range = start..<date.range.upperBound
    }
    return date
  }

  private func dated(at index: Int) -> FoundDate? {
    if let plan = EastAsianPeriods(text).fiveYearPlan(at: index) { return plan }
    guard let first = span(at: index, after: nil) ?? openStart(at: index) else {
      return EastAsianPeriods(text).decade(at: index) ?? partOfOpenYear(at: index)
        ?? NumericDates(text).date(ofEraAt: index)
    }
    let weekday = text.skippingWeekday(first.end)
    let from = text.end(of: Self.fromWords, at: weekday)
    guard let next = text.connective(at: weekday) ?? from.map(text.skippingSpace),
      var last = span(at: next, after: first.to), from == nil || isUntil(last.end)
    else {
      // What lacks its unit is a date only as the start of a range or of a list.
      guard !first.isOpen || first.isListed else { return nil }
      return found(first, from: index)
    }
    if weekday > first.end { last.end = text.skippingWeekday(last.end) }
    var whole = FoundDate(range: index..<last.end, from: first.from, to: last.to)
    whole.reading = first.reading
    if whole.value != nil || whole.needsYear { return whole }
    return first.isOpen ? nil : found(first, from: index)
  }

  /// Whether a word for "until" stands behind what から or 부터 goes to: 4月1日から10日間 is no range.
  private func isUntil(_ index: Int) -> Bool {
    text.end(of: Self.untilWords, at: text.skippingSpace(text.skippingWeekday(index))) != nil
  }

  private static let fromWords = DateText.words("から", "부터")
  private static let untilWords = DateText.words("にかけて", "まで", "迄", "까지")
  private static let firstHalf = DateText.words("上半年")
  private static let secondHalf = DateText.words("下半年")
  private static let commonEra = DateText.words("公元", "西元")

  // MARK: - Parts

  /// A stretch of time with the place in the text where its words end.
  private struct Span {
    var from: PartialDate
    var to: PartialDate
    var end: Int
    /// Whether the unit of the last number is still to come, as in 2016—2020年.
    var isOpen = false
    /// Whether it is the first of several days, only the last of which has the unit, as in 8月6、9日.
    var isListed = false
    /// What its year is.
    var reading = FoundDate.Reading.plain
  }

  private func found(_ span: Span, from start: Int) -> FoundDate {
    let start = span.reading == .reign ? Era.dynastyStart(before: start, in: text) : start
    return FoundDate(
      range: start..<span.end, from: span.from, to: span.from == span.to ? nil : span.to,
      reading: span.reading)
  }

  /// A year, a month, a day, or a part of a year; what is missing comes from `earlier`.
  private func span(at index: Int, after earlier: PartialDate?) -> Span? {
    if let (year, end) = reign(at: index) {
      let date = PartialDate(year: year)
      return Span(from: date, to: date, end: end, reading: .reign)
    }
    if let (year, end, isLunar) = year(at: index) {
      let date = PartialDate(year: year)
      if !isLunar {
        if let part = partOfYear(at: text.skippingSpace(end), of: year) { return part }
        let monthStart = secondYearEnd(of: year, at: end) ?? end
        if let part = month(at: text.skippingSpace(monthStart), of: date) { return part }
      }
      return Span(from: date, to: date, end: end)
    }
    if let (year, end) = text.bareYear(at: index) {
      let start = text.skippingSpace(end)
      if var part = partOfYear(at: start, of: year)
        ?? month(at: start, of: PartialDate(year: year))
      {
        part.reading = .republic
        return part
      }
      if text[end] == 0x5EA6 || isRangeOfShortYears(from: index, year, end, after: earlier) {  // 度
        let date = PartialDate(year: year)
        return Span(from: date, to: date, end: end, reading: .republic)
      }
    }
    if let part = month(at: index, of: PartialDate(year: earlier?.year)) { return part }
    // 5月21日至23日: the last day alone.
    if let earlier, let month = earlier.month, earlier.day != nil,
      let (day, end) = text.number(at: index, upTo: 31), let last = text.unit(.day, at: end)
    {
      let date = PartialDate(year: earlier.year, month: month, day: day)
      return date.exists ? Span(from: date, to: date, end: last) : nil
    }
    return nil
  }

  /// Whether a short year begins or ends a range: 自109年至112年.
  private func isRangeOfShortYears(
    from start: Int, _ year: Int, _ end: Int, after earlier: PartialDate?
  ) -> Bool {
    if let earlier { return earlier.month == nil && (earlier.year ?? year) < year }
    guard let next = text.connective(at: end), let (last, _) = text.bareYear(at: next) else {
      return false
    }
    switch text[start - 1] {
    case 0x81EA, 0x5F9E, 0x4ECE, 0x7531: return last > year  // 自從从由
    default: return false
    }
  }

  /// A month with what follows it.
  private func month(at index: Int, of year: PartialDate) -> Span? {
    let isFirst = text[index] == 0x5143 && text[index + 1] == 0x6708  // 元月
    guard let (month, end) = isFirst ? (1, index + 1) : text.number(at: index, upTo: 12),
      let unitEnd = text.unit(.month, at: end),
      !LunarCalendar.hasMonth(index..<unitEnd, hasYear: year.year != nil, in: text)
    else { return nil }
    // 十月革命 is no month.
    guard text[unitEnd] != 0x9769 else { return nil }
    var date = PartialDate(year: year.year, month: month)
    if let tenDays = tenDays(at: unitEnd, of: date) { return tenDays }
    let dayStart = text.skippingSpace(unitEnd)
    if let (day, dayEnd) = text.number(at: dayStart, upTo: 31) {
      date.day = day
      // 2月30日 has no value, but it is not 2月 either.
      if let last = text.unit(.day, at: dayEnd) {
        return Span(from: date, to: date, end: last)
      }
      // 5月21—23日: the unit stands behind the last day only.
      if let next = text.connective(at: dayEnd), date.exists,
        let (lastDay, lastEnd) = text.number(at: next, upTo: 31),
        text.unit(.day, at: lastEnd) != nil,
        lastDay > day
      {
        return Span(from: date, to: date, end: dayEnd, isOpen: true)
      }
      if let end = lastOfListed(behind: dayEnd, day), date.exists {
        let last = PartialDate(year: year.year, month: month, day: end.day)
        if last.exists { return Span(from: date, to: last, end: end.end) }
      }
      if date.exists, text.isListedDay(day, endingAt: dayEnd) {
        return Span(from: date, to: date, end: dayEnd, isOpen: true, isListed: true)
      }
      date.day = nil
    }
    return Span(from: date, to: date, end: unitEnd)
  }

  /// The last of days one after the other, of which only the last one has its unit: 3、4日, 十五及十六日.
  private func lastOfListed(behind index: Int, _ first: Int) -> (day: Int, end: Int)? {
    var (day, end) = (first, index)
    while text.isListing(at: end), let next = text.number(at: end + 1, upTo: 31),
      next.value == day + 1
    {
      (day, end) = next
      if let last = text.unit(.day, at: end) { return (day, last) }
    }
    return nil
  }

  /// 2016 of 2016—2020年, 1 of 1—9月; 2019年1 of 2019年1—9月.
  private func openStart(at index: Int) -> Span? {
    guard let (value, end) = text.digits(at: index) ?? text.number(at: index, upTo: 12),
      let next = text.connective(at: end),
      let (last, lastEnd) = text.digits(at: next) ?? text.number(at: next, upTo: 12)
    else { return nil }
    if end - index == 4, (1000...2199).contains(value), last > value, lastEnd - next == 4,
      text.unit(.year, at: lastEnd) != nil
    {
      let date = PartialDate(year: value)
      return Span(from: date, to: date, end: end, isOpen: true)
    }
    if (1...12).contains(value), (value + 1...13).contains(last), last <= 12,
      text.unit(.month, at: lastEnd) != nil
    {
      let date = PartialDate(month: value)
      return Span(from: date, to: date, end: end, isOpen: true)
    }
    return nil
  }

  /// 第三季度, 上半年, 前三季度; also a month without its unit as the start of a range.
  private func partOfYear(at index: Int, of year: Int?) -> Span? {
    func months(_ first: Int, _ last: Int, _ end: Int) -> Span {
      Span(
        from: PartialDate(year: year, month: first), to: PartialDate(year: year, month: last),
        end: end)
    }
    let start = text[index] == 0x7684 ? index + 1 : index  // 的
    if let end = text.end(of: Self.firstHalf, at: start) { return months(1, 6, end) }
    if let end = text.end(of: Self.secondHalf, at: start) { return months(7, 12, end) }
    let isCumulative = text[start] == 0x524D  // 前
    let isOrdinal = text[start] == 0x7B2C  // 第
    let numberStart = start + (isCumulative || isOrdinal ? 1 : 0)
    if let (quarter, end) = text.number(at: numberStart, upTo: 4), text[end] == 0x5B63 {  // 季
      let last = text[end + 1] == 0x5EA6 ? end + 2 : end + 1  // 度
      return months(isCumulative ? 1 : 3 * quarter - 2, 3 * quarter, last)
    }
    if let open = openStart(at: index), open.from.year == nil {
      let date = PartialDate(year: year, month: open.from.month)
      return Span(from: date, to: date, end: open.end, isOpen: true)
    }
    return nil
  }

  /// 第三季度, 前三季度, 上半年 without the year, which 度 and 年 tell from seasons and halves of other things.
  private func partOfOpenYear(at index: Int) -> FoundDate? {
    let isNumber = text[index] != 0x4E0A && text[index] != 0x4E0B
    let before = text[index - 1]
    let start = isNumber && (before == 0x7B2C || before == 0x524D) ? index - 1 : index  // 第前
    guard let part = partOfYear(at: start, of: nil), !isNumber || text[part.end - 1] == 0x5EA6
    else { return nil }
    return found(part, from: start)
  }

  /// 上旬, 中旬, 下旬 of a month.
  private func tenDays(at index: Int, of month: PartialDate) -> Span? {
    guard text[index + 1] == 0x65EC, let number = month.month else { return nil }  // 旬
    let days: ClosedRange<Int>
    switch text[index] {
    case 0x4E0A: days = 1...10
    case 0x4E2D: days = 11...20
    case 0x4E0B: days = 21...PartialDate.days(inMonth: number, of: month.year ?? 2001)
    default: return nil
    }
    var from = month
    var to = month
    from.day = days.lowerBound
    to.day = days.upperBound
    return Span(from: from, to: to, end: index + 2)
  }

  /// A year with its unit; `isLunar` if months behind it are not those of our calendar.
  private func year(at index: Int) -> (value: Int, end: Int, isLunar: Bool)? {
    if let (value, end, isReign) = yearOfEra(at: index) {
      return isReign ? nil : (value, end, false)
    }
    guard let (value, end) = text.fourDigits(at: index), let last = text.unit(.year, at: end),
      text[last] != 0x4EE3,  // 代: a decade
      !SpanOfYears.isOne(value, from: index, to: last, in: text)
    else { return nil }
    return (value, last, LunarCalendar.isNamed(before: index, in: text))
  }

  /// A year of an emperor's reign, but not the 建文三年级 of a pupil of that name.
  private func reign(at index: Int) -> (value: Int, end: Int)? {
    guard let (value, end, isReign) = yearOfEra(at: index), isReign else { return nil }
    switch text[end] {
    // 级級内內来來多余餘期制间間
    case 0x7EA7, 0x7D1A, 0x5185, 0x5167, 0x6765, 0x4F86, 0x591A, 0x4F59, 0x9918, 0x671F, 0x5236,
      0x95F4, 0x9593:
      return nil
    default: return (value, end)
    }
  }

  private func yearOfEra(at index: Int) -> (value: Int, end: Int, isReign: Bool)? {
    guard let counted = Era.at(index, in: text) else { return nil }
    let first = text.skippingSpace(counted.start)
    guard
      let number = text[first] == 0x5143
        ? (1, first + 1) : text.number(at: first, upTo: counted.lastYear),  // 元
      let era = counted.era(with: number.0), let end = text.unit(.year, at: number.1),
      EastAsianPeriods(text).decadeEnd(of: number.0, unit: end) == nil
    else { return nil }
    let value = era.year(number.0)
    return (value, apposition(of: value, at: end), era.isLunar)
  }

  /// The index behind the （民国36年） of 1947年（民国36年）5月.
  private func secondYearEnd(of year: Int, at index: Int) -> Int? {
    guard text[index] == 0x28 || text[index] == 0xFF08,
      let (value, end, isReign) = yearOfEra(at: index + 1), value == year, !isReign,
      text[end] == 0x29 || text[end] == 0xFF09
    else { return nil }
    return end + 1
  }

  /// The index behind （2019年） or (2019) if it says again what stands before it.
  private func apposition(of year: Int, at index: Int) -> Int {
    guard text[index] == 0x28 || text[index] == 0xFF08 else { return index }
    let start = text.end(of: Self.commonEra, at: index + 1) ?? index + 1
    guard let (value, end) = text.digits(at: start), value == year else { return index }
    let last = text.unit(.year, at: end) ?? end
    return text[last] == 0x29 || text[last] == 0xFF09 ? last + 1 : index
  }
}
