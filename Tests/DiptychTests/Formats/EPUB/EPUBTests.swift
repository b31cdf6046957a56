import TestSupport
import Testing

@testable import Diptych

@Suite struct EPUBTests {
  @Test(
    "The bulletin becomes what its plain text becomes",
    arguments: ["bulletin.epub", "bulletin-pandoc.epub"])
  func bulletin(name: String) throws {
    let document = try FormatComparison.processed(FormatComparison.file(name), path: name)
    try FormatComparison.compare(document) { $0.kind == .footnote }
    let notes = document.blocks.filter { $0.kind == .footnote }.map(\.text)
    #expect(notes == (name.contains("pandoc") ? [] : ["截至十二月三十一日。", "As of December 31."]))
    #expect(document.findings.filter { $0.code == "format_mismatch" }.isEmpty)
    #expect(document.source.form?.mediaType == "application/epub+zip")
    #expect(document.source.form?.title == "临江简报")
    #expect(document.source.form?.author == "王晓梅")
    var tables: [Int] = []
    for block in document.blocks {
      if case .cell(let cell) = block.place { tables.append(cell.table) }
    }
    #expect(tables == [0, 0, 0, 0, 1, 1, 1, 1])
  }

  @Test("The last change is the date, and blocks know their page")
  func metadata() throws {
    let document = try Document.ingested(FormatComparison.file("bulletin.epub"), path: "a.epub")
    #expect(document.source.form?.date == "2024-01-05")
    #expect(
      document.blocks[0].position == SourcePosition(part: "OEBPS/text/part 1.xhtml", paragraph: 1))
    #expect(document.blocks[0].line == nil)
    #expect(document.blocks[0].declaredLanguage == "zh-CN")
  }

  // MARK: - Books of one's own

  private static let main = """
    <container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="a/b.opf" media-type="application/oebps-package+xml"/></rootfiles></container>
    """

  private static func page(_ body: String) -> String {
    """
    <?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><body>\(body)</body></html>
    """
  }

  private static func package(_ items: [String], _ spine: [String], _ rest: String = "") -> String {
    """
    <package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/">\(rest)<manifest>\(items.joined())</manifest><spine>\(spine.joined())</spine></package>
    """
  }

  private static func item(_ id: String, _ address: String, _ more: String = "") -> String {
    "<item id='\(id)' href='\(address)' media-type='application/xhtml+xml' \(more)/>"
  }

  private static func book(
    _ package: String, _ parts: [(String, String)], main: String? = main
  ) -> [UInt8] {
    var entries = [ZIPWriter.Entry("mimetype", "application/epub+zip")]
    if let main { entries.append(.init("META-INF/container.xml", main)) }
    entries.append(.init("a/b.opf", package))
    return ZIPWriter(entries + parts.map { .init($0.0, $0.1) }).bytes
  }

  @Test("Pages come in the order of the spine, those beside it last, contents not at all")
  func order() throws {
    let package = Self.package(
      [
        Self.item("n", "n.xhtml", "properties='scripted nav'"), Self.item("1", "../1.xhtml"),
        Self.item("2", "x/2.xhtml#top"), Self.item("3", "./3.xhtml"), Self.item("4", "4.xhtml"),
        "<item id='svg' href='p.svg' media-type='image/svg+xml' fallback='4'/>",
        "<item id='png' href='p.png' media-type='image/png'/>",
      ],
      [
        "<itemref idref='3' linear='no'/>", "<itemref idref='n'/>", "<itemref idref='2'/>",
        "<itemref idref='1'/>", "<itemref idref='2'/>", "<itemref idref='svg'/>",
        "<itemref idref='png'/>",
        "<itemref idref='t'/>",
      ], "<dc:language xmlns:dc='http://purl.org/dc/elements/1.1/'>zh-TW</dc:language>"
    ).replacing("</manifest>", with: Self.item("t", "t.xhtml") + "</manifest>")
      .replacing(
        "</spine>", with: "</spine><guide><reference type='toc' href='t.xhtml#a'/></guide>")
    let names = ["1.xhtml", "a/x/2.xhtml", "a/3.xhtml", "a/4.xhtml", "a/n.xhtml", "a/t.xhtml"]
    let pages = names.map { ($0, Self.page("<p>\($0)</p><ul><li>b</li></ul>")) }
    let document = try Document.ingested(Self.book(package, pages), path: "a.epub")
    #expect(
      document.blocks.filter { $0.kind == .paragraph }.map(\.text)
        == ["a/x/2.xhtml", "1.xhtml", "a/4.xhtml", "a/3.xhtml"])
    #expect(document.blocks.allSatisfy { $0.declaredLanguage == "zh-TW" })
    #expect(document.blocks.last?.place == .item(ListPlace(list: 3, item: 0)))
    #expect(document.findings.isEmpty)
  }

  @Test("Notes are notes wherever they stand, and marks that lead to them are no text")
  func notes() throws {
    let body = """
      <p>甲<a epub:type="noteref" href="#a">1</a>乙</p><aside epub:type="footnote"><p>注 <a role="doc-backlink">^</a></p></aside><aside><p>x</p></aside>
      <section role="doc-endnotes"><h2>注释</h2><ol><li><p>尾注</p></li></ol></section><p>丙</p>
      """
    let package = Self.package([Self.item("1", "1.xhtml")], ["<itemref idref='1'/>"])
    let document = try Document.ingested(
      Self.book(package, [("a/1.xhtml", Self.page(body))]), path: "a.epub")
    #expect(document.texts == ["甲乙", "注", "注释", "尾注", "丙"])
    #expect(
      document.blocks.map(\.kind) == [.paragraph, .footnote, .paragraph, .footnote, .paragraph])
    #expect(document.blocks[3].place == .flow)
  }

  @Test("Pages that are missing are told, and the rest is read")
  func missing() throws {
    let package = Self.package(
      [
        Self.item("1", "1.xhtml"), Self.item("2", "2.xhtml"), Self.item("out", "../../etc/passwd"),
        Self.item("web", "https://example.org/1.xhtml"),
        "<item id='loop' href='l.dtb' media-type='x/y' fallback='loop2'/>",
        "<item id='loop2' href='l.dtb' media-type='x/y' fallback='loop'/>",
      ],
      ["9", "1", "2", "out", "web", "loop"].map { "<itemref idref='\($0)'/>" })
    let document = try Document.ingested(
      Self.book(package, [("a/1.xhtml", Self.page("<p>甲</p>"))]), path: "a.epub")
    #expect(document.texts == ["甲"])
    #expect(document.findings.map(\.code) == ["part_missing"])
    #expect(
      document.findings.first?.message
        == "the spine of the book names '9' and 3 more, which is not there")
  }

  @Test("A book that was packed with its folder is one, a folder with a book is not")
  func folder() throws {
    let package = Self.package([Self.item("1", "1.xhtml")], ["<itemref idref='1'/>"])
    var entries = [
      ZIPWriter.Entry("x/META-INF/container.xml", Self.main), .init("x/a/b.opf", package),
      .init("x/a/1.xhtml", Self.page("<p>甲</p>")),
    ]
    let document = try Document.ingested(ZIPWriter(entries).bytes, path: "a.epub")
    #expect(document.texts == ["甲"])
    #expect(document.blocks[0].position?.part == "a/1.xhtml")
    entries.append(.init("y/a.txt", "乙"))
    #expect(try MediaType.ofBinary(ZIPWriter(entries).bytes, limits: Limits()) != .epub)
  }

  private func failure(_ content: [UInt8]) -> StageFailure? {
    #expect(throws: StageFailure.self) { try Document.ingested(content, path: "a.epub") }
  }

  @Test("A book without its parts is refused by its fault")
  func faults() {
    let pages = [("a/1.xhtml", Self.page("<p>甲</p>"))]
    let package = Self.package([Self.item("1", "1.xhtml")], ["<itemref idref='1'/>"])
    #expect(
      failure(Self.book(package, pages, main: nil))?.message
        == "part 'META-INF/container.xml' is missing")
    #expect(
      failure(Self.book(package, pages, main: "<container/>"))?.message
        == "'META-INF/container.xml' names no package document of the book")
    #expect(
      failure(Self.book(package, pages, main: Self.main.replacing("a/b.opf", with: "../b.opf")))?
        .code == "corrupt_container")
    #expect(
      failure(Self.book(package, []))?.message
        == "the book has none of the pages that its spine names")
    #expect(failure(Self.book("<package>", pages))?.code == "corrupt_markup")
    #expect(
      failure(Self.book("<!DOCTYPE a [<!ENTITY b 'c'>]><package/>", pages))?.code == "dtd_forbidden"
    )
    #expect(
      failure(
        Self.book(package, [("a/1.xhtml", "<!DOCTYPE a [<!ENTITY b 'c'>]>" + Self.page("&b;"))]))?
        .code == "dtd_forbidden")
    #expect(failure(Self.book(package, [("a/1.xhtml", Self.page("<img/>"))]))?.code == "no_text")
    #expect(failure(Self.book(package, pages + [("../x", "")]))?.code == "unsafe_path")
  }

  @Test("A book is encrypted if more is than its fonts")
  func encryption() throws {
    func content(_ algorithm: String) -> [UInt8] {
      let encryption = """
        <encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container" xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:EncryptedData><enc:EncryptionMethod Algorithm="\(algorithm)"/><enc:CipherData><enc:CipherReference URI="a/1.xhtml"/></enc:CipherData></enc:EncryptedData></encryption>
        """
      return Self.book(
        Self.package([Self.item("1", "1.xhtml")], ["<itemref idref='1'/>"]),
        [("META-INF/encryption.xml", encryption), ("a/1.xhtml", Self.page("<p>甲</p>"))])
    }
    #expect(try Document.ingested(content("http://www.idpf.org/2008/embedding")).texts == ["甲"])
    #expect(
      failure(content("http://www.w3.org/2001/04/xmlenc#aes256-cbc"))?.message
        == "part 'a/1.xhtml' asks for a password")
  }

  @Test(
    "Addresses lead to parts",
    arguments: [
      ("b.x", "a/o.opf", "a/b.x"), ("b.x", "o.opf", "b.x"), ("../b/./c.x", "a/o.opf", "b/c.x"),
      ("b%20c%E4%B8%AD.x?q#f", "o.opf", "b c中.x"), ("a/b:c", "o", "a/b:c"), ("%4", "o", "%4"),
      ("../b", "o.opf", nil), ("a/../../b", "o", nil), ("/b", "a/o", nil), ("http:b", "o", nil),
      ("#f", "o", nil), ("", "o", nil), ("%00", "o", nil), ("..", "a/o", nil),
      ("%2e%2e/b", "o", nil),
    ] as [(String, String, String?)])
  func addresses(address: String, from: String, part: String?) {
    #expect(PartAddress.resolve(address, from: from) == part)
  }
}
