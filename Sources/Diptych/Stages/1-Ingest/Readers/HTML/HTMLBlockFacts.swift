/// What markup says about a block of a page beside its text.
struct HTMLBlockFacts {
  /// Whether there is a link.
  var hasLink = false
  /// If so, how many letters and digits there are, and how many of them stand in links.
  var letters = 0
  var linkedLetters = 0
  /// Whether a link leads to a file such as an attachment.
  var leadsToFile = false

  /// The facts about each of the paragraphs that a text was cut into.
  static func facts(
    of text: MarkupText, cutInto paragraphs: [BrokenParagraphs.Paragraph], leadsToFile: Bool
  ) -> [HTMLBlockFacts] {
    var links = text.links[...]
    return paragraphs.map { paragraph in
      var facts = HTMLBlockFacts(leadsToFile: leadsToFile)
      for range in paragraph.ranges {
        while let link = links.first, link.lowerBound < range.upperBound {
          facts.hasLink = true
          facts.linkedLetters += letters(text.utf8, in: link.clamped(to: range))
          guard link.upperBound <= range.upperBound else { break }
          links.removeFirst()
        }
      }
      if facts.hasLink {
        for range in paragraph.ranges { facts.letters += letters(text.utf8, in: range) }
      }
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
}
