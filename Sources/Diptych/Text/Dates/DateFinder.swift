/// Finds the dates of a text.
enum DateFinder {
  /// The dates of `scalars`, ascending and disjoint.
  ///
  /// - Complexity: O(*n*).
  static func dates(in scalars: [UInt32]) -> [FoundDate] {
    let text = DateText(scalars)
    let eastAsian = EastAsianDates(text)
    let english = EnglishDates(text)
    let numeric = NumericDates(text)
    var result: [FoundDate] = []
    var index = 0
    while index < text.count {
      let scalar = text[index]
      let found: FoundDate?
      switch scalar {
      case 0x30...0x39:
        found =
          text.isDigit(at: index - 1)
          ? nil : numeric.date(at: index) ?? eastAsian.date(at: index) ?? english.date(at: index)
      case 0x41...0x5A, 0x66, 0x73, 0x74:
        // A capital, or the first letter of first, fourth, second, third, the.
        found = text.isLetter(at: index - 1) ? nil : english.date(at: index)
      case 0x22, 0x2018, 0x201C, 0x3007, 0x300C, 0x300E, 0x4E00..., 0xFF10...0xFF19:
        found = mayStart(scalar) ? eastAsian.date(at: index) : nil
      default: found = nil
      }
      if let found {
        result.append(found)
        index = found.range.upperBound
      } else {
        index += 1
      }
    }
    return result
  }

  private static func mayStart(_ scalar: UInt32) -> Bool {
    scalar < 0x4E00 || scalar >= 0xFF10 || HanNumeral.isDigit(scalar) || Era.mayStart(with: scalar)
  }
}
