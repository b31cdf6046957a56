import Foundation
import Testing

@testable import Diptych

/// Environment variables in `pipeline.json`.
@Suite struct VariableSubstitutionTests {
  private static let environment = [
    "OFFICE": "visa", "EMPTY": "", "LINES": "7", "HALF": "0.5", "YES": "true",
    "QUOTE": "\", \"q\": 1",
    "BRACE": "${OFFICE}", "LIST": "[1]", "_x9": "x", "SECRET": "hunter2",
  ]

  private func pipeline(_ stage: String) throws -> Pipeline {
    try Pipeline(
      Array("{ \"diptych\": 1, \"stages\": [\n{ \"stage\": \"reading\", \(stage) } ] }".utf8),
      file: "p", folder: ".", registry: .test(), variable: { Self.environment[$0] })
  }

  @Test(
    "A variable in a text is its value, and nothing else of the file changes",
    arguments: [
      ("${OFFICE}", "visa"), ("a/${OFFICE}/b", "a/visa/b"), ("${OFFICE}${_x9}", "visax"),
      ("${EMPTY}", ""), ("${NONE:-letters}", "letters"), ("${EMPTY:-letters}", "letters"),
      ("${OFFICE:-letters}", "visa"), ("${NONE:-}", ""), ("$${OFFICE}", "${OFFICE}"),
      ("$$${OFFICE}", "$${OFFICE}"), ("$OFFICE $ {x}", "$OFFICE $ {x}"), ("5 $", "5 $"),
      ("${QUOTE}", "\", \"q\": 1"), ("${BRACE}", "${OFFICE}"), ("${NONE:-{a:-b}", "{a:-b"),
      ("價${OFFICE}", "價visa"),
    ])
  func texts(written: String, value: String) throws {
    let pipeline = try pipeline("\"words\": [\"\(written)\"]")
    #expect(pipeline.stageSettings[0]["words"] == [JSONValue(.string(value))])
    // The effective file has the value, whatever characters it is made of.
    let effective = JSONText.write(try pipeline.effective(), .readable)
    let again = try Pipeline(
      effective, file: "p", folder: ".", registry: .test(), variable: { _ in nil })
    #expect(again.stageSettings[0]["words"] == [JSONValue(.string(value))])
    #expect(again.description.settingsSHA256 == pipeline.description.settingsSHA256)
  }

  @Test("One variable alone may stand for a number, true or false")
  func numbers() throws {
    let settings = try pipeline(
      "\"maximumLines\": \"${LINES}\", \"confidence\": \"${HALF}\", \"strict\": \"${YES}\", "
        + "\"mode\": \"${NONE:-fancy}\", \"words\": [\"${LINES}\"]"
    ).stageSettings[0]
    #expect(settings["maximumLines"] == 7)
    #expect(settings["confidence"]?.kind == .number(0.5))
    #expect(settings["strict"] == true)
    #expect(settings["mode"] == "fancy")
    #expect(settings["words"] == ["7"])
  }

