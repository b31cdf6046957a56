/// The addresses of links in Markdown.
enum MarkdownLink {
  /// Longer addresses and titles are none.
  private static let maximumLength = 4000
  /// More brackets inside of each other stand in no address.
  private static let maximumDepth = 32

  /// Where `(address "title")` ends, whose bracket is at `start`; `nil` if it is something else.
  static func end(of utf8: [UInt8], from start: Int) -> Int? {
    var index = skipSpace(utf8, from: start + 1)
    guard index < utf8.count else { return nil }
    if utf8[index] == UInt8(ascii: "<") {
      guard
        let close = utf8[index...].prefix(maximumLength).firstIndex(where: {
          $0 == UInt8(ascii: ">") || $0 == 0x0A
        }), utf8[close] != 0x0A
      else { return nil }
      index = close + 1
    } else {
      guard let end = addressEnd(utf8, from: index) else { return nil }
      index = end
    }
    index = skipSpace(utf8, from: index)
    if let title = titleEnd(utf8, from: index) { index = skipSpace(utf8, from: title) }
    guard index < utf8.count, utf8[index] == UInt8(ascii: ")") else { return nil }
    return index + 1
  }

  /// The content of `<https://…>` or `<name@host>` at `start`.
  static func address(_ utf8: [UInt8], from start: Int) -> Range<Int>? {
    var index = start + 1
    var hasMark = false
    while index < utf8.count, index - start < maximumLength {
      switch utf8[index] {
      case UInt8(ascii: ">"): return hasMark ? start + 1..<index : nil
      case 0...0x20, UInt8(ascii: "<"), UInt8(ascii: "\""): return nil
      case UInt8(ascii: "@"): hasMark = index > start + 1
      case UInt8(ascii: ":"): hasMark = hasMark || index > start + 2
      default: break
      }
      index += 1
    }
    return nil
  }

  private static func addressEnd(_ utf8: [UInt8], from start: Int) -> Int? {
    var depth = 0
    // Letters are free: a picture may stand in its address.
    var marks = 0
    var index = start
    while index < utf8.count, marks < maximumLength {
      switch utf8[index] {
      case 0...0x20: return depth == 0 ? index : nil
      case UInt8(ascii: "\\"): index += 1
      case UInt8(ascii: "("):
        depth += 1
        if depth > maximumDepth { return nil }
      case UInt8(ascii: ")"):
        if depth == 0 { return index }
        depth -= 1
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: marks -= 1
      default: break
      }
      marks += 1
      index += 1
    }
    return nil
  }

  private static func titleEnd(_ utf8: [UInt8], from start: Int) -> Int? {
    guard start < utf8.count else { return nil }
    let close: UInt8
    switch utf8[start] {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): close = utf8[start]
    case UInt8(ascii: "("): close = UInt8(ascii: ")")
    default: return nil
    }
    return utf8[(start + 1)...].prefix(maximumLength).firstIndex(of: close).map { $0 + 1 }
  }

  private static func skipSpace(_ utf8: [UInt8], from start: Int) -> Int {
    var index = start
    while index < utf8.count, utf8[index] == 0x20 || utf8[index] == 0x09 || utf8[index] == 0x0A {
      index += 1
    }
    return index
  }
}
