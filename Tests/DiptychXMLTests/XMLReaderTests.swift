import Testing

@testable import DiptychXML

@Suite struct XMLReaderTests {
  /// Writes down what comes.
  private struct Recorder: XMLConsumer {
    var events: [String] = []
    var limit = Int.max

    mutating func start(_ element: XMLElementName, _ attributes: borrowing XMLAttributes, line: Int)
      -> Bool
    {
      let list = attributes.all.map { " \($0.name)=\($0.value)" }.joined()
      events.append("<\(element.name)\(list)>\(line)")
      return events.count < limit
    }

    mutating func end(_ element: XMLElementName, line: Int) { events.append("</\(element.name)>") }

    mutating func text(_ utf8: Span<UInt8>) {
      events.append(String(decoding: utf8.indices.map { utf8[$0] }, as: UTF8.self))
    }
  }

  private func events(_ text: String, depth: Int = 256) throws(MarkupError) -> [String] {
    try events(Array(text.utf8), depth: depth)
  }

  private func events(_ bytes: [UInt8], depth: Int = 256) throws(MarkupError) -> [String] {
    var recorder = Recorder()
    try XMLReader.read(
      bytes, prefixes: ["urn:a": "w", "urn:b": "w", "urn:c": ""], maximumDepth: depth,
      into: &recorder)
    return recorder.events
  }

