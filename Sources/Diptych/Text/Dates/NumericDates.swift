/// Reads the dates that consist of numbers only, where only one order makes sense.
///
/// 2019-05-21, 2019/5/21, 2019.5.21; 21.05.2019; 21/05/2019 and 05/21/2019 because no year has 21
/// months. What could be read in two ways is no date.
struct NumericDates {
  private let text: DateText

  /// Reads `text`.
  init(_ text: DateText) { self.text = text }

  /// The date that starts at `index`.
  func date(at index: Int) -> FoundDate? {
    guard isFree(before: index), let (first, firstEnd) = text.digits(at: index),
      let separator = separator(at: firstEnd),
      let (second, secondEnd) = text.digits(at: firstEnd + 1),
      text[secondEnd] == separator, secondEnd - firstEnd <= 3,
      let (third, end) = text.digits(at: secondEnd + 1), isFree(behind: end)
    else { return nil }
    let date: PartialDate
    switch (firstEnd - index, end - secondEnd - 1) {
    case (4, 1...2): date = PartialDate(year: first, month: second, day: third)
    case (1...2, 4):
      let isDayFirst = separator == 0x2E || first > 12
      guard isDayFirst || second > 12 else { return nil }
      date = PartialDate(
        year: third, month: isDayFirst ? second : first, day: isDayFirst ? first : second)
    default: return nil
    }
    guard let year = date.year, (1000...2199).contains(year), date.exists else { return nil }
    return FoundDate(range: index..<end, from: date)
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
