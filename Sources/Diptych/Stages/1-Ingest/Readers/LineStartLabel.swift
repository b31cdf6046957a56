/// Whether a line begins like an item of a list.
enum LineStartLabel {
  /// Whether a range of valid UTF-8 begins with a bullet or with a number and its mark.
  ///
  /// Forms that occur inside of sentences as well, such as `1.5`, `Section 2` or a year, do not count.
  static func isAtStart(of utf8: [UInt8], in range: Range<Int>) -> Bool {
    if isLetterInBrackets(utf8.span.extracting(range)) { return true }
    guard mayStart(utf8.span.extracting(range)) else { return false }
    let start = SentenceText(bytes: Array(utf8[range].prefix(maximumLength)))
    let (first, length) = start.scalar(at: 0)
    if LineShape.isBullet(first, before: start.scalar(at: length).value) { return true }
    guard let numbering = Numbering(of: start) else { return false }
    switch numbering.style {
    case .han, .hanFormal, .hanInBrackets: return true
    case .decimal, .decimalInBrackets: return numbering.value < 100
    default: return false
    }
  }

  /// Whether a piece of a line is nothing but such a label, with its text farther to the right.
  static func isWhole(_ utf8: [UInt8]) -> Bool {
    guard utf8.count < maximumLength - 1 else { return false }
    let line = utf8 + [0x20, 0x78]
    guard isAtStart(of: line, in: 0..<line.count) else { return false }
    let start = SentenceText(bytes: line)
    let end = Numbering(of: start)?.end ?? start.skipSpace(from: start.scalar(at: 0).count)
    return end == utf8.count + 1 || utf8.count <= 3 && isLetterInBrackets(line.span)
  }

  /// Whether a line begins with `a)` or `(a)`, and white space.
  private static func isLetterInBrackets(_ line: Span<UInt8>) -> Bool {
    let start = !line.isEmpty && line[0] == 0x28 ? 1 : 0
    guard line.count > start + 2 else { return false }
    return line[start] &- 0x61 < 26 && line[start + 1] == 0x29 && line[start + 2] == 0x20
  }

  /// Whether the first character is neither a letter nor an ideograph other than a digit.
  private static func mayStart(_ line: Span<UInt8>) -> Bool {
    guard !line.isEmpty else { return false }
    var index = 0
    let first = Scalars.decode(line, at: &index)
    switch first {
    case 0x41...0x5A, 0x61...0x7A: return false
    case 0x4E00..<0xA000: return HanNumeral.isDigit(first)
    default: return true
    }
  }

  /// So many bytes hold the longest label.
  private static let maximumLength = 32
}
