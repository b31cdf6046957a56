import DiptychXML
import Foundation
import Testing

@testable import Diptych

@Suite struct TEIExportTests {
  private let context = StageContext()

  private func tei(_ document: Document, _ settings: TEIExport.Configuration = .init()) throws
    -> String
  {
    var document = document
    try TEIExport(settings, context: context).run(&document)
    return String(decoding: document.outputs[0].bytes, as: UTF8.self)
  }

  private func body(_ document: Document, _ settings: TEIExport.Configuration = .init()) throws
    -> String
  {
    let text = try tei(document, settings)
    let start = try #require(text.range(of: "<body>\n"))
    let end = try #require(text.range(of: "</body>"))
    return String(text[start.upperBound..<end.lowerBound])
  }

  @Test("Whatever the stages gave, the file is valid and keeps the rules", arguments: 0..<400)
  func random(seed: UInt64) throws {
    var random = RandomDocument(seed: seed)
    let document = random.make()
    var settings = TEIExport.Configuration()
    if seed % 5 == 0 { settings.glosses = "omit" }
    let text = try tei(document, settings)
    let check = try TEICheck(Array(text.utf8))
    #expect(check.problems() == [], "seed \(seed)")
    // The reading text is the text of the JSON export, but for what XML cannot hold.
    let outline = ExportOutline(document)
    let readings = check.readings
    #expect(readings.count == document.blocks.count)
    for (index, block) in document.blocks.enumerated() {
      let expected = block.text.unicodeScalars.filter { scalar in
        scalar.value >= 0x20 && scalar.value < 0xFFFE || scalar.value > 0xFFFF
          || "\t\n\r".unicodeScalars.contains(scalar)
      }
      let id = String(decoding: outline.units[index].id, as: UTF8.self)
      let reading = try #require(readings[id], "seed \(seed)")
      #expect(reading.unicodeScalars.elementsEqual(expected), "seed \(seed), \(id)")
    }
  }

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

