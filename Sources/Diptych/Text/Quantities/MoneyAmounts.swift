/// Reads amounts of money: 3.2亿元, US$1.2 billion, €3.5m, 5 million yuan.
struct MoneyAmounts {
  private let text: DateText
  /// The currency of 元 and ¥ in the language; `nil` if several use it.
  private let yuan: String?

  /// Reads `text` of a language.
  init(_ text: DateText, _ language: LanguageTag) {
    self.text = text
    yuan = language == .simplifiedChinese ? "CNY" : nil
  }

  /// Whether a sign or the word of a currency may begin with a scalar that is followed by another one.
  static func mayStart(_ scalar: UInt32, _ next: UInt32) -> Bool {
    switch scalar {
    case 0x41...0x5A: next == 0x24 || mayStartCode(scalar, next)
    case 0x4EBA: next == 0x6C11  // 人民
    // 新台, 新加, 新币
    case 0x65B0: next == 0x53F0 || next == 0x81FA || next == 0x52A0 || isCurrency(next)
    case 0x8461, 0x99AC, 0x9A6C: next == 0x5E01 || next == 0x5E63  // 葡币, 马币
    case 0x7D10, 0x7EBD: isCurrency(next)  // 纽币
    case 0x53F0, 0x81FA: next == 0x5E01 || next == 0x5E63  // 台币
    case 0x7F8E: next == 0x91D1 || next == 0x5143  // 美金, 美元
    case 0x6FB3: isCurrency(next) || next == 0x95E8 || next == 0x9580  // 澳元, 澳门
    case 0x6E2F, 0x65E5, 0x97E9, 0x97D3, 0x52A0: isCurrency(next)  // 港币, 日元, 韩元, 加元
    case 0x6B27, 0x6B50: next == 0x5143  // 欧元
    case 0x82F1: next == 0x9551 || next == 0x938A  // 英镑
    default: false
    }
  }

  /// 元圆圓币幣.
  private static func isCurrency(_ scalar: UInt32) -> Bool {
    isYuan(scalar) || scalar == 0x5E01 || scalar == 0x5E63
  }

  /// 元, and 圆 and 圓 of cheques and contracts.
  static func isYuan(_ scalar: UInt32) -> Bool {
    scalar == 0x5143 || scalar == 0x5706 || scalar == 0x5713
  }

  /// Whether two capitals begin a word before an amount; most capitals side by side are of other words.
  private static func mayStartCode(_ scalar: UInt32, _ next: UInt32) -> Bool {
    switch (scalar, next) {
    // AU CA CH CN EU GB HK JP KR MO NT NZ RM SG TW US
    case (0x41, 0x55), (0x43, 0x41), (0x43, 0x48), (0x43, 0x4E), (0x45, 0x55), (0x47, 0x42),
      (0x48, 0x4B), (0x4A, 0x50), (0x4B, 0x52), (0x4D, 0x4F), (0x4E, 0x54), (0x4E, 0x5A),
      (0x52, 0x4D), (0x53, 0x47), (0x54, 0x57), (0x55, 0x53):
      true
    default: false
    }
  }

  /// The currency before a number: `US$`, `RMB`, 人民币.
  func currency(before index: Int) -> (code: String?, end: Int)? {
    if let (code, end) = CurrencyWords.signs.code(at: index, in: text) {
      // What stands before the dollar of another country says which one it is.
      guard !text.isLetter(at: index - 1) else { return nil }
      return (isYen(index) ? yuan : code, text.skippingSpace(end))
    }
    let ringgit = CurrencyWords.ringgit.code(at: index, in: text).flatMap {
      isLarge(at: text.skippingSpace($0.end)) ? $0 : nil
    }
    guard let (code, end) = CurrencyWords.before.code(at: index, in: text) ?? ringgit,
      !text.isLetter(at: index - 1), text[index - 1] != 0x2F
    else { return nil }
    let sign = text.skippingSpace(end)
    return (code, text.skippingSpace(isYen(sign) ? sign + 1 : end))
  }

