import TestSupport
import Testing

@testable import Diptych

@Suite struct PowerPointTests {
  /// A shape that fills a placeholder of a kind, or none, with a text of these paragraphs.
  private func shape(_ kind: String?, _ paragraphs: String..., properties: String = "") -> String {
    let placeholder = kind.map { "<p:ph type=\"\($0)\"/>" } ?? ""
    return """
      <p:sp><p:nvSpPr><p:cNvPr id="1" name="x" \(properties)/><p:nvPr>\(placeholder)</p:nvPr></p:nvSpPr><p:txBody><a:bodyPr/><a:lstStyle/>\(paragraphs.joined())</p:txBody></p:sp>
      """
  }

  private func paragraph(_ text: String, _ properties: String = "", run: String = "") -> String {
    "<a:p><a:pPr \(properties.hasPrefix("<") ? ">" + properties : properties + ">")</a:pPr><a:r><a:rPr \(run)/><a:t>\(text)</a:t></a:r></a:p>"
  }

  private func read(_ file: OfficeFile) throws -> Document {
    try Document.ingested(file.bytes, path: "a.pptx")
  }

  private func places(_ document: Document) -> [[Int]?] {
    document.blocks.map { block in
      guard case .item(let place) = block.place else { return nil }
      return [place.list, place.item, place.depth, place.isNumbered ? 1 : 0]
    }
  }

  @Test("The bulletin becomes what its plain text becomes")
  func bulletin() throws {
    let name = "bulletin-python.pptx"
    let document = try FormatComparison.processed(FormatComparison.file(name), path: name)
    try FormatComparison.compare(document) { $0.kind == .footnote }
    let notes = document.blocks.filter { $0.kind == .footnote }.map(\.text)
    #expect(notes == ["请听众提问。", "Ask the audience for questions."])
    #expect(document.blocks.count { if case .cell = $0.place { true } else { false } } == 8)
    #expect(document.findings.filter { $0.code == "format_mismatch" }.isEmpty)
  }

  @Test("Slides come in the order of the show, their titles first, and know their numbers")
  func order() throws {
    let document = try read(
      .presentation(
        shape("ctrTitle", paragraph("公报")) + shape("subTitle", paragraph("二〇二三年")),
        shape(nil, paragraph("a"), paragraph("b")) + shape("title", paragraph("c")), "",
        shape("title", paragraph("d"))))
    #expect(document.texts == ["公报", "二〇二三年", "c", "a", "b", "d"])
    #expect(document.blocks.map(\.layout.markupHeadingLevel) == [1, nil, 2, nil, nil, 2])
    #expect(document.blocks.map(\.position?.page) == [1, 1, 2, 2, 2, 4])
    #expect(document.blocks[2].position?.part == "ppt/slides/slide1.xml")
    #expect(document.blocks[2].position?.paragraph == 3)
    #expect(document.source.form?.mediaType == OfficeFormat.pptx.mediaType)
  }

  @Test("What stands on every slide, hidden slides and hidden shapes are left out")
  func leftOut() throws {
    let frame = ["dt", "ftr", "sldNum", "hdr"].map { shape($0, paragraph("x")) }.joined()
    let field = """
      <a:p><a:fld type="slidenum"><a:t>x</a:t></a:fld><a:fld type="datetime1"><a:t>x</a:t></a:fld><a:fld type="other"><a:t>a</a:t></a:fld></a:p>
      """
    let document = try read(
      .presentation(
        frame + shape(nil, field) + shape(nil, paragraph("x"), properties: "hidden=\"1\"")
          + shape("title", "<a:p><a:endParaRPr lang=\"en\"/></a:p>"),
        shape(nil, paragraph("x")), shape(nil, paragraph("b")), hidden: [1]))
    #expect(document.texts == ["a", "b"])
    #expect(document.blocks.map(\.position?.page) == [1, 3])
    #expect(document.findings.map(\.message) == ["slides that are hidden were left out: 1"])
    #expect(document.findings.map(\.code) == ["part_skipped"])
  }

  @Test("Notes come behind the slide, diagrams before them; a page of notes has more on it")
  func notes() throws {
    let document = try read(
      .presentation(
        shape("title", paragraph("a")), shape("title", paragraph("d")),
        notes: shape("sldImg", paragraph("x")) + shape("body", paragraph("c"))
          + shape("sldNum", paragraph("x")) + shape(nil, paragraph("x")),
        diagram:
          "<dgm:pt><dgm:t>\(paragraph("b"))</dgm:t></dgm:pt><dgm:pt><dgm:t><a:p/></dgm:t></dgm:pt>")
    )
    #expect(document.texts == ["a", "b", "c", "d"])
    #expect(document.blocks.map(\.kind) == [.paragraph, .paragraph, .footnote, .paragraph])
    #expect(document.blocks.map(\.position?.page) == [1, 1, 1, 2])
  }

