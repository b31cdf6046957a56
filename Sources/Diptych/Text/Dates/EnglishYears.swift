/// Reads the years of English text and their parts: 2019, the 1990s, Q3 2019, the first quarter.
struct EnglishYears {
  private let text: DateText

  /// Reads `text`.
  init(_ text: DateText) { self.text = text }

  /// A year alone, where a preposition says that the number is one.
  ///
  /// Before 1500 hardly any number of four digits is one; there nothing may be left that it could count.
  func year(at index: Int) -> FoundDate? {
    guard let (value, end) = text.yearDigits(at: index, from: 1000), isFree(from: index, to: end),
      !isLength(endingAt: end)
    else { return nil }
    switch precedingWord(of: index) {
    case .certain:
      guard
        value >= 1500 || text.endsEnglishPhrase(at: end) && !isPart(at: end)
          || value % 100 > 0 && isBeforeName(end)
      else { return nil }
    case .possible:
      guard value >= 1500, text.endsEnglishPhrase(at: end), !isPart(at: end) else { return nil }
    case .other: return nil
    }
    return FoundDate(range: index..<end, from: PartialDate(year: value))
  }

  /// 2016-2020, 2016 to 2020, between 2016 and 2020; before 1500 in brackets only: (1271–1368).
  func range(at index: Int) -> FoundDate? {
    guard let (first, end) = text.yearDigits(at: index, from: 1000),
      let next = text.englishConnective(at: end) ?? between(index, end),
      let (last, lastEnd) = text.yearDigits(at: next, from: 1000), last > first,
      last - first <= 200, isFree(from: index, to: lastEnd), !isLength(endingAt: lastEnd),
      first >= 1500 || isInBrackets(index..<lastEnd)
    else { return nil }
    return FoundDate(
      range: index..<lastEnd, from: PartialDate(year: first), to: PartialDate(year: last))
  }

  /// 1990s.
  func decade(at index: Int) -> FoundDate? {
    guard let (value, end) = text.yearDigits(at: index), value % 10 == 0 else { return nil }
    let letter = text[end] == 0x27 || text[end] == 0x2019 ? end + 1 : end
    guard text[letter] == 0x73, !text.isLetter(at: letter + 1) else { return nil }
    return FoundDate(
      range: index..<letter + 1, from: PartialDate(year: value), to: PartialDate(year: value + 9))
  }

  /// Q3 2019.
  func quarter(at index: Int) -> FoundDate? {
    guard !text.isLetter(at: index - 1), let (quarter, end) = text.digits(at: index + 1),
      (1...4).contains(quarter), end == index + 2
    else { return nil }
    let start = text.end(ofEnglish: "of", at: text.skippingSpace(end)) ?? end
    guard let (year, yearEnd) = text.englishYear(at: text.skippingSpace(start)) else { return nil }
    return months(3 * quarter - 2...3 * quarter, of: year, range: index..<yearEnd)
  }

  /// FY 2019, FY2019-20, FY 2019/20.
  func fiscalYear(at index: Int) -> FoundDate? {
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

  /// First half of 2019, third quarter of 2019, first three quarters; a quarter also without its year.
  func part(at index: Int, from start: Int) -> FoundDate? {
    guard let (ordinal, end) = ordinalWord(at: index) else { return nil }
    if ordinal == 1, let word = text.end(ofWord: Self.threeQuarters, at: end) {
      return part(1...9, start..<word)
    }
    if let word = text.end(ofEnglish: "half", at: end) {
      guard ordinal <= 2, let (year, yearEnd) = year(behind: word) else { return nil }
      return months(6 * ordinal - 5...6 * ordinal, of: year, range: start..<yearEnd)
    }
    guard let word = text.end(ofWord: Self.quarters, at: end), ordinal <= 4 else { return nil }
    return part(3 * ordinal - 2...3 * ordinal, start..<word)
  }

  /// Months with the year behind them, or without one if the words beside them say that they are of a year.
  private func part(_ range: ClosedRange<Int>, _ words: Range<Int>) -> FoundDate? {
    let behind = text.skippingSpace(words.upperBound)
    if behind > words.upperBound, let (year, end) = year(behind: behind) {
      return months(range, of: year, range: words.lowerBound..<end)
    }
    guard text.endsEnglishPhrase(at: words.upperBound), !isPart(at: words.upperBound),
      text.hasEnglishWord(Self.inWords, before: words.lowerBound)
    else { return nil }
    return months(range, of: nil, range: words)
  }

  private func year(behind index: Int) -> (Int, Int)? {
    text.englishYear(at: text.end(ofEnglish: "of", at: index) ?? index)
  }

  private func months(_ months: ClosedRange<Int>, of year: Int?, range: Range<Int>) -> FoundDate {
    FoundDate(
      range: range, from: PartialDate(year: year, month: months.lowerBound),
      to: PartialDate(year: year, month: months.upperBound))
  }

  private static let quarters = DateText.words("quarter")
  private static let threeQuarters = DateText.words("three quarters")
  private static let inWords = DateText.words("in ", "In ", "for ", "For ", "during ", "During ")

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
    return text.end(ofEnglish: word, at: index).map { (number, $0) }
  }

  // MARK: - What stands beside a year

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

  private func isInBrackets(_ range: Range<Int>) -> Bool {
    let (before, behind) = (text[range.lowerBound - 1], text[range.upperBound])
    return (before == 0x28 || before == 0xFF08) && (behind == 0x29 || behind == 0xFF09)
  }

  /// The second of two years behind between.
  private func between(_ start: Int, _ end: Int) -> Int? {
    text.hasEnglishWord(Self.betweenWord, before: start)
      ? text.end(ofEnglish: "and", at: text.skippingSpace(end)) : nil
  }

  private static let betweenWord = DateText.words("between ", "Between ")

  /// Whether years are counted by the number before an index: in 2000 years.
  private func isLength(endingAt index: Int) -> Bool {
    text[index] == 0x20 && text.end(ofWord: Self.years, at: index + 1) != nil
  }

  /// Whether a word with a capital follows: In 1368 Zhu Yuanzhang.
  private func isBeforeName(_ index: Int) -> Bool {
    text[index] == 0x20 && text[index + 1] &- 0x41 < 26
  }

  /// Whether a number is so many of something: in 1200 of the villages.
  private func isPart(at index: Int) -> Bool {
    text.end(ofEnglish: "of", at: text.skippingSpace(index)) != nil
  }

  private static let years = DateText.words("years")

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
    "in", "since", "during", "until", "till", "year", "early", "late", "mid", "circa")
  private static let possible = keys(
    "of", "by", "from", "to", "and", "before", "after", "through", "between", "for", "around",
    "than", "that",
    "years", "on", "or", "end", "summer", "spring", "autumn", "winter", "fall")

  private static func keys(_ words: String...) -> Set<UInt64> {
    Set(words.map { $0.utf8.reduce(0) { $0 << 6 | UInt64($1 & 0x1F) } })
  }
}
