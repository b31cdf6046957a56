import Foundation
import Testing

@testable import Diptych

/// The stages in `Examples/Stages` are right and find what they say.
@Suite struct ExampleStagesTests {
  private static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Examples/Stages").path

  /// A Python that has spaCy.
  private static var spacy: Tool? {
    let named = ProcessInfo.processInfo.environment["DIPTYCH_SPACY_PYTHON"]
    let pythons = [named.map { Tool(at: $0) }, Tool("python3")].compactMap { $0 }
    return pythons.first { $0.succeeds("-c", "import spacy") }
  }

  private func check(_ command: [String]) throws {
    var settings = ExternalStage.Configuration()
    settings.command = command
    var check = StageCheck(
      try ExternalProgram(settings, context: StageContext(folder: Self.folder)))
    try check.run()
    let wrong = check.results.filter { $0.verdict == .wrong }
    #expect(wrong.isEmpty, "\(wrong)")
  }

  /// The kinds and texts of the mentions that a stage finds in one block.
  private func found(_ command: [String], in text: String, _ language: LanguageTag) throws
    -> [String]
  {
    var settings = ExternalStage.Configuration()
    settings.command = command
    let stage = try ExternalStage(settings, context: StageContext(folder: Self.folder))
    var document = Document(
      id: "d0123456789abcdef", source: Source(path: [0x61], sha256: "", content: []))
    document.blocks = [Block(utf8: Array(text.utf8))]
    document.blocks[0].language = Inferred(value: language, confidence: 1, stage: "test")
    try stage.run(&document)
    return document.blocks[0].mentions.map { mention in
      let range = mention.range.start..<mention.range.end
      return
        "\(mention.kind.rawValue) \(String(decoding: document.blocks[0].utf8[range], as: UTF8.self))"
    }
  }

  @Test("The stage in jq", .enabled(if: Tool("jq") != nil, "jq is not installed"))
  func jq() throws {
    try check(["jq/file-numbers.sh"])
    #expect(
      try found(["jq/file-numbers.sh"], in: "《渝府发〔2026〕3号》、𠮷外办〔2025〕12号文。", "zh")
        == ["fileNumber 渝府发〔2026〕3号", "fileNumber 𠮷外办〔2025〕12号"])
  }

  @Test("The stage of rules", .enabled(if: Tool(at: "/usr/bin/python3").succeeds("--version")))
  func rules() throws {
    let command = ["python3", "rules/rules.py", "rules/rules.tsv"]
    try check(command)
    #expect(
      try found(command, in: "Peking: the Yangtze Gold 7 (长江黄金7号) left.", "en")
        == ["vessel Yangtze Gold 7", "vessel 长江黄金7号"])
  }

  @Test("The stage on spaCy", .enabled(if: spacy != nil, "spaCy is not installed"))
  func spaCy() throws {
    let command = [try #require(Self.spacy).path, "spacy/names.py", "spacy/patterns.jsonl"]
    try check(command)
    #expect(
      try found(command, in: "The Yangtze Gold 7 joins Sister City Week.", "en")
        == ["vessel Yangtze Gold 7", "programme Sister City Week"])
    #expect(try found(command, in: "长江黄金7号靠岸。", "zh-Hans") == ["vessel 长江黄金7号"])
  }
}