  /// Whether digits at an index have groups, a fraction or a power behind them: RM30,000, but not RM 1203, a
  /// room.
  private func isLarge(at index: Int) -> Bool {
    var end = index
    while end - index < Self.mostDigits, text.isDigit(at: end) { end += 1 }
    let behind = text.skippingSpace(end)
    switch text[behind] {
    case 0x2C, 0x2E: return text.isDigit(at: end + 1)
    case 0x4E07, 0x842C, 0x4EBF, 0x5104: return true  // 万萬亿億
    default:
      return behind == end && [0x6D, 0x62].contains(text[end] | 0x20)
        || text.end(ofWord: Self.large, at: behind) != nil
    }
  }

  private static let mostDigits = 12
  private static let large = DateText.words("million", "billion")

  private func isYen(_ index: Int) -> Bool { text[index] == 0xA5 || text[index] == 0xFFE5 }

  /// The amount whose number follows the currency `code`; its name may stand behind it once more.
  func amount(at index: Int, of code: String?) -> MeasuredNumber? {
    guard var number = WrittenNumber(text, at: index) ?? EnglishNumeral.number(at: index, in: text)
    else { return nil }
    if !multiply(&number), !abbreviate(&number), isGrouped(number) { return nil }
    if Self.isYuan(text[number.end]), isFollowedByParts(number.end) { return nil }
    let again = currency(behind: number, isNamed: true)
    let end = again?.end ?? number.end
    guard !text.isLetter(at: end), !text.isDigit(at: end) else { return nil }
    return MeasuredNumber(number: number, unit: .money(code ?? again?.code), end: end)
  }

  /// The amount whose currency follows a number: 3.2亿元, 5 million yuan.
  func amount(of number: WrittenNumber) -> MeasuredNumber? {
    var number = number
    let isMultiplied = multiply(&number)
    if let (code, end) = currency(behind: number) {
      return MeasuredNumber(number: number, unit: .money(code), end: end)
    }
    guard !isMultiplied, abbreviate(&number) else {
      return won(number, isLarge: isMultiplied)
    }
    return currency(behind: number).map {
      MeasuredNumber(number: number, unit: .money($0.code), end: $0.end)
    }
  }

  /// `won` is a verb more often than a currency: behind a number below a million it has no object.
  private func won(_ number: WrittenNumber, isLarge: Bool) -> MeasuredNumber? {
    guard let end = text.end(ofWord: Self.won, at: number.end) else { return nil }
    if !isLarge {
      guard number.style == .digits, number.value >= 1000 * WrittenNumber.unit,
        text[end] != 0x20 || text.end(of: Self.behindWon, at: end) != nil
      else { return nil }
    }
    return MeasuredNumber(number: number, unit: .money("KRW"), end: end)
  }

  /// Whether a further group of digits follows behind a space: 300 000.
  private func isGrouped(_ number: WrittenNumber) -> Bool {
    let start = text.skippingSpace(number.end)
    guard number.style == .digits, start == number.end + 1 else { return false }
    return (start..<start + 3).allSatisfy(text.isDigit) && !text.isDigit(at: start + 3)
  }

  // MARK: - Powers

  /// Multiplies a number with `million` and the like behind it; whether there is one.
  private func multiply(_ number: inout WrittenNumber) -> Bool {
    let start = text[number.end] == 0x2D ? number.end + 1 : text.skippingSpace(number.end)
    switch text[start] | 0x20 {
    case 0x62, 0x6D, 0x74: break
    default: return false
    }
    for (words, power) in Self.powers {
      guard let end = text.end(ofWord: words, at: start) else { continue }
      return number.multiply(by: power, end: end)
    }
    return false
  }

