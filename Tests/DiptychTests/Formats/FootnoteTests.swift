import Testing

@testable import Diptych

@Suite struct FootnoteTests {
  @Test("A footnote leaves the text with its sign and stands behind it")
  func footnote() throws {
    var pages = Pages()
    pages.add("The office held three courses", x: 72, y: 100)
    pages.add("1", x: 217, y: 98, font: 3)
    pages.add(" in the spring.", x: 220, y: 100)
    pages.add("1", x: 72, y: 762, font: 3)
    pages.add("Without those for drivers.", x: 76, y: 764, font: 2)
    let blocks = pages.layout.blocks
    #expect(
      blocks.map(\.text) == [
        "The office held three courses in the spring.", "Without those for drivers.",
      ])
    #expect(blocks.map(\.kind) == [.paragraph, .footnote])
  }

  @Test("A raised figure without a footnote stays")
  func exponent() {
    var pages = Pages()
    pages.add("The hall has 400 m", x: 72, y: 100)
    pages.add("2", x: 162, y: 98, font: 3)
    #expect(pages.texts == ["The hall has 400 m2"])
  }

  @Test(
    "Footnotes are found above a foot that does not return, and in letters as large as the text")
  func footnotesAboveFoot() {
    for font in [0, 2] {
      var pages = Pages()
      pages.add("The office held three courses", x: 72, y: 600)
      pages.add("1", x: 217, y: 598, font: 3)
      pages.add(" in the spring", x: 220, y: 600)
      pages.add("2", x: 292, y: 598, font: 3)
      pages.add("1", x: 72, y: 698, font: 3)
      pages.add("Without those for drivers.", x: 76, y: 700, font: font)
      pages.add("2", x: 72, y: 713, font: 3)
      pages.add("It was wet.", x: 76, y: 715, font: font)
      pages.add("For the use of the office only", x: 72, y: 790)
      let blocks = pages.layout.blocks
      #expect(
        blocks.map(\.text) == [
          "The office held three courses in the spring", "Without those for drivers.",
          "It was wet.",
        ])
      #expect(blocks.map(\.kind) == [.paragraph, .footnote, .footnote])
    }
  }

  @Test("The stop behind the sign of a footnote is no part of it")
  func footnoteStop() {
    var pages = Pages()
    pages.add("The office held three courses", x: 72, y: 100)
    pages.add("1", x: 217, y: 98, font: 3)
    pages.add("1. Without those for drivers.", x: 72, y: 764, font: 2)
    #expect(pages.texts == ["The office held three courses", "Without those for drivers."])
  }
}
