import DiptychXML
import Foundation
import Testing

@testable import Diptych

@Suite struct TermExportTests {
  private static func document() throws -> Document {
    var document = try Document(bilingual: [
      ("zh-Hant", "青石港務局昨天開會。港務局很忙。"), ("en", "The Qingshi Port Authority met. It is busy."),
    ])
    func form(_ language: LanguageTag, _ text: String, count: Int) -> Entity.Form {
      Entity.Form(language: language, text: text, count: count, confidence: 0.9)
    }
    document.entities = [
      Entity(
        kind: .organisation,
        forms: [
          form("zh-Hant", "青石港務局", count: 1), form("zh-Hant", "港務局", count: 2),
          form("en", "Qingshi Port Authority", count: 1), form("en", "QPA", count: 0),
        ]),
      // In one language alone; in the other one a word list has it.
      Entity(
        kind: .place, forms: [form("zh-Hant", "青石", count: 1), form("en", "Qingshi", count: 0)]),
      // One character stands for a place only inside words.
      Entity(
        kind: .place, forms: [form("zh-Hant", "青", count: 1), form("en", "Qing", count: 1)]),
      // Two scripts of Chinese are no translation.
      Entity(
        kind: .term, forms: [form("zh-Hant", "港務", count: 1), form("zh-Hans", "港务", count: 1)]),
      Entity(
        kind: .term, forms: [form("zh-Hant", "=開會,忙", count: 1), form("en", "＠busy", count: 1)]),
    ]
    document.blocks[0].mentions = [
      Mention(range: TextRange(0, 15), kind: .organisation, entity: 0, confidence: 0.9),
      Mention(range: TextRange(30, 39), kind: .organisation, entity: 0, confidence: 0.9),
    ]
    return document
  }

  private func outputs(
    _ document: Document, _ configuration: TermExport.Configuration = .init()
  ) throws -> [String: String] {
    var document = document
    try TermExport(configuration, context: StageContext()).run(&document)
    return Dictionary(
      uniqueKeysWithValues: document.outputs.map {
        ($0.suffix, String(decoding: $0.bytes, as: UTF8.self))
      })
  }

  @Test("A table has one row for each pair, the name used most first, and no formula")
  func table() throws {
    let expected = [
      "document,source,entity,type,sourceLanguage,sourceTerm,sourceVariants,targetLanguage,"
        + "targetTerm,targetVariants,confidence",
      "d0000000000000000,test.txt,d0000000000000000-org1,organisation,zh-Hant,港務局,青石港務局,en,"
        + "Qingshi Port Authority,,0.90",
      "d0000000000000000,test.txt,d0000000000000000-term2,term,zh-Hant,\"'=開會,忙\",,en,'＠busy,,0.90",
      "",
    ].joined(separator: "\r\n")
    #expect(try outputs(Self.document()) == ["terms.csv": expected])
  }

  @Test("Kinds, guard and byte order mark are settings; without a pair there is no file")
  func settings() throws {
    var configuration = TermExport.Configuration()
    configuration.kinds = ["term"]
    configuration.guardFormulas = false
    configuration.byteOrderMark = true
    let table = try #require(try outputs(Self.document(), configuration)["terms.csv"])
    #expect(table.hasPrefix("\u{FEFF}document,"))
    #expect(table.contains("\"=開會,忙\"") && !table.contains("港務局"))
    configuration.kinds = ["person"]
    #expect(try outputs(Self.document(), configuration).isEmpty)
  }

  @Test("TBX has the sentence in which each name stands first")
  func contexts() throws {
    var configuration = TermExport.Configuration()
    configuration.formats = ["tbx"]
    let tbx = try #require(try outputs(Self.document(), configuration)["terms.tbx"])
    #expect(
      tbx.contains(
        """
        <termSec>
        <term>港務局</term>
        <termNote type="partOfSpeech">noun</termNote>
        <descripGrp><descrip type="context">港務局很忙。</descrip><admin type="source">test.txt</admin></descripGrp>
        </termSec>
        """))
    #expect(tbx.contains("<descrip type=\"context\">青石港務局昨天開會。</descrip>"))
  }

  @Test("Whatever the stages before made, TBX is valid under its schema")
  func valid() throws {
    let folder = try TemporaryFolder()
    var configuration = TermExport.Configuration()
    configuration.formats = ["tbx"]
    var files: [String] = []
    for seed in 0..<150 {
      var random = RandomDocument(seed: UInt64(seed))
      var document = random.make()
      try TermExport(configuration, context: StageContext()).run(&document)
      for output in document.outputs {
        _ = try [XMLEvent](xml: output.bytes)
        files.append(try folder.write(output.bytes, to: "\(seed).tbx"))
      }
    }
    #expect(files.count > 10)
    let schema = SharedMaterial.folder.appending(path: "schema/tbx-basic-dca.rng").path
    guard let jing = Tool("jing"), FileManager.default.fileExists(atPath: schema) else { return }
    let result = try jing.run([schema] + files)
    #expect(result.status == 0, "\(result.output)")
  }

  @Test("A kind that nobody finds and that looks like one that is found is refused")
  func kinds() throws {
    var configuration = TermExport.Configuration()
    configuration.kinds = ["organization"]
    #expect(throws: SettingError.self) {
      try TermExport(configuration, context: StageContext())
    }
    // Other stages may find other kinds.
    configuration.kinds = ["person", "vessel"]
    _ = try TermExport(configuration, context: StageContext())
  }

  @Test(
    "What a spreadsheet would run is known, in full width and behind blanks too",
    arguments: ["=1", "+1", "-1", "@x", "\tx", "\rx", " =1", "\u{3000}=1", "＝1", "＋1", "－1", "＠x"])
  func formulas(text: String) {
    #expect(CSVWriter.isFormula(Array(text.utf8)))
    #expect(!CSVWriter.isFormula(Array("1\(text)".utf8)))
  }
}
