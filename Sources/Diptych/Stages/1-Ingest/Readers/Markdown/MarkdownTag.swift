/// A tag or a comment of HTML inside of Markdown.
struct MarkdownTag {
  /// The offset behind it.
  let end: Int
  /// The name in lower case; empty for comments and instructions.
  let name: String
  let isEnd: Bool

  /// Whether it is `<br>`.
  var isLineBreak: Bool { name == "br" }

  /// Longer ones are none.
  private static let maximumLength = 8192

  /// Reads what begins at `start` with `<`; `nil` if that is text.
  ///
  /// `lastCommentEnd` is that of the text: comments that do not end are looked for only once.
  init?(_ utf8: [UInt8], from start: Int, lastCommentEnd: Int) {
    var index = start + 1
    guard index < utf8.count else { return nil }
    if utf8[index...].starts(with: "!--".utf8) {
      guard index + 3 <= lastCommentEnd else { return nil }
      end = Self.commentEnd(utf8, from: index + 3)
      name = ""
      isEnd = false
      return
    }
    isEnd = utf8[index] == UInt8(ascii: "/")
    if isEnd { index += 1 }
    let nameStart = index
    while index < utf8.count, Self.isName(utf8[index]) { index += 1 }
    guard index > nameStart, Self.isLetter(utf8[nameStart]) else { return nil }
    name = String(decoding: utf8[nameStart..<index], as: UTF8.self).lowercased()
    var quote: UInt8?
    while index < utf8.count, index - start < Self.maximumLength {
      switch utf8[index] {
      case quote: quote = nil
      case _ where quote != nil: break
      case UInt8(ascii: "\""), UInt8(ascii: "'"): quote = utf8[index]
      case UInt8(ascii: ">"):
        end = index + 1
        return
      case UInt8(ascii: "<"): return nil
      default: break
      }
      index += 1
    }
    return nil
  }

  /// The offset of the last `-->`; -1 if there is none.
  static func lastCommentEnd(in utf8: [UInt8]) -> Int {
    var index = utf8.count - 3
    while index >= 0 {
      if isCommentEnd(utf8, index) { return index }
      index -= 1
    }
    return -1
  }

  private static func commentEnd(_ utf8: [UInt8], from start: Int) -> Int {
    var index = start
    while index + 2 < utf8.count, !isCommentEnd(utf8, index) { index += 1 }
    return min(index + 3, utf8.count)
  }

  private static func isCommentEnd(_ utf8: [UInt8], _ index: Int) -> Bool {
    utf8[index] == UInt8(ascii: "-") && utf8[index + 1] == UInt8(ascii: "-")
      && utf8[index + 2] == UInt8(ascii: ">")
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

  private static func isName(_ byte: UInt8) -> Bool {
    isLetter(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "-")
  }
}
