import TestSupport
import Testing

@testable import Diptych

@Suite struct HostileOpenDocumentTests {
  private func container(_ parts: [(String, String)], limits: Limits = Limits()) -> StageFailure? {
    let entries =
      [ZIPWriter.Entry("mimetype", "application/vnd.oasis.opendocument.text")]
      + parts.map { ZIPWriter.Entry($0.0, $0.1) }
    return failure(ZIPWriter(entries).bytes, path: "a.odt", limits: limits)
  }

  private func failure(
    _ content: [UInt8], path: String = "a.fodt", limits: Limits = Limits()
  ) -> StageFailure? {
    #expect(throws: StageFailure.self) {
      try Document.ingested(content, path: path, context: StageContext(limits: limits))
    }
  }

  @Test("A container without its text, or with broken parts, is refused by its fault")
  func parts() {
    #expect(container([])?.message == "part 'content.xml' is missing")
    #expect(container([("styles.xml", "<a/>")])?.code == "no_text")
    #expect(container([("content.xml", "<a>")])?.code == "corrupt_markup")
    #expect(
      container([("content.xml", "<a/>"), ("styles.xml", "<a>")])?.message.hasPrefix(
        "'styles.xml' is not well formed") == true)
    #expect(container([("content.xml", "<a/>")])?.code == "no_text")
    #expect(
      container([("content.xml", "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>")])?.code
        == "dtd_forbidden")
    let manifest = """
      <m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><m:file-entry m:full-path="content.xml"><m:encryption-data/></m:file-entry></m:manifest>
      """
    let encrypted = container([("META-INF/manifest.xml", manifest), ("content.xml", "\u{1}")])
    #expect(encrypted?.code == "encrypted")
    #expect(encrypted?.message == "part 'content.xml' asks for a password")
  }

  @Test("A flat text that is cut off or nests too deep is refused")
  func flat() {
    let whole = FlatDocument("<text:p>a</text:p>").bytes
    #expect(failure(Array(whole.dropLast(40)))?.code == "corrupt_markup")
    let deep = FlatDocument(
      String(repeating: "<text:span>", count: 300) + String(repeating: "</text:span>", count: 300))
    #expect(
      failure(deep.bytes)?.message
        == "elements are nested more than 256 deep; 'maximumMarkupDepth' sets the limit")
  }

  @Test("Cells that are the same a billion times end at the limits")
  func repeats() {
    var limits = Limits()
    limits.maximumBlocks = 5000
    let cell =
      "<table:table-cell table:number-columns-repeated=\"1000000000\"><text:p>a</text:p></table:table-cell>"
    let row = "<table:table-row table:number-rows-repeated=\"1000000000\">\(cell)</table:table-row>"
    let document = FlatDocument("<table:table>\(row)</table:table>")
    #expect(
      failure(document.bytes, limits: limits)?.message
        == "the file has more than 5000 blocks; 'maximumBlocks' sets the limit")
    limits = Limits()
    limits.maximumTextCharacters = 100_000
    let long = String(repeating: "a", count: 50_000)
    #expect(
      failure(
        FlatDocument("<table:table>\(row.replacing(">a<", with: ">\(long)<"))</table:table>").bytes,
        limits: limits)?.message
        == "the text has more than 100000 characters; 'maximumTextCharacters' sets the limit")
  }

  @Test("Styles that inherit in circles and numbers beyond all bounds do no harm")
  func styles() throws {
    let styles = """
      <style:style style:name="A" style:family="paragraph" style:parent-style-name="B"/><style:style style:name="B" style:family="paragraph" style:parent-style-name="A"/>
      <text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="I" text:start-value="9223372036854775807" text:display-levels="9223372036854775807"/><text:list-level-style-number text:level="-9223372036854775808"/><text:list-level-style-number text:level="99999999999999999999"/></text:list-style>
      <text:list-style style:name="M"><text:list-level-style-number text:level="1" style:num-format="a" loext:num-list-format="%%1%%2%99%-1%%" text:start-value="-5"/></text:list-style>
      """
    let body = """
      <text:p text:style-name="A">a<text:s text:c="1000000000"/>b</text:p>
      <text:list text:style-name="L"><text:list-item><text:p>a</text:p></text:list-item><text:list-item><text:p>b</text:p></text:list-item></text:list>
      <text:list text:style-name="M"><text:list-item><text:p>a</text:p></text:list-item></text:list>
      <text:h text:outline-level="-9223372036854775808" text:start-value="9223372036854775807">h</text:h><text:h text:outline-level="9223372036854775807">i</text:h>
      """
    let document = try Document.ingested(FlatDocument(body, styles: styles).bytes, path: "a.fodt")
    #expect(document.blocks.count == 6)
    #expect(document.texts[0].utf8.count == 66)
    #expect(document.texts[1] == "9223372036854775807 a")
  }

  @Test(
    "Numbers below all bounds do no harm", arguments: ["-9223372036854775808", "-5", "-1", "0"])
  func below(number: String) throws {
    let styles = """
      <text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1" text:start-value="\(number)" text:display-levels="\(number)"/></text:list-style>
      """
    let body = """
      <text:p>a<text:s text:c="\(number)"/>b</text:p>
      <text:list text:style-name="L"><text:list-item text:start-value="\(number)"><text:p>a</text:p></text:list-item><text:list-item><text:p>b</text:p></text:list-item></text:list>
      <text:h text:outline-level="\(number)" text:start-value="\(number)">h</text:h>
      <table:table><table:table-row table:number-rows-repeated="\(number)"><table:table-cell table:number-columns-repeated="\(number)" table:number-columns-spanned="\(number)" table:number-rows-spanned="\(number)"><text:p>c</text:p></table:table-cell><table:covered-table-cell table:number-columns-repeated="\(number)"/></table:table-row></table:table>
      """
    let document = try Document.ingested(FlatDocument(body, styles: styles).bytes, path: "a.fodt")
    #expect(document.blocks.count == 5)
    #expect(document.texts[0] == "ab")
    #expect(document.texts[1] == "\(number) a")
  }

  @Test(
    "Elements in places where none may be do no harm",
    arguments: [
      "<text:list-item><text:p>a</text:p></text:list-item>",
      "<table:table-cell><text:p>a</text:p></table:table-cell>",
      "<text:p><text:p>a</text:p></text:p>", "<text:note-body><text:p>a</text:p></text:note-body>",
      "<text:ruby-text>b</text:ruby-text><text:p>a</text:p>",
      "<text:p><text:ruby-text>b</text:ruby-text>a</text:p>",
      "<text:span>b</text:span><text:p>a</text:p>", "<text:list><text:p>a</text:p></text:list>",
      "<table:table><text:p>a</text:p></table:table>",
      "<table:table-row><text:p>a</text:p></table:table-row>",
      "<table:table><table:table-cell><text:p>a</text:p></table:table-cell></table:table>",
      "<text:p><text:list><text:list-item><text:p>a</text:p></text:list-item></text:list></text:p>",
      "<text:ruby><text:p>a</text:p></text:ruby>", "<text:line-break/><text:s/><text:p>a</text:p>",
      "<text:p>a<text:ruby><text:note-body></text:note-body></text:ruby></text:p>",
    ])
  func misplaced(body: String) throws {
    #expect(try Document.ingested(FlatDocument(body).bytes, path: "a.fodt").texts == ["a"])
  }

  @Test(
    "Large texts are read or refused in time linear in their size",
    arguments: [
      "<text:p>a</text:p>", "<text:h>a</text:h>",
      "<text:list><text:list-item><text:p>a</text:p></text:list-item></text:list>",
      "<table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell></table:table-row></table:table>",
      "<text:p>a<text:note-body><text:p>n</text:p></text:note-body></text:p>",
      "<draw:frame><draw:text-box><text:p>x</text:p></draw:text-box></draw:frame>",
      "<text:p><text:s/>a<text:line-break/></text:p>",
    ])
  func large(part: String) throws {
    for (open, close) in [
      ("", ""),
      (
        "<table:table><table:table-row><table:table-cell>",
        "</table:table-cell></table:table-row></table:table>"
      ),
    ] {
      let body = open + String(repeating: part, count: 400_000 / part.utf8.count) + close
      let time = try ThreadTime.measure {
        _ = try Document.ingested(FlatDocument(body).bytes, path: "a.fodt")
      }
      #expect(time < .seconds(20), "\(part): \(time)")
    }
  }

  @Test(
    "Repeated rows and cells take time in proportion",
    arguments: [
      "<table:table-row table:number-rows-repeated='2'><table:table-cell><text:p>a</text:p></table:table-cell></table:table-row>",
      "<table:table-row><table:table-cell table:number-columns-repeated='2'><text:p>a</text:p></table:table-cell></table:table-row>",
    ])
  func repeats(row: String) throws {
    func time(_ count: Int) throws -> Duration {
      let rows = String(repeating: row, count: count)
      let file = FlatDocument("<table:table>\(rows)</table:table>").bytes
      return try ThreadTime.measure { _ = try Document.ingested(file, path: "a.fodt") }
    }
    let short = try time(1000)
    // Eight times as long; quadratic work would take 64 times as long.
    #expect(try time(8000) < short * 24 + .milliseconds(50))
  }
}
