internal import DiptychBytes

/// Takes out of a page what HTML calls bogus comments, such as Word's `<![if !supportLists]>`, which
/// libxml2 takes for text.
///
/// HTML, section 13.2.5.42, "Markup declaration open state".
enum BogusComments {
  /// The text without them, but for their line ends.
  static func removed(from bytes: [UInt8]) -> [UInt8] {
    let utf8 = bytes.span
    var result: [UInt8] = []
    var copied = 0
    var index = TagScan.nextTag(in: utf8, from: 0)
    while index < utf8.count {
      var end = index + 1
      if let name = rawElements.first(where: { begins(utf8, with: $0, at: index + 1) }) {
        end = rawTextEnd(of: name, in: utf8, from: index + 1 + name.count)
      } else if begins(utf8, with: comment, at: index + 1) {
        end = commentEnd(in: utf8, from: index + 2)
      } else if index + 1 < utf8.count, utf8[index + 1] == UInt8(ascii: "!"),
        !begins(utf8, with: documentType, at: index + 1)
      {
        while end < utf8.count, utf8[end] != UInt8(ascii: ">") { end += 1 }
        end = min(end + 1, utf8.count)
        result += bytes[copied..<index]
        for place in index..<end where utf8[place] == 0x0A { result.append(0x0A) }
        copied = end
      }
      index = TagScan.nextTag(in: utf8, from: end)
    }
    return copied == 0 ? bytes : result + bytes[copied...]
  }

  private static let documentType = Array("!doctype".utf8)
  private static let comment = Array("!--".utf8)
  /// Elements whose content is no markup.
  private static let rawElements = ["script", "style", "textarea", "title", "xmp"].map {
    Array($0.utf8)
  }

  /// The offset behind a comment, of which the first `-` is at `start`: `<!-->` is one too.
  private static func commentEnd(in utf8: Span<UInt8>, from start: Int) -> Int {
    var index = start
    while index + 2 < utf8.count {
      if utf8[index] == UInt8(ascii: "-"), utf8[index + 1] == UInt8(ascii: "-"),
        utf8[index + 2] == UInt8(ascii: ">")
      {
        return index + 3
      }
      index += 1
    }
    return utf8.count
  }

  /// The offset of the tag that ends an element of text, or of the end.
  private static func rawTextEnd(of name: [UInt8], in utf8: Span<UInt8>, from start: Int) -> Int {
    var index = TagScan.nextTag(in: utf8, from: start)
    while index + 1 < utf8.count {
      if utf8[index + 1] == UInt8(ascii: "/"), begins(utf8, with: name, at: index + 2) {
        return index
      }
      index = TagScan.nextTag(in: utf8, from: index + 1)
    }
    return utf8.count
  }

  /// Whether a word stands at an offset, in capitals or small letters.
  private static func begins(_ utf8: Span<UInt8>, with word: [UInt8], at offset: Int) -> Bool {
    guard offset + word.count <= utf8.count else { return false }
    for index in word.indices {
      let byte = utf8[offset + index]
      let isCapital = (0x41...0x5A).contains(byte)
      guard word[index] == (isCapital ? byte | 0x20 : byte) else { return false }
    }
    return true
  }
}
