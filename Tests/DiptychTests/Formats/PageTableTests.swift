import Testing

@testable import Diptych

@Suite struct PageTableTests {
  @Test("Rows of pieces below each other are a table: cells, one row after the other")
  func table() {
    var pages = Pages()
    for (row, name) in ["Ningbo", "Chongqing", "Xi'an", "Guangzhou"].enumerated() {
      pages.add(name, x: 72, y: 100 + 15 * Double(row))
      pages.add("\(row + 3) courses", x: 220, y: 100 + 15 * Double(row))
    }
    pages.add("All courses were open to everybody from the districts.", x: 72, y: 175)
    let blocks = pages.layout.blocks
    #expect(
      blocks.map(\.text) == [
        "Ningbo", "3 courses", "Chongqing", "4 courses", "Xi'an", "5 courses", "Guangzhou",
        "6 courses", "All courses were open to everybody from the districts.",
      ])
    #expect(blocks[5].place == .cell(CellPlace(table: 0, row: 2, column: 1)))
    #expect(blocks[8].place == .flow)
    #expect(blocks.map(\.kind) == Array(repeating: .cell, count: 8) + [.paragraph])
  }

  @Test(
    "Where columns have different languages, a paragraph goes on in its column on the next page")
  func parallelColumns() {
    var pages = Pages()
    let chinese = Array(repeating: "今年春天办公室举办了三期培训班，面", count: 4)
    let english = Array(repeating: "The office held three courses in the", count: 4)
    pages.add(chinese, x: 72, y: 720)
    pages.add(english, x: 300, y: 720)
    pages.addPage()
    pages.add(chinese, x: 72, y: 60)
    pages.add(english, x: 300, y: 60)
    let blocks = pages.layout.blocks
    #expect(
      blocks.map(\.text) == [
        (chinese + chinese).joined(), (english + english).joined(separator: " "),
      ])
  }

  @Test("A cell may have several lines")
  func wrappedCells() {
    var pages = Pages()
    for (row, y) in [100.0, 145, 190].enumerated() {
      pages.add("May \(row + 12)", x: 72, y: y)
      pages.add(["代表团抵达宁波栎社国际机", "场，市外办副主任迎接"], x: 150, y: y)
      pages.add(["The delegation arrives at the", "international airport"], x: 300, y: y)
    }
    let row = [
      "代表团抵达宁波栎社国际机场，市外办副主任迎接", "The delegation arrives at the international airport",
    ]
    #expect(pages.texts == ["May 12"] + row + ["May 13"] + row + ["May 14"] + row)
  }

  @Test("A first cell has several lines where these are nearer than rows")
  func wrappedFirstCells() {
    var pages = Pages()
    for y in [100.0, 148, 181] {
      pages.add(["Bureau of Culture,", "Sports and Tourism"], x: 72, y: y)
      pages.add("Festivals and museums", x: 200, y: y)
      pages.add("Mr Li", x: 350, y: y)
      if y == 100 { pages.add("of the County", x: 72, y: 130) }
    }
    let text = "Bureau of Culture, Sports and Tourism"
    #expect(
      pages.texts.filter { $0.hasPrefix("Bureau") } == [text + " of the County", text, text])
  }

  @Test("Two rows with a gap are no table")
  func noTable() {
    var pages = Pages()
    pages.add("Office of Trade", x: 72, y: 100)
    pages.add("Office of Culture", x: 300, y: 100)
    pages.add("May 12", x: 72, y: 115)
    pages.add("May 13", x: 300, y: 115)
    #expect(pages.texts == ["Office of Trade Office of Culture", "May 12 May 13"])
  }
}
