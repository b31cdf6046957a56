import Foundation
import Testing

@testable import Diptych

@Suite struct DuplicateTests {
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
}
