import Testing

@testable import Diptych

@Suite struct PipelineTests {
  /// The messages about a file, without its name.
  private func problems(_ text: String) throws -> [String] {
    do {
      _ = try Pipeline(testing: text)
      return []
    } catch let error as PipelineError {
      return error.description.split(separator: "\n").map {
        String($0.dropFirst("pipeline.json:".count))
      }
    }
  }

  private func stage(_ settings: String) -> String {
    "{ \"diptych\": 1, \"stages\": [\n{ \"stage\": \"reading\"\(settings) } ] }"
  }

  @Test("A file that is right makes its stages with the settings laid over the defaults")
  func effective() throws {
    let pipeline = try Pipeline(testing: stage(", \"maximumLines\": 3, \"words\": [\"a\"]"))
    #expect(pipeline.stages.count == 1)
    let settings = pipeline.stageSettings[0]
    #expect(
      settings.members?.map(\.key) == [
        "maximumLines", "confidence", "strict", "mode", "systems", "words",
      ])
    #expect(settings["maximumLines"] == 3)
    #expect(settings["words"] == ["a"])
    #expect(settings["confidence"]?.kind == .number(0.5))
  }

  @Test("A day of publication is a day, and changes the settings' digest only if there is one")
  func date() throws {
    func metadata(_ text: String) -> String {
      "{ \"diptych\": 1, \"metadata\": { \(text) }, \"stages\": [{ \"stage\": \"reading\" }] }"
    }
    let plain = try Pipeline(testing: metadata(""))
    let dated = try Pipeline(testing: metadata("\"date\": \"2025-11-05\""))
    #expect(dated.description.date == "2025-11-05")
    #expect(plain.description.date == nil)
    #expect(plain.description.settingsSHA256 != dated.description.settingsSHA256)
    for wrong in ["soon", "2025-13-01", "2025"] {
      #expect(
        try problems(metadata("\"date\": \"\(wrong)\"")) == [
          "1:39: metadata: 'date' takes a day such as \"2025-11-05\", not \"\(wrong)\""
        ])
    }
  }

  @Test("No setting has U+0000 in its text")
  func nul() throws {
    #expect(
      try problems(
        "{ \"diptych\": 1, \"input\": { \"folder\": \"a\\u0000b\" }, \"stages\": [{ \"stage\": \"reading\" }] }"
      ) == ["1:38: input: 'folder' takes no text with U+0000"])
  }

  @Test("The effective file reads as the same pipeline")
  func effectiveRoundTrip() throws {
    let pipeline = try Pipeline(testing: stage(", \"mode\": \"fancy\""))
    let text = JSONText.write(try pipeline.effective(), .readable)
    let again = try Pipeline(testing: String(decoding: text, as: UTF8.self))
    #expect(try again.effective() == pipeline.effective())
    #expect(again.description.settingsSHA256 == pipeline.description.settingsSHA256)
  }

  @Test(
    "A wrong setting is named with its place, its rule and what stands there",
    arguments: [
      (
        "\"maxLines\": 3",
        "2:23: stages[0] reading: unknown setting 'maxLines'; did you mean 'maximumLines'?"
      ),
      (
        "\"q\": 3",
        "2:23: stages[0] reading: unknown setting 'q'; there is 'maximumLines', 'confidence', "
          + "'strict', 'mode', 'systems', 'words'"
      ),
      (
        "\"maximumLines\": \"30\"",
        "2:39: stages[0] reading: 'maximumLines' takes a whole number from 1 to 100, not \"30\""
      ),
      (
        "\"maximumLines\": 2.5",
        "2:39: stages[0] reading: 'maximumLines' takes a whole number from 1 to 100, not 2.5"
      ),
      (
        "\"maximumLines\": 101",
        "2:39: stages[0] reading: 'maximumLines' takes a whole number from 1 to 100, not 101"
      ),
      (
        "\"confidence\": -1",
        "2:37: stages[0] reading: 'confidence' takes a number from 0 to 1, not -1"
      ),
      (
        "\"strict\": 1",
        "2:33: stages[0] reading: 'strict' takes true or false, not 1"
      ),
      (
        "\"mode\": \"plian\"",
        "2:31: stages[0] reading: 'mode' takes 'plain' or 'fancy', not \"plian\"; "
          + "did you mean 'plain'?"
      ),
      (
        "\"systems\": [\"pinyin\", \"wade\"]",
        "2:45: stages[0] reading: 'systems[1]' takes 'pinyin' or 'zhuyin', not \"wade\""
      ),
      (
        "\"systems\": \"pinyin\"",
        "2:34: stages[0] reading: 'systems' takes a list in brackets, not \"pinyin\""
      ),
      (
        "\"words\": [\"a\", 7]",
        "2:38: stages[0] reading: 'words[1]' takes a text, not 7"
      ),
      (
        "\"strict\": null",
        "2:33: stages[0] reading: 'strict' takes true or false, not null"
      ),
      (
        "\"with\": {}",
        "2:31: stages[0] reading: 'with' takes the path of a file such as "
          + "\"settings/consular.json\", not {}"
      ),
      (
        "\"stage\": \"reading\"",
        "2:23: the key 'stage' is already on line 2"
      ),
    ])
  func settings(text: String, message: String) throws {
    #expect(try problems(stage(", " + text)) == [message])
  }

  @Test(
    "A wrong part of the file is named with its place and its rule",
    arguments: [
      ("7", ["1:1: the file takes an object in braces, not 7"]),
      (
        "{}",
        [
          "1:1: the key 'diptych' is missing; add \"diptych\": 1",
          "1:1: the key 'stages' is missing",
        ]
      ),
      (
        "{ \"diptych\": 2, \"stages\": {} }",
        [
          "1:14: 'diptych' takes the version of the format, 1, not 2",
          "1:27: 'stages' takes a list of stages, not {}",
        ]
      ),
      (
        "{ \"diptych\": 1, \"stages\": [], \"stage\": 1, \"run\": [], \"input\": { \"path\": 1 } }",
        [
          "1:27: 'stages' names no stage",
          "1:31: unknown key 'stage'; did you mean 'stages'?",
          "1:50: 'run' takes an object in braces, not []",
          "1:65: input: unknown setting 'path'; there is 'folder', 'afterSuccess', 'processedFolder', 'pairs'",
        ]
      ),
      (
        "{ \"diptych\": 1, \"languages\": [\"zh_Hant\", 5, \"EN-us\", \"en-US\"], \"stages\": [{ \"stage\": \"reading\" }] }",
        [
          "1:31: 'languages[0]' takes a language tag such as \"zh-Hant\", not \"zh_Hant\"; "
            + "did you mean 'zh-Hant'?",
          "1:42: 'languages[1]' takes a language tag such as \"zh-Hant\", not 5",
          "1:54: 'languages[3]' is there twice: en-US",
        ]
      ),
      (
        "{ \"diptych\": 1, \"metadata\": { \"licence\": { \"text\": \"CC0\" } },\n\"run\": { \"timestamp\": \"today\" },\n\"limits\": { \"maximumBlocks\": 0 }, \"stages\": [{}, 3, { \"stage\": 4 }] }",
        [
          "1:42: metadata.licence: 'target' is needed beside 'text'",
          "2:23: run: 'timestamp' takes an instant such as \"2025-11-05T16:18:00Z\", not \"today\"",
          "3:30: limits: 'maximumBlocks' takes a whole number from 1 to 100000000, not 0",
          "3:46: stages[0]: the key 'stage' is missing",
          "3:50: stages[1] takes an object such as { \"stage\": \"ingest\" }, not 3",
          "3:64: stages[2]: 'stage' takes a stage's name, not 4",
        ]
      ),
      ("{ \"diptych\": 1, }", ["1:17: a ',' before '}' is not allowed"]),
    ])
  func parts(text: String, messages: [String]) throws {
    #expect(try problems(text) == messages)
  }

  @Test(
    "A stage that cannot work where it stands is named with the remedy",
    arguments: [
      (
        ["writing"],
        ["stages[0] writing reads blocks, which no earlier stage provides; add 'reading' before it"]
      ),
      (
        ["writing", "reading"],
        [
          "stages[0] writing reads blocks, which no earlier stage provides; move 'reading' before it"
        ]
      ),
      (
        ["reading", "judging"],
        ["stages[1] judging reads seals, which no earlier stage provides"]
      ),
      (["reading", "reading"], ["stages[1] reading: the stage is already there as stages[0]"]),
      (["readin", "writing"], ["stages[0]: no stage is named 'readin'; did you mean 'reading'?"]),
      (
        ["xyz\u{1B}", "writing"],
        ["stages[0]: no stage is named 'xyz\\u{1B}'; 'diptych stages' lists them"]
      ),
      (
        ["broken"],
        ["stages[0] broken: the stage cannot be made: the resource './nowhere.txt' cannot be read"]
      ),
    ])
  func order(names: [String], messages: [String]) throws {
    let stages = names.map {
      "{ \"stage\": \(String(decoding: JSONText.write(JSONValue(.string($0)), .compact), as: UTF8.self)) }"
    }
    let text = "{ \"diptych\": 1, \"stages\": [ \(stages.joined(separator: ", ")) ] }"
    let found = try problems(text).map { $0.drop { $0 != "s" } }.map { String($0) }
    #expect(found == messages)
  }

  @Test("Two stages of one name are refused")
  func duplicateNames() {
    #expect(throws: StageRegistry.DuplicateName(name: "reading")) {
      let definition = StageDefinition(stage: Reading.self, isPlugin: true)
      return try StageRegistry([definition, definition])
    }
    #expect(
      StageRegistry.DuplicateName(name: "reading").description
        == "two stages are named 'reading'; rename the one that was added")
  }

  @Test("The fingerprint covers what reaches a stage, and nothing else")
  func fingerprint() throws {
    func digest(_ text: String) throws -> String {
      try Pipeline(testing: text).description.settingsSHA256
    }
    let base = try digest(stage(""))
    #expect(base.utf8.count == 64)
    #expect(try digest(stage(", \"maximumLines\": 10")) == base)
    #expect(
      try digest(
        stage(" ").replacing(
          "1, \"stages\"",
          with: "1, \"run\": { \"jobs\": 3 }, \"input\": { \"folder\": \"x\" }, \"stages\""))
        == base)
    #expect(try digest(stage(", \"maximumLines\": 11")) != base)
    #expect(
      try digest(
        stage("").replacing("1, \"stages\"", with: "1, \"languages\": [\"en\"], \"stages\""))
        != base)
    #expect(
      try digest(
        stage("").replacing(
          "1, \"stages\"", with: "1, \"limits\": { \"maximumBlocks\": 5 }, \"stages\"")) != base)
    #expect(
      try digest(
        stage("").replacing(
          "1, \"stages\"",
          with: "1, \"run\": { \"timestamp\": \"2025-11-05T16:18:00Z\" }, \"stages\"")) != base)
    #expect(
      try digest(
        stage("").replacing(
          "1, \"stages\"", with: "1, \"input\": { \"pairs\": [] }, \"stages\"")) != base)
  }

  @Test("The fingerprint covers the files that stages read")
  func resourceFingerprint() throws {
    let folder = try TemporaryFolder()
    let context = StageContext(folder: folder.path)
    _ = try folder.write(Array("abc".utf8), to: "words.txt")
    #expect(try context.resource("words.txt") == Array("abc".utf8))
    #expect(context.digests.map(\.name) == ["words.txt"])
    #expect(
      context.digests.map(\.sha256) == [
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
      ])
    func digest(_ resources: [(name: String, sha256: String)]) -> String {
      Fingerprint(
        description: RunDescription(), limits: Limits(), pairs: [], settings: [],
        resources: resources
      )
      .sha256
    }
    #expect(digest(context.digests) != digest([]))
  }

  @Test("Every limit that stages know reaches the fingerprint, those of workers do not")
  func limitsInFingerprint() throws {
    let canonical = Fingerprint(
      description: RunDescription(), limits: Limits(), pairs: [], settings: [], resources: []
    ).canonical
    let ofWorkers: Set = [
      "maximumDocumentSeconds", "maximumStageSeconds", "maximumWorkerMemoryBytes",
      "maximumDocumentsPerWorker",
    ]
    let members = try #require(try JSONValue(encoding: Limits()).members)
    #expect(ofWorkers.isSubset(of: members.map(\.key)))
    let values = members.filter { !ofWorkers.contains($0.key) }.map(\.value)
    #expect(canonical["limits"]?.elements == values)
  }
}
