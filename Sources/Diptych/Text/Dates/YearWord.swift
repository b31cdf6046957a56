/// What says which year is meant without its number: 今年, 去年, 同年, 每年, last year, every year.
enum YearWord: Equatable, Sendable {
  /// Counted from the year in which the text was written.
  case ofDocument(Int)
  /// Counted from the year that the text named last.
  case ofText(Int)
  /// No single one.
  case every

  /// The word that ends before `index`, and where it starts.
  static func before(_ index: Int, in text: DateText) -> (word: YearWord, start: Int)? {
    var end = index
    if text[end - 1] == 0x7684 { end -= 1 }  // 的
    if text[end - 1] == 0x5EA6 { end -= 1 }  // 度
    guard text[end - 1] == 0x5E74 else { return nil }
    let word: YearWord
    switch text[end - 2] {
    case 0x4ECA, 0x672C: word = .ofDocument(0)  // 今本
    case 0x53BB, 0x4E0A: word = .ofDocument(-1)  // 去上
    case 0x660E, 0x6765, 0x4F86: word = .ofDocument(1)  // 明来來
    case 0x524D: word = .ofDocument(-2)  // 前
    case 0x540E, 0x5F8C: word = .ofDocument(2)  // 后後
    case 0x540C, 0x5F53, 0x7576, 0x8BE5, 0x8A72: word = .ofText(0)  // 同当當该該
    case 0x6B21, 0x7FCC, 0x9694: word = .ofText(1)  // 次翌隔
    case 0x6BCF, 0x5386, 0x6B77, 0x5F80, 0x9010: word = .every  // 每历歷往逐
    default: return nil
    }
    return (word, end - 2)
  }

  /// The English words behind `index`, and where they end: this year, of last year, the same year.
  static func english(behind index: Int, in text: DateText) -> (word: YearWord, end: Int)? {
    let space = text.skippingSpace(index)
    guard space > index else { return nil }
    let start = text.end(ofEnglish: "of", at: space) ?? space
    for (words, word) in behind {
      if let end = text.end(ofWord: [words], at: start) { return (word, end) }
    }
    return nil
  }

  private static let behind: [([UInt32], YearWord)] = [
    ("this year", .ofDocument(0)), ("last year", .ofDocument(-1)), ("next year", .ofDocument(1)),
    ("that year", .ofText(0)), ("the same year", .ofText(0)), ("the following year", .ofText(1)),
    ("each year", .every), ("every year", .every), ("a year", .every),
  ].map { (DateText.words($0)[0], $1) }
}
