import Foundation
import Testing

@testable import Diptych

@Suite(.enabled(if: SharedMaterial.isThere)) struct LanguageDetectionSharedTests {
  @Test(
    "Blocks of the development sets have the right language",
    arguments: [("help-dev", 0.995), ("help-hard-dev", 0.98), ("gov-dev", 0.995)])
  func blocks(set: String, minimum: Double) throws {
    let context = StageContext(languages: ["zh-Hant", "en"])
    let lifting = try GlossLifting(.init(), context: context)
    let detection = try LanguageDetection(NoConfiguration(), context: context)
    var (right, count) = (0, 0)
    for (_, text, gold) in try SharedMaterial.documents(of: set) {
      var document = try Document.ingested(text)
      try lifting.run(&document)
      try detection.run(&document)
      let lines = Dictionary(uniqueKeysWithValues: gold.blocks.map { ($0.line, $0.lang) })
      for block in document.blocks {
        guard let expected = block.line.flatMap({ lines[$0] }) else { continue }
        count += 1
        right += block.language?.value.rawValue == expected ? 1 : 0
      }
    }
    #expect(Double(right) / Double(count) >= minimum)
  }

  private struct Segment: Decodable {
    let lang: String
    let length: String
    let text: String
  }

  @Test("Single segments in 67 languages have the right language")
  func segments() throws {
    let context = StageContext(languages: ["zh-Hant", "en"])
    let detection = try LanguageDetection(NoConfiguration(), context: context)
    let lifting = try GlossLifting(.init(), context: context)
    let file = SharedMaterial.folder.appending(path: "eval/langid/dev.jsonl")
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    var counts: [String: (right: Int, count: Int)] = [:]
    for line in lines {
      let segment = try JSONDecoder().decode(Segment.self, from: Data(line.utf8))
      var document = Document(lines: [segment.text])
      try lifting.run(&document)
      try detection.run(&document)
      let found = try #require(document.blocks[0].language)
      let isRight =
        segment.lang == found.value.rawValue
        || !segment.lang.hasPrefix("zh") && segment.lang == found.value.primary
      for key in [segment.length, "all"] {
        counts[key, default: (0, 0)].right += isRight ? 1 : 0
        counts[key, default: (0, 0)].count += 1
      }
      if segment.length == "mixed" { #expect(document.blocks[0].runs.map(\.language) == ["en"]) }
    }
    for (key, minimum) in [("heading", 0.85), ("sentence", 0.98), ("all", 0.955)] {
      let (right, count) = try #require(counts[key])
      #expect(Double(right) / Double(count) >= minimum, "\(key)")
    }
  }
}
