import Testing

@testable import Diptych

@Suite struct WordNumberingTests {
  private func level(
    _ index: Int, _ format: String, _ text: String, start: Int = 1, _ more: String = ""
  ) -> String {
    """
    <w:lvl w:ilvl="\(index)"><w:start w:val="\(start)"/><w:numFmt w:val="\(format)"/>\(more)<w:lvlText w:val="\(text)"/></w:lvl>
    """
  }

  /// Lists, each with a pattern of its own.
  private func lists(_ patterns: [String], _ more: String = "") -> String {
    let abstract = patterns.enumerated().map {
      "<w:abstractNum w:abstractNumId=\"\($0)\">\($1)</w:abstractNum>"
    }
    let lists = patterns.indices.map {
      "<w:num w:numId=\"\($0 + 1)\"><w:abstractNumId w:val=\"\($0)\"/></w:num>"
    }
    return abstract.joined() + lists.joined() + more
  }

  private func item(_ text: String, _ list: Int, _ level: Int = 0, style: String? = nil) -> String {
    let style = style.map { "<w:pStyle w:val=\"\($0)\"/>" } ?? ""
    return """
      <w:p><w:pPr>\(style)<w:numPr><w:ilvl w:val="\(level)"/><w:numId w:val="\(list)"/></w:numPr></w:pPr><w:r><w:t>\(text)</w:t></w:r></w:p>
      """
  }

  private func plain(_ text: String, style: String = "a") -> String {
    "<w:p><w:pPr><w:pStyle w:val=\"\(style)\"/></w:pPr><w:r><w:t>\(text)</w:t></w:r></w:p>"
  }

  private func read(_ body: String, _ numbering: String, styles: String = "") throws -> Document {
    try Document.ingested(
      WordFile(body, styles: styles, numbering: numbering).bytes, path: "a.docx")
  }

