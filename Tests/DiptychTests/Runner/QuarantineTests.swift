import Foundation
import Testing

@testable import Diptych

@Suite struct QuarantineTests {
  @Test("A document that fails goes to quarantine with its reason, and the others do not notice")
  func quarantine() throws {
    let run = try TestRun(["a.txt": "fail", "b.txt": "beta", "c.txt": "odd", "d.txt": "own code"])
    #expect(run.run() == 3)
    #expect(try run.files(below: "output/data").keys.sorted() == ["b.txt.one", "b.txt.two.xml"])
    let records = try run.records()
    #expect(
      records["a.txt"]?["error"]
        == .object([
          "code": "no_text", "stage": "reading", "message": "the file has no text", "line": 3,
          "retryable": false,
        ]))
    #expect(
      records["c.txt"]?["error"]
        == .object([
          "code": "stage_failed", "stage": "reading", "message": "the stage 'reading' failed",
          "detail": "OddError()", "retryable": false,
        ]))
    #expect(
      records["d.txt"]?["error"]
        == .object([
          "code": "stage_failed", "stage": "reading", "message": "a seal is unreadable",
          "detail": "seal_unreadable", "retryable": false,
        ]))
    let id = try #require(records["a.txt"]?["id"]?.string)
    let kept = try run.files(below: "output/quarantine/" + id)
    #expect(kept.keys.sorted() == ["error.json", "source/a.txt"])
    #expect(kept["source/a.txt"] == "fail")
    var parser = JSONParser(Array((kept["error.json"] ?? "").utf8))
    let error = try parser.parse()
    #expect(error["error"] == records["a.txt"]?["error"])
    #expect(error["reproduce"]?.elements?.first == "diptych")
  }

  @Test("The line that tells of a failure says what was the matter")
  func detail() {
    let failure = Failure(unexpected: ResourceError(path: "de-fr.table"), in: "section-pairing")
    #expect(
      failure.text(.english)
        == "stage_failed: the stage 'section-pairing' failed (the resource 'de-fr.table' cannot be read)"
    )
    let unreadable = StageFailure(code: "seal_unreadable", message: "a seal is unreadable")
    let plugin = Failure(unreadable, in: "seals")
    #expect(plugin.text(.english) == "stage_failed: a seal is unreadable (seal_unreadable)")
  }

  @Test("A document that succeeds later leaves quarantine, also with other content")
  func release() throws {
    let run = try TestRun(["a.txt": "fail", "b.txt": "fail"])
    #expect(run.run() == 3)
    try run.put("a.txt", "alpha")
    // The other one stands in quarantine, which is no news.
    #expect(run.run() == 0)
    let left = try run.files(below: "output/quarantine")
    #expect(left.values.filter { $0 == "fail" }.count == 1)
    #expect(left.keys.contains { $0.hasSuffix("source/b.txt") })
    try run.put("b.txt", "own code")
    #expect(run.run() == 3)
    #expect(try run.files(below: "output/quarantine").count == 2)
    try run.put("b.txt", "beta")
    #expect(run.run() == 0)
    #expect(try run.files(below: "output/quarantine").isEmpty)
  }

  @Test("A failed document keeps no new output, and the old one stays")
  func staleOutput() throws {
    let run = try TestRun(["a.txt": "alpha"])
    #expect(run.run() == 0)
    try run.put("a.txt", "fail")
    #expect(run.run() == 3)
    #expect(try run.files(below: "output/data")["a.txt.one"] == "alpha1")
  }
}
