import Foundation
import Testing

@testable import Diptych

@Suite struct TableSettingTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func pipeline(_ table: String) throws -> Pipeline {
    let stages = [
      "ingest", "language-detection", "heading-detection", "sectioning", "segmentation",
    ].map { "{ \"stage\": \"\($0)\" }" }
    let text = """
      { "diptych": 1, "stages": [ \(stages.joined(separator: ", ")),
        { "stage": "section-pairing", "table": "\(table)" },
        { "stage": "segment-alignment" } ] }
      """
    return try Pipeline(
      Array(text.utf8), file: "pipeline.json", folder: folder.path, registry: StageRegistry())
  }

  private func problem(_ table: String) throws -> String {
    let error = try #require(throws: PipelineError.self) { try pipeline(table) }
    return error.description
  }

  @Test("A file that is no table is named with its place in pipeline.json")
  func wrong() throws {
    _ = try folder.write(Array("PK".utf8), to: "no.table")
    #expect(
      try problem("no.table")
        == "pipeline.json:2:42: stages[5] section-pairing: 'table': the table 'no.table' cannot be used; it does "
        + "not begin as a translation table does")
    #expect(
      try problem("nowhere.table").hasPrefix(
        "pipeline.json:2:42: stages[5] section-pairing: 'table': the resource '"))
  }

  @Test("The content of the table is part of the fingerprint")
  func fingerprint() throws {
    _ = try folder.write(try TrainedTable.bytes(), to: "farm.table")
    let first = try pipeline("farm.table").description.settingsSHA256
    #expect(try pipeline("farm.table").description.settingsSHA256 == first)
    #expect(try pipeline("").description.settingsSHA256 != first)
    var settings = TranslationTableWriter.Settings()
    settings.maximumEntries = 2
    _ = try folder.write(try TrainedTable.bytes(settings), to: "farm.table")
    #expect(try pipeline("farm.table").description.settingsSHA256 != first)
  }

  @Test("A document of other languages has a note that the table is not used")
  func unfit() throws {
    _ = try folder.write(try TrainedTable.bytes(), to: "farm.table")
    let context = StageContext(folder: folder.path)
    let stage = try SectionPairing(AlignmentSettings(table: "farm.table"), context: context)
    var chinese = try Document(bilingual: [
      ("zh-Hans", "码头今天关闭。"), ("en", "The pier is closed today."),
    ])
    try stage.run(&chinese)
    #expect(chinese.findings.map(\.code) == ["alignment_table_unfit"])
    #expect(
      chinese.findings[0].message
        == "the table 'farm.table' is of de and fr, not of zh and en; it is not used")
    var german = try Document(bilingual: [
      ("de", "Der Hund sieht das Wasser."), ("fr", "Le chien voit l’eau."),
    ])
    try stage.run(&german)
    #expect(!german.findings.contains { $0.code == "alignment_table_unfit" })
    #expect(german.alignments[0].bitext?.tablePath == "farm.table")
    #expect(german.alignments[0].paragraphs.count == 1)
  }
}
