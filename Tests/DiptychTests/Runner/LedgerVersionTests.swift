import Foundation
import GRDB
import Testing

@testable import Diptych

/// Ledgers that other versions wrote.
@Suite struct LedgerVersionTests {
  private static let pipeline = """
    { "diptych": 1, "stages": [ { "stage": "ingest" }, { "stage": "json-export" } ] }
    """

  /// An archive whose ledger is the one that was recorded.
  private func archive(_ ledger: String) throws -> TestRun {
    let run = try TestRun(["a.txt": "Alpha.\n", "empty.txt": ""], pipeline: Self.pipeline)
    let folder = run.path("output/.diptych")
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let recorded = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Golden/\(ledger).sql")
    let queue = try DatabaseQueue(path: folder + "/ledger.sqlite")
    let sql = try String(contentsOf: recorded, encoding: .utf8)
    try queue.write { try $0.execute(sql: sql) }
    try queue.close()
    return run
  }

  private func run(_ documents: TestRun) -> Int32 {
    DiptychTool.answer(
      ["run", "--config", documents.path("pipeline.json"), "--log-format", "text", "--in-process"],
      in: ToolEnvironment(
        registry: (try? StageRegistry()) ?? documents.registry,
        signals: StopSignals(codes: [])))
  }

  @Test(
    "A ledger of an earlier version goes on",
    arguments: ["ledger-schema-1", "ledger-schema-2", "ledger-schema-3"])
  func earlier(ledger: String) throws {
    let documents = try archive(ledger)
    // Before a run brings it up to date it is read as it is.
    #expect(documents.answer("explain", "--output", documents.path("output"), "a.txt") == 0)
    #expect(documents.answer("status", "--output", documents.path("output")) == 0)
    #expect(run(documents) == 3)
    let records = try documents.records()
    #expect(records["a.txt"]?["status"] == "processed")
    #expect(records["a.txt"]?["attempt"] == 2)
    #expect(records["empty.txt"]?["attempt"] == 2)
    #expect(try documents.report()["orphans"] == 1)
    #expect(run(documents) == 0)
    #expect(try documents.records()["a.txt"]?["status"] == "unchanged")
    #expect(documents.answer("explain", "--output", documents.path("output"), "gone.txt") == 0)
    #expect(documents.answer("verify", "--output", documents.path("output")) == 65)
  }

  @Test("A ledger of a later version is refused, and stays as it is")
  func later() throws {
    let documents = try archive("ledger-schema-1")
    let path = documents.path("output/.diptych/ledger.sqlite")
    let queue = try DatabaseQueue(path: path)
    try queue.write {
      try $0.execute(sql: "INSERT INTO grdb_migrations (identifier) VALUES ('1000')")
    }
    try queue.close()
    #expect(run(documents) == 74)
    let again = try DatabaseQueue(path: path)
    let versions = try again.read {
      try String.fetchAll($0, sql: "SELECT identifier FROM grdb_migrations ORDER BY identifier")
    }
    #expect(versions == ["1", "1000"])
  }
}
