/// What markup says about a block of a page beside its text.
struct HTMLBlockFacts {
  /// Whether there is a link.
  var hasLink = false
  /// If so, how many letters and digits there are, and how many of them stand in links.
  var letters = 0
  var linkedLetters = 0
  /// Whether a link leads to a file such as an attachment.
  var leadsToFile = false
  /// How most of the letters look; bold only if nearly all are.
  var style = TextStyle()

  /// The facts about each of the paragraphs that a text was cut into.
  static func facts(
    of text: MarkupText, cutInto paragraphs: [BrokenParagraphs.Paragraph], leadsToFile: Bool
  ) -> [HTMLBlockFacts] {
    var links = text.links[...]
    var styles = text.styles[...]
    return paragraphs.map { paragraph in
      var facts = HTMLBlockFacts(leadsToFile: leadsToFile)
      var bytes: [TextStyle: Int] = [:]
      for range in paragraph.ranges {
        while let link = links.first, link.lowerBound < range.upperBound {
          facts.hasLink = true
          facts.linkedLetters += letters(text.utf8, in: link.clamped(to: range))
          guard link.upperBound <= range.upperBound else { break }
          links.removeFirst()
        }
        while let start = styles.first, start.offset < range.upperBound {
          let end = styles.dropFirst().first?.offset ?? text.utf8.count
          let part = (start.offset..<end).clamped(to: range)
          bytes[start.style, default: 0] += part.count
          guard end <= range.upperBound else { break }
          styles.removeFirst()
        }
      }
      if facts.hasLink {
        for range in paragraph.ranges { facts.letters += letters(text.utf8, in: range) }
      }
      facts.setStyle(bytes)
      return facts
    }
  }

  private static func letters(_ utf8: [UInt8], in range: Range<Int>) -> Int {
    var letters = 0
    var index = range.lowerBound
    while index < range.upperBound {
      let scalar = Scalars.decode(utf8, at: &index)
      if Script.of(scalar) != .common || (0x30...0x39).contains(scalar) { letters += 1 }
    }
    return letters
  }

  private mutating func setStyle(_ bytes: [TextStyle: Int]) {
    let most = bytes.max { ($0.value, $0.key.size) < ($1.value, $1.key.size) }
    let bold = bytes.reduce(0) { $0 + ($1.key.isBold ? $1.value : 0) }
    let all = bytes.reduce(0) { $0 + $1.value }
    style = most?.key ?? TextStyle()
    // A number or a colon outside of the bold letters does not matter.
    style.isBold = all > 0 && bold * 10 >= all * 8
  }
}
