import TestSupport
import Testing

@testable import Diptych

@Suite struct OpenDocumentTests {
  /// A flat text with these styles and this body.
  private func text(
    _ body: String, styles: String = "", automatic: String = "", path: String = "a.fodt"
  ) throws -> Document {
    try Document.ingested(
      FlatDocument(body, styles: styles, automatic: automatic).bytes, path: path)
  }

  @Test(
    "The bulletin becomes what its plain text becomes",
    arguments: ["bulletin.fodt", "bulletin-libreoffice.odt", "bulletin-pandoc.odt"])
  func bulletin(name: String) throws {
    let document = try FormatComparison.processed(FormatComparison.file(name), path: name)
    try FormatComparison.compare(document) { $0.kind == .footnote }
    let notes = document.blocks.filter { $0.kind == .footnote }.map(\.text)
    #expect(notes == (name.contains("pandoc") ? [] : ["截至十二月三十一日。", "As of December 31."]))
    let glosses = document.blocks.flatMap { block in
      block.glosses.map { block[$0.range] + $0.reading }
    }
    #expect(glosses == (name.contains("pandoc") ? [] : ["陈chén"]))
    #expect(document.blocks.count { $0.place != .flow } == 14)
    #expect(document.findings.filter { $0.code == "format_mismatch" }.isEmpty)
  }

