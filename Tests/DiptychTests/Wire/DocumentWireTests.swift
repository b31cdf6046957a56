import Foundation
import Testing

@testable import Diptych

/// The wire form: what goes out comes back, and nothing that is wrong comes in.
@Suite struct DocumentWireTests {
  /// A bulletin after every stage that ships.
  private func bulletin() throws -> Document {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Golden/bulletin/input.txt")
    let content = [UInt8](try Data(contentsOf: file))
    var document = Document(
      id: "d0123456789abcdef",
      source: Source(path: Array("a/input.txt".utf8), sha256: sha256(content), content: content))
    let context = StageContext(languages: ["zh-Hant", "en"])
    for definition in try StageRegistry.shipped() {
      let stage = try definition.make(definition.defaults(), context: context)
      if stage is any Exporter { document.exportPlan = document.plan() }
      try stage.run(&document)
    }
    document.exportPlan = nil
    return document
  }

  /// Everything of a document that is not private to a stage, field by field.
  private func fields(_ document: Document) -> [String: String] {
    var document = document
    for index in document.alignments.indices { document.alignments[index].bitext = nil }
    var fields: [String: String] = [:]
    for child in Mirror(reflecting: document).children {
      guard let label = child.label, label != "exportPlan", label != "run" else { continue }
      fields[label] = String(reflecting: child.value)
    }
    fields["given"] = document.given.map(\.rawValue).sorted().joined(separator: " ")
    return fields
  }

  @Test("Every field of a bulletin after all stages comes back from the wire")
  func bulletinComesBack() throws {
    let document = try bulletin()
    let layers = WireSelection.knownLayers.filter {
      Document(id: document.id, source: document.source)
        .layerIsFilled($0, in: document)
    }
    #expect(layers.count >= 11, "the sample fills \(layers.map(\.rawValue).sorted())")
    #expect(!document.outputs.isEmpty)
    let read = try WireReader.document(from: DocumentWire.json(of: document))
    let (expected, found) = (fields(document), fields(read))
    #expect(expected.count > 12)
    for (name, value) in expected { #expect(found[name] == value, "\(name)") }
    #expect(DocumentWire.json(of: read) == DocumentWire.json(of: document))
  }

  @Test("Whole numbers are at most those that all programs read alike")
  func greatestCount() throws {
    func place(_ number: Int) throws -> Place {
      let text = """
        {"table":0,"row":\(number),"column":\(number),"rows":\(number),"columns":\(number)}
        """
      var json = JSONReader(Array(text.utf8))
      return try json.place()
    }
    for number in [1 << 53, Int.max] {
      let error = #expect(throws: WireError.self) { try place(number) }
      #expect("\(try #require(error))".contains("the number is too large"))
    }
    // The cell farthest away is exported.
    var document = try Document(bilingual: [(.english, "a"), (.english, "b")])
    document.blocks[0].kind = .cell
    document.blocks[0].place = try place((1 << 53) - 1)
    document.blocks[1].kind = .cell
    document.blocks[1].place = try place((1 << 53) - 1)
    try TEIExport(.init(), context: StageContext()).run(&document)
    #expect(document.outputs.count == 1)
  }

  @Test("Random documents come back from the wire byte for byte")
  func randomComesBack() throws {
    var compared = 0
    for seed in 0..<UInt64(200) {
      var random = RandomDocument(seed: seed)
      // The spelling of tags and kinds is what the wire form checks.
      let text = String(decoding: DocumentWire.json(of: random.make()), as: UTF8.self)
        .replacingOccurrences(of: "\"zh-hant\"", with: "\"zh-Hant\"")
        .replacingOccurrences(of: "\"1bad\"", with: "\"bad1\"")
        .replacingOccurrences(of: "\"kind\":\"No\"", with: "\"kind\":\"no\"")
      let result = Result { try WireReader.document(from: Array(text.utf8)) }
      if case .failure(let error) = result, "\(error)".contains("ascend by their starts") {
        continue
      }
      let read = try result.get()
      #expect(String(decoding: DocumentWire.json(of: read), as: UTF8.self) == text, "seed \(seed)")
      compared += 1
    }
    #expect(compared > 100)
  }

  private static let layers = WireSelection.knownLayers.sorted { $0.rawValue < $1.rawValue }

  @Test("Blocks that come back as they were sent are not read again, and are what they were")
  func unread() throws {
    let document = try bulletin()
    let selection = WireSelection.everything
    let sent = DocumentWire.request(for: document, selection)
    #expect(sent.places.blocks.count == document.blocks.count)
    func read(_ text: [UInt8]) throws -> WireReader {
      var json = JSONReader(text)
      var reader: WireReader?
      try json.object(["document"]) { json, _ throws(WireError) in
        reader = try WireReader(&json, changing: document, selection, sent: sent)
      }
      return try #require(reader)
    }
    let echo = try read(sent.bytes)
    #expect(echo.touched.isEmpty)
    #expect(fields(echo.document)["blocks"] == fields(document)["blocks"])
    // One block has another confidence; a space after the brace of another one changes nothing.
    var text = String(decoding: sent.bytes, as: UTF8.self)
    let last = sent.places.blocks[sent.places.blocks.count - 1]
    let block = String(decoding: sent.bytes[last], as: UTF8.self)
    let changed = "{ " + block.dropFirst()
    text = text.replacingOccurrences(of: block, with: changed)
    let spaced = try read(Array(text.utf8))
    #expect(spaced.touched == [sent.places.blocks.count - 1])
    #expect(fields(spaced.document)["blocks"] == fields(document)["blocks"])
    #expect(
      spaced.document.changedLayer(since: document, among: Self.layers, in: spaced.touched) == nil)
  }

