import Testing

@testable import Diptych

/// Settings that stages share by `with`.
@Suite struct IncludedFilesTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// The pipeline of stages that include files of these names and contents.
  private func pipeline(_ files: [String: String], _ stages: String...) throws -> Pipeline {
    for (name, text) in files { _ = try folder.write(Array(text.utf8), to: name) }
    let text = "{ \"diptych\": 1, \"stages\": [\n\(stages.joined(separator: ",\n"))\n] }"
    return try Pipeline(
      Array(text.utf8), file: "pipeline.json", folder: folder.path, registry: .test())
  }

  private func problems(_ files: [String: String], _ stages: String...) throws -> [String] {
    do {
      _ =
        try stages.count == 1
        ? pipeline(files, stages[0]) : pipeline(files, stages[0], stages[1])
      return []
    } catch let error as PipelineError {
      return "\(error)".replacing(folder.path + "/", with: "").split(separator: "\n")
        .map(String.init)
    }
  }

  @Test("Settings of a file lie under those of the entry; of two files, the later one wins")
  func order() throws {
    let pipeline = try pipeline(
      [
        "a.json": #"{ "maximumLines": 3, "mode": "fancy", "strict": true }"#,
        "b.json": #"{ "maximumLines": 4, "words": ["b"] }"#,
      ],
      #"{ "stage": "reading", "with": ["a.json", "b.json"], "words": ["own"] }"#)
    let settings = pipeline.stageSettings[0]
    #expect(settings["maximumLines"] == 4)
    #expect(settings["mode"] == "fancy")
    #expect(settings["strict"] == true)
    #expect(settings["words"] == ["own"])
    #expect(settings["confidence"]?.kind == .number(0.5))
  }

  @Test("A file may have the condition, which several stages share")
  func condition() throws {
    let pipeline = try pipeline(
      ["office.json": #"{ "when": { "path": "consular/**" } }"#],
      #"{ "stage": "reading", "with": "office.json" }"#,
      #"{ "stage": "writing", "with": "office.json", "when": { "path": "press/**" } }"#)
    #expect(pipeline.conditions.map(\.?.paths) == [["consular/**"], ["press/**"]])
  }

  @Test("What a file says counts in the fingerprint, however it is said; the effective file has it")
  func fingerprint() throws {
    func pipeline(_ text: String) throws -> Pipeline {
      try self.pipeline(["a.json": text], #"{ "stage": "reading", "with": "a.json" }"#)
    }
    let three = try pipeline(#"{ "maximumLines": 3 }"#)
    let digest = three.description.settingsSHA256
    #expect(try pipeline(#"{ "maximumLines": 4 }"#).description.settingsSHA256 != digest)
    #expect(
      try self.pipeline([:], #"{ "stage": "reading", "maximumLines": 3 }"#)
        .description.settingsSHA256 == digest)
    let effective = JSONText.write(try three.effective(), .readable)
    let again = try Pipeline(testing: String(decoding: effective, as: UTF8.self))
    #expect(again.description.settingsSHA256 == digest)
  }

  @Test(
    "A mistake in a file is told with its name, line and column",
    arguments: [
      (
        "{\n \"maxLines\": 3 }",
        "a.json:2:2: stages[0] reading: unknown setting 'maxLines'; did you mean 'maximumLines'?"
      ),
      (
        "{ \"mode\": \"plian\" }",
        "a.json:1:11: stages[0] reading: 'mode' takes 'plain' or 'fancy', not \"plian\"; "
          + "did you mean 'plain'?"
      ),
      (
        "{ \"when\": {} }",
        "a.json:1:11: stages[0] reading: 'when' says nothing; leave it out if the stage is for "
          + "every document"
      ),
      (
        "{ \"with\": \"a.json\" }",
        "a.json:1:3: 'with' cannot stand in an included file, which has settings and 'when' alone"
      ),
      (
        "{ \"stage\": \"reading\" }",
        "a.json:1:3: 'stage' cannot stand in an included file, which has settings and 'when' alone"
      ),
      ("[]", "a.json:1:1: the file takes an object in braces, not []"),
      ("{ \"mode\": \"plain\", }", "a.json:1:20: a ',' before '}' is not allowed"),
      (
        "{ \"mode\": \"plain\",\n\"mode\": \"plain\" }",
        "a.json:2:1: the key 'mode' is already on line 1"
      ),
    ])
  func mistakes(text: String, message: String) throws {
    #expect(
      try problems(["a.json": text], #"{ "stage": "reading", "with": "a.json" }"#) == [message])
  }

  @Test("A mistake in the form of a shared file is told once, after those of the pipeline")
  func once() throws {
    #expect(
      try problems(
        ["a.json": "{"], #"{ "stage": "reading", "with": "a.json", "q": 1 }"#,
        #"{ "stage": "writing", "with": "a.json" }"#
      ).map { $0.prefix(8) } == ["pipeline", "a.json:1"])
  }

  @Test("A file that cannot be read is told where it is named")
  func missing() throws {
    #expect(
      try problems([:], #"{ "stage": "reading", "with": ["x/none.json", 3] }"#) == [
        "pipeline.json:2:32: stages[0] reading: 'x/none.json' cannot be read: no such file or "
          + "directory",
        "pipeline.json:2:47: stages[0] reading: 'with[1]' takes the path of a file such as "
          + "\"settings/consular.json\", not 3",
      ])
    #expect(
      try problems([:], #"{ "stage": "reading", "with": [] }"#) == [
        "pipeline.json:2:31: stages[0] reading: 'with' names no file; leave it out"
      ])
  }
}
