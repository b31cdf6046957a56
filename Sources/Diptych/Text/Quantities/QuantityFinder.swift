/// Finds the percentages, amounts of money and durations of a text.
///
/// A number without one of these units is none. A range such as `3-5 days` is one quantity; where its
/// ends do not fit together, a number that lacks its unit is left out.
struct QuantityFinder {
  private let text: DateText
  private let percentages: Percentages
  private let money: MoneyAmounts
  private let hanDurations: HanDurations
  private let englishDurations: EnglishDurations

  /// Finds quantities in text of a language.
  init(_ text: DateText, _ language: LanguageTag) {
    self.text = text
    percentages = Percentages(text)
    money = MoneyAmounts(text, language)
    hanDurations = HanDurations(text)
    englishDurations = EnglishDurations(text)
  }

  /// The quantities of `scalars` in Chinese or English, ascending and disjoint.
  ///
  /// - Complexity: O(*n*); every attempt reads a bounded number of scalars.
  static func quantities(in scalars: [UInt32], _ language: LanguageTag) -> [FoundQuantity] {
    var result: [FoundQuantity] = []
    var index = 0
    var finder: QuantityFinder?
    while let start = QuantityStarts.next(in: scalars.span, from: index) {
      let current = finder ?? QuantityFinder(DateText(scalars), language)
      finder = current
      if let found = current.quantity(at: start) {
        result.append(found)
        index = found.range.upperBound
      } else {
        index = start + 1
        // Not in the middle of the same numeral again.
        if WrittenNumber.isNumeral(scalars[start]) {
          while WrittenNumber.isNumeral(current.text[index]) { index += 1 }
        }
      }
    }
    return result
  }

  private func quantity(at start: Int) -> FoundQuantity? {
    let isDigit = text.isDigit(at: start)
    if !isDigit, let (code, end) = money.currency(before: start) {
      return amount(at: end, of: code, from: start)
    }
    if let share = percentages.hundredths(at: start) { return percentage(share, from: start) }
    guard !isAttached(start) else { return nil }
    if let half = hanDurations.half(at: start) ?? englishDurations.half(at: start) {
      return half.found(from: start)
    }
    guard let number = number(at: start) else { return nil }
    guard var first = measured(number, from: start) else {
      return openRange(number, from: start)
    }
    if let compound = compound(first, from: start) { return compound }
    let signed = signStart(of: first, at: start)
    if signed < start { first.number.negate() }
    if !isDeparture(signed), let next = connective(at: first.end),
      let last = last(at: next), let range = first.found(from: signed, to: last)
    {
      return range
    }
    return first.found(from: signed)
  }

  // MARK: - Numbers and units

  private func number(at index: Int) -> WrittenNumber? {
    text.isLetter(at: index)
      ? EnglishNumeral.number(at: index, in: text) : WrittenNumber(text, at: index)
  }

  /// A number with its unit behind it; `isLast` if it ends a range.
  private func measured(
    _ number: WrittenNumber, from start: Int, isLast: Bool = false
  ) -> MeasuredNumber? {
    if let end = percentages.sign(at: number.end) {
      return MeasuredNumber(number: number, unit: .percent, end: end)
    }
    return percentages.tenths(number) ?? money.amount(of: number)
      ?? hanDurations.duration(number, from: start, isLast: isLast)
      ?? englishDurations.duration(number)
  }

  /// The last number of a range, with its unit.
  private func last(at index: Int) -> MeasuredNumber? {
    if let share = percentages.hundredths(at: index) { return share }
    let start = isMinus(at: index) || isNegative(at: index) ? index + 1 : index
    guard let number = number(at: start), var last = measured(number, from: start, isLast: true)
    else { return nil }
    if start > index {
      guard signStart(of: last, at: start) == index else { return nil }
      last.number.negate()
    }
    return last
  }

