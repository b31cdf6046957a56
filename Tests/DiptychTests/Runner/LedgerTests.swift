import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
#endif

@testable import Diptych

@Suite struct LedgerTests {
  private func statuses(_ run: TestRun) throws -> [String: String] {
    try run.records().mapValues { $0["status"]?.string ?? "" }
  }

  @Test("A second run leaves everything as it is")
  func unchanged() throws {
    let run = try TestRun(["a.txt": "alpha", "f/b.txt": "beta", "c.bin": "foreign"])
    #expect(run.run() == 0)
    let before = try run.files(below: "output/data")
    #expect(run.run() == 0)
    #expect(
      try statuses(run) == ["a.txt": "unchanged", "f/b.txt": "unchanged", "c.bin": "skipped"])
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
    #expect(try statuses(run) == ["a.txt": "unchanged", "b.txt": "processed"])
    #expect(try run.records()["b.txt"]?["attempt"] == 2)
    #expect(try run.files(below: "output/data")["b.txt.one"] == "beta!1")
    #expect(run.run() == 0)
    #expect(try statuses(run) == ["a.txt": "unchanged", "b.txt": "unchanged"])
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
      try statuses(run) == ["a.txt": "processed", "b.txt": "processed", "c.txt": "unchanged"])
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
    #expect(try statuses(run) == ["a.txt": "unchanged"])
    #expect(run.run("--paranoid") == 0)
    #expect(try statuses(run) == ["a.txt": "processed"])
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
    #expect(try statuses(run).values.count { $0 == "processed" } == 2)
    #expect(run.run() == 0)
    #expect(try statuses(run).values.count { $0 == "processed" } == 1)
    #expect(run.run() == 0)
    #expect(try statuses(run).values.allSatisfy { $0 == "unchanged" })
  }

  @Test("Outputs of a deleted input stay until they are pruned")
  func orphans() throws {
    let run = try TestRun(["a.txt": "alpha", "b.txt": "beta"])
    #expect(run.run() == 0)
    try FileManager.default.removeItem(atPath: run.path("input/a.txt"))
    #expect(run.run() == 0)
    #expect(try run.files(below: "output/data").count == 4)
    #expect(try run.report()["orphans"] == 1)
    #expect(run.answer("prune", "--orphans", "--dry-run", "--output", run.path("output")) == 0)
    #expect(try run.files(below: "output/data").count == 4)
    #expect(run.answer("prune", "--orphans", "--output", run.path("output")) == 0)
    #expect(
      try run.files(below: "output/data").keys.sorted() == ["b.txt.one", "b.txt.two.xml"])
    #expect(run.answer("verify", "--fast", "--output", run.path("output")) == 0)
  }

  @Test("Where no document is in the drop any more, nothing is pruned")
  func emptiedDrop() throws {
    let run = try TestRun(["a.txt": "alpha", "b.txt": "beta"])
    #expect(run.run() == 0)
    for name in ["a.txt", "b.txt"] {
      try FileManager.default.removeItem(atPath: run.path("input/" + name))
    }
    #expect(run.run() == 0)
    #expect(try run.report()["orphans"] == 2)
    #expect(run.answer("prune", "--orphans", "--output", run.path("output")) == 74)
    #expect(try run.files(below: "output/data").count == 4)
    try run.put("b.txt", "beta")
    #expect(run.run() == 0)
    #expect(run.answer("prune", "--orphans", "--output", run.path("output")) == 0)
    #expect(try run.files(below: "output/data").count == 2)
  }

  @Test("What lies below a folder that could not be listed is no orphan")
  func unlisted() throws {
    let run = try TestRun(["a.txt": "1", "in/b.txt": "2", "in/deep/c.txt": "3", "inn/d.txt": "4"])
    #expect(run.run() == 0)
    #expect(run.run() == 0)
    let ledger = try Ledger(in: Descriptor.folder(at: Array(run.path("output/.diptych").utf8)))
    let unlisted = [Array("in".utf8)]
    let count = try ledger.markOrphans(
      seen: RowSet(), unlisted: unlisted, of: Ledger.Run(id: 2, settings: 1), at: WallClock.now())
    #expect(count == 2)
    let paths = try ledger.orphans().map { String(decoding: $0.path, as: UTF8.self) }
    #expect(paths.sorted() == ["a.txt", "inn/d.txt"])
  }

  @Test("Outputs of an earlier content are told of as long as the new one has none")
  func stale() throws {
    let run = try TestRun(["a.txt": "alpha", "b.txt": "beta"])
    #expect(run.run() == 0)
    try run.put("a.txt", "fail")
    #expect(run.run() == 3)
    for standing in [false, true] {
      let record = try #require(try run.records()["a.txt"])
      #expect(record["status"] == "quarantined")
      #expect(record["outputs"] == [])
      #expect(record["stale"] == ["data/a.txt.one", "data/a.txt.two.xml"])
      #expect(try run.report()["stale"] == 1)
      if !standing { #expect(run.run() == 0) }
    }
    #expect(try run.files(below: "output/data")["a.txt.one"] == "alpha1")
    try run.put("a.txt", "gamma")
    #expect(run.run() == 0)
    #expect(try run.records()["a.txt"]?["stale"] == nil)
    #expect(try run.report()["stale"] == 0)
  }

  @Test("An output is made again while another document has gone, and both are noted")
  func orphanBesideChange() throws {
    let run = try TestRun(["a.txt": "alpha", "b.txt": "beta", "c.txt": "gamma"])
    #expect(run.run() == 0)
    try run.put("a.txt", "another alpha")
    try FileManager.default.removeItem(atPath: run.path("input/c.txt"))
    #expect(run.run() == 0)
    #expect(try run.report()["orphans"] == 1)
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

  @Test("The same content under two names is processed twice and noted")
  func duplicates() throws {
    let run = try TestRun(["a.txt": "alpha"])
    #expect(run.run() == 0)
    try run.put("b.txt", "alpha")
    #expect(run.run() == 0)
    let record = try #require(try run.records()["b.txt"])
    #expect(record["status"] == "processed")
    #expect(record["duplicateOf"] == "a.txt")
  }

  @Test("Of equal files in one drop all but the first are noted, in any number of jobs")
  func duplicatesOfOneRun() throws {
    var files = ["b/first.txt": "alpha", "other.txt": "beta", "quarantined.txt": "fail"]
    for index in 100..<250 { files["c/\(index).txt"] = "alpha" }
    files["c/also quarantined.txt"] = "fail"
    for jobs in ["1", "4"] {
      let run = try TestRun(files)
      #expect(run.run("--jobs", jobs) == 3)
      let originals = try run.records().compactMapValues { $0["duplicateOf"]?.string }
      #expect(originals.count == 151)
      #expect(originals["quarantined.txt"] == "c/also quarantined.txt")
      #expect(originals.values.count { $0 == "b/first.txt" } == 150)
      let held = try run.files(below: "output/quarantine").values
      #expect(held.count { $0.contains("\"duplicateOf\": \"c/also quarantined.txt\"") } == 1)
      // The same with nothing new, and with one that is new and comes before the others.
      #expect(run.run() == 0)
      #expect(try run.records().compactMapValues { $0["duplicateOf"]?.string } == originals)
      try run.put("a.txt", "alpha")
      #expect(run.run() == 0)
      var all = originals
      all["a.txt"] = "b/first.txt"
      #expect(try run.records().compactMapValues { $0["duplicateOf"]?.string } == all)
      // After an upgrade the first is still the first.
      try run.setPipeline(
        """
        { "diptych": 1, "stages": [ { "stage": "reading", "maximumLines": 9 },
          { "stage": "writing" } ] }
        """)
      #expect(run.run() == 3)
      #expect(try run.records().compactMapValues { $0["duplicateOf"]?.string } == all)
    }
  }

  @Test("A file that was renamed is no duplicate of what it was")
  func renamed() throws {
    let run = try TestRun(["a.txt": "alpha"])
    #expect(run.run() == 0)
    try FileManager.default.moveItem(
      atPath: run.path("input/a.txt"), toPath: run.path("input/b.txt"))
    #expect(run.run() == 0)
    #expect(try run.records()["b.txt"]?["duplicateOf"] == nil)
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

  @Test("A lost ledger is made again from the archive, and nothing is redone")
  func rebuild() throws {
    let run = try TestRun(["a.txt": "alpha", "f/b.txt": "beta", "c.txt": "fail"])
    #expect(run.run() == 3)
    try Data("this is no ledger, and long enough to be looked at as one".utf8).write(
      to: URL(fileURLWithPath: run.path("output/.diptych/ledger.sqlite")))
    for suffix in ["-wal", "-shm"] {
      try? FileManager.default.removeItem(
        atPath: run.path("output/.diptych/ledger.sqlite" + suffix))
    }
    #expect(run.run() == 74)
    #expect(run.answer("status", "--rebuild-ledger", "--output", run.path("output")) == 0)
    #expect(run.run() == 0)
    let statuses = try statuses(run)
    #expect(statuses == ["a.txt": "unchanged", "f/b.txt": "unchanged", "c.txt": "quarantined"])
  }

  @Test("A ledger is not made again without the records of a run that cannot be read")
  func unreadableRecords() throws {
    let run = try TestRun(["a.txt": "alpha"])
    #expect(run.run() == 0)
    let name = try #require(try run.report()["run"]?.string)
    let records = run.path("output/runs/\(name)/documents.jsonl")
    let files = FileManager.default
    try files.moveItem(atPath: records, toPath: records + "~")
    try files.createDirectory(atPath: records, withIntermediateDirectories: false)
    #expect(run.answer("status", "--rebuild-ledger", "--output", run.path("output")) == 74)
    // Half a ledger would make strangers of the outputs that it does not know.
    #expect(run.run() == 74)
    try files.removeItem(atPath: records)
    try files.moveItem(atPath: records + "~", toPath: records)
    #expect(run.answer("status", "--rebuild-ledger", "--output", run.path("output")) == 0)
    #expect(run.run() == 0)
    #expect(try statuses(run) == ["a.txt": "unchanged"])
  }

  @Test("Records that were thrown away are missed by nobody but their documents")
  func missingRecords() throws {
    let run = try TestRun(["a.txt": "alpha"])
    #expect(run.run() == 0)
    let name = try #require(try run.report()["run"]?.string)
    try run.put("b.txt", "beta")
    #expect(run.run() == 0)
    try FileManager.default.removeItem(atPath: run.path("output/runs/\(name)/documents.jsonl"))
    #expect(run.answer("status", "--rebuild-ledger", "--output", run.path("output")) == 0)
    #expect(run.run() == 0)
    #expect(try statuses(run) == ["a.txt": "unchanged", "b.txt": "unchanged"])
  }

  @Test("A file that is fresh at first is taken at the end of the same run")
  func fresh() throws {
    let run = try TestRun(["a.txt": "alpha"])
    try run.put("new.txt", "new", secondsAgo: 0)
    #expect(run.run("--settle-seconds", "1") == 0)
    #expect(try statuses(run) == ["a.txt": "processed", "new.txt": "processed"])
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
