import Testing

@testable import Diptych

@Suite struct TEISchemaLineTests {
  @Test("The line that names the schema follows the setting")
  func schemaLine() throws {
    var settings = TEIExport.Configuration()
    settings.schema = "a b/x?>.rng"
    #expect(
      try Document(lines: ["a"]).tei(settings).contains(
        "<?xml-model href=\"../a%20b/x%3F%3E.rng\" type="))
    settings.schema = "https://example.org/x.rng"
    #expect(
      try Document(lines: ["a"]).tei(settings).contains(
        "<?xml-model href=\"https://example.org/x.rng\" type="))
    settings.schema = ""
    #expect(try !Document(lines: ["a"]).tei(settings).contains("xml-model"))
  }

  @Test(
    "The schema is found from every folder of the archive",
    arguments: [
      ("a.txt", "../schema/diptych-tei.rng"), ("2022/b/a.txt", "../../../schema/diptych-tei.rng"),
    ])
  func schemaFromFolder(path: String, address: String) throws {
    let source = Source(
      path: Array(path.utf8), sha256: String(repeating: "0", count: 64), content: [])
    var document = Document(id: "d0000000000000000", source: source)
    document.blocks = Document(lines: ["a"]).blocks
    #expect(try document.tei().contains("<?xml-model href=\"\(address)\" type="))
  }

  @Test("Outside of an archive no schema is named but one with a full address")
  func schemaOfSingleFile() throws {
    var run = RunDescription()
    run.isCollected = false
    let source = Source(
      path: Array("a.txt".utf8), sha256: String(repeating: "0", count: 64), content: [])
    var document = Document(id: "d0000000000000000", source: source, run: run)
    document.blocks = Document(lines: ["a"]).blocks
    #expect(try !document.tei().contains("xml-model"))
    var settings = TEIExport.Configuration()
    settings.schema = "/srv/x.rng"
    #expect(try document.tei(settings).contains("<?xml-model href=\"/srv/x.rng\" type="))
  }
}
