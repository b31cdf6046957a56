/// Marks that quoted words stand in.
enum QuotationMarks {
  /// Whether an opening mark stands right before a range of valid UTF-8 and a closing one right behind.
  static func enclose(_ range: TextRange, in utf8: [UInt8]) -> Bool {
    var before = range.start
    while before > 0 {
      before -= 1
      if utf8[before] & 0xC0 != 0x80 { break }
    }
    var behind = range.end
    while behind < utf8.count {
      behind += 1
      if behind == utf8.count || utf8[behind] & 0xC0 != 0x80 { break }
    }
    return opening.contains { $0 == utf8[before..<range.start] }
      && closing.contains { $0 == utf8[range.end..<behind] }
  }

  private static let opening = "“‘「『\"'«„﹁﹃〝".map { ArraySlice(String($0).utf8) }
  private static let closing = "”’」』\"'»“﹂﹄〞".map { ArraySlice(String($0).utf8) }
}
