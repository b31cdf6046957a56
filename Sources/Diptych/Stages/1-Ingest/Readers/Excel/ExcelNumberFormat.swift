/// How a number in a cell is shown.
///
/// ECMA-376 part 1, section 18.8.31. Of formats for several ranges those for the sign count, without
/// other conditions; fractions and powers of ten are shown in the general form.
struct ExcelNumberFormat: Sendable {
  /// The formats for positive numbers, negative ones and zero; the last may be missing.
  private let sections: [ExcelFormatSection]

  /// Reads the code of a format, such as `#,##0.00`; an empty one is the general form.
  init(code: String) {
    sections = ExcelFormatSection.sections(of: code.isEmpty ? "General" : code)
  }

  /// A number as it is shown.
  ///
  /// - Parameters:
  ///   - value: the number, or the days since the end of 1899.
  ///   - startsIn1904: whether days count from the start of 1904 instead.
  /// - Returns: the text; empty if the format shows nothing.
  func text(_ value: Double, startsIn1904: Bool) -> String {
    let count = sections.count
    let index = value < 0 && count > 1 ? 1 : value == 0 && count > 2 ? 2 : 0
    guard index < count else { return DecimalText.general(value) }
    let section = sections[index]
    switch section.kind {
    case .general, .text:
      // Like digits, the general form stands behind the sign that the format itself has.
      let shown = index == 1 && !section.isGivenUp ? abs(value) : value
      return section.wrapped(DecimalText.general(shown))
    case .literal: return section.prefix
    case .date:
      guard let date = ExcelDate(value, startsIn1904: startsIn1904) else {
        return DecimalText.general(value)
      }
      return date.text(section.tokens, inHan: section.isHan)
    case .number:
      let text = section.number(abs(value))
      return value < 0 && index == 0 ? "-" + text : text
    }
  }

  /// The formats that are known by their numbers; those from 27 to 58 are the ones of China.
  static let known: [Int: String] = {
    var table = [
      0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%",
      11: "General", 12: "General", 13: "General", 14: "yyyy-mm-dd", 15: "d-mmm-yy", 16: "d-mmm",
      17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss",
      22: "yyyy-mm-dd h:mm", 37: "#,##0;(#,##0)", 38: "#,##0;(#,##0)", 39: "#,##0.00;(#,##0.00)",
      40: "#,##0.00;(#,##0.00)", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss", 49: "@",
      30: "m-d-yy", 31: "yyyy年m月d日", 32: "h时mm分", 33: "h时mm分ss秒", 34: "h时mm分",
      35: "h时mm分ss秒", 55: "h时mm分", 56: "h时mm分ss秒",
    ]
    for number in [27, 36, 50, 52, 57] { table[number] = "yyyy年m月" }
    for number in [28, 29, 51, 53, 54, 58] { table[number] = "m月d日" }
    return table
  }()
}
