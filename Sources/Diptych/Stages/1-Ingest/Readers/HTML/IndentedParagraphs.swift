/// Paragraphs of one element that only their indentation parts: `……。　　5月8日，……`.
enum IndentedParagraphs {
  /// The line breaks of a text, with those before an indentation behind the end of a sentence.
  ///
  /// An indentation is two ideographic spaces, or four that do not break; the latter stand behind the
  /// numbers of Word too.
  static func breaks(_ utf8: [UInt8], _ breaks: [Int]) -> [Int] {
    var added: [Int] = []
    var index = 0
    while index < utf8.count {
      let byte = utf8[index]
      guard byte == 0xE3 || byte == 0xC2 || byte == 0x20 else {
        index += 1
        continue
      }
      let start = index
      var width = 0
      while index < utf8.count {
        if utf8[index] == 0x20 {
          index += 1
        } else if utf8[index] == 0xC2, index + 1 < utf8.count, utf8[index + 1] == 0xA0 {
          width += 1
          index += 2
        } else if utf8[index] == 0xE3, index + 2 < utf8.count, utf8[index + 1] == 0x80,
          utf8[index + 2] == 0x80
        {
          width += 2
          index += 3
        } else {
          break
        }
      }
      if width >= 4, start > longestNumber, SentenceEnd.isAtEnd(of: utf8, in: 0..<start) {
        added.append(start)
      }
      if index == start { index += 1 }
    }
    guard !added.isEmpty else { return breaks }
    return Set(breaks + added).sorted()
  }

  /// The longest number, such as `viii.`, in bytes.
  private static let longestNumber = 5
}
