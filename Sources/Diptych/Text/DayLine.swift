/// The day that a line of a programme names: `6月2日（星期一）`, `第一天（6月2日）`, `Tuesday, June 3`, `Day 2`.
struct DayLine: Equatable {
  /// How days are named.
  enum Form {
    /// By their date.
    case date
    /// By their number.
    case count
    /// By the day of the week alone.
    case weekday
  }

  var form: Form
  /// A number that is greater for later days of the same form.
  var number: Int

  /// The most letters beside the day: a day of the week, and the name of a town.
  private static let mostHan = 8
  private static let mostLetters = 24
  /// The longest such line, in bytes.
  private static let longest = 72

  /// Reads the day behind the number of a line, if it has one; `nil` if the line says more or something else.
  init?(_ utf8: [UInt8], from start: Int) {
    let text = SentenceText(bytes: utf8)
    guard utf8.count <= Self.longest, Self.mayBegin(text, at: start),
      let (day, others) = Self.count(text, start) ?? Self.weekday(text, start)
        ?? Self.date(utf8, start), !Self.isMuch(others)
    else { return nil }
    self = day
  }

  private init(_ form: Form, _ number: Int) {
    self.form = form
    self.number = number
  }

  /// Whether a text begins with a number, `第`, or a day of the week, or with a capital where it has a digit.
  private static func mayBegin(_ text: SentenceText, at start: Int) -> Bool {
    let first = text.scalar(at: start).value
    if first &- 0x41 < 26 {
      return text.bytes.contains { $0 &- 0x30 < 10 } || text.bytes.last == 0x79
    }
    return Numeral.isDigit(first) || HanNumeral.isDigit(first)
      || [0x7B2C, 0x661F, 0x5468, 0x9031, 0x793C, 0x79AE].contains(first)  // 第星周週礼禮
  }

  /// `第一天`, `Day 1`, and what stands behind it.
  private static func count(_ text: SentenceText, _ start: Int) -> (DayLine, [UInt32])? {
    let isEnglish = text.bytes[start...].starts(with: "Day ".utf8)
    guard isEnglish || text.scalar(at: start).value == 0x7B2C else { return nil }  // 第
    var end = start + (isEnglish ? 4 : 3)
    guard let number = Numeral.read(text, from: &end) else { return nil }
    if !isEnglish {
      let (unit, length) = text.scalar(at: end)
      guard unit == 0x5929 || unit == 0x65E5 else { return nil }  // 天日
      end += length
    }
    return (DayLine(.count, number), Scalars.values(of: text.bytes, in: end..<text.count))
  }

  /// A whole line such as `星期一` or `Monday`.
  private static func weekday(_ text: SentenceText, _ start: Int) -> (DayLine, [UInt32])? {
    let line = text.bytes[start...]
    if let index = weekdays.firstIndex(of: Array(line)) {
      return (DayLine(.weekday, index + 1), [])
    }
    guard let week = weeks.first(where: { line.starts(with: $0) }) else { return nil }
    let (day, length) = text.scalar(at: start + week.count)
    let number = day == 0x65E5 || day == 0x5929 ? 7 : HanNumeral.digit(day)  // 日天
    guard let number, (1...7).contains(number), start + week.count + length == text.count else {
      return nil
    }
    return (DayLine(.weekday, number), [])
  }

  /// The day of a month and what stands beside it.
  private static func date(_ utf8: [UInt8], _ start: Int) -> (DayLine, [UInt32])? {
    let scalars = Scalars.values(of: utf8, in: start..<utf8.count)
    guard let date = DateFinder(.english).dates(in: scalars).first, date.to == nil,
      // `--06-02` or `2025-06-02`.
      let value = date.value?.utf8, value.count == 10 || value.starts(with: "--".utf8)
    else { return nil }
    let digits = value.suffix(5).filter { $0 != 0x2D }.map { Int($0 & 0x0F) }
    let number = digits.reduce(0) { $0 * 10 + $1 }
    let others = scalars[..<date.range.lowerBound] + scalars[date.range.upperBound...]
    return (DayLine(.date, number), Array(others))
  }

  /// Whether so much stands beside a day that the line is about something else, such as an event.
  private static func isMuch(_ others: [UInt32]) -> Bool {
    var han = 0
    var letters = 0
    for scalar in others {
      switch Script.of(scalar) {
      case .han: han += 1
      case .common:
        if sentenceMarks.contains(scalar) { return true }
      default: letters += 1
      }
    }
    return han > mostHan || letters > mostLetters
  }

  private static let sentenceMarks: Set<UInt32> = [0x3A, 0x3B, 0x3002, 0xFF0C, 0xFF1A, 0xFF1B]
  private static let weeks = ["星期", "周", "週", "礼拜", "禮拜"].map { Array($0.utf8) }
  private static let weekdays = [
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
  ].map { Array($0.utf8) }
}