  /// Where the sign of a number below zero starts, else where the number does.
  private func signStart(of first: MeasuredNumber, at start: Int) -> Int {
    switch first.unit {
    case .percent where isMinus(at: start - 1) && text[start - 2] != 0x25: return start - 1
    case .percent, .money:
      if isNegative(at: start - 1), text.end(of: Self.duty, at: first.end) == nil {
        return start - 1
      }
      let word = start - Self.minusLength
      return text.end(ofWord: Self.minus, at: word) == start - 1 && text[start - 1] == 0x20
        && !text.isLetter(at: word - 1) ? word : start
    case .time: return start
    }
  }

  /// Whether a 负 stands at an index that says below zero, not 自负, 担负, 承负, 减负, 正负, 胜负, 抱负.
  private func isNegative(at index: Int) -> Bool {
    guard text[index] == 0x8D1F || text[index] == 0x8CA0 else { return false }
    switch text[index - 1] {
    case 0x81EA, 0x62C5, 0x64D4, 0x627F, 0x51CF, 0x6E1B, 0x6B63, 0x80DC, 0x52DD, 0x62B1, 0x80A9,
      0x80CC:
      return false
    default: return true
    }
  }

  private static let duty = DateText.words("的责任", "的責任", "责任", "責任", "责", "責")
  private static let minus = DateText.words("minus")
  private static let minusLength = 6

  /// Whether a minus stands at an index, and digits behind it.
  private func isMinus(at index: Int) -> Bool {
    (text[index] == 0x2D || text[index] == 0x2212) && text.isDigit(at: index + 1)
  }

  /// Whether a number belongs to what stands before it: 第3, 数百, 1.3, A-3, the rest of 300 000.
  private func isAttached(_ start: Int) -> Bool {
    let before = text[start - 2]
    switch text[start - 1] {
    case 0x2E, 0xFF0E, 0x7B2C, 0x5F, 0x23, 0x25, 0x24: return true  // .．第_#%$
    case 0x6570, 0x6578, 0x51E0, 0x5E7E: return true  // 数數几幾
    case 0x5206: return WrittenNumber.isNumeral(before)  // 10分30秒
    case 0x2C, 0xFF0C, 0x3A, 0xFF1A, 0x2A, 0x2B, 0xD7:
      return DateText.digit(before) != nil && text.isDigit(at: start)
    case 0x20, 0xA0: return DateText.digit(before) != nil && text.isDigit(at: start)
    case 0x2F, 0x2D, 0x2010...0x2015, 0x2212, 0x7E, 0xFF5E, 0x81F3, 0x5230, 0x3001, 0x70B9, 0x9EDE:
      return text.isLetter(at: start - 2) || WrittenNumber.isNumeral(before)
    case let last:
      return text.isLetter(at: start - 1) || WrittenNumber.isNumeral(last)
        || HanNumeral.isDigit(last)
    }
  }

  // MARK: - Amounts behind a currency

  private func amount(at index: Int, of code: String?, from start: Int) -> FoundQuantity? {
    guard text[start - 1] != 0x2D, text[start - 1] != 0x2212,
      let first = money.amount(at: index, of: code)
    else { return nil }
    guard !isDeparture(start), let next = connective(at: first.end),
      let last = lastAmount(at: next, of: code, isDash: text[first.end] != 0x20),
      let range = spread(first, to: last).found(from: start, to: last)
    else { return first.found(from: start) }
    return range
  }

  /// The 5 million of US$3-5 million, the US$5 of US$3 to US$5.
  private func lastAmount(at index: Int, of code: String?, isDash: Bool) -> MeasuredNumber? {
    if let (again, end) = money.currency(before: index) {
      return again == code ? money.amount(at: end, of: code) : nil
    }
    guard let last = money.amount(at: index, of: code) else { return nil }
    return isDash || last.number.power > 1 || last.end > last.number.end ? last : nil
  }

  // MARK: - Ranges

