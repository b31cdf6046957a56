/// Reads the dates that Vietnamese writes with ngày, tháng and năm.
///
/// ngày 1 tháng 7 năm 2024, từ ngày 12 đến ngày 21 tháng 4 năm 2024, tháng 9 năm 2024, tháng 9/2024, năm 1995.
struct VietnameseDates {
  private let text: DateText

  /// Reads `text`.
  init(_ text: DateText) { self.text = text }

  /// The dates of the text, ascending and disjoint.
  ///
  /// - Complexity: O(*n*); every attempt reads a bounded number of scalars.
  func dates() -> [FoundDate] { text.dates(at: date) }

  private func date(at index: Int) -> FoundDate? {
    switch LetterCase.small(text[index]) {
    case 0x30...0x39, 0x6E, 0x74:  // n, t
      guard !text.isWordLetter(at: index - 1), !text.isDigit(at: index - 1) else { return nil }
      return days(at: index) ?? month(at: index) ?? year(at: index)
    default: return nil
    }
  }

  /// One or two days of a month, with the year behind it or without.
  private func days(at index: Int) -> FoundDate? {
    guard let (first, end) = day(at: index) else { return nil }
    if let whole = dated(first, nil, index, end) { return whole }
    guard
      let next = text.connective(at: end)
        ?? text.end(ofSmall: Self.until, at: text.skippingSpace(end)),
      let (last, lastEnd) = day(at: next), last > first
    else { return nil }
    return dated(first, last, index, lastEnd)
  }

  private func dated(_ first: Int, _ last: Int?, _ start: Int, _ end: Int) -> FoundDate? {
    guard let (month, monthEnd) = number(behind: Self.month, at: text.skippingSpace(end), upTo: 12)
    else { return nil }
    let (year, yearEnd) = year(behind: monthEnd)
    let from = PartialDate(year: year, month: month, day: first)
    let to = last.map { PartialDate(year: year, month: month, day: $0) }
    return from.exists && to?.exists ?? true
      ? FoundDate(range: start..<yearEnd, from: from, to: to) : nil
  }

  private func month(at index: Int) -> FoundDate? {
    guard let (month, end) = number(behind: Self.month, at: index, upTo: 12) else { return nil }
    let (year, yearEnd) = year(behind: end)
    guard year != nil else { return nil }
    return FoundDate(range: index..<yearEnd, from: PartialDate(year: year, month: month))
  }

  private func year(at index: Int) -> FoundDate? {
    guard let start = text.end(ofSmall: Self.year, at: index),
      let (year, end) = text.fullYear(at: start)
    else { return nil }
    return FoundDate(range: index..<end, from: PartialDate(year: year))
  }

  /// The year behind a month, with its word or a stroke; without one, the index itself.
  private func year(behind index: Int) -> (year: Int?, end: Int) {
    let space = text.skippingSpace(index)
    let start = text[index] == 0x2F ? index + 1 : text.end(ofSmall: Self.year, at: space)
    guard let start, let (year, end) = text.fullYear(at: start) else { return (nil, index) }
    return (year, end)
  }

  /// A day with or without its word.
  private func day(at index: Int) -> (value: Int, end: Int)? {
    number(behind: Self.day, at: index, upTo: 31) ?? number(at: index, upTo: 31)
  }

  private func number(
    behind words: [[UInt32]], at index: Int, upTo most: Int
  ) -> (value: Int, end: Int)? {
    text.end(ofSmall: words, at: index).flatMap { number(at: $0, upTo: most) }
  }

  private func number(at index: Int, upTo most: Int) -> (value: Int, end: Int)? {
    guard let (value, end) = text.digits(at: index), (1...most).contains(value), end - index <= 2
    else { return nil }
    return (value, end)
  }

  private static let day = DateText.words("ngày", "mùng", "mồng")
  private static let month = DateText.words("tháng")
  private static let year = DateText.words("năm")
  private static let until = DateText.words("đến", "tới", "và")
}
