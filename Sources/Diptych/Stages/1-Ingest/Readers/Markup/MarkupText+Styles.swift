extension MarkupText {
  /// What the text is, with the level that a heading has: text that is all bold, in the middle or in
  /// large letters may be a title.
  func role(level: Int?) -> BrokenParagraphs.Role {
    if level != nil { return .heading }
    let shown = styles.filter { $0.offset < utf8.count }
    let looksSo = shown.allSatisfy {
      $0.style.isBold || $0.style.isCentred || $0.style.size >= Self.titleSize
    }
    return looksSo && !shown.isEmpty ? .mayBeTitle : .text
  }

  /// The least size of a title in points, where the text of Chinese authorities has 16.
  private static let titleSize = 18.0

  /// How most letters look of each of the paragraphs that the text was cut into; bold only if nearly all
  /// are, and `nil` where nothing is said.
  func prevailingStyles(in paragraphs: [BrokenParagraphs.Paragraph]) -> [TextStyle?] {
    if self.styles.count < 2 { return paragraphs.map { _ in self.styles.first?.style } }
    var styles = self.styles[...]
    return paragraphs.map { paragraph in
      var bytes: [TextStyle: Int] = [:]
      for range in paragraph.ranges {
        while let start = styles.first, start.offset < range.upperBound {
          let end = styles.dropFirst().first?.offset ?? utf8.count
          let part = (start.offset..<end).clamped(to: range)
          bytes[start.style, default: 0] += part.count
          guard end <= range.upperBound else { break }
          styles.removeFirst()
        }
      }
      return Self.prevailing(bytes)
    }
  }

  private static func prevailing(_ bytes: [TextStyle: Int]) -> TextStyle? {
    let most = bytes.max { ($0.value, $0.key.size) < ($1.value, $1.key.size) }
    guard var style = most?.key else { return nil }
    let bold = bytes.reduce(0) { $0 + ($1.key.isBold ? $1.value : 0) }
    let all = bytes.reduce(0) { $0 + $1.value }
    // A number or a colon outside of the bold letters does not matter.
    style.isBold = all > 0 && bold * 10 >= all * 8
    return style
  }
}
