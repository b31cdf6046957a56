/// Counts the numbered paragraphs of one text on a slide.
struct SlideNumbering {
  private var counts: [(scheme: String, count: Int)?] = []

  /// The levels of paragraphs.
  static let levels = 9

  /// Counts a numbered paragraph.
  ///
  /// - Parameters:
  ///   - scheme: such as `arabicPeriod`.
  ///   - level: from 0.
  ///   - start: the first number.
  /// - Returns: what stands before the paragraph, such as `1.`.
  mutating func number(scheme: String, level: Int, start: Int) -> [UInt8] {
    end(below: level)
    while counts.count <= level { counts.append(nil) }
    var count = start
    if let last = counts[level], last.scheme == scheme { count = last.count &+ 1 }
    counts[level] = (scheme, count)
    return Array(Self.text(count, scheme).utf8)
  }

  /// Notes a paragraph without a number: those on its level and on deeper ones begin anew.
  mutating func interrupt(level: Int) { end(below: level - 1) }

  private mutating func end(below level: Int) {
    if counts.count > level + 1 { counts.removeSubrange(max(level + 1, 0)...) }
  }

  /// A number by a scheme: a form, and what stands around it.
  ///
  /// ECMA-376 part 1, section 20.1.10.61.
  private static func text(_ number: Int, _ scheme: String) -> String {
    let form: NumberText =
      switch scheme {
      case _ where scheme.hasPrefix("alphaLc"): .letter(isUpper: false)
      case _ where scheme.hasPrefix("alphaUc"): .letter(isUpper: true)
      case _ where scheme.hasPrefix("romanLc"): .roman(isUpper: false)
      case _ where scheme.hasPrefix("romanUc"): .roman(isUpper: true)
      case _ where scheme.hasPrefix("circleNum"): .circled
      case _ where scheme.hasPrefix("arabicDb"): .fullwidth
      case _ where scheme.hasPrefix("ea1Chs"), _ where scheme.hasPrefix("ea1Cht"): .han
      case _ where scheme.hasPrefix("ea1Jpn"): .japanese
      default: .decimal
      }
    let number = form.text(number)
    if scheme.hasSuffix("ParenBoth") { return "(\(number))" }
    if scheme.hasSuffix("ParenR") { return "\(number))" }
    if scheme.hasSuffix("Period") { return "\(number)." }
    return number
  }
}
