import Testing

@testable import Diptych
@testable import DiptychXML

@Suite struct ConstructValidatorTests {
  private static func validator() throws -> ConstructValidator {
    try ConstructValidator(StageContext().bundled(TEIExport.schemaName))
  }

  private static func file(_ seed: Int) throws -> [UInt8] {
    var random = RandomDocument(seed: UInt64(seed))
    return try TEIExport(.init(), context: StageContext()).bytes(of: random.make()).bytes
  }

  @Test("The constructs of the TEI schema are told apart")
  func schema() throws {
    #expect(try Self.validator().hasConstructs)
  }

  @Test("Most files have nothing new after some hundred others")
  func learning() throws {
    let validator = try Self.validator()
    for seed in 0..<160 { try validator.validate(Self.file(seed)) }
    let known = try (160..<190).count { try validator.knows(Self.file($0)) }
    #expect(known >= 10)
  }

  @Test("An empty number is none")
  func emptyNumber() throws {
    let validator = try ConstructValidator(
      Array(
        """
        <element name="a" xmlns="http://relaxng.org/ns/structure/1.0"
          datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
          <attribute name="n"><data type="decimal"/></attribute>
        </element>
        """.utf8))
    try validator.validate(Array("<a n=\"0.5\"/>".utf8))
    #expect(validator.knows(Array("<a n=\"-12\"/>".utf8)))
    for value in ["", "-", ".5", "5.", "1.2.3", "x"] {
      #expect(!validator.knows(Array("<a n=\"\(value)\"/>".utf8)))
    }
  }

  @Test("No file passes unseen that libxml2 refuses", arguments: 0..<4)
  func mutations(part: Int) throws {
    let validator = try Self.validator()
    let files = try (0..<60).map(Self.file)
    for file in files { try validator.validate(file) }
    var (known, refused) = (0, 0)
    for number in 0..<300 {
      let seed = part * 300 + number
      var mutated = MutatedXML(files[seed % files.count], seed: UInt64(seed))
      for _ in 0...(seed % 3) { mutated.mutate() }
      var isValid = true
      do { try validator.validateFully(mutated.bytes) } catch { isValid = false }
      let isKnown = validator.knows(mutated.bytes)
      #expect(!isKnown || isValid, "seed \(seed)")
      if isKnown { known += 1 }
      if !isValid { refused += 1 }
    }
    // Both happen, or the test would show nothing.
    #expect(known > 8)
    #expect(refused > 100)
  }

  @Test("A file that libxml2 refuses teaches nothing")
  func refused() throws {
    let validator = try Self.validator()
    let file = try Self.file(1)
    var wrong = file
    let text = Array(" xml:lang=\"en\"".utf8)
    let place = try #require(file.firstRange(of: text))
    wrong.replaceSubrange(place, with: Array(" xml:lang=\"-\"".utf8))
    for _ in 0..<2 {
      #expect(throws: XMLError.self) { try validator.validate(wrong) }
      #expect(!validator.knows(file))
    }
    try validator.validate(file)
    #expect(validator.knows(file))
    #expect(!validator.knows(wrong))
  }
}
