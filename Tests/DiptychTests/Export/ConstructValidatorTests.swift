import Testing

@testable import Diptych
@testable import DiptychXML

@Suite struct ConstructValidatorTests {
  private let export: TEIExport
  private let validator: ConstructValidator

  init() throws {
    let context = StageContext()
    export = try TEIExport(.init(), context: context)
    validator = try #require(export.validator)
  }

  private func file(_ seed: Int) -> TEIExport.File {
    var random = RandomDocument(seed: UInt64(seed))
    return export.file(of: random.make())
  }

  /// Exports a document, as a run does.
  private func validate(_ seed: Int) throws -> [UInt8] {
    var file = file(seed)
    let bytes = file.xml.bytes
    try validator.validate(bytes, writtenBy: &file.xml)
    return bytes
  }

  private struct Unwritable: Error {}

  private func rewrite(_ bytes: [UInt8]) throws -> RewrittenXML {
    guard let rewritten = RewrittenXML(bytes, for: validator) else { throw Unwritable() }
    return rewritten
  }

  private func knows(_ bytes: [UInt8]) -> Bool {
    guard var rewritten = RewrittenXML(bytes, for: validator) else { return false }
    return validator.knows(&rewritten.xml)
  }

  private static func numbers() throws -> ConstructValidator {
    try ConstructValidator(
      Array(
        """
        <element name="a" xmlns="http://relaxng.org/ns/structure/1.0"
          datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
          <attribute name="n"><data type="decimal"/></attribute><text/>
        </element>
        """.utf8))
  }

  /// `<a n="number">text</a>`.
  private static func element(
    _ number: String, _ text: [UInt8] = [], for validator: ConstructValidator, isPart: Bool = false
  ) -> XMLWriter {
    var xml = XMLWriter(capacity: 0, validator: validator, isPart: isPart)
    xml.open("a")
    xml.attribute("n", number)
    if !text.isEmpty { _ = xml.text(text, text.indices) }
    xml.close()
    return xml
  }

  @Test("The constructs of the TEI schema are told apart")
  func schema() {
    let recorder = validator.recorder(isPart: false)
    #expect(recorder != nil)
  }

  @Test("Most files have nothing new after some hundred others")
  func learning() throws {
    for seed in 0..<320 { _ = try validate(seed) }
    var known = 0
    for seed in 320..<350 {
      var file = file(seed)
      if validator.knows(&file.xml) { known += 1 }
    }
    #expect(known >= 10)
  }

  @Test("What is noted while a file is written is what a parser finds in it")
  func honesty() throws {
    var clear = 0
    for seed in 0..<40 {
      var file = file(seed)
      var rewritten = try rewrite(file.xml.bytes)
      let written = file.xml.takeRecorder()
      let read = rewritten.xml.takeRecorder()
      var noted = try #require(written)
      var found = try #require(read)
      let outcomes = (noted.finish(), found.finish())
      #expect(outcomes.0 == outcomes.1)
      guard outcomes.0 == .new else { continue }
      clear += 1
      // Not compared in the macro, which would describe thousands of them.
      let isSame = Set(noted.newKeys) == Set(found.newKeys)
      #expect(isSame, "seed \(seed)")
    }
    #expect(clear >= 30)
  }

