import Foundation
import Testing

@testable import Diptych

/// The schema of the TEI consortium, if it lies beside the project.
private let teiAll: String? = {
  let path = SharedMaterial.folder.appending(path: "schema/tei_all.rng").path
  return FileManager.default.fileExists(atPath: path) ? path : nil
}()

@Suite struct TEISchemaTests {
  @Test("The two syntaxes of the schema say the same", .enabled(if: Tool("trang") != nil))
  func syntaxes() throws {
    let folder = try TemporaryFolder()
    let compact = try folder.write(StageContext().bundled("diptych-tei.rnc"), to: "diptych-tei.rnc")
    let result = try #require(Tool("trang")).run([compact, folder.path + "/made.rng"])
    #expect(result.status == 0, "\(result.output)")
    let made = FileManager.default.contents(atPath: folder.path + "/made.rng")
    #expect(try made.map { [UInt8]($0) } == StageContext().bundled("diptych-tei.rng"))
  }

  @Test(
    "Every file is valid under the schema of the TEI consortium",
    .enabled(if: teiAll != nil && Tool("jing") != nil))
  func consortium() throws {
    let folder = try TemporaryFolder()
    var files: [String] = []
    for seed in 0..<150 {
      var random = RandomDocument(seed: UInt64(seed))
      var document = random.make()
      try TEIExport(.init(), context: StageContext()).run(&document)
      files.append(try folder.write(document.outputs[0].bytes, to: "\(seed).xml"))
    }
    let result = try #require(Tool("jing")).run([#require(teiAll)] + files)
    // Some installations of the validator warn about themselves.
    let complaints = result.output.split(separator: "\n").filter { !$0.hasPrefix("[warning]") }
    #expect(complaints == [])
    #expect(result.status == 0)
  }
}
