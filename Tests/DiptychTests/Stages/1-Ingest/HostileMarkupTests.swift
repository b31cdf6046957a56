import Testing

@testable import Diptych

@Suite struct HostileMarkupTests {
  private func ingested(_ text: String, path: String = "a.html") throws -> Document {
    try Document.ingested(Array(text.utf8), path: path)
  }

  private func failure(_ text: String, path: String = "a.html") -> StageFailure? {
    #expect(throws: StageFailure.self) { try ingested(text, path: path) }
  }

  @Test(
    "A DOCTYPE with a part of its own is refused",
    arguments: [
      "<?xml version='1.0'?><!DOCTYPE html [<!ENTITY a 'aa'>]><html><p>&a;</p></html>",
      "<!-- x --><!DOCTYPE html PUBLIC '>[' \"x\" [<!ENTITY a SYSTEM 'file:///etc/hostname'>]><html><p>&a;</html>",
    ])
  func internalSubset(text: String) {
    let failure = failure(text)
    #expect(failure?.code == "dtd_forbidden")
    #expect(
      failure?.message == "the DOCTYPE has a part of its own in brackets, which may define entities"
    )
  }

  @Test("A DOCTYPE without one is not")
  func documentType() throws {
    let text = """
      <?xml version="1.0"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://[::1]/x.dtd">
      <html xmlns="http://www.w3.org/1999/xhtml"><body><p>a&nbsp;b&eacute;<![CDATA[<c>]]></p><div/><p/>d</body></html>
      """
    let document = try ingested(text)
    #expect(document.texts == ["a\u{A0}bé<c>", "d"])
    #expect(document.source.form?.mediaType == "application/xhtml+xml")
  }

  @Test(
    "A page without its end, or that is not the XML it says it is, is read and named",
    arguments: [
      ("<html><body><p>One.</p><p>Two", ["page_cut_off"]),
      ("<HTML><BODY><p>One.</p></Body>", []),
      ("<p>A fragment of a page, which has neither.</p>", []),
      ("<?xml version='1.0'?><html><body><p>One.<br></p></body></html>", ["page_not_well_formed"]),
      ("<?xml version='1.0'?><html><body><p>One.</p>", ["page_not_well_formed", "page_cut_off"]),
    ])
  func cutOff(page: String, codes: [String]) throws {
    let document = try ingested(page, path: page.hasPrefix("<?xml") ? "a.xhtml" : "a.html")
    #expect(document.findings.map(\.code.rawValue) == codes)
    #expect(document.texts[0].hasPrefix(page.hasPrefix("<p>") ? "A" : "One."))
  }

  @Test("XHTML that is not well formed is read as HTML")
  func broken() throws {
    let document = try ingested(
      "<?xml version='1.0'?><html><p>a<br>b</p><p>c &nbsp;d</html>", path: "a.xhtml")
    #expect(document.texts == ["a b", "c \u{A0}d"])
    #expect(document.source.form?.mediaType == "text/html")
  }

  @Test(
    "Nesting beyond the limit is refused, and up to it is not", arguments: ["a.html", "a.xhtml"])
  func depth(path: String) throws {
    func nested(_ depth: Int) -> String {
      "<html><body>" + String(repeating: "<div>", count: depth - 2) + "x"
        + String(repeating: "</div>", count: depth - 2) + "</body></html>"
    }
    #expect(try ingested(nested(250), path: path).texts == ["x"])
    let failure = failure(nested(20_000), path: path)
    #expect(failure?.code == "limit_exceeded")
    #expect(
      failure?.message
        == "elements are nested more than 256 deep; 'maximumMarkupDepth' sets the limit")
    #expect(failure?.line == 1)
  }

  @Test("Elements without content do not nest")
  func unclosed() throws {
    let text = String(repeating: "a<wbr>", count: 1000)
    #expect(try ingested("<p>\(text)</p>").blocks.count == 1)
  }

  @Test(
    "Broken pages are read as far as they go",
    arguments: [
      ("<p>a<p>b", ["a", "b"]), ("<html><p>a</b></i></div>b", ["ab"]), ("<html>a", ["a"]),
      ("<div>a<table><tr>b<td>c", ["a", "b", "c"]), ("<html><li>a<li>b", ["a", "b"]),
      ("<html><p>a<html><body><p>b", ["a", "b"]),
      ("<html><p>a &bogus; & b", ["a &bogus; & b"]), ("<html><p title='a>b", nil),
      ("<html><p>a<!-- b", ["a"]),
      ("<html></body></html><p>a", ["a"]), ("<html><ruby>a<rt>b<rt>c</ruby><rt>d", ["a"]),
      ("<html><td>a</td></table></ul></pre></ruby></a>b", ["a", "b"]),
      ("<html><frameset><noframes><p>a</noframes></frameset>", ["a"]),
      ("<html><p>a<script>b</p>", ["a"]), ("<html><pre>a<p>b</pre>c", ["a", "b", "c"]),
    ] as [(String, [String]?)])
  func brokenPage(text: String, texts: [String]?) throws {
    do {
      #expect(try ingested(text).texts == texts)
    } catch let failure as StageFailure {
      #expect(failure.code == "no_text" && texts == nil)
    }
  }

  @Test(
    "Numbers beyond all bounds do no harm",
    arguments: ["-9223372036854775808", "9223372036854775807", "+99999999999999999999", "-0", ""])
  func numbers(number: String) throws {
    let page = """
      <html><font size="\(number)">a</font><ol start="\(number)"><li value="\(number)">b</ol>
      <p style="font-size:\(number)pt;font-weight:\(number)">c<table>
      <tr><td colspan="\(number)" rowspan="\(number)">d<td>e<tr><td>f</table></html>
      """
    #expect(try ingested(page).texts == ["a", "b", "c", "d", "e", "f"])
  }

  @Test("A few NUL bytes are no text")
  func nul() throws {
    let text = String(repeating: "word ", count: 1000)
    let document = try ingested("<html><p>\(text)</p><p>a\u{0}b</p>")
    #expect(document.texts.last == "ab")
  }

  @Test(
    "Large hostile pages are read or refused in time linear in their size",
    arguments: [
      "<p>", "<b>", "</b>", "<td>", "<table>", "<table><tr><td>", "<li>", "<br>", "<ruby>", "<rt>",
      "<a href=x>y</a> ", "<!--", "<![CDATA[", "&amp;", "&", "<", "<p ", "<p a='", "<h1>x</h1>",
      "<dl><dt>x", "<tr><td colspan=1000 rowspan=1000>x", "<select><option>", "<pre>x\n", "<form>x",
      "<nav>x</nav>", "<title>", "<ul><li>x</li></ul>", "<font><p>x", "\u{0}", "<p lang=xx>x",
      "<div class=nav>x</div>", "<span hidden>x</span>", "<p>x<br>", "</p>", "<html a=b>",
      "<body>x",
      "<script>", "<?x", "<!DOCTYPE html>", "<x:y>z</x:y>",
    ])
  func large(part: String) throws {
    let text = "<html><body>甲" + String(repeating: part, count: 200_000 / part.utf8.count)
    let time = ThreadTime.measure { _ = try? ingested(text) }
    #expect(time < .seconds(20), "\(part): \(time)")
  }

  @Test("A tag with thousands of attributes is refused, one with a large attribute is not")
  func attributes() throws {
    let many = (0..<20_000).map { " a\($0)=x" }.joined()
    #expect(failure("<html><p\(many)>x</p>")?.message == "a tag has more than 512 attributes")
    let large = String(repeating: "a b=c ", count: 50_000)
    #expect(try ingested("<html><p title=\"\(large)\">x</p>").texts == ["x"])
    #expect(try ingested("<html><p>\(large)</p>").blocks.count == 1)
  }
}
