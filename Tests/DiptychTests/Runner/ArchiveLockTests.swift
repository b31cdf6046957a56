import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
#endif

@testable import Diptych

@Suite struct ArchiveLockTests {
  @Test("Waiting for another run is no part of a run")
  func waiting() throws {
    let run = try TestRun(["a.txt": "alpha"])
    try run.setPipeline("{ \"diptych\": 1, \"stages\": [{ \"stage\": \"ingest\" }] }")
    var archive: Archive? = try Archive(at: Array(run.path("output").utf8))
    let waiting = Process()
    waiting.executableURL = URL(fileURLWithPath: try #require(BuiltTool.path("diptych")))
    waiting.arguments = [
      "run", "--config", run.path("pipeline.json"), "--wait-lock", "1h", "--in-process",
    ]
    waiting.standardError = FileHandle.nullDevice
    try waiting.run()
    usleep(2_000_000)
    let released = WallClock.now().iso8601
    withExtendedLifetime(archive) {}
    archive = nil
    waiting.waitUntilExit()
    #expect(waiting.terminationStatus == 0)
    #expect(try #require(run.report()["started"]?.string) >= released)
  }

  @Test("A second run on the same archive is turned away")
  func lock() throws {
    let run = try TestRun(["a.txt": "alpha"])
    let archive = try Archive(at: Array(run.path("output").utf8))
    #expect(run.run() == 75)
    withExtendedLifetime(archive) {}
  }

  @Test("The message about a locked archive names its holder")
  func lockHolder() throws {
    let run = try TestRun()
    let path = Array(run.path("output").utf8)
    let archive = try Archive(at: path)
    let error = #expect(throws: RunError.self) { try Archive(at: path) }
    let message = try #require(error?.message.text(.english))
    #expect(
      message.hasPrefix(
        "another run has the archive '\(run.path("output"))' (process \(Machine.process) on "))
    withExtendedLifetime(archive) {}
  }
}
