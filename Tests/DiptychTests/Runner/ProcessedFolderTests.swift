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

  @Test("Another file of the same name is processed, and both are kept")
  func sameName() throws {
    let run = try TestRun(["a.txt": "alpha"], pipeline: Self.moving)
    #expect(run.run() == 0)
    try run.put("a.txt", "another alpha")
    #expect(run.run() == 0)
    let id = documentID(
      path: Array("a.txt".utf8), sha256: sha256(Array("another alpha".utf8)))
    #expect(
      try run.files(below: "processed") == ["a.txt": "alpha", "a.txt.\(id)": "another alpha"])
    #expect(try run.records()["a.txt"]?["attempt"] == 2)
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
