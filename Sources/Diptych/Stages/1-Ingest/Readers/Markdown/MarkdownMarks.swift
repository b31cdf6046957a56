/// The marks at the start of a line that begin a block of Markdown.
enum MarkdownMarks {
  /// A marker of a list item.
  struct Item: Equatable {
    /// The bytes of the marker.
    var length: Int
    /// The bullet, or what stands behind the number: items of one list have the same.
    var delimiter: UInt8
    /// The number; `nil` for a bullet.
    var number: Int?
  }

  /// The marker of a list item at the start of `range`.
  static func item(_ utf8: [UInt8], _ range: Range<Int>) -> Item? {
    guard let first = utf8[range].first else { return nil }
    var end = range.lowerBound
    var item: Item
    switch first {
    case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"):
      item = Item(length: 1, delimiter: first, number: nil)
    case 0x30...0x39:
      var number = 0
      while end < range.upperBound, (0x30...0x39).contains(utf8[end]), end - range.lowerBound < 9 {
        number = number * 10 + Int(utf8[end] - 0x30)
        end += 1
      }
      guard end < range.upperBound, utf8[end] == UInt8(ascii: ".") || utf8[end] == UInt8(ascii: ")")
      else { return nil }
      item = Item(length: end + 1 - range.lowerBound, delimiter: utf8[end], number: number)
    default: return nil
    }
    end = range.lowerBound + item.length
    guard end == range.upperBound || utf8[end] == 0x20 || utf8[end] == 0x09 else { return nil }
    return item
  }

  /// The level of a heading whose line begins with `#`, and its text.
  static func heading(_ utf8: [UInt8], _ range: Range<Int>) -> (level: Int, text: Range<Int>)? {
    var start = range.lowerBound
    while start < range.upperBound, utf8[start] == UInt8(ascii: "#") { start += 1 }
    let level = start - range.lowerBound
    guard (1...6).contains(level),
      start == range.upperBound || utf8[start] == 0x20 || utf8[start] == 0x09
    else { return nil }
    var text = WhiteSpace.trimmed(start..<range.upperBound, in: utf8)
    // Attributes as in `# Title {#name}`.
    if utf8[text].last == UInt8(ascii: "}"), let open = utf8[text].lastIndex(of: UInt8(ascii: "{")),
      open + 1 < text.upperBound,
      utf8[open + 1] == UInt8(ascii: "#") || utf8[open + 1] == UInt8(ascii: ".")
    {
      text = WhiteSpace.trimmed(text.lowerBound..<open, in: utf8)
    }
    var end = text.upperBound
    while end > text.lowerBound, utf8[end - 1] == UInt8(ascii: "#") { end -= 1 }
    if end == text.lowerBound || utf8[end - 1] == 0x20 || utf8[end - 1] == 0x09 {
      text = WhiteSpace.trimmed(text.lowerBound..<end, in: utf8)
    }
    return (level, text)
  }

  /// The level of a heading that a line of `=` or `-` below it makes.
  static func underline(_ utf8: [UInt8], _ range: Range<Int>) -> Int? {
    guard let first = utf8[range].first,
      first == UInt8(ascii: "=") || first == UInt8(ascii: "-"),
      utf8[range].allSatisfy({ $0 == first })
    else { return nil }
    return first == UInt8(ascii: "=") ? 1 : 2
  }

  /// Whether a line is a rule: three or more of the same mark.
  static func isRule(_ utf8: [UInt8], _ range: Range<Int>) -> Bool {
    guard let first = utf8[range].first,
      first == UInt8(ascii: "-") || first == UInt8(ascii: "*") || first == UInt8(ascii: "_")
    else { return false }
    var count = 0
    for byte in utf8[range] where byte != 0x20 && byte != 0x09 {
      guard byte == first else { return false }
      count += 1
    }
    return count >= 3
  }

  /// A fence around code: its mark and its length.
  static func fence(_ utf8: [UInt8], _ range: Range<Int>) -> (mark: UInt8, count: Int)? {
    guard let first = utf8[range].first, first == UInt8(ascii: "`") || first == UInt8(ascii: "~")
    else { return nil }
    let rest = utf8[range].drop { $0 == first }
    let count = rest.startIndex - range.lowerBound
    guard count >= 3, first == UInt8(ascii: "~") || !rest.contains(first) else { return nil }
    return (first, count)
  }

  /// Whether a line ends code that a fence began.
  static func isFenceEnd(
    _ utf8: [UInt8], _ range: Range<Int>, mark: UInt8, count: Int
  ) -> Bool {
    range.count >= count && utf8[range].allSatisfy { $0 == mark }
  }

  /// The label in brackets with a colon behind it, and where the line goes on.
  ///
  /// - Returns: the label without the brackets, for a footnote with its `^`.
  static func definition(
    _ utf8: [UInt8], _ range: Range<Int>
  ) -> (label: ArraySlice<UInt8>, end: Int)? {
    guard utf8[range].first == UInt8(ascii: "["),
      let close = utf8[range].prefix(maximumLabel).firstIndex(of: UInt8(ascii: "]")),
      close > range.lowerBound + 1, close + 1 < range.upperBound,
      utf8[close + 1] == UInt8(ascii: ":")
    else { return nil }
    let label = utf8[(range.lowerBound + 1)..<close]
    guard !label.contains(UInt8(ascii: "[")) else { return nil }
    return (label, close + 2)
  }

  /// What tells labels apart: case and white space do not.
  static func key(_ label: ArraySlice<UInt8>) -> [UInt8] {
    label.filter { $0 > 0x20 }.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
  }

  private static let maximumLabel = 1000
}
