import Foundation
import Testing

@testable import Diptych

/// Documents that workers elsewhere took through the stages come into the archive as if they had not.
@Suite struct AnswersTests {
  private static let pipeline = """
    { "diptych": 1, "languages": ["zh-Hans", "en"],
      "stages": [ { "stage": "ingest" }, { "stage": "language-detection" },
                  { "stage": "heading-detection" }, { "stage": "sectioning" }, { "stage": "segmentation" },
                  { "stage": "tei-export" }, { "stage": "json-export" } ] }
    """

  private func drop() throws -> TestRun {
    var files = ["f/empty.txt": "", "g/notes.bin": "\u{0}\u{1}\u{2}"]
    for number in 1...9 { files["f/\(number).txt"] = "第\(number)次会议\n\n会议于5月\(number)日举行。\n" }
    files["letter.zh.txt"] = "市外办举办友城论坛。\n"
    files["letter.en.txt"] = "The office held a forum.\n"
    files["alone.zh.txt"] = "没有译文。\n"
    return try TestRun(files, pipeline: Self.pipeline, registry: StageRegistry(adding: []))
  }

  private func requests(_ run: TestRun, _ archive: String, _ options: String...) throws -> [String]
  {
    let path = try #require(BuiltTool.path("diptych"))
    let (status, output) = try Tool(at: path).run(
      [
        "run", "--requests", "--config", run.path("pipeline.json"), "--output", run.path(archive),
      ] + options)
    #expect(status == 0, "\(output)")
    return output.split(separator: "\n").map(String.init)
  }

  /// Lets a worker answer requests into a folder of answers.
  private func work(_ run: TestRun, _ requests: [String], _ name: String) throws {
    let folder = run.path("answers")
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let path = try #require(BuiltTool.path("diptych"))
    let input = run.path("requests-\(name)")
    try (requests.joined(separator: "\n") + "\n").write(
      toFile: input, atomically: true, encoding: .utf8)
    let (status, output) = try Tool(at: "/bin/sh").run([
      "-c", "exec \"$1\" worker --config \"$2\" --answers \"$3\" < \"$4\" > \"$3/$5.jsonl\"", "sh",
      path, run.path("pipeline.json"), folder, input, name,
    ])
    #expect(status == 0, "\(output)")
  }

  /// What must be equal of two archives: outputs, quarantine, and records.
  private func content(_ run: TestRun, _ archive: String) throws -> [String: String] {
    var files = try run.files(below: archive + "/data")
    for (name, text) in try run.files(below: archive + "/quarantine")
    where !name.hasSuffix("error.json") {
      files["quarantine/" + name] = text
    }
    for record in try run.records(in: archive) {
      let members = record.members?.filter { $0.key != "stages" && $0.key != "ms" } ?? []
      files["record of " + (record["path"]?.string ?? "")] = String(
        decoding: JSONText.write(JSONValue(.object(members)), .compact), as: UTF8.self)
    }
    return files
  }

  @Test("The archive is that of an ordinary run")
  func equal() throws {
    let run = try drop()
    #expect(run.run("--output", run.path("plain")) == 3)
    let shares = try (1...3).map { try requests(run, "merged", "--shard", "\($0)/3") }
    #expect(shares.allSatisfy { !$0.isEmpty })
    #expect(shares.joined().sorted() == (try requests(run, "merged")).sorted())
    for (number, share) in shares.enumerated() { try work(run, share, "\(number)") }
    #expect(
      run.run("--output", run.path("merged"), "--answers", run.path("answers")) == 3)
    let plain = try content(run, "plain")
    #expect(plain.count > 30)
    #expect(try content(run, "merged") == plain)
    let left = try FileManager.default.contentsOfDirectory(atPath: run.path("answers"))
    #expect(left.allSatisfy { $0.hasSuffix(".jsonl") }, "outputs were left: \(left)")
    // All is done: the next run has nothing to ask for.
    #expect(try requests(run, "merged") == [])
  }

  @Test("What has no answer, or one that no longer holds, is done by the run")
  func fallback() throws {
    let run = try drop()
    let all = try requests(run, "merged")
    try work(run, Array(all.dropLast(3)), "all")
    // A worker that was killed leaves half a line; an output may be lost or cut; a file may change.
    let answers = run.path("answers/all.jsonl")
    let text = try String(contentsOfFile: answers, encoding: .utf8)
    try String(text.dropLast(40)).write(toFile: answers, atomically: true, encoding: .utf8)
    let outputs = try FileManager.default.contentsOfDirectory(atPath: run.path("answers"))
      .filter { !$0.hasSuffix(".jsonl") }.sorted()
    try FileManager.default.removeItem(atPath: run.path("answers/" + outputs[0]))
    try Data().write(to: URL(fileURLWithPath: run.path("answers/" + outputs[3])))
    try run.put("f/2.txt", "第二次会议改期\n\n会议于6月2日举行。\n")
    #expect(run.run("--output", run.path("plain")) == 3)
    #expect(
      run.run("--output", run.path("merged"), "--answers", run.path("answers")) == 3)
    #expect(try content(run, "merged") == content(run, "plain"))
  }

  @Test("Answers that were made with other settings are refused before any work")
  func otherSettings() throws {
    let run = try drop()
    try work(run, try requests(run, "merged"), "all")
    try run.setPipeline(Self.pipeline.replacing("\"en\"", with: "\"de\""))
    #expect(
      run.run("--output", run.path("merged"), "--answers", run.path("answers")) == 78)
    #expect(run.run("--output", run.path("merged"), "--answers", run.path("nowhere")) == 66)
    #expect(!FileManager.default.fileExists(atPath: run.path("merged")))
    #expect(run.run("--shard", "1/2") == 64)
    #expect(run.run("--requests", "--shard", "3/2") == 64)
  }

  @Test("Shares are disjoint and cover everything", arguments: [1, 2, 7, 100])
  func shards(count: Int) throws {
    let shards = try (1...count).map { try #require(Shard(argument: "\($0)/\(count)")) }
    for number in 0..<300 {
      #expect(shards.count { $0.contains(Array("folder/\(number).txt".utf8)) } == 1)
    }
    for wrong in ["", "1", "0/2", "3/2", "a/b", "1/2/3", "-1/2"] {
      #expect(Shard(argument: wrong) == nil)
    }
  }
}
