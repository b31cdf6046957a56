import Foundation
import GRDB
import Testing

@testable import Diptych

#if canImport(Glibc)
  import Glibc
#endif

@Suite struct VerificationTests {
  private static let tags = [
    "manifest-sha256.txt", "bagit.txt", "bag-info.txt", "tagmanifest-sha256.txt",
  ]

  private func verification(_ run: TestRun, isFast: Bool = true) throws -> Verification {
    var verification = Verification(
      try ArchiveReader(at: Array(run.path("output").utf8)), isFast: isFast)
    try verification.run()
    return verification
  }

  private func url(_ run: TestRun, _ name: String) -> URL {
    URL(fileURLWithPath: run.path("output/" + name))
  }

  private func content(_ run: TestRun, _ name: String) throws -> String {
    try String(contentsOf: url(run, name), encoding: .utf8)
  }

  /// An archive as a run leaves it that is killed after it published `c.txt`.
  private func interrupted() throws -> TestRun {
    let run = try TestRun(["a.txt": "alpha", "b.txt": "beta"])
    #expect(run.run() == 0)
    let before = try Self.tags.map { ($0, try Data(contentsOf: url(run, $0))) }
    try run.put("c.txt", "gamma")
    #expect(run.run() == 0)
    for (name, text) in before { try text.write(to: url(run, name)) }
    let ledger = try DatabaseQueue(path: run.path("output/.diptych/ledger.sqlite"))
    try ledger.write {
      try $0.execute(sql: "UPDATE run SET ended = NULL, exitCode = NULL WHERE id = 2")
    }
    try ledger.close()
    return run
  }

  @Test("What a run that was killed left undone is no damage, and the next run finishes it")
  func interruptedRun() throws {
    let run = try interrupted()
    let found = try verification(run)
    #expect(found.damages == [])
    #expect(found.pending == 2)
    #expect(found.unfinishedRun == .interrupted)
    #expect(run.answer("verify", "--fast", "--output", run.path("output")) == 75)
    #expect(run.run() == 0)
    #expect(run.answer("verify", "--fast", "--output", run.path("output")) == 0)
  }

  @Test("While a run is at work, its outputs are no damage")
  func runAtWork() throws {
    let run = try interrupted()
    let archive = try Archive(at: Array(run.path("output").utf8))
    guard case .atWork = try verification(run).unfinishedRun else {
      Issue.record("no run is at work")
      return
    }
    #expect(run.answer("verify", "--fast", "--output", run.path("output")) == 75)
    withExtendedLifetime(archive) {}
  }

