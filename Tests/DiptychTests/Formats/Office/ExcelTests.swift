import TestSupport
import Testing

@testable import Diptych

@Suite struct ExcelTests {
  private func cell(_ place: String, _ text: String) -> String {
    "<c r=\"\(place)\" t=\"inlineStr\"><is><t xml:space=\"preserve\">\(text)</t></is></c>"
  }

  private func rows(_ rows: String...) -> String {
    "<sheetData>\(rows.map { "<row>\($0)</row>" }.joined())</sheetData>"
  }

  private func read(_ file: OfficeFile) throws -> Document {
    try Document.ingested(file.bytes, path: "a.xlsx")
  }

  private func places(_ document: Document) -> [[Int]?] {
    document.blocks.map { block in
      guard case .cell(let place) = block.place else { return nil }
      return [place.table, place.row, place.column, place.rows, place.columns]
    }
  }

  @Test(
    "Two languages side by side are paired row by row, in workbooks of other programs too",
    arguments: ["bulletin-openpyxl.xlsx", "bulletin-libreoffice.xlsx"])
  func bulletin(name: String) throws {
    let document = try FormatComparison.processed(FormatComparison.file(name), path: name)
    let plain = try FormatComparison.plainText()
    // The same sentences and names; a table has no headings.
    let lines = Set(plain.blocks.map(\.text))
    let cells = document.blocks.filter { $0.place != .flow }
    #expect(cells.count == plain.blocks.count)
    #expect(Set(cells.map(\.text)) == lines)
    let languages = Dictionary(grouping: cells) { $0.language?.value.primary }
    #expect(languages.mapValues(\.count) == ["zh": 30, "en": 30])
    let names = { (document: Document) in
      Set(document.entities.map { $0.forms.map(\.text).sorted().joined(separator: " = ") })
    }
    #expect(names(document) == names(plain))
    for alignment in document.alignments {
      for bead in alignment.paragraphs where !bead.left.isEmpty && !bead.right.isEmpty {
        for (left, right) in zip(bead.left, bead.right) {
          guard case .cell(let left) = document.blocks[left].place,
            case .cell(let right) = document.blocks[right].place
          else { continue }
          #expect(left.row == right.row)
        }
      }
    }
    #expect(document.texts.contains("2024年1月5日"))
    #expect(document.findings.filter { $0.code == "format_mismatch" }.isEmpty)
  }

