import TestSupport
import Testing

@testable import Diptych

@Suite struct WordTests {
  /// A document of Word with this body.
  private func text(_ body: String, styles: String = "", numbering: String = "") throws -> Document
  {
    try Document.ingested(
      WordFile(body, styles: styles, numbering: numbering).bytes, path: "a.docx")
  }

  /// A paragraph of one run.
  private func paragraph(_ text: String, _ properties: String = "") -> String {
    "<w:p><w:pPr>\(properties)</w:pPr><w:r><w:t>\(text)</w:t></w:r></w:p>"
  }

  @Test(
    "The bulletin becomes what its plain text becomes",
    arguments: [
      "bulletin.docx", "bulletin-python.docx", "bulletin-libreoffice.docx", "bulletin-pandoc.docx",
    ])
  func bulletin(name: String) throws {
    let document = try FormatComparison.processed(FormatComparison.file(name), path: name)
    try FormatComparison.compare(document) { $0.kind == .footnote }
    let isFull = !name.contains("pandoc") && !name.contains("python")
    let notes = document.blocks.filter { $0.kind == .footnote }.map(\.text)
    #expect(notes == (isFull ? ["截至十二月三十一日。", "As of December 31."] : []))
    let glosses = document.blocks.flatMap { block in
      block.glosses.map { block[$0.range] + $0.reading }
    }
    #expect(glosses == (isFull ? ["陈chén"] : []))
    #expect(document.blocks.count { $0.place != .flow } == 14)
    #expect(document.findings.filter { $0.code == "format_mismatch" }.isEmpty)
  }

  @Test("What the file says about itself, and where its blocks stand")
  func metadata() throws {
    let document = try Document.ingested(FormatComparison.file("bulletin.docx"), path: "b.docx")
    let form = try #require(document.source.form)
    #expect(form.title == "临江简报")
    #expect(form.author == "王晓梅")
    #expect(form.date == "2024-01-05")
    #expect(form.extractor?.hasPrefix("libxml2 ") == true)
    #expect(form.mediaType == OfficeFormat.docx.mediaType)
    let last = try #require(document.blocks.last)
    #expect(last.position == SourcePosition(part: "word/document.xml", paragraph: 61))
    let note = try #require(document.blocks.first { $0.kind == .footnote })
    #expect(note.position == SourcePosition(part: "word/footnotes.xml", paragraph: 1))
  }

