import Foundation
import Testing

@testable import Diptych

/// Documents that a worker process does not survive.
@Suite struct IsolationTests {
  private static let pipeline = """
    {
      "diptych": 1,
      "run": { "jobs": 2, "durable": false },
      "limits": {
        "maximumDocumentSeconds": 20, "maximumStageSeconds": 1, "maximumWorkerMemoryBytes": 300000000
      },
      "stages": [ { "stage": "ingest" }, { "stage": "misbehaviour" }, { "stage": "json-export" } ]
    }
    """

  private static let healthy = [
    "a.txt": "Alpha.\n", "m.txt": "My letter.\n", "f/n.txt": "Notice.\n", "z.txt": "Omega.\n",
    // What a stage prints is no answer.
    "babble.txt": "babble", "close.txt": "close",
  ]

  private func run(_ run: TestRun, _ options: String...) throws -> (status: Int32, output: String) {
    try Tool(at: #require(BuiltTool.path("MisbehavingTool"))).run(
      ["run", "--config", run.path("pipeline.json"), "--log-format", "text"] + options)
  }

  @Test("What kills, stops or floods a worker costs one document, and no other one notices")
  func misbehaviour() throws {
    let bad = [
      "trap.txt": "trap", "stack.txt": "overflow the stack", "leave.txt": "leave",
      "hang.txt": "hang", "spin.txt": "spin", "eat.txt": "eat",
    ]
    let disturbed = try TestRun(
      Self.healthy.merging(bad) { one, _ in one }, pipeline: Self.pipeline)
    let (code, told) = try run(disturbed)
    #expect(code == 3, "\(told)")
    let records = try disturbed.records()
    #expect(records.count == Self.healthy.count + bad.count)
    let codes = [
      "trap.txt": "crash", "stack.txt": "crash", "leave.txt": "crash", "hang.txt": "timeout",
      "spin.txt": "timeout", "eat.txt": "memory_limit",
    ]
    for (path, code) in codes {
      #expect(records[path]?["error"]?["code"]?.string == code, "\(path)")
      #expect(records[path]?["error"]?["retryable"] == true)
    }
    #expect(records["spin.txt"]?["error"]?["stage"] == "misbehaviour")
    #expect(
      records["spin.txt"]?["error"]?["message"]
        == "the stage 'misbehaviour' took longer than the 1 s of limits.maximumStageSeconds")
    #expect(
      records["leave.txt"]?["error"]?["message"]
        == "the worker, in the stage 'misbehaviour', ended with 5 instead of answering")
    #expect(records["leave.txt"]?["error"]?["exit"] == 5)
    let signal = records["trap.txt"]?["error"]?["signal"]?.integer
    #expect(signal == Int(SIGILL) || signal == Int(SIGTRAP))
    // What the runtime says before it ends stands in the record, and not in the log.
    let tail = records["trap.txt"]?["error"]?["stderrTail"]?.string ?? ""
    #expect(tail.contains("Fatal error"), "\(tail)")
    #expect(!told.contains("Fatal error"), "\(told)")

    let undisturbed = try TestRun(Self.healthy, pipeline: Self.pipeline)
    #expect(try run(undisturbed).status == 0)
    #expect(
      try disturbed.files(below: "output/data") == undisturbed.files(below: "output/data"))
  }

  @Test("Workers and this process make the same bytes")
  func sameBytes() throws {
    let documents = try TestRun(Self.healthy, pipeline: Self.pipeline)
    #expect(try run(documents, "--output", documents.path("one")).status == 0)
    #expect(try run(documents, "--in-process", "--output", documents.path("two")).status == 0)
    let files = try documents.files(below: "one/data")
    #expect(files.count == Self.healthy.count)
    #expect(try documents.files(below: "two/data") == files)
  }

  @Test("Documents that failed are not tried again until something changes or somebody asks")
  func retry() throws {
    let documents = try TestRun(["a.txt": "leave", "b.txt": "Beta.\n"], pipeline: Self.pipeline)
    #expect(try run(documents).status == 3)
    #expect(try run(documents).status == 0)
    let standing = try #require(try documents.records()["a.txt"])
    #expect(standing["status"] == "quarantined")
    #expect(standing["standing"] == true)
    #expect(try run(documents, "--retry-quarantined").status == 3)
    #expect(try documents.records()["a.txt"]?["attempt"] == 2)
    #expect(try documents.records()["b.txt"]?["status"] == "unchanged")
  }

  @Test("A limit on failures stops the run with 4")
  func maximumFailures() throws {
    var files: [String: String] = [:]
    for index in 0..<300 { files["\(index).txt"] = "" }
    let documents = try TestRun(files, pipeline: Self.pipeline)
    let (code, told) = try run(documents, "--max-failures", "0", "--jobs", "1")
    #expect(code == 4, "\(told)")
    #expect(told.contains("stopped: "), "\(told)")
  }

  @Test("A part that a worker does not survive costs no other part its result")
  func parts() throws {
    let documents = try TestRun(
      [
        "a.mail": "parts: Alpha., trap, Beta., spin, Gamma.", "b.mail": "parts: leave",
        "c.mail": "parts: trap, trap, trap, trap, Delta.", "z.txt": "Omega.\n",
      ],
      pipeline: Self.pipeline.replacing(
        #"{ "stage": "ingest" }"#, with: #"{ "stage": "unpacking" }, { "stage": "ingest" }"#))
    let (code, told) = try run(documents)
    #expect(code == 3, "\(told)")
    #expect(
      try documents.files(below: "output/data").keys.sorted() == [
        "a.mail/part1.txt.json", "a.mail/part3.txt.json", "a.mail/part5.txt.json", "z.txt.json",
      ])
    let records = try documents.records()
    let parts = try #require(records["a.mail"]?["parts"]?.elements)
    #expect(parts.map { $0["error"]?["code"]?.string } == [nil, "crash", nil, "timeout", nil])
    #expect(records["a.mail"]?["status"] == "processed")
    #expect(records["b.mail"]?["error"]?["code"] == "crash")
    // A file with more than three such parts is given up.
    #expect(records["c.mail"]?["error"]?["code"] == "crash")
  }
}
