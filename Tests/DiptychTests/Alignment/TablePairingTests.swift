import Testing

@testable import Diptych

@Suite struct TablePairingTests {
  /// Puts blocks into a table, row by row.
  private static func table(
    _ document: Document, from first: Int, columns: Int, count: Int
  ) -> Document {
    var document = document
    for index in 0..<count {
      document.blocks[first + index].place = .cell(
        CellPlace(table: 0, row: index / columns, column: index % columns))
    }
    return document
  }

  private static let parts: [(LanguageTag, String)] = [
    ("zh-Hans", "# 桥梁通车"),
    ("zh-Hans", "全长1.2公里的河滨大桥昨天通车，市长感谢工程人员三年来的努力。"),
  ]

  private static let translation: [(LanguageTag, String)] = [
    ("en", "# Opening of the New Bridge"),
    (
      "en",
      "The Riverside Bridge, 1.2 kilometres long, opened to traffic yesterday; the mayor thanked "
        + "the workers for three years of effort."
    ),
  ]

  /// A document of one table, written in columns that `|` parts; a cell with a Han character is Chinese, one
  /// with letters English, and one without letters has the language of the cell before.
  private static func table(_ rows: String...) throws -> Document {
    var cells: [(LanguageTag, String)] = []
    var columns = 1
    for row in rows {
      let texts = row.split(separator: "|").map { String($0) }
      columns = texts.count
      for text in texts {
        let isHan = text.unicodeScalars.contains { $0.value >= 0x4E00 }
        let hasLetters = text.contains(where: \.isLetter)
        cells.append((isHan ? "zh-Hans" : hasLetters ? "en" : cells.last?.0 ?? "en", text))
      }
    }
    return try table(
      Document(bilingual: cells), from: 0, columns: columns, count: cells.count
    ).aligned(languages: ["zh-Hans"])
  }

  /// The texts of the beads, as `left = right`.
  private static func beads(_ document: Document) -> Set<String> {
    Set(
      document.alignments.flatMap(\.paragraphs).map { bead in
        [bead.left, bead.right].map { side in
          side.map { document.blocks[$0].text }.joined(separator: "+")
        }.joined(separator: " = ")
      })
  }

  @Test("The rows of a bilingual table are pairs, wherever the table stands")
  func table() throws {
    let cells: [(LanguageTag, String)] = [
      ("zh-Hans", "市长"), ("en", "mayor"), ("zh-Hans", "桥"), ("en", "river bank"),
      ("zh-Hans", "外事办公室"), ("en", "saplings"),
    ]
    let document = try Self.table(
      Document(bilingual: Self.parts + cells + Self.translation), from: 2, columns: 2, count: 6
    ).aligned()
    let alignment = try #require(document.alignments.first)
    #expect(alignment.paragraphs.map(\.left) == [[0], [1], [2], [4], [6]])
    #expect(alignment.paragraphs.map(\.right) == [[8], [9], [3], [5], [7]])
    #expect(alignment.sections.map(\.left) == [[0]])
    #expect(alignment.sections.map(\.right) == [[1, 2]])
    #expect(document.findings.isEmpty)
  }

  @Test("A column of numbers and a few other rows do not hide that a table is bilingual")
  func columns() throws {
    var cells: [(LanguageTag, String)] = []
    for row in ["市长|mayor", "桥|bridge", "树|tree", "办公室|office", "公园|公园"].enumerated() {
      let sides = row.element.split(separator: "|").map { String($0) }
      cells += [("und", "\(row.offset + 1)"), ("zh-Hans", sides[0])]
      cells += [(row.offset == 4 ? "zh-Hans" : "en", sides[1])]
    }
    let document = try Self.table(
      Document(bilingual: Self.parts + cells + Self.translation), from: 2, columns: 3, count: 15
    ).aligned()
    let alignment = try #require(document.alignments.first)
    for row in 0..<4 {
      let bead = alignment.paragraphs.first { $0.left.contains(3 + 3 * row) }
      #expect(bead?.left == [3 + 3 * row] && bead?.right == [4 + 3 * row])
    }
  }

  @Test("Numbers and times of a table go with nothing, whatever language they are counted to")
  func numbersOfTables() throws {
    let signs = try Self.table(
      "No.|中文|English", "1|小心台阶|Mind the step", "2|请排队|Please queue", "3|出口|Exit")
    #expect(
      Self.beads(signs) == [
        "中文 = English", "出口 = Exit", "小心台阶 = Mind the step", "请排队 = Please queue",
      ])
    #expect(signs.alignments[0].sections.count == 1)
    let hours = try Self.table(
      "时间 Hours|Item|项目", "8:30|Registration|报到", "9:15-11:00|Workshop|讨论会", "19:00|Dinner|晚宴")
    #expect(
      Self.beads(hours) == ["报到 = Registration", "晚宴 = Dinner", "讨论会 = Workshop", "项目 = Item"])
  }

  @Test("A cell pairs within its row, in each of several pairs of columns")
  func cellsOfRows() throws {
    let rows = try Self.table(
      "名称|说明|Name|Description", "钟楼|建于明代|Bell tower|Built in the Ming dynasty",
      "码头|每日开放|Pier|Open daily", "灯塔|关闭维修|灯塔|Closed for repair")
    #expect(
      Self.beads(rows) == [
        "名称 = Name", "关闭维修 = Closed for repair", "建于明代 = Built in the Ming dynasty",
        "每日开放 = Open daily",
        "码头 = Pier", "说明 = Description", "钟楼 = Bell tower",
      ])
    let kinds = try Self.table(
      "序号|类别|中文|英文", "1|警示|小心台阶|Mind the step", "2|警示|当心触电|Danger: electricity",
      "3|指示|出口|Exit")
    #expect(
      Self.beads(kinds) == ["出口 = Exit", "小心台阶 = Mind the step", "当心触电 = Danger: electricity"])
  }

  @Test("A table in which languages meet by chance says nothing about what belongs together")
  func mixed() throws {
    let cells: [(LanguageTag, String)] = [
      ("zh-Hans", "市长"), ("zh-Hans", "感谢工程人员"), ("zh-Hans", "桥"), ("en", "bridge"),
    ]
    let document = try Self.table(
      Document(bilingual: Self.parts + cells + Self.translation), from: 2, columns: 2, count: 4)
    let languages = DocumentLanguage.all(in: document, preferred: [])
    try #require(languages.count == 2)
    #expect(BilingualTables(languages[0], languages[1], in: document).beads.isEmpty)
  }
}