  /// Multiplies a number with the letters of 3.5m, 20bn; whether there are some.
  private func abbreviate(_ number: inout WrittenNumber) -> Bool {
    guard number.style == .digits else { return false }
    let end = text.isLetter(at: number.end + 1) ? number.end + 2 : number.end + 1
    guard !text.isLetter(at: end) else { return false }
    let power: Int
    switch (text[number.end] | 0x20, end - number.end == 2 ? text[end - 1] | 0x20 : 0) {
    case (0x6B, 0): power = 1000
    case (0x6D, 0), (0x6D, 0x6E): power = 1_000_000
    case (0x62, 0), (0x62, 0x6E): power = 1_000_000_000
    case (0x74, 0x6E): power = 1_000_000_000_000
    default: return false
    }
    return number.multiply(by: power, end: end)
  }

  private static let powers = [
    (DateText.words("million"), 1_000_000), (DateText.words("billion"), 1_000_000_000),
    (DateText.words("trillion"), 1_000_000_000_000), (DateText.words("thousand"), 1000),
  ]
  private static let won = DateText.words(" won")
  private static let behindWon = DateText.words(" to ", " per ", " each", " and ", " or ", " (")

  // MARK: - Behind a number

  /// The currency behind a number; `isNamed` if it also stands before it.
  private func currency(
    behind number: WrittenNumber, isNamed: Bool = false
  ) -> (code: String?, end: Int)? {
    let isJoined = text[number.end] == 0x2D && text.isLetter(at: number.end + 1)
    let start = isJoined ? number.end + 1 : text.skippingSpace(number.end)
    if let found = CurrencyWords.behind.code(at: start, in: text) {
      // The five Yuans are branches of a government.
      return text[start] == 0x59 && number.style == .words && number.power == 1 ? nil : found
    }
    let isWhole = isWhole(at: start + 1, number)
    guard text[start] == 0x5143 || Self.isYuan(text[start]) && (isNamed || number.isFormal),
      !isOtherWord(behind: start), !isFollowedByParts(start),
      // 二元 is hardly ever money.
      number.style == .digits || isNamed || isWhole || number.value >= 20 * WrittenNumber.unit
    else { return nil }
    let end = isWhole ? start + 2 : start + 1
    return named(behind: end) ?? (yuan, end)
  }

  /// Whether the 整 or 正 at an index says that no 角 and 分 follow, and begins no word such as 整修.
  private func isWhole(at index: Int, _ number: WrittenNumber) -> Bool {
    guard text[index] == 0x6574 || text[index] == 0x6B63 else { return false }
    return number.isFormal || Script.of(text[index + 1]) != .han
  }

  /// Whether 角 or 分 follow: 3元5角 and 3元零5分 are not 3.
  private func isFollowedByParts(_ index: Int) -> Bool {
    text[index + 2] == 0x89D2
      || text[index + 1] == 0x96F6 && (text[index + 3] == 0x89D2 || text[index + 3] == 0x5206)
  }

  /// What says behind 元 whose it is: 元港币, 元（美元）, 元（人民币，下同）.
  private func named(behind end: Int) -> (code: String?, end: Int)? {
    guard text[end] == 0x28 || text[end] == 0xFF08 else {
      return CurrencyWords.behind.code(at: end, in: text)
    }
    guard let (code, last) = CurrencyWords.behind.code(at: end + 1, in: text) else { return nil }
    switch text[last] {
    case 0x29, 0xFF09: return (code, last + 1)
    case 0x2C, 0xFF0C: return (code, end)
    default: return nil
    }
  }

  /// Whether a 元 begins a word: 元月, 元旦, 元宵, 元素, 元件, 元首, 元化, 元朝, 元代.
  private func isOtherWord(behind index: Int) -> Bool {
    switch text[index + 1] {
    case 0x6708, 0x65E6, 0x5BB5, 0x7D20, 0x4EF6, 0x9996, 0x5316, 0x671D, 0x4EE3: true
    default: false
    }
  }
}