  @Test("A part of a document is read over what is known, and nothing else changes")
  func partial() throws {
    let document = try bulletin()
    let answer = """
      {"id":"\(document.id)","blocks":[\(document.blocks.indices.map { index in
        index == 1 ? #"{"mentions":[{"start":0,"end":2,"kind":"vessel","confidence":0.5}]}"# : "{}"
      }.joined(separator: ","))],"findings":[{"severity":"note","code":"x","message":"m"}]}
      """
    let selection = WireSelection(layers: [.mentions], content: .none, hasResults: false)
    var json = JSONReader(Array(answer.utf8))
    let read = try WireReader(&json, changing: document, selection).document
    try json.end()
    #expect(read.blocks[1].mentions.first { $0.kind == "vessel" }?.confidence == 0.5)
    let terms = document.blocks[1].mentions.filter { $0.kind == .term }
    #expect(read.blocks[1].mentions.filter { $0.kind == .term } == terms)
    #expect(read.findings.last?.code == "x")
    #expect(
      read.changedLayer(since: document, among: Self.layers.filter { $0 != .mentions }) == nil)
    #expect(
      read.changedLayer(since: document, among: Self.layers.filter { $0 != .terms }) == .mentions)
  }

  @Test("An answer that is the request leaves the document as it was, as does one more blank")
  func echo() throws {
    let document = try bulletin()
    let announcement = try StageAnnouncement(
      line: Array(
        #"{"diptych":1,"name":"a","version":"1","requires":["letters"],"provides":["terms"]}"#.utf8)
    )
    let sent = DocumentWire.request(for: document, announcement.selection)
    let line = Array(sent.bytes.dropLast())
    #expect(sent.isEqual(to: line))
    let spaced = line.dropLast() + Array(" }".utf8)
    #expect(!sent.isEqual(to: spaced))
    for answer in [line, spaced] {
      let read = try StageAnswer(line: answer, to: sent, about: document, announcement)
      guard case .document(let read) = read else { throw WireError("it is no document") }
      #expect(fields(read) == fields(document))
    }
    #expect(throws: WireError.self) {
      try StageAnswer(line: line.dropLast(), to: sent, about: document, announcement)
    }
  }

  @Test("A stage that makes blocks leaves at least one")
  func noBlocks() throws {
    let document = try bulletin()
    let announcement = try StageAnnouncement(
      line: Array(
        #"{"diptych":1,"name":"a","version":"1","requires":[],"provides":["blocks"]}"#.utf8))
    let error = #expect(throws: WireError.self) {
      try StageAnswer(
        line: Array(#"{"document":{"id":"\#(document.id)","blocks":[]}}"#.utf8), about: document,
        announcement)
    }
    #expect(error?.description == "document.blocks: a document keeps at least one block")
  }

  @Test(
    "Numbers are those nearest to what the text says",
    arguments: [
      "0", "0.9", "0.85", "1", "0.9895830306175879", "123456789012345", "1234567890123456",
      "12345.6789012345", "0.000000000000001", "9007199254740993", "0.1234567890123456", "5e-324",
      "-0.5", "1e3", "100.0", "0.30000000000000004",
    ])
  func numbers(text: String) throws {
    var json = JSONReader(Array(text.utf8))
    #expect(try json.number() == Double(text))
    try json.end()
  }

  @Test(
    "What is no number of JSON is refused",
    arguments: ["01", ".5", "1.", "00.5", "1.2.3", "+1", "", "1e", "-", "1,", "0x1", "1..2"])
  func noNumbers(text: String) {
    #expect(throws: WireError.self) {
      var json = JSONReader(Array(text.utf8))
      _ = try json.number()
      try json.end()
    }
  }

  @Test(
    "What is no document is refused with its place",
    arguments: [
      (
        #"{"blocks":[{"text":"abc","segments":[{"start":0,"end":4}]}]}"#,
        "blocks[0].segments[0]: the offset 4 lies behind the end of the text, which is 3 long"
      ),
      (
        #"{"blocks":[{"text":"abc","segments":[{"start":2,"end":1}]}]}"#,
        "blocks[0].segments[0]: a range starts before it ends"
      ),
      (
        #"{"blocks":[{"text":"abc","mentoins":[]}]}"#,
        "blocks[0].mentoins: unknown key 'mentoins'; did you mean 'mentions'?"
      ),
      (#"{"blocks":[{"kind":"paragraph"}]}"#, "blocks[0]: a new block needs the key 'text'"),
      (#"{"blocks":[[[[[[["#, "blocks[0]: expected an object at the byte 11"),
      (
        #"{"blocks":[{"text":"a","language":{"value":"EN","confidence":1,"stage":"x"}}]}"#,
        "blocks[0].language.value: 'EN' is not a language tag such as 'zh-Hant'"
      ),
      (
        #"{"blocks":[{"text":"a","language":{"value":"en","confidence":NaN,"stage":"x"}}]}"#,
        "blocks[0].language.confidence: expected a number at the byte 61"
      ),
      (
        #"{"blocks":[{"text":"a","language":{"value":"en","confidence":2,"stage":"x"}}]}"#,
        "blocks[0].language.confidence: a confidence lies between 0 and 1"
      ),
      (#"{"blocks":[{"text":"\ud800"}]}"#, "blocks[0].text: half a surrogate pair is no character"),
      (
        #"{"entities":[{"kind":"A B","forms":[]}]}"#,
        "entities[0].kind: 'A B' is not a lower-case word"
      ),
      (#"{"title":1}"#, "title: expected a text at the byte 9"),
      (#"{"id":"d1","blocks":[],"id":"d1"}"#, "id: the key 'id' comes twice"),
      (#"{"blocks":[{"text":"a"}],"blocks":[]}"#, "blocks: the key 'blocks' comes twice"),
      (#"{"blocks":[{"text":"a","text":"b"}]}"#, "blocks[0].text: the key 'text' comes twice"),
      (
        #"{"blocks":[{"text":"a","language":{"value":"en","value":"de"}}]}"#,
        "blocks[0].language: the key 'value' comes twice"
      ),
      (#"{"id":"d1"}{"#, "expected the end of the line at the byte 11"),
      (#"{"id":"d1"}"#, "the key 'sources' is missing"),
      (
        #"{"id":"d1","sources":[]}"#,
        "sources: a document has the file or the two files that it came as"
      ),
    ])
  func refused(text: String, message: String) throws {
    let error = #expect(throws: WireError.self) {
      try WireReader.document(from: Array(text.utf8))
    }
    #expect(error?.description == message)
  }

  @Test("Bytes that are not UTF-8 are refused")
  func notUTF8() {
    let error = #expect(throws: WireError.self) {
      try WireReader.document(from: Array(#"{"id":""#.utf8) + [0xFF] + Array("\"}".utf8))
    }
    #expect(error?.description == "id: the byte 7 is not UTF-8")
  }

  @Test("References that lead nowhere are found")
  func references() throws {
    let document = try bulletin()
    try document.checkReferences()
    func broken(_ change: (inout Document) -> Void) -> String? {
      var document = document
      change(&document)
      do {
        try document.checkReferences()
        return nil
      } catch {
        return error.description
      }
    }
    #expect(
      broken { $0.sections[0].blocks = [999] }
        == "sections[0]: the blocks of a section ascend, and are there")
    #expect(
      broken {
        $0.blocks[0].mentions = [
          Mention(range: TextRange(0, 3), kind: "x", confidence: 1),
          Mention(range: TextRange(1, 4), kind: "x", confidence: 1),
        ]
      } == "blocks[0].mentions[1]: mentions lie in one another or apart, they do not cross")
    #expect(
      broken {
        $0.blocks[0].mentions = [
          Mention(range: TextRange(0, 3), kind: "x", entity: 999, confidence: 1)
        ]
      } == "blocks[0].mentions[0].entity: there is no such entity")
    // A Chinese character has three bytes.
    let chinese = try #require(document.blocks.firstIndex { $0.utf8[0] >= 0xE0 })
    for (end, isBroken) in [(3, false), (4, true), (99_999, true)] {
      let message = broken {
        var letter = OfficialLetter(language: "zh-Hant")
        letter.issuer = OfficialLetter.Part(block: chinese, range: TextRange(0, end))
        $0.letters = [letter]
      }
      #expect(message == (isBroken ? "letters[0]: a part of the letter is in no text" : nil))
    }
    #expect(
      broken { $0.alignments[0].paragraphs += $0.alignments[0].paragraphs }?
        .hasSuffix("no unit is in two beads") == true)
    #expect(
      broken { $0.add(.note("x", at: .block(999), "m")) }?
        .hasSuffix("the place of the finding is not there") == true)
  }
}

extension Document {
  /// Whether a layer of `other` is another one than in this empty document.
  fileprivate func layerIsFilled(_ layer: Layer, in other: Document) -> Bool {
    var empty = other
    switch layer {
    case .blocks: return !other.blocks.isEmpty
    case .title: empty.metadataTitle = nil
    case .letters: empty.letters = []
    case .sections: empty.sections = []
    case .pairs, .beads: empty.alignments = []
    case .entities: empty.entities.removeAll { $0.kind != .term }
    case .terms: empty.entities.removeAll { $0.kind == .term }
    default:
      for index in empty.blocks.indices {
        switch layer {
        case .languages: empty.blocks[index].language = nil
        case .headings: empty.blocks[index].heading = nil
        case .glosses: empty.blocks[index].glosses = []
        case .repairs: empty.blocks[index].repairs = []
        case .segments: empty.blocks[index].segments = []
        default: empty.blocks[index].mentions = []
        }
      }
    }
    return empty.changedLayer(since: other, among: [layer]) == layer
  }
}