  @Test("Headings by outline level, by style name in any language, and by what a style inherits")
  func headings() throws {
    let styles = """
      <w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
      <w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/></w:style>
      <w:style w:type="paragraph" w:styleId="2"><w:name w:val="标题 2,h2"/></w:style>
      <w:style w:type="paragraph" w:styleId="3"><w:name w:val="Überschrift 3"/></w:style>
      <w:style w:type="paragraph" w:styleId="o"><w:name w:val="Chapter"/><w:pPr><w:outlineLvl w:val="3"/></w:pPr></w:style>
      <w:style w:type="paragraph" w:styleId="oo"><w:name w:val="Chapter too"/><w:basedOn w:val="o"/></w:style>
      <w:style w:type="paragraph" w:styleId="n"><w:name w:val="No chapter"/><w:basedOn w:val="1"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style>
      <w:style w:type="paragraph" w:styleId="x"><w:name w:val="X"/><w:basedOn w:val="y"/></w:style>
      <w:style w:type="paragraph" w:styleId="y"><w:name w:val="Y"/><w:basedOn w:val="x"/></w:style>
      """
    func style(_ id: String) -> String { "<w:pStyle w:val=\"\(id)\"/>" }
    let parts = [
      paragraph("a", style("1")), paragraph("b", style("2")), paragraph("c", style("3")),
      paragraph("d", style("o")), paragraph("e", style("oo")), paragraph("f", style("n")),
      paragraph("g", style("x")), paragraph("h", style("Heading5")), paragraph("i"),
      paragraph("j", "<w:outlineLvl w:val=\"1\"/>"),
      paragraph("k", style("1") + "<w:outlineLvl w:val=\"9\"/>"), paragraph("l", style("nowhere")),
    ]
    let document = try text(parts.joined(), styles: styles)
    #expect(document.texts.joined() == "abcdefghijkl")
    #expect(
      document.blocks.map(\.layout.markupHeadingLevel)
        == [1, 2, 3, 4, 4, nil, nil, 5, nil, 2, nil, nil])
    #expect(document.blocks.allSatisfy { $0.layout.hasMarkup })
  }

  @Test("A title stands above all headings; alone it says nothing about other lines")
  func title() throws {
    let title = paragraph("公报", "<w:pStyle w:val=\"Title\"/>")
    let document = try text(
      title + paragraph("概况", "<w:pStyle w:val=\"Heading1\"/>") + paragraph("正文。"))
    #expect(document.blocks.map(\.layout.markupHeadingLevel) == [1, 2, nil])
    let plain = try text(title + paragraph("<w:b/>概况") + paragraph("正文。"))
    #expect(plain.blocks.allSatisfy { !$0.layout.hasMarkup })
    #expect(plain.blocks.map(\.layout.markupHeadingLevel) == [1, nil, nil])
  }

  @Test("Notes and boxes come behind the paragraph, list or table that they stand in")
  func besides() throws {
    let box = """
      <w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><w:txbxContent><w:p><w:r><w:t>x</w:t></w:r></w:p></w:txbxContent></w:drawing></mc:Choice>
      <mc:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t>y</w:t></w:r></w:p></w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>
      """
    let unknown = box.replacing("Requires=\"wps\"", with: "Requires=\"wps q1\"")
    func note(_ id: Int, _ kind: String = "footnote") -> String {
      "<w:r><w:\(kind)Reference w:id=\"\(id)\"/></w:r>"
    }
    let footnotes = """
      <w:footnote w:type="separator" w:id="0"><w:p><w:r><w:t>q</w:t></w:r></w:p></w:footnote>
      <w:footnote w:id="1"><w:p><w:r><w:footnoteRef/><w:t>m</w:t></w:r></w:p><w:p><w:r><w:t>n</w:t></w:r></w:p></w:footnote><w:footnote w:id="3"><w:p><w:r><w:t>q</w:t></w:r></w:p></w:footnote>
      """
    let body = """
      <w:p><w:r><w:t>a</w:t></w:r>\(note(1))<w:r><w:t>b</w:t></w:r>\(box)<w:r><w:t>c</w:t></w:r>\(note(1))\(note(0))\(note(9))</w:p><w:p>\(unknown)<w:r><w:pict><v:shape><v:textpath string="红头"/></v:shape></w:pict></w:r></w:p>
      <w:tbl><w:tr><w:tc><w:p><w:r><w:t>d</w:t></w:r>\(note(1, "endnote"))</w:p></w:tc><w:tc><w:p><w:r><w:t>e</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
      """
    let file = WordFile(
      body, footnotes: footnotes,
      endnotes: "<w:endnote w:id=\"1\"><w:p><w:r><w:t>z</w:t></w:r></w:p></w:endnote>")
    let document = try Document.ingested(file.bytes, path: "a.docx")
    #expect(document.texts == ["abc", "m", "n", "x", "y", "红头", "d", "e", "z"])
    #expect(document.blocks.indices.filter { document.blocks[$0].kind == .footnote } == [1, 2, 8])
  }

  @Test(
    "What is deleted, moved away or hidden is left out, and paragraphs without a mark are joined")
  func changes() throws {
    let styles = """
      <w:style w:type="character" w:styleId="H"><w:name w:val="H"/><w:rPr><w:vanish/></w:rPr></w:style>
      <w:style w:type="paragraph" w:styleId="P"><w:name w:val="P"/><w:rPr><w:vanish/></w:rPr></w:style>
      """
    let document = try text(
      """
      <w:p><w:ins><w:r><w:t>a</w:t></w:r></w:ins><w:del><w:r><w:t>x</w:t><w:delText>x</w:delText></w:r></w:del><w:moveTo><w:r><w:t>b</w:t></w:r></w:moveTo><w:moveFrom><w:r><w:t>x</w:t></w:r></w:moveFrom></w:p>
      <w:p><w:pPr><w:pStyle w:val="Heading1"/><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>c</w:t></w:r></w:p><w:p><w:r><w:t>d</w:t></w:r></w:p>
      <w:p><w:pPr><w:rPr><w:ins/><w:vanish/></w:rPr><w:pPrChange><w:pPr><w:pStyle w:val="Heading1"/></w:pPr></w:pPrChange></w:pPr><w:r><w:t>e</w:t></w:r></w:p>
      <w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>x</w:t></w:r><w:r><w:rPr><w:rStyle w:val="H"/></w:rPr><w:t>x</w:t></w:r><w:r><w:rPr><w:vanish w:val="0"/><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>f</w:t></w:r></w:p>
      <w:p><w:pPr><w:pStyle w:val="P"/></w:pPr><w:r><w:t>x</w:t></w:r><w:r><w:rPr><w:vanish w:val="false"/></w:rPr><w:t>g</w:t></w:r></w:p>
      <w:p><w:pPr><w:framePr w:dropCap="drop"/></w:pPr><w:r><w:t>H</w:t></w:r></w:p><w:p><w:r><w:t>i</w:t></w:r></w:p>
      <w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:trPr><w:hidden/></w:trPr><w:tc><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:p><w:r><w:t>j</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
      """, styles: styles)
    #expect(document.texts == ["ab", "cd", "e", "f", "g", "Hi", "j"])
    #expect(document.blocks.allSatisfy { $0.layout.markupHeadingLevel == nil })
  }

  @Test("Of fields the result counts; tables of contents are left out")
  func fields() throws {
    func field(_ instruction: String, _ result: String) -> String {
      """
      <w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:default w:val="x"/></w:ffData></w:fldChar></w:r><w:r><w:instrText>\(instruction)</w:instrText><w:t>x</w:t></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>\(result)<w:r><w:fldChar w:fldCharType="end"/></w:r>
      """
    }
    let a = "<w:r><w:t>a</w:t></w:r>"
    let contents = """
      <w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\o</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>\(field("PAGEREF", a))</w:p><w:p>\(a)</w:p>
      """
    let end = "<w:p><w:r><w:fldChar w:fldCharType=\"end\"/></w:r><w:r><w:t>c</w:t></w:r></w:p>"
    let document = try text(
      """
      <w:p>\(field("HYPERLINK", a))\(field("IF " + field("PAGE", "x"), a))<w:fldSimple w:instr="REF b">\(a)</w:fldSimple><w:fldSimple w:instr=" TOC \\h">\(a)</w:fldSimple></w:p>
      \(contents)\(end)\(paragraph("x", "<w:pStyle w:val=\"TOC2\"/>"))
      <w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>\(paragraph("x"))</w:sdtContent></w:sdt>
      <w:sdt><w:sdtPr><w:rPr><w:vanish/></w:rPr></w:sdtPr><w:sdtContent>\(paragraph("d"))</w:sdtContent></w:sdt>
      <w:p><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>\(a)</w:sdtContent></w:sdt><w:smartTag><w:r><w:t>e</w:t></w:r></w:smartTag></w:p>
      \(contents)\(paragraph("f", "<w:pStyle w:val=\"Heading1\"/>"))\(paragraph("g"))
      """,
      styles: """
        <w:style w:type="paragraph" w:styleId="TOC2"><w:name w:val="toc 2"/></w:style>
        """)
    #expect(document.texts == ["aaa", "c", "d", "e", "f", "g"])
  }

  @Test("Characters that are elements; white space at the ends only where the file keeps it")
  func characters() throws {
    let document = try text(
      """
      <w:p><w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr><w:r><w:t xml:space="preserve"> a  b </w:t><w:tab/><w:t> c\n</w:t><w:noBreakHyphen/><w:t>d</w:t><w:softHyphen/><w:t>e\nf</w:t>
      <w:sym w:font="Wingdings" w:char="F0FC"/><w:sym w:font="Wingdings" w:char="F001"/><w:sym w:font="Symbol" w:char="F061"/><w:sym w:font="Arial" w:char="4E2D"/></w:r></w:p>
      <w:p><w:r><w:t>第一句。</w:t><w:br/><w:t>第二句</w:t><w:cr/><w:t>接着。</w:t><w:br w:type="page"/></w:r></w:p>
      <w:p><m:oMath><m:r><m:t>x</m:t></m:r></m:oMath><w:r><w:t>g</w:t><w:commentReference w:id="0"/></w:r></w:p>
      """)
    #expect(document.texts == ["a  b  c-de f✓α中", "第一句。", "第二句接着。", "g"])
  }

  @Test("Ruby becomes glosses, in both of Word's forms")
  func ruby() throws {
    let document = try text(
      """
      <w:p><w:r><w:t>王</w:t></w:r><w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>xiǎo</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>晓</w:t></w:r></w:rubyBase></w:ruby></w:r><w:r><w:t>梅</w:t></w:r></w:p>
      <w:p><w:r><w:t>陈</w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>EQ \\o\\ad(\\s\\up 11(lì),立)</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>
      """)
    #expect(document.texts == ["王晓梅", "陈立"])
    let glosses = document.blocks.map { block in
      block.glosses.map { block[$0.range] + $0.reading }
    }
    #expect(glosses == [["晓xiǎo"], ["立lì"]])
  }

  @Test("A language counts that most of a paragraph has, not that of the template")
  func languages() throws {
    let styles = """
      <w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="fi-FI" w:eastAsia="ko-KR"/></w:rPr></w:rPrDefault></w:docDefaults>
      <w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/><w:rPr><w:lang w:val="sv-SE"/></w:rPr></w:style>
      <w:style w:type="paragraph" w:styleId="F"><w:name w:val="F"/><w:basedOn w:val="a"/><w:rPr><w:lang w:val="fr-FR" w:eastAsia="zh-TW"/></w:rPr></w:style>
      """
    func run(_ text: String, _ language: String) -> String {
      "<w:r><w:rPr><w:lang \(language)/></w:rPr><w:t>\(text)</w:t></w:r>"
    }
    let document = try text(
      """
      \(paragraph("aa"))\(paragraph("bonjour", "<w:pStyle w:val=\"F\"/>"))\(paragraph("早安 Wi", "<w:pStyle w:val=\"F\"/>"))
      <w:p>\(run("dobro", "w:val=\"sr-Latn-RS\""))</w:p><w:p>\(run("x", "w:val=\"de-DE\""))<w:r><w:t>yyy</w:t></w:r></w:p>
      <w:p>\(run("hej", "w:val=\"sv-SE\" w:eastAsia=\"ja-JP\""))</w:p>
      """, styles: styles)
    #expect(
      document.blocks.map { $0.declaredLanguage?.rawValue }
        == [nil, "fr-FR", "zh-TW", "sr-Latn-RS", nil, nil])
  }

  @Test("Documents in the strict form, with macros and templates are read alike")
  func forms() throws {
    let strict = WordFile(paragraph("a", "<w:pStyle w:val=\"Heading1\"/>"), isStrict: true)
    let document = try Document.ingested(strict.bytes, path: "a.docx")
    #expect(document.texts == ["a"])
    #expect(document.blocks[0].layout.markupHeadingLevel == 1)
    for format in OfficeFormat.allCases where format.content == .text {
      let types = """
        <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/text.xml" ContentType="\(format.mainType)"/></Types>
        """
      let file = WordFile(
        paragraph("a"), parts: [("[Content_Types].xml", types), ("_rels/.rels", "<a/>")])
      let document = try Document.ingested(file.bytes, path: "a.\(format.rawValue)")
      #expect(document.texts == ["a"])
      #expect(document.source.form?.mediaType == format.mediaType)
      #expect(document.findings.isEmpty)
    }
  }

  @Test("Text in other formats, and parts that are not there, are told")
  func findings() throws {
    let references = """
      <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="c" Type="a/aFChunk" Target="chunk.html"/><Relationship Id="s" Type="a/styles" Target="Styles.XML"/><Relationship Id="n" Type="a/numbering" Target="none.xml"/><Relationship Id="x" Type="a/footnotes" Target="http://example.org/" TargetMode="External"/></Relationships>
      """
    let file = WordFile(
      "<w:altChunk r:id=\"c\"/><w:altChunk r:id=\"d\"/>"
        + paragraph("a", "<w:pStyle w:val=\"h\"/>"),
      styles: "<w:style w:styleId=\"h\"><w:name w:val=\"heading 1\"/></w:style>",
      parts: [("word/_rels/text.xml.rels", references)])
    let document = try Document.ingested(file.bytes, path: "a.docx")
    #expect(document.blocks.map(\.layout.markupHeadingLevel) == [1])
    #expect(
      document.findings.map(\.message) == [
        "'word/chunk.html' and 1 more, text in another format, was left out",
        "the file names 'word/none.xml', which is not there",
      ])
    #expect(document.findings.map(\.code) == ["part_skipped", "part_missing"])
  }
}
