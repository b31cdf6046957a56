import Testing

@testable import Diptych

/// The bulletin in the formats that have no suite with it of their own.
///
/// Exceptions: in PDF and OFD the cells and items are paragraphs, since a page has only places. Notes, which
/// plain text does not have, are left out of the comparison.
@Suite struct BulletinFormatTests {
  private func compare(_ name: String, places: Int) throws -> Document {
    let document = try FormatComparison.processed(FormatComparison.file(name), path: name)
    try FormatComparison.compare(document) { $0.kind == .footnote }
    #expect(document.blocks.count { $0.place != .flow } == places)
    #expect(document.findings.filter { $0.code == "format_mismatch" }.isEmpty)
    let form = try #require(document.source.form)
    #expect(form.title == "临江简报")
    #expect(form.author?.hasPrefix("王晓梅") == true)
    // ReportLab gives all its files the same day.
    #expect(form.date == (name.hasSuffix("pdf") ? "2000-01-01" : "2024-01-05"))
    return document
  }

  @Test("A page of an authority: looks for headings, links around the text, a wrong encoding")
  func html() throws {
    let document = try compare("bulletin.html", places: 14)
    #expect(document.findings.contains { $0.code == "boilerplate_left_out" })
  }

  @Test("The same saved by a browser, paragraphs parted by line breaks")
  func mhtml() throws { _ = try compare("bulletin.mhtml", places: 14) }

  @Test("A mail with the text in two forms")
  func mail() throws { _ = try compare("bulletin.eml", places: 14) }

  @Test("Markdown with front matter")
  func markdown() throws { _ = try compare("bulletin.md", places: 14) }

  @Test("RTF of LibreOffice, with notes")
  func rtf() throws {
    let document = try compare("bulletin-libreoffice.rtf", places: 14)
    #expect(
      document.blocks.filter { $0.kind == .footnote }.map(\.text) == [
        "截至十二月三十一日。", "As of December 31.",
      ])
  }

  @Test("PDF", .enabled(if: hasPoppler, "poppler-utils is not installed"))
  func pdf() throws {
    let document = try compare("bulletin.pdf", places: 0)
    #expect(document.source.form?.pages == 3)
  }

  @Test("OFD")
  func ofd() throws {
    let document = try compare("bulletin.ofd", places: 0)
    #expect(document.source.form?.pages == 4)
    #expect(document.attachments.map { String(decoding: $0.name, as: UTF8.self) } == ["名单.txt"])
    #expect(document.blocks.flatMap(\.pages).map(\.number) == [1, 2, 3, 4])
  }
}