  @Test(
    "A mistake is told with its place, and never with what a variable holds",
    arguments: [
      (
        "\"words\": [\"a\", \"${NONE}\"]",
        "p:2:38: the environment variable 'NONE' is not set; set it, or write '${NONE:-text}' for a "
          + "default"
      ),
      (
        "\"mode\": \"${SECRET}\"",
        "p:2:31: stages[0] reading: 'mode' takes 'plain' or 'fancy', not the value of \"${SECRET}\""
      ),
      (
        "\"maximumLines\": \"${SECRET}\"",
        "p:2:39: stages[0] reading: 'maximumLines' takes a whole number from 1 to 100, not the "
          + "value of \"${SECRET}\""
      ),
      (
        "\"maximumLines\": \"${LINES}0\"",
        "p:2:39: stages[0] reading: 'maximumLines' takes a whole number from 1 to 100, not the "
          + "value of \"${LINES}0\""
      ),
      (
        "\"maximumLines\": \"${HALF}\"",
        "p:2:39: stages[0] reading: 'maximumLines' takes a whole number from 1 to 100, not the "
          + "value of \"${HALF}\""
      ),
      (
        "\"strict\": [\"${SECRET}\"]",
        "p:2:33: stages[0] reading: 'strict' takes true or false, not [\"${SECRET}\"]"
      ),
      (
        "\"words\": \"${LIST}\"",
        "p:2:32: stages[0] reading: 'words' takes a list in brackets, not the value of \"${LIST}\""
      ),
      (
        "\"mode\": \"${}\"",
        "p:2:31: a variable is written '${NAME}' or '${NAME:-text}', and '${' itself '$${', not "
          + "\"${}\""
      ),
      (
        "\"mode\": \"${9X}\"",
        "p:2:31: a variable is written '${NAME}' or '${NAME:-text}', and '${' itself '$${', not "
          + "\"${9X}\""
      ),
      (
        "\"mode\": \"${OFFICE-x}\"",
        "p:2:31: a variable is written '${NAME}' or '${NAME:-text}', and '${' itself '$${', not "
          + "\"${OFFICE-x}\""
      ),
      (
        "\"mode\": \"${OFFICE\"",
        "p:2:31: a variable is written '${NAME}' or '${NAME:-text}', and '${' itself '$${', not "
          + "\"${OFFICE\""
      ),
      (
        "\"words\": [\"${TMPDIR}\"]",
        "p:2:33: the variable 'TMPDIR' has another value in each worker; take one of your own"
      ),
    ])
  func mistakes(setting: String, message: String) throws {
    do {
      _ = try pipeline(setting)
      Issue.record("nothing is wrong")
    } catch let error as PipelineError {
      #expect("\(error)".split(separator: "\n").first.map(String.init) == message)
      #expect(!"\(error)".contains("hunter2"))
    }
  }

  @Test("A mistake with a variable is told in Chinese as a whole")
  func chinese() throws {
    func said(_ setting: String) -> String? {
      do {
        _ = try pipeline(setting)
        return nil
      } catch {
        return (error as? PipelineError)?.message.text(.chinese)
      }
    }
    #expect(
      said("\"mode\": \"${NONE}\"")
        == "p:2:31: 环境变量 'NONE' 未设置；请设置它，或写作 '${NONE:-text}' 给出默认值")
    #expect(
      said("\"mode\": \"${\"")
        == "p:2:31: 变量写作 '${NAME}' 或 '${NAME:-text}'，'${' 本身写作 '$${'，而不是 \"${\"")
  }

  @Test("Variables are put into conditions, folders and included files")
  func everywhere() throws {
    let folder = try TemporaryFolder()
    _ = try folder.write(Array(#"{ "words": ["${OFFICE}"] }"#.utf8), to: "visa.json")
    let pipeline = try Pipeline(
      Array(
        """
        { "diptych": 1, "input": { "folder": "/srv/${OFFICE}" }, "run": { "jobs": "${LINES}" },
          "stages": [ { "stage": "reading", "with": "${OFFICE}.json",
            "when": { "path": "${OFFICE}/**" } } ] }
        """.utf8), file: "p", folder: folder.path, registry: .test(),
      variable: { Self.environment[$0] })
    #expect(pipeline.input.folder == "/srv/visa")
    #expect(pipeline.run.jobs == 7)
    #expect(pipeline.conditions[0]?.paths == ["visa/**"])
    #expect(pipeline.stageSettings[0]["words"] == ["visa"])
  }

  @Test("Workers have the values of the run, and another value is another setting")
  func workers() throws {
    let diptych = try #require(BuiltTool.path("diptych"))
    let env = try #require(Tool("env"))
    let run = try TestRun(["a.txt": "The library is closed on Monday.\n"])
    try run.setPipeline(
      """
      { "diptych": 1, "stages": [ { "stage": "ingest", "encodings": ["${ENCODING}"] },
        { "stage": "json-export" } ] }
      """)
    func records(_ encoding: String) throws -> JSONValue? {
      let said = try env.run([
        "ENCODING=\(encoding)", diptych, "run", "--config", run.path("pipeline.json"), "--input",
        run.path("input"), "--output", run.path("output"), "--log-format", "text",
      ])
      #expect(said.status == 0, "\(said.output)")
      return try run.records()["a.txt"]
    }
    #expect(try records("Big5")?["status"] == "processed")
    #expect(try records("Big5")?["status"] == "unchanged")
    #expect(try records("GB18030")?["status"] == "processed")
  }
}
