/// A number with a unit, or a range of them, read from the value of a mention.
///
/// It may be written `12.5`, `12.5 CNY`, `CNY 12.5`, or as an ISO 8601 duration of one unit, `P3D`;
/// a range as `5/10`, `5/10 CNY`, or `P3D/P5D`.
struct Quantity: Equatable {
  /// A decimal number, of a range the least one.
  var number: String
  /// The greatest number of a range.
  var greatest: String?
  /// A word without white space.
  var unit: String?

  /// Reads a value; `nil` if it is none of these.
  init?(_ value: String?) {
    guard let value else { return nil }
    let parts = value.split(separator: " ", omittingEmptySubsequences: false)
    switch parts.count {
    case 1:
      guard let read = Self.numbers(parts[0]) ?? Self.durations(parts[0]) else { return nil }
      self = read
    case 2:
      let isFirst = Self.isWord(parts[0])
      guard isFirst || Self.isWord(parts[1]),
        let read = Self.numbers(parts[isFirst ? 1 : 0])
      else { return nil }
      self = read
      unit = String(parts[isFirst ? 0 : 1])
    default: return nil
    }
  }

  private init(_ ends: [Substring], unit: String?) {
    number = String(ends[0])
    greatest = ends.count > 1 ? String(ends[1]) : nil
    self.unit = unit
  }

  private static func ends(_ value: Substring) -> [Substring]? {
    let ends = value.split(separator: "/", omittingEmptySubsequences: false)
    return ends.count <= 2 ? ends : nil
  }

  private static func numbers(_ value: Substring) -> Quantity? {
    guard let ends = ends(value), ends.allSatisfy({ isDecimal($0.utf8) }) else { return nil }
    return Quantity(ends, unit: nil)
  }

  private static func durations(_ value: Substring) -> Quantity? {
    guard let durations = ends(value)?.map(duration), let unit = durations[0]?.unit,
      durations.allSatisfy({ $0?.unit == unit })
    else { return nil }
    return Quantity(durations.compactMap { $0?.number }, unit: unit)
  }

  private static func duration(_ value: Substring) -> (number: Substring, unit: String)? {
    let units: [Character: String] = ["Y": "years", "M": "months", "W": "weeks", "D": "days"]
    let times: [Character: String] = ["H": "hours", "M": "minutes", "S": "seconds"]
    let isTime = value.hasPrefix("PT")
    guard value.hasPrefix("P"), let last = value.last, let unit = isTime ? times[last] : units[last]
    else { return nil }
    let number = value.dropFirst(isTime ? 2 : 1).dropLast()
    return isDecimal(number.utf8) ? (number, unit) : nil
  }

  private static func isDecimal(_ text: Substring.UTF8View) -> Bool {
    var digits = text[...]
    if digits.first == UInt8(ascii: "-") { digits = digits.dropFirst() }
    let parts = digits.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return 1...2 ~= parts.count
      && parts.allSatisfy { !$0.isEmpty && $0.allSatisfy { 0x30...0x39 ~= $0 } }
  }

  private static func isWord(_ text: Substring) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { 0x41...0x5A ~= $0 || 0x61...0x7A ~= $0 }
  }
}
