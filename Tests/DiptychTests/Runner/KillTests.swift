import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
#endif

@testable import Diptych

/// Runs that are killed at any moment.
///
/// `DIPTYCH_KILLS=200` in the environment asks for a long series.
@Suite struct KillTests {
  private static let pipeline = """
    { "diptych": 1, "stages": [ { "stage": "ingest" }, { "stage": "language-detection" },
      { "stage": "json-export" } ] }
    """

  private static var kills: Int {
    ProcessInfo.processInfo.environment["DIPTYCH_KILLS"].flatMap { Int($0) } ?? 4
  }

  private func start(_ run: TestRun, _ output: String) throws -> Process {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(BuiltTool.path("diptych")))
    process.arguments = [
      "run", "--config", run.path("pipeline.json"), "--output", run.path(output),
      "--log-format", "json",
    ]
    process.standardError = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    return process
  }

  @Test("A run that was killed at any moment and run again makes the same archive")
  func kill() throws {
    var files: [String: String] = [:]
    for index in 0..<300 {
      files["f\(index % 5)/d\(index).txt"] =
        index % 50 == 7 ? "" : "Letter \(index).\n\nGreetings.\n"
    }
    let run = try TestRun(files, pipeline: Self.pipeline)
    let whole = try start(run, "whole")
    whole.waitUntilExit()
    #expect(whole.terminationStatus == 3)
    let expected = try run.files(below: "whole/data")
    let manifest = try run.files(below: "whole")["manifest-sha256.txt"]
    #expect(expected.count == 294)

    var generator = SeededGenerator(seed: 7)
    for round in 0..<Self.kills {
      if round % 10 == 0 { try? FileManager.default.removeItem(atPath: run.path("killed")) }
      let process = try start(run, "killed")
      usleep(UInt32.random(in: 20_000...900_000, using: &generator))
      Glibc.kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      // Whatever is visible is complete.
      for (name, text) in try run.files(below: "killed/data") {
        #expect(expected[name] == text, "\(name) is not complete in round \(round)")
      }
    }
    let last = try start(run, "killed")
    last.waitUntilExit()
    #expect(try run.files(below: "killed/data") == expected)
    #expect(try run.files(below: "killed")["manifest-sha256.txt"] == manifest)
    #expect(try run.files(below: "killed/.diptych/tmp").isEmpty)
    #expect(
      try run.files(below: "killed/quarantine").keys.sorted()
        == run.files(below: "whole/quarantine").keys.sorted())
    let lines = try run.records(in: "killed")
    #expect(lines.count == 300)
    #expect(Set(lines.map { $0["path"]?.string }).count == 300)
  }

  @Test(
    "A run over pairs that was killed and run again makes the same archive, in any number of jobs")
  func killPairs() throws {
    var files: [String: String] = [:]
    for index in 0..<60 {
      files["f/d\(index).zh.txt"] = "第\(index)号公告。\n\n外事办公室今天接待了来宾。\n"
      files["f/d\(index)_EN.txt"] =
        index % 20 == 7
        ? "" : "Notice \(index).\n\nThe Foreign Affairs Office received guests today.\n"
    }
    let run = try TestRun(files, pipeline: Self.pipeline)
    let whole = try start(run, "whole")
    whole.waitUntilExit()
    #expect(whole.terminationStatus == 3)
    let expected = try run.files(below: "whole/data")
    #expect(expected.count == 60)
    #expect(expected["f/d1.zh.txt.json"]?.contains("-src2") == true)
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<Self.kills {
      let process = try start(run, "killed")
      usleep(UInt32.random(in: 20_000...900_000, using: &generator))
      Glibc.kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      for (name, text) in try run.files(below: "killed/data") { #expect(expected[name] == text) }
    }
    let last = try start(run, "killed")
    last.waitUntilExit()
    #expect(try run.files(below: "killed/data") == expected)
    let records = try run.records(in: "killed")
    #expect(records.count == 120)
    #expect(Set(records.map { $0["path"]?.string }).count == 120)
    #expect(records.count { $0["mergedInto"] != nil } == 57)
  }
}
