import Testing

@testable import Diptych

/// Stages that are for some documents only.
@Suite struct StageConditionTests {
  private func problems(_ condition: String) throws -> [String] {
    let text = """
      { "diptych": 1, "stages": [ { "stage": "reading" },
      { "stage": "writing", "when": \(condition) } ] }
      """
    do {
      _ = try Pipeline(testing: text)
      return []
    } catch let error as PipelineError {
      return error.description.split(separator: "\n").map {
        String($0.dropFirst("pipeline.json:".count))
      }
    }
  }

  @Test(
    "A wrong condition is named with its place and its rule",
    arguments: [
      (
        "3",
        "2:31: stages[1] writing: 'when' takes an object such as { \"path\": \"consular/**\" }, not 3"
      ),
      (
        "{}",
        "2:31: stages[1] writing: 'when' says nothing; leave it out if the stage is for every document"
      ),
      (
        "{ \"pth\": \"a\" }",
        "2:33: stages[1] writing: unknown key 'pth' in 'when'; did you mean 'path'?"
      ),
      (
        "{ \"path\": [] }",
        "2:41: stages[1] writing: 'when.path' is empty, so the stage would never run"
      ),
      (
        "{ \"path\": 3 }",
        "2:41: stages[1] writing: 'when.path' takes a pattern of paths in the drop such as "
          + "\"consular/**\", not 3"
      ),
      (
        "{ \"path\": [\"a/**\", \"/consular/**\"] }",
        "2:50: stages[1] writing: 'when.path[1]' takes a pattern of paths in the drop such as "
          + "\"consular/**\", not \"/consular/**\"; did you mean 'consular/**'?"
      ),
      (
        "{ \"path\": \"consular/\" }",
        "2:41: stages[1] writing: 'when.path' takes a pattern of paths in the drop such as "
          + "\"consular/**\", not \"consular/\"; did you mean 'consular/**'?"
      ),
      (
        "{ \"path\": \"./a\\\\***\" }",
        "2:41: stages[1] writing: 'when.path' takes a pattern of paths in the drop such as "
          + "\"consular/**\", not \"./a\\\\***\"; did you mean 'a/**'?"
      ),
      (
        "{ \"path\": \"../a\" }",
        "2:41: stages[1] writing: 'when.path' takes a pattern of paths in the drop such as "
          + "\"consular/**\", not \"../a\""
      ),
      (
        "{ \"path\": \"\" }",
        "2:41: stages[1] writing: 'when.path' takes a pattern of paths in the drop such as "
          + "\"consular/**\", not \"\""
      ),
      (
        "{ \"language\": [\"zh\", \"zh_hant\"] }",
        "2:52: stages[1] writing: 'when.language[1]' takes a language tag such as \"zh\" or "
          + "\"zh-Hant\", not \"zh_hant\"; did you mean 'zh-Hant'?"
      ),
      (
        "{ \"format\": \"PDF\" }",
        "2:43: stages[1] writing: 'when.format' takes a media type such as \"application/pdf\" or "
          + "\"text/*\", not \"PDF\"; did you mean 'application/pdf'?"
      ),
      (
        "{ \"format\": \"*/*\" }",
        "2:43: stages[1] writing: 'when.format' takes a media type such as \"application/pdf\" or "
          + "\"text/*\", not \"*/*\""
      ),
      (
        "{ \"not\": { \"not\": {} } }",
        "2:49: stages[1] writing: 'when.not.not' says nothing; leave it out if the stage is for "
          + "every document"
      ),
    ])
  func wrong(condition: String, message: String) throws {
    #expect(try problems(condition) == [message])
  }

  private func condition(_ text: String) throws -> StageCondition {
    var parser = JSONParser(Array(text.utf8))
    var problems = ProblemList()
    let condition = ConditionReader(owner: "x").read(try parser.parse(), problems: &problems)
    return try #require(condition, "\(problems.error(in: text))")
  }

