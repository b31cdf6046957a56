/// Reads percentages: 23.5%, 15 per cent, 百分之十五.
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

  private func isPoint(at index: Int) -> Bool {
    let word = text[index] == 0x20 || text[index] == 0x2D ? index + 1 : index
    return text.end(of: Self.points, at: word) != nil
  }

  private static let hundredths = DateText.words("百分之")
  private static let words = DateText.words("per cent", "percent")
  private static let points = DateText.words("point", "个百分点", "個百分點")
}
