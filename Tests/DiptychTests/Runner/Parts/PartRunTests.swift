import Foundation
import Testing

@testable import Diptych

/// Runs over files that have files inside of them.
@Suite struct PartRunTests {
  private static let mail = """
    {"text": "Dear all", "parts": [["report.txt", "alpha"], ["f/report.txt", "beta"]]}
    """

  private func parts(_ record: JSONValue?) -> [String] {
    (record?["parts"]?.elements ?? []).map { part in
      let code = part["error"]?["code"]?.string ?? part["reason"]?.string
      return [part["name"]?.string, part["status"]?.string, code].compactMap { $0 }
        .joined(separator: " ")
    }
  }

  private func codes(_ record: JSONValue?) -> [String] {
    (record?["findings"]?.elements ?? []).compactMap { $0["code"]?.string }
  }

  @Test("Attachments are documents of their own, with outputs below the mail's name")
  func outputs() throws {
    let run = try TestRun(["m/a.eml": Self.mail, "b.txt": "gamma"])
    #expect(run.run() == 0)
    let files = try run.files(below: "output/data")
    #expect(
      files.keys.sorted() == [
        "b.txt.one", "b.txt.two.xml", "m/a.eml.one", "m/a.eml.two.xml",
        "m/a.eml/f/report.txt.one", "m/a.eml/f/report.txt.two.xml", "m/a.eml/report.txt.one",
        "m/a.eml/report.txt.two.xml",
      ])
    #expect(files["m/a.eml/report.txt.one"] == "alpha1")
    let id = documentID(
      path: Array("m/a.eml/f/report.txt".utf8), sha256: sha256(Array("beta".utf8)))
    #expect(files["m/a.eml/f/report.txt.two.xml"] == id)
    let record = try #require(try run.records()["m/a.eml"])
    #expect(record["status"] == "processed")
    #expect(parts(record) == ["report.txt processed", "f/report.txt processed"])
    #expect(record["parts"]?.elements?.last?["id"]?.string == id)
    #expect(record["outputs"]?.elements?.count == 6)
    #expect(try run.records().count == 2)
    #expect(try run.report()["parts"] == .object(["processed": 2, "failed": 0, "skipped": 0]))
    #expect(try run.report()["found"]?["blocks"] == 4)
  }

  @Test("A part that fails costs nothing but itself, and is named")
  func failure() throws {
    let run = try TestRun([
      "a.eml": """
      {"text": "Dear all", "parts": [["bad.txt", "fail"], ["picture.png", "foreign"],
        [".hidden", "x"], ["../up.txt", "x"], ["good.txt", "alpha"]]}
      """
    ])
    #expect(run.run() == 0)
    let record = try #require(try run.records()["a.eml"])
    #expect(record["status"] == "processed")
    #expect(
      parts(record) == [
        "bad.txt failed no_text", "picture.png skipped unsupported_format",
        ".hidden skipped hidden_name", "../up.txt failed unsafe_path", "good.txt processed",
      ])
    #expect(codes(record) == ["part_failed", "part_skipped", "part_skipped", "part_failed"])
    #expect(
      record["findings"]?.elements?.first?["message"]
        == "the part 'bad.txt' failed: no_text: the file has no text")
    #expect(
      try run.files(below: "output/data").keys.sorted() == [
        "a.eml.one", "a.eml.two.xml", "a.eml/good.txt.one", "a.eml/good.txt.two.xml",
      ])
    #expect(run.run() == 0)
    #expect(try run.records()["a.eml"]?["status"] == "unchanged")
    #expect(parts(try run.records()["a.eml"]).count == 5)
  }

  @Test("A file without a text of its own is what its parts are")
  func shells() throws {
    let run = try TestRun([
      "good.zip": #"{"parts": [["a.txt", "alpha"]]}"#,
      "bad.zip": #"{"parts": [["x.png", "foreign"], ["a.txt", "fail"], ["b.txt", "odd"]]}"#,
      "pictures.zip": #"{"parts": [["x.png", "foreign"]]}"#,
      "nested.eml": #"{"parts": [["inner.eml", {"parts": [["a.txt", "fail"]]}]]}"#,
      "later.eml": #"{"text": "fail later", "parts": [["a.txt", "alpha"]]}"#,
      "never.eml": #"{"text": "fail later", "parts": [["a.txt", "fail"]]}"#,
    ])
    #expect(run.run() == 3)
    let records = try run.records()
    #expect(records["good.zip"]?["status"] == "processed")
    #expect(records["bad.zip"]?["status"] == "quarantined")
    #expect(records["bad.zip"]?["error"]?["code"] == "no_text")
    #expect(records["bad.zip"]?["error"]?["message"] == "the part 'a.txt': the file has no text")
    #expect(records["pictures.zip"]?["status"] == "skipped")
    #expect(records["pictures.zip"]?["reason"] == "unsupported_format")
    #expect(records["nested.eml"]?["error"]?["code"] == "no_text")
    #expect(records["later.eml"]?["status"] == "processed")
    #expect(codes(records["later.eml"]) == ["part_failed"])
    #expect(records["never.eml"]?["error"]?["code"] == "stage_failed")
    #expect(
      try run.files(below: "output/data").keys.sorted() == [
        "good.zip/a.txt.one", "good.zip/a.txt.two.xml", "later.eml/a.txt.one",
        "later.eml/a.txt.two.xml",
      ])
  }

  @Test("Parts of one name have outputs of their own, and none takes another one's folder")
  func twins() throws {
    let run = try TestRun([
      "a.eml": """
      {"parts": [["r.txt", "one"], ["r.txt", "two"], ["R.txt", "three"],
        ["r.txt.one/x.txt", "four"], ["y.txt", "five"]]}
      """
    ])
    #expect(run.run() == 0)
    let files = try run.files(below: "output/data/a.eml").filter { $0.key.hasSuffix(".one") }
    #expect(
      files == [
        "r.txt.one": "one1", "r~2.txt.one": "two1", "R~3.txt.one": "three1", "y.txt.one": "five1",
      ])
    #expect(parts(try run.records()["a.eml"])[3] == "r.txt.one/x.txt failed output_blocked")
  }

  @Test("Files in files in files, up to a limit")
  func depth() throws {
    let run = try TestRun(
      [
        "a.eml": """
        {"text": "1", "parts": [["b.eml", {"text": "2", "parts": [["c.eml", {"text": "3", "parts":
          [["d.txt", "4"]]}], ["c.txt", "5"]]}]]}
        """
      ],
      pipeline: """
        { "diptych": 1, "limits": { "maximumPartDepth": 2 },
          "stages": [ { "stage": "reading" }, { "stage": "writing" } ] }
        """)
    #expect(run.run() == 0)
    let record = try #require(try run.records()["a.eml"])
    #expect(
      parts(record) == [
        "b.eml processed", "b.eml/c.eml processed", "b.eml/c.eml/d.txt failed limit_exceeded",
        "b.eml/c.txt processed",
      ])
    #expect(try run.files(below: "output/data")["a.eml/b.eml/c.txt.one"] == "51")
  }

  @Test("The number and the size of the parts have limits", arguments: [2, 3, 4])
  func limits(count: Int) throws {
    for limit in ["\"maximumEntries\": 3", "\"maximumExpandedBytes\": 15"] {
      let parts = (0..<count).map { "[\"\($0).txt\", \"alpha\"]" }.joined(separator: ", ")
      let run = try TestRun(
        ["a.eml": "{\"parts\": [\(parts)]}"],
        pipeline: """
          { "diptych": 1, "limits": { \(limit) },
            "stages": [ { "stage": "reading" }, { "stage": "writing" } ] }
          """)
      #expect(run.run() == 0)
      let record = try run.records()["a.eml"]
      #expect(self.parts(record).filter { $0.hasSuffix("processed") }.count == min(3, count))
      #expect(self.parts(record).contains("3.txt failed zip_bomb") == (count > 3))
    }
  }

  @Test("Outputs of parts are looked after like those of files")
  func archive() throws {
    let run = try TestRun(["a.eml": Self.mail, "b.txt": "gamma"])
    #expect(run.run() == 0)
    let before = try run.files(below: "output/data")
    let output = run.path("output")
    #expect(run.answer("verify", "--fast", "--output", output) == 0)
    #expect(run.answer("explain", "--output", output, "a.eml") == 0)
    // Made again when one is missing.
    try FileManager.default.removeItem(atPath: run.path("output/data/a.eml/f/report.txt.one"))
    #expect(run.answer("verify", "--fast", "--output", output) == 65)
    #expect(run.run() == 0)
    #expect(try run.records()["a.eml"]?["status"] == "processed")
    #expect(try run.files(below: "output/data") == before)
    // Gone with a part that is no longer there, and so is the folder.
    try run.put("a.eml", #"{"text": "Dear all", "parts": [["report.txt", "alpha"]]}"#)
    #expect(run.run() == 0)
    #expect(
      try run.files(below: "output/data").keys.filter { $0.hasPrefix("a.eml/") }.sorted()
        == ["a.eml/report.txt.one", "a.eml/report.txt.two.xml"])
    #expect(!FileManager.default.fileExists(atPath: run.path("output/data/a.eml/f")))
    // Forgotten with the file, and pruned with it.
    #expect(run.answer("forget", "a.eml", "--output", output) == 0)
    #expect(try run.files(below: "output/data").keys.sorted() == ["b.txt.one", "b.txt.two.xml"])
    #expect(run.run() == 0)
    try FileManager.default.removeItem(atPath: run.path("input/a.eml"))
    #expect(run.run() == 0)
    #expect(run.answer("prune", "--orphans", "--output", output) == 0)
    #expect(try run.files(below: "output/data").keys.sorted() == ["b.txt.one", "b.txt.two.xml"])
    #expect(run.answer("verify", "--fast", "--output", output) == 0)
  }

  @Test("Outputs of parts are known again after the ledger was lost")
  func rebuild() throws {
    let run = try TestRun(["a.eml": Self.mail])
    #expect(run.run() == 0)
    #expect(run.answer("status", "--rebuild-ledger", "--output", run.path("output")) == 0)
    #expect(run.run() == 0)
    #expect(try run.records()["a.eml"]?["status"] == "unchanged")
    #expect(run.answer("forget", "a.eml", "--output", run.path("output")) == 0)
    #expect(try run.files(below: "output/data").isEmpty)
  }

  @Test("A folder may get the name of a mail that was deleted, and takes its outputs over")
  func folderInsteadOfFile() throws {
    let run = try TestRun(["a.eml": Self.mail])
    #expect(run.run() == 0)
    try FileManager.default.removeItem(atPath: run.path("input/a.eml"))
    try run.put("a.eml/report.txt", "gamma")
    #expect(run.run() == 0)
    #expect(try run.files(below: "output/data")["a.eml/report.txt.one"] == "gamma1")
    #expect(run.answer("verify", "--fast", "--output", run.path("output")) == 0)
    #expect(run.answer("prune", "--orphans", "--output", run.path("output")) == 0)
    #expect(
      try run.files(below: "output/data").keys.sorted()
        == ["a.eml/report.txt.one", "a.eml/report.txt.two.xml"])
    #expect(run.answer("verify", "--fast", "--output", run.path("output")) == 0)
  }

  @Test("A foreign file with the name of a mail's folder stays, and the mail fails")
  func blocked() throws {
    let run = try TestRun(["a.eml": Self.mail])
    try FileManager.default.createDirectory(
      atPath: run.path("output/data"), withIntermediateDirectories: true)
    try Data("mine".utf8).write(to: URL(fileURLWithPath: run.path("output/data/a.eml")))
    #expect(run.run() == 3)
    #expect(try run.files(below: "output/data") == ["a.eml": "mine"])
    #expect(try run.records()["a.eml"]?["error"]?["code"] == "output_blocked")
  }

  @Test("The number of jobs changes nothing")
  func jobs() throws {
    var files: [String: String] = [:]
    for index in 0..<40 {
      files["m\(index).eml"] =
        #"{"text": "m\#(index)", "parts": [["a.txt", "\#(index)"], ["b.txt", "fail"]]}"#
    }
    let run = try TestRun(files)
    #expect(run.run("--jobs", "1", "--output", run.path("one")) == 0)
    #expect(run.run("--jobs", "8", "--output", run.path("eight")) == 0)
    let one = try run.files(below: "one/data")
    #expect(one.count == 160)
    #expect(try run.files(below: "eight/data") == one)
  }

  @Test("A single file is converted with all that is in it, beside it")
  func convert() throws {
    let run = try TestRun(["a.eml": Self.mail, "b.eml": #"{"parts": [["c.txt", "fail"]]}"#])
    #expect(run.run(run.path("input/a.eml"), verb: "convert") == 0)
    #expect(
      try run.files(below: "input").keys.filter { $0.hasSuffix(".one") }.sorted() == [
        "a.eml.one", "a.eml.parts/f/report.txt.one", "a.eml.parts/report.txt.one",
      ])
    #expect(run.run(run.path("input/a.eml"), verb: "convert") == 73)
    #expect(run.run(run.path("input/a.eml"), "--force", verb: "convert") == 0)
    #expect(run.run(run.path("input/b.eml"), verb: "convert") == 3)
  }
}
