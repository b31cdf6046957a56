/// The forms of dates that XML Schema and the TEI profile allow.
enum W3CDate {
  /// The date, or both ends of a range `from/to`; `nil` if a part is not in one of the forms.
  static func span(_ value: String?) -> (from: String, to: String?)? {
    guard let value else { return nil }
    let bytes = Array(value.utf8)
    guard let slash = bytes.firstIndex(of: UInt8(ascii: "/")) else {
      return isValid(bytes) ? (value, nil) : nil
    }
    let from = Array(bytes[..<slash])
    let to = Array(bytes[(slash + 1)...])
    guard isValid(from), isValid(to) else { return nil }
    return (String(decoding: from, as: UTF8.self), String(decoding: to, as: UTF8.self))
  }

  /// Whether the bytes are `2019-05-21`, `2019-05`, `2019` or `--05-21`, and such a day exists.
  static func isValid(_ bytes: [UInt8]) -> Bool {
    switch bytes.count {
    case 4: return number(bytes[0..<4]).map { $0 > 0 } ?? false
    case 7:
      guard bytes[0] != hyphen else { return isValidDay(bytes[...], year: 2000) }
      return isValid(Array(bytes[0..<4])) && bytes[4] == hyphen && month(bytes[5..<7]) != nil
    case 10:
      guard let year = number(bytes[0..<4]), year > 0 else { return false }
      return isValidDay([hyphen] + bytes[4...], year: year)
    default: return false
    }
  }

  /// The day of a time such as `2019-05-21T10:30:00Z`, or a day; `nil` if there is no such day.
  static func day(of time: String) -> String? {
    let day = Array(time.utf8.prefix(10))
    return day.count == 10 && isValid(day) ? String(decoding: day, as: UTF8.self) : nil
  }

  private static let hyphen = UInt8(ascii: "-")

  /// Whether seven bytes are `--`, a month, `-`, and a day that the month has.
  private static func isValidDay(_ bytes: ArraySlice<UInt8>, year: Int) -> Bool {
    let bytes = Array(bytes)
    guard bytes.count == 7, bytes[0] == hyphen, bytes[1] == hyphen, bytes[4] == hyphen,
      let month = month(bytes[2..<4]), let day = number(bytes[5..<7])
    else { return false }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return 1...days[month - 1] ~= day
  }

  private static func month(_ bytes: ArraySlice<UInt8>) -> Int? {
    number(bytes).flatMap { 1...12 ~= $0 ? $0 : nil }
  }

  private static func number(_ bytes: ArraySlice<UInt8>) -> Int? {
    var value = 0
    for byte in bytes {
      guard 0x30...0x39 ~= byte else { return nil }
      value = value * 10 + Int(byte - 0x30)
    }
    return value
  }
}
