/// A number with a unit, read from the value of a mention.
///
/// It may be written `12.5`, `12.5 CNY`, `CNY 12.5`, or as an ISO 8601 duration of one unit, `P3D`.
struct Quantity: Equatable {
  /// A decimal number.
  var number: String
  /// A word without white space.
  var unit: String?

  /// Reads a value; `nil` if it is none of these.
  init?(_ value: String?) {
    guard let value else { return nil }
    let parts = value.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    switch parts.count {
    case 1 where Self.isDecimal(parts[0].utf8[...]):
      number = parts[0]
    case 1:
      guard let duration = Self.duration(parts[0]) else { return nil }
      self = duration
    case 2 where Self.isDecimal(parts[0].utf8[...]) && Self.isWord(parts[1]):
      number = parts[0]
      unit = parts[1]
    case 2 where Self.isDecimal(parts[1].utf8[...]) && Self.isWord(parts[0]):
      number = parts[1]
      unit = parts[0]
    default: return nil
    }
  }

  private init(number: String, unit: String) {
    self.number = number
    self.unit = unit
  }

  private static func duration(_ value: String) -> Quantity? {
    let units: [Character: String] = ["Y": "years", "M": "months", "W": "weeks", "D": "days"]
    let times: [Character: String] = ["H": "hours", "M": "minutes", "S": "seconds"]
    let isTime = value.hasPrefix("PT")
    guard value.hasPrefix("P"), let last = value.last, let unit = isTime ? times[last] : units[last]
    else { return nil }
    let number = value.dropFirst(isTime ? 2 : 1).dropLast()
    return isDecimal(number.utf8) ? Quantity(number: String(number), unit: unit) : nil
  }

  private static func isDecimal(_ text: Substring.UTF8View) -> Bool {
    var digits = text[...]
    if digits.first == UInt8(ascii: "-") { digits = digits.dropFirst() }
    let parts = digits.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return 1...2 ~= parts.count
      && parts.allSatisfy { !$0.isEmpty && $0.allSatisfy { 0x30...0x39 ~= $0 } }
  }

  private static func isWord(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { 0x41...0x5A ~= $0 || 0x61...0x7A ~= $0 }
  }
}
