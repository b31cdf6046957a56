import Foundation
import Testing

@testable import Diptych

@Suite struct StandardStagesTests {
  /// The root of the package, which has `pipeline.json`.
  private static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  private static func file(_ path: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: root.appending(path: path)))
  }

  @Test("Names, layers and default settings are what the golden file says")
  func golden() throws {
    let context = StageContext()
    let stages = try StageRegistry.shipped().map { definition in
      let stage = try definition.make(definition.defaults(), context: context)
      func layers(_ layers: Set<Layer>) -> JSONValue {
        .array(layers.map(\.rawValue).sorted().map { JSONValue(.string($0)) })
      }
      return JSONValue.object([
        "stage": JSONValue(.string(definition.name)),
        "requires": layers(stage.requires),
        "provides": layers(stage.provides),
        "settings": try definition.defaults(),
      ])
    }
    try GoldenFile("stages.json").compare(JSONText.write(.array(stages), .readable) + [0x0A])
  }

  @Test("Every setting is described once, in the order of the configuration")
  func descriptions() throws {
    for definition in try StageRegistry().stages {
      let keys = try definition.defaults().members?.map(\.key)
      #expect(definition.settings.map(\.name) == keys, "\(definition.name)")
      #expect(Set(keys ?? []).isDisjoint(with: PipelineFile.reservedKeys), "\(definition.name)")
    }
    func check<Settings: StageConfiguration>(_ settings: Settings) throws {
      let keys = try JSONValue(encoding: settings).members?.map(\.key)
      #expect(Settings.settings.map(\.name) == keys, "\(Settings.self)")
    }
    try check(MetadataSettings())
    try check(MetadataSettings.Licence())
    try check(InputSettings())
    try check(OutputSettings())
    try check(RunSettings())
    try check(Limits())
  }

  @Test("Every default keeps the rule of its setting")
  func defaults() throws {
    for definition in try StageRegistry().stages {
      var problems = ProblemList()
      let defaults = try definition.defaults()
      let overlay = SettingsOverlay(
        owner: definition.name, settings: definition.settings, defaults: defaults)
      _ = overlay.lay(defaults.members ?? [], problems: &problems)
      #expect(problems.problems == [], "\(definition.name)")
    }
  }

  /// Exports that an office chooses: each is one file more for every document.
  private static let chosen: Set = ["tmx-export", "term-export", "untranslated-export"]

  @Test("The standard pipeline is right and has every stage but those that one chooses, in order")
  func standardPipeline() throws {
    let pipeline = try Pipeline(
      Self.file("pipeline.json"), file: "pipeline.json", folder: ".", registry: StageRegistry())
    let standard = standardStages.map { $0.name }.filter { !Self.chosen.contains($0) }
    #expect(pipeline.description.stages.map(\.name) == standard)
    #expect(pipeline.languages == ["zh-Hant", "en"])
  }

  @Test("The example for translators is right and has every standard stage, in order")
  func translators() throws {
    let name = "Examples/Translators/pipeline.json"
    let pipeline = try Pipeline(
      Self.file(name), file: name, folder: ".", registry: StageRegistry())
    #expect(pipeline.description.stages.map(\.name) == standardStages.map { $0.name })
  }

  @Test("The example for old formats is right and has a converter for each")
  func oldFormats() throws {
    let name = "Examples/OldFormats/pipeline.json"
    let pipeline = try Pipeline(
      Self.file(name), file: name, folder: ".", registry: StageRegistry())
    let ingest = try #require(pipeline.stages.first as? PostponedStage<Ingest>)
    let formats = ingest.configuration.converters.flatMap(\.formats)
    #expect(formats == LegacyFormat.allCases.map(\.rawValue))
  }

  @Test("The published schema is the one that the stages make")
  func schema() throws {
    let schema = JSONText.write(try PipelineSchema(registry: StageRegistry()).json(), .readable)
    try GoldenFile(at: Self.root.appending(path: "Sources/Diptych/Resources/pipeline.schema.json"))
      .compare(schema + [0x0A])
  }

  @Test("The schema and the program agree on the standard pipeline's keys")
  func schemaKeys() throws {
    let schema = try PipelineSchema(registry: StageRegistry()).json()
    var parser = JSONParser(try Self.file("pipeline.json"))
    let keys = schema["properties"]?.members?.map(\.key) ?? []
    for member in try parser.parse().members ?? [] { #expect(keys.contains(member.key)) }
    let stages = schema["properties"]?["stages"]?["items"]?["oneOf"]?.elements
    #expect(
      stages?.compactMap { $0["properties"]?["stage"]?["const"]?.string }
        == standardStages.map { $0.name } + ["external"])
  }

  @Test("The list of digests is the one of the shipped files")
  func digests() throws {
    let folder = Self.root.appending(path: "Sources/Diptych/Resources")
    let lines = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { name in
        [".bin", ".table", ".rng", ".rnc", "document.schema.json"].contains { name.hasSuffix($0) }
      }.sorted()
      .map { "\(sha256(try [UInt8](Data(contentsOf: folder.appending(path: $0)))))  \($0)\n" }
    try GoldenFile(at: folder.appending(path: ShippedFiles.listName))
      .compare(Array(lines.joined().utf8))
  }
}
