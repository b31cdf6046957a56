/// A day and time that a cell has as a number of days.
///
/// ECMA-376 part 1, section 18.17.4.
struct ExcelDate {
  private let year: Int
  private let month: Int
  private let day: Int
  /// From Sunday, 0.
  private let weekday: Int
  private let second: Int
  /// The seconds of the whole number, which may be a time that something takes.
  private let elapsed: Int

  /// - Returns: `nil` before the first day and behind the year 9999.
  init?(_ value: Double, startsIn1904: Bool) {
    guard value >= 0, value < 2_958_466 else { return nil }
    var seconds = Int((value * 86_400).rounded())
    elapsed = seconds
    if startsIn1904 { seconds += 1462 * 86_400 }
    second = seconds % 86_400
    // Excel has a 29 February 1900, so that days before it are one off.
    let days = seconds / 86_400
    let count = days + (days < 60 ? 1 : 0)
    weekday = (days + 6) % 7
    (year, month, day) = Self.day(count)
  }

  /// The day so many days behind 30 December 1899, by the rule of Fliegel and van Flandern (1968).
  private static func day(_ count: Int) -> (Int, Int, Int) {
    var rest = count + 2_415_019 + 68_569
    let century = 4 * rest / 146_097
    rest -= (146_097 * century + 3) / 4
    let year = 4000 * (rest + 1) / 1_461_001
    rest = rest - 1461 * year / 4 + 31
    let month = 80 * rest / 2447
    let day = rest - 2447 * month / 80
    let wrap = month / 11
    return (100 * (century - 49) + year + wrap, month + 2 - 12 * wrap, day)
  }

  /// The date by a format.
  func text(_ tokens: [ExcelFormatSection.Token], inHan: Bool) -> String {
    let isHalfDay = tokens.contains(.halfDay)
    var text = ""
    for token in tokens {
      switch token {
      case .literal(let literal): text += literal
      case .halfDay: text += second < 43_200 ? "AM" : "PM"
      case .field(let letter, let count):
        text += field(letter, count, isHalfDay: isHalfDay, inHan: inHan)
      case .elapsed(let letter, let count):
        let number = String(letter == "h" ? elapsed / 3600 : letter == "m" ? elapsed / 60 : elapsed)
        text += String(repeating: "0", count: max(count - number.count, 0)) + number
      }
    }
    return text
  }

  private func field(_ letter: Character, _ count: Int, isHalfDay: Bool, inHan: Bool) -> String {
    func number(_ number: Int) -> String {
      if inHan { return number == 0 ? "〇" : NumberText.han.text(number) }
      return count > 1 && number < 10 ? "0\(number)" : String(number)
    }
    switch (letter, count) {
    case ("y", ...2): return number(year % 100)
    case ("y", _): return inHan ? NumberText.hanDigits(zero: "〇").text(year) : String(year)
    case ("m", 3): return String(Self.months[month - 1].prefix(3))
    case ("m", 5): return String(Self.months[month - 1].prefix(1))
    case ("m", 4...): return Self.months[month - 1]
    case ("m", _): return number(month)
    case ("d", 3): return String(Self.weekdays[weekday].prefix(3))
    case ("d", 4...): return Self.weekdays[weekday]
    case ("d", _): return number(day)
    case ("a", 4...): return "星期" + Self.hanWeekdays[weekday]
    case ("a", 3): return Self.hanWeekdays[weekday]
    case ("h", _):
      let hour = second / 3600
      return number(isHalfDay ? (hour + 11) % 12 + 1 : hour)
    case ("M", _): return number(second / 60 % 60)
    case ("s", _): return number(second % 60)
    default: return ""
    }
  }

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]
  private static let weekdays = [
    "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",
  ]
  private static let hanWeekdays = ["日", "一", "二", "三", "四", "五", "六"]
}
