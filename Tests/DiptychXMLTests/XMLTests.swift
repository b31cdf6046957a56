import Testing

@testable import DiptychXML

@Suite struct XMLWriterTests {
  @Test("Markup characters and carriage returns are escaped in text, nothing else")
  func text() {
    var xml = XMLWriter()
    xml.open("p")
    let text = Array("a<b & c>d ]]> \"e\" 'f'\r\t\n\u{85}，\u{20000}".utf8)
    let end = xml.text(text, text.indices)
    #expect(end == text.count)
    xml.close()
    let bytes = xml.bytes
    #expect(
      String(decoding: bytes, as: UTF8.self)
        == "<p>a&lt;b &amp; c&gt;d ]]&gt; \"e\" 'f'&#13;\t\n\u{85}，\u{20000}</p>")
  }

  @Test("Attributes also escape quotation marks and white space that XML would change")
  func attributes() {
    var xml = XMLWriter()
    xml.open("p")
    xml.attribute("n", "\"<&>'\t\n\r")
    xml.close()
    let bytes = xml.bytes
    #expect(
      String(decoding: bytes, as: UTF8.self)
        == "<p n=\"&quot;&lt;&amp;&gt;'&#9;&#10;&#13;\"/>")
  }

  @Test("Text stops before a character that XML forbids, data replaces it")
  func forbidden() {
    var xml = XMLWriter()
    xml.open("p")
    let text = Array("a\u{7}b".utf8)
    let end = xml.text(text, text.indices)
    #expect(end == 1)
    xml.data("\u{0}x\u{FFFE}y\u{FFFF}\u{FFFD}")
    xml.close()
    let bytes = xml.bytes
    #expect(
      String(decoding: bytes, as: UTF8.self)
        == "<p>a\u{FFFD}x\u{FFFD}y\u{FFFD}\u{FFFD}</p>")
  }

  @Test("Every character that needs an escape is found at every distance", arguments: 0..<40)
  func distances(count: Int) {
    let before = String(repeating: "，", count: count / 3) + String(repeating: "x", count: count % 3)
    let behind = String(repeating: "y", count: 20)
    for (character, escape) in [("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("\r", "&#13;")] {
      var xml = XMLWriter()
      xml.open("p")
      let text = Array((before + character + behind).utf8)
      let end = xml.text(text, text.indices)
      #expect(end == text.count)
      xml.close()
      let bytes = xml.bytes
      #expect(String(decoding: bytes, as: UTF8.self) == "<p>\(before)\(escape)\(behind)</p>")
    }
    for forbidden in ["\u{B}", "\u{FFFE}", "\u{FFFF}"] {
      var xml = XMLWriter()
      xml.open("p")
      let text = Array((before + forbidden + behind).utf8)
      let end = xml.text(text, text.indices)
      #expect(end == before.utf8.count)
    }
  }

  @Test("Numbers, probabilities and pointers are written without text in between")
  func values() {
    var xml = XMLWriter()
    let id = Array("d1-div2".utf8)
    xml.open("link")
    xml.attribute("n", ratio: 1, 12)
    xml.attribute("id", partOf: id.span, "-s", 103)
    xml.beginPointers("target")
    xml.pointer(id.span, isFirst: true)
    xml.pointer(partOf: id.span, "-s", 4, isFirst: false)
    xml.endPointers()
    xml.attribute("cert", hundredths: 7)
    xml.attribute("degree", hundredths: 100)
    xml.close()
    let bytes = xml.bytes
    #expect(
      String(decoding: bytes, as: UTF8.self)
        == "<link n=\"1:12\" id=\"d1-div2-s103\" target=\"#d1-div2 #d1-div2-s4\" cert=\"0.07\""
        + " degree=\"1.00\"/>")
  }

  @Test("What is written is read back")
  func roundTrip() throws {
    var xml = XMLWriter()
    xml.declaration()
    xml.open("p")
    xml.attribute("n", "a\n\"")
    xml.data("x\r& ]]>")
    xml.open("lb")
    xml.close()
    xml.close()
    let bytes = xml.bytes
    #expect(
      try [XMLEvent](xml: bytes) == [
        .start(name: "p", attributes: [XMLAttribute(name: "n", value: "a\n\"")]),
        .text("x\r& ]]>"), .start(name: "lb", attributes: []), .end(name: "lb"), .end(name: "p"),
      ])
  }
}

@Suite struct XMLEventsTests {
  @Test(
    "Texts that are not well formed or declare a type are refused",
    arguments: [
      "", "<a>", "<a></b>", "<a>&x;</a>", "<a>\u{1}</a>", "<!DOCTYPE a><a/>",
      "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><a>&x;</a>",
      String(repeating: "<a>", count: 300) + String(repeating: "</a>", count: 300),
    ])
  func refused(text: String) {
    #expect(throws: XMLError.self) { try [XMLEvent](xml: Array(text.utf8)) }
  }
}

@Suite struct RelaxNGSchemaTests {
  private static let grammar = """
    <element name="a" xmlns="http://relaxng.org/ns/structure/1.0"
      datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
      <zeroOrMore><element name="b"><attribute name="xml:id"><data type="ID"/></attribute><text/></element></zeroOrMore>
    </element>
    """

  @Test("A valid text passes, an invalid one is told with line and rule")
  func validation() throws {
    let schema = try RelaxNGSchema(Array(Self.grammar.utf8))
    try schema.validate(Array("<a>\n<b xml:id='x'>t</b>\n</a>".utf8))
    #expect(throws: XMLError(message: "Did not expect element c there", line: 2)) {
      try schema.validate(Array("<a>\n<c/>\n</a>".utf8))
    }
    #expect(throws: XMLError.self) { try schema.validate(Array("<a>".utf8)) }
  }

  @Test("Two elements with one id are not valid")
  func ids() throws {
    let schema = try RelaxNGSchema(Array(Self.grammar.utf8))
    #expect(throws: XMLError.self) {
      try schema.validate(Array("<a><b xml:id='x'/><b xml:id='x'/></a>".utf8))
    }
  }

  @Test("What is no schema is refused")
  func noSchema() {
    #expect(throws: XMLError.self) { try RelaxNGSchema(Array("<a/>".utf8)) }
    #expect(throws: XMLError.self) { try RelaxNGSchema([]) }
  }

  @Test("Threads share one schema")
  func threads() async throws {
    let schema = try RelaxNGSchema(Array(Self.grammar.utf8))
    let valid = Array("<a><b xml:id='x'>t</b></a>".utf8)
    let invalid = Array("<a><c/></a>".utf8)
    let results = await withTaskGroup(of: Bool.self) { group in
      for index in 0..<200 {
        group.addTask {
          do {
            try schema.validate(index % 2 == 0 ? valid : invalid)
            return index % 2 == 0
          } catch {
            return index % 2 == 1
          }
        }
      }
      return await group.reduce(into: [Bool]()) { $0.append($1) }
    }
    #expect(results.count == 200 && results.allSatisfy { $0 })
  }
}
