import Foundation
import Testing

@testable import Diptych

/// What a scheduler gives a run, and the units that ship for it.
@Suite struct NightlyTests {
  private static let pipeline = """
    { "diptych": 1, "stages": [ { "stage": "ingest" }, { "stage": "json-export" } ] }
    """

  @Test("A run needs no environment, no terminal and no standard input")
  func bare() throws {
    let diptych = try #require(BuiltTool.path("diptych"))
    let env = try #require(Tool("env"))
    let run = try TestRun(["通知.txt": "通知。\n"], pipeline: Self.pipeline)
    let (status, told) = try env.run([
      "-i", diptych, "run", "--config", run.path("pipeline.json"),
    ])
    #expect(status == 0, "\(told)")
    #expect(told.contains("\"event\":\"summary\""))
    #expect(try run.files(below: "output/data").keys.sorted() == ["通知.txt.json"])
  }

  @Test("A run gets along with 64 descriptors and a stack of 1 MiB")
  func frugal() throws {
    let diptych = try #require(BuiltTool.path("diptych"))
    let shell = try #require(Tool("sh"))
    let names = (1...40).map { "\($0 % 7)/\($0).txt" }
    let run = try TestRun(
      Dictionary(uniqueKeysWithValues: names.map { ($0, "Text of \($0).\n") }),
      pipeline: Self.pipeline)
    let (status, told) = try shell.run([
      "-c", "ulimit -n 64; ulimit -s 1024; exec \"$0\" run --jobs 4 --config \"$1\"", diptych,
      run.path("pipeline.json"),
    ])
    #expect(status == 0, "\(told)")
    #expect(try run.files(below: "output/data").count == names.count)
  }

  @Test("Only what matters as much as was asked for is told")
  func level() throws {
    let diptych = try Tool(at: #require(BuiltTool.path("diptych")))
    let run = try TestRun(["a.txt": "Alpha.\n", "empty.txt": ""], pipeline: Self.pipeline)
    let all = ["run", "--config", run.path("pipeline.json"), "--retry-quarantined"]
    let told = try diptych.run(all + ["--log-level", "error"]).output.split(separator: "\n")
    #expect(told.count == 1)
    #expect(told.first?.contains("\"event\":\"quarantined\"") == true)
    #expect(try diptych.run(all).output.contains("\"event\":\"summary\""))
  }

  @Test("The units of the example are ones that systemd takes")
  func units() throws {
    guard let analyze = Tool("systemd-analyze") else { return }
    let diptych = try #require(BuiltTool.path("diptych"))
    let example = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Examples/Nightly")
    let folder = try TemporaryFolder()
    for name in ["diptych.service", "diptych.timer", "diptych-alert@.service"] {
      let unit = try String(contentsOf: example.appending(path: name), encoding: .utf8)
      // The program need not be installed for this.
      _ = try folder.write(
        Array(unit.replacingOccurrences(of: "/usr/local/bin/diptych", with: diptych).utf8), to: name
      )
    }
    for name in ["diptych.service", "diptych.timer"] {
      let (status, told) = try analyze.run(["verify", "--man=no", folder.path + "/" + name])
      #expect(status == 0, "\(told)")
      #expect(!told.contains(".service:") && !told.contains(".timer:"), "\(told)")
    }
  }
}
