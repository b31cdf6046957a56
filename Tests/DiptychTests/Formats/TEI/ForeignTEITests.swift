import Testing

@testable import Diptych

@Suite struct ForeignTEITests {
  private func tei(_ body: String, header: String = "", path: String = "a.xml") throws -> Document {
    try Document.ingested(
      Array(
        "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\"><teiHeader>\(header)</teiHeader><text><body>\(body)</body></text></TEI>"
          .utf8), path: path)
  }

  @Test("The bulletin becomes what its plain text becomes")
  func bulletin() throws {
    let name = "bulletin.tei.xml"
    let document = try FormatComparison.processed(FormatComparison.file(name), path: name)
    try FormatComparison.compare(document) { $0.kind == .footnote }
    let form = try #require(document.source.form)
    #expect(form.mediaType == "application/tei+xml")
    #expect(form.title == "临江简报")
    #expect(form.author == "王晓梅")
    #expect(form.date == "2024-01-05")
    #expect(document.blocks.count { $0.place != .flow } == 14)
    #expect(document.blocks.flatMap { block in block.glosses.map { block[$0.range] } } == ["陈"])
    let repairs = document.blocks.flatMap { block in
      block.repairs.map { $0.before + block[$0.range] }
    }
    #expect(repairs == ["和合"])
    #expect(document.findings.filter { $0.code == "format_mismatch" }.isEmpty)
  }

