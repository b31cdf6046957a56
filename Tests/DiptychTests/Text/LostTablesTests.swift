import Testing

@testable import Diptych

@Suite struct LostTablesTests {
  /// Which lines are cells; a line that begins with `|` has two blank lines before it.
  private func cells(_ lines: [String]) -> [Bool] {
    LostTables(
      lines.map { line in
        HeadingFeatures.Line(
          shape: LineShape(Array((line.hasPrefix("|") ? String(line.dropFirst()) : line).utf8)),
          language: 0, blankLines: line.hasPrefix("|") ? 2 : 0, isInText: true)
      }
    ).isCell
  }

  private let sentence = "The lamps along the water were renewed last spring, all of them."

  @Test("Two column words or more head rows of as many cells")
  func rows() {
    #expect(
      cells(["名稱", "說明", "河濱公園", "去年春天沿岸新增了長椅和路燈。", "山頂花園", sentence, sentence])
        == [true, true, true, true, true, true, false])
    #expect(
      cells(["序号", "名称", "备注", "1", "河滨公园", sentence, "2", "山顶花园"])
        == Array(repeating: true, count: 8))
  }

  @Test("One column word, or a numbered one, heads nothing")
  func noHead() {
    #expect(cells(["Name", "River Park", sentence]) == [false, false, false])
    #expect(cells(["1. Name", "2. Remarks", "River Park"]) == [false, false, false])
  }

  @Test("A row ends the table if it could not be one")
  func ends() {
    #expect(cells(["Name", "Remarks", sentence, "River Park"]) == [true, true, false, false])
    #expect(
      cells(["Name", "Remarks", "River Park", sentence, "二、開放時間", sentence])
        == [true, true, true, true, false, false])
    #expect(
      cells(["Name", "Remarks", "River Park", sentence, "|Opening Hours", sentence])
        == [true, true, true, true, false, false])
  }

  @Test("The title of another table ends the table, with a sentence before the head or without one")
  func title() {
    let rows = ["Name", "Remarks", "River Park", sentence, "Hill Garden"]
    #expect(
      cells(rows + ["Kinds of Trees", sentence, "Name", "Meaning", "Oak", sentence])
        == [true, true, true, true, true, false, false, true, true, true, true])
    #expect(
      cells(rows.dropLast() + ["Kinds of Trees", "Name", "Meaning", "Oak", sentence])
        == [true, true, true, true, false, true, true, true, true])
  }

  @Test("The last row of a table is no title of the next one")
  func lastRow() {
    #expect(
      cells(["Name", "Remarks", "River Park", sentence, "Hill Garden", sentence, "Type", "Unit"])
        == Array(repeating: true, count: 8))
  }

  @Test("Another head begins another table")
  func another() {
    #expect(
      cells(["Name", "Remarks", "River Park", "old", "Type", "Unit", "Price", "Lamp", "each", "9"])
        == Array(repeating: true, count: 10))
  }
}
