import Foundation
import Testing

@testable import Diptych

/// What `diptych check-stage` says about programs.
@Suite struct CheckStageTests {
  private func check(_ script: String) throws -> (isRight: Bool, results: [StageCheck.Result]) {
    let folder = try TemporaryFolder()
    _ = try folder.write(Array(script.utf8), to: "stage.sh")
    var settings = ExternalStage.Configuration()
    settings.command = ["sh", "stage.sh"]
    settings.seconds = 10
    settings.startSeconds = 5
    var check = StageCheck(
      try ExternalProgram(settings, context: StageContext(folder: folder.path)))
    try check.run()
    return (check.isRight, check.results)
  }

  private func wrong(_ script: String) throws -> [String] {
    try check(script).results.filter { $0.verdict == .wrong }.map {
      "\($0.title): \($0.detail?.description ?? "")"
    }
  }

  private static let echo = """
    echo '{"diptych":1,"name":"echo","version":"1","requires":["blocks"],"provides":["mentions"]}'
    exec cat
    """

  @Test("A program that sends everything back is right, and it is said that it does nothing")
  func echo() throws {
    let (isRight, results) = try check(Self.echo)
    #expect(isRight, "\(results)")
    #expect(results.count { $0.verdict == .right } >= 16)
    #expect(results.contains { $0.detail == "it filled nothing in any of the documents" })
  }

  @Test("A layer that no standard stage reads is remarked on, with the one that may be meant")
  func ownLayer() throws {
    let (isRight, results) = try check(
      Self.echo.replacingOccurrences(of: "\"mentions\"", with: "\"mention\", \"seals\""))
    #expect(isRight, "\(results)")
    let notes = results.filter { $0.title == "layers" }.compactMap(\.detail?.description)
    #expect(
      notes == [
        "provides 'mention', which no standard stage reads; did you mean 'mentions'?",
        "provides 'seals', which no standard stage reads",
      ])
  }

  @Test("The help is the tool's own before the program's name, and the program's behind it")
  func help() throws {
    let run = try TestRun()
    #expect(run.answer("check-stage", "--help") == 0)
    #expect(run.answer("check-stage", "-h") == 0)
    #expect(run.answer("check-stage", "--version") == 0)
    #expect(run.answer("check-stage", "--json", "--help") == 0)
    #expect(run.answer("check-stage", "false", "--help") == 65)
  }

  @Test("A script without its interpreter is told what is missing")
  func interpreter() throws {
    func reason(_ script: String) throws -> String? {
      let folder = try TemporaryFolder()
      let path = try folder.write(Array(script.utf8), to: "stage.sh")
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
      var settings = ExternalStage.Configuration()
      settings.command = ["./stage.sh"]
      var check = StageCheck(
        try ExternalProgram(settings, context: StageContext(folder: folder.path)))
      try check.run()
      return check.results.first?.detail?.description
    }
    let start = "the program './stage.sh' cannot be started: "
    #expect(
      try reason("#!/bin/sh\r\nexit 0\r\n") == start
        + "its lines end as in Windows, so that the interpreter of '#!/bin/sh' is not found; "
        + "save it with LF")
    #expect(
      try reason("#!/no/such/shell\n") == start
        + "the interpreter of its first line, '#!/no/such/shell', is not there")
  }

  @Test("A program that gets no blocks is given the files")
  func raw() throws {
    let (isRight, results) = try check(
      """
      echo '{"diptych":1,"name":"echo","version":"1","requires":[],"provides":["blocks"],"content":"all"}'
      while IFS= read -r line; do
        case $line in *'"content":"'*) ;; *) exit 1 ;; esac
        id=${line#*'"id":"'}; id=${id%%'"'*}
        echo "{\\"document\\":{\\"id\\":\\"$id\\",\\"blocks\\":[{\\"text\\":\\"Alpha\\"}]}}"
      done
      """)
    #expect(isRight, "\(results)")
  }

  @Test("A program that answers with one block only is wrong where there are none or many")
  func seal() throws {
    let wrong = try wrong(ShellStage().text)
    #expect(
      wrong.contains(
        "five thousand blocks: at document.blocks: there are 1 blocks and not 5000; each has its "
          + "place, if only an empty one"), "\(wrong)")
    #expect(wrong.contains { $0.hasPrefix("a document with no text: at document.blocks[0]") })
    #expect(!wrong.contains { $0.hasPrefix("a block of one letter") })
  }

  @Test(
    "What a program gets wrong is told",
    arguments: [
      ("exit 4", "announces itself: the program 'sh' ended with 4 instead of announcing itself"),
      (
        "n=0; \(hello); while IFS= read -r line; do n=$((n + 1)); \(answer("$n")); done",
        "the same answer to the same document: another one"
      ),
      (
        "\(hello); while IFS= read -r line; do \(answer("$$")); done",
        "the same answer from a new process: another one: it keeps something from document to document"
      ),
      (
        "mkdir lock 2>/dev/null || exit 9; trap 'rmdir lock' EXIT; \(hello); "
          + "while IFS= read -r line; do \(answer("")); done",
        "two processes side by side: no answer"
      ),
      (
        "\(hello); while IFS= read -r line; do case $line in *later*) exit 2 ;; esac; \(answer("")); "
          + "done",
        "keys that it does not know: the program of the stage 'seals' ended with 2 instead of answering"
      ),
      (
        "\(hello); while IFS= read -r line; do \(answer("")); done; sleep 60",
        "ends when its input is closed: it had to be killed after two seconds"
      ),
      (
        // Both at once: a late one would be taken for the next answer.
        "\(hello); while IFS= read -r line; do two=$(\(answer(""))); printf '%s\\n%s\\n' \"$two\" "
          + "\"$two\"; done",
        "a text of one language: before it, the program said something that nobody asked for, or ended"
      ),
    ])
  func mistakes(script: String, message: String) throws {
    let wrong = try wrong(script)
    #expect(wrong.contains(message), "\(wrong)")
  }

  private static let hello = "echo '\(ShellStage().hello)'"

  /// Answers with a note.
  private static func answer(_ note: String) -> String {
    """
    id=${line#*'"id":"'}; id=${id%%'"'*}; printf '{"document":{"id":"%s","findings":[{"severity":\
    "note","code":"a","message":"%s"}]}}\\n' "$id" "\(note)"
    """
  }

  @Test("The command prints a table or JSON, and ends with 65 if something is wrong")
  func command() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(Array(Self.echo.utf8), to: "stage.sh")
    let diptych = try Tool(at: #require(BuiltTool.path("diptych")))
    let (status, text) = try diptych.run(["check-stage", "--", "sh", path])
    #expect(status == 0, "\(text)")
    #expect(text.hasPrefix("echo 1: reads blocks; provides mentions\n"))
    #expect(text.hasSuffix("nothing is wrong\n"))
    let (code, json) = try diptych.run(["check-stage", "--json", "sh", "-c", "exit 7"])
    #expect(code == 65)
    var parser = JSONParser(Array(json.utf8))
    let value = try parser.parse()
    #expect(value["isRight"] == false)
    #expect(value["checks"]?.elements?.first?["verdict"] == "wrong")
    #expect(try diptych.run(["check-stage", "no-such-program"]).status == 69)
  }
}
