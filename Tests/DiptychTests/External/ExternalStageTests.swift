import Foundation
import Testing

@testable import Diptych

/// Programs of their own as stages.
@Suite struct ExternalStageTests {
  private static let registry = try? StageRegistry()

  /// What is wrong with a pipeline, without the place.
  private func problems(_ run: TestRun) throws -> [String] {
    let text = try [UInt8](Data(contentsOf: URL(fileURLWithPath: run.path("pipeline.json"))))
    do {
      _ = try Pipeline(
        text, file: "pipeline.json", folder: run.path(""), registry: #require(Self.registry))
      return []
    } catch let error as PipelineError {
      return "\(error)".split(separator: "\n").map { line in
        String(line[(line.range(of: "stages[")?.lowerBound ?? line.startIndex)...])
      }
    }
  }

  private func settings(_ run: TestRun) throws -> Pipeline {
    let text = try [UInt8](Data(contentsOf: URL(fileURLWithPath: run.path("pipeline.json"))))
    return try Pipeline(
      text, file: "pipeline.json", folder: run.path(""), registry: #require(Self.registry))
  }

  @Test("What a program finds is in the outputs, and the stage has the name it announced")
  func results() throws {
    let run = try TestRun(["a.txt": "Alpha.\n"], stages: ["seals.sh": ShellStage().text])
    #expect(run.run() == 0)
    let json = try #require(try run.files(below: "output/data")["a.txt.json"])
    #expect(json.contains("\"seal\""))
    let stages = try run.report()["stages"]?.elements?.compactMap { $0["name"]?.string }
    #expect(stages == ["ingest", "seals", "json-export"])
    #expect(run.run() == 0)
    #expect(try run.report()["documents"]?["unchanged"] == 1)
  }

  @Test("A program whose script or version changed does its documents again")
  func changes() throws {
    var stage = ShellStage()
    let run = try TestRun(["a.txt": "Alpha.\n"], stages: ["seals.sh": stage.text])
    let first = try settings(run).description.settingsSHA256
    #expect(try settings(run).description.settingsSHA256 == first)
    let absolute = #", "command": ["sh", "\#(run.path("seals.sh"))"] }"#
    func byPath() throws -> String {
      try run.setPipeline(
        #"{ "diptych": 1, "stages": [ { "stage": "ingest" }, { "stage": "external"\#(absolute) ] }"#
      )
      return try settings(run).description.settingsSHA256
    }
    let text = try String(contentsOfFile: run.path("pipeline.json"), encoding: .utf8)
    let named = try byPath()
    try run.setScript("seals.sh", stage.text + "\n# another comment\n")
    #expect(try byPath() != named)
    try run.setPipeline(text)
    let second = try settings(run).description.settingsSHA256
    #expect(second != first)
    stage.hello.replace("\"version\":\"1\"", with: "\"version\":\"1.1\"")
    try run.setScript("seals.sh", stage.text)
    let third = try settings(run)
    #expect(third.description.settingsSHA256 != first)
    #expect(third.description.stages[1].version == "1.1")
    #expect(third.description.stages[1].isPlugin)
  }

  @Test("The file with every default filled in names the stage 'external' and reads the same")
  func effective() throws {
    let run = try TestRun([:], stages: ["seals.sh": ShellStage().text])
    let pipeline = try settings(run)
    let text = JSONText.write(try pipeline.effective(), .readable)
    let again = try Pipeline(
      text, file: "pipeline.json", folder: run.path(""), registry: #require(Self.registry))
    #expect(again.description.settingsSHA256 == pipeline.description.settingsSHA256)
    #expect(JSONText.write(try again.effective(), .readable) == text)
  }

  @Test("A program gets the variables that the settings name, and no others")
  func variables() throws {
    var stage = ShellStage()
    stage.answer = "env | cut -d= -f1 | sort | tr '\\n' ' ' >&2; echo >&2; \(ShellStage.seal)"
    let run = try TestRun(
      ["a.txt": "Alpha.\n"], stages: ["seals.sh": stage.text],
      options: #", "variables": ["HOME", "DIPTYCH_TEST_NOTHING"]"#)
    let pipeline = try settings(run)
    var document = Document(
      id: "d0123456789abcdef",
      source: Source(path: Array("a.txt".utf8), sha256: "", content: Array("Alpha.\n".utf8)))
    for stage in pipeline.stages.prefix(2) { try stage.run(&document) }
    // PWD is the shell's own.
    #expect(
      document.remarks == [Remark(stage: "seals", text: "HOME LC_ALL PATH PWD ")])
  }

  @Test(
    "A program that cannot be a stage is refused before any work",
    arguments: [
      (
        "exit 3",
        "the stage cannot be made: the program 'sh' ended with 3 instead of announcing itself"
      ),
      (
        "echo 'no module' >&2; exit 1",
        "the stage cannot be made: the program 'sh' ended with 1 instead of announcing itself: "
          + "no module"
      ),
      ("exit 0", "the stage cannot be made: the program 'sh' ended without announcing itself"),
      (
        "kill -ABRT $$",
        "the stage cannot be made: the program 'sh' was killed by signal 6 before it announced itself"
      ),
      (
        "sleep 60",
        "the stage cannot be made: the program 'sh' did not announce itself within 1 s; it may keep "
          + "its output in a buffer"
      ),
      (
        "yes | head -c 300000 | tr -d '\\n'; sleep 60",
        "the stage cannot be made: the program 'sh' did not announce itself in one short line"
      ),
      (
        "echo hello",
        "the stage cannot be made: the program 'sh' announced itself wrongly: expected an object "
          + "at the byte 0"
      ),
      (
        #"echo '{"diptych":2,"name":"a","version":"1","requires":[],"provides":[]}'"#,
        "the stage cannot be made: the program 'sh' announced itself wrongly: the key 'diptych' is "
          + "the version of the protocol, 1"
      ),
      (
        #"echo '{"diptych":1,"name":"A b","version":"1","requires":[],"provides":[]}'"#,
        "the stage cannot be made: the program 'sh' announced itself wrongly at name: a name takes at "
          + "most 64 of a-z, 0-9 and '-', and begins with a letter"
      ),
      (
        #"echo '{"diptych":1,"name":"a","version":"1.","requires":[],"provides":[]}'"#,
        "the stage cannot be made: the program 'sh' announced itself wrongly at version: a version "
          + "takes numbers and dots, such as '1.2'"
      ),
      (
        #"echo '{"diptych":1,"name":"a","version":"1","require":[],"provides":[]}'"#,
        "the stage cannot be made: the program 'sh' announced itself wrongly: unknown key 'require'; "
          + "did you mean 'requires'?"
      ),
      (
        #"echo '{"diptych":1,"name":"ingest","version":"1","requires":[],"provides":[]}'; sleep 9"#,
        "the program calls itself 'ingest', which another stage is called"
      ),
      (
        #"echo '{"diptych":1,"name":"a","version":"1","requires":["sections"],"provides":[]}'; cat"#,
        "stages[1] a reads sections, which no earlier stage provides; add 'sectioning' before it"
      ),
    ])
  func refused(script: String, message: String) throws {
    let run = try TestRun(
      [:], stages: ["seals.sh": script], options: #", "startSeconds": 1"#)
    let expected = message.hasPrefix("stages[") ? message : "stages[1] external: \(message)"
    #expect(try problems(run) == [expected])
  }

  @Test("A missing program is told from wrong settings by the exit code")
  func missingProgram() throws {
    let run = try TestRun([:], stages: ["seals.sh": ShellStage().text])
    let missing = #"{ "stage": "external", "command": ["no-such-program"] }"#
    for (stages, code) in [
      (#"{ "stage": "ingest" }, \#(missing)"#, 69), (#"{ "stage": "ingests" }, \#(missing)"#, 78),
    ] {
      try run.setPipeline(#"{ "diptych": 1, "stages": [ \#(stages) ] }"#)
      #expect(run.run(verb: "check") == Int32(code))
    }
  }

  @Test("Settings of an external stage that cannot work are refused")
  func settings() throws {
    func message(_ entry: String) throws -> [String] {
      let run = try TestRun([:], stages: ["seals.sh": ShellStage().text])
      try run.setPipeline(
        """
        { "diptych": 1, "stages": [ { "stage": "ingest" }, \(entry) ] }
        """)
      return try problems(run)
    }
    #expect(
      try message(#"{ "stage": "external" }"#)
        == ["stages[1] external: the stage cannot be made: 'command' names no program"])
    #expect(
      try message(#"{ "stage": "external", "command": ["no-such-program"] }"#) == [
        "stages[1] external: the stage cannot be made: the program 'no-such-program' is not "
          + "installed, or may not be run"
      ])
    #expect(
      try message(#"{ "stage": "external", "command": ["./seals.sh"] }"#) == [
        "stages[1] external: the stage cannot be made: the program './seals.sh' is not installed, "
          + "or may not be run"
      ])
    #expect(
      try message(#"{ "stage": "external", "command": ["sh", "seals.sh"], "seconds": 50 }"#) == [
        "stages[1] external: the stage cannot be made: two tries of 'seconds' and one of "
          + "'startSeconds' take 115 s together, too long for limits.maximumStageSeconds or "
          + "limits.maximumDocumentSeconds"
      ])
    #expect(
      try message(#"{ "stage": "external", "command": ["sh", "seals.sh"], "files": ["no.txt"] }"#)
        .first?.contains("cannot be read") == true)
    let twice = #"{ "stage": "external", "command": ["sh", "seals.sh"] }"#
    #expect(
      try message("\(twice), \(twice)") == [
        "stages[2] seals: the stage is already there as stages[1]"
      ])
  }

  @Test("Documents side by side each have a process of their own")
  func parallel() throws {
    var stage = ShellStage()
    stage.answer = "echo $$ >> processes; sleep 0.2; \(ShellStage.seal)"
    let files = Dictionary(uniqueKeysWithValues: (0..<8).map { ("\($0).txt", "Alpha \($0).\n") })
    let run = try TestRun(
      files, stages: ["seals.sh": stage.text], settings: #""run": { "jobs": 4 },"#)
    #expect(run.run() == 0)
    let numbers = try run.files(below: "")["processes"]?.split(separator: "\n") ?? []
    #expect(numbers.count == 8)
    #expect(2...4 ~= Set(numbers).count)
  }

  @Test("A run lets the programs of its stages end by themselves")
  func endOfRun() throws {
    let run = try TestRun(
      ["a.txt": "Alpha.\n"],
      stages: ["seals.sh": ShellStage().text + "\nsleep 0.3; echo >> ended\n"])
    let (code, told) = try Tool(at: #require(BuiltTool.path("diptych"))).run([
      "run", "--config", run.path("pipeline.json"),
    ])
    #expect(code == 0, "\(told)")
    // That of the runner, which only heard the announcement, and that of the worker.
    #expect(try run.files(below: "")["ended"] == "\n\n")
  }

  @Test("A program's decisions carry its name, and a program that ends is given time to")
  func author() throws {
    var stage = ShellStage()
    stage.hello.replace("[\"mentions\"]", with: "[\"languages\"]")
    stage.answer = """
      printf '{"document":{"id":"%s","blocks":[{"language":{"value":"en","confidence":1}}]}}\\n' "$id"
      """
    let run = try TestRun(
      ["a.txt": "Alpha.\n"], stages: ["seals.sh": stage.text + "\nsleep 0.3; : > ended\n"])
    let pipeline = try settings(run)
    var document = Document(
      id: "d0123456789abcdef",
      source: Source(path: Array("a.txt".utf8), sha256: "", content: Array("Alpha.\n".utf8)))
    for stage in pipeline.stages.prefix(2) { try stage.run(&document) }
    #expect(
      document.blocks.first?.language == Inferred(value: "en", confidence: 1, stage: "seals"))
    pipeline.release()
    #expect(try run.files(below: "")["ended"] != nil)
  }
}
