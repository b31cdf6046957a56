import Foundation
import Testing

@testable import Diptych

/// The whole pipeline over files that nobody sends with good intentions.
@Suite struct HostileDropTests {
  private static let healthy = [
    "letter.txt": "市政府外辦\n\n2019年5月,市政府外辦接待了來訪團。\n\nThe office received a delegation.\n",
    "notice/page.html": "<html><body><h1>Notice</h1><p>The bridge is open again.</p></body></html>",
    "z.txt": "The last letter of the drop.\n",
  ]

  private static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The standard pipeline with the limits of the drop.
  private static func pipeline() throws -> String {
    let standard = try String(
      contentsOf: root.appending(path: "pipeline.json"), encoding: .utf8)
    let start = try #require(standard.range(of: "\"stages\""))
    return standard.replacingCharacters(
      in: start, with: "\"limits\": { \(HostileDrop.limits) }, \"stages\"")
  }

  @Test("Each hostile file ends as it should, and no healthy document notices")
  func drop() throws {
    let hostile = HostileDrop()
    #expect(hostile.cases.count >= 80)
    let diptych = try #require(BuiltTool.path("diptych"))
    let disturbed = try TestRun(Self.healthy, pipeline: Self.pipeline())
    let expected = try hostile.write(to: disturbed.path("input"))
      .merging(Self.healthy.keys.map { (Array($0.utf8), "processed") }) { one, _ in one }
    let alone = try TestRun(Self.healthy, pipeline: Self.pipeline())
    for (run, code) in [(disturbed, Int32(3)), (alone, 0)] {
      let (status, told) = try Tool(at: diptych).run([
        "run", "--config", run.path("pipeline.json"), "--log-format", "text", "--jobs", "2",
      ])
      #expect(status == code, "\(told)")
    }

    let records = try disturbed.records(in: "output")
    let met = Dictionary(grouping: records) { DocumentRecord.path(in: $0) ?? [] }
    #expect(records.count == expected.count)
    for (path, outcome) in expected {
      let found = (met[path] ?? []).map { record in
        [record["status"]?.string, record["error"]?["code"]?.string ?? record["reason"]?.string]
          .compactMap(\.self).joined(separator: " ")
      }
      #expect(found == [outcome], "\(readable(path))")
    }
    let results = try disturbed.files(below: "output/data")
    for (name, content) in try alone.files(below: "output/data") {
      #expect(results[name] == content, "\(name)")
    }
    #expect(
      try Tool(at: diptych).run(["verify", "--output", disturbed.path("output")]).status == 0)
  }
}
