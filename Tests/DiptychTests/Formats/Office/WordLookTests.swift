import Testing

@testable import Diptych

/// What the look of letters in a document of Word says.
@Suite struct WordLookTests {
  private static let text = "5月8日，市外办在会展中心举办国际友城合作论坛，三十名代表参加，会议开了两天。"

  private func document(_ body: String, styles: String = "") throws -> Document {
    let text = "<w:p><w:r><w:t>\(Self.text)</w:t></w:r></w:p>"
    return try Document.ingested(WordFile(body + text, styles: styles).bytes, path: "a.docx")
  }

  private func run(_ text: String, _ properties: String) -> String {
    "<w:r><w:rPr>\(properties)</w:rPr><w:t>\(text)</w:t></w:r>"
  }

  private static let styles = """
    <w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="21"/></w:rPr></w:rPrDefault></w:docDefaults>
    <w:style w:type="paragraph" w:styleId="b"><w:name w:val="Lead"/><w:rPr><w:b/></w:rPr></w:style>
    <w:style w:type="paragraph" w:styleId="s"><w:name w:val="Large"/><w:rPr><w:sz w:val="32"/></w:rPr></w:style>
    <w:style w:type="character" w:styleId="c"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>
    """

  @Test("Bold or larger letters stand out, whether a run or a style says so")
  func distinct() throws {
    for (properties, style) in [
      ("<w:b/>", ""), ("<w:b w:val=\"1\"/>", ""), ("<w:sz w:val=\"28\"/>", ""),
      ("<w:rStyle w:val=\"c\"/>", ""), ("", "b"), ("", "s"),
    ] {
      let body =
        "<w:p><w:pPr><w:pStyle w:val=\"\(style)\"/></w:pPr>\(run("论坛概况", properties))</w:p>"
      #expect(
        try document(body, styles: Self.styles).blocks.map(\.layout.isDistinct) == [true, false],
        "\(properties) \(style)")
    }
    let cut = "<w:p>\(run("论坛", "<w:b/>"))\(run("概况", "<w:b/>"))\(run("1", ""))</w:p>"
    #expect(try document(cut).blocks.map(\.layout.isDistinct) == [true, false])
  }

  @Test("Others do not")
  func notDistinct() throws {
    let cell = "<w:tc><w:p>\(run("论坛概况", "<w:b/>"))</w:p></w:tc>"
    let row = "<w:tr>\(cell)\(cell)</w:tr>"
    for body in [
      "<w:p>\(run("论坛概况", ""))</w:p>",
      "<w:p>\(run("论坛概况", "<w:b w:val=\"0\"/>"))</w:p>",
      "<w:p>\(run("论坛概况", "<w:sz w:val=\"21\"/>"))</w:p>",
      "<w:p>\(run("论坛", "<w:b/>"))\(run("概况和会议议程", ""))</w:p>",
      "<w:p>\(run("论坛开幕了。", "<w:b/>"))</w:p>",
      "<w:p><w:pPr><w:rPr><w:b/></w:rPr></w:pPr>\(run("论坛概况", ""))</w:p>",
      "<w:p><w:pPr><w:pStyle w:val=\"b\"/></w:pPr>\(run("论坛概况", "<w:b w:val=\"false\"/>"))</w:p>",
      "<w:tbl>\(row)\(row)</w:tbl>",
    ] {
      #expect(
        try document(body, styles: Self.styles).blocks.allSatisfy { !$0.layout.isDistinct },
        "\(body)")
    }
  }

  @Test("Where most of a text is bold, bold says nothing")
  func allBold() throws {
    let body = [run("论坛概况", "<w:b/>"), run(Self.text, "<w:b/>")].map { "<w:p>\($0)</w:p>" }
    #expect(try document(body.joined()).blocks.allSatisfy { !$0.layout.isDistinct })
  }

  @Test("Short bold lines over paragraphs are headings")
  func headings() throws {
    let body = ["合作项目", "文化交流", "来访团组"].map { line in
      """
      <w:p>\(run(line, "<w:b/><w:sz w:val=\"32\"/>"))</w:p>
      <w:p>\(run(Self.text, ""))</w:p><w:p>\(run(Self.text, ""))</w:p>
      """
    }
    let document = try FormatComparison.processed(
      WordFile(body.joined()).bytes, path: "a.docx")
    #expect(document.blocks.filter(\.isHeading).map(\.text) == ["合作项目", "文化交流", "来访团组"])
  }
}
