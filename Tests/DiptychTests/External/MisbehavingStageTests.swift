import Foundation
import Testing

@testable import Diptych

/// Programs that are stages and do wrong with a document.
@Suite struct MisbehavingStageTests {
  /// What a stage does with a document, by the word that the document has.
  private struct Misdeed {
    var word: String
    /// Shell, with the request in `$line` and the id of the document in `$id`.
    var action: String
    /// The code of the failure; `nil` if the document is processed all the same.
    var code: String?
    /// A part of its message.
    var message = ""
  }

  private static let misdeeds = [
    Misdeed(
      word: "leaves", action: "exit 5", code: "crash",
      message: "the program of the stage 'seals' ended with 5 instead of answering"),
    Misdeed(
      word: "dies", action: "kill -SEGV $$", code: "crash",
      message: "the program of the stage 'seals' was killed by signal 11"),
    Misdeed(
      word: "hangs", action: "sleep 60", code: "timeout",
      message: "the program of the stage 'seals' took longer than 2 s; 'seconds' sets the limit"
    ),
    Misdeed(word: "spins", action: "while :; do :; done", code: "timeout"),
    Misdeed(word: "stays", action: "trap '' TERM HUP; while :; do sleep 1; done", code: "timeout"),
    Misdeed(word: "drips", action: "while printf ' '; do sleep 0.1; done", code: "timeout"),
    Misdeed(
      word: "closes", action: "exec >&-; sleep 60", code: "crash",
      message: "the program of the stage 'seals' closed its output instead of answering"),
    Misdeed(
      word: "floods", action: "yes x | tr -d '\\n'", code: "output_limit",
      message: "the program 'sh' wrote more than 1000000 bytes; 'maximumExternalBytes' sets"),
    Misdeed(
      word: "eats", action: "x=$(head -c 90000000 /dev/zero | tr '\\0' a); sleep 60",
      code: "memory_limit", message: "'maximumWorkerMemoryBytes' sets the limit"),
    Misdeed(
      word: "babbles", action: "echo Good morning", code: "stage_failed",
      message: "the stage 'seals' answered wrongly: "),
    Misdeed(word: "is-silent", action: "echo", code: "stage_failed"),
    Misdeed(
      word: "mistakes",
      action: "echo '{\"document\":{\"id\":\"d0000000000000000\",\"blocks\":[{}]}}'",
      code: "stage_failed",
      message:
        "the stage 'seals' answered wrongly at document.id: the answer is about the document 'd0000000000000000'"
    ),
    Misdeed(
      word: "forgets", action: "echo '{\"document\":{\"blocks\":[{}]}}'", code: "stage_failed",
      message: "the key 'id' is missing: it says which document this is about"),
    Misdeed(
      word: "invents", action: answer(#"{"mentoins":[]}"#), code: "stage_failed",
      message: "at document.blocks[0].mentoins: unknown key 'mentoins'; did you mean 'mentions'?"),
    Misdeed(
      word: "repeats-a-key", action: answer(#"{"mentions":[],"mentions":[]}"#),
      code: "stage_failed",
      message: "at document.blocks[0].mentions: the key 'mentions' comes twice"),
    Misdeed(
      word: "meddles", action: answer(#"{"heading":{"value":1,"confidence":1}}"#),
      code: "stage_failed",
      message: "the layer 'headings' is changed, which the stage does not provide"),
    Misdeed(word: "rewrites", action: answer(#"{"text":"Something else."}"#), code: "stage_failed"),
    Misdeed(
      word: "oversteps", action: answer(mentions(#""start":0,"end":5000"#)), code: "stage_failed"),
    Misdeed(
      word: "crosses",
      action: answer(
        #"{"mentions":[{"start":0,"end":3,"kind":"a","confidence":1},"#
          + #"{"start":2,"end":5,"kind":"a","confidence":1}]}"#),
      code: "stage_failed", message: "mentions lie in one another or apart, they do not cross"),
    Misdeed(
      word: "doubts", action: answer(mentions(#""start":0,"end":1"#, confidence: "2")),
      code: "stage_failed", message: "a confidence lies between 0 and 1"),
    Misdeed(
      word: "is-undefined", action: answer(mentions(#""start":0,"end":1"#, confidence: "NaN")),
      code: "stage_failed"),
    Misdeed(
      word: "points", action: answer(mentions(#""start":0,"end":1,"entity":7"#)),
      code: "stage_failed", message: "there is no such entity"),
    Misdeed(
      word: "garbles", action: "printf '{\"document\":{\"id\":\"%s\\377\"}}\\n' \"$id\"",
      code: "stage_failed", message: "is not UTF-8"),
    Misdeed(
      word: "nests",
      action: "printf '{\"document\":'; head -c 100000 /dev/zero | tr '\\0' '['; echo",
      code: "stage_failed"),
    Misdeed(
      word: "hides", action: output("../../escape"), code: "bad_output",
      message: "a stage emitted an output with the suffix '../../escape'"),
    Misdeed(
      word: "refuses",
      action: "echo '{\"failure\":{\"code\":\"no_seal\",\"message\":\"there is no seal\"}}'",
      code: "stage_failed", message: "there is no seal"),
    Misdeed(
      word: "shrugs", action: "echo '{\"failure\":{\"code\":\"No seal\",\"message\":\"\"}}'",
      code: "stage_failed", message: "failure.code: a code takes at most 64 of a-z, 0-9 and '_'"),
    Misdeed(
      word: "hesitates",
      action: "echo '{\"failure\":{\"code\":\"a\",\"message\":\"b\"},\"document\":{}}'",
      code: "stage_failed", message: "an answer is either a document or a failure"),
    // What is only noise costs nothing.
    Misdeed(word: "complains", action: "yes complaint | head -c 300000 >&2; \(ShellStage.seal)"),
    Misdeed(word: "repeats", action: "\(ShellStage.seal); \(ShellStage.seal)"),
    Misdeed(word: "leaves-a-child", action: "sleep 60 & \(ShellStage.seal)"),
    Misdeed(
      word: "stumbles", action: "[ -e stumbled ] || { : > stumbled; exit 1; }; \(ShellStage.seal)"),
  ]

  private static func answer(_ block: String) -> String {
    "printf '{\"document\":{\"id\":\"%s\",\"blocks\":[%s]}}\\n' \"$id\" '\(block)'"
  }

  private static func mentions(_ place: String, confidence: String = "1") -> String {
    #"{"mentions":[{\#(place),"kind":"seal","confidence":\#(confidence)}]}"#
  }

  private static func output(_ suffix: String) -> String {
    """
    printf '{"document":{"id":"%s","outputs":[{"suffix":"%s","text":"x"}]}}\\n' "$id" '\(suffix)'
    """
  }

  private static let settings = """
    "run": { "jobs": 2, "durable": false },
    "limits": { "maximumExternalBytes": 1000000, "maximumWorkerMemoryBytes": 67000000 },
    """

  private func makeRun() throws -> TestRun {
    var files: [String: String] = [:]
    for (index, misdeed) in Self.misdeeds.enumerated() {
      files["\(index + 10)-\(misdeed.word).txt"] = "It \(misdeed.word).\n"
      files["\(index + 10)-good.txt"] = "Good.\n"
    }
    var stage = ShellStage()
    stage.answer =
      "case $line in\n"
      + Self.misdeeds.map { "*'It \($0.word).'*) \($0.action) ;;\n" }.joined()
      + "*) \(ShellStage.seal) ;;\nesac"
    return try TestRun(
      files, stages: ["seals.sh": stage.text], settings: Self.settings,
      options: #", "seconds": 2"#)
  }

  @Test("Whatever the program of a stage does wrong costs one document, and no other one notices")
  func misdeeds() throws {
    let run = try makeRun()
    #expect(Self.misdeeds.count { $0.code != nil } >= 18)
    let (code, told) = try Tool(at: #require(BuiltTool.path("diptych"))).run([
      "run", "--config", run.path("pipeline.json"), "--log-format", "text",
    ])
    #expect(code == 3, "\(told)")
    let records = try run.records()
    #expect(records.count == 2 * Self.misdeeds.count)
    for (index, misdeed) in Self.misdeeds.enumerated() {
      let record = records["\(index + 10)-\(misdeed.word).txt"]
      #expect(record?["error"]?["code"]?.string == misdeed.code, "\(misdeed.word)")
      if misdeed.code != nil, misdeed.code != "bad_output" {
        #expect(record?["error"]?["stage"] == "seals", "\(misdeed.word)")
      }
      let message = record?["error"]?["message"]?.string ?? ""
      #expect(
        misdeed.message.isEmpty || message.contains(misdeed.message), "\(misdeed.word): \(message)")
      #expect(records["\(index + 10)-good.txt"]?["status"] == "processed", "\(misdeed.word)")
    }
    let details = records.values.compactMap { $0["error"]?["detail"]?.string }
    #expect(details == ["no_seal"])
    let outputs = try run.files(below: "output/data")
    #expect(outputs.count == records.values.count { $0["status"] == "processed" })
    for (name, text) in outputs where name.hasSuffix(".json") {
      #expect(text.contains("\"seal\""), "\(name)")
    }
    #expect(try !Self.isRunning(run.path("")))
  }

  /// Whether a process works in a folder.
  private static func isRunning(_ folder: String) throws -> Bool {
    let processes = try FileManager.default.contentsOfDirectory(atPath: "/proc")
    return processes.contains { process in
      guard Int(process) != nil else { return false }
      let place = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(process)/cwd")
      return place.map { folder.hasPrefix($0 + "/") && $0.contains("diptych-") } ?? false
    }
  }
}
