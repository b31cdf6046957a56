import Foundation
import Testing

@testable import Diptych

/// Whole documents through `diptych convert`, byte for byte.
///
/// A case is a folder of `Golden` with an `input.*`; what comes out lies beside it. A case may have
/// a `pipeline.json` of its own. `Scripts/golden` records them anew.
@Suite struct GoldenCasesTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Golden")

  private static let cases: [String] = {
    let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
    return (names ?? []).filter { input(of: $0) != nil }.sorted()
  }()

  private static func input(of name: String) -> String? {
    let files = try? FileManager.default.contentsOfDirectory(
      atPath: folder.appending(path: name).path)
    return files?.first { $0 == "input.txt" || $0 == "input.html" }
  }

  @Test("A document becomes what was recorded", arguments: cases)
  func converts(name: String) throws {
    let input = try #require(Self.input(of: name))
    let own = Self.folder.appending(path: "\(name)/pipeline.json")
    let pipeline =
      FileManager.default.fileExists(atPath: own.path)
      ? own : Self.folder.appending(path: "pipeline.json")
    let outputs = try TemporaryFolder()
    let code = DiptychTool.answer(
      [
        "convert", Self.folder.appending(path: "\(name)/\(input)").path,
        "--config", pipeline.path, "--to", outputs.path,
      ], in: ToolEnvironment(registry: try StageRegistry(), signals: StopSignals(codes: [])))
    #expect(code == 0)
    for suffix in ["tei.xml", "json"] {
      let made = FileManager.default.contents(atPath: "\(outputs.path)/\(input).\(suffix)")
      let expected = Self.folder.appending(path: "\(name)/\(input).\(suffix)")
      try GoldenFile(at: expected).compare(Self.withoutSettings([UInt8](try #require(made))))
    }
  }

  /// The digest of the settings changes with every resource, and with it nothing else.
  private static func withoutSettings(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    for mark in ["\"settingsSha256\":\"", "settings sha256 "] {
      guard let range = bytes.firstRange(of: Array(mark.utf8)) else { continue }
      let digest = range.upperBound..<range.upperBound + 64
      bytes.replaceSubrange(digest, with: repeatElement(UInt8(ascii: "0"), count: 64))
    }
    return bytes
  }

  @Test("There are cases")
  func isNotEmpty() { #expect(Self.cases.count >= 6) }
}
