import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
#endif

@testable import Diptych

@Suite struct RunTests {
  /// Waits for a file that its document names.
  private struct Patience: Stage {
    static let name = "patience"
    static let summary = "Waits for a file."
    let requires: Set<Layer> = [.blocks]
    let provides: Set<Layer> = []

    init(_ configuration: NoConfiguration, context: StageContext) {}

    func run(_ document: inout Document) throws {
      let path = document.blocks[0].text
      guard path.hasPrefix("/") else { return }
      let end = ContinuousClock.now + .seconds(30)
      while !FileManager.default.fileExists(atPath: path) {
        guard ContinuousClock.now < end else {
          throw StageFailure(code: "in_vain", message: "the file did not come")
        }
        usleep(10_000)
      }
    }
  }

  @Test("Every document is processed, and its outputs stand under its own path")
  func outputs() throws {
    let run = try TestRun(["a.txt": "alpha", "folder/b c.txt": "beta"])
    #expect(run.run() == 0)
    let files = try run.files(below: "output/data")
    #expect(
      files.keys.sorted() == [
        "a.txt.one", "a.txt.two.xml", "folder/b c.txt.one", "folder/b c.txt.two.xml",
      ])
    #expect(files["a.txt.one"] == "alpha1")
    let sha256 = sha256(Array("alpha".utf8))
    #expect(files["a.txt.two.xml"] == documentID(path: Array("a.txt".utf8), sha256: sha256))
    let record = try #require(try run.records()["a.txt"])
    #expect(record["status"] == "processed")
    #expect(record["sha256"]?.string == sha256)
    #expect(record["bytes"] == 5)
    #expect(record["format"] == "text/plain")
    #expect(record["outputs"] == ["data/a.txt.one", "data/a.txt.two.xml"])
    #expect(record["stages"]?.elements?.map { $0["name"] } == ["reading", "writing"])
  }

  @Test("A document is published soon, also if the next one takes long")
  func patience() throws {
    let stages: [any Stage.Type] = [Reading.self, Patience.self, Writing.self]
    let run = try TestRun(
      ["a.txt": "alpha"],
      pipeline: """
        { "diptych": 1, "stages": [
          { "stage": "reading" }, { "stage": "patience" }, { "stage": "writing" } ] }
        """,
      registry: try StageRegistry(stages.map { StageDefinition(stage: $0, isPlugin: false) }))
    let output = run.path("output/data/a.txt.one")
    try run.put("b.txt", output)
    #expect(run.run("--jobs", "1") == 0)
  }

  @Test("A format that no reader knows is skipped with the reason")
  func unsupported() throws {
    let run = try TestRun(["a.bin": "foreign"])
    #expect(run.run() == 0)
    let record = try #require(try run.records()["a.bin"])
    #expect(record["status"] == "skipped")
    #expect(record["reason"] == "unsupported_format")
    let message = try #require(record["message"]?.string)
    #expect(try run.files(below: "output/quarantine").isEmpty)
    // The report says it too, since the reason may name a setting that helps.
    for _ in 0..<2 {
      let report = try #require(try run.files(below: "output/runs")["latest.json"])
      #expect(report.contains("\"\(message)\": 1"), "\(report)")
      #expect(run.run() == 0)
    }
  }

  @Test("Outputs are equal with one and with eight in flight")
  func jobs() throws {
    var files: [String: String] = [:]
    for index in 0..<60 {
      files["f\(index % 7)/d\(index).txt"] = index % 9 == 0 ? "fail" : "t\(index)"
    }
    let run = try TestRun(files)
    #expect(run.run("--jobs", "1", "--output", run.path("one")) == 3)
    #expect(run.run("--jobs", "8", "--output", run.path("eight")) == 3)
    let one = try run.files(below: "one/data")
    #expect(one.count == 2 * 53)
    #expect(try run.files(below: "eight/data") == one)
    let quarantine = try run.files(below: "one/quarantine").keys.sorted()
    #expect(try run.files(below: "eight/quarantine").keys.sorted() == quarantine)
  }

  @Test("The report adds up what the records say")
  func report() throws {
    let run = try TestRun([
      "a.txt": "alpha", "b.txt": "fail", "c.txt": "note", ".hidden": "", "d.bin": "foreign",
    ])
    try run.put("fresh.txt", "fresh", secondsAgo: 0)
    #expect(run.run("--settle-seconds", "1000") == 3)
    let text = try run.files(below: "output/runs")["latest.json"] ?? ""
    var parser = JSONParser(Array(text.utf8))
    let report = try parser.parse()
    #expect(
      report["documents"]
        == .object([
          "processed": 2, "unchanged": 0, "quarantined": 1, "deferred": 1, "skipped": 2,
        ]))
    #expect(
      report["codes"]
        == .object([
          "unchanged": .object([:]), "quarantined": .object(["no_text": 1]),
          "deferred": .object(["not_settled": 1]),
          "skipped": .object(["hidden_name": 1, "unsupported_format": 1]),
        ]))
    #expect(report["exitCode"] == 3)
    #expect(report["bytes"] == 13)
    #expect(report["outputs"] == 4)
    #expect(report["findings"] == .object(["test_note": 1]))
    #expect(report["found"]?["blocks"] == 2)
    #expect(try run.records().count == 6)
    let name = try #require(report["run"]?.string)
    #expect(try run.files(below: "output/runs")["\(name)/report.json"] == text)
  }

  @Test("Only what the pattern describes is looked at")
  func only() throws {
    let run = try TestRun(["a.txt": "alpha", "b.html": "beta", "f/c.txt": "gamma"])
    #expect(run.run("--only", "f/*") == 0)
    #expect(try run.records().keys.sorted() == ["f/c.txt"])
  }

  @Test("A dry run writes nothing")
  func dryRun() throws {
    let run = try TestRun(["a.txt": "fail"])
    #expect(run.run("--dry-run") == 0)
    #expect(!FileManager.default.fileExists(atPath: run.path("output")))
  }

  @Test("An archive inside the drop is no input")
  func outputInInput() throws {
    let run = try TestRun(["a.txt": "alpha"])
    for _ in 0..<2 {
      #expect(run.run("--output", run.path("input/out")) == 0)
      let runs = try run.files(below: "input/out/runs").values.filter { $0.contains("\"path\":") }
      #expect(runs.allSatisfy { !$0.contains("out/data") })
    }
    #expect(try run.files(below: "input/out/data").count == 2)
  }

  @Test("An archive that is the drop, or has it inside, is refused before anything is made")
  func inputInOutput() throws {
    let run = try TestRun(["f/a.txt": "alpha"])
    try FileManager.default.createSymbolicLink(
      atPath: run.path("link"), withDestinationPath: run.path("input"))
    for (input, output) in [("input", "input"), ("link", "input/f/.."), ("link/f", "input")] {
      let folders = ["--input", run.path(input), "--output", run.path(output)]
      #expect(run.run(folders[0], folders[1], folders[2], folders[3]) == 78)
      #expect(run.run(folders[0], folders[1], folders[2], folders[3], "--dry-run") == 78)
      #expect(run.run(folders[0], folders[1], folders[2], folders[3], verb: "check") == 78)
      #expect(try FileManager.default.contentsOfDirectory(atPath: run.path("input")) == ["f"])
      #expect(try run.files(below: "input").keys.sorted() == ["f/a.txt"])
    }
  }

  @Test("A log of JSON lines is one to its end, and figures are written of a run that cannot begin")
  func failedBeforeStart() throws {
    let run = try TestRun(["a.txt": "alpha"])
    let diptych = Tool(at: try #require(BuiltTool.path("diptych")))
    _ = try run.setPipeline("{ \"diptych\": 1, \"stages\": [{ \"stage\": \"ingest\" }] }")
    let (status, text) = try diptych.run([
      "run", "--config", run.path("pipeline.json"), "--output", run.path("input/a.txt"),
      "--metrics-file", run.path("figures.prom"), "--log-format", "json",
    ])
    #expect(status == 73)
    var parser = JSONParser(Array(text.utf8).dropLast())
    let event = try parser.parse()
    #expect(event["event"] == "failed")
    #expect(event["level"] == "error")
    #expect(event["exitCode"] == 73)
    #expect(event["msg"]?.string?.hasPrefix("the archive cannot be made: ") == true)
    let figures = try String(contentsOfFile: run.path("figures.prom"), encoding: .utf8)
    #expect(figures.contains("diptych_exit_code 73\n"))
  }

  @Test("What is no file cannot be converted, and is called what it is")
  func noFile() throws {
    let run = try TestRun()
    let made = unsafe mkfifo(run.path("pipe"), 0o644)
    #expect(made == 0)
    for (name, sentence) in [
      ("input", "is a folder; 'diptych run' takes folders"), ("pipe", "is no regular file"),
    ] {
      let error = #expect(throws: RunError.self) {
        try InputFile(run.path(name)).source(Limits())
      }
      #expect(error?.code == .noInput)
      #expect(error.map { "\($0)".hasSuffix(sentence) } == true)
    }
  }

  @Test("The exit code says what went wrong")
  func exitCodes() throws {
    let run = try TestRun(["a.txt": "alpha"])
    #expect(run.run("--input", run.path("nowhere")) == 66)
    #expect(run.run("--nonsense") == 64)
    #expect(run.run("--jobs", "-3") == 64)
    #expect(run.run("--settle-seconds", "-1") == 64)
    #expect(run.run("--output", run.path("input")) == 78)
    #expect(run.run("--output", run.path("input/a.txt")) == 73)
    #expect(run.run("--help") == 0)
    let wrong = try TestRun(
      pipeline: "{ \"diptych\": 1, \"stages\": [ { \"stage\": \"readin\" } ] }")
    #expect(wrong.run() == 78)
    #expect(wrong.run(verb: "check") == 78)
    #expect(run.run(verb: "check") == 0)
    #expect(run.run("--config", run.path("none.json"), verb: "check") == 78)
    #expect(run.run("--effective", "--schema", verb: "check") == 64)
  }

  @Test("A time on the command line is at most ten years")
  func durations() {
    #expect(DurationOption(argument: "90")?.seconds == 90)
    #expect(DurationOption(argument: "1.5h")?.seconds == 5400)
    #expect(DurationOption(argument: "3650d") != nil)
    for argument in ["1e30", "99999999999999999d", "3651d", "inf", "nan", "-1", "h", ""] {
      #expect(DurationOption(argument: argument) == nil)
    }
  }
}
