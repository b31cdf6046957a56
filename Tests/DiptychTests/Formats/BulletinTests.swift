import Testing

@testable import Diptych

/// The plain text that the other formats are compared with.
@Suite struct BulletinTests {
  @Test("All its sections have headings and are paired")
  func plainText() throws {
    let document = try FormatComparison.plainText()
    #expect(document.sections.count == 22)
    #expect(document.sections.allSatisfy { $0.heading == $0.blocks.first })
    #expect(document.blocks.count { $0.isHeading } == 22)
    #expect(document.alignments.map(\.sections.count) == [11])
    #expect(document.alignments.map(\.paragraphs.count) == [30])
    #expect(document.entities.count { $0.kind == .person } == 2)
  }

  @Test("The same text in another encoding becomes the same")
  func encoding() throws {
    let text = try FormatComparison.plainText().source.content
    let wide = ("\u{FEFF}" + String(decoding: text, as: UTF8.self)).utf16
    let bytes = wide.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    try FormatComparison.compare(FormatComparison.processed(bytes, path: "bulletin.txt"))
  }

  @Test("A heading, a name or a paragraph too few is noticed")
  func difference() throws {
    let text = String(decoding: try FormatComparison.plainText().source.content, as: UTF8.self)
    for (old, new) in [("X. Contact\n", ""), ("Bremen", "Berlin"), ("二、", "")] {
      let changed = text.replacing(old, with: new)
      withKnownIssue("\(old)") {
        try FormatComparison.compare(
          FormatComparison.processed(Array(changed.utf8), path: "bulletin.txt"))
      }
    }
  }
}