  @Test("Levels count on, begin anew behind those above them, and show each other's numbers")
  func levels() throws {
    let numbering = lists([
      level(0, "chineseCountingThousand", "第%1章") + level(1, "decimal", "%1.%2")
        + level(2, "lowerLetter", "(%3)", start: 3)
        + level(3, "decimal", "%1-%4", "<w:isLgl/><w:lvlRestart w:val=\"0\"/>")
    ])
    let document = try read(
      item("a", 1) + item("b", 1, 1) + item("c", 1, 1) + item("d", 1, 2) + item("e", 1, 3)
        + item("f", 1) + item("g", 1, 1) + item("h", 1, 2) + item("i", 1, 3), numbering)
    #expect(
      document.texts == [
        "第一章 a", "一.1 b", "一.2 c", "(c) d", "1-1 e", "第二章 f", "二.1 g", "(c) h", "2-2 i",
      ])
    let places = document.blocks.map { block -> [Int]? in
      guard case .item(let place) = block.place else { return nil }
      return [place.list, place.item, place.depth, place.isNumbered ? 1 : 0]
    }
    #expect(
      places == [
        [0, 0, 1, 1], [1, 0, 2, 1], [1, 1, 2, 1], [2, 0, 3, 1], [3, 0, 4, 1], [0, 1, 1, 1],
        [4, 0, 2, 1], [5, 0, 3, 1], [6, 0, 4, 1],
      ])
  }

  @Test("Lists of one pattern count together unless one has its own start or its own levels")
  func overrides() throws {
    let more = """
      <w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>
      <w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>
      <w:num w:numId="4"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">\(level(0, "upperRoman", "%1:"))</w:lvlOverride></w:num>
      """
    let numbering = lists([level(0, "decimal", "%1.")], more)
    let document = try read(
      item("a", 1) + item("b", 2) + plain("c") + item("d", 3) + item("e", 3) + item("f", 4)
        + item("g", 0) + item("h", 9), numbering)
    #expect(document.texts == ["1. a", "2. b", "c", "7. d", "8. e", "IX: f", "g", "h"])
  }

  @Test("Styles number their paragraphs, on the level that names them, and through other styles")
  func styles() throws {
    let styles = """
      <w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
      <w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
      <w:style w:type="paragraph" w:styleId="n"><w:name w:val="No"/><w:basedOn w:val="1"/><w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr></w:style>
      <w:style w:type="numbering" w:styleId="L"><w:name w:val="L"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
      """
    let numbering = lists([
      level(0, "chineseCounting", "%1、", "<w:pStyle w:val=\"1\"/>")
        + level(1, "decimal", "（%2）", "<w:pStyle w:val=\"2\"/>"),
      "<w:numStyleLink w:val=\"L\"/>", "<w:numStyleLink w:val=\"nowhere\"/>",
    ])
    let document = try read(
      plain("a", style: "1") + plain("b", style: "2") + plain("c", style: "n")
        + plain("d", style: "2") + item("e", 2) + item("f", 3) + item("g", 0, style: "1"),
      numbering, styles: styles)
    #expect(document.texts == ["一、a", "（1）b", "c", "（2）d", "二、e", "f", "g"])
    #expect(document.blocks.map(\.layout.markupHeadingLevel) == [1, 2, 1, 2, nil, nil, 1])
  }

  private func bold(_ text: String, _ level: Int = 0) -> String {
    item(text, 1, level).replacing("<w:t>", with: "<w:rPr><w:b/></w:rPr><w:t>")
  }

  @Test("Numbered headings are no items, where one stands alone or all are bold and lead to others")
  func headings() throws {
    let numbering = lists([level(0, "decimal", "%1.") + level(1, "lowerLetter", "%2)")])
    func depths(_ body: String) throws -> [Int?] {
      try read(body, numbering).blocks.map { block -> Int? in
        if case .item(let place) = block.place { place.depth } else { nil }
      }
    }
    let text = "They are open to readers of all ages."
    let items = item("maps;", 1, 1) + item("books.", 1, 1)
    #expect(
      try depths(item("Rooms", 1) + plain(text) + item("Holdings", 1) + items + item("Costs", 1))
        == [nil, nil, nil, 1, 1, nil])
    #expect(try depths(bold("Rooms") + items + bold("Holdings") + items) == [nil, 1, 1, nil, 1, 1])
    // Neither bold nor alone, sentences, and one list.
    #expect(try depths(item("Rooms", 1) + items + item("Holdings", 1)) == [1, 2, 2, 1])
    #expect(
      try depths(item(text, 1) + plain(text) + item(text, 1) + items) == [nil, nil, 1, 2, 2])
    #expect(try depths(bold("Rooms") + bold("Holdings") + plain(text)) == [1, 1, nil])
  }

  @Test("Bullets make items, whatever letter stands for them; words and single numbers do not")
  func bullets() throws {
    let numbering = lists([
      level(0, "bullet", "l") + level(1, "bullet", "注："), level(0, "none", ""),
      level(0, "decimal", "附件"), level(0, "decimal", "%1. "), level(0, "decimal", ""),
    ])
    let document = try read(
      item("a", 1) + item("b", 1) + plain("") + item("c", 1) + item("d", 1, 1) + item("e", 2)
        + item("f", 3) + plain("g") + item("h", 4) + plain("i") + item("j", 5), numbering)
    #expect(document.texts == ["a", "b", "c", "注：d", "e", "附件 f", "g", "1. h", "i", "j"])
    #expect(
      document.blocks.map(\.kind) == [
        .listItem, .listItem, .listItem, .listItem, .paragraph, .paragraph, .paragraph,
        .paragraph, .paragraph, .paragraph,
      ])
  }

  @Test(
    "Bullets inside of numbers are lists inside of lists, other lists on the same level are not")
  func nesting() throws {
    let numbering = lists([
      level(0, "decimal", "%1)"), level(1, "bullet", "•") + level(0, "bullet", "•"),
    ])
    let document = try read(
      item("a", 1) + item("b", 2, 1) + item("c", 2, 1) + item("d", 1) + item("e", 2) + item("f", 2),
      numbering)
    #expect(document.texts == ["1) a", "b", "c", "2) d", "e", "f"])
    let places = document.blocks.map { block -> [Int]? in
      guard case .item(let place) = block.place else { return nil }
      return [place.list, place.item, place.depth, place.isNumbered ? 1 : 0]
    }
    #expect(
      places == [
        [0, 0, 1, 1], [1, 0, 2, 0], [1, 1, 2, 0], [0, 1, 1, 1], [2, 0, 1, 0], [2, 1, 1, 0],
      ])
  }

  @Test(
    "The forms of numbers that Word knows",
    arguments: [
      ("upperLetter", ["A", "B", "L"]), ("lowerRoman", ["i", "ii", "xii"]),
      ("ordinal", ["1st", "2nd", "12th"]), ("decimalZero", ["01", "02", "12"]),
      ("numberInDash", ["- 1 -", "- 2 -", "- 12 -"]), ("decimalFullWidth", ["１", "２", "１２"]),
      ("decimalEnclosedCircle", ["①", "②", "⑫"]), ("decimalEnclosedFullstop", ["⒈", "⒉", "⒓"]),
      ("decimalEnclosedParen", ["⑴", "⑵", "⑿"]), ("ideographEnclosedCircle", ["㊀", "㊁", "12"]),
      ("ideographDigital", ["一", "二", "一二"]), ("japaneseCounting", ["一", "二", "十二"]),
      ("taiwaneseCounting", ["一", "二", "十二"]), ("chineseCounting", ["一", "二", "十二"]),
      ("chineseLegalSimplified", ["壹", "贰", "壹拾贰"]),
      ("ideographLegalTraditional", ["壹", "貳", "壹拾貳"]), ("ideographTraditional", ["甲", "乙", "12"]),
      ("ideographZodiac", ["子", "丑", "亥"]), ("custom", ["1", "2", "12"]),
    ] as [(String, [String])])
  func forms(name: String, texts: [String]) {
    #expect([1, 2, 12].map(NumberText(word: name).text) == texts)
  }

  @Test("Large numbers in the forms of East Asia")
  func largeNumbers() {
    let numbers = [20, 100, 101, 1010, 10_000]
    #expect(numbers.map(NumberText.hanBelowHundred.text) == ["二十", "一○○", "一○一", "一○一○", "一○○○○"])
    #expect(numbers.map(NumberText.japanese.text) == ["二十", "百", "百一", "千十", "10000"])
    #expect(numbers.map(NumberText.hanDigits(zero: "〇").text)[..<2] == ["二〇", "一〇〇"])
    #expect(
      [1, 3, 11, 21, 113].map(NumberText.ordinal.text) == ["1st", "3rd", "11th", "21st", "113th"])
  }
}
