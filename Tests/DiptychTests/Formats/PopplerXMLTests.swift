import Testing

@testable import Diptych

@Suite struct PopplerXMLTests {
  private func read(_ text: String) throws -> PagedText {
    try PopplerXML(Array(text.utf8), zoom: 2, maximumPages: 10).text
  }

  @Test("Fonts, places and text are read, entities resolved, tags left out")
  func reading() throws {
    let text = try read(
      """
      <pdf2xml producer="poppler" version="22.12.0">
      <page number="1" position="absolute" top="0" left="0" height="200" width="100">
      	<fontspec id="3" size="20" family="ABCDEF+Song-Bold" color="#000000"/>
      <text top="10.5" left="20" width="30" height="24" font="3"><b>甲 &amp; <a href="x>y">乙</a></b></text>
      </page>
      <outline>
      <item page="1">甲 &lt;</item>
      <outline>
      <item page="1">乙</item>
      </outline>
      </outline>
      </pdf2xml>
      """)
    #expect(text.pages.count == 1)
    #expect(text.pages[0].width == 50 && text.pages[0].height == 100)
    let run = try #require(text.pages[0].runs.first)
    #expect(String(decoding: run.utf8, as: UTF8.self) == "甲 & 乙")
    #expect(run.box == PageBox(left: 10, top: 5.25, right: 25, bottom: 17.25))
    let font = text.fonts[run.font]
    #expect(font.size == 10 && font.isBold && font.family == "Song-Bold")
    #expect(text.outline.map(\.level) == [1, 2])
    #expect(text.outline.map { String(decoding: $0.title, as: UTF8.self) } == ["甲 <", "乙"])
  }

  @Test(
    "What is not well formed is read as far as it goes",
    arguments: [
      "<page><text top=\"1\" left=\"1\" width=\"9\" height=\"9\" font=\"0\"><b>a</text></b>",
      "<page><text top=\"1\" left=\"1\" width=\"9\" height=\"9\" font=\"0\">a<text",
      "<page><text font=\"0\" height=\"9\" top=\"x\">a\u{1}</text><text height=\"9\">",
      "<page height=\"9\n><text height=\"9\">a</text>",
    ])
  func malformed(text: String) throws {
    let runs = try read(text).pages.flatMap(\.runs)
    #expect(runs.map { String(decoding: $0.utf8, as: UTF8.self) } == ["a"])
  }

  @Test("Ligatures and radicals become letters and characters")
  func characters() {
    func cleaned(_ text: String) -> String {
      String(decoding: PageCharacters.cleaned(Array(text.utf8)), as: UTF8.self)
    }
    #expect(cleaned("oﬃce of\u{A0} the ﬁrst") == "office of the first")
    #expect(cleaned("⼤⼒推动⻓江") == "大力推动长江")
    #expect(cleaned("大力推动长江　⿳") == "大力推动长江　⿳")
    #expect(cleaned("\u{F0B7} 报到 \u{F0FC}\u{F041}") == "• 报到 ✓\u{F041}")
    #expect(PageCharacters.cleaned([0x61, 0xFF, 0x62]) == Array("a\u{FFFD}b".utf8))
  }

  @Test("Spaces of letter-spaced Chinese go away, single ones stay")
  func letterSpacing() {
    func without(_ text: String) -> String {
      String(decoding: PageCharacters.withoutLetterSpacing(Array(text.utf8)), as: UTF8.self)
    }
    #expect(without("对 于 一 个 物 理设备") == "对于一个物理设备")
    #expect(without("出席：张三 李四 王五") == "出席：张三 李四 王五")
  }

  @Test(
    "Damaged output of poppler is laid out without a crash", arguments: 1...4 as ClosedRange<UInt64>
  )
  func damaged(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var lines: [String] = ["<page number=\"1\" height=\"842\" width=\"595\">"]
    lines.append("<fontspec id=\"0\" size=\"10\" family=\"A\"/><fontspec id=\"1\" size=\"6\"/>")
    for line in 0..<60 {
      let text = ["甲 乙 丙 丁 戊", "a &amp; <b>b</b>-", "1", "ﬁrst — 12.", "• x"][line % 5]
      lines.append(
        "<text top=\"\(line * 9)\" left=\"\(72 + line % 3 * 180)\" width=\"170\" height=\"12\" "
          + "font=\"\(line % 7 / 6)\">\(text)</text>")
      if line % 20 == 19 { lines.append("</page><page number=\"2\" height=\"842\" width=\"595\">") }
    }
    lines.append("<outline><item page=\"1\">1</item><item page=\"2\">a</item></outline>")
    let whole = Array(lines.joined(separator: "\n").utf8)
    let signs = Array("<>\"&;=-.0189 /\n甲".utf8) + [0, 0x80, 0xE3, 0xFF]
    for _ in 0..<100 {
      var bytes = whole
      for _ in 0..<Int.random(in: 1...30, using: &generator) {
        let place = Int.random(in: 0..<bytes.count, using: &generator)
        switch Int.random(in: 0...2, using: &generator) {
        case 0: bytes[place] = signs.randomElement(using: &generator) ?? 0
        case 1: bytes.remove(at: place)
        default:
          let end = min(bytes.count, place + Int.random(in: 1...60, using: &generator))
          bytes.insert(
            contentsOf: Array(bytes[place..<end]),
            at: Int.random(in: 0..<place + 1, using: &generator))
        }
      }
      let text = try PopplerXML(bytes, zoom: 1, maximumPages: 1000).text
      for block in PageLayout(text, spaceGap: 0.2).blocks {
        #expect(String(validating: block.utf8, as: UTF8.self) != nil && !block.utf8.isEmpty)
        #expect(block.pages.allSatisfy { (0...block.utf8.count).contains($0.offset) })
      }
    }
  }
}