  @Test("An empty number is none")
  func emptyNumber() throws {
    let validator = try Self.numbers()
    func knows(_ number: String) -> Bool {
      var xml = Self.element(number, for: validator)
      return validator.knows(&xml)
    }
    #expect(!knows("0.5"))
    var xml = Self.element("0.5", for: validator)
    try validator.validate(xml.bytes, writtenBy: &xml)
    #expect(knows("0.25"))
    #expect(knows("-12"))
    for value in ["", "-", ".5", "5.", "1.2.3", "x", "&", "1<"] { #expect(!knows(value)) }
  }

  @Test(
    "Text that is no UTF-8 is shown to libxml2",
    arguments: [
      [0xC3], [0x61, 0x80], [0xED, 0xA0, 0x80], [0xE1, 0x80, 0xE1, 0x80, 0x80],
      [0xF4, 0x90, 0x80, 0x80], [0xE4, 0xBD, 0xE4, 0xBD, 0xA0, 0x41, 0x41, 0x41],
    ])
  func malformed(text: [UInt8]) throws {
    let validator = try Self.numbers()
    var xml = Self.element("1", Array("字字 text é\u{20000}".utf8), for: validator)
    try validator.validate(xml.bytes, writtenBy: &xml)
    xml = Self.element("1", Array("text".utf8), for: validator)
    var isKnown = validator.knows(&xml)
    #expect(isKnown)
    xml = Self.element("1", Array("好好text".utf8) + text, for: validator)
    isKnown = validator.knows(&xml)
    #expect(!isKnown)
    xml = Self.element("1", text, for: validator)
    #expect(throws: XMLError.self) { try validator.validate(xml.bytes, writtenBy: &xml) }
  }

  @Test("A part that stands nowhere, or an open element, is no file")
  func incomplete() throws {
    let validator = try Self.numbers()
    var xml = Self.element("1", for: validator)
    try validator.validate(xml.bytes, writtenBy: &xml)
    var part = Self.element("1", for: validator, isPart: true)
    var isKnown = validator.knows(&part)
    #expect(!isKnown)
    part = Self.element("1", for: validator, isPart: true)
    xml = XMLWriter(capacity: 0, with: &part)
    xml.append(part)
    isKnown = validator.knows(&xml)
    #expect(!isKnown)
    xml = XMLWriter(capacity: 0, validator: validator)
    isKnown = validator.knows(&xml)
    #expect(!isKnown)
    xml.open("a")
    xml.attribute("n", "1")
    xml.newLine()
    isKnown = validator.knows(&xml)
    #expect(!isKnown)
  }

  @Test("No file passes by its constructs that libxml2 refuses", arguments: 0..<4)
  func mutations(part: Int) throws {
    let files = try (0..<60).map(validate)
    var (passed, refused) = (0, 0)
    for number in 0..<300 {
      let seed = part * 300 + number
      var mutated = MutatedXML(files[seed % files.count], seed: UInt64(seed))
      for _ in 0...(seed % 3) { mutated.mutate() }
      guard var rewritten = RewrittenXML(mutated.bytes, for: validator) else { continue }
      var isValid = true
      do { try validator.schema.validate(rewritten.xml.bytes) } catch { isValid = false }
      let written = rewritten.xml.takeRecorder()
      var recorder = try #require(written)
      let outcome = recorder.finish()
      let passes = outcome == .known || outcome == .new && validator.accepts(recorder.sample)
      #expect(!passes || isValid, "seed \(seed)")
      if passes { passed += 1 }
      if !isValid { refused += 1 }
    }
    // Both happen, or the test would show nothing.
    #expect(passed > 20)
    #expect(refused > 80)
  }

  /// A schema of which libxml2 compares all siblings with each other.
  private static func lists() throws -> ConstructValidator {
    try ConstructValidator(
      Array(
        """
        <element name="list" xmlns="http://relaxng.org/ns/structure/1.0"
          datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
          <optional><attribute name="type"><value>numbered</value></attribute></optional>
          <oneOrMore>
            <element name="item"><attribute name="n"><data type="positiveInteger"/></attribute></element>
          </oneOrMore>
          <element name="num"><attribute name="type"><text/></attribute><data type="decimal"/></element>
        </element>
        """.utf8))
  }

  /// A list, each element on a line; `n` gives another number to one item, `num` to the end.
  private static func list(
    _ count: Int, n: (place: Int, value: String) = (0, "1"), num: String = "0.5",
    isTwice: Bool = false, for validator: ConstructValidator
  ) -> XMLWriter {
    var xml = XMLWriter(capacity: 0, validator: validator)
    xml.open("list")
    for index in 0..<count {
      xml.newLine()
      xml.open("item")
      xml.attribute("n", n.place == index ? n.value : "\(index + 1)")
      xml.close()
    }
    for _ in 0..<(isTwice ? 2 : 1) {
      xml.newLine()
      xml.open("num")
      xml.attribute("type", "a")
      _ = xml.text(Array(num.utf8), 0..<num.utf8.count)
      xml.close()
    }
    xml.close()
    return xml
  }

  @Test("However long a file is, libxml2 sees one element for each construct")
  func sample() throws {
    let validator = try Self.lists()
    var xml = Self.list(20_000, for: validator)
    let written = xml.takeRecorder()
    var recorder = try #require(written)
    #expect(recorder.finish() == .new)
    #expect(recorder.newKeys.count == 4)
    #expect(
      String(decoding: recorder.sample, as: UTF8.self)
        == """
        <constructs><d0></d0><d1 n="1"></d1><d2 type="a">0.5</d2></constructs>
        """)
    xml = Self.list(200_000, for: validator)
    let bytes = xml.bytes
    let time = try ThreadTime.measure { try validator.validate(bytes, writtenBy: &xml) }
    #expect(time < .seconds(1))
  }

  @Test("What is wrong is found wherever it stands, with its line", arguments: [0, 150, 299])
  func everywhere(place: Int) throws {
    let validator = try Self.lists()
    for value in ["0", "x", "", "-1"] {
      var xml = Self.list(300, n: (place, value), for: validator)
      let error = #expect(throws: XMLError.self) {
        try validator.validate(xml.bytes, writtenBy: &xml)
      }
      #expect(error?.line == place + 2)
    }
    var xml = Self.list(300, num: "half", for: validator)
    #expect(throws: XMLError.self) { try validator.validate(xml.bytes, writtenBy: &xml) }
    xml = Self.list(300, isTwice: true, for: validator)
    #expect(throws: XMLError.self) { try validator.validate(xml.bytes, writtenBy: &xml) }
    xml = Self.list(0, for: validator)
    #expect(throws: XMLError.self) { try validator.validate(xml.bytes, writtenBy: &xml) }
    xml = Self.list(300, for: validator)
    try validator.validate(xml.bytes, writtenBy: &xml)
  }

  @Test("Very many constructs take time in proportion")
  func manyConstructs() throws {
    let validator = try Self.lists()
    let text = "<constructs>" + String(repeating: #"<d1 n="1"/>"#, count: 200_000) + "</constructs>"
    let bytes = Array(text.utf8)
    let time = ThreadTime.measure { #expect(validator.accepts(bytes)) }
    #expect(time < .seconds(5))
  }

  @Test("A file that libxml2 refuses teaches nothing")
  func refused() throws {
    let file = file(1).xml.bytes
    var wrong = file
    let text = Array(" xml:lang=\"en\"".utf8)
    let place = try #require(file.firstRange(of: text))
    wrong.replaceSubrange(place, with: Array(" xml:lang=\"-\"".utf8))
    for _ in 0..<2 {
      var rewritten = try rewrite(wrong)
      #expect(throws: XMLError.self) { try validator.validate(wrong, writtenBy: &rewritten.xml) }
      #expect(!knows(file))
    }
    _ = try validate(1)
    #expect(knows(file))
    #expect(!knows(wrong))
  }
}
