import Testing

@testable import Diptych

@Suite struct MarkdownTests {
  private func document(_ text: String, path: String = "a.md") throws -> Document {
    try Document.ingested(Array(text.utf8), path: path)
  }

  @Test("Headings of both forms have their levels, and the file its type")
  func headings() throws {
    let document = try document(
      """
      # 館務公告 #
      ## Opening *hours* {#hours}
      Long title
      in two lines
      ============
      Second
      ---
      #no heading
      """)
    #expect(
      document.texts == [
        "館務公告", "Opening hours", "Long title in two lines", "Second", "#no heading",
      ])
    #expect(document.blocks.map(\.layout.markupHeadingLevel) == [1, 2, 1, 2, nil])
    #expect(document.blocks.allSatisfy { $0.layout.hasMarkup })
    #expect(document.blocks.map { $0.lines.map(\.number) } == [[1], [2], [3, 4], [6], [8]])
    #expect(document.source.form?.mediaType == "text/markdown")
    #expect(document.source.form?.lines == 8)
  }

  @Test("Without headings their detection is left to the text")
  func noHeadings() throws {
    #expect(try !document("**Notice**\n\nText.").blocks[0].layout.hasMarkup)
  }

  @Test("Soft line ends join by the rule of the language")
  func softBreaks() throws {
    let document = try document("領事保護\n與協助。\n\ntwo\n**words**\n使用\nWi-Fi\n\na well-\nknown\n")
    #expect(document.texts == ["領事保護與協助。", "two words使用Wi-Fi", "a well-known"])
    #expect(document.blocks[0].lines.map(\.isWordBreak) == [true, false])
    #expect(document.blocks[1].lines.map(\.number) == [4, 5, 6, 7])
    #expect(document.blocks.map(\.layout.blankLinesBefore) == [0, 1, 1])
  }

  @Test("A hard line break parts paragraphs where a sentence ends or a label follows")
  func hardBreaks() throws {
    #expect(
      try document("甲段完。  \n乙段  \n丙段\\\n二、丁段<br>戊段").texts == ["甲段完。", "乙段丙段", "二、丁段戊段"])
  }

  @Test(
    "Inline marks go, their text stays",
    arguments: [
      ("*a* **b** ***c*** _d_ __e__ ~~f~~", "a b c d e f"), ("2 * 3 * 4", "2 * 3 * 4"),
      ("snake_case_name __init__", "snake_case_name init"), ("**“重庆”**是", "“重庆”是"),
      ("中**“粗”**文", "中“粗”文"), ("`*a*` and `` b`c ``", "*a* and b`c"), ("a`b", "a`b"),
      ("[text](http://x/(y) \"title\")!", "text!"), ("![alt *x*](a.png)", "alt x"),
      ("[a [b](c) d](e)", "a b d"), ("[x] [y](z", "[x] [y](z"),
      ("<http://x.org/a>", "http://x.org/a"),
      ("<w@x.org>", "w@x.org"), ("a <b class='x>y'>c</b> <!-- d --> e", "a c  e"),
      ("1 < 2 > 0", "1 < 2 > 0"),
      ("&lt;&#20013;&amp;&mdash;&bogus; &", "<中&—&bogus; &"), (#"\*a\* \\ \q"#, #"*a* \ \q"#),
      ("**a", "**a"), ("*a**", "a*"), ("a*", "a*"), ("[a][r], [r], [r][]; [q]", "a, r, r; [q]"),
      ("text[^1] more", "text more"), ("**a *b* c**", "a b c"), ("(<a@b>)", "(a@b)"),
      ("[![badge](b.svg)](http://x) ok", "badge ok"),
    ])
  func inline(source: String, text: String) throws {
    let document = try document(source + "\n\n[r]: http://x.org 'T'\n")
    #expect(document.texts == [text])
  }

  @Test("The source map leads back to each character")
  func sourceMap() throws {
    let source = "前言\n\n> 這是 **重要** 的[通知](http://x)，\n> `a` &amp; \\*b\\*。\n"
    let block = try document(source).blocks[1]
    #expect(block.text == "這是 重要 的通知，a & *b*。")
    let bytes = Array(source.utf8)
    for (offset, byte) in block.utf8.enumerated() where byte >= 0x80 || byte == UInt8(ascii: "b") {
      #expect(bytes[block.map.source(of: offset)] == byte, "\(offset)")
    }
    #expect(block.lines.map(\.offset) == [0, 26])
  }

  @Test("List items have their places; numbers are text, bullets are not")
  func lists() throws {
    let document = try document(
      """
      - a
      - b
        more of b

        second of b
        1. c
        2. d
      - e
      * f

      text
      1) g
      2) h

      3. alone

          code
      """)
    #expect(
      document.texts == [
        "a", "b more of b", "second of b", "1. c", "2. d", "e", "f", "text", "1) g", "2) h",
        "3. alone", "code",
      ])
    let places = document.blocks.map { block -> [Int]? in
      guard case .item(let place) = block.place else { return nil }
      return [place.list, place.item, place.depth, place.isNumbered ? 1 : 0]
    }
    #expect(
      places == [
        [0, 0, 1, 0], [0, 1, 1, 0], [0, 1, 1, 0], [1, 0, 2, 1], [1, 1, 2, 1], [0, 2, 1, 0],
        [2, 0, 1, 0], nil, [3, 0, 1, 1], [3, 1, 1, 1], nil, nil,
      ])
    #expect(document.blocks[3].kind == .listItem && document.blocks[10].kind == .paragraph)
    #expect(document.blocks[3].map.source(of: 0) == 37)
  }

  @Test("A number or a dash inside of a paragraph begins no list")
  func noList() throws {
    #expect(
      try document("It was in\n2019. Then\n-5 degrees").texts == ["It was in 2019. Then -5 degrees"]
    )
  }

  @Test("Quotations are paragraphs, also where their marks are left out")
  func quotations() throws {
    #expect(
      try document("> a\nb\n>\n> > c\n> d\n\ne").texts == ["a b", "c d", "e"])
  }

  @Test("Code is kept, a block for each line")
  func code() throws {
    let document = try document(
      "```swift\nlet *x* = 1\n\n# y\n```\n\n    indented\n\ntext\n~~~\nopen")
    #expect(document.texts == ["let *x* = 1", "# y", "indented", "text", "open"])
    #expect(document.blocks.map(\.line) == [2, 4, 7, 9, 11])
  }

  @Test("Tables have cells, the first row labels them")
  func tables() throws {
    let document = try document(
      "Intro\n| 項目 | Item |\n|:---|---:|\n| 證件 | **ID** |\n| a \\| b | |\nno bar\n\n| x | y |\nno table"
    )
    #expect(
      document.texts == [
        "Intro", "項目", "Item", "證件", "ID", "a | b", "no bar", "| x | y | no table",
      ])
    let places = document.blocks.map { block -> [Int]? in
      guard case .cell(let place) = block.place else { return nil }
      return [place.table, place.row, place.column, place.isLabel ? 1 : 0]
    }
    #expect(
      places == [
        nil, [0, 0, 0, 1], [0, 0, 1, 1], [0, 1, 0, 0], [0, 1, 1, 0], [0, 2, 0, 0], [0, 3, 0, 0],
        nil,
      ])
  }

  @Test("Footnotes are footnotes; definitions of links are no text")
  func notes() throws {
    let document = try document("a[^1]\n\n[^1]: note\n    more\n\n    second\n\n[r]: http://x\n\nb")
    #expect(document.texts == ["a", "note more", "second", "b"])
    #expect(document.blocks.map { $0.kind == .footnote } == [false, true, true, false])
  }

  @Test("Markup of HTML leaves its text, comments and scripts leave nothing")
  func html() throws {
    let document = try document(
      """
      <!-- hidden
      # x -->
      <h1 align="center">標題</h1>
      <p align="center">
        <img src="x">
        line one
        <b>line</b> two
      </p>

      <script>
      x
      </script>
      <!-- c --> shown
      <div>in a box</div>

      after
      """)
    #expect(document.texts == ["標題", "line one line two", "shown", "in a box", "after"])
    #expect(document.blocks[0].layout.markupHeadingLevel == 1)
  }

  @Test(
    "What stands before the text is read as metadata",
    arguments: [
      "---\ntitle: \"公告\"\nauthor: [外办, B]\ndate: 2019-05-21 08:00\ntags:\n  - x\n---\n文",
      "+++\ntitle = '公告'\nauthor = \"外办, B\"\ndate = 2019-05-21\n+++\n文",
    ])
  func frontMatter(text: String) throws {
    let document = try document(text)
    #expect(document.texts == ["文"])
    #expect(document.metadataTitle == "公告")
    #expect(document.source.form?.author == "外办, B")
    #expect(document.source.form?.date == "2019-05-21")
  }

  @Test("A rule at the start is no front matter")
  func rule() throws {
    #expect(try document("---\n\ntext\n\n---\nmore").texts == ["text", "more"])
    #expect(try document("---\ntitle: x\n").texts == ["title: x"])
  }

  @Test("The name decides that it is Markdown")
  func name() throws {
    #expect(try document("# a", path: "a.txt").texts == ["# a"])
    #expect(try document("# a", path: "a.MARKDOWN").texts == ["a"])
    #expect(try document("# a", path: "a.md").findings.isEmpty)
  }

  @Test("Nesting beyond the limit is refused")
  func depth() {
    let failure = #expect(throws: StageFailure.self) {
      try document(String(repeating: ">", count: 300) + "x")
    }
    #expect(failure?.code == "limit_exceeded")
    #expect(
      failure?.message
        == "lists and quotations are nested more than 256 deep; 'maximumMarkupDepth' sets the limit"
    )
  }

  @Test(
    "Large hostile files are read or refused in time linear in their size",
    arguments: [
      "*", "*a ", "**a* ", "_a", "[", "]", "[a](", "![a](", "[a][", "[^a]", "`", "` ``", "<", "<a ",
      "<a '\"", "<!--", "&amp", "\\", "~~a", "> ", "- ", "1. ", "- a\n", "> a\n", "|a", "|-",
      "|a|\n|-|\n",
      "# a\n", "a\n-\n", "```\n", "    a\n", "<div>\n", "<div>", "[a]: b\n", "[^a]: b\n", "a  \n",
      "\n",
      "\t", "a\n", "{#a}", "*_", "[](", "<x@y>", "a**b", "((", "\u{3000}",
    ])
  func large(part: String) throws {
    let text = String(repeating: part, count: 200_000 / part.utf8.count)
    let time = ThreadTime.measure { _ = try? document("x " + text) }
    #expect(time < .seconds(20), "\(part): \(time)")
  }

  @Test(
    "The same inside of each other",
    arguments: [("[", "]"), ("[^", "]"), ("![", "](a)"), ("<", ">")])
  func nested(open: String, close: String) {
    let text =
      String(repeating: open, count: 60_000) + "a" + String(repeating: close, count: 60_000)
    let time = ThreadTime.measure { _ = try? document("x " + text) }
    #expect(time < .seconds(20), "\(open)\(close): \(time)")
  }
}
