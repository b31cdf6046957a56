import TestSupport
import Testing

@testable import Diptych

@Suite struct HostileWordTests {
  private func failure(_ content: [UInt8], limits: Limits = Limits()) -> StageFailure? {
    #expect(throws: StageFailure.self) {
      try Document.ingested(content, path: "a.docx", context: StageContext(limits: limits))
    }
  }

  private func failure(_ name: String, _ content: String) -> StageFailure? {
    failure(WordFile("", parts: [(name, content)]).bytes)
  }

  @Test("A container without its text, or with broken parts, is refused by its fault")
  func parts() {
    #expect(failure("word/text.xml", "<a/>")?.code == "no_text")
    let broken = failure("word/text.xml", "<a>\n<b>\n</a>")
    #expect(broken?.code == "corrupt_markup")
    #expect(broken?.message.hasPrefix("'word/text.xml' is not well formed") == true)
    #expect(broken?.line == 3)
    for part in [
      "word/styles.xml", "word/numbering.xml", "word/notes/footnotes.xml", "_rels/.rels",
    ] {
      let message = failure(part, "<a>")?.message
      #expect(message?.hasPrefix("'\(part)' is not well formed") == true, "\(part)")
    }
    #expect(
      failure("word/styles.xml", "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>")?.code
        == "dtd_forbidden")
    let elsewhere = """
      <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="a/officeDocument" Target="word/none.xml"/></Relationships>
      """
    #expect(failure("_rels/.rels", elsewhere)?.message == "part 'word/none.xml' is missing")
    let outside = elsewhere.replacing("word/none.xml", with: "../../none.xml")
    // What leads out of the container leads nowhere; the list of types has the part as well.
    #expect(failure("_rels/.rels", outside)?.code == "no_text")
    let deep = String(repeating: "<w:sdt>", count: 300) + String(repeating: "</w:sdt>", count: 300)
    #expect(
      failure(WordFile(deep).bytes)?.message
        == "elements of 'word/text.xml' are nested more than 256 deep; 'maximumMarkupDepth' sets the limit"
    )
    let whole = WordFile("<w:p><w:r><w:t>a</w:t></w:r></w:p>").bytes
    #expect(failure(Array(whole.dropLast(40)))?.code == "corrupt_container")
  }

  @Test("A file that asks for a password is told from other OLE containers")
  func encrypted() {
    let mark: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
    func container(_ names: String...) -> [UInt8] {
      var content = mark + [UInt8](repeating: 0, count: 1024 - mark.count)
      for name in names {
        let wide = name.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        content += wide + [UInt8](repeating: 0, count: 128 - wide.count)
      }
      return content
    }
    let file = failure(container("Root Entry", "EncryptionInfo", "EncryptedPackage"))
    #expect(file?.code == "encrypted")
    #expect(file?.message == "part 'EncryptedPackage' asks for a password")
    #expect(failure(container("Root Entry", "WordDocument"))?.code == "unsupported_format")
    #expect(failure(mark)?.code == "unsupported_format")
  }

  @Test("Styles and lists that lead in circles and numbers beyond all bounds do no harm")
  func loops() throws {
    let styles = """
      <w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="B"/><w:pPr><w:numPr><w:ilvl w:val="-9223372036854775808"/><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="9223372036854775807"/></w:pPr></w:style><w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style>
      <w:style w:type="numbering" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>
      """
    let numbering = """
      <w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="99999999999999999999"/><w:lvl w:ilvl="-5"><w:start w:val="9223372036854775807"/><w:numFmt w:val="upperRoman"/><w:lvlRestart w:val="-1"/><w:lvlText w:val="%1%2%9%0%%%"/></w:lvl></w:abstractNum>
      <w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="L"/></w:abstractNum>
      <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="3"/>
      """
    func paragraph(_ properties: String) -> String {
      "<w:p><w:pPr>\(properties)</w:pPr><w:r><w:t>a</w:t></w:r></w:p>"
    }
    func list(_ number: Int) -> String {
      paragraph(
        "<w:numPr><w:ilvl w:val=\"9223372036854775807\"/><w:numId w:val=\"\(number)\"/></w:numPr>")
    }
    let body = """
      \(paragraph("<w:pStyle w:val=\"A\"/>"))\(paragraph("<w:pStyle w:val=\"A\"/>"))\(list(1))\(list(2))\(list(3))
      <w:tbl><w:tr><w:trPr><w:gridBefore w:val="9223372036854775807"/></w:trPr><w:tc><w:tcPr><w:gridSpan w:val="9223372036854775807"/></w:tcPr><w:p><w:r><w:t>b</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
      """
    let file = WordFile(body, styles: styles, numbering: numbering)
    let document = try Document.ingested(file.bytes, path: "a.docx")
    #expect(document.blocks.count == 6)
    #expect(document.texts[0] == "922337203685477580711%0%%% a")
  }

  @Test(
    "Elements in places where none may be do no harm",
    arguments: [
      "<w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc>",
      "<w:tr><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tr>",
      "<w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc></w:tr>",
      "<w:tbl><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tbl>",
      "<w:tbl><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc></w:tbl>",
      "<w:p><w:p><w:r><w:t>a</w:t></w:r></w:p></w:p>", "<w:p><w:t>a</w:t></w:p>",
      "<w:t>x</w:t><w:p><w:t>a</w:t></w:p>",
      "<w:p><w:r><w:t>a</w:t><w:rt/><w:rubyBase/></w:r></w:p>",
      "<w:rt><w:p><w:r><w:t>x</w:t></w:r></w:p></w:rt><w:p><w:t>a</w:t></w:p>",
      "<w:p><w:r><w:fldChar w:fldCharType='end'/><w:fldChar w:fldCharType='separate'/><w:t>a</w:t></w:r></w:p>",
      "<w:p><w:pPr><w:r><w:rPr><w:vanish/></w:rPr></w:r></w:pPr><w:r><w:t>a</w:t></w:r></w:p>",
      "<w:txbxContent><w:p><w:r><w:t>a</w:t></w:r></w:p></w:txbxContent>",
      "<w:p><w:r><w:t>a</w:t></w:r><w:tbl/></w:p>",
      "<mc:Choice/><mc:Fallback/><w:p><w:t>a</w:t></w:p>",
      "<w:vanish/><w:p><w:vanish/><w:r><w:t>a</w:t></w:r></w:p>",
      "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>",
    ])
  func misplaced(body: String) throws {
    #expect(try Document.ingested(WordFile(body).bytes, path: "a.docx").texts.first == "a")
  }

  @Test(
    "Large texts are read or refused in time linear in their size",
    arguments: [
      "<w:p><w:r><w:t>a</w:t></w:r></w:p>",
      "<w:p><w:pPr><w:pStyle w:val='Heading1'/></w:pPr><w:t>a</w:t></w:p>",
      "<w:p><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>",
      "<w:tbl><w:tr><w:tc><w:p><w:t>a</w:t></w:p></w:tc></w:tr></w:tbl>",
      "<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr>",
      "<w:tr><w:tc><w:tcPr><w:vMerge w:val='restart'/></w:tcPr><w:p><w:t>a</w:t></w:p></w:tc></w:tr>",
      "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:t>a</w:t></w:p>",
      "<w:p><w:t>a</w:t><w:r><w:txbxContent><w:p><w:t>x</w:t></w:p></w:txbxContent></w:r></w:p>",
      "<w:fldChar w:fldCharType='begin'/><w:p><w:t>a</w:t></w:p>",
      "<w:p><w:t>a</w:t><w:br/></w:p>", "<w:sdt><w:p><w:t>a</w:t></w:p></w:sdt>",
    ])
  func large(part: String) throws {
    let numbering = """
      <w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
      """
    let cell = "<w:tc><w:tcPr><w:vMerge w:val='restart'/></w:tcPr>"
    for (open, close) in [
      ("<w:p><w:t>b</w:t></w:p>", ""), ("<w:tbl><w:tr>\(cell)", "</w:tc></w:tr></w:tbl>"),
      (
        "<w:tbl><w:tr>\(cell)\(String(repeating: "<w:p><w:t>c</w:t></w:p>", count: 5000))</w:tc></w:tr>",
        "</w:tbl>"
      ),
    ] {
      let body = open + String(repeating: part, count: 400_000 / part.utf8.count) + close
      let file = WordFile(body, numbering: numbering)
      let time = ThreadTime.measure {
        _ = try? Document.ingested(file.bytes, path: "a.docx")
      }
      #expect(time < .seconds(20), "\(part): \(time)")
    }
  }
}
