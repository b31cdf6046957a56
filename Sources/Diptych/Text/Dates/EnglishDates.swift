/// Reads the dates of English text.
///
/// - Complexity: O(*n*); every attempt reads a bounded number of scalars.
struct EnglishDates {
  private let text: DateText

  /// Reads `text`.
  init(_ text: DateText) { self.text = text }

  /// The date that starts at `index`, where a word or a number starts.
  func date(at index: Int) -> FoundDate? {
    if text.isDigit(at: index) {
      return dayFirst(at: index) ?? decade(at: index) ?? yearRange(at: index) ?? year(at: index)
    }
    if MonthName.at(index, in: text) != nil { return monthFirst(at: index) }
    if text[index] == 0x51 { return quarter(at: index) }  // Q3 2019
    if text[index] == 0x46, text[index + 1] == 0x59 { return fiscalYear(at: index) }  // FY 2019
    guard text[index] | 0x20 == 0x74, text[index + 2] == 0x65 else {
      return partOfYear(at: index, from: index)
    }
    guard let start = end(of: "the", at: index), mayFollowArticle(text[start]) else { return nil }
    if let found = partOfYear(at: start, from: index) { return found }
    if let found = dayFirst(at: start, needsOrdinal: true) ?? decade(at: start) {
      return FoundDate(range: index..<found.range.upperBound, from: found.from, to: found.to)
    }
    return nil
  }

