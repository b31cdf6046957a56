import Testing

@testable import Diptych

@Suite struct PageLayoutTests {
  @Test("Columns are read one after the other, what crosses them first")
  func columns() {
    var pages = Pages()
    pages.add("培训工作简报 Courses of the office in the spring", x: 72, y: 60, font: 1)
    pages.add(Pages.chinese, x: 72, y: 120)
    pages.add(Pages.english, x: 300, y: 127)
    #expect(
      pages.texts == [
        "培训工作简报 Courses of the office in the spring", Pages.chinese.joined(),
        Pages.english.joined(separator: " "),
      ])
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
    for y in [150.0, 250, 350] { pages.add(Pages.english, x: 72, y: y) }
    pages.add(String(repeating: "Wide as the page. ", count: 5), x: 72, y: 500)
    #expect(pages.texts.first == "关于进一步加强因公出国人员行前教育安全保障工作的补充通知")
  }

  @Test("Neighbours that together are an entry of the table of contents are one heading")
  func titleOfOutline() {
    var pages = Pages()
    pages.add("Courses on Pre-", x: 72, y: 60, font: 1)
    pages.add("departure", x: 72, y: 100, font: 1)
    pages.add(Pages.english, x: 72, y: 140)
    pages.add("Exchanges", x: 72, y: 240, font: 1)
    pages.add(Pages.english, x: 72, y: 280)
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
    pages.add(Pages.english, x: 72, y: 100)
    #expect(pages.layout.blocks.allSatisfy { !$0.layout.hasMarkup })
    pages.add("Exchanges", x: 72, y: 200, font: 1)
    pages.add(Pages.english, x: 72, y: 240)
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
