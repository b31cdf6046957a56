import Testing

@testable import Diptych

/// What tells text from what the site puts around it, without words or classes that say so.
@Suite struct PageNavigationTests {
  private func page(_ body: String) throws -> Document {
    try Document.ingested(
      Array("<!DOCTYPE html><html><body>\(body)</body></html>".utf8), path: "page.html")
  }

  private static let text =
    "<p>The foreign affairs office invited the consuls of eleven countries to the new library.</p>"
  private static let texts = [
    "The foreign affairs office invited the consuls of eleven countries to the new library."
  ]
  private static let more =
    "<p>They stayed for two hours, spoke with the readers and gave books as presents.</p>"

  @Test(
    "Links before and behind the text are left out",
    arguments: [
      "<ul><li><a href='1.html'>Home</a></li><li><a href='2.html'>News</a></li></ul>",
      "<table><tr><td><a href='1.html'>Prev</a></td></tr><tr><td><a>Up</a></td></tr></table>",
      "<p>Next: <a href='1.html'>A visit of the sister city</a></p>",
      "<p>[<a href='1.html'> &lt;&lt; </a>]</p>",
    ])
  func edges(part: String) throws {
    let document = try page(part + Self.text + Self.more + part)
    #expect(document.blocks.count == 2)
    #expect(document.findings.map(\.code) == ["boilerplate_left_out"])
  }

  @Test("A note says how much was left out")
  func finding() throws {
    let document = try page("<nav>x</nav><p><a>Home</a></p>" + Self.text)
    #expect(
      document.findings.map(\.message) == [
        "what is none of the text, such as navigation, was left out; parts: 2"
      ])
    #expect(try page(Self.text).findings.isEmpty)
  }

  @Test(
    "Links that belong to the text stay",
    arguments: [
      "<p>Annexes:</p><ul><li><a href='a.html'>Programme</a></li></ul>",
      "<p><a href='list.docx?id=1'>List of guests</a></p>",
      "<h2>See also</h2><p><a href='a.html'>Consuls in the city</a></p>",
      "<p><b>See also</b></p><p><a href='a.html'>Consuls in the city</a></p>",
      "<p>More about it is <a href='a.html'>here</a>, says the office.</p>",
    ])
  func kept(part: String) throws {
    let document = try page(Self.text + Self.more + part)
    #expect(document.findings.isEmpty)
    #expect(document.blocks.count > 2)
  }

  private static let column =
    "<h2>Offices</h2><ul><li><a>Archive</a></li><li><a>Press</a></li></ul>"

  @Test(
    "A heading that only links follow is left out before the first sentence and behind the last")
  func sideColumn() throws {
    let body = "<h2>A Visit</h2>" + Self.text + Self.more
    #expect(try page(Self.column + body + Self.column).texts.first == "A Visit")
    #expect(try page(Self.column + body + Self.column).blocks.count == 3)
    // Between sentences, over files, or with headings below, it is one of the text.
    #expect(try page(body + Self.column + Self.more).blocks.count == 7)
    let files = Self.column.replacing("<a>", with: "<a href='a.doc'>")
    #expect(try page(body + files).blocks.count == 6)
    #expect(try page(Self.column + body.replacing("h2", with: "h3")).texts.first == "Offices")
  }

  @Test("A page that is a list of links keeps them")
  func list() throws {
    let items = (1...9).map { "<li><a href='\($0).html'>News number \($0) of the year</a></li>" }
    #expect(try page(Self.text + "<ul>\(items.joined())</ul>").blocks.count == 10)
  }

  @Test("A table of contents is left out, but not a list of other things")
  func contents() throws {
    let body = """
      <h1>Report</h1><p>Contents</p><ul><li><a href="#a">1. Visits</a></li>
      <li><a href="#b">2.  Signs</a></li></ul>
      <h2>1. Visits</h2>\(Self.text)<h2>2. Signs</h2>\(Self.more)
      """
    #expect(try page(body).blocks.map(\.text).prefix(2) == ["Report", "1. Visits"])
    #expect(try page(body).blocks.count == 5)
    let other = body.replacing("<a href=\"#a\">1. Visits</a>", with: "<a href=\"#c\">Preface</a>")
    #expect(try page(other).blocks.count == 8)
  }

  @Test("Links that stand on the page more than once, side by side, are left out")
  func repeated() throws {
    let panel = "<p><a>Back</a></p><p><a>Index</a></p>"
    let body = "<h2>A</h2>\(panel)\(Self.text)<h2>B</h2>\(panel)\(Self.more)"
    #expect(try page(body).blocks.count == 4)
  }

  @Test("A sign behind a heading that is a link to it is left out")
  func signs() throws {
    #expect(
      try page("<h2>Visits<a href='#v'>¶</a></h2><h2><a>C</a> <a>#</a></h2>" + Self.text).texts
        == ["Visits", "C"] + Self.texts)
    #expect(try page("<h2>C#</h2><p><a>§</a></p>" + Self.text).texts == ["C#"] + Self.texts)
  }

  @Test("Paragraphs that only their indentation parts are paragraphs")
  func indentation() throws {
    let first = "5月8日，市外办举办论坛。"
    let second = "会议由副主任主持。"
    for space in [
      "　　", "&nbsp;&nbsp;&nbsp;&nbsp;", "\n　　", "<br>　　", " &nbsp; &nbsp; &nbsp; &nbsp;",
    ] {
      #expect(try page("<p>　　\(first)\(space)\(second)</p>").texts == [first, second])
    }
    // Not behind what is no end of a sentence.
    #expect(try page("<p>签发人：　　王晓梅</p>").texts.count == 2)
    #expect(try page("<p>时间　　地点</p>").texts == ["时间　　地点"])
    #expect(try page("<p>12.&nbsp;&nbsp;&nbsp;&nbsp; Visits</p>").blocks.count == 1)
  }
}
