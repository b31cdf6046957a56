/// Reads the day of a month that is not named: 25日, on the 25th.
struct DayAlone {
  private let text: DateText

  /// Reads `text`.
  init(_ text: DateText) { self.text = text }

  /// "on the 25th" and "until the 25th", where `index` is behind the article; no thing is counted.
  func english(at index: Int) -> FoundDate? {
    guard let (day, end, isOrdinal) = text.englishDay(at: index), isOrdinal,
      text.hasEnglishWord(Self.prepositions, before: index), text.endsEnglishPhrase(at: end)
    else { return nil }
    return FoundDate(range: index..<end, from: PartialDate(day: day))
  }

  private static let prepositions = DateText.words("on the ", "On the ", "until the ", "till the ")

  /// 25日，代表团抵达; 於5日簽署; 今（2）日; but no number of days.
  func eastAsian(at index: Int) -> FoundDate? {
    if let date = inBrackets(at: index) { return date }
    guard let (day, end) = text.number(at: index, upTo: 31), text[end] == 0x65E5,
      !text.isLengthOfDays(endingAt: end + 1), mayBeDay(from: index, to: end + 1)
    else { return nil }
    let from = PartialDate(day: day)
    if let next = text.connective(at: text.skippingWeekday(end + 1)),
      let (last, lastEnd) = text.number(at: next, upTo: 31), last > day, text[lastEnd] == 0x65E5,
      !text.isLengthOfDays(endingAt: lastEnd + 1)
    {
      return FoundDate(range: index..<lastEnd + 1, from: from, to: PartialDate(day: last))
    }
    return FoundDate(range: index..<end + 1, from: from)
  }

  /// 今（2）日, the day on which the text was written.
  private func inBrackets(at index: Int) -> FoundDate? {
    guard text[index - 2] == 0x4ECA, text[index - 1] == 0x28 || text[index - 1] == 0xFF08,
      let (day, end) = text.number(at: index, upTo: 31),
      text[end] == 0x29 || text[end] == 0xFF09, text[end + 1] == 0x65E5
    else { return nil }
    return FoundDate(
      range: index - 2..<end + 2, from: PartialDate(day: day), yearWord: .ofDocument(0))
  }

  /// Whether the words beside a number with 日 say that it is a day of a month.
  private func mayBeDay(from start: Int, to end: Int) -> Bool {
    switch text[start - 1] {
    // 。，；
    case 0x3002, 0xFF0C, 0xFF1B, 0: return Script.of(text[end]) == .han || text[end] == 0xFF0C
    case 0x4E8E, 0x65BC, 0x5B9A, 0x5C06, 0x5C07: return true  // 于於定将將
    // 月年每第约約近满滿逾达達超过過共计計期时時天日周个個数數几幾多余餘续續隔历歷足前后後、
    case 0x6708, 0x5E74, 0x6BCF, 0x7B2C, 0x7EA6, 0x7D04, 0x8FD1, 0x6EE1, 0x6EFF, 0x903E, 0x8FBE,
      0x9054, 0x8D85, 0x8FC7, 0x904E, 0x5171, 0x8BA1, 0x8A08, 0x671F, 0x65F6, 0x6642, 0x5929,
      0x65E5, 0x5468, 0x4E2A, 0x500B, 0x6570, 0x6578, 0x51E0, 0x5E7E, 0x591A, 0x4F59, 0x9918,
      0x7EED, 0x7E8C, 0x9694, 0x5386, 0x6B77, 0x8DB3, 0x524D, 0x540E, 0x5F8C, 0x3001:
      return false
    case let before: return Script.of(before) == .han && hasTime(at: end)
    }
  }

  /// Whether a time of the day or the 在 before a place follows a day.
  private func hasTime(at index: Int) -> Bool {
    switch text[index] {
    // 晚早凌傍夜在起
    case 0x665A, 0x65E9, 0x51CC, 0x508D, 0x591C, 0x5728, 0x8D77: true
    // 上午, 下午, 中午
    case 0x4E0A, 0x4E0B, 0x4E2D: text[index + 1] == 0x5348
    default: false
    }
  }
}
