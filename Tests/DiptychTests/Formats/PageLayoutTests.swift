import Testing

@testable import Diptych

/// Text that is laid out by hand: letters are half as wide as high, Chinese characters as wide as high.
private struct Pages {
  var text = PagedText(
    fonts: [
      PagedText.Font(size: 10, isBold: false, family: "Serif"),
      PagedText.Font(size: 16, isBold: true, family: "Sans"),
      PagedText.Font(size: 8, isBold: false, family: "Serif"),
      PagedText.Font(size: 6, isBold: false, family: "Serif"),
      PagedText.Font(size: 10, isBold: false, family: "Sans"),
    ], pages: [PagedText.Page(width: 595, height: 842)])

  mutating func add(_ string: String, x: Double, y: Double, font: Int = 0) {
    let size = text.fonts[font].size
    let width = string.unicodeScalars.reduce(0) { $0 + ($1.value >= 0x2E80 ? size : size / 2) }
    text.pages[text.pages.count - 1].runs.append(
      PagedText.Run(
        box: PageBox(left: x, top: y, right: x + width, bottom: y + 1.2 * size), font: font,
        utf8: Array(string.utf8)))
  }

  /// Adds a text with gaps, for what is in another font.
  mutating func add(_ string: String, x: Double, y: Double, width: Double) {
    add(string, x: x, y: y)
    let page = text.pages.count - 1
    text.pages[page].runs[text.pages[page].runs.count - 1].box.right = x + width
  }

  mutating func add(_ lines: [String], x: Double, y: Double, font: Int = 0) {
    for (index, line) in lines.enumerated() {
      add(line, x: x, y: y + Double(index) * 1.5 * text.fonts[font].size, font: font)
    }
  }

  mutating func addPage() { text.pages.append(PagedText.Page(width: 595, height: 842)) }

  var layout: PageLayout { PageLayout(text, spaceGap: 0.2) }
  var texts: [String] { layout.blocks.map(\.text) }
}

@Suite struct PageLayoutTests {
  private static let english = [
    "The office held three courses in the", "spring, which were open to everybody",
    "from the districts and the counties,", "and it will hold three more of them.",
  ]
  private static let chinese = [
    "今年春天办公室举办了三期培训班，面", "向全市各区县开放，参加培训的人员达",
    "到了一百二十余人，取得了良好的效果，", "下半年还将继续举办三期。",
  ]

