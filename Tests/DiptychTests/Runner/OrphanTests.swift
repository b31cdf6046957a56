import Foundation
import Testing

@testable import Diptych

@Suite struct OrphanTests {
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
}