  /// 3 of 3-5 days and 3至5亿元: the unit stands behind the last number only.
  private func openRange(_ number: WrittenNumber, from start: Int) -> FoundQuantity? {
    guard let next = connective(at: number.end) ?? alternative(at: number.end, from: start),
      let last = last(at: next)
    else { return nil }
    // 三至五百元 can be 3 or 300.
    let isHundreds = last.number.style == .han && last.number.power == 1
    if isHundreds, last.number.value >= 100 * WrittenNumber.unit,
      number.value < 10 * WrittenNumber.unit
    {
      return nil
    }
    let first = spread(
      MeasuredNumber(number: number, unit: last.unit, end: number.end), to: last)
    // Two or three are one length, three or six are two.
    let successor = WrittenNumber.value(
      of: WrittenNumber.unit, times: last.number.power, plus: first.number.value)
    guard successor == last.number.value || text.end(of: Self.or, at: number.end) == nil else {
      return nil
    }
    return first.found(from: start, to: last)
  }

  /// The 百分之十 of 百分之十至二十, else a percentage alone.
  private func percentage(_ first: MeasuredNumber, from start: Int) -> FoundQuantity {
    guard !isDeparture(start), let next = connective(at: first.end),
      let last = percentages.hundredths(at: next) ?? percentages.share(at: next),
      let range = first.found(from: start, to: last)
    else { return first.found(from: start) }
    return range
  }

  /// A start of a range with the 万 or `million` of its end, if it has none of its own.
  private func spread(_ first: MeasuredNumber, to last: MeasuredNumber) -> MeasuredNumber {
    guard first.number.power == 1, last.number.power > 1 else { return first }
    var result = first
    guard result.number.multiply(by: last.number.power, end: first.end),
      result.number.value < last.number.value
    else { return first }
    return result
  }

  /// Whether it is where something comes from: a change from 10% to 15% is no range.
  private func isDeparture(_ start: Int) -> Bool {
    switch text[start - 1] {
    case 0x4ECE, 0x5F9E, 0x7531, 0x81EA: true  // 从從由自
    case 0x20: text.end(of: Self.from, at: start - 5) != nil
    default: false
    }
  }

  /// A dash, 至, 到 or `to` between two numbers.
  private func connective(at index: Int) -> Int? {
    text.connective(at: index) ?? text.end(of: Self.to, at: index)
  }

  /// `or` between two numbers, `and` behind `between`.
  private func alternative(at index: Int, from start: Int) -> Int? {
    if let end = text.end(of: Self.or, at: index) { return end }
    return text.end(of: Self.between, at: start - 8) != nil
      ? text.end(of: Self.and, at: index) : nil
  }

  private static let from = DateText.words("from", "From")
  private static let to = DateText.words(" to ")
  private static let or = DateText.words(" or ")
  private static let and = DateText.words(" and ")
  private static let between = DateText.words("between", "Between")

  // MARK: - Durations of several units

  /// 1小时30分钟, two hours and 30 minutes: units that get smaller.
  private func compound(_ first: MeasuredNumber, from start: Int) -> FoundQuantity? {
    guard case .time(var unit) = first.unit, unit < .second else { return nil }
    var value = unit.duration(first.number.decimal)
    var hasTime = unit.isTime
    var end = first.end
    while let next = smaller(than: unit, at: end), case .time(let smaller) = next.unit {
      if smaller.isTime, !hasTime {
        value += "T"
        hasTime = true
      }
      value += "\(next.number.decimal)\(smaller.letter)"
      (unit, end) = (smaller, next.end)
    }
    return end > first.end ? FoundQuantity(range: start..<end, kind: .duration, value: value) : nil
  }

  private func smaller(than unit: TimeUnit, at index: Int) -> MeasuredNumber? {
    let isJoined = text[index] == 0x96F6 || text[index] == 0x53C8  // 零又
    let start =
      isJoined ? index + 1 : text.end(of: Self.and, at: index) ?? text.skippingSpace(index)
    guard let number = number(at: start) else { return nil }
    if unit == .hour, text[number.end] == 0x5206 {  // 1小时30分
      return measured(number, from: start)
        ?? MeasuredNumber(number: number, unit: .time(.minute), end: number.end + 1)
    }
    guard let next = measured(number, from: start), case .time(let smaller) = next.unit,
      smaller > unit
    else { return nil }
    return next
  }
}
