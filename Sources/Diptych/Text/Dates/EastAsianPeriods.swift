/// Reads the periods of several years: 1980年代, 上世紀80年代, “十四五”時期.
struct EastAsianPeriods {
  private let text: DateText

  /// Reads `text`.
  init(_ text: DateText) { self.text = text }

  /// 1980年代, 20世紀80年代, 民國六十年代.
  func decade(at index: Int) -> FoundDate? {
    if let decade = decade(ofEraAt: index) { return decade }
    if let (year, end) = text.fourDigits(at: index), year % 10 == 0, let last = decadeUnit(at: end)
    {
      return FoundDate(
        range: index..<last, from: PartialDate(year: year), to: PartialDate(year: year + 9))
    }
    guard let (century, inside) = century(at: index),
      let (tens, tensEnd) = text.number(at: inside, upTo: 90), tens % 10 == 0,
      let last = decadeUnit(at: tensEnd)
    else { return nil }
    let year = 100 * (century - 1) + tens
    return FoundDate(
      range: index..<last, from: PartialDate(year: year), to: PartialDate(year: year + 9))
  }

  private func decade(ofEraAt index: Int) -> FoundDate? {
    guard let counted = Era.at(index, in: text),
      let (number, end) = text.number(
        at: text.skippingSpace(counted.start), upTo: counted.lastYear),
      let era = counted.era(with: number), let unit = text.unit(.year, at: end),
      let last = decadeEnd(of: number, unit: unit)
    else { return nil }
    let first = era.year(number)
    return FoundDate(
      range: index..<last, from: PartialDate(year: first), to: PartialDate(year: first + 9))
  }

  /// The index behind 代 if it makes a decade of a year whose unit ends at an index, as it does not in 60年代表.
  func decadeEnd(of year: Int, unit end: Int) -> Int? {
    guard year % 10 == 0, text[end] == 0x4EE3 else { return nil }
    switch text[end + 1] {
    // 表理替辦办為为言號号價价碼码
    case 0x8868, 0x7406, 0x66FF, 0x8FA6, 0x529E, 0x70BA, 0x4E3A, 0x8A00, 0x865F, 0x53F7, 0x50F9,
      0x4EF7, 0x78BC, 0x7801:
      return nil
    default: return end + 1
    }
  }

  /// 20世紀, 上世紀, 上個世紀.
  private func century(at index: Int) -> (value: Int, end: Int)? {
    if text[index] == Self.lastCentury {
      return Self.centuryEnd(behind: index, in: text).map { (20, $0) }
    }
    guard let (century, end) = text.number(at: index, upTo: 21), century >= 10,
      let inside = text.end(of: Self.century, at: end)
    else { return nil }
    return (century, inside)
  }

  /// The index behind the 世紀 of 上世紀, whose 上 stands at `index`.
  static func centuryEnd(behind index: Int, in text: DateText) -> Int? {
    let isCounted = text[index + 1] == 0x500B || text[index + 1] == 0x4E2A  // 個
    return text.end(of: century, at: isCounted ? index + 2 : index + 1)
  }

  /// 上 of 上世紀.
  static let lastCentury: UInt32 = 0x4E0A

  private func decadeUnit(at index: Int) -> Int? { text.end(of: Self.decadeWord, at: index) }

  /// “十四五”時期: the years of a five-year plan.
  func fiveYearPlan(at index: Int) -> FoundDate? {
    let closing = Self.closingQuote(text[index])
    let start = closing == nil ? index : index + 1
    guard closing != nil || !HanNumeral.isDigit(text[index - 1]), HanNumeral.isDigit(text[start]),
      let fiveEnd = planEnd(at: start), closing == nil || text[fiveEnd] == closing,
      let (number, _) = text.hanNumber(at: start, before: fiveEnd - 1), (1...20).contains(number)
    else { return nil }
    let behind = closing == nil ? fiveEnd : fiveEnd + 1
    guard let end = text.end(of: Self.planPeriod, at: behind) else { return nil }
    let first = number <= 2 ? 1948 + 5 * number : 1951 + 5 * number
    return FoundDate(
      range: index..<end, from: PartialDate(year: first), to: PartialDate(year: first + 4))
  }

  private static func closingQuote(_ opening: UInt32) -> UInt32? {
    switch opening {
    case 0x22: 0x22
    case 0x2018, 0x201C, 0x300C, 0x300E: opening + 1
    default: nil
    }
  }

  /// The index behind the 五 of 十四五, which is the second or third digit.
  private func planEnd(at start: Int) -> Int? {
    var end = start
    while end - start < 4, HanNumeral.isDigit(text[end]) { end += 1 }
    return end - start >= 2 && text[end - 1] == 0x4E94 ? end : nil
  }

  private static let century = DateText.words("世紀", "世纪")
  private static let decadeWord = DateText.words("年代")
  private static let planPeriod = DateText.words(
    "規劃時期", "规划时期", "規劃期間", "规划期间", "時期", "时期", "期間", "期间")
}
