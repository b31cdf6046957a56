import Foundation
import Testing

@testable import Diptych

/// Runs the tool as a process of its own, over documents that the standard ingest reads.
@Suite struct ProcessTests {
  private static let pipeline = """
    { "diptych": 1, "stages": [ { "stage": "ingest" }, { "stage": "json-export" } ] }
    """

  private func start(_ run: TestRun, _ options: [String]) throws -> (Process, Pipe) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(BuiltTool.path("diptych")))
    process.arguments =
      ["run", "--config", run.path("pipeline.json"), "--log-format", "json"] + options
    let pipe = Pipe()
    process.standardError = pipe
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    return (process, pipe)
  }

  @Test("A signal stops a run with its exit code and a report")
  func signal() throws {
    var files: [String: String] = [:]
    for index in 0..<3000 { files["f\(index / 100)/d\(index).txt"] = "Document \(index).\n" }
    let run = try TestRun(files, pipeline: Self.pipeline)
    let (process, pipe) = try start(run, ["--jobs", "1"])
    // The records appear when the run has its archive; the first output when it is at work.
    while process.isRunning,
      !FileManager.default.fileExists(atPath: run.path("output/data"))
    { usleep(1000) }
    // Signalling a process that is gone would reach this one.
    try #require(process.isRunning)
    kill(process.processIdentifier, SIGTERM)
    let told = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationReason == .exit)
    #expect(process.terminationStatus == 143)
    #expect(String(decoding: told, as: UTF8.self).contains("\"event\":\"summary\""))
    let outputs = try run.files(below: "output/data").count
    #expect(outputs < 3000)
    let statuses = try run.records().values.map { $0["status"]?.string }
    #expect(statuses.count == 3000)
    #expect(statuses.filter { $0 == "processed" }.count == outputs)
    #expect(statuses.filter { $0 == "deferred" }.count == 3000 - outputs)
    #expect(try run.files(below: "output/.diptych/tmp").isEmpty)
  }

  @Test("A run with a closed standard error goes on")
  func closedStandardError() throws {
    let run = try TestRun(["a.txt": "Alpha.\n"], pipeline: Self.pipeline)
    let (process, pipe) = try start(run, [])
    try pipe.fileHandleForReading.close()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    #expect(try run.files(below: "output/data").count == 1)
  }

  @Test("A full disk ends a run with 74 and leaves nothing half-written")
  func fullDisk() throws {
    let run = try TestRun(
      ["a.txt": String(repeating: "Alpha beta gamma.\n", count: 60_000)], pipeline: Self.pipeline)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    // No file may become larger than 4096 blocks of 512 bytes.
    process.arguments = [
      "-c", "ulimit -f 4096; exec \"$0\" run --config \"$1\" --log-format text",
      try #require(BuiltTool.path("diptych")), run.path("pipeline.json"),
    ]
    let pipe = Pipe()
    process.standardError = pipe
    try process.run()
    let told = String(
      decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationReason == .exit)
    #expect(process.terminationStatus == 74)
    #expect(told.contains("cannot write"))
    #expect(told.contains("file too large"))
    #expect(try run.files(below: "output/data").isEmpty)
  }

  @Test("What was begun before an error ends the walk is finished and published")
  func walkError() throws {
    // The records of the hidden files are what no longer finds room.
    let folder = (0..<4).map { "\($0)" + String(repeating: "z", count: 200) }.joined(separator: "/")
    var files = ["a.txt": "Alpha beta gamma.\n"]
    for index in 0..<1250 { files["\(folder)/.\(index)"] = "" }
    let run = try TestRun(files, pipeline: Self.pipeline)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = [
      "-c", "ulimit -f 2048; exec \"$0\" run --config \"$1\" --log-format text",
      try #require(BuiltTool.path("diptych")), run.path("pipeline.json"),
    ]
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationReason == .exit)
    #expect(process.terminationStatus == 74)
    #expect(try run.files(below: "output/data").keys.sorted() == ["a.txt.json"])
  }
}
