import Foundation
import Testing

@testable import Diptych

/// Runs in which stages are for some documents only.
@Suite struct ConditionRunTests {
  private static func pipeline(_ stages: String...) -> String {
    "{ \"diptych\": 1, \"stages\": [ \(stages.joined(separator: ", ")) ] }"
  }

  @Test("A stage runs for the documents of its condition, and the records say for which not")
  func path() throws {
    let run = try TestRun(
      ["consular/a.txt": "alpha", "press/b.txt": "beta"],
      pipeline: Self.pipeline(
        "{ \"stage\": \"reading\" }",
        "{ \"stage\": \"writing\", \"when\": { \"path\": \"consular/**\" } }"))
    #expect(run.run() == 0)
    #expect(
      try run.files(below: "output/data").keys.sorted() == [
        "consular/a.txt.one", "consular/a.txt.two.xml",
      ])
    let records = try run.records()
    func stages(_ path: String) -> [String] {
      (records[path]?["stages"]?.elements ?? []).compactMap { $0["name"]?.string }
    }
    #expect(
      records.mapValues(\.["status"]?.string) == [
        "consular/a.txt": "processed", "press/b.txt": "processed",
      ])
    #expect(stages("consular/a.txt") == ["reading", "writing"])
    #expect(records["consular/a.txt"]?["passedOver"] == nil)
    #expect(stages("press/b.txt") == ["reading"])
    #expect(records["press/b.txt"]?["passedOver"] == ["writing"])
  }

  @Test("A file that no reading stage is for is left alone, once and for all")
  func unread() throws {
    let run = try TestRun(
      ["consular/a.txt": "alpha", "press/b.txt": "beta"],
      pipeline: Self.pipeline(
        "{ \"stage\": \"reading\", \"when\": { \"path\": \"consular/**\" } }",
        "{ \"stage\": \"writing\" }"))
    for _ in 0..<2 {
      #expect(run.run() == 0)
      let record = try run.records()["press/b.txt"]
      #expect(record?["status"] == "skipped")
      #expect(record?["reason"] == "no_pipeline")
      #expect(
        record?["message"]
          == "the path is none that 'when' of 'reading' is for, so no stage reads the file")
    }
    #expect(
      try run.files(below: "output/data").keys.sorted() == [
        "consular/a.txt.one", "consular/a.txt.two.xml",
      ])
  }

  @Test("A file that no stage at all is for is left alone as well")
  func nothing() throws {
    let run = try TestRun(
      ["press/b.txt": "beta"],
      pipeline: Self.pipeline(
        "{ \"stage\": \"reading\", \"when\": { \"path\": \"consular/**\" } }",
        "{ \"stage\": \"writing\", \"when\": { \"path\": \"consular/**\" } }"))
    #expect(run.run() == 0)
    #expect(try run.records()["press/b.txt"]?["reason"] == "no_pipeline")
  }

  @Test("Of a file inside of another, the path below that one counts")
  func parts() throws {
    let mail = "{\"text\": \"alpha\", \"parts\": [[\"letter.txt\", \"beta\"], [\"b.md\", \"c\"]]}"
    let run = try TestRun(
      ["consular/mail.eml": mail, "press/mail.eml": mail],
      pipeline: Self.pipeline(
        "{ \"stage\": \"reading\" }",
        "{ \"stage\": \"writing\", \"when\": { \"path\": \"consular/**/*.txt\" } }"))
    #expect(run.run() == 0)
    let written = try run.files(below: "output/data").keys.sorted()
    #expect(
      written == [
        "consular/mail.eml/letter.txt.one", "consular/mail.eml/letter.txt.two.xml",
      ])
  }

  @Test("TEI and JSON name only the stages that ran, also those that are still to come")
  func outputs() throws {
    let run = try TestRun(
      ["press/b.txt": "Notice\n\nThe office is closed on Monday.\n"],
      pipeline: Self.pipeline(
        "{ \"stage\": \"ingest\" }", "{ \"stage\": \"language-detection\" }",
        "{ \"stage\": \"heading-detection\", \"when\": { \"path\": \"consular/**\" } }",
        "{ \"stage\": \"tei-export\" }", "{ \"stage\": \"json-export\" }",
        "{ \"stage\": \"term-extraction\", \"when\": { \"path\": \"consular/**\" } }",
        "{ \"stage\": \"term-extraction\" }".replacing("term", with: "entity")),
      registry: StageRegistry())
    #expect(run.run() == 0)
    let files = try run.files(below: "output/data")
    let tei = try #require(files["press/b.txt.tei.xml"])
    let named = tei.matches(of: /<application [^>]*type="stage"[^>]*ident="([a-z-]+)"/)
      .map { String($0.output.1) }
    let ran = ["ingest", "language-detection", "tei-export", "json-export", "entity-extraction"]
    #expect(named == ran)
    var parser = JSONParser(Array(try #require(files["press/b.txt.json"]).utf8))
    let stages = try parser.parse()["generator"]?["stages"]?.elements
    #expect(stages?.compactMap { $0["name"]?.string } == ran)
    #expect(
      try run.records()["press/b.txt"]?["passedOver"] == ["heading-detection", "term-extraction"])
  }

  @Test("A worker's answer tells which stages the document was not for")
  func answer() throws {
    var outcome = Outcome(.skipped, Failure("no_pipeline", "nobody reads it"))
    outcome.passedOver = ["writing"]
    let line = WorkerAnswer.outcome(outcome).line().dropLast()
    guard case .outcome(let read)? = WorkerAnswer(line: Array(line)) else {
      Issue.record("no outcome")
      return
    }
    #expect(read.passedOver == ["writing"])
  }

  @Test("A file that is converted alone has the path that it has in the drop")
  func convert() throws {
    let run = try TestRun(
      ["consular/a.txt": "alpha", "press/b.txt": "beta"],
      pipeline: Self.pipeline(
        "{ \"stage\": \"reading\" }",
        "{ \"stage\": \"writing\", \"when\": { \"path\": \"consular/*\" } }"))
    for name in ["consular/a.txt", "press/b.txt"] {
      #expect(
        run.answer(
          "convert", "--config", run.path("pipeline.json"), "--to", run.path("converted"),
          run.path("input/" + name)) == 0)
    }
    #expect(try run.files(below: "converted").keys.sorted() == ["a.txt.one", "a.txt.two.xml"])
  }

  @Test("Of the entries of a stage, the first whose condition holds is the one that runs")
  func pipelines() throws {
    let run = try TestRun(
      [
        "visa/zh.txt": "本市图书馆星期一闭馆。\n", "visa/en.txt": "The library is closed on Monday.\n",
        "press/en.txt": "The bridge is open again.\n",
      ],
      pipeline: Self.pipeline(
        "{ \"stage\": \"ingest\" }", "{ \"stage\": \"language-detection\" }",
        """
        { "stage": "heading-detection", "when": { "path": "visa/**", "language": "zh" },
          "minimumConfidence": 0.9 }
        """,
        "{ \"stage\": \"heading-detection\", \"when\": { \"path\": \"visa/**\" } }",
        "{ \"stage\": \"json-export\" }"
      ).replacing("\"stages\"", with: "\"input\": { \"pairs\": [] }, \"stages\""),
      registry: StageRegistry())
    #expect(run.run() == 0)
    let records = try run.records()
    for path in ["visa/zh.txt", "visa/en.txt"] {
      let stages = records[path]?["stages"]?.elements?.compactMap { $0["name"]?.string }
      #expect(
        stages == ["ingest", "language-detection", "heading-detection", "json-export"], "\(path)")
      #expect(records[path]?["passedOver"] == nil, "\(path)")
    }
    #expect(records["press/en.txt"]?["passedOver"] == ["heading-detection"])
    let report = try run.report()["stages"]?.elements?.compactMap { $0["name"]?.string }
    #expect(report == ["ingest", "language-detection", "heading-detection", "json-export"])
  }

  @Test("Each of two folders has its own settings of one stage")
  func settings() throws {
    let run = try TestRun(
      ["visa/a.txt": "alpha", "press/b.txt": "beta", "other/c.txt": "gamma"],
      pipeline: Self.pipeline(
        "{ \"stage\": \"reading\" }",
        "{ \"stage\": \"marking\", \"when\": { \"path\": \"visa/**\" }, \"mark\": \"v\" }",
        "{ \"stage\": \"marking\", \"when\": { \"path\": \"press/**\" }, \"mark\": \"p\" }",
        "{ \"stage\": \"marking\" }"),
      registry: StageRegistry(
        [Reading.self, Marking.self].map { StageDefinition(stage: $0, isPlugin: false) }))
    #expect(run.run() == 0)
    #expect(
      try run.files(below: "output/data") == [
        "visa/a.txt.mark": "v", "press/b.txt.mark": "p", "other/c.txt.mark": "?",
      ])
  }

  /// Emits what its settings say.
  private struct Marking: Stage {
    struct Configuration: StageConfiguration {
      var mark = "?"
      static var settings: [Setting] { [Setting("mark", "what it writes")] }
    }

    static let name = "marking"
    static let summary = "Writes a mark."
    let requires: Set<Layer> = [.blocks]
    let provides: Set<Layer> = []
    private let mark: String

    init(_ configuration: Configuration, context: StageContext) { mark = configuration.mark }

    func run(_ document: inout Document) {
      document.emit(Output(suffix: "mark", bytes: Array(mark.utf8)))
    }
  }
}
