/// Reads percentages: 23.5%, 15 per cent, 百分之十五, 三成.
struct Percentages {
  private let text: DateText

  /// Reads `text`.
  init(_ text: DateText) { self.text = text }

  /// 百分之十五.
  func hundredths(at start: Int) -> MeasuredNumber? {
    guard text[start] == 0x767E, let inside = text.end(of: Self.hundredths, at: start) else {
      return nil
    }
    return share(at: inside)
  }

  /// The 二十 of 百分之二十, also behind 百分之十至; 百分之百 is the whole.
  func share(at index: Int) -> MeasuredNumber? {
    let isWhole = text[index] == 0x767E && !WrittenNumber.isNumeral(text[index + 1])
    let whole = isWhole ? WrittenNumber(100, style: .han, end: index + 1) : nil
    guard let number = whole ?? WrittenNumber(text, at: index) else { return nil }
    // 百分之○．一
    let isCut = text[number.end] == 0xFF0E || text[number.end] == 0x2E
    guard !isCut || !WrittenNumber.isNumeral(text[number.end + 1]) else { return nil }
    return MeasuredNumber(number: number, unit: .percent, end: number.end)
  }

  /// The end of `%`, `％`, `per cent`, `percent` behind a number; points of a percentage are none.
  func sign(at index: Int) -> Int? {
    let start = text[index] == 0x2D ? index + 1 : text.skippingSpace(index)
    switch text[start] {
    case 0x25 where text[index] != 0x2D, 0xFF05:
      // %E4 and %20 are bytes of an address.
      let isByte = text.isLetter(at: start + 1) || text.isDigit(at: start + 1)
      return isByte || isPoint(at: start + 1) ? nil : start + 1
    case 0x50, 0x70:
      guard start > index, let end = text.end(ofWord: Self.words, at: start), !isPoint(at: end)
      else { return nil }
      return end
    default: return nil
    }
  }

  /// 三成 and 四成五 are 30 and 45 %; 三成功 and 一成不变 are words.
  func tenths(_ number: WrittenNumber) -> MeasuredNumber? {
    guard text[number.end] == 0x6210, number.power == 1, number.value <= 10 * WrittenNumber.unit
    else { return nil }
    var result = number
    var end = number.end + 1
    if let rest = HanNumeral.digit(text[end]), rest > 0, !WrittenNumber.isNumeral(text[end + 1]) {
      end += 1
      let whole = number.value / WrittenNumber.unit
      guard whole * WrittenNumber.unit == number.value else { return nil }
      result = WrittenNumber(10 * whole + rest, style: number.style, end: end)
    } else if !result.multiply(by: 10, end: end) {
      return nil
    }
    return isInWord(at: end) ? nil : MeasuredNumber(number: result, unit: .percent, end: end)
  }

  /// Whether what stands behind 成 makes another word of it: 成功, 成为, 成立, 成年, 成员.
  private func isInWord(at index: Int) -> Bool {
    switch text[index] {
    // 功为為立员員本果绩績长長熟效人都品份分语語就交型了年双雙因千百色新不名家材群套天个個
    case 0x529F, 0x4E3A, 0x70BA, 0x7ACB, 0x5458, 0x54E1, 0x672C, 0x679C, 0x7EE9, 0x7E3E, 0x957F,
      0x9577, 0x719F, 0x6548, 0x4EBA, 0x90FD, 0x54C1, 0x4EFD, 0x5206, 0x8BED, 0x8A9E, 0x5C31,
      0x4EA4, 0x578B, 0x4E86, 0x5E74, 0x53CC, 0x96D9, 0x56E0, 0x5343, 0x767E, 0x8272, 0x65B0,
      0x4E0D, 0x540D, 0x5BB6, 0x6750, 0x7FA4, 0x5957, 0x5929, 0x4E2A, 0x500B:
      true
    default: false
    }
  }

  private func isPoint(at index: Int) -> Bool {
    let word = text[index] == 0x20 || text[index] == 0x2D ? index + 1 : index
    return text.end(of: Self.points, at: word) != nil
  }

  private static let hundredths = DateText.words("百分之")
  private static let words = DateText.words("per cent", "percent")
  private static let points = DateText.words("point", "个百分点", "個百分點")
}
