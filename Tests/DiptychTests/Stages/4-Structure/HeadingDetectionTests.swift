import Testing

@testable import Diptych

@Suite struct HeadingDetectionTests {
  private func headings(_ text: String) throws -> [String] { try Document(headed: text).headings }

  @Test("A bulletin's headings are found, with and without a space inside")
  func bulletin() throws {
    let found = try headings(
      """
      今年以來,市園林局對老城內的七處公園進行改造,新增步道十二公里,補種樹木三千餘株。市民在家門口就能看見綠色,老人和孩子有了休憩的去處。
      擴建濱江步道 方便市民散步
      春天以來,工程隊沿江鋪設木棧道兩公里,安裝路燈一百二十盞,並在途中設置飲水點和座椅,使步道與地鐵站相連。
      植物園溫室、種子庫面向學校開放
      五月起,全市中小學可以預約參觀溫室和種子庫,由研究人員講解珍稀植物的保護,每週接待學生三百名。
      In spring the parks bureau renovated seven parks in the old town and planted more than three thousand trees. People now find green space close to their homes.
      """)
    #expect(found == ["擴建濱江步道 方便市民散步", "植物園溫室、種子庫面向學校開放"])
  }

  @Test("A title with a date is a heading")
  func datedTitle() throws {
    let text = "全市七个区的文化馆本月举办讲座四十二场，听众超过五千人，其中外国听众三百多人。"
    for title in ["2023年6月文化简报", "一周要闻（6月5日—11日）", "讲座安排（2023年6月5日至11日）"] {
      #expect(try headings("\(title)\n讲座\n\(text)\n展览\n\(text)").first == title)
    }
  }

  @Test("A line in black brackets is a heading")
  func brackets() throws {
    #expect(
      try headings(
        """
        城市概况

        【地理位置】
        本市位于长江中游南岸，面积三千二百平方公里，人口二百一十万。

        【历史沿革】
        建城已有两千二百多年，唐代是重要的瓷器产地，今天是历史文化名城。
        """) == ["城市概况", "【地理位置】", "【历史沿革】"])
  }

  @Test("Short labels with a colon are headings as their like are")
  func labels() throws {
    let text = """
      Lending of Instruments
      The music school lends instruments to pupils for a term; parents sign for them at the office.
      Conditions:
      Instruments stay in the town and are brought back on the last day of the term, clean and tuned.
      Fees:
      Twelve a term.
      Deposit:
      None.
      """
    #expect(try headings(text) == ["Lending of Instruments", "Conditions:", "Fees:", "Deposit:"])
  }

  @Test("Headings of the markup are taken over, and no others are looked for")
  func markup() throws {
    var document = Document(lines: [
      "Parks", "Old Town", "The parks are open all day and all night.",
    ])
    document.blocks[1].layout.markupHeadingLevel = 3
    for index in document.blocks.indices { document.blocks[index].layout.hasMarkup = true }
    try HeadingDetection.shipped.run(&document)
    #expect(document.blocks.map(\.heading?.value) == [nil, 3, nil])
    #expect(document.blocks[1].heading?.confidence == 0.99)
  }

  @Test("Where only the title is marked, other lines are weighed, below it")
  func titleOfMarkup() throws {
    let text = String(repeating: "The parks are open all day. ", count: 8)
    var document = Document(lines: ["City Bulletin", "Parks and Gardens", text])
    document.blocks[0].layout.markupHeadingLevel = 1
    try HeadingDetection.shipped.run(&document)
    #expect(document.blocks.map(\.heading?.value) == [1, 2, nil])
    #expect(document.blocks[0].heading?.confidence == 0.99)
    // A file that marks its headings would have marked this one, unless it stands out.
    for index in document.blocks.indices { document.blocks[index].layout.hasMarkup = true }
    try HeadingDetection.shipped.run(&document)
    #expect(document.blocks.map(\.heading?.value) == [1, nil, nil])
    document.blocks[1].layout.letterRank = 1
    try HeadingDetection.shipped.run(&document)
    #expect(document.blocks.map(\.heading?.value) == [1, 2, nil])
  }

  @Test("Cells, list items and lines of a wrapped paragraph are no headings")
  func notInText() throws {
    let lines = ["Parks and Gardens", String(repeating: "The parks are open all day. ", count: 8)]
    var document = Document(lines: lines)
    try HeadingDetection.shipped.run(&document)
    #expect(document.blocks[0].isHeading)
    document.blocks[0].kind = .listItem
    try HeadingDetection.shipped.run(&document)
    #expect(!document.blocks[0].isHeading)
    document.blocks[0].kind = .paragraph
    document.blocks[0].lines = (1...3).map { LineStart(offset: 0, number: $0) }
    try HeadingDetection.shipped.run(&document)
    #expect(!document.blocks[0].isHeading)
  }

  @Test("The confidence threshold is a setting")
  func threshold() throws {
    let text = "Parks and Gardens\n" + String(repeating: "The parks are open all day. ", count: 8)
    let strict = try HeadingDetection(
      HeadingDetection.Configuration(minimumConfidence: 1), context: .shipped)
    #expect(try Document(headed: text).blocks[0].isHeading)
    #expect(try !Document(headed: text, by: strict).blocks[0].isHeading)
    #expect(try (Document(headed: text, by: strict).blocks[0].headingEvidence ?? 0) > 0)
  }

  @Test("The model has a weight for each feature")
  func weights() {
    let line = HeadingFeatures.Line(
      shape: LineShape(Array("Parks".utf8)), language: 0, blankLines: 0, isInText: true)
    var count = 0
    HeadingFeatures(lines: [line]).forEachFeature(of: 0) { _, _, _ in count += 1 }
    #expect(count == HeadingWeights.values.count)
  }

  @Test("Random lines give confidences between 0 and 1, and levels from 1", arguments: 0..<200)
  func randomLines(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let pieces = [
      "一、", "（二）", "第", "三", "章", "1.", "1.2 ", "(a)", "公園", "。", "：", " ", "Park", "is", "2019年",
      "\u{3000}",
      "\u{0}", "😀", "—", "•", "“", "”", "|", "가", "か", "ы", "🇨🇳",
    ]
    let lines = (0..<Int.random(in: 0...30, using: &random)).map { _ in
      (0..<Int.random(in: 1...20, using: &random))
        .compactMap { _ in pieces.randomElement(using: &random) }.joined()
    }
    var document = Document(lines: lines)
    try HeadingDetection.shipped.run(&document)
    for block in document.blocks {
      guard let heading = block.heading else { continue }
      #expect(heading.value >= 1)
      #expect(0.5...1 ~= heading.confidence)
    }
  }

  @Test(
    "Huge lines and many lines are read in time linear in their size",
    arguments: ["。", ". . .", "(", "第", "一", "1.", "A"])
  func hostile(piece: String) throws {
    let long = String(repeating: piece, count: (1 << 20) / piece.utf8.count)
    let elapsed = try ThreadTime.measure {
      var document = Document(lines: [long] + Array(repeating: piece, count: 10_000))
      try HeadingDetection.shipped.run(&document)
      #expect(document.blocks[0].heading == nil)
    }
    #expect(elapsed < .seconds(30))
  }
}
