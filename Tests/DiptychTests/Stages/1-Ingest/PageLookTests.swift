import Testing

@testable import Diptych

/// What the look of letters on a page says.
@Suite struct PageLookTests {
  private func page(_ body: String) throws -> Document {
    try Document.ingested(
      Array("<!DOCTYPE html><html><body>\(body)</body></html>".utf8), path: "page.html")
  }

  private static let text = "<p>5月8日，市外办在会展中心举办国际友城合作论坛，三十名代表参加，会议开了两天。</p>"

  @Test(
    "Bold or larger letters stand out",
    arguments: [
      "<p><b>论坛概况</b></p>", "<strong>论坛概况</strong><br>", "<p><font size='4'>论坛概况</font></p>",
      "<p><font size='+2'>论坛概况</font></p>", "<p style='font-weight: BOLD'>论坛概况</p>",
      "<p><span style='color:red;font-size:16pt'>论坛概况</span></p>",
      "<div style='font-size:1.5em'>论坛概况</div>", "<p><big>论坛概况</big></p>",
      "<p><b>论坛</b><b>概况</b>1</p>",
    ])
  func distinct(line: String) throws {
    #expect(try page(line + Self.text).blocks.map(\.layout.isDistinct) == [true, false])
  }

  @Test("Larger letters rank above smaller ones, bold ones above others, centred ones above others")
  func ranks() throws {
    let body =
      "<p style='font-size:20pt'>甲手册</p><p style='font-size:16pt'>乙章</p><p><b>丙节</b></p>"
      + Self.text
      + "<p style='font-size:16pt;text-align:center'>丁章</p><p style='font-size:16pt'><b>戊章</b></p>"
    #expect(try page(body).blocks.map(\.layout.letterRank) == [1, 4, 5, nil, 3, 2])
  }

  @Test("A question in bold stands out", arguments: ["如何报名？", "How does one enter?"])
  func question(line: String) throws {
    #expect(
      try page("<p><b>\(line)</b></p>" + Self.text).blocks.map(\.layout.isDistinct) == [
        true, false,
      ])
  }

  @Test(
    "Others do not",
    arguments: [
      "<p>论坛概况</p>", "<p><b>论坛</b>概况和会议议程</p>", "<p><b>论坛开幕了。</b></p>",
      "<p><font size='2'>论坛概况</font></p>", "<p><span style='font-size:99999999pt'>论坛</span></p>",
      "<p style='font-weight:normal'>论坛概况</p>", "<ul><li><b>论坛概况</b></li></ul>",
    ])
  func notDistinct(line: String) throws {
    #expect(try page(line + Self.text).blocks.map(\.layout.isDistinct) == [false, false])
  }

  @Test("A style ends with its element")
  func nesting() throws {
    let body = "<div style='font-weight:bold'>甲<p style='font-weight:400'>乙</p>丙</div>" + Self.text
    #expect(
      try page(body).blocks.map(\.layout.isDistinct) == [true, false, true, false])
    #expect(
      try page("<p><b>甲<br>　　乙</b><br>　　丙</p>" + Self.text).blocks.map(\.layout.isDistinct)
        == [true, true, false, false])
  }

  @Test("Where most of a text is bold, bold says nothing")
  func allBold() throws {
    #expect(
      try page("<b><p>论坛概况</p>\(Self.text)</b>").blocks.allSatisfy { !$0.layout.isDistinct })
  }

  private func headings(_ body: String) throws -> [String] {
    let html = Array("<!DOCTYPE html><html><body>\(body)</body></html>".utf8)
    return try FormatComparison.processed(html, path: "page.html").blocks
      .filter(\.isHeading).map { "\($0.heading?.value ?? 0) \($0.text)" }
  }

  @Test("Lines that stand out are headings, and so are numbered ones under a title")
  func found() throws {
    #expect(
      try headings("<p><b>参会人员</b></p>\(Self.text)<p><b>会议成果</b></p>\(Self.text)")
        == ["1 参会人员", "1 会议成果"])
    #expect(
      try headings("<h1>论坛简报</h1><p>一、参会人员</p>\(Self.text)<p>二、会议成果</p>\(Self.text)")
        == ["1 论坛简报", "2 一、参会人员", "2 二、会议成果"])
    #expect(
      try headings("<h1>论坛简报</h1><p>参会人员</p>\(Self.text)<p>会议成果</p>\(Self.text)")
        == ["1 论坛简报"])
    #expect(
      try headings("<h1>论坛简报</h1><h2>参会人员</h2>\(Self.text)<p>二、会议成果</p>\(Self.text)")
        == ["1 论坛简报", "2 参会人员"])
  }

  private static func row(_ left: String, _ right: String) -> String {
    "<tr><td>\(left)</td><td>\(right)</td></tr>"
  }

  @Test("A table with two versions of a text side by side is running text, row by row")
  func bilingual() throws {
    let table =
      "<table>"
      + Self.row("一、概况", "I. Overview")
      + Self.row(
        "5月8日，市外办举办国际友城合作论坛，三十名代表参加。<br>　　会议开了两天。",
        "On May 8, the office held a forum, which thirty delegates attended. It lasted two days.")
      + Self.row("二、成果", "II. Results")
      + Self.row(
        "双方签署了合作备忘录，商定每年举办一次会议。", "Both sides signed a memorandum and will meet every year.")
      + "</table>"
    let document = try page(table)
    #expect(document.blocks.allSatisfy { $0.place == .flow && $0.kind == .paragraph })
    #expect(
      document.texts.map { $0.prefix(4) }.prefix(5) == ["一、概况", "I. O", "5月8日", "会议开了", "On M"])
    let japanese =
      "<table>"
      + Self.row("港口安全须知", "港湾安全の手引き")
      + Self.row("进入码头请戴安全帽，并出示证件。", "埠頭に入るときはヘルメットを着用し、身分証を提示してください。")
      + Self.row("一、集合", "一、集合")
      + Self.row("请在警报响起后到广场集合，等候指示。", "警報が鳴ったら広場に集合し、指示を待ってください。") + "</table>"
    #expect(try page(japanese).blocks.allSatisfy { $0.kind == .paragraph })
    let form =
      "<table>"
      + Self.row("日時", "三月三日の午後二時から始まります。")
      + Self.row("場所", "市民会館の大ホールで行います。") + "</table>"
    #expect(try page(form).blocks.allSatisfy { $0.kind == .cell })
    let terms = "<table>\(Self.row("外办", "office"))\(Self.row("领事", "consul"))</table>"
    #expect(try page(terms).blocks.allSatisfy { $0.kind == .cell })
  }
}