  /// Whether a day, a decade, or the first letter of first, second, third, fourth may stand there.
  private func mayFollowArticle(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x30...0x39, 0xFF10...0xFF19, 0x46, 0x53, 0x54, 0x66, 0x73, 0x74: true
    default: false
    }
  }

  // MARK: - Days

  /// 21 May 2019, 3rd of March, 2014, 21-23 May 2019, 30 May to 2 June 2019.
  private func dayFirst(at index: Int, needsOrdinal: Bool = false) -> FoundDate? {
    guard let (first, end, isOrdinal) = day(at: index), isOrdinal || !needsOrdinal else {
      return nil
    }
    var last: Int?
    var monthStart = end
    if let next = connective(at: end), let (number, numberEnd, _) = day(at: next) {
      last = number
      monthStart = numberEnd
    }
    guard let (month, monthEnd) = month(at: monthStart) else { return nil }
    let (year, yearEnd) = year(after: monthEnd)
    var from = PartialDate(year: year, month: month, day: first)
    // 31 February has no value, but it is no other date either.
    guard from.exists else { return FoundDate(range: index..<yearEnd, from: from) }
    if let last {
      let to = PartialDate(year: year, month: month, day: last)
      guard to.exists, last > first else { return nil }
      return FoundDate(range: index..<yearEnd, from: from, to: to)
    }
    if let next = connective(at: yearEnd), let (day, dayEnd, _) = day(at: next),
      let (toMonth, toEnd) = self.month(at: dayEnd)
    {
      let (toYear, end) = self.year(after: toEnd)
      let to = PartialDate(year: toYear ?? year, month: toMonth, day: day)
      from.year = year ?? toYear
      let whole = FoundDate(range: index..<end, from: from, to: to)
      if to.exists, whole.value != nil { return whole }
      from.year = year
    }
    return FoundDate(range: index..<yearEnd, from: from)
  }

  /// May 21, 2019; May 21 to 23, 2019; May 30 to June 2, 2019; June 2017; June to August 2017.
  private func monthFirst(at index: Int) -> FoundDate? {
    guard let (month, monthEnd) = MonthName.at(index, in: text) else { return nil }
    let dayStart = text.skippingSpace(monthEnd)
    guard dayStart > monthEnd, let (day, dayEnd, _) = day(at: dayStart) else {
      return monthAlone(month, at: index, end: monthEnd)
    }
    var from = PartialDate(month: month, day: day)
    if let next = connective(at: dayEnd) {
      let named = MonthName.at(next, in: text)
      let lastStart = named.map { text.skippingSpace($0.end) } ?? next
      if let (last, lastEnd, _) = self.day(at: lastStart) {
        let (year, end) = year(after: lastEnd)
        from.year = year
        let to = PartialDate(year: year, month: named?.month ?? month, day: last)
        let whole = FoundDate(range: index..<end, from: from, to: to)
        if from.exists, to.exists, named != nil || last > day, whole.value != nil || year == nil {
          return whole
        }
      }
    }
    let (year, end) = year(after: dayEnd)
    from.year = year
    guard from.exists else { return FoundDate(range: index..<end, from: from) }
    if year != nil, let next = connective(at: end), let to = monthFirst(at: next), to.to == nil,
      to.from.day != nil, to.from.year != nil
    {
      let whole = FoundDate(range: index..<to.range.upperBound, from: from, to: to.from)
      if whole.value != nil { return whole }
    }
    return FoundDate(range: index..<end, from: from)
  }

  private func monthAlone(_ month: Int, at index: Int, end: Int) -> FoundDate? {
    let (year, yearEnd) = year(after: self.end(of: "of", at: text.skippingSpace(end)) ?? end)
    if let next = connective(at: yearEnd), let (toMonth, toEnd) = MonthName.at(next, in: text) {
      let (toYear, end) = self.year(after: toEnd)
      let whole = FoundDate(
        range: index..<end, from: PartialDate(year: year ?? toYear, month: month),
        to: PartialDate(year: toYear, month: toMonth))
      if toYear != nil, whole.value != nil { return whole }
    }
    guard let year else { return nil }
    return FoundDate(range: index..<yearEnd, from: PartialDate(year: year, month: month))
  }

  // MARK: - Years and their parts

  /// A year alone, where a preposition says that the number is one.
  private func year(at index: Int) -> FoundDate? {
    guard let (value, end) = fourDigits(at: index), isFree(from: index, to: end),
      !isLength(endingAt: end)
    else { return nil }
    switch precedingWord(of: index) {
    case .certain: break
    case .possible:
      guard endsPhrase(at: end) else { return nil }
    case .other: return nil
    }
    return FoundDate(range: index..<end, from: PartialDate(year: value))
  }

  /// 2016-2020, 2016 to 2020.
  private func yearRange(at index: Int) -> FoundDate? {
    guard let (first, end) = fourDigits(at: index), let next = connective(at: end),
      let (last, lastEnd) = fourDigits(at: next), last > first, last - first <= 200,
      isFree(from: index, to: lastEnd), !isLength(endingAt: lastEnd)
    else { return nil }
    return FoundDate(
      range: index..<lastEnd, from: PartialDate(year: first), to: PartialDate(year: last))
  }

  /// 1990s.
  private func decade(at index: Int) -> FoundDate? {
    guard let (value, end) = fourDigits(at: index), value % 10 == 0 else { return nil }
    let letter = text[end] == 0x27 || text[end] == 0x2019 ? end + 1 : end
    guard text[letter] == 0x73, !text.isLetter(at: letter + 1) else { return nil }
    return FoundDate(
      range: index..<letter + 1, from: PartialDate(year: value), to: PartialDate(year: value + 9))
  }

  /// Q3 2019.
  private func quarter(at index: Int) -> FoundDate? {
    guard !text.isLetter(at: index - 1), let (quarter, end) = text.digits(at: index + 1),
      (1...4).contains(quarter), end == index + 2
    else { return nil }
    let start = self.end(of: "of", at: text.skippingSpace(end)) ?? end
    guard let (year, yearEnd) = yearAlone(at: text.skippingSpace(start)) else { return nil }
    return months(3 * quarter - 2...3 * quarter, of: year, range: index..<yearEnd)
  }

  /// FY 2019, FY2019-20, FY 2019/20.
  private func fiscalYear(at index: Int) -> FoundDate? {
    let start = text.skippingSpace(index + 2)
    guard let (year, end) = text.digits(at: start), end - start == 4,
      (1500...2199).contains(year), !text.isLetter(at: end)
    else { return nil }
    if [0x2D, 0x2F, 0x2013].contains(text[end]), text[end + 1] != 0x20 {
      guard let (last, lastEnd) = text.digits(at: end + 1), !text.isLetter(at: lastEnd),
        last == year + 1 || lastEnd == end + 3 && last == (year + 1) % 100
      else { return nil }
      return FoundDate(
        range: index..<lastEnd, from: PartialDate(year: year), to: PartialDate(year: year + 1))
    }
    return FoundDate(range: index..<end, from: PartialDate(year: year))
  }

  /// first half of 2019, third quarter of 2019.
  private func partOfYear(at index: Int, from start: Int) -> FoundDate? {
    guard let (ordinal, end) = ordinalWord(at: index) else { return nil }
    let isHalf = self.end(of: "half", at: end)
    guard let word = isHalf ?? self.end(of: "quarter", at: end),
      let (year, yearEnd) = yearAlone(at: self.end(of: "of", at: word) ?? word),
      ordinal <= (isHalf == nil ? 4 : 2)
    else { return nil }
    let length = isHalf == nil ? 3 : 6
    return months(length * (ordinal - 1) + 1...length * ordinal, of: year, range: start..<yearEnd)
  }

  private func months(_ months: ClosedRange<Int>, of year: Int, range: Range<Int>) -> FoundDate {
    FoundDate(
      range: range, from: PartialDate(year: year, month: months.lowerBound),
      to: PartialDate(year: year, month: months.upperBound))
  }

  private func ordinalWord(at index: Int) -> (Int, Int)? {
    // Most words that begin with one of these letters end the question with the next one.
    let (number, word) =
      switch (text[index] | 0x20, text[index + 1]) {
      case (0x66, 0x69): (1, "first")
      case (0x73, 0x65): (2, "second")
      case (0x74, 0x68): (3, "third")
      case (0x66, 0x6F): (4, "fourth")
      default: (0, "")
      }
    guard number > 0 else { return nil }
    return end(of: word, at: index).map { (number, $0) }
  }

  // MARK: - Words and numbers

  /// A day of a month, with or without st, nd, rd, th.
  private func day(at index: Int) -> (value: Int, end: Int, isOrdinal: Bool)? {
    guard let (value, end) = text.digits(at: index), (1...31).contains(value), end - index <= 2,
      !text.isLetter(at: index - 1), text[index - 1] != 0x2E
    else { return nil }
    let letters = (text[end] | 0x20, text[end + 1] | 0x20)
    switch letters {
    case (0x73, 0x74), (0x6E, 0x64), (0x72, 0x64), (0x74, 0x68):
      return text.isLetter(at: end + 2) ? nil : (value, end + 2, true)
    default: return text.isLetter(at: end) ? nil : (value, end, false)
    }
  }

  /// A month, with or without `of` before it.
  private func month(at index: Int) -> (month: Int, end: Int)? {
    let start = text.skippingSpace(index)
    return MonthName.at(end(of: "of", at: start) ?? start, in: text)
  }

  /// The year behind a day or month, after an optional comma; without one, the index itself.
  private func year(after index: Int) -> (year: Int?, end: Int) {
    let comma = text[index] == 0x2C ? index + 1 : index
    let start = text.skippingSpace(comma)
    guard start > index, let (value, end) = yearAlone(at: start) else { return (nil, index) }
    return (value, end)
  }

  private func yearAlone(at index: Int) -> (value: Int, end: Int)? {
    let start = text.skippingSpace(index)
    guard let (value, end) = fourDigits(at: start), !text.isLetter(at: end) else { return nil }
    return (value, end)
  }

  private func fourDigits(at index: Int) -> (value: Int, end: Int)? {
    guard let (value, end) = text.digits(at: index), end - index == 4,
      (1500...2199).contains(value), !text.isLetter(at: index - 1)
    else { return nil }
    let isDecimal = (text[end] == 0x2E || text[end] == 0x2C) && text.isDigit(at: end + 1)
    return isDecimal || text[end] == 0x25 ? nil : (value, end)
  }

  /// Whether no letter, digit or hyphen is attached to the numbers.
  private func isFree(from start: Int, to end: Int) -> Bool {
    let before = text[start - 1]
    let isAttached =
      before == 0x2D || before == 0x2E || before == 0x2F || before == 0x24 || before == 0x23
      || before == 0x2B || text.isLetter(at: start - 1)
    let isContinued =
      text.isLetter(at: end)
      || (text[end] == 0x2D || text[end] == 0x2F) && text.isDigit(at: end + 1)
    return !isAttached && !isContinued
  }

  /// Whether years are counted by the number before an index: in 2000 years.
  private func isLength(endingAt index: Int) -> Bool {
    text[index] == 0x20 && text.end(ofWord: Self.years, at: index + 1) != nil
  }

  private static let years = DateText.words("years")

  /// A hyphen, a dash, to, until, through or and between two numbers.
  private func connective(at index: Int) -> Int? {
    if let dash = text.connective(at: index) { return dash }
    let start = text.skippingSpace(index)
    guard start > index else { return nil }
    for word in ["to", "and", "until", "till", "through"] {
      if let end = end(of: word, at: start) { return end }
    }
    return nil
  }

  /// The index behind a word and its space, whatever the case of its first letter.
  private func end(of word: String, at index: Int) -> Int? {
    guard !text.isLetter(at: index - 1) else { return nil }
    var end = index
    for letter in word.utf8 {
      let scalar = end == index ? text[end] | 0x20 : text[end]
      guard scalar == UInt32(letter) else { return nil }
      end += 1
    }
    let next = text.skippingSpace(end)
    return next > end ? next : nil
  }

  private enum Preposition { case certain, possible, other }

  /// What the word before `index` says about a number being a year.
  private func precedingWord(of index: Int) -> Preposition {
    guard text[index - 1] == 0x20 || text[index - 1] == 0xA0 else { return .other }
    var letters: UInt64 = 0
    var at = index - 2
    while text.isLetter(at: at) || text[at] == 0x2D {
      guard index - at < 10 else { return .other }
      letters = letters | UInt64(text[at] & 0x1F) << (6 * UInt64(index - 2 - at))
      at -= 1
    }
    return Self.certain.contains(letters)
      ? .certain : Self.possible.contains(letters) ? .possible : .other
  }

  private static let certain = keys(
    "in", "since", "during", "until", "till", "year", "early", "late", "mid")
  private static let possible = keys(
    "of", "by", "from", "to", "and", "before", "after", "through", "between", "for", "around",
    "than",
    "years", "on", "or", "end", "summer", "spring", "autumn", "winter", "fall")

  private static func keys(_ words: String...) -> Set<UInt64> {
    Set(words.map { $0.utf8.reduce(0) { $0 << 6 | UInt64($1 & 0x1F) } })
  }

  /// Whether what is behind a number does not count things: it ends, or a function word follows.
  private func endsPhrase(at index: Int) -> Bool {
    let start = text.skippingSpace(index)
    guard start > index else { return !text.isLetter(at: start) }
    guard text.isLetter(at: start) else { return !text.isDigit(at: start) }
    return Self.functions.contains { end(of: $0, at: start) != nil }
  }

  private static let functions = [
    "and", "to", "the", "a", "in", "as", "was", "were", "is", "by", "with", "when", "at", "on",
    "for", "it", "he", "she", "they", "we", "or", "but", "after", "before", "had", "has", "that",
    "which", "until", "from", "there", "an", "who", "of",
  ]
}
