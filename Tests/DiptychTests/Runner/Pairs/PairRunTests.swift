import Foundation
import Testing

@testable import Diptych

/// Runs over drops with two files of one document.
@Suite struct PairRunTests {
  private static let drop = [
    "r.zh.txt": "alpha", "r.en.txt": "beta", "s.txt": "gamma", "zh/a.txt": "delta",
    "en/a.txt": "epsilon",
  ]

  private func codes(_ record: JSONValue?) -> [String] {
    (record?["findings"]?.elements ?? []).compactMap { $0["code"]?.string }
  }

  private func outputs(_ run: TestRun) throws -> [String: String] {
    try run.files(below: "output/data").filter { $0.key.hasSuffix(".one") }
  }

  @Test("Two files that are two languages of one text are one document, called after the left one")
  func outputs() throws {
    let run = try TestRun(Self.drop)
    #expect(run.run() == 0)
    #expect(
      try outputs(run) == [
        "r.zh.txt.one": "alpha+beta1", "s.txt.one": "gamma1", "zh/a.txt.one": "delta+epsilon1",
      ])
    let records = try run.records()
    #expect(records.count == 5)
    #expect(records.values.allSatisfy { $0["status"] == "processed" })
    let left = try #require(records["r.zh.txt"])
    let right = try #require(records["r.en.txt"])
    #expect(left["mergedFrom"] == "r.en.txt")
    #expect(right["mergedInto"] == "r.zh.txt")
    #expect(right["outputs"] == [])
    #expect(left["id"] == right["id"])
    #expect(left["id"]?.string == (try run.files(below: "output/data")["r.zh.txt.two.xml"]))
    #expect(codes(left) == ["paired_files"])
    #expect(records["en/a.txt"]?["mergedInto"] == "zh/a.txt")
    #expect(run.run() == 0)
    #expect(try run.statuses().values.allSatisfy { $0 == "unchanged" })
    #expect(try run.records()["r.en.txt"]?["mergedInto"] == "r.zh.txt")
    #expect(try run.report()["orphans"] == 0)
  }

  @Test("The id of a document of two files comes from both paths and contents")
  func id() {
    func source(_ path: String, _ text: String) -> Source {
      Source(path: Array(path.utf8), sha256: sha256(Array(text.utf8)), content: Array(text.utf8))
    }
    let lines = ["a.zh", sha256(Array("1".utf8)), "a.en", sha256(Array("2".utf8))]
    let digest = sha256(Array(lines.joined(separator: "\n").utf8))
    #expect(documentID(source("a.zh", "1"), source("a.en", "2")) == "d" + digest.prefix(16))
  }

  @Test("A change of either file, new settings and a missing output make the document again")
  func changes() throws {
    let run = try TestRun(Self.drop)
    #expect(run.run() == 0)
    try run.put("r.en.txt", "beta 2")
    #expect(run.run() == 0)
    #expect(try outputs(run)["r.zh.txt.one"] == "alpha+beta 21")
    #expect(
      try run.statuses() == [
        "r.zh.txt": "processed", "r.en.txt": "processed", "s.txt": "unchanged",
        "zh/a.txt": "unchanged", "en/a.txt": "unchanged",
      ])
    try run.put("zh/a.txt", "delta 2")
    #expect(run.run() == 0)
    #expect(try outputs(run)["zh/a.txt.one"] == "delta 2+epsilon1")
    try run.put("zh/a.txt", "delta 2", secondsAgo: 1800)
    try run.put("r.en.txt", "beta 2", secondsAgo: 1800)
    #expect(run.run() == 0)
    #expect(try run.statuses().values.allSatisfy { $0 == "unchanged" })
    #expect(run.run() == 0)
    try FileManager.default.removeItem(atPath: run.path("output/data/r.zh.txt.one"))
    #expect(run.run() == 0)
    #expect(try run.statuses().values.count { $0 == "processed" } == 2)
    #expect(try run.records()["r.en.txt"]?["attempt"] == 3)
    try run.setPipeline(
      """
      { "diptych": 1, "languages": ["en", "zh"],
        "stages": [ { "stage": "reading" }, { "stage": "writing" } ] }
      """)
    #expect(run.run() == 0)
    #expect(
      try outputs(run) == [
        "r.en.txt.one": "beta 2+alpha1", "s.txt.one": "gamma1", "en/a.txt.one": "epsilon+delta 21",
      ])
    #expect(run.answer("verify", "--fast", "--output", run.path("output")) == 0)
  }

  @Test("A file whose partner goes is a document alone again, one whose partner comes is a pair")
  func comingAndGoing() throws {
    let run = try TestRun(["r.en.txt": "beta", "q.zh.txt": "one", "q.en.txt": "two"])
    #expect(run.run() == 0)
    #expect(try outputs(run) == ["r.en.txt.one": "beta1", "q.zh.txt.one": "one+two1"])
    #expect(codes(try run.records()["r.en.txt"]) == ["partner_missing"])
    try run.put("r.zh.txt", "alpha")
    try FileManager.default.removeItem(atPath: run.path("input/q.en.txt"))
    #expect(run.run() == 0)
    #expect(try outputs(run) == ["r.zh.txt.one": "alpha+beta1", "q.zh.txt.one": "one1"])
    #expect(codes(try run.records()["q.zh.txt"]) == ["partner_missing"])
    #expect(try run.report()["orphans"] == 1)
    try FileManager.default.removeItem(atPath: run.path("input/r.zh.txt"))
    #expect(run.run() == 0)
    // The left file's outputs are an orphan's now.
    #expect(
      try outputs(run) == [
        "r.en.txt.one": "beta1", "r.zh.txt.one": "alpha+beta1", "q.zh.txt.one": "one1",
      ])
    #expect(try run.report()["orphans"] == 1)
    #expect(run.answer("prune", "--orphans", "--output", run.path("output")) == 0)
    #expect(try outputs(run) == ["r.en.txt.one": "beta1", "q.zh.txt.one": "one1"])
    #expect(run.run() == 0)
    #expect(try run.statuses() == ["r.en.txt": "unchanged", "q.zh.txt": "unchanged"])
    #expect(run.answer("verify", "--fast", "--output", run.path("output")) == 0)
  }

  @Test("A file alone that was put there just before the run is noted as well")
  func freshAndAlone() throws {
    let run = try TestRun(["old.zh.txt": "alpha"])
    try run.put("new.zh.txt", "beta", secondsAgo: 0)
    #expect(run.run("--settle-seconds", "0.5") == 0)
    #expect(codes(try run.records()["old.zh.txt"]) == ["partner_missing"])
    #expect(codes(try run.records()["new.zh.txt"]) == ["partner_missing"])
  }

  @Test("A pair of which one file was moved away and comes again changed is another document")
  func movedPairComesAgain() throws {
    let run = try TestRun(
      ["r.zh.txt": "alpha", "r.en.txt": "beta"],
      pipeline: """
        { "diptych": 1, "input": { "afterSuccess": "move" },
          "stages": [ { "stage": "reading" }, { "stage": "writing" } ] }
        """)
    #expect(run.run() == 0)
    try run.put("r.zh.txt", "alpha")
    try run.put("r.en.txt", "better")
    #expect(run.run() == 0)
    #expect(try Set(outputs(run).values) == ["alpha+beta1", "alpha+better1"])
    // The left one alone, as it was: the pair's results stay.
    try run.put("r.zh.txt", "alpha")
    #expect(run.run() == 0)
    #expect(try Set(outputs(run).values) == ["alpha+beta1", "alpha+better1", "alpha1"])
    #expect(run.run() == 0)
    #expect(try run.report()["orphans"] == 0)
    #expect(run.answer("verify", "--fast", "--output", run.path("output")) == 0)
  }

  @Test("A broken file costs its partner nothing")
  func broken() throws {
    let run = try TestRun([
      "r.zh.txt": "alpha", "r.en.txt": "fail", "s.zh.txt": "foreign", "s.en.txt": "sigma",
    ])
    #expect(run.run() == 3)
    #expect(try outputs(run) == ["r.zh.txt.one": "alpha1", "s.en.txt.one": "sigma1"])
    let records = try run.records()
    #expect(records["r.en.txt"]?["error"]?["code"] == "no_text")
    #expect(records["r.zh.txt"]?["apartFrom"] == "r.en.txt")
    #expect(codes(records["r.zh.txt"]) == ["pair_apart"])
    #expect(records["s.zh.txt"]?["status"] == "skipped")
    #expect(run.run() == 0)
    #expect(
      try run.statuses() == [
        "r.zh.txt": "unchanged", "r.en.txt": "quarantined", "s.zh.txt": "skipped",
        "s.en.txt": "unchanged",
      ])
    try FileManager.default.removeItem(atPath: run.path("output/data/r.zh.txt.one"))
    #expect(run.run() == 0)
    #expect(try run.statuses()["r.zh.txt"] == "processed")
    #expect(try run.records()["r.zh.txt"]?["apartFrom"] == "r.en.txt")
    #expect(run.run() == 0)
    #expect(try run.statuses()["r.zh.txt"] == "unchanged")
    try run.put("r.en.txt", "beta")
    #expect(run.run() == 0)
    #expect(try outputs(run)["r.zh.txt.one"] == "alpha+beta1")
    #expect(try run.files(below: "output/quarantine").isEmpty)
  }

  @Test("A file that cannot be read costs its partner nothing")
  func unreadable() throws {
    let run = try TestRun(
      ["r.zh.txt": "alpha", "r.en.txt": "a text of many bytes"],
      pipeline: """
        { "diptych": 1, "limits": { "maximumInputBytes": 10 },
          "stages": [ { "stage": "reading" }, { "stage": "writing" } ] }
        """)
    #expect(run.run() == 3)
    #expect(try outputs(run) == ["r.zh.txt.one": "alpha1"])
    #expect(try run.records()["r.en.txt"]?["error"]?["code"] == "limit_exceeded")
    #expect(run.run() == 0)
    #expect(try run.statuses() == ["r.zh.txt": "unchanged", "r.en.txt": "quarantined"])
    try run.put("r.en.txt", "beta")
    #expect(run.run() == 0)
    #expect(try outputs(run) == ["r.zh.txt.one": "alpha+beta1"])
  }

  @Test("A pair waits until both files have settled, and then is one document")
  func settling() throws {
    let run = try TestRun(["r.zh.txt": "alpha", "q.en.txt": "one"])
    try run.put("r.en.txt", "beta", secondsAgo: 0)
    try run.put("q.zh.txt", "two", secondsAgo: 0)
    #expect(run.run("--settle-seconds", "1") == 0)
    #expect(try outputs(run) == ["r.zh.txt.one": "alpha+beta1", "q.zh.txt.one": "two+one1"])
    #expect(try run.records().count == 4)
  }

  @Test("What is no file is no partner")
  func links() throws {
    let run = try TestRun(["r.en.txt": "beta", "q.zh.txt/x.txt": "one", "q.en.txt": "two"])
    try FileManager.default.createSymbolicLink(
      atPath: run.path("input/r.zh.txt"), withDestinationPath: run.path("input/r.en.txt"))
    #expect(run.run() == 0)
    #expect(
      try outputs(run)
        == ["r.en.txt.one": "beta1", "q.en.txt.one": "two1", "q.zh.txt/x.txt.one": "one1"])
    #expect(try run.statuses()["r.zh.txt"] == "skipped")
    #expect(run.run() == 0)
    #expect(try run.records().count == 4)
  }

  @Test("The settings name other words, or switch pairs off")
  func settings() throws {
    let run = try TestRun(["c-原文.txt": "one", "c-译文.txt": "two", "r.zh.txt": "a", "r.en.txt": "b"])
    let stages = #""stages": [ { "stage": "reading" }, { "stage": "writing" } ]"#
    try run.setPipeline(#"{ "diptych": 1, "input": { "pairs": ["原文|译文"] }, \#(stages) }"#)
    #expect(run.run() == 0)
    #expect(
      try outputs(run)
        == ["c-原文.txt.one": "one+two1", "r.zh.txt.one": "a1", "r.en.txt.one": "b1"])
    try run.setPipeline(#"{ "diptych": 1, "input": { "pairs": [] }, \#(stages) }"#)
    #expect(run.run() == 0)
    #expect(try outputs(run).count == 4)
    #expect(try run.records().values.allSatisfy { $0["mergedInto"] == nil })
    try run.setPipeline(#"{ "diptych": 1, "input": { "pairs": ["zh"] }, \#(stages) }"#)
    #expect(run.run(verb: "check") == 78)
  }

  @Test("Forgetting one file of a document forgets the document, and the next run makes it again")
  func forget() throws {
    for path in ["r.zh.txt", "r.en.txt"] {
      let run = try TestRun(Self.drop)
      #expect(run.run() == 0)
      #expect(run.answer("explain", path, "--output", run.path("output")) == 0)
      #expect(run.answer("forget", path, "--output", run.path("output")) == 0)
      #expect(try outputs(run)["r.zh.txt.one"] == nil)
      #expect(run.run() == 0)
      #expect(try run.statuses().values.count { $0 == "processed" } == 2)
      #expect(try outputs(run)["r.zh.txt.one"] == "alpha+beta1")
    }
  }

  @Test("A lost ledger knows pairs again, and nothing is redone")
  func rebuild() throws {
    let run = try TestRun(Self.drop.merging(["t.zh.txt": "tau", "t.en.txt": "fail"]) { $1 })
    #expect(run.run() == 3)
    #expect(run.answer("status", "--rebuild-ledger", "--output", run.path("output")) == 0)
    #expect(run.run() == 0)
    #expect(try run.statuses().values.count { $0 == "unchanged" } == 6)
    #expect(try run.statuses()["t.en.txt"] == "quarantined")
  }

  @Test("A foreign file with the name of an output stays, and both files fail")
  func blocked() throws {
    let run = try TestRun(["r.zh.txt": "alpha", "r.en.txt": "beta"])
    try FileManager.default.createDirectory(
      atPath: run.path("output/data"), withIntermediateDirectories: true)
    try Data("mine".utf8).write(to: URL(fileURLWithPath: run.path("output/data/r.zh.txt.one")))
    #expect(run.run() == 3)
    #expect(try run.files(below: "output/data") == ["r.zh.txt.one": "mine"])
    #expect(try run.statuses().values.allSatisfy { $0 == "quarantined" })
    #expect(run.run() == 0)
    #expect(try run.statuses().values.allSatisfy { $0 == "quarantined" })
    try FileManager.default.removeItem(atPath: run.path("output/data/r.zh.txt.one"))
    #expect(run.run("--retry-quarantined") == 0)
    #expect(try outputs(run) == ["r.zh.txt.one": "alpha+beta1"])
    #expect(try run.files(below: "output/quarantine").isEmpty)
  }

  @Test("A pattern asks for a pair by either of its files")
  func only() throws {
    for pattern in ["*.en.txt", "*.zh.txt"] {
      let run = try TestRun(Self.drop)
      #expect(run.run("--only", pattern) == 0)
      #expect(try outputs(run) == ["r.zh.txt.one": "alpha+beta1"])
    }
  }

  @Test("The order of names and the number of jobs change nothing")
  func jobs() throws {
    var files: [String: String] = [:]
    for index in 0..<30 {
      files["d\(index)/中文/a.txt"] = "z\(index)"
      files["d\(index)/英文/a.txt"] = "e\(index)"
      files["f/x\(index)_EN.txt"] = index % 7 == 0 ? "fail" : "e\(index)"
      files["f/x\(index)_CN.txt"] = "z\(index)"
    }
    let run = try TestRun(files)
    #expect(run.run("--jobs", "1", "--output", run.path("one")) == 3)
    #expect(run.run("--jobs", "8", "--output", run.path("eight")) == 3)
    let one = try run.files(below: "one/data")
    #expect(one.count == 120)
    #expect(one["d3/中文/a.txt.one"] == "z3+e31")
    #expect(try run.files(below: "eight/data") == one)
    #expect(try run.records(in: "eight").count == 120)
    #expect(Set(try run.records(in: "eight").map { $0["path"]?.string }).count == 120)
  }

  @Test("Files of a pair are moved away together")
  func moved() throws {
    let run = try TestRun(
      Self.drop,
      pipeline: """
        { "diptych": 1, "input": { "afterSuccess": "move" },
          "stages": [ { "stage": "reading" }, { "stage": "writing" } ] }
        """)
    #expect(run.run() == 0)
    #expect(try run.files(below: "input").isEmpty)
    #expect(try run.files(below: "processed").count == 5)
  }
}
