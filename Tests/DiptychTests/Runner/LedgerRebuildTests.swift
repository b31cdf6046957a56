import Foundation
import Testing

@testable import Diptych

@Suite struct LedgerRebuildTests {
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
    let statuses = try run.statuses()
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
    #expect(try run.statuses() == ["a.txt": "unchanged"])
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
    #expect(try run.statuses() == ["a.txt": "unchanged", "b.txt": "unchanged"])
  }
}
