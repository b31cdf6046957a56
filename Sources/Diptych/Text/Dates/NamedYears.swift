/// Reads the years that stand alone in languages other than English, by the words beside them.
///
/// seit 1981, en 1995, data de 1981, с 1981 года; de 2019 à 2022.
struct NamedYears {
  private let text: DateText
  private let words: MonthWords

  /// Reads `text` with the words of its language.
  init(_ text: DateText, words: MonthWords) {
    self.text = text
    self.words = words
  }

  /// The year, or the two years, that start at `index`.
  func date(at index: Int) -> FoundDate? {
    guard isFree(before: index), let (year, end) = text.fullYear(at: index), isFree(behind: end)
    else { return nil }
    if let next = words.connective(at: end, in: text),
      let (last, lastEnd) = text.fullYear(at: next),
      last > year, last - year <= Self.longestRange, isFree(behind: lastEnd)
    {
      return FoundDate(
        range: index..<(words.end(ofYearWordBehind: lastEnd, in: text) ?? lastEnd),
        from: PartialDate(year: year), to: PartialDate(year: last))
    }
    if let wordEnd = words.end(ofYearWordBehind: end, in: text) {
      return FoundDate(range: index..<wordEnd, from: PartialDate(year: year))
    }
    let isYear =
      stands(behind: words.yearPrepositions.sure, index) && !mayCount(year, at: end)
      || stands(behind: words.yearPrepositions.possible, index) && endsPhrase(at: end)
    return isYear ? FoundDate(range: index..<end, from: PartialDate(year: year)) : nil
  }

  /// In years.
  private static let longestRange = 200

  /// Whether one of some words and a space stand before `index`.
  private func stands(behind words: [[UInt32]], _ index: Int) -> Bool {
    guard text.skippingSpace(index - 1) == index else { return false }
    return words.contains { word in
      let start = index - 1 - word.count
      return start >= 0 && !text.isWordLetter(at: start - 1) && text.hasSmall(word, at: start)
    }
  }

  /// Whether a round number stands before a word, which may say what it counts: en 2000 exemplaires.
  private func mayCount(_ year: Int, at end: Int) -> Bool {
    let next = text.skippingSpace(end)
    return year % 100 == 0 && next > end && text.isWordLetter(at: next)
  }

  private func endsPhrase(at index: Int) -> Bool {
    switch text[index] {
    case 0, 0x21, 0x29, 0x2C, 0x2E, 0x3A, 0x3B, 0x3F, 0x60C, 0x61B: true
    default: false
    }
  }

  private func isFree(before index: Int) -> Bool {
    switch text[index - 1] {
    case 0x23, 0x24, 0x2B, 0x2C, 0x2D, 0x2E, 0x2F, 0xA3, 0x20AC, 0x2116: false
    default: true
    }
  }

  /// Whether no letter, stroke or sign of a currency follows.
  private func isFree(behind index: Int) -> Bool {
    switch text[text.skippingSpace(index)] {
    case 0x24, 0x25, 0xA3, 0x20AC: false
    case 0x2D, 0x2F: !text.isDigit(at: index + 1)
    default: true
    }
  }
}