  @Test("Names have the caller's prefixes, whatever the text calls them")
  func names() throws {
    let text = """
      <a:p xmlns:a="urn:a" xmlns:b="urn:b" xmlns:c="urn:c" xmlns:d="urn:d" xml:lang="en" a:x="1"
      x="2" d:x="3"><b:p/><c:p/><d:p/><p/></a:p>
      """
    #expect(
      try events(text) == [
        "<w:p xml:lang=en w:x=1 x=2 ?:x=3>2", "<w:p>2", "</w:p>", "<p>2", "</p>", "<?:p>2",
        "</?:p>", "<p>2", "</p>", "</w:p>",
      ])
  }

  @Test("The same name has the same number, also over two namespaces of one prefix")
  func numbers() throws {
    struct Numbers: XMLConsumer {
      var numbers: [Int] = []
      mutating func start(
        _ element: XMLElementName, _ attributes: borrowing XMLAttributes, line: Int
      ) -> Bool {
        numbers.append(element.number)
        return true
      }
      mutating func end(_ element: XMLElementName, line: Int) {}
      mutating func text(_ utf8: Span<UInt8>) {}
    }
    var numbers = Numbers()
    try XMLReader.read(
      Array("<p xmlns='urn:a'><q/><p/><p xmlns='urn:b'/><q/></p>".utf8),
      prefixes: ["urn:a": "w", "urn:b": "w"], maximumDepth: 9, into: &numbers)
    #expect(numbers.numbers == [0, 1, 0, 0, 1])
  }

  @Test("Attributes are found by their full names")
  func attributes() throws {
    struct Values: XMLConsumer {
      var values: [String?] = []
      mutating func start(
        _ element: XMLElementName, _ attributes: borrowing XMLAttributes, line: Int
      ) -> Bool {
        for name in ["w:val", "val", "w:va", "w:valu", ":val", "x:val", "xml:lang", "lang"] {
          values.append(attributes[name])
        }
        return true
      }
      func end(_ element: XMLElementName, line: Int) {}
      func text(_ utf8: Span<UInt8>) {}
    }
    var values = Values()
    let text = "<a xmlns:w='urn:a' w:val='1' val='2&amp;&lt;&#38;#38;' xml:lang='zh'/>"
    try XMLReader.read(
      Array(text.utf8), prefixes: ["urn:a": "w"], maximumDepth: 9, into: &values)
    #expect(values.values == ["1", "2&<&#38;", nil, nil, nil, nil, "zh", nil])
  }

  @Test("Many names, and names of many namespaces, are kept apart")
  func manyNames() throws {
    struct Names: XMLConsumer {
      var names: [XMLElementName] = []
      mutating func start(
        _ element: XMLElementName, _ attributes: borrowing XMLAttributes, line: Int
      ) -> Bool {
        names.append(element)
        return true
      }
      func end(_ element: XMLElementName, line: Int) {}
      func text(_ utf8: Span<UInt8>) {}
    }
    var names = Names()
    let elements = (0..<300).map { "<n\($0)/><p:n\($0) xmlns:p='urn:\($0)'/>" }.joined()
    try XMLReader.read(
      Array("<a>\(elements)\(elements)</a>".utf8), prefixes: ["urn:7": "w"], maximumDepth: 9,
      into: &names)
    let once = (0..<300).flatMap { ["n\($0)", $0 == 7 ? "w:n7" : "?:n\($0)"] }
    #expect(names.names.map(\.name) == ["a"] + once + once)
    #expect(names.names.map(\.number) == [0] + Array(1...600) + Array(1...600))
  }

  @Test("UTF-16 and declared encodings are read")
  func encodings() throws {
    let wide = Array("\u{FEFF}<a>甲</a>".utf16)
    #expect(
      try events(wide.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }) == ["<a>1", "甲", "</a>"])
    let declared = Array("<?xml version='1.0' encoding='ISO-8859-1'?><a>".utf8) + [0xE9]
    #expect(try events(declared + Array("</a>".utf8)) == ["<a>1", "é", "</a>"])
  }

  @Test(
    "A document type that declares something is refused",
    arguments: [
      "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "<!DOCTYPE a [<!ELEMENT a ANY>]><a/>",
      "<!DOCTYPE a [<!ATTLIST a b (c|d) 'c'>]><a/>", "<!DOCTYPE a [%b;]><a/>",
      "<!DOCTYPE a [<!ENTITY % b SYSTEM 'file:///etc/hostname'>%b;]><a/>",
      "<!DOCTYPE a [<!NOTATION b SYSTEM 'c'>]><a/>",
      "<!DOCTYPE a [<!NOTATION b SYSTEM 'c'><!ENTITY d SYSTEM 'e' NDATA b>]><a/>",
    ])
  func internalSubset(text: String) {
    #expect(throws: MarkupError.internalSubset) { try events(text) }
  }

  @Test("A plain document type is not, and nothing is loaded for it")
  func documentType() throws {
    let text = "<!DOCTYPE a SYSTEM 'file:///etc/hostname'><a>b&nbsp;c</a>"
    #expect(try events(text) == ["<a>1", "b", "\u{A0}", "c", "</a>"])
  }

  @Test("Text that is not well formed is refused with its line")
  func broken() {
    let error = #expect(throws: MarkupError.self) { try events("<a>\n<b></a>") }
    guard case .notWellFormed(let error) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(error.line == 2)
    for text in ["", "<a", "<a>&b;</a>", "x", "<a>\u{0}</a>", "<a></a><b></b>", "<w:a/"] {
      #expect(throws: MarkupError.self, "\(text)") { try events(text) }
    }
  }

  @Test("Depth is bounded, and up to the bound it is not refused")
  func depth() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "<a>", count: depth) + String(repeating: "</a>", count: depth)
    }
    #expect(try events(nested(256)).count == 512)
    #expect(throws: MarkupError.tooDeep(line: 1)) { try events(nested(257)) }
    #expect(throws: MarkupError.tooDeep(line: 1)) { try events(nested(5), depth: 4) }
  }

  @Test("A consumer may stop")
  func stop() throws {
    var recorder = Recorder()
    recorder.limit = 2
    try XMLReader.read(
      Array("<a><b/><c/></a".utf8), prefixes: [:], maximumDepth: 9, into: &recorder)
    #expect(recorder.events == ["<a>1", "<b>1"])
  }

  @Test("Tags with thousands of attributes are refused")
  func manyAttributes() {
    let many = (0..<20_000).map { " a\($0)='x'" }.joined()
    #expect(throws: MarkupError.tooManyAttributes) { try events("<a\(many)/>") }
    let wide = Array("\u{FEFF}<a\(many)/>".utf16).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    #expect(throws: MarkupError.tooManyAttributes) { try events(wide) }
  }
}