  @Test("Columns are read one after the other, what crosses them first")
  func columns() {
    var pages = Pages()
    pages.add("培训工作简报 Courses of the office in the spring", x: 72, y: 60, font: 1)
    pages.add(Self.chinese, x: 72, y: 120)
    pages.add(Self.english, x: 300, y: 127)
    #expect(
      pages.texts == [
        "培训工作简报 Courses of the office in the spring", Self.chinese.joined(),
        Self.english.joined(separator: " "),
      ])
  }

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

  @Test("Running heads and page numbers are left out, a paragraph goes on over the page")
  func runningMatter() {
    var pages = Pages()
    let long = [
      "The courses were open to everybody from the districts, from the counties and from",
      "Teachers from three universities of the city and of the neighbouring towns came to",
      "What was taught there could be used at once in the daily work of the offices and of",
      "A fourth course, on the protocol of visits, will be held in the second half of the",
    ]
    for page in 0..<4 {
      if page > 0 { pages.addPage() }
      pages.add("Bulletin No. 12", x: 250, y: 40, font: 2)
      pages.add("— \(page + 1) —", x: 285, y: 800, font: 2)
      if page > 0 {
        pages.add(["the towns", "the villages", "many others"][page - 1] + ".", x: 72, y: 80)
      }
      pages.add(long[page], x: 72, y: 770)
    }
    let blocks = pages.layout.blocks
    #expect(
      blocks.map(\.text) == [
        long[0] + " the towns.", long[1] + " the villages.", long[2] + " many others.", long[3],
      ])
    #expect(blocks.map { $0.position?.page } == [1, 2, 3, 4])
    #expect(
      blocks.dropFirst().first?.pages == [PageStart(offset: long[1].utf8.count + 1, number: 3)])
  }

  @Test("A first line that is farther in, or a wider space, begins a paragraph")
  func paragraphs() {
    var pages = Pages()
    let lines = [
      "The courses were open to everybody from the districts, from the counties and from all",
      "universities of the city; teachers and officers from the neighbouring towns came to them,",
      "and some of them spoke about their work.",
    ]
    for y in [100.0, 145] {
      pages.add(lines[0], x: 92, y: y)
      pages.add([lines[1], lines[2]], x: 72, y: y + 15)
    }
    pages.add("Another course will follow.", x: 72, y: 205)
    let whole = lines.joined(separator: " ")
    #expect(pages.texts == [whole, whole, "Another course will follow."])
  }

  @Test("A footnote leaves the text with its sign and stands behind it")
  func footnote() throws {
    var pages = Pages()
    pages.add("The office held three courses", x: 72, y: 100)
    pages.add("1", x: 217, y: 98, font: 3)
    pages.add(" in the spring.", x: 220, y: 100)
    pages.add("1", x: 72, y: 762, font: 3)
    pages.add("Without those for drivers.", x: 76, y: 764, font: 2)
    let blocks = pages.layout.blocks
    #expect(
      blocks.map(\.text) == [
        "The office held three courses in the spring.", "Without those for drivers.",
      ])
    #expect(blocks.map(\.kind) == [.paragraph, .footnote])
  }

  @Test("A raised figure without a footnote stays")
  func exponent() {
    var pages = Pages()
    pages.add("The hall has 400 m", x: 72, y: 100)
    pages.add("2", x: 162, y: 98, font: 3)
    #expect(pages.texts == ["The hall has 400 m2"])
  }

  @Test(
    "Footnotes are found above a foot that does not return, and in letters as large as the text")
  func footnotesAboveFoot() {
    for font in [0, 2] {
      var pages = Pages()
      pages.add("The office held three courses", x: 72, y: 600)
      pages.add("1", x: 217, y: 598, font: 3)
      pages.add(" in the spring", x: 220, y: 600)
      pages.add("2", x: 292, y: 598, font: 3)
      pages.add("1", x: 72, y: 698, font: 3)
      pages.add("Without those for drivers.", x: 76, y: 700, font: font)
      pages.add("2", x: 72, y: 713, font: 3)
      pages.add("It was wet.", x: 76, y: 715, font: font)
      pages.add("For the use of the office only", x: 72, y: 790)
      let blocks = pages.layout.blocks
      #expect(
        blocks.map(\.text) == [
          "The office held three courses in the spring", "Without those for drivers.",
          "It was wet.",
        ])
      #expect(blocks.map(\.kind) == [.paragraph, .footnote, .footnote])
    }
  }

  @Test("The stop behind the sign of a footnote is no part of it")
  func footnoteStop() {
    var pages = Pages()
    pages.add("The office held three courses", x: 72, y: 100)
    pages.add("1", x: 217, y: 98, font: 3)
    pages.add("1. Without those for drivers.", x: 72, y: 764, font: 2)
    #expect(pages.texts == ["The office held three courses", "Without those for drivers."])
  }

  @Test("What has another font stands in the gap that its line has for it")
  func gaps() {
    var pages = Pages()
    pages.add("严格按照谁派出谁负责的原则执行", x: 72, y: 100, width: 160)
    pages.add("“", x: 112, y: 100, font: 4)
    pages.add("”", x: 207, y: 100, font: 4)
    // Wide gaps have been taken for spaces.
    pages.add("请登录 外事 网站查询", x: 72, y: 200, width: 110)
    pages.add("「", x: 102, y: 200, font: 4)
    pages.add("」", x: 132, y: 200, font: 4)
    pages.add("during the Sister City Week in May", x: 72, y: 300, width: 180)
    pages.add("“", x: 127, y: 300, font: 4)
    pages.add("”", x: 212, y: 300, font: 4)
    #expect(
      pages.texts == [
        "严格按照“谁派出谁负责的原则”执行", "请登录「外事」网站查询",
        "during the “Sister City Week” in May",
      ])
  }

  @Test("An item goes on under its text, wherever its label stands")
  func hangingItems() {
    var pages = Pages()
    for (y, label) in [(100.0, "(1)"), (145.0, "一、"), (190.0, "•")] {
      pages.add(label, x: 72, y: y)
      pages.add(
        [
          "Insurance for all members of the delegation, to be bought from any of the",
          "two offices.",
        ],
        x: 112, y: y)
    }
    let text =
      "Insurance for all members of the delegation, to be bought from any of the two offices."
    #expect(pages.texts == ["(1) " + text, "一、 " + text, "• " + text])
  }

  @Test("A centred title of two lines is one, though the first is as wide as the text")
  func centredTitle() {
    var pages = Pages()
    pages.add("关于进一步加强因公出国人员行前教育安全保障工作的补", x: 90, y: 60, font: 1)
    pages.add("充通知", x: 266, y: 84, font: 1)
    for y in [150.0, 250, 350] { pages.add(Self.english, x: 72, y: y) }
    pages.add(String(repeating: "Wide as the page. ", count: 5), x: 72, y: 500)
    #expect(pages.texts.first == "关于进一步加强因公出国人员行前教育安全保障工作的补充通知")
  }

  @Test("Neighbours that together are an entry of the table of contents are one heading")
  func titleOfOutline() {
    var pages = Pages()
    pages.add("Courses on Pre-", x: 72, y: 60, font: 1)
    pages.add("departure", x: 72, y: 100, font: 1)
    pages.add(Self.english, x: 72, y: 140)
    pages.add("Exchanges", x: 72, y: 240, font: 1)
    pages.add(Self.english, x: 72, y: 280)
    for title in ["Courses on Pre-departure", "Exchanges"] {
      pages.text.outline.append(PagedText.OutlineEntry(title: Array(title.utf8), page: 1, level: 1))
    }
    let headings = pages.layout.blocks.filter { $0.layout.markupHeadingLevel == 1 }
    #expect(headings.map(\.text) == ["Courses on Pre-departure", "Exchanges"])
  }

  @Test("Clearly larger letters are headings with levels, if there are enough of them")
  func headings() {
    var pages = Pages()
    pages.add("Courses", x: 72, y: 60, font: 1)
    pages.add(Self.english, x: 72, y: 100)
    #expect(pages.layout.blocks.allSatisfy { !$0.layout.hasMarkup })
    pages.add("Exchanges", x: 72, y: 200, font: 1)
    pages.add(Self.english, x: 72, y: 240)
    #expect(pages.layout.blocks.map(\.layout.markupHeadingLevel) == [1, nil, 1, nil])
    #expect(pages.layout.blocks.allSatisfy { $0.layout.hasMarkup })
  }

  @Test("Paragraphs of one line stay apart, though some are as long as the column")
  func oneLineParagraphs() {
    var pages = Pages()
    let lines = [
      "今年是我市与贵市结好二十周年，我办拟于十月在嘉陵市举办友城论坛。", "现诚挚邀请贵市派代表团出席论坛，有关事项将另行通知，敬请关注。",
      "一、论坛时间", "论坛于十月十八日至二十日举行，会期三天。", "二、论坛地点", "嘉陵市国际会议中心。", "专此函达，盼复。",
    ]
    for (index, line) in lines.enumerated() { pages.add(line, x: 72, y: 80 + Double(index) * 25) }
    let wrapped = [
      "The office plans to hold a forum of its sister cities in October,", "in Jialing.",
    ]
    pages.add(wrapped, x: 72, y: 80 + Double(lines.count) * 25)
    #expect(pages.texts == lines + [wrapped.joined(separator: " ")])
  }

  @Test(
    "A hyphen at a line end goes away, unless the word has it elsewhere or a capital follows",
    arguments: [
      ("All departments of the city have organ-", "ised courses.", "organised"),
      ("All departments of the city and its dis-", "tricts.", "districts"),
      ("All departments plan for the long-", "term (a long-term plan).", "long-term (a"),
      ("All departments of the city meet on Sino-", "Russian trade.", "Sino-Russian"),
      ("The talks were in the post-", "COVID times.", "post-COVID"),
      ("The office has the number 0576-", "85281234.", "0576-85281234"),
      ("All departments of the city have organ\u{AD}", "ised courses.", "organised"),
      ("All departments of the city have organ\u{2010}", "ised courses.", "organised"),
    ])
  func hyphens(first: String, second: String, word: String) {
    var pages = Pages()
    pages.add([first, second], x: 300, y: 100)
    pages.add([first, second], x: 300, y: 160)
    #expect(pages.texts.count == 2)
    #expect(pages.texts.first?.contains(word) == true)
  }

  @Test(
    "Hostile pages are laid out in time", arguments: [0.0, 0.01, 7])
  func large(step: Double) {
    var pages = Pages()
    for index in 0..<20_000 {
      pages.add("word", x: Double(index % 400) * step, y: Double(index / 400) * step)
    }
    let time = ThreadTime.measure { _ = pages.texts }
    #expect(time < .seconds(20), "\(time)")
  }
}
