import Testing

@testable import Diptych

@Suite struct PlainTextTests {
  @Test("A line is a block, and blank lines are counted")
  func lines() throws {
    let document = try Document.ingested("標題\n\n \t\n\u{3000}\u{3000}第一段。 \nEnd")
    #expect(document.texts == ["標題", "第一段。", "End"])
    #expect(document.blocks.map(\.line) == [1, 4, 5])
    #expect(document.blocks.map(\.layout.blankLinesBefore) == [0, 2, 0])
    #expect(document.blocks.map(\.layout.indentation) == [0, 4, 0])
    #expect(document.source.form?.lines == 5)
  }

  @Test(
    "Every kind of line end is one, and is recorded",
    arguments: [
      ("a\nb\n", SourceForm.Newline.lf, 2), ("a\r\nb\r\n", .crlf, 2), ("a\rb\r", .cr, 2),
      ("a\r\nb\n\rc", .mixed, 4), ("a", .none, 1), ("a\u{2028}b\u{2029}c\u{85}d\u{0C}e\n", .lf, 1),
    ])
  func newlines(text: String, newline: SourceForm.Newline, count: Int) throws {
    let document = try Document.ingested(text)
    #expect(document.source.form?.newline == newline)
    #expect(document.source.form?.lines == count)
    let letters = text.unicodeScalars.filter { ("a"..."z").contains($0) }.map { String($0) }
    #expect(document.texts == letters)
  }

  @Test("A byte order mark is no text")
  func byteOrderMark() throws {
    let document = try Document.ingested([0xEF, 0xBB, 0xBF] + Array("甲乙\n".utf8))
    #expect(document.texts == ["甲乙"])
    #expect(document.blocks[0].map.source(of: 0) == 0)
    #expect(document.source.form?.decoded == Array("甲乙\n".utf8))
  }

  @Test("Every byte of every block is the same byte of the decoded text", arguments: 0..<200)
  func offsets(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let parts = [
      "a", "é", "漢", "𠀀", " ", "\u{3000}", "\t", "\n", "\r\n", "\r", "\u{2028}", "\u{A0}",
    ]
    let text = (0..<200).compactMap { _ in parts.randomElement(using: &random) }.joined()
    let document = try Document.ingested("x" + text)
    let decoded = try #require(document.source.form).decoded
    for block in document.blocks {
      for (offset, byte) in block.utf8.enumerated() {
        #expect(decoded[block.map.source(of: offset)] == byte, "seed \(seed)")
      }
    }
  }

  @Test("A file without text is refused", arguments: ["", " \n\u{3000}\u{FEFF}\n"])
  func nothing(text: String) {
    #expect(throws: StageFailure.self) { try Document.ingested(text) }
  }
}
