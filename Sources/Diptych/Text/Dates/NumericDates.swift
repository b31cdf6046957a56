/// Reads the dates that consist of numbers only, where only one order makes sense.
///
/// 2019-05-21, 2019/5/21, 2019.5.21, 20190521; 21.05.2019; 21/05/2019 and 05/21/2019 because no year
/// has 21 months; 2019. 5. 21. as in Korea. What could be read in two ways says so: 4/5/2021, and
/// 108/5/21 of the Republic.
struct NumericDates {
  private let text: DateText

  /// Reads `text`.
  init(_ text: DateText) { self.text = text }

  /// The date that starts at `index`.
  func date(at index: Int) -> FoundDate? {
    guard isFree(before: index) else { return nil }
    if let found = compact(at: index) ?? spaced(at: index) { return found }
    guard let first = single(at: index) else { return nil }
    if let range = range(from: first) { return range }
    return isFree(behind: first.range.upperBound) ? first : nil
  }

  /// 民國113.03.15, where the name of the era stands at `index`.
  func date(ofEraAt index: Int) -> FoundDate? {
    guard let counted = Era.at(index, in: text) else { return nil }
    let start = text.skippingSpace(counted.start)
    guard let (year, yearEnd) = text.digits(at: start), let era = counted.era(with: year),
      !era.isLunar, let separator = separator(at: yearEnd),
      let (month, monthEnd) = text.digits(at: yearEnd + 1), text[monthEnd] == separator,
      let (day, end) = text.digits(at: monthEnd + 1), isFree(behind: end)
    else { return nil }
    let date = PartialDate(year: era.year(year), month: month, day: day)
    return date.exists ? FoundDate(range: index..<end, from: date) : nil
  }

  /// Three numbers with the same separator.
  private func single(at index: Int) -> FoundDate? {
    guard let (first, firstEnd) = text.digits(at: index),
      let separator = separator(at: firstEnd),
      let (second, secondEnd) = text.digits(at: firstEnd + 1),
      text[secondEnd] == separator, secondEnd - firstEnd <= 3,
      let (third, end) = text.digits(at: secondEnd + 1)
    else { return nil }
    let date: PartialDate
    var reading = FoundDate.Reading.plain
    switch (firstEnd - index, end - secondEnd - 1) {
    case (4, 1...2): date = PartialDate(year: first, month: second, day: third)
    case (1...2, 4):
      if separator != 0x2E {
        reading = first > 12 ? .dayFirst : second > 12 ? .monthFirst : .eitherOrder
      }
      let isMonthFirst = reading == .monthFirst
      date = PartialDate(
        year: third, month: isMonthFirst ? first : second, day: isMonthFirst ? second : first)
    case (3, 1...2):
      // With hyphens only if all is there: 110-11-07.
      guard (100...150).contains(first), separator != 0x2D || end - firstEnd == 6 else {
        return nil
      }
      reading = .republic
      date = PartialDate(
        year: PartialDate.firstYearOfRepublic + first - 1, month: second, day: third)
    default: return nil
    }
    guard let year = date.year, (1000...2199).contains(year), date.exists else { return nil }
    return FoundDate(range: index..<end, from: date, reading: reading)
  }

  /// 2024.3.5-3.12, 2024.03.05—2024.03.12: a range whose dates begin with the year or the month.
  private func range(from first: FoundDate) -> FoundDate? {
    let separator = text[text.digits(at: first.range.lowerBound)?.end ?? 0]
    guard text[first.range.lowerBound + 4] == separator,
      let next = text.connective(at: first.range.upperBound)
    else { return nil }
    var whole = first
    if let last = single(at: next), text[next + 4] == separator {
      whole.to = last.from
      whole.range = first.range.lowerBound..<last.range.upperBound
    } else if separator != 0x2D, let (month, monthEnd) = text.digits(at: next),
      text[monthEnd] == separator, let (day, end) = text.digits(at: monthEnd + 1)
    {
      whole.to = PartialDate(year: first.from.year, month: month, day: day)
      whole.range = first.range.lowerBound..<end
    }
    return whole.to != nil && whole.value != nil && isFree(behind: whole.range.upperBound)
      ? whole : nil
  }

  /// 2019. 5. 21.
  private func spaced(at index: Int) -> FoundDate? {
    guard let (year, yearEnd) = text.digits(at: index), yearEnd - index == 4,
      (1000...2199).contains(year), let (month, monthEnd) = spacedNumber(behind: yearEnd),
      let (day, end) = spacedNumber(behind: monthEnd), text[end] == 0x2E,
      !text.isDigit(at: text.skippingSpace(end + 1))
    else { return nil }
    let date = PartialDate(year: year, month: month, day: day)
    return date.exists ? FoundDate(range: index..<end, from: date) : nil
  }

  /// A number of one or two digits behind a full stop and a space.
  private func spacedNumber(behind index: Int) -> (value: Int, end: Int)? {
    guard text[index] == 0x2E, text[index + 1] == 0x20 || text[index + 1] == 0xA0,
      let (value, end) = text.digits(at: index + 2), end - index <= 4
    else { return nil }
    return (value, end)
  }

  /// 20190521.
  private func compact(at index: Int) -> FoundDate? {
    var digits = 0
    var value = 0
    while digits <= 8, let digit = DateText.digit(text[index + digits]) {
      value = value * 10 + digit
      digits += 1
    }
    guard digits == 8, (19...20).contains(value / 1_000_000), isFree(behind: index + 8) else {
      return nil
    }
    let date = PartialDate(year: value / 10_000, month: value / 100 % 100, day: value % 100)
    return date.exists && !isAmount(index..<index + 8)
      ? FoundDate(range: index..<index + 8, from: date) : nil
  }

  /// Whether a sign of a currency stands before a number, or 元, 万, 人 or % behind it.
  private func isAmount(_ range: Range<Int>) -> Bool {
    switch text[range.lowerBound - 1] {
    case 0x24, 0xA3, 0xA5, 0x20AC, 0xFFE5: return true
    default: break
    }
    switch text[range.upperBound] {
    case 0x25, 0x4E07, 0x4EBA, 0x5143, 0x5186, 0x842C: return true
    case 0x2C: return text.isDigit(at: range.upperBound + 1)
    default: return false
    }
  }

  private func separator(at index: Int) -> UInt32? {
    switch text[index] {
    case 0x2D, 0x2E, 0x2F: text[index]
    default: nil
    }
  }

  private func isFree(before index: Int) -> Bool {
    switch text[index - 1] {
    case 0x2D, 0x2E, 0x2F, 0x5F, 0x3A, 0x40, 0x23: false
    default: !text.isLetter(at: index - 1)
    }
  }

  private func isFree(behind index: Int) -> Bool {
    switch text[index] {
    case 0x2D, 0x2F, 0x5F, 0x40: false
    case 0x2E: !text.isDigit(at: index + 1)
    case 0x54, 0x74: text.isDigit(at: index + 1)  // a time
    default: !text.isLetter(at: index)
    }
  }
}
