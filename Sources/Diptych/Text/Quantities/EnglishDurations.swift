/// Reads the units of time of English: three weeks, a 10-day visit, two and a half years.
struct EnglishDurations {
  private let text: DateText

  /// Reads `text`.
  init(_ text: DateText) { self.text = text }

  /// The duration of a number; an age is none.
  func duration(_ number: WrittenNumber) -> MeasuredNumber? {
    let number = text.end(of: Self.andHalf, at: number.end).flatMap(number.withHalf) ?? number
    let isJoined = text[number.end] == 0x2D
    let start = isJoined ? number.end + 1 : text.skippingSpace(number.end)
    let isAttached = start == number.end
    guard isAttached ? number.style == .digits : true,
      let (unit, factor, end) = unit(at: start, isAttached: isAttached, isJoined: isJoined)
    else { return nil }
    // One day, not for one day.
    guard !number.isOne || unit != .day || isJoined, !isAge(behind: end) else { return nil }
    var result = number
    guard result.multiply(by: factor, end: end) else { return nil }
    return MeasuredNumber(number: result, unit: .time(unit), end: end)
  }

  /// half an hour, half a year, half-day.
  func half(at start: Int) -> MeasuredNumber? {
    guard text[start] | 0x20 == 0x68, let end = text.end(of: Self.halves, at: start) else {
      return nil
    }
    let isJoined = text[end - 1] == 0x2D
    guard let (unit, factor, last) = unit(at: end, isAttached: false, isJoined: false), factor == 1,
      // The half-year is a part of the year.
      !isJoined || unit == .hour || unit == .day
    else { return nil }
    return MeasuredNumber(
      number: WrittenNumber(halfIn: .words, end: end), unit: .time(unit), end: last)
  }

  private func unit(
    at start: Int, isAttached: Bool, isJoined: Bool
  ) -> (TimeUnit, factor: Int, end: Int)? {
    switch text[start] | 0x20 {
    case 0x64, 0x68, 0x6D, 0x73, 0x77, 0x79: break  // d h m s w y
    default: return nil
    }
    for unit in Self.units {
      guard text[start] == unit.word[0] || text[start] | 0x20 == unit.word[0] && !unit.isShort,
        let end = self.end(of: unit.word, at: start)
      else { continue }
      let isPlural = text[end] == 0x73
      let last = isPlural ? end + 1 : end
      guard !text.isLetter(at: last), !text.isDigit(at: last), unit.isShort || !isAttached,
        // The 21 second readings are not 21 seconds.
        unit.unit != .second || isPlural || isJoined
      else { return nil }
      return (unit.unit, unit.factor, last)
    }
    return nil
  }

  private func end(of word: [UInt32], at start: Int) -> Int? {
    for offset in 1..<word.count where text[start + offset] != word[offset] { return nil }
    return start + word.count
  }

  /// old, of age.
  private func isAge(behind index: Int) -> Bool {
    guard text[index] == 0x20 || text[index] == 0x2D else { return false }
    return text.end(ofWord: Self.ages, at: index + 1) != nil
  }

  private struct Unit {
    let word: [UInt32]
    let unit: TimeUnit
    var factor = 1
    /// Whether it is abbreviated, which may stand right behind the digits.
    var isShort = false

    init(_ word: String, _ unit: TimeUnit, factor: Int = 1, isShort: Bool = false) {
      self.word = word.unicodeScalars.map(\.value)
      (self.unit, self.factor, self.isShort) = (unit, factor, isShort)
    }
  }

  private static let units = [
    Unit("day", .day), Unit("week", .week), Unit("month", .month), Unit("year", .year),
    Unit("decade", .year, factor: 10), Unit("hour", .hour), Unit("minute", .minute),
    Unit("second", .second), Unit("hr", .hour, isShort: true),
    Unit("min", .minute, isShort: true), Unit("yr", .year, isShort: true),
  ]
  private static let andHalf = DateText.words(" and a half", "-and-a-half")
  private static let halves = DateText.words(
    "half an ", "Half an ", "half a ", "Half a ", "half-", "Half-")
  private static let ages = DateText.words("old", "of age")
}
