import Foundation
import Testing

@testable import Diptych

@Suite struct InterruptedRunTests {
  @Test("What a stopped run did not come to does not count as done")
  func stopped() {
    var report = RunReport(run: "r", started: WallClock.now(), description: RunDescription())
    for index in 0..<5 {
      let outcome =
        index < 2
        ? Outcome(.skipped, Drop.hidden)
        : Outcome(.deferred, Failure("run_stopped", "the run was stopped"))
      report.add(DocumentRecord(path: [UInt8(index)], sha256: "", bytes: 0, outcome: outcome))
    }
    let summary = RunSummary(
      report: report, ended: WallClock.now(), output: "out", isStopped: true)
    #expect(summary.lines(.english)[0].hasPrefix("stopped after 2 documents in "))
    #expect(summary.lines(.english).contains { $0.contains("3 run_stopped") })
  }

  @Test("What a killed run left is cleared away")
  func leftovers() throws {
    let run = try TestRun(["a.txt": "alpha"])
    let left = run.path("output/.diptych/tmp/old/source")
    try FileManager.default.createDirectory(atPath: left, withIntermediateDirectories: true)
    try Data("x".utf8).write(to: URL(fileURLWithPath: left + "/x"))
    #expect(run.run() == 0)
    #expect(try run.files(below: "output/.diptych/tmp").isEmpty)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: run.path("output/.diptych/tmp")).isEmpty)
  }

  @Test("Outputs that a killed run published are taken over, whatever came in between")
  func publishedByKilled() throws {
    let run = try TestRun(["a.txt": "alpha", "b.txt": "beta"])
    #expect(run.run() == 0)
    let outputs = try run.files(below: "output/data")
    let path = try #require(outputs.keys.sorted().first)
    try FileManager.default.removeItem(atPath: run.path("output"))
    // As if a run had died before it wrote the ledger; the next one takes only the other document.
    for (name, text) in ["data/\(path)": "old", ".diptych/publishing": "data/\(path)\n"] {
      let file = URL(fileURLWithPath: run.path("output/\(name)"))
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
    #expect(run.run("--only", "b.txt") == 0)
    #expect(run.run() == 0)
    #expect(try run.files(below: "output/data") == outputs)
  }

  @Test("A run that is told to stop takes no new document and still reports")
  func stop() throws {
    let run = try TestRun(["a.txt": "alpha"])
    // The end of the grace would end the tests themselves.
    let signals = StopSignals(codes: [], grace: 3600)
    signals.stop(143)
    let code = DiptychTool.answer(
      ["run", "--config", run.path("pipeline.json"), "--log-format", "text"],
      in: ToolEnvironment(registry: run.registry, signals: signals))
    #expect(code == 143)
    #expect(try run.files(below: "output/data").isEmpty)
    #expect(try run.records()["a.txt"]?["reason"] == "run_stopped")
    #expect(
      try run.files(below: "output/runs")["latest.json"]?.contains("\"exitCode\": 143") == true)
  }
}