  @Test("The main part of a slide is a list unless it says otherwise; numbers are counted")
  func lists() throws {
    func number(_ scheme: String, _ start: String = "") -> String {
      "<a:buAutoNum type=\"\(scheme)\" \(start)/>"
    }
    let document = try read(
      .presentation(
        shape(
          "body", paragraph("a"), paragraph("b", "lvl=\"1\""), paragraph("c"),
          paragraph("d", "<a:buNone/>"))
          + shape(
            nil, paragraph("e"), paragraph("f", number("romanUcPeriod")),
            paragraph("g", number("romanUcPeriod")), paragraph("", number("romanUcPeriod")),
            paragraph("h", number("romanUcPeriod")),
            paragraph("i", number("circleNumDbPlain", "startAt=\"3\"")),
            paragraph("j"), paragraph("k", number("alphaLcParenBoth")))
          + shape(nil, paragraph("l", "<a:buChar char=\"•\"/>"))))
    #expect(
      document.texts == [
        "a", "b", "c", "d", "e", "I. f", "II. g", "III. h", "③ i", "j", "(a) k", "l",
      ])
    #expect(
      places(document) == [
        [0, 0, 1, 0], [1, 0, 2, 0], [0, 1, 1, 0], nil, nil, [2, 0, 1, 1], [2, 1, 1, 1],
        [2, 2, 1, 1], [2, 3, 1, 1], nil, nil, [4, 0, 1, 0],
      ])
  }

  @Test("Tables have their cells in place, with what they cover")
  func tables() throws {
    func cell(_ text: String, _ attributes: String = "") -> String {
      "<a:tc \(attributes)><a:txBody>\(paragraph(text))</a:txBody></a:tc>"
    }
    let table = """
      <p:graphicFrame><a:graphic><a:graphicData><a:tbl><a:tblPr firstRow="1"/><a:tr>\(cell("a", "gridSpan=\"2\""))\(cell("x", "hMerge=\"1\""))\(cell("b"))</a:tr>
      <a:tr>\(cell("c"))\(cell("d", "rowSpan=\"2\""))\(cell("e"))</a:tr><a:tr>\(cell("f"))\(cell("", "vMerge=\"1\""))\(cell("g"))</a:tr></a:tbl></a:graphicData></a:graphic></p:graphicFrame>
      """
    let document = try read(.presentation(shape("title", paragraph("t")) + table))
    #expect(document.texts == ["t", "a", "b", "c", "d", "e", "f", "g"])
    #expect(
      document.blocks.dropFirst().map(\.place) == [
        .cell(CellPlace(table: 0, row: 0, column: 0, columns: 2, isLabel: true)),
        .cell(CellPlace(table: 0, row: 0, column: 2, isLabel: true)),
        .cell(CellPlace(table: 0, row: 1, column: 0)),
        .cell(CellPlace(table: 0, row: 1, column: 1, rows: 2)),
        .cell(CellPlace(table: 0, row: 1, column: 2)),
        .cell(CellPlace(table: 0, row: 2, column: 0)),
        .cell(CellPlace(table: 0, row: 2, column: 2)),
      ])
  }

  @Test("Line breaks, versions for other programs, and languages that are not the template's")
  func text() throws {
    let versions = """
      <mc:AlternateContent><mc:Choice Requires="q">\(shape(nil, paragraph("x")))</mc:Choice><mc:Fallback>\(shape(nil, paragraph("b")))</mc:Fallback></mc:AlternateContent>
      """
    let document = try read(
      .presentation(
        shape(
          nil, "<a:p><a:r><a:t>第一句。</a:t></a:r><a:br/><a:r><a:t>第二句。</a:t></a:r></a:p>",
          paragraph("bonjour", run: "lang=\"fr-FR\""), paragraph("hello", run: "lang=\"en-US\""),
          paragraph("早安", run: "lang=\"zh-TW\" altLang=\"en-US\""),
          paragraph("早安", run: "lang=\"fr-FR\""))
          + versions, language: "en-US"))
    #expect(document.texts == ["第一句。", "第二句。", "bonjour", "hello", "早安", "早安", "b"])
    #expect(
      document.blocks.map { $0.declaredLanguage?.rawValue }
        == [nil, nil, "fr-FR", nil, "zh-TW", nil, nil])
  }

  @Test("Parts that are missing are told, broken ones refused")
  func damage() throws {
    let whole = OfficeFile.presentation(shape("title", paragraph("a")), "</p:spTree>")
    #expect(throws: StageFailure.self) { try read(whole) }
    let failure = #expect(throws: StageFailure.self) { try read(whole) }
    #expect(failure?.message.hasPrefix("'ppt/slides/slide1.xml' is not well formed") == true)
    let deep =
      String(repeating: "<p:grpSp>", count: 300) + String(repeating: "</p:grpSp>", count: 300)
    let limit = #expect(throws: StageFailure.self) { try read(.presentation(deep)) }
    #expect(limit?.code == "limit_exceeded")
    let none = #expect(throws: StageFailure.self) { try read(.presentation("")) }
    #expect(none?.code == "no_text")
  }

  @Test(
    "Elements in places where none may be, and numbers beyond all bounds, do no harm",
    arguments: [
      "<a:p><a:r><a:t>a</a:t></a:r></a:p>", "<a:tc><a:p><a:r><a:t>a</a:t></a:r></a:p></a:tc>",
      "<a:tbl><a:p><a:t>a</a:t></a:p></a:tbl>", "<a:p><a:p><a:t>a</a:t></a:p></a:p>",
      "<a:tbl><a:tr><a:tc gridSpan='9223372036854775807' rowSpan='-5'><a:p><a:t>a</a:t></a:p></a:tc></a:tr></a:tbl>",
      "<a:p><a:pPr lvl='-9223372036854775808'><a:buAutoNum type='' startAt='9223372036854775807'/></a:pPr><a:br/></a:p><a:p><a:t>a</a:t></a:p>",
      "<a:tbl><a:tbl><a:tr/></a:tbl></a:tbl><a:p><a:t>a</a:t></a:p>",
    ])
  func misplaced(shapes: String) throws {
    #expect(try read(.presentation(shapes)).texts == ["a"])
  }
}