  @Test("Cells of all kinds have their text as it is shown")
  func kinds() throws {
    let strings = """
      <si><t>甲</t></si><si><r><t xml:space="preserve">乙 </t></r><r><rPr><b/></rPr><t>丙</t></r><rPh sb="0" eb="1"><t>x</t></rPh><phoneticPr fontId="1"/></si><si><t>a_x000D_\nb_x0041__x00_</t></si>
      """
    let styles = """
      <numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/></numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="10"/></cellXfs>
      """
    let sheet = """
      <sheetData><row r="2"><c r="B2" t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>2</v></c><c t="s"><v>9</v></c></row>
      <row><c r="B3" s="1"><v>45296</v></c><c s="2"><v>0.125</v></c><c><f>1/3</f><v>0.333333333333333</v></c><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c><c t="str"><f>A1</f><v>丁</v></c><c/><c t="d"><v>2024-01-05</v></c></row></sheetData>
      """
    let document = try read(.workbook(("Sheet1", sheet), strings: strings, styles: styles))
    #expect(
      document.texts == [
        "甲", "乙 丙", "a bA_x00_", "2024年1月5日", "12.50%", "0.333333333", "TRUE", "#N/A", "丁",
        "2024-01-05",
      ])
    #expect(
      places(document) == [
        [0, 0, 0, 1, 1], [0, 0, 1, 1, 1], [0, 0, 2, 1, 1], [0, 1, 0, 1, 1], [0, 1, 1, 1, 1],
        [0, 1, 2, 1, 1], [0, 1, 3, 1, 1], [0, 1, 4, 1, 1], [0, 1, 5, 1, 1], [0, 1, 7, 1, 1],
      ])
    #expect(document.blocks[9].position == SourcePosition(part: "Sheet1!I3"))
  }

  @Test("Empty rows part tables; a single row or column is running text")
  func tables() throws {
    let sheet =
      rows(
        cell("C1", "a"), "", cell("C3", "b") + cell("D3", "c"), cell("D4", "d") + cell("C4", " "),
        "",
        cell("A6", "e") + cell("B6", "f"), "", cell("B8", "g"), cell("B9", "h") + cell("D9", "i"),
        "", "", cell("B12", "j") + cell("C12", "k"))
      + "<mergeCells><mergeCell ref=\"B9:C11\"/><mergeCell ref=\"D3\"/><mergeCell ref=\"Z9:A1\"/></mergeCells>"
    let document = try read(.workbook(("Sheet1", sheet)))
    #expect(document.texts == ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k"])
    #expect(
      places(document) == [
        nil, [0, 0, 0, 1, 1], [0, 0, 1, 1, 1], [0, 1, 1, 1, 1], nil, nil, [1, 0, 0, 1, 1],
        [1, 1, 0, 3, 2], [1, 1, 2, 1, 1], [1, 4, 0, 1, 1], [1, 4, 1, 1, 1],
      ])
    #expect(document.blocks[7].position?.part == "Sheet1!B9")
  }

  @Test("Sheets come in the order of the workbook under their names; what is hidden is left out")
  func sheets() throws {
    let sheet = """
      <cols><col min="2" max="2" hidden="1"/><col min="0" max="-1" hidden="1"/></cols><sheetData><row r="1">\(cell("A1", "a"))\(cell("B1", "x"))\(cell("C1", "b"))</row><row r="2" hidden="1">\(cell("A2", "x"))</row><row r="3">\(cell("A3", "c"))</row></sheetData>
      """
    let document = try read(
      .workbook(
        ("人员", sheet), ("x", sheet), ("工作表 2", rows(cell("A1", "d"))), ("空", ""),
        ("2024 年", rows(cell("A1", "e"))), hidden: [1]))
    #expect(document.texts == ["人员", "a", "b", "c", "d", "2024 年", "e"])
    #expect(document.blocks.map(\.layout.markupHeadingLevel) == [1, nil, nil, nil, nil, 1, nil])
    #expect(places(document)[1...3] == [[0, 0, 0, 1, 1], [0, 0, 2, 1, 1], [0, 1, 0, 1, 1]])
    #expect(document.findings.map(\.message) == ["sheets that are hidden were left out: 1"])
    #expect(document.blocks[3].position?.part == "人员!A3")
  }

  @Test("A line of another script in a cell is a paragraph of its own")
  func lines() throws {
    let document = try read(
      .workbook(("Sheet1", rows(cell("A1", "办理&#10;时间&#10;Time of&#13;&#10;issue&#10;12&#10;天")))))
    #expect(document.texts == ["办理时间", "Time of issue 12", "天"])
  }

  @Test(
    "Numbers by their formats",
    arguments: [
      ("General", 1234.5, "1234.5"), ("General", -0.1, "-0.1"), ("General", 1e20, "1e+20"),
      ("General", 0.1 + 0.2, "0.3"), ("0", 2.5, "3"), ("0.00", 1.005, "1.01"),
      ("#,##0", 1_234_567, "1,234,567"), ("#,##0.00", -1234.5, "-1,234.50"), ("0%", 0.075, "8%"),
      ("0.0#", 1.5, "1.5"), ("#.##", 0.25, ".25"), ("000", 7, "007"),
      ("¥#,##0;[Red]-¥#,##0", -5000, "-¥5,000"), ("[$€-407] 0.00", 3, "€ 3.00"),
      ("0.0,", 12345, "12.3"),
      ("0\"人\"", 8, "8人"), ("0;0;\"无\"", 0, "无"), ("@", 5, "5"), ("# ?/?", 0.5, "0.5"),
      ("0.00E+00", 1500, "1500"), ("\"text\"", 1, "text"), ("", 4, "4"),
      ("yyyy-mm-dd", 45296, "2024-01-05"), ("d mmmm yyyy", 1, "1 January 1900"),
      ("m/d/yy", 59, "2/28/00"), ("m/d/yy", 61, "3/1/00"),
      ("yyyy/m/d h:mm:ss", 45296.75, "2024/1/5 18:00:00"),
      ("[h]:mm", 1.5, "36:00"), ("[hh]:mm:ss", 0.25, "06:00:00"), ("[mm]:ss", 1.5, "2160:00"),
      ("[s]", 1.5, "129600"), ("[h]小时mm分", 100, "2400小时00分"), ("G/通用格式;-G/通用格式", 5, "5"),
      ("G/通用格式;-G/通用格式", -5, "-5"), ("General;(General)", -5, "(5)"),
      ("0.00E+00;-0.00E+00", -1500, "-1500"),
      ("h:mm AM/PM", 0.5, "12:00 PM"), ("mm:ss", 0.0007, "01:00"),
      ("[DBNum1]yyyy年m月d日", 45296, "二〇二四年一月五日"),
      ("yyyy年m月d日 aaaa", 45296, "2024年1月5日 星期五"), ("dddd", 45296, "Friday"), ("yyyy", -1, "-1"),
      ("yyyy", 3e6, "3000000"), ("\"", 1, ""), ("\\", 1, ""), ("[", 1, ""),
    ] as [(String, Double, String)])
  func formats(code: String, value: Double, text: String) {
    #expect(ExcelNumberFormat(code: code).text(value, startsIn1904: false) == text)
  }

  @Test("Days may count from 1904, and formats may have known numbers")
  func dates() throws {
    let styles = "<cellXfs><xf numFmtId=\"14\"/><xf numFmtId=\"31\"/></cellXfs>"
    let sheet =
      "<sheetData><row><c s=\"0\"><v>43834</v></c><c s=\"1\"><v>0</v></c><c s=\"7\"><v>2</v></c></row></sheetData>"
    let document = try read(
      .workbook(("Sheet1", sheet), styles: styles, properties: "date1904=\"1\""))
    #expect(document.texts == ["2024-01-05", "1904年1月1日", "2"])
    #expect([0, 25, 26, 701, 702].map(ExcelBlocks.letters) == ["A", "Z", "AA", "ZZ", "AAA"])
  }

  @Test("Broken parts are refused by their fault, too many cells by the limit")
  func damage() {
    func failure(_ file: OfficeFile, _ limits: Limits = Limits()) -> StageFailure? {
      #expect(throws: StageFailure.self) {
        try Document.ingested(file.bytes, path: "a.xlsx", context: StageContext(limits: limits))
      }
    }
    #expect(
      failure(.workbook(("a", "<b>")))?.message.hasPrefix("'xl/sheet0.xml' is not well formed")
        == true)
    #expect(
      failure(.workbook(("a", ""), strings: "<b>"))?.message.hasPrefix(
        "'xl/strings.xml' is not well formed") == true)
    #expect(failure(.workbook(("a", "")))?.code == "no_text")
    var limits = Limits()
    limits.maximumBlocks = 100
    let many = rows(String(repeating: "<c><v>1</v></c>", count: 200))
    #expect(failure(.workbook(("a", many)), limits)?.code == "limit_exceeded")
    limits = Limits()
    limits.maximumTextCharacters = 10_000
    let shared = rows(String(repeating: "<c t=\"s\"><v>0</v></c>", count: 200))
    let long = "<si><t>\(String(repeating: "a", count: 5000))</t></si>"
    #expect(failure(.workbook(("a", shared), strings: long), limits)?.code == "limit_exceeded")
  }

  @Test(
    "Elements in places where none may be, and numbers beyond all bounds, do no harm",
    arguments: [
      "<c t='inlineStr'><is><t>a</t></is></c>",
      "<row r='-9223372036854775808'><c t='inlineStr'><is><t>a</t></is></c></row>",
      "<row r='-5'><c t='inlineStr'><is><t>a</t></is></c></row>",
      "<row r='9223372036854775807'><c t='inlineStr'><is><t>a</t></is></c></row>",
      "<row><c r='ZZZZZZZZZZZZZZZZZZZZZ9' t='inlineStr'><is><t>a</t></is></c></row>",
      "<row><c r='A99999999999999999999' t='inlineStr'><is><t>a</t></is></c></row>",
      "<row><c s='-1' t='str'><v>a</v></c></row>",
      "<row><c t='s'><v>-1</v></c><c t='n'><v>a</v></c></row>",
      "<v>x</v><row><c t='str'><v>a</v></c></row><mergeCells><mergeCell ref='A1:XFD1048576'/></mergeCells>",
    ])
  func misplaced(content: String) throws {
    #expect(try read(.workbook(("Sheet1", content))).texts == ["a"])
  }

  @Test("Large sheets are read in time linear in their size")
  func large() throws {
    let cells = (1...20_000).map { "<row r=\"\($0 * 2)\"><c t=\"str\"><v>a</v></c></row>" }
    let merges = (1...10_000).map { "<mergeCell ref=\"A\($0 * 2):B\($0 * 2)\"/>" }
    let file = OfficeFile.workbook(
      ("a", "<sheetData>\(cells.joined())</sheetData><mergeCells>\(merges.joined())</mergeCells>"))
    let time = try ThreadTime.measure { _ = try read(file) }
    #expect(time < .seconds(20), "\(time)")
  }
}
