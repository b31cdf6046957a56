/// A number as texts write it, in ten-thousandths: 1,250.5, 3.2亿, 1億2千萬, 五千万, 二十三点五.
///
/// - Complexity: O(1); it and the digits in it have at most ``maximumLength`` scalars each.
struct WrittenNumber {
  /// How it is written.
  enum Style { case digits, han, words }

  /// The value times ``unit``.
  var value: Int
  /// The index behind it.
  var end: Int
  /// Digits, even if 万 or `million` follow, or Han digits or words alone.
  let style: Style
  /// The 万 or `million` that multiplies the whole, else 1.
  private(set) var power: Int
  /// Whether it is written in the characters of cheques and contracts: 壹拾万.
  private(set) var isFormal = false

  /// One, in the parts that are counted.
  static let unit = 10_000
  /// The greatest value, in parts: some 461 trillion.
  static let maximumValue = Int.max / 2
  private static let maximumLength = 24

  private init(value: Int, style: Style, end: Int) {
    (self.value, self.end, self.style, power) = (value, end, style, 1)
  }

  /// A whole number that was read elsewhere.
  init(_ whole: Int, style: Style, end: Int) {
    self.init(value: whole * Self.unit, style: style, end: end)
  }

  /// Half of one: 半, `half`.
  init(halfIn style: Style, end: Int) {
    self.init(value: Self.unit / 2, style: style, end: end)
  }

  /// Reads the number at `start`; `nil` if there is none, or it is too large or too precise.
  init?(_ text: DateText, at start: Int) {
    guard DateText.digit(text[start]) != nil else {
      self.init(han: text, at: start)
      return
    }
    guard let (value, end) = Self.decimal(text, at: start) else { return nil }
    // 300多万
    let isExcess = Self.isExcess(text[end]) && Self.isHanPower(text[end + 1])
    guard isExcess || Self.isHanPower(text[end]) else {
      self.init(value: value, style: .digits, end: end)
      skipExcess(text)
      return
    }
    self.init(powers: text, at: isExcess ? end + 1 : end, first: value, style: .digits)
  }

  /// Reads a number in Han digits: 二十三点五, 五千万.
  private init?(han text: DateText, at start: Int) {
    // 百 and 千 alone are no number: 百元店.
    let first = HanNumeral.plain(text[start]) ?? text[start]
    guard first == 0x5341 || Self.hanDigit(first) != nil else { return nil }
    self.init(powers: text, at: start, first: nil, style: .han)
    isFormal = first != text[start]
  }

  /// Reads digits and powers of ten from `start` on, where `first` stands before them.
  private init?(powers text: DateText, at start: Int, first: Int?, style: Style) {
    self.style = style
    var sum = HanSum(pending: first)
    var index = start
    while index - start < Self.maximumLength {
      let scalar = HanNumeral.plain(text[index]) ?? text[index]
      if let digit = Self.hanDigit(scalar) {
        guard style == .han || sum.isEmpty, sum.add(digit: digit) else { return nil }
      } else if Self.isHanPower(scalar) {
        guard sum.multiply(scalar) else { return nil }
      } else if DateText.digit(scalar) != nil {
        guard style == .digits, sum.pending == nil,
          let (value, end) = Self.decimal(text, at: index)
        else { return nil }
        sum.pending = value
        index = end
        continue
      } else if scalar == 0x70B9 || scalar == 0x9EDE {  // 点點
        guard style == .han, let (fraction, end) = Self.fraction(text, at: index + 1) else { break }
        guard sum.add(fraction: fraction) else { return nil }
        index = end
        continue
      } else if Self.isExcess(scalar), index > start, Self.isHanPower(text[index - 1]),
        Self.isHanPower(text[index + 1])
      {
        // 300多万 and 三百余亿: more than that, and still multiplied.
      } else {
        break
      }
      index += 1
    }
    guard !Self.isNumeral(text[index]), let value = sum.value,
      // 两万五 is not 20005.
      style == .digits || !sum.isShortened
    else { return nil }
    (self.value, end, power) = (value, index, sum.power)
    skipExcess(text)
  }

  /// Goes on behind the 多 or 余 that says that it is somewhat more: 300余, 3亿多, 十来.
  private mutating func skipExcess(_ text: DateText) {
    let isCome = text[end] == 0x6765 || text[end] == 0x4F86  // 来來, behind 十 only
    let isRound = Self.isHanPower(text[end - 1]) || text[end - 1] == 0x30
    if isCome ? text[end - 1] == 0x5341 : isRound && Self.isExcess(text[end]) { end += 1 }
  }