  @Test("Blocks, levels, notes, captions, lines and pages by the Guidelines")
  func structure() throws {
    let document = try tei(
      """
      <head>總目</head><div1 xml:lang="zh-Hant"><head>卷一</head><pb n="3"/><p>甲<note>注</note>乙 <lb n="12"/>丙<lb n="13" break="no"/>丁</p>
      <div2><head>上</head><lg><l>一</l><l>二</l></lg><sp><speaker>生</speaker><p>說</p></sp></div2></div1>
      <list type="ordered"><head>目</head><item>a<list><item>b</item></list></item><label>c</label></list>
      <table><head>表</head><row role="label"><cell cols="2">d</cell></row><row><cell rows="2">e</cell><cell>f</cell></row><row><cell>g</cell></row></table>
      <figure><head>圖</head><figDesc>x</figDesc></figure><quote>h</quote><p xml:lang="en">i <foreign xml:lang="fr">j</foreign></p>
      """)
    #expect(
      document.texts == [
        "總目", "卷一", "甲乙 丙丁", "注", "上", "一", "二", "生", "說", "目", "a", "b", "c", "表", "d", "e", "f",
        "g", "圖", "h", "i j",
      ])
    #expect(
      document.blocks.map(\.layout.markupHeadingLevel)
        == [1, 1, nil, nil, 2] + [Int?](repeating: nil, count: 16))
    #expect(document.blocks[2].lines.map(\.number) == [12, 13])
    #expect(document.blocks[2].lines.map(\.isWordBreak) == [true, false])
    #expect(document.blocks[2].position?.page == 3)
    #expect(document.blocks[2].declaredLanguage == "zh-Hant")
    #expect(document.blocks[3].kind == .footnote)
    #expect([9, 13, 18].map { document.blocks[$0].kind } == [.caption, .caption, .caption])
    #expect(
      document.blocks[10].place == .item(ListPlace(list: 0, item: 0, depth: 1, isNumbered: true)))
    #expect(document.blocks[11].place == .item(ListPlace(list: 1, item: 0, depth: 2)))
    #expect(
      document.blocks[14].place
        == .cell(CellPlace(table: 0, row: 0, column: 0, columns: 2, isLabel: true)))
    #expect(document.blocks[17].place == .cell(CellPlace(table: 0, row: 2, column: 1)))
    #expect(document.blocks[20].declaredLanguage == "en")
    #expect(document.blocks[20].runs.isEmpty)
  }

  @Test(
    "Of several ways to write, one counts",
    arguments: [
      ("<choice><sic>a</sic><corr>b</corr></choice>", "b"), ("<choice><sic>a</sic></choice>", "a"),
      ("<choice><orig>a</orig><reg>b</reg></choice>", "a"),
      ("<choice><abbr>a</abbr><expan>b</expan></choice>", "a"),
      ("<sic>a</sic>", "a"), ("<corr>a</corr>", "a"), ("<reg>a</reg>", "a"),
      ("a<subst><del>b</del><add>c</add></subst>", "ac"),
      ("<app><lem>a</lem><rdg>b</rdg></app>", "a"),
      ("<app><rdg>a</rdg><rdg>b</rdg></app>c", "ac"), ("a<fw>b</fw>c", "ac"),
      ("a<gap><desc>b</desc></gap>c", "ac"),
      ("a<gap reason='unreadable'><desc>U+0041</desc></gap>", "a"),
    ])
  func ways(text: String, reading: String) throws {
    #expect(try tei("<p>\(text)</p>").texts == [reading])
  }

  @Test("The main title counts, and the day of the publication")
  func header() throws {
    let document = try tei(
      "<p>a</p>",
      header: """
        <fileDesc><titleStmt><title type="sub">s</title><title>t <hi>u</hi></title><title type="main">m</title><title>n</title><author><persName>A</persName> B</author><author>C</author></titleStmt>
        <publicationStmt><date when="2024"/><date when="2024-02-30"/></publicationStmt><sourceDesc><bibl><title>x</title><author>y</author></bibl></sourceDesc></fileDesc>
        """)
    #expect(document.source.form?.title == "m")
    #expect(document.source.form?.author == "A B")
    #expect(document.source.form?.date == nil)
  }

  @Test("A corpus is read text by text, also without a namespace")
  func corpus() throws {
    let text = { (head: String) in
      "<text><body><div><head>\(head)</head><p>x</p></div></body></text>"
    }
    let corpus = """
      <teiCorpus.2><teiHeader><title>x</title></teiHeader><TEI.2><teiHeader/>\(text("a"))</TEI.2><TEI.2><teiHeader/>\(text("b"))</TEI.2></teiCorpus.2>
      """
    let document = try Document.ingested(Array(corpus.utf8), path: "a.xml")
    #expect(document.texts == ["a", "x", "b", "x"])
    #expect(document.blocks.map(\.layout.markupHeadingLevel) == [1, nil, 1, nil])
  }

  @Test(
    "Elements in places where none may be do no harm",
    arguments: [
      "<item>a</item>", "<cell>a</cell>", "<row>a</row>", "<p><p>a</p></p>", "<note>a</note>",
      "<note><note>a</note></note>", "<p><note>a</note></p>", "<rt>b</rt>a",
      "<ruby><rt>b</rt></ruby>a",
      "<choice><corr/></choice>a", "<corr>a</corr>", "<lb n='99999999999999999999'/>a",
      "<pb n='-1'/>a",
      "<s xml:lang=''>a</s>", "<head>a</head>", "<list>a</list>", "<table>a</table>",
      "<desc>b</desc>a",
      "<table><note>a</note></table>", "<list><item><note>a</note></item></list>",
      "<cell cols='-1' rows='99999999999'>a</cell>",
      "<choice><sic>b<note>c</note></sic><corr>a</corr></choice>",
    ])
  func misplaced(body: String) throws {
    #expect(try tei(body).texts == ["a"])
  }

  @Test("Files that are broken, bold or bottomless are refused by their fault")
  func hostile() {
    func failure(_ text: String) -> StageFailure? {
      #expect(throws: StageFailure.self) { try Document.ingested(Array(text.utf8), path: "a.xml") }
    }
    let start = "<TEI xmlns='http://www.tei-c.org/ns/1.0'><text><body>"
    #expect(failure(start)?.code == "corrupt_markup")
    #expect(failure(start + "</body></text></TEI>")?.code == "no_text")
    #expect(
      failure(
        "<?xml version='1.0'?><!DOCTYPE TEI [<!ENTITY a 'b'>]>" + start + "&a;</body></text></TEI>")?
        .code == "dtd_forbidden")
    let deep = String(repeating: "<div>", count: 300) + String(repeating: "</div>", count: 300)
    #expect(failure(start + deep + "</body></text></TEI>")?.code == "limit_exceeded")
  }
}