  @Test("One small document, byte for byte")
  func exact() throws {
    var document = Document(
      id: "d0123456789abcdef",
      source: Source(
        path: Array("in/Bericht.txt".utf8), sha256: String(repeating: "ab", count: 32),
        content: Array("0123456789".utf8)))
    document.blocks = [
      Block(utf8: Array("市政府到重慶".utf8), lines: [LineStart(offset: 0, number: 1)]),
      Block(
        utf8: Array("In 2019 & after. Two \"roles\".".utf8),
        lines: [LineStart(offset: 0, number: 2), LineStart(offset: 17, number: 3)]),
    ]
    document.source.form = SourceForm(
      mediaType: "text/plain", encoding: Inferred(value: "UTF-8", confidence: 1, stage: "ingest"),
      newline: .lf, lines: 3)
    document.blocks[0].language = Inferred(
      value: "zh-Hant", confidence: 0.8, stage: "language-detection")
    document.blocks[1].language = Inferred(
      value: "en", confidence: 0.99, stage: "language-detection")
    document.blocks[1].segments = [TextRange(0, 16), TextRange(17, 29)]
    document.blocks[0].glosses = [
      Gloss(
        range: TextRange(15, 18), reading: "qìng", scheme: .pinyin, rendition: .parentheses,
        confidence: 0.99)
    ]
    document.blocks[0].mentions = [
      Mention(range: TextRange(12, 18), kind: .place, entity: 0, confidence: 0.99)
    ]
    document.blocks[1].mentions = [
      Mention(range: TextRange(3, 7), kind: .date, value: "2019", confidence: 0.9),
      Mention(range: TextRange(22, 27), kind: .term, confidence: 0.9),
    ]
    document.entities = [
      Entity(
        kind: .place,
        forms: [
          .init(language: "zh-Hant", text: "重慶", count: 1, confidence: 0.99),
          .init(language: "en", text: "Chongqing", count: 0, confidence: 1),
        ], authorities: [Authority(scheme: "wikidata", identifier: "Q11725")])
    ]
    document.sections = [
      Section(language: "zh-Hant", blocks: [0]), Section(language: "en", blocks: [1]),
    ]
    var alignment = Alignment(left: "zh-Hant", right: "en")
    alignment.sections = [Bead(left: [0], right: [1], confidence: 0.97)]
    alignment.paragraphs = [Bead(left: [0], right: [1], confidence: 0.965)]
    alignment.segments = [
      Bead(
        left: [.init(block: 0, segment: 0)],
        right: [.init(block: 1, segment: 0), .init(block: 1, segment: 1)], confidence: 0.88)
    ]
    document.alignments = [alignment]
    let text = try tei(document)
    let start = try #require(text.range(of: "<text "))
    #expect(
      String(text[start.lowerBound...]) == #"""
        <text xml:lang="en">
        <body>
        <div xml:id="d0123456789abcdef-div1" type="section" n="1" xml:lang="zh-Hant" ana="#d0123456789abcdef-pairing-paired" corresp="#d0123456789abcdef-div2">
        <p xml:id="d0123456789abcdef-div1-p1" xml:lang="zh-Hant" corresp="#d0123456789abcdef-div2-p1"><lb n="1"/><s xml:id="d0123456789abcdef-div1-p1-s1" n="1" corresp="#d0123456789abcdef-div2-p1-s1 #d0123456789abcdef-div2-p1-s2">市政府到<placeName ref="#d0123456789abcdef-place1" cert="0.99">重<ruby><rb>慶</rb><rt xml:lang="zh-Latn-pinyin" rend="parentheses">qìng</rt></ruby></placeName></s></p>
        </div>
        <div xml:id="d0123456789abcdef-div2" type="section" n="2" xml:lang="en" ana="#d0123456789abcdef-pairing-paired" corresp="#d0123456789abcdef-div1">
        <p xml:id="d0123456789abcdef-div2-p1" xml:lang="en" corresp="#d0123456789abcdef-div1-p1"><lb n="2"/><s xml:id="d0123456789abcdef-div2-p1-s1" n="1" corresp="#d0123456789abcdef-div1-p1-s1">In <date when="2019" cert="0.90">2019</date> &amp; after.</s> <lb n="3"/><s xml:id="d0123456789abcdef-div2-p1-s2" n="2" corresp="#d0123456789abcdef-div1-p1-s1">Two "<term cert="0.90" type="quoted">roles</term>".</s></p>
        </div>
        </body>
        </text>
        <standOff>
        <listPlace resp="#d0123456789abcdef-resp">
        <place xml:id="d0123456789abcdef-place1"><placeName xml:lang="zh-Hant" cert="0.99" evidence="internal">重慶</placeName><placeName xml:lang="en" evidence="external">Chongqing</placeName><idno type="wikidata">Q11725</idno></place>
        </listPlace>
        <linkGrp xml:id="d0123456789abcdef-links-section" type="translation" subtype="section" n="zh-Hant en" resp="#d0123456789abcdef-resp">
        <link xml:id="d0123456789abcdef-section1" n="1:1" target="#d0123456789abcdef-div1 #d0123456789abcdef-div2" cert="0.97"/>
        </linkGrp>
        <linkGrp xml:id="d0123456789abcdef-links-paragraph" type="translation" subtype="paragraph" n="zh-Hant en" resp="#d0123456789abcdef-resp">
        <link xml:id="d0123456789abcdef-paragraph1" n="1:1" target="#d0123456789abcdef-div1-p1 #d0123456789abcdef-div2-p1" cert="0.96"/>
        </linkGrp>
        <linkGrp xml:id="d0123456789abcdef-links-sentence" type="translation" subtype="sentence" n="zh-Hant en" resp="#d0123456789abcdef-resp">
        <link xml:id="d0123456789abcdef-sentence1" n="1:2" target="#d0123456789abcdef-div1-p1-s1 #d0123456789abcdef-div2-p1-s1 #d0123456789abcdef-div2-p1-s2" cert="0.88"/>
        </linkGrp>
        <certainty target="#d0123456789abcdef-div1-p1" match="@xml:lang" locus="value" degree="0.80" resp="#d0123456789abcdef-resp"/>
        </standOff>
        </TEI>

        """#)
  }

  @Test("Characters that XML forbids become gaps, and a finding counts them")
  func forbidden() throws {
    var document = Document(lines: ["a\u{7}b", "\u{FFFE}]]>"])
    try TEIExport(.init(), context: context).run(&document)
    #expect(
      document.findings == [
        .warning(
          "character_forbidden", at: .document,
          "XML forbids 2 of the characters, which became gaps; the first is U+0007")
      ])
    let text = String(decoding: document.outputs[0].bytes, as: UTF8.self)
    #expect(text.contains(">a<gap reason=\"unreadable\"><desc>U+0007</desc></gap>b</s>"))
    #expect(text.contains("<gap reason=\"unreadable\"><desc>U+FFFE</desc></gap>]]&gt;</s>"))
  }

  @Test("What is made wrong is no result, and the message names line and rule but no content")
  func badOutput() throws {
    var document = Document(
      id: "d0123456789abcdef", source: Source(path: [0x61], sha256: "none", content: []))
    document.blocks = [Block(utf8: [0x61])]
    #expect(
      throws: StageFailure(
        code: "bad_output",
        message: "the TEI that was made is not valid, which is a fault of this program: line 18:"
          + " Error validating datatype token")
    ) {
      try TEIExport(.init(), context: context).run(&document)
    }
    #expect(document.outputs.isEmpty)
  }

  @Test("Readings can be left out; repairs stay")
  func omittedGlosses() throws {
    var document = Document(lines: ["區縣"])
    document.blocks[0].glosses = [
      Gloss(
        range: TextRange(0, 3), reading: "qū", scheme: .pinyin, rendition: .parentheses,
        confidence: 1)
    ]
    document.blocks[0].repairs = [Repair(range: TextRange(0, 3), before: "?^", confidence: 0.99)]
    let choice =
      "<choice><sic>?^</sic><corr cert=\"0.99\" resp=\"#d0000000000000000-resp\">區</corr></choice>"
    var settings = TEIExport.Configuration()
    #expect(
      try body(document, settings).contains(
        "<ruby><rb>\(choice)</rb><rt xml:lang=\"zh-Latn-pinyin\" rend=\"parentheses\">qū</rt></ruby>縣"
      ))
    settings.glosses = "omit"
    #expect(try body(document, settings).contains(">\(choice)縣</s>"))
  }

  @Test("The line that names the schema follows the setting")
  func schemaLine() throws {
    var settings = TEIExport.Configuration()
    settings.schema = "a b/x?>.rng"
    #expect(
      try tei(Document(lines: ["a"]), settings).contains(
        "<?xml-model href=\"../a%20b/x%3F%3E.rng\" type="))
    settings.schema = "https://example.org/x.rng"
    #expect(
      try tei(Document(lines: ["a"]), settings).contains(
        "<?xml-model href=\"https://example.org/x.rng\" type="))
    settings.schema = ""
    #expect(try !tei(Document(lines: ["a"]), settings).contains("xml-model"))
  }

  @Test(
    "The schema is found from every folder of the archive",
    arguments: [
      ("a.txt", "../schema/diptych-tei.rng"), ("2022/b/a.txt", "../../../schema/diptych-tei.rng"),
    ])
  func schemaFromFolder(path: String, address: String) throws {
    let source = Source(
      path: Array(path.utf8), sha256: String(repeating: "0", count: 64), content: [])
    var document = Document(id: "d0000000000000000", source: source)
    document.blocks = Document(lines: ["a"]).blocks
    #expect(try tei(document).contains("<?xml-model href=\"\(address)\" type="))
  }

  @Test("Outside of an archive no schema is named but one with a full address")
  func schemaOfSingleFile() throws {
    var run = RunDescription()
    run.isCollected = false
    let source = Source(
      path: Array("a.txt".utf8), sha256: String(repeating: "0", count: 64), content: [])
    var document = Document(id: "d0000000000000000", source: source, run: run)
    document.blocks = Document(lines: ["a"]).blocks
    #expect(try !tei(document).contains("xml-model"))
    var settings = TEIExport.Configuration()
    settings.schema = "/srv/x.rng"
    #expect(try tei(document, settings).contains("<?xml-model href=\"/srv/x.rng\" type="))
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
    let text = try body(document)
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

  @Test("Elements nest, whatever overlaps")
  func overlaps() throws {
    var document = Document(lines: ["abcdefghij"])
    document.blocks[0].language = Inferred(value: "de", confidence: 1, stage: "language-detection")
    document.blocks[0].lines = []
    document.blocks[0].runs = [LanguageRun(range: TextRange(1, 6), language: "en")]
    document.blocks[0].mentions = [
      Mention(range: TextRange(0, 3), kind: .place, confidence: 0.5),
      Mention(range: TextRange(2, 4), kind: .person, confidence: 0.5),
      Mention(range: TextRange(4, 9), kind: .organisation, confidence: 0.5),
      Mention(range: TextRange(6, 8), kind: "vessel", confidence: 0.5),
    ]
    document.blocks[0].glosses = [
      Gloss(
        range: TextRange(7, 9), reading: "r", scheme: .other, rendition: .brackets, confidence: 0.8)
    ]
    #expect(
      try body(document).contains(
        """
        n="1"><placeName cert="0.50">a<foreign xml:lang="en">bc</foreign></placeName>\
        <foreign xml:lang="en">d</foreign>\
        <orgName cert="0.50"><foreign xml:lang="en">ef</foreign>g\
        <ruby><rb>hi</rb><rt xml:lang="und" rend="brackets" cert="0.80">r</rt></ruby></orgName>j</s>
        """))
  }

  @Test("Numbers and amounts have their values where these have a known form")
  func numbers() throws {
    var document = Document(lines: ["1 2 3 4 5"])
    let kinds: [(EntityKind, String?)] = [
      ("number", "1200"), ("percent", "12.5"), ("money", "CNY 30"), ("duration", "P3D"),
      ("number", "many"),
    ]
    for (index, kind) in kinds.enumerated() {
      document.blocks[0].mentions.append(
        Mention(
          range: TextRange(2 * index, 2 * index + 1), kind: kind.0, value: kind.1, confidence: 1))
    }
    let text = try body(document)
    #expect(text.contains("<num cert=\"1.00\" value=\"1200\">1</num>"))
    #expect(text.contains("<num cert=\"1.00\" type=\"percentage\" value=\"12.5\">2</num>"))
    #expect(
      text.contains(
        "<measure cert=\"1.00\" type=\"currency\" quantity=\"30\" unit=\"CNY\">3</measure>"))
    #expect(
      text.contains(
        "<measure cert=\"1.00\" type=\"duration\" quantity=\"3\" unit=\"days\">4</measure>"))
    #expect(text.contains("<num cert=\"1.00\">5</num>"))
  }

  @Test("A range of quantities has its ends where these have one unit")
  func ranges() throws {
    var document = Document(lines: ["1 2 3 4 5 6"])
    let kinds: [(EntityKind, String?)] = [
      (.percent, "5/10"), (.money, "3/5.5 USD"), (.duration, "P3D/P5D"), (.duration, "PT1H30M"),
      (.duration, "P3D/P5W"), (.percent, "1/2/3"),
    ]
    for (index, kind) in kinds.enumerated() {
      document.blocks[0].mentions.append(
        Mention(
          range: TextRange(2 * index, 2 * index + 1), kind: kind.0, value: kind.1, confidence: 1))
    }
    let text = try body(document)
    for element in [
      "<num cert=\"1.00\" type=\"percentage\" atLeast=\"5\" atMost=\"10\">1</num>",
      "<measure cert=\"1.00\" type=\"currency\" atLeast=\"3\" atMost=\"5.5\" unit=\"USD\">2</measure>",
      "<measure cert=\"1.00\" type=\"duration\" atLeast=\"3\" atMost=\"5\" unit=\"days\">3</measure>",
      "<measure cert=\"1.00\" type=\"duration\">4</measure>",
      "<measure cert=\"1.00\" type=\"duration\">5</measure>",
      "<num cert=\"1.00\" type=\"percentage\">6</num>",
    ] {
      #expect(text.contains(element))
    }
  }

  @Test(
    "Dates in W3C form are marked, others are not",
    arguments: [
      ("2019", true), ("2019-05", true), ("2019-05-21", true), ("--05-21", true),
      ("2020-02-29", true), ("2019-02-29", false), ("2019-13", false), ("0000", false),
      ("2019-05-21/2019-05-23", true), ("2019-05-21/", false), ("2019/2020/2021", false),
      ("19-05-21", false), ("", false), ("P3D", false),
    ])
  func dates(value: String, isMarked: Bool) {
    #expect((W3CDate.span(value) != nil) == isMarked)
  }
}