  @Test("A damage is named once, also after a run that was killed")
  func damageOfInterruptedRun() throws {
    let run = try interrupted()
    try FileManager.default.removeItem(at: url(run, "data/c.txt.two.xml"))
    try Data("z".utf8).write(to: url(run, "data/foreign"))
    try Data("changed".utf8).write(to: url(run, "data/a.txt.one"))
    // The batch that was published last is that of c.txt.
    try Data().write(to: url(run, ".diptych/publishing"))
    let found = try verification(run)
    #expect(
      found.damages.map(\.description) == [
        "data/a.txt.one: has 7 bytes instead of 6", "data/c.txt.two.xml: is missing",
        "data/foreign: is not in the manifest",
      ])
    #expect(run.answer("verify", "--fast", "--output", run.path("output")) == 65)
  }

  @Test("A lost manifest is one damage")
  func lostManifest() throws {
    let run = try TestRun(["a.txt": "alpha", "b.txt": "beta"])
    #expect(run.run() == 0)
    try FileManager.default.removeItem(at: url(run, "manifest-sha256.txt"))
    #expect(try verification(run).damages.count == 1)
  }

  @Test(
    "A file of the bag that was damaged or lost is written anew from the ledger", arguments: tags)
  func mended(name: String) throws {
    let run = try TestRun(["a.txt": "alpha", "b.txt": "beta"])
    #expect(run.run() == 0)
    let right = try content(run, name)
    for isLost in [true, false] {
      try FileManager.default.removeItem(at: url(run, name))
      if !isLost { try Data(right.utf8.dropFirst(20)).write(to: url(run, name)) }
      #expect(run.answer("verify", "--fast", "--output", run.path("output")) == 65)
      #expect(run.run() == 0)
      #expect(try content(run, name) == right)
      #expect(run.answer("verify", "--fast", "--output", run.path("output")) == 0)
    }
  }

  @Test("A manifest that is written anew does not take a changed output for right")
  func notBlessed() throws {
    let run = try TestRun(["a.txt": "alpha", "b.txt": "beta"])
    #expect(run.run() == 0)
    let output = url(run, "data/a.txt.one")
    let text = try Data(contentsOf: output)
    let touch = try #require(Tool("touch"))
    #expect(touch.succeeds("-r", output.path, run.path("time")))
    try Data(text.reversed()).write(to: output)
    #expect(touch.succeeds("-r", run.path("time"), output.path))
    try FileManager.default.removeItem(at: url(run, "manifest-sha256.txt"))
    #expect(run.run() == 0)
    let damages = try verification(run, isFast: false).damages.map(\.description)
    #expect(damages.contains("data/a.txt.one: has another content"))
    #expect(run.run("--paranoid") == 0)
    #expect(try Data(contentsOf: output) == text)
  }

  @Test("After a rebuild outputs are made again that are gone or not in the manifest")
  func rebuiltWithoutOutputs() throws {
    let run = try TestRun(["a.txt": "alpha", "b.txt": "beta", "c.txt": "gamma"])
    #expect(run.run() == 0)
    let manifest = try content(run, "manifest-sha256.txt")
    let lines = manifest.split(separator: "\n").filter { !$0.hasSuffix("data/a.txt.one") }
    try Data((lines.joined(separator: "\n") + "\n").utf8)
      .write(to: url(run, "manifest-sha256.txt"))
    try FileManager.default.removeItem(at: url(run, "data/b.txt.one"))
    #expect(run.answer("status", "--rebuild-ledger", "--output", run.path("output")) == 0)
    #expect(run.run() == 0)
    let statuses = try run.records().mapValues { $0["status"]?.string }
    #expect(statuses == ["a.txt": "processed", "b.txt": "processed", "c.txt": "unchanged"])
    #expect(run.answer("verify", "--fast", "--output", run.path("output")) == 0)
    #expect(try content(run, "manifest-sha256.txt") == manifest)
  }

  @Test("A lost ledger is named with what makes it again, and no run makes an empty one")
  func lostLedger() throws {
    let run = try TestRun(["a.txt": "alpha"])
    #expect(run.run() == 0)
    for suffix in ["", "-wal", "-shm"] {
      try? FileManager.default.removeItem(at: url(run, ".diptych/ledger.sqlite" + suffix))
    }
    let lost = #expect(throws: RunError.self) {
      try ArchiveReader(at: Array(run.path("output").utf8))
    }
    #expect(lost == Ledger.lost)
    #expect(run.run() == 74)
    #expect(run.answer("status", "--rebuild-ledger", "--output", run.path("output")) == 0)
    #expect(run.run() == 0)
    #expect(try run.records()["a.txt"]?["status"] == "unchanged")
  }

  @Test("Without ledger and manifest the records of the runs are enough for a refusal")
  func lostLedgerAndManifest() throws {
    let run = try TestRun(["a.txt": "alpha"])
    #expect(run.run() == 0)
    let lost = ["ledger.sqlite", "ledger.sqlite-wal", "ledger.sqlite-shm"].map { ".diptych/" + $0 }
    for name in lost + Self.tags { try? FileManager.default.removeItem(at: url(run, name)) }
    #expect(run.run() == 74)
    #expect(try run.files(below: "output/quarantine").isEmpty)
    #expect(run.answer("status", "--rebuild-ledger", "--output", run.path("output")) == 0)
    #expect(run.run() == 0)
    #expect(run.answer("verify", "--fast", "--output", run.path("output")) == 0)
  }

  @Test("The schema of the TEI files is a file of the bag", arguments: [true, false])
  func schema(isChanged: Bool) throws {
    let run = try TestRun(
      ["a.txt": "Alpha.\n"],
      pipeline: """
        { "diptych": 1, "stages": [ { "stage": "ingest" }, { "stage": "language-detection" },
          { "stage": "heading-detection" }, { "stage": "sectioning" }, { "stage": "tei-export" } ] }
        """, registry: StageRegistry())
    #expect(run.run() == 0)
    #expect(run.answer("verify", "--output", run.path("output")) == 0)
    let schema = url(run, "schema/diptych-tei.rng")
    let content = try Data(contentsOf: schema)
    if isChanged {
      try Data("<grammar/>".utf8).write(to: schema)
    } else {
      try FileManager.default.removeItem(at: schema)
    }
    let damages = try verification(run).damages
    #expect(
      damages == [
        isChanged
          ? "schema/diptych-tei.rng: is not what it was"
          : "schema/diptych-tei.rng: is missing or cannot be read"
      ])
    #expect(run.run() == 0)
    #expect(try Data(contentsOf: schema) == content)
    #expect(run.answer("verify", "--output", run.path("output")) == 0)
  }

  @Test("An archive answers somebody who may only read it")
  func otherUser() throws {
    let run = try TestRun(["a.txt": "alpha", "b.txt": "fail"])
    #expect(run.run() == 3)
    let own = try Descriptor.folder(at: Array(run.path("output/.diptych").utf8))
    let copy = try LedgerCopy(of: own)
    let count = try DatabaseQueue(path: copy.path).read {
      try Int.fetchOne($0, sql: "SELECT count(*) FROM document")
    }
    #expect(count == 2)
    // Only the superuser can become somebody else.
    guard geteuid() == 0, let other = Tool("setpriv"), let diptych = BuiltTool.path("diptych")
    else { return }
    // The folder for temporary files of the test is not theirs.
    let user = ["--reuid=65534", "--regid=65534", "--clear-groups", "env", "TMPDIR=/tmp", diptych]
    guard try other.run(user + ["version"]).status == 0 else { return }
    for verb in [["verify", "--fast"], ["status"], ["explain", "a.txt"], ["quarantine", "list"]] {
      let (status, told) = try other.run(user + verb + ["--output", run.path("output")])
      #expect(status == 0, "\(told)")
    }
  }
}
