import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
#endif

@testable import Diptych

@Suite struct LedgerTests {
  @Test("A second run leaves everything as it is")
  func unchanged() throws {
    let run = try TestRun(["a.txt": "alpha", "f/b.txt": "beta", "c.bin": "foreign"])
    #expect(run.run() == 0)
    let before = try run.files(below: "output/data")
    #expect(run.run() == 0)
    #expect(
      try run.statuses() == ["a.txt": "unchanged", "f/b.txt": "unchanged", "c.bin": "skipped"])
    #expect(try run.files(below: "output/data") == before)
    #expect(try run.records()["a.txt"]?["outputs"] == ["data/a.txt.one", "data/a.txt.two.xml"])
  }

  @Test("Touching a file changes nothing, another content does")
  func touched() throws {
    let run = try TestRun(["a.txt": "alpha", "b.txt": "beta"])
    #expect(run.run() == 0)
    try run.put("a.txt", "alpha", secondsAgo: 1800)
    try run.put("b.txt", "beta!", secondsAgo: 1800)
    #expect(run.run() == 0)
    #expect(try run.statuses() == ["a.txt": "unchanged", "b.txt": "processed"])
    #expect(try run.records()["b.txt"]?["attempt"] == 2)
    #expect(try run.files(below: "output/data")["b.txt.one"] == "beta!1")
    #expect(run.run() == 0)
    #expect(try run.statuses() == ["a.txt": "unchanged", "b.txt": "unchanged"])
  }

  @Test("Outputs that are damaged or missing are made again")
  func repaired() throws {
    let run = try TestRun(["a.txt": "alpha", "b.txt": "beta", "c.txt": "gamma"])
    #expect(run.run() == 0)
    let before = try run.files(below: "output/data")
    try FileManager.default.removeItem(atPath: run.path("output/data/a.txt.one"))
    try Data("x".utf8).write(to: URL(fileURLWithPath: run.path("output/data/b.txt.two.xml")))
    #expect(run.run() == 0)
    #expect(
      try run.statuses() == ["a.txt": "processed", "b.txt": "processed", "c.txt": "unchanged"])
    #expect(try run.files(below: "output/data") == before)
  }

  @Test("An output with another content but the old size and time is found on request")
  func paranoid() throws {
    let run = try TestRun(["a.txt": "alpha"])
    #expect(run.run() == 0)
    let path = run.path("output/data/a.txt.one")
    var status = stat()
    #expect(unsafe stat(path, &status) == 0)
    try Data("ALPHA1".utf8).write(to: URL(fileURLWithPath: path))
    let times = [status.st_atim, status.st_mtim]
    #expect(unsafe utimensat(AT_FDCWD, path, times, 0) == 0)
    #expect(run.run() == 0)
    #expect(try run.statuses() == ["a.txt": "unchanged"])
    #expect(run.run("--paranoid") == 0)
    #expect(try run.statuses() == ["a.txt": "processed"])
    #expect(try run.files(below: "output/data")["a.txt.one"] == "alpha1")
  }

  @Test("New settings redo what they touch, within the budget of a run")
  func settings() throws {
    let run = try TestRun(["a.txt": "alpha", "b.txt": "beta", "c.txt": "gamma"])
    #expect(run.run() == 0)
    try run.setPipeline(
      """
      { "diptych": 1, "languages": ["de"], "run": { "rerunBudget": 2 },
        "stages": [ { "stage": "reading" }, { "stage": "writing" } ] }
      """)
    #expect(run.run() == 0)
    #expect(try run.statuses().values.count { $0 == "processed" } == 2)
    #expect(run.run() == 0)
    #expect(try run.statuses().values.count { $0 == "processed" } == 1)
    #expect(run.run() == 0)
    #expect(try run.statuses().values.allSatisfy { $0 == "unchanged" })
  }

  @Test("A run in which nothing changed makes a manifest again that is missing or behind")
  func manifest() throws {
    let run = try TestRun(["a.txt": "alpha", "b.txt": "beta"])
    #expect(run.run() == 0)
    let manifest = run.path("output/manifest-sha256.txt")
    let right = try String(contentsOfFile: manifest, encoding: .utf8)
    try FileManager.default.removeItem(atPath: manifest)
    #expect(run.run() == 0)
    #expect(try String(contentsOfFile: manifest, encoding: .utf8) == right)
    let info = run.path("output/bag-info.txt")
    let text = try String(contentsOfFile: info, encoding: .utf8)
    try text.replacingOccurrences(of: ".4\n", with: ".3\n")
      .write(toFile: info, atomically: true, encoding: .utf8)
    try "".write(toFile: manifest, atomically: true, encoding: .utf8)
    try FileManager.default.removeItem(atPath: run.path("output/tagmanifest-sha256.txt"))
    #expect(run.run() == 0)
    #expect(try String(contentsOfFile: manifest, encoding: .utf8) == right)
    #expect(try String(contentsOfFile: info, encoding: .utf8) == text)
  }

  @Test("A document that is forgotten leaves no trace but a note")
  func forget() throws {
    let run = try TestRun(["a.txt": "alpha", "b.txt": "beta"])
    #expect(run.run() == 0)
    #expect(run.answer("forget", "a.txt", "--output", run.path("output")) == 0)
    #expect(
      try run.files(below: "output/data").keys.sorted() == ["b.txt.one", "b.txt.two.xml"])
    #expect(
      try run.files(below: "output")["manifest-sha256.txt"]?.contains("a.txt") == false)
    #expect(run.answer("forget", "a.txt", "--output", run.path("output")) == 66)
  }

  @Test("Verifying names every damage")
  func verify() throws {
    let run = try TestRun(["a.txt": "alpha", "b.txt": "beta"])
    #expect(run.run() == 0)
    // The test stages write no XML.
    let reader = try ArchiveReader(at: Array(run.path("output").utf8))
    var clean = Verification(reader, isFast: true)
    try clean.run()
    #expect(clean.damages == [])
    try Data("alpha2".utf8).write(to: URL(fileURLWithPath: run.path("output/data/a.txt.one")))
    try FileManager.default.removeItem(atPath: run.path("output/data/b.txt.one"))
    try Data("y".utf8).write(to: URL(fileURLWithPath: run.path("output/data/foreign")))
    try Data("z".utf8).write(to: URL(fileURLWithPath: run.path("output/bag-info.txt")))
    var damaged = Verification(reader, isFast: false)
    try damaged.run()
    let named = damaged.damages.map(\.description).filter { !$0.contains("well-formed") }
    #expect(
      named == [
        "bag-info.txt: is not what it was", "data/a.txt.one: has another content",
        "data/b.txt.one: is missing", "data/foreign: is not in the manifest",
      ])
  }

  @Test("A file that is fresh at first is taken at the end of the same run")
  func fresh() throws {
    let run = try TestRun(["a.txt": "alpha"])
    try run.put("new.txt", "new", secondsAgo: 0)
    #expect(run.run("--settle-seconds", "1") == 0)
    #expect(try run.statuses() == ["a.txt": "processed", "new.txt": "processed"])
  }

  @Test("Names that differ only in case or composition have outputs of their own")
  func twins() throws {
    let run = try TestRun(["A.txt": "one", "a.txt": "two", "caf\u{E9}.txt": "three"])
    try run.put("cafe\u{301}.txt", "four")
    #expect(run.run() == 0)
    let names = try run.files(below: "output/data").keys
    #expect(names.count == 8)
    #expect(Set(names.map { $0.lowercased() }).count == 8)
    #expect(run.run() == 0)
    let records = try run.records(in: "output")
    #expect(records.count == 4)
    #expect(records.allSatisfy { $0["status"] == "unchanged" })
  }

  @Test("A document that was forgotten is still explained by the note of it")
  func forgotten() throws {
    let run = try TestRun(["a.txt": "alpha"])
    #expect(run.run() == 0)
    #expect(run.answer("forget", "--output", run.path("output"), "a.txt") == 0)
    #expect(run.answer("explain", "--output", run.path("output"), "a.txt") == 0)
    #expect(run.answer("explain", "--output", run.path("output"), "b.txt") == 66)
    let ledger = try ArchiveReader(at: Array(run.path("output").utf8)).ledger
    let notes = try ledger.notesOfForgetting(Array("a.txt".utf8))
    #expect(notes.map { $0.outputs.sorted() } == [["data/a.txt.one", "data/a.txt.two.xml"]])
  }

  @Test("A foreign file with the name of an output stays, and the document fails")
  func foreign() throws {
    let run = try TestRun(["a.txt": "alpha"])
    try FileManager.default.createDirectory(
      atPath: run.path("output/data"), withIntermediateDirectories: true)
    try Data("mine".utf8).write(to: URL(fileURLWithPath: run.path("output/data/a.txt.one")))
    #expect(run.run() == 3)
    #expect(try run.files(below: "output/data") == ["a.txt.one": "mine"])
    #expect(try run.records()["a.txt"]?["error"]?["code"] == "output_blocked")
  }
}
