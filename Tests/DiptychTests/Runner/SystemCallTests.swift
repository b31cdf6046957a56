import Foundation
import Testing

@testable import Diptych

/// The order in which results reach the disk, as the kernel sees it.
@Suite struct SystemCallTests {
  private static let pipeline = """
    { "diptych": 1, "stages": [ { "stage": "ingest" }, { "stage": "json-export" } ] }
    """

  /// A call that matters, as one letter: `R` an output gets its name, `S` a file system or a folder is
  /// synced, `W` the ledger is written, `F` the ledger is synced.
  private static func letter(of line: Substring) -> Character? {
    if line.contains("/output/data>") && line.contains("renameat") { return "R" }
    if line.contains("syncfs(") || line.contains(" fsync(") && line.contains("/output/data>") {
      return "S"
    }
    if line.contains("ledger.sqlite-wal>") {
      if line.contains("pwrite64(") { return "W" }
      if line.contains("fdatasync(") { return "F" }
    }
    return nil
  }

  @Test("Outputs are on the disk before they get names, and the names before the ledger has them")
  func order() throws {
    guard let strace = Tool("strace") else { return }
    let diptych = try #require(BuiltTool.path("diptych"))
    let run = try TestRun(
      ["a.txt": "Alpha.\n", "b.txt": "Beta.\n", "c.txt": "Gamma.\n"], pipeline: Self.pipeline)
    let trace = run.path("trace")
    let (status, told) = try strace.run([
      "-f", "-y", "-e", "trace=syncfs,fsync,fdatasync,renameat,renameat2,pwrite64", "-o", trace,
      diptych,
      "run", "--config", run.path("pipeline.json"), "--in-process",
    ])
    // A machine may forbid tracing.
    guard !told.contains("ptrace") else { return }
    #expect(status == 0, "\(told)")
    let calls = String(
      try String(contentsOfFile: trace, encoding: .utf8).split(separator: "\n")
        .compactMap(Self.letter))
    #expect(calls.filter { $0 == "R" }.count == 3, "\(calls)")
    #expect(calls.contains(/S(R+)SW+F/), "\(calls)")
    let published = try #require(calls.firstMatch(of: /S(R+)SW+F/))
    #expect(published.1.count == 3, "\(calls)")
  }
}
