import Testing

@testable import Diptych

@Suite struct WordTableTests {
  private func cell(_ text: String, _ properties: String = "") -> String {
    "<w:tc><w:tcPr>\(properties)</w:tcPr><w:p><w:r><w:t>\(text)</w:t></w:r></w:p></w:tc>"
  }

  private func row(_ cells: String..., properties: String = "") -> String {
    "<w:tr><w:trPr>\(properties)</w:trPr>\(cells.joined())</w:tr>"
  }

  private func read(_ body: String, numbering: String = "") throws -> Document {
    try Document.ingested(WordFile(body, numbering: numbering).bytes, path: "a.docx")
  }

  @Test("Cells keep their places, with what they cover, behind free columns as well")
  func places() throws {
    let document = try read(
      """
      <w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>
      \(row(cell("a", "<w:gridSpan w:val=\"2\"/><w:vMerge w:val=\"restart\"/>"), cell("b"), properties: "<w:tblHeader/>"))
      \(row(cell("", "<w:gridSpan w:val=\"2\"/><w:vMerge/>"), cell("c", "<w:vMerge w:val=\"restart\"/>")))
      \(row(cell("d"), cell(""), cell("", "<w:vMerge w:val=\"continue\"/>")))
      \(row(cell("e"), properties: "<w:gridBefore w:val=\"2\"/>"))
      <w:sdt><w:sdtContent>\(row(cell("f", "<w:vMerge w:val=\"restart\"/>")))</w:sdtContent></w:sdt>\(row(cell("g", "<w:vMerge/>")))</w:tbl>
      """)
    #expect(document.texts == ["a", "b", "c", "d", "e", "f", "g"])
    #expect(
      document.blocks.map(\.place) == [
        .cell(CellPlace(table: 0, row: 0, column: 0, rows: 2, columns: 2, isLabel: true)),
        .cell(CellPlace(table: 0, row: 0, column: 2, isLabel: true)),
        .cell(CellPlace(table: 0, row: 1, column: 2, rows: 2)),
        .cell(CellPlace(table: 0, row: 2, column: 0)),
        .cell(CellPlace(table: 0, row: 3, column: 2)),
        .cell(CellPlace(table: 0, row: 4, column: 0)),
        .cell(CellPlace(table: 0, row: 5, column: 0)),
      ])
    #expect(document.blocks.allSatisfy { $0.kind == .cell })
  }

  @Test("A cell has as many blocks as paragraphs, and lists in it end with it")
  func paragraphs() throws {
    let item = """
      <w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>
      """
    let numbering = """
      <w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
      """
    let document = try read(
      """
      <w:tbl><w:tr><w:tc>\(item)\(item)</w:tc><w:tc>\(item)</w:tc></w:tr><w:tr>\(cell("b"))\(cell("c"))</w:tr></w:tbl><w:p><w:r><w:t>d</w:t></w:r></w:p>
      """, numbering: numbering)
    #expect(document.texts == ["1. a", "2. a", "3. a", "b", "c", "d"])
    let places = document.blocks.map { block -> [Int]? in
      guard case .cell(let place) = block.place else { return nil }
      return [place.row, place.column]
    }
    #expect(places == [[0, 0], [0, 0], [0, 1], [1, 0], [1, 1], nil])
  }

  @Test("A table that only lays out the page is running text; one inside of it is not")
  func layout() throws {
    let heading = """
      <w:tc><w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>a</w:t></w:r></w:p></w:tc>
      """
    let inner = "<w:tbl>\(row(cell("b"), cell("c")))\(row(cell("d"), cell("e")))</w:tbl>"
    let document = try read(
      """
      <w:tbl>\(row(heading, "<w:tc>\(inner)<w:p><w:r><w:t>f</w:t></w:r></w:p></w:tc>"))\(row(cell("g"), cell("h")))</w:tbl>
      <w:tbl>\(row(cell("i"), cell("j")))</w:tbl>
      """)
    #expect(document.texts == ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"])
    #expect(
      document.blocks.map(\.kind) == [
        .paragraph, .cell, .cell, .cell, .cell, .paragraph, .paragraph, .paragraph, .paragraph,
        .paragraph,
      ])
    #expect(document.blocks[3].place == .cell(CellPlace(table: 1, row: 1, column: 0)))
  }

  @Test("A row of one language beside another is told by its place")
  func bilingual() throws {
    let document = try FormatComparison.processed(
      WordFile(
        """
        <w:tbl>\(row(cell("办公室接待了三批外宾。"), cell("The office received three groups of guests.")))
        \(row(cell("双方签署了备忘录。"), cell("Both sides signed a memorandum.")))</w:tbl>
        """
      ).bytes, path: "a.docx")
    #expect(
      document.alignments.map { $0.paragraphs.map { [$0.left, $0.right] } } == [
        [[[0], [1]], [[2], [3]]]
      ])
  }
}