  @Test(
    "A condition holds if each key does, of a list one value being enough",
    arguments: [
      ("{\"path\": \"consular/**\"}", "consular/a/b.txt", true),
      ("{\"path\": \"consular/**\"}", "consular.txt", false),
      ("{\"path\": \"consular/*\"}", "consular/a/b.txt", false),
      ("{\"path\": [\"x/**\", \"*.txt\"]}", "consular/b.txt", true),
      ("{\"path\": [\"x/**\", \"*.htm\"]}", "consular/b.txt", false),
      ("{\"not\": {\"path\": \"consular/**\"}}", "consular/b.txt", false),
      ("{\"not\": {\"path\": \"consular/**\"}}", "press/b.txt", true),
      ("{\"path\": \"*.txt\", \"not\": {\"path\": \"a/**\"}}", "a/b.txt", false),
      ("{\"path\": \"*.txt\", \"not\": {\"path\": \"a/**\"}}", "b/b.htm", false),
    ])
  func paths(text: String, path: String, holds: Bool) throws {
    let source = Source(path: Array(path.utf8), sha256: "", content: [])
    #expect(
      try condition(text).holds(for: Document(id: "", source: source), at: source.path) == holds)
  }

  @Test(
    "A language is that of some block, with any script; a format is that of the file",
    arguments: [
      ("{\"language\": \"zh\"}", true),
      ("{\"language\": \"zh-Hant\"}", true),
      ("{\"language\": \"zh-Hans\"}", false),
      ("{\"language\": \"z\"}".replacing("z", with: "zhx"), false),
      ("{\"language\": [\"fr\", \"en\"]}", true),
      ("{\"not\": {\"language\": \"en\"}}", false),
      ("{\"format\": \"text/html\"}", true),
      ("{\"format\": \"text/*\"}", true),
      ("{\"format\": [\"application/*\", \"text/plain\"]}", false),
      ("{\"format\": \"text/*\", \"language\": \"fr\"}", false),
    ])
  func content(text: String, holds: Bool) throws {
    var document = Document(id: "", source: Source(path: [], sha256: "", content: []))
    document.source.form = SourceForm(mediaType: "text/html")
    document.blocks = [Block(utf8: []), Block(utf8: []), Block(utf8: [])]
    document.blocks[0].language = Inferred(value: "en", confidence: 1, stage: "test")
    document.blocks[1].language = Inferred(
      value: "zh-Hant", confidence: 1, stage: "test")
    #expect(try condition(text).holds(for: document, at: []) == holds)
  }

  @Test(
    "A condition is known to be narrower than another by what is written",
    arguments: [
      ("{\"path\": \"a/**\"}", "{\"path\": \"a/**\"}", true),
      ("{\"path\": \"a/**\"}", "{\"path\": [\"b/**\", \"a/**\"]}", true),
      ("{\"path\": [\"b/**\", \"a/**\"]}", "{\"path\": \"a/**\"}", false),
      ("{\"path\": \"a/**\", \"not\": {\"path\": \"*.md\"}}", "{\"path\": \"a/**\"}", true),
      ("{\"path\": \"a/**\"}", "{\"path\": \"a/**\", \"not\": {\"path\": \"*.md\"}}", false),
      ("{\"not\": {\"path\": \"*.md\"}}", "{\"path\": \"a/**\"}", false),
      ("{\"language\": \"zh-Hant\"}", "{\"language\": \"zh\"}", true),
      ("{\"language\": \"zh\"}", "{\"language\": \"zh-Hant\"}", false),
      ("{\"format\": \"text/html\"}", "{\"format\": \"text/*\"}", true),
    ])
  func implication(one: String, other: String, isNarrower: Bool) throws {
    #expect(try condition(one).implies(try condition(other)) == isNarrower)
  }

  private static func pipeline(_ stages: String...) -> String {
    "{ \"diptych\": 1, \"stages\": [\n\(stages.joined(separator: ",\n"))\n] }"
  }

  @Test("A condition is part of the fingerprint, and the effective file has it")
  func fingerprint() throws {
    let plain = try Pipeline(
      testing: Self.pipeline("{ \"stage\": \"reading\" }", "{ \"stage\": \"writing\" }"))
    let text = Self.pipeline(
      "{ \"stage\": \"reading\" }",
      "{ \"stage\": \"writing\", \"when\": { \"not\": { \"path\": \"a/**\" } } }")
    let pipeline = try Pipeline(testing: text)
    let digest = pipeline.description.settingsSHA256
    #expect(digest != plain.description.settingsSHA256)
    let other = try Pipeline(testing: text.replacing("a/**", with: "b/**"))
    #expect(digest != other.description.settingsSHA256)

    let effective = try pipeline.effective()
    let written = effective["stages"]?.elements?.last?["when"]
    #expect(written == .object(["not": .object(["path": ["a/**"]])]))
    let again = try Pipeline(
      testing: String(decoding: JSONText.write(effective, .readable), as: UTF8.self))
    #expect(again.description.settingsSHA256 == digest)
  }

  private func remarks(_ stages: String...) throws -> [String] {
    let text = "{ \"diptych\": 1, \"stages\": [\n\(stages.joined(separator: ",\n"))\n] }"
    let pipeline = try Pipeline(
      Array(text.utf8), file: "p.json", folder: ".", registry: StageRegistry())
    return pipeline.remarks.map { "\($0)".split(separator: "\n").map(String.init) } ?? []
  }

  private static func standard(_ name: String, _ condition: String? = nil) -> String {
    "{ \"stage\": \"\(name)\"\(condition.map { ", \"when\": \($0)" } ?? "") }"
  }

  @Test("A stage that reads a layer of other documents only is remarked on")
  func layers() throws {
    let consular = "{ \"path\": \"consular/**\" }"
    let found = try remarks(
      Self.standard("ingest"), Self.standard("language-detection", consular),
      Self.standard("letter-detection", consular), Self.standard("heading-detection"),
      Self.standard("term-extraction", "{ \"path\": [\"consular/**\", \"press/**\"] }"))
    let rest =
      " reads languages, which stages[1] language-detection provides for the documents of its "
      + "'when' only; for others it has nothing to do"
    #expect(
      found == [
        "p.json:5:1: stages[3] heading-detection\(rest)",
        "p.json:6:1: stages[4] term-extraction\(rest)",
      ])
  }

  @Test("If no stage reads some files, that is remarked on once")
  func unread() throws {
    let found = try remarks(
      Self.standard("ingest", "{ \"path\": \"consular/**\" }"), Self.standard("gloss-lifting"),
      Self.standard("json-export"))
    #expect(
      found == [
        "p.json:2:1: stages[0] ingest is not for every document, and no other stage reads the "
          + "rest: it is left alone with 'no_pipeline'"
      ])
  }

  @Test("A stage and its exception together are for all documents")
  func rest() throws {
    let consular = "{ \"path\": \"consular/**\" }"
    let found = try remarks(
      Self.standard("ingest"), Self.standard("language-detection", consular),
      Self.standard("language-detection", "{ \"not\": \(consular) }"),
      Self.standard("heading-detection"))
    #expect(found == [])
  }

  private func standardProblems(_ stages: String...) throws -> [String] {
    let text = "{ \"diptych\": 1, \"stages\": [\n\(stages.joined(separator: ",\n"))\n] }"
    do {
      _ = try Pipeline(Array(text.utf8), file: "p", folder: ".", registry: StageRegistry())
      return []
    } catch let error as PipelineError {
      return error.description.split(separator: "\n").map(String.init)
    }
  }

  @Test("What a condition asks for must be known when the stage's turn comes")
  func order() throws {
    let chinese = "{ \"not\": { \"language\": \"zh\" } }"
    #expect(
      try standardProblems(Self.standard("ingest"), Self.standard("gloss-lifting", chinese)) == [
        "p:3:1: stages[1] gloss-lifting: 'when' asks for languages, which no earlier stage provides; "
          + "add 'language-detection' before it"
      ])
    #expect(
      try standardProblems(
        Self.standard("ingest"), Self.standard("gloss-lifting", chinese),
        Self.standard("language-detection")
      ).map { $0.hasSuffix("; move 'language-detection' before it") } == [true])
    #expect(
      try standardProblems(
        Self.standard("ingest"), Self.standard("language-detection"),
        Self.standard("gloss-lifting", chinese)) == [])
    for (condition, key) in [
      (chinese, "not.language"), ("{ \"format\": \"application/pdf\" }", "format"),
    ] {
      #expect(
        try standardProblems(Self.standard("ingest", condition)) == [
          "p:2:1: stages[0] ingest: 'when.\(key)' is known only when the file was read; use "
            + "'when.path'"
        ])
    }
  }

  @Test("A stage that its like leaves no document is refused")
  func unreachable() throws {
    let consular = "{ \"path\": \"consular/**\" }"
    #expect(
      try standardProblems(Self.standard("ingest"), Self.standard("ingest", consular)) == [
        "p:3:12: stages[1] ingest never runs: stages[0] comes first and has no 'when'; move it "
          + "behind this one"
      ])
    #expect(
      try standardProblems(
        Self.standard("ingest", consular),
        Self.standard("ingest", "{ \"path\": [\"consular/**\"], \"not\": { \"path\": \"*.md\" } }"),
        Self.standard("ingest")) == [
          "p:3:12: stages[1] ingest never runs: stages[0] comes first and is for the same documents"
        ])
    #expect(
      try standardProblems(Self.standard("ingest", consular), Self.standard("ingest")) == [])
  }
}
