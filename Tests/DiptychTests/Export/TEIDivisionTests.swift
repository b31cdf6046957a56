import Testing

@testable import Diptych

@Suite struct TEIDivisionTests {
  @Test("Divisions have every block once, in the order of the source", arguments: 0..<400)
  func order(seed: UInt64) {
    var random = RandomDocument(seed: seed)
    let document = random.make()
    var blocks: [Int] = []
    for step in ExportOutline(document).steps {
      switch step {
      case .head(let block), .paragraph(let block): blocks.append(block)
      default: break
      }
    }
    #expect(blocks == Array(document.blocks.indices), "seed \(seed)")
  }

  @Test("Two interleaved sections share a division with a head for each language")
  func interleaved() throws {
    var document = Document(lines: ["一", "One", "甲。", "A.", "乙。", "B."])
    for index in document.blocks.indices {
      document.blocks[index].language = Inferred(
        value: index % 2 == 0 ? "zh-Hant" : "en", confidence: 1, stage: "language-detection")
    }
    for index in 0...1 {
      document.blocks[index].heading = Inferred(
        value: 1, confidence: 0.9, stage: "heading-detection")
    }
    document.sections = [
      Section(language: "zh-Hant", heading: 0, blocks: [0, 2, 4]),
      Section(language: "en", heading: 1, blocks: [1, 3, 5]),
    ]
    let outline = ExportOutline(document)
    #expect(outline.divisions.map(\.language) == [.multiple])
    #expect(
      outline.sections.map { String(decoding: $0.id, as: UTF8.self) } == [
        "d0000000000000000-sec1", "d0000000000000000-sec2",
      ])
    #expect(
      outline.units.map { String(decoding: $0.id.dropFirst(18), as: UTF8.self) } == [
        "div1-head", "div1-head2", "div1-p1", "div1-p2", "div1-p3", "div1-p4",
      ])
  }

  @Test("Subsections are divisions inside of their section")
  func nested() {
    var document = Document(lines: ["1", "a", "1.1", "b", "1.2", "c", "2", "d"])
    document.sections = [
      Section(language: "en", level: 1, heading: 0, blocks: [0, 1]),
      Section(language: "en", level: 2, parent: 0, heading: 2, blocks: [2, 3]),
      Section(language: "en", level: 2, parent: 0, heading: 4, blocks: [4, 5]),
      Section(language: "en", level: 1, heading: 6, blocks: [6, 7]),
    ]
    let outline = ExportOutline(document)
    #expect(
      outline.sections.map { String(decoding: $0.id.dropFirst(18), as: UTF8.self) } == [
        "div1", "div1-1", "div1-2", "div2",
      ])
    #expect(outline.sections.map(\.position) == [1, 1, 2, 2])
  }

  @Test("Lists nest and tables keep their columns")
  func listsAndTables() throws {
    var document = Document(lines: ["a", "b", "c", "d", "Caption", "x", "y"])
    let places: [Place] = [
      .item(ListPlace(list: 0, item: 0)),
      .item(ListPlace(list: 1, item: 0, depth: 2, isNumbered: true)),
      .item(ListPlace(list: 0, item: 0)), .item(ListPlace(list: 0, item: 1)), .flow,
      .cell(CellPlace(table: 0, row: 0, column: 0, rows: 2, isLabel: true)),
      .cell(CellPlace(table: 0, row: 1, column: 3, columns: 2)),
    ]
    for (index, place) in places.enumerated() {
      document.blocks[index].place = place
      document.blocks[index].lines = []
    }
    document.blocks[4].kind = .caption
    let text = try document.teiBody()
      .replacing("d0000000000000000-div1-", with: "").replacing(" xml:lang=\"und\"", with: "")
    #expect(
      text.contains(
        """
        <list xml:id="list1" type="bulleted">
        <item xml:id="list1-item1">
        <p xml:id="list1-item1-p1"><s xml:id="list1-item1-p1-s1" n="1">a</s></p>
        <list xml:id="list1-item1-list1" type="numbered">
        <item xml:id="list1-item1-list1-item1">
        <p xml:id="list1-item1-list1-item1-p1"><s xml:id="list1-item1-list1-item1-p1-s1" n="1">b</s></p>
        </item>
        </list>
        <p xml:id="list1-item1-p2"><s xml:id="list1-item1-p2-s1" n="1">c</s></p>
        </item>
        <item xml:id="list1-item2">
        <p xml:id="list1-item2-p1"><s xml:id="list1-item2-p1-s1" n="1">d</s></p>
        </item>
        </list>
        <table xml:id="table1">
        <head xml:id="table1-head">Caption</head>
        <row role="label">
        <cell role="label" rows="2">
        <p xml:id="table1-p1"><s xml:id="table1-p1-s1" n="1">x</s></p>
        </cell>
        </row>
        <row role="data">
        <cell cols="2"/>
        <cell cols="2">
        <p xml:id="table1-p2"><s xml:id="table1-p2-s1" n="1">y</s></p>
        </cell>
        </row>
        </table>
        """))
  }
}
