/// A date of the Gregorian calendar, as precise as a text states it.
struct PartialDate: Equatable, Sendable {
  /// The year; `nil` if the text leaves it open.
  var year: Int?
  /// 1...12.
  var month: Int?
  /// 1...31.
  var day: Int?

  /// 民國元年.
  static let firstYearOfRepublic = 1912

  /// Makes a date.
  init(year: Int? = nil, month: Int? = nil, day: Int? = nil) {
    self.year = year
    self.month = month
    self.day = day
  }

  /// Whether the calendar has this date.
  var exists: Bool {
    if let year, !(1...9999).contains(year) { return false }
    if let month, !(1...12).contains(month) { return false }
    guard let day else { return month != nil || year != nil }
    guard let month else { return false }
    return day >= 1 && day <= Self.days(inMonth: month, of: year)
  }

  /// Whether it is the day after another, or the month after another month.
  func follows(_ other: PartialDate) -> Bool {
    guard let month, let otherMonth = other.month, (day == nil) == (other.day == nil) else {
      return false
    }
    let isNextMonth =
      month == otherMonth + 1 && year == other.year
      || month == 1 && otherMonth == 12 && year == other.year.map { $0 + 1 }
    guard let day, let otherDay = other.day else { return isNextMonth }
    if month == otherMonth, year == other.year { return day == otherDay + 1 }
    return isNextMonth && day == 1 && otherDay == Self.days(inMonth: otherMonth, of: other.year)
  }

  /// The form of ISO 8601 that XML Schema knows: `2019`, `2019-05`, `2019-05-21`, `--05-21`.
  ///
  /// A month without year and day has no such form that TEI readers agree on: it is `nil`.
  var iso: String? {
    guard exists else { return nil }
    guard let year else {
      guard let month, let day else { return nil }
      return "--\(Self.padded(month, to: 2))-\(Self.padded(day, to: 2))"
    }
    var result = Self.padded(year, to: 4)
    if let month { result += "-" + Self.padded(month, to: 2) }
    if let day { result += "-" + Self.padded(day, to: 2) }
    return result
  }

  /// The number of days; February has 29 where the year is open.
  static func days(inMonth month: Int, of year: Int?) -> Int {
    switch month {
    case 2:
      guard let year else { return 29 }
      return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: return 30
    default: return 31
    }
  }

  private static func padded(_ number: Int, to width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }
}

/// A date or a range of dates in a text.
struct FoundDate: Equatable, Sendable {
  /// What the numbers of a date are.
  enum Reading: Sendable {
    /// What their words or their order say.
    case plain
    /// Day, month, year, because there is no such month; so the text writes its dates.
    case dayFirst
    /// Month, day, year, because there is no such month; so the text writes its dates.
    case monthFirst
    /// Day and month, or the other way round: `4/5/2021`. The date is read with the day first.
    case eitherOrder
    /// A year of the Republic of China, if the text counts so: `108年5月21日`.
    case republic
    /// A year of an emperor's reign, whose months are those of the Chinese calendar.
    case reign
  }

  /// The scalars of the text that state it.
  var range: Range<Int>
  /// The date, or the first one of a range.
  var from: PartialDate
  /// The last one of a range.
  var to: PartialDate?
  /// What the numbers are.
  var reading = Reading.plain
  /// What the text says instead of the year.
  var yearWord: YearWord?

  /// The value as ISO 8601, a range as `from/to`; `nil` if it has no form that the exports accept.
  var value: String? {
    guard let first = from.iso else { return nil }
    guard let to else { return first }
    guard let last = to.iso else { return nil }
    return isAscending ? first + "/" + last : nil
  }

  /// Whether the range does not run backwards.
  private var isAscending: Bool {
    guard let to else { return true }
    guard let first = from.year, let last = to.year else {
      // A range of days without a year may run over New Year.
      return from.year == to.year
    }
    if first != last { return first < last }
    let month = (from.month ?? 1, to.month ?? 12)
    if month.0 != month.1 { return month.0 < month.1 }
    return (from.day ?? 1) <= (to.day ?? 31)
  }

  /// Whether the text leaves the year open.
  var needsYear: Bool { from.year == nil }

  /// Whether the text leaves the month open too, and states a day.
  var needsMonth: Bool { from.month == nil && from.day != nil }

  /// The year, if it is not of several.
  var onlyYear: Int? { to == nil || to?.year == from.year ? from.year : nil }

  /// The same with a month that the surroundings give.
  func inMonth(_ month: PartialDate) -> FoundDate {
    var result = self
    result.from = PartialDate(year: month.year, month: month.month, day: from.day)
    result.to = to.map { PartialDate(year: month.year, month: month.month, day: $0.day) }
    return result
  }

  /// The same with a year that the surroundings give.
  func inYear(_ year: Int) -> FoundDate {
    var result = self
    if result.from.year == nil { result.from.year = year }
    if let to, to.year == nil { result.to?.year = year }
    return result
  }
}
