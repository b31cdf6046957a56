import Foundation
import Testing

@testable import Diptych

@Suite struct ProcessedFolderTests {
  private static let moving = """
    { "diptych": 1, "input": { "afterSuccess": "move" },
      "stages": [ { "stage": "reading" }, { "stage": "writing" } ] }
    """

  private func names(_ run: TestRun, _ folder: String) throws -> Set<String> {
    Set(try run.files(below: folder).keys)
  }

  @Test("What was processed is moved away and is no orphan; what failed stays")
  func move() throws {
    let run = try TestRun(
      ["a.txt": "alpha", "f/b.txt": "beta", "bad.txt": "fail"], pipeline: Self.moving)
    #expect(run.run() == 3)
    #expect(try names(run, "input") == ["bad.txt"])
    #expect(try run.files(below: "processed") == ["a.txt": "alpha", "f/b.txt": "beta"])
    #expect(try names(run, "output/data").contains("f/b.txt.two.xml"))
    #expect(run.run() == 0)
    #expect(try run.report()["orphans"] == 0)
  }

  private func id(_ path: String, _ content: String) -> String {
    documentID(path: Array(path.utf8), sha256: sha256(Array(content.utf8)))
  }

  @Test("Another file of the same name is another document, and the results of both are kept")
  func sameName() throws {
    let run = try TestRun(["f/a.txt": "alpha"], pipeline: Self.moving)
    #expect(run.run() == 0)
    let first = try run.files(below: "output/data")
    try run.put("f/a.txt", "second")
    #expect(run.run() == 0)
    let second = id("f/a.txt", "second")
    #expect(
      try run.files(below: "processed") == ["f/a.txt": "alpha", "f/a.\(second).txt": "second"])
    let record = try #require(try run.records()["f/a.txt"])
    #expect(record["attempt"] == 1)
    #expect(record["outputs"]?.elements?.count == first.count)
    let both = try run.files(below: "output/data")
    for (path, content) in first { #expect(both[path] == content) }
    #expect(both.count == 2 * first.count)
    let mark = String(second.dropFirst())
    #expect(both.keys.filter { $0.hasPrefix("f/a.txt~\(mark).") }.count == first.count)
    #expect(run.answer("verify", "--fast", "--output", run.path("output")) == 0)
    #expect(run.run() == 0)
    #expect(try run.report()["orphans"] == 0)
    #expect(try run.files(below: "output/data") == both)
  }

  @Test("A third one, and one that fails at first, cost the others nothing")
  func third() throws {
    let run = try TestRun(["a.txt": "alpha"], pipeline: Self.moving)
    #expect(run.run() == 0)
    try run.put("a.txt", "fail")
    #expect(run.run() == 3)
    let count = try run.files(below: "output/data").count
    #expect(try run.records()["a.txt"]?["stale"] == nil)
    try run.put("a.txt", "mended")
    #expect(run.run() == 0)
    #expect(try run.files(below: "output/data").count == 2 * count)
    try run.put("a.txt", "third")
    #expect(run.run() == 0)
    #expect(try run.files(below: "output/data").count == 3 * count)
    // One that comes again is the document that it was.
    try run.put("a.txt", "third")
    #expect(run.run() == 0)
    #expect(try run.records()["a.txt"]?["status"] == "unchanged")
    #expect(try run.files(below: "output/data").count == 3 * count)
    #expect(run.answer("explain", "--output", run.path("output"), "a.txt") == 0)
    #expect(run.answer("forget", "--output", run.path("output"), "a.txt") == 0)
    #expect(try run.files(below: "output/data").isEmpty)
    #expect(run.answer("verify", "--fast", "--output", run.path("output")) == 0)
  }

  @Test("A ledger that is made again knows the documents that had a path before")
  func rebuilt() throws {
    let run = try TestRun(["a.txt": "alpha"], pipeline: Self.moving)
    #expect(run.run() == 0)
    try run.put("a.txt", "second")
    #expect(run.run() == 0)
    let both = try run.files(below: "output/data")
    #expect(run.answer("status", "--rebuild-ledger", "--output", run.path("output")) == 0)
    #expect(run.answer("verify", "--fast", "--output", run.path("output")) == 0)
    #expect(run.run() == 0)
    #expect(try run.report()["orphans"] == 0)
    try run.put("a.txt", "third")
    #expect(run.run() == 0)
    let now = try run.files(below: "output/data")
    for (path, content) in both { #expect(now[path] == content) }
    #expect(run.answer("verify", "--fast", "--output", run.path("output")) == 0)
  }

  @Test("A file that could not be moved away is changed where it is, not another document")
  func kept() throws {
    let run = try TestRun(["f/a.txt": "alpha"], pipeline: Self.moving)
    try FileManager.default.createDirectory(
      atPath: run.path("processed"), withIntermediateDirectories: true)
    try Data().write(to: URL(filePath: run.path("processed/f")))
    #expect(run.run() == 0)
    let count = try run.files(below: "output/data").count
    try run.put("f/a.txt", "changed")
    #expect(run.run() == 0)
    #expect(try run.records()["f/a.txt"]?["attempt"] == 2)
    #expect(try run.files(below: "output/data").count == count)
  }

  @Test("What an earlier run processed is moved when the setting is switched on")
  func later() throws {
    let run = try TestRun(["a.txt": "alpha"])
    #expect(run.run() == 0)
    try run.setPipeline(Self.moving)
    #expect(run.run() == 0)
    #expect(try run.records()["a.txt"]?["status"] == "unchanged")
    #expect(try names(run, "input") == [])
    #expect(run.run() == 0)
    #expect(try run.report()["orphans"] == 0)
  }

  @Test("The folder is no input if it lies in the drop")
  func inside() throws {
    let run = try TestRun(
      ["a.txt": "alpha"],
      pipeline: Self.moving.replacingOccurrences(
        of: "\"move\"", with: "\"move\", \"processedFolder\": \"input/done\""))
    #expect(run.run() == 0)
    #expect(try names(run, "input") == ["done/a.txt"])
    #expect(run.run() == 0)
    #expect(try run.records().isEmpty)
  }
}