  @Test("What the file says about itself")
  func metadata() throws {
    for name in ["bulletin.fodt", "bulletin-libreoffice.odt"] {
      let document = try Document.ingested(FormatComparison.file(name), path: name)
      let form = try #require(document.source.form)
      #expect(form.title == "临江简报")
      #expect(form.author == "王晓梅")
      #expect(form.date == "2024-01-05")
      #expect(form.extractor?.hasPrefix("libxml2 ") == true)
      let isFlat = name.hasSuffix("fodt")
      #expect(
        form.mediaType == "application/vnd.oasis.opendocument.text" + (isFlat ? "-flat-xml" : ""))
      let last = try #require(document.blocks.last)
      #expect(last.position?.part == (isFlat ? nil : "content.xml"))
      #expect(last.position?.paragraph == 63)
      #expect((last.line != nil) == isFlat)
    }
  }

  @Test("Headings by outline level, by style name in any language, and by what a style inherits")
  func headings() throws {
    let styles = """
      <style:style style:name="标题_20_2" style:family="paragraph"/>
      <style:style style:name="X" style:display-name="Überschrift 3" style:family="paragraph"/>
      <style:style style:name="O" style:family="paragraph" style:default-outline-level="4"/>
      <style:style style:name="Contents_20_1" style:family="paragraph"/>
      """
    let automatic = """
      <style:style style:name="P1" style:family="paragraph" style:parent-style-name="X"/>
      <style:style style:name="P2" style:family="paragraph" style:parent-style-name="P2"/>
      <style:style style:name="P3" style:family="text" style:parent-style-name="O"/>
      """
    let document = try text(
      """
      <text:h text:outline-level="2">a</text:h><text:h>b</text:h><text:p text:style-name="标题_20_2">c</text:p>
      <text:p text:style-name="P1">d</text:p><text:p text:style-name="O">e</text:p>
      <text:p text:style-name="P2">f</text:p><text:p text:style-name="P3">g</text:p>
      <text:p text:style-name="Contents_20_1">h</text:p><text:p text:style-name="Nowhere">i</text:p>
      """, styles: styles, automatic: automatic)
    #expect(document.texts == ["a", "b", "c", "d", "e", "f", "g", "h", "i"])
    #expect(
      document.blocks.map(\.layout.markupHeadingLevel) == [2, 1, 2, 3, 4, nil, nil, nil, nil])
    #expect(document.blocks.allSatisfy { $0.layout.hasMarkup })
  }

  @Test("A title stands above all headings; without heading styles nothing is marked")
  func title() throws {
    let document = try text(
      """
      <text:p text:style-name="Title">公报</text:p><text:h text:outline-level="1">概况</text:h>
      <text:p>正文。</text:p>
      """)
    #expect(document.blocks.map(\.layout.markupHeadingLevel) == [1, 2, nil])
    let plain = try text("<text:p>概况</text:p><text:p>正文。</text:p>")
    #expect(plain.blocks.allSatisfy { !$0.layout.hasMarkup })
  }

  @Test("Numbers that the styles make stand in the text")
  func numbering() throws {
    let styles = """
      <text:outline-style><text:outline-level-style text:level="1" style:num-format="一, 二, 三, ..." style:num-prefix="第" style:num-suffix="章"/>
      <text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2"/></text:outline-style>
      <style:style style:name="None" style:family="paragraph" style:list-style-name=""/>
      """
    let automatic = """
      <text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>
      <text:list-level-style-number text:level="2" style:num-format="a" style:num-prefix="(" style:num-suffix=")" text:start-value="3"/></text:list-style>
      <text:list-style style:name="M"><text:list-level-style-number text:level="1" style:num-format="I" loext:num-list-format="Part %1%:"/></text:list-style>
      """
    let document = try text(
      """
      <text:h text:outline-level="1">甲</text:h><text:h text:outline-level="2">乙</text:h><text:h text:outline-level="2">丙</text:h>
      <text:h text:outline-level="1" text:style-name="None">丁</text:h><text:h text:outline-level="1">戊</text:h><text:h text:outline-level="2">己</text:h>
      <text:list text:style-name="L"><text:list-item><text:p>a.</text:p><text:p>b</text:p>
      <text:list><text:list-item><text:p>c</text:p></text:list-item><text:list-item><text:p>d</text:p></text:list-item></text:list></text:list-item>
      <text:list-header><text:p>e</text:p></text:list-header><text:list-item text:start-value="7"><text:p>f</text:p></text:list-item></text:list>
      <text:p>g</text:p><text:list text:style-name="L" text:continue-numbering="true" xml:id="x"><text:list-item><text:p>h</text:p></text:list-item></text:list>
      <text:list text:style-name="M"><text:list-item><text:p>i</text:p></text:list-item></text:list>
      <text:list text:style-name="L" text:continue-list="x"><text:list-item><text:p>j</text:p></text:list-item></text:list>
      """, styles: styles, automatic: automatic)
    #expect(
      document.texts == [
        "第一章 甲", "一.1 乙", "一.2 丙", "丁", "第二章 戊", "二.1 己", "1. a.", "b", "(c) c", "(d) d", "e",
        "7. f",
        "g", "8. h", "Part I: i", "9. j",
      ])
    let places = document.blocks.dropFirst(6).map { block -> [Int]? in
      guard case .item(let place) = block.place else { return nil }
      return [place.list, place.item, place.depth, place.isNumbered ? 1 : 0]
    }
    #expect(
      places == [
        [0, 0, 1, 1], [0, 0, 1, 1], [1, 0, 2, 1], [1, 1, 2, 1], [0, 1, 1, 1], [0, 2, 1, 1], nil,
        nil,
        nil, nil,
      ])
  }

  @Test("Headings that lists number are no items, also where they lead to lists")
  func numberedHeadings() throws {
    let automatic = """
      <text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>
      <text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")"/></text:list-style>
      """
    let document = try text(
      """
      <text:list text:style-name="L" xml:id="x"><text:list-item><text:p>Aims</text:p></text:list-item></text:list><text:p>Both cities want more visits.</text:p>
      <text:list text:style-name="L" text:continue-list="x"><text:list-item><text:p>Means</text:p><text:list><text:list-item><text:p>Visits of pupils;</text:p></text:list-item>
      <text:list-item><text:p>concerts.</text:p></text:list-item></text:list></text:list-item><text:list-item><text:p>Costs</text:p></text:list-item></text:list>
      """, automatic: automatic)
    #expect(
      document.texts == [
        "1. Aims", "Both cities want more visits.", "2. Means", "a) Visits of pupils;",
        "b) concerts.", "3. Costs",
      ])
    #expect(
      document.blocks.map { block -> Int? in
        if case .item(let place) = block.place { place.depth } else { nil }
      } == [nil, nil, nil, 1, 1, nil])
    #expect(document.blocks[2].kind == .paragraph)
  }

  @Test("Cells keep their places, also behind those that are written in short")
  func tables() throws {
    let document = try text(
      """
      <table:table><table:table-header-rows><table:table-row><table:table-cell table:number-columns-spanned="2" table:number-rows-spanned="2"><text:p>a</text:p></table:table-cell><table:covered-table-cell/><table:table-cell><text:p>b</text:p></table:table-cell></table:table-row></table:table-header-rows>
      <table:table-row><table:covered-table-cell table:number-columns-repeated="2"/><table:table-cell table:number-columns-repeated="2"><text:p>c</text:p></table:table-cell></table:table-row>
      <table:table-row table:number-rows-repeated="2"><table:table-cell/><table:table-cell><text:list><text:list-item><text:p>d</text:p></text:list-item></text:list></table:table-cell></table:table-row>
      <table:table-row table:number-rows-repeated="1000000000"><table:table-cell table:number-columns-repeated="1000000000"/></table:table-row></table:table>
      """)
    #expect(document.texts == ["a", "b", "c", "c", "d", "d"])
    #expect(
      document.blocks.map(\.place) == [
        .cell(CellPlace(table: 0, row: 0, column: 0, rows: 2, columns: 2, isLabel: true)),
        .cell(CellPlace(table: 0, row: 0, column: 2, isLabel: true)),
        .cell(CellPlace(table: 0, row: 1, column: 2)),
        .cell(CellPlace(table: 0, row: 1, column: 3)),
        .cell(CellPlace(table: 0, row: 2, column: 1)),
        .cell(CellPlace(table: 0, row: 3, column: 1)),
      ])
    #expect(document.blocks.allSatisfy { $0.kind == .cell })
  }

  @Test("A table that only lays out the page is running text")
  func layoutTable() throws {
    let document = try text(
      """
      <table:table><table:table-row><table:table-cell><text:h text:outline-level="1">a</text:h></table:table-cell><table:table-cell><text:list><text:list-item><text:p>b</text:p></text:list-item></text:list></table:table-cell></table:table-row>
      <table:table-row><table:table-cell><text:p>c</text:p></table:table-cell></table:table-row></table:table>
      """)
    #expect(document.texts == ["a", "b", "c"])
    #expect(document.blocks.map(\.kind) == [.paragraph, .listItem, .paragraph])
  }

  @Test("Notes and boxes come behind the paragraph, list or table that they stand in")
  func besides() throws {
    let note = """
      <text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>n</text:p></text:note-body></text:note>
      """
    let box =
      "<draw:frame><draw:text-box><text:p>x</text:p><text:p>y</text:p></draw:text-box><svg:desc>z</svg:desc></draw:frame>"
    let document = try text(
      """
      \(box)<text:p>a\(note)b<text:span>c\(box)</text:span>d</text:p><text:p>\(box)</text:p>
      <text:list><text:list-item><text:p>e\(note)</text:p></text:list-item><text:list-item><text:p>f</text:p></text:list-item></text:list>
      <text:p><draw:custom-shape><text:p>g</text:p></draw:custom-shape></text:p>
      <text:p text:style-name="Caption">h</text:p>
      """)
    #expect(
      document.texts == [
        "x", "y", "abcd", "n", "x", "y", "x", "y", "e", "f", "n", "g", "h",
      ])
    #expect(document.blocks[3].kind == .footnote)
    #expect(document.blocks[10].kind == .footnote)
    #expect(document.blocks[12].kind == .caption)
  }

  @Test("Deleted, hidden and repeated text, comments and contents are left out")
  func leftOut() throws {
    let automatic = """
      <style:style style:name="H" style:family="text"><style:text-properties text:display="none"/></style:style>
      <style:style style:name="HP" style:family="paragraph"><style:text-properties text:display="none"/></style:style>
      """
    let document = try text(
      """
      <text:tracked-changes><text:changed-region><text:deletion><text:p>x</text:p></text:deletion></text:changed-region></text:tracked-changes>
      <text:table-of-content><text:index-body><text:p>x</text:p></text:index-body></text:table-of-content>
      <text:section text:display="none"><text:p>x</text:p></text:section><text:p text:style-name="HP">x</text:p>
      <text:p>a<text:span text:style-name="H">x</text:span><office:annotation><text:p>x</text:p></office:annotation>b<text:hidden-text text:is-hidden="true">x</text:hidden-text></text:p>
      <text:section><text:p>c<draw:frame><draw:image><office:binary-data>eA==</office:binary-data></draw:image></draw:frame></text:p></text:section>
      x
      """, automatic: automatic)
    #expect(document.texts == ["ab", "c"])
  }

  @Test("White space shrinks but for spaces that are elements; ruby becomes glosses")
  func whiteSpace() throws {
    let document = try text(
      """
      <text:p>  a \n b<text:s text:c="2"/>c<text:tab/>d<text:line-break/>e </text:p>
      <text:p><text:s text:c="4"/>联系人：<text:s/>王<text:ruby><text:ruby-base>晓</text:ruby-base><text:ruby-text>xiǎo</text:ruby-text></text:ruby>梅</text:p>
      <text:p>完。<text:line-break/>二、起</text:p>
      """)
    #expect(document.texts == ["a b  c d e", "联系人： 王晓梅", "完。", "二、起"])
    let block = document.blocks[1]
    #expect(block.glosses.map { block[$0.range] } == ["晓"])
    #expect(block.glosses.map(\.reading) == ["xiǎo"])
  }

  @Test("A language counts that a style gives to most of a paragraph, not that of all paragraphs")
  func languages() throws {
    let styles = """
      <style:default-style style:family="paragraph"><style:text-properties fo:language="fi" style:language-asian="ko"/></style:default-style>
      <style:style style:name="B" style:family="paragraph"><style:text-properties style:language-asian="zh" style:country-asian="TW"/></style:style>
      """
    let automatic = """
      <style:style style:name="P" style:family="paragraph" style:parent-style-name="B"><style:text-properties fo:language="fr" fo:country="none"/></style:style>
      <style:style style:name="T" style:family="text"><style:text-properties fo:language="sr" fo:script="Latn" fo:country="RS"/></style:style>
      """
    let document = try text(
      """
      <text:p>a</text:p><text:p text:style-name="P">bonjour</text:p><text:p text:style-name="P">早安 Wi</text:p>
      <text:p><text:span text:style-name="T">dobro jutro</text:span> x</text:p><text:p>x x x x <text:span text:style-name="T">da</text:span></text:p>
      """, styles: styles, automatic: automatic)
    #expect(
      document.blocks.map { $0.declaredLanguage?.rawValue }
        == [nil, "fr", "zh-TW", "sr-Latn-RS", nil])
  }

  @Test("Sheets are tables, and slides have titles and numbers")
  func otherKinds() throws {
    let sheets = FlatDocument(
      """
      <table:table><table:table-row><table:table-cell><text:p>项目</text:p></table:table-cell><table:table-cell><text:p>Item</text:p></table:table-cell><table:table-cell table:number-columns-repeated="16382"/></table:table-row>
      <table:table-row><table:table-cell><text:p>护照</text:p></table:table-cell><table:table-cell><text:p>Passport</text:p></table:table-cell></table:table-row>
      <table:table-row table:number-rows-repeated="1048574"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>
      """, kind: "spreadsheet")
    let document = try Document.ingested(sheets.bytes, path: "a.fods")
    #expect(document.texts == ["项目", "Item", "护照", "Passport"])
    #expect(document.blocks[3].place == .cell(CellPlace(table: 0, row: 1, column: 1)))
    let slides = FlatDocument(
      """
      <draw:page><draw:frame presentation:class="title"><draw:text-box><text:p>目标</text:p></draw:text-box></draw:frame><draw:frame presentation:class="outline"><draw:text-box><text:list><text:list-item><text:p>开放</text:p></text:list-item></text:list></draw:text-box></draw:frame>
      <draw:frame presentation:class="page-number"><draw:text-box><text:p>1</text:p></draw:text-box></draw:frame><presentation:notes><draw:frame><draw:text-box><text:p>x</text:p></draw:text-box></draw:frame></presentation:notes></draw:page>
      <draw:page><draw:frame presentation:class="title"><draw:text-box><text:p>Aims</text:p></draw:text-box></draw:frame></draw:page>
      """, kind: "presentation")
    let talk = try Document.ingested(slides.bytes, path: "a.fodp")
    #expect(talk.texts == ["目标", "开放", "Aims"])
    #expect(talk.blocks.map(\.layout.markupHeadingLevel) == [1, nil, 1])
    #expect(talk.blocks.map(\.position?.page) == [1, 1, 2])
  }

  @Test("The kind of a file is that of its content, whatever it is called")
  func kinds() throws {
    for format in OpenDocumentFormat.allCases where !format.isFlat {
      let content = ZIPWriter([.init("mimetype", format.mediaType)]).bytes
      #expect(try MediaType.ofBinary(content, limits: Limits()) == .openDocument(format))
      #expect(
        MediaType.expected(byName: Array("a.\(format.rawValue)".utf8)) == .openDocument(format))
    }
    let document = try text("<text:p>a</text:p>", path: "a.txt")
    #expect(document.texts == ["a"])
    #expect(document.findings.map(\.code) == ["format_mismatch"])
    #expect(
      document.findings.first?.message == "the name of the file promises plain text, but it is an "
        + "OpenDocument text (FODT)")
  }

  @Test("A text in another encoding is read by what it is in")
  func encoding() throws {
    let flat = FlatDocument("<text:p>aé</text:p>", encoding: "ISO-8859-1")
    let text = String(decoding: flat.bytes, as: UTF8.self)
    let latin = text.unicodeScalars.map { UInt8($0.value) }
    #expect(try Document.ingested(latin, path: "a.fodt").texts == ["aé"])
  }

  @Test("Bold or larger letters of a line stand out, whatever style says so")
  func distinctLetters() throws {
    let automatic = """
      <style:style style:name="B" style:family="paragraph"><style:text-properties fo:font-weight="bold"/></style:style>
      <style:style style:name="P" style:family="paragraph" style:parent-style-name="B"/>
      <style:style style:name="L" style:family="paragraph"><style:text-properties fo:font-size="16pt"/></style:style>
      <style:style style:name="T" style:family="text"><style:text-properties style:font-weight-asian="bold"/></style:style>
      <style:style style:name="N" style:family="text"><style:text-properties fo:font-weight="normal"/></style:style>
      <style:style style:name="R" style:family="text"><style:text-properties fo:font-size="80%"/></style:style>
      """
    let lines = [
      ("<text:p text:style-name=\"B\">论坛概况</text:p>", true),
      ("<text:p text:style-name=\"P\">论坛概况</text:p>", true),
      ("<text:p text:style-name=\"L\">论坛概况</text:p>", true),
      ("<text:p><text:span text:style-name=\"T\">论坛概况</text:span></text:p>", true),
      (
        "<text:p text:style-name=\"B\">论坛<text:span text:style-name=\"R\">概况</text:span></text:p>",
        true
      ),
      (
        "<text:p text:style-name=\"B\"><text:span text:style-name=\"N\">论坛概况</text:span></text:p>",
        false
      ),
      ("<text:p>论坛概况</text:p>", false),
    ]
    let text = "<text:p>5月8日，市外办在会展中心举办国际友城合作论坛，三十名代表参加，会议开了两天。</text:p>"
    for (line, isDistinct) in lines {
      let file = FlatDocument(line + text, automatic: automatic)
      let blocks = try Document.ingested(file.bytes, path: "a.fodt").blocks
      #expect(blocks.map(\.layout.isDistinct) == [isDistinct, false], "\(line)")
    }
  }
}