  /// Multiplies it with a word such as `million` that ends at `end`.
  mutating func multiply(by power: Int, end: Int) -> Bool {
    guard let product = Self.value(of: value, times: power, plus: 0) else { return false }
    (value, self.end, self.power) = (product, end, power)
    return true
  }

  /// Whether it is the 一 or `one` that hardly counts.
  var isOne: Bool { style != .digits && value == Self.unit }

  /// Puts it below zero.
  mutating func negate() { value = -value }

  /// The number with a half more, which ends at `end`: 两年半; `nil` if that is too large.
  func withHalf(end: Int) -> WrittenNumber? {
    guard let value = Self.value(of: value, times: 1, plus: Self.unit / 2) else { return nil }
    var result = self
    (result.value, result.end) = (value, end)
    return result
  }

  /// A count times a power and what is added to it; `nil` beyond ``maximumValue``.
  static func value(of count: Int, times power: Int, plus rest: Int) -> Int? {
    let (product, isTooLarge) = count.multipliedReportingOverflow(by: power)
    let (sum, isSumTooLarge) = product.addingReportingOverflow(rest)
    return isTooLarge || isSumTooLarge || sum > maximumValue ? nil : sum
  }

  /// The number in decimal places: `12000`, `23.5`.
  var decimal: String {
    let whole = value.magnitude / UInt(Self.unit)
    var fraction = value.magnitude % UInt(Self.unit)
    let sign = value < 0 ? "-" : ""
    guard fraction > 0 else { return "\(sign)\(whole)" }
    var places = 4
    while fraction % 10 == 0 {
      fraction /= 10
      places -= 1
    }
    let digits = String(fraction)
    let zeros = String(repeating: "0", count: places - digits.utf8.count)
    return "\(sign)\(whole).\(zeros)\(digits)"
  }

  /// Whether a numeral may go on with a scalar, or begin with it.
  static func isNumeral(_ scalar: UInt32) -> Bool {
    DateText.digit(scalar) != nil || hanDigit(scalar) != nil || isHanPower(scalar)
  }

  /// A Han digit, or 两.
  static func hanDigit(_ scalar: UInt32) -> Int? {
    scalar == 0x4E24 || scalar == 0x5169 ? 2 : HanNumeral.digit(scalar)
  }

  static func isHanPower(_ scalar: UInt32) -> Bool {
    switch scalar {
    // 十百千佰仟万萬亿億兆
    case 0x5341, 0x767E, 0x5343, 0x4F70, 0x4EDF, 0x4E07, 0x842C, 0x4EBF, 0x5104, 0x5146: true
    default: false
    }
  }

  /// 多, 余, 餘.
  static func isExcess(_ scalar: UInt32) -> Bool {
    scalar == 0x591A || scalar == 0x4F59 || scalar == 0x9918
  }

  /// Digits with commas between groups of three and a fraction of up to four.
  private static func decimal(_ text: DateText, at start: Int) -> (value: Int, end: Int)? {
    var value = 0
    var index = start
    var inGroup: Int?
    while true {
      if let digit = DateText.digit(text[index]) {
        guard value < 100_000_000_000, inGroup ?? 0 < 3, index - start < maximumLength else {
          return nil
        }
        value = value * 10 + digit
        inGroup = inGroup.map { $0 + 1 }
      } else if text[index] == 0x2C, inGroup ?? 3 == 3, DateText.digit(text[index + 1]) != nil,
        DateText.digit(text[index + 2]) != nil, DateText.digit(text[index + 3]) != nil
      {
        inGroup = 0
      } else {
        break
      }
      index += 1
    }
    value *= unit
    guard text[index] == 0x2E || text[index] == 0xFF0E, DateText.digit(text[index + 1]) != nil
    else { return (value, index) }
    var part = unit / 10
    index += 1
    while let digit = DateText.digit(text[index]) {
      guard part > 0 else { return nil }
      value += digit * part
      part /= 10
      index += 1
    }
    return (value, index)
  }

  /// The Han digits behind 点.
  private static func fraction(_ text: DateText, at start: Int) -> (value: Int, end: Int)? {
    var value = 0
    var part = unit / 10
    var index = start
    while let digit = HanNumeral.digit(text[index]), part > 0 {
      value += digit * part
      part /= 10
      index += 1
    }
    return index > start ? (value, index) : nil
  }
}
