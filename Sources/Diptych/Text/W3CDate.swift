/// The forms of dates that XML Schema and the TEI profile allow.
enum W3CDate {
  /// The date, or both ends of a range `from/to`; `nil` if a part is not in one of the forms.
  static func span(_ value: String?) -> (from: Substring, to: Substring?)? {
    guard let value else { return nil }
    guard let slash = value.utf8.firstIndex(of: UInt8(ascii: "/")) else {
      return isValid(value.utf8.span) ? (value[...], nil) : nil
    }
    let from = value[..<slash]
    let to = value[value.utf8.index(after: slash)...]
    return isValid(from.utf8.span) && isValid(to.utf8.span) ? (from, to) : nil
  }

  /// Whether a text is `2019-05-21`, `2019-05`, `2019` or `--05-21`, and such a day exists.
  static func isValid(_ text: String) -> Bool { isValid(text.utf8.span) }

  /// Whether the bytes are `2019-05-21`, `2019-05`, `2019` or `--05-21`, and such a day exists.
  private static func isValid(_ bytes: Span<UInt8>) -> Bool {
    switch bytes.count {
    case 4: isYear(bytes)
    case 7:
      bytes[0] == hyphen && bytes[1] == hyphen
        ? isDay(bytes, 2..<7, year: 2000)
        : isYear(bytes) && bytes[4] == hyphen && month(bytes, 5..<7) != nil
    case 10:
      isYear(bytes) && bytes[4] == hyphen
        && isDay(bytes, 5..<10, year: number(bytes, 0..<4) ?? 0)
    default: false
    }
  }

  /// The day of a time such as `2019-05-21T10:30:00Z`, or a day; `nil` if there is no such day.
  static func day(of time: String) -> String? {
    let day = Array(time.utf8.prefix(10))
    return day.count == 10 && isValid(day.span) ? String(decoding: day, as: UTF8.self) : nil
  }

  private static let hyphen = UInt8(ascii: "-")

  private static func isYear(_ bytes: Span<UInt8>) -> Bool {
    number(bytes, 0..<4).map { $0 > 0 } ?? false
  }

  /// Whether five bytes are a month, `-`, and a day that the month has.
  private static func isDay(_ bytes: Span<UInt8>, _ range: Range<Int>, year: Int) -> Bool {
    let start = range.lowerBound
    guard bytes[start + 2] == hyphen, let month = month(bytes, start..<start + 2),
      let day = number(bytes, start + 3..<range.upperBound)
    else { return false }
    return 1...days(of: month, year) ~= day
  }

  private static func days(of month: Int, _ year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  private static func month(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int? {
    number(bytes, range).flatMap { 1...12 ~= $0 ? $0 : nil }
  }

  private static func number(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int? {
    var value = 0
    for index in range {
      guard 0x30...0x39 ~= bytes[index] else { return nil }
      value = value * 10 + Int(bytes[index] - 0x30)
    }
    return value
  }
}
