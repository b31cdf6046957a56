import DiptychXML
import Foundation
import Testing

@testable import Diptych

@Suite struct UntranslatedExportTests {
  /// Three Chinese sections of which the first one has a translation.
  private static func document() throws -> Document {
    var document = try Document(bilingual: [
      ("zh-Hant", "# 港口"), ("zh-Hant", "碼頭關閉。"), ("zh-Hant", "# 天氣"), ("zh-Hant", "雨下了三天。風很大。"),
      ("zh-Hant", "# 學校"), ("zh-Hant", "孩子放假。"), ("en", "# Port"), ("en", "The pier is closed."),
    ])
    var alignment = Alignment(left: "zh-Hant", right: "en")
    alignment.sections = [Bead(left: [0], right: [3], confidence: 0.9)]
    document.alignments = [alignment]
    return document
  }

  private func outputs(
    _ document: Document, _ configuration: UntranslatedExport.Configuration = .init()
  ) -> [String: String] {
    var document = document
    UntranslatedExport(configuration, context: StageContext()).run(&document)
    return Dictionary(
      uniqueKeysWithValues: document.outputs.map {
        ($0.suffix, String(decoding: $0.bytes, as: UTF8.self))
      })
  }

  @Test("A table lists each section that lacks a language, with its place and size")
  func table() throws {
    let expected = [
      "document,source,section,level,language,targetLanguage,heading,line,lastLine,paragraphs,"
        + "sentences,characters,beginning",
      "d0000000000000000,test.txt,d0000000000000000-div2,1,zh-Hant,en,天氣,3,4,1,2,12,雨下了三天。風很大。",
      "d0000000000000000,test.txt,d0000000000000000-div3,1,zh-Hant,en,學校,5,6,1,1,7,孩子放假。", "",
    ].joined(separator: "\r\n")
    #expect(try outputs(Self.document()) == ["untranslated.csv": expected])
  }

  @Test("A document in one language lacks the others, if it is one of those expected")
  func wholeDocuments() throws {
    var run = RunDescription()
    run.languages = ["zh-Hant", "en", "fr"]
    func alone(_ language: LanguageTag) throws -> Document {
      let lines = try Document(bilingual: [(language, "# A"), (language, "B.")])
      var document = Document(id: "d0", source: lines.source, run: run)
      document.blocks = lines.blocks
      document.sections = lines.sections
      return document
    }
    let rows = try #require(outputs(alone("zh-Hans"))["untranslated.csv"]).split(separator: "\r\n")
    #expect(rows.dropFirst().map { $0.split(separator: ",")[5] } == ["en", "fr"])
    #expect(try outputs(alone("ja")).isEmpty)
    var configuration = UntranslatedExport.Configuration()
    configuration.wholeDocuments = false
    #expect(try outputs(alone("zh-Hans"), configuration).isEmpty)
  }

  @Test("XLIFF has a unit for each section, a segment for each sentence, and empty targets")
  func xliff() throws {
    var configuration = UntranslatedExport.Configuration()
    configuration.formats = ["xliff"]
    var document = try Self.document()
    document.entities = [
      Entity(
        kind: .term,
        forms: [
          Entity.Form(language: "zh-Hant", text: "三天", count: 1, confidence: 0.9),
          Entity.Form(language: "en", text: "three days", count: 1, confidence: 0.9),
        ])
    ]
    document.blocks[3].mentions = [
      Mention(range: TextRange(9, 15), kind: .term, entity: 0, confidence: 0.9)
    ]
    let files = outputs(document, configuration)
    #expect(Array(files.keys) == ["zh-Hant.en.xlf"])
    let file = try #require(files["zh-Hant.en.xlf"])
    #expect(
      file.contains(
        """
        <unit id="d0000000000000000-div2" name="天氣">
        <gls:glossary>
        <gls:glossEntry><gls:term>三天</gls:term><gls:translation>three days</gls:translation></gls:glossEntry>
        </gls:glossary>
        <segment id="d0000000000000000-div2-head" state="initial"><source>天氣</source><target/></segment>
        <segment id="d0000000000000000-div2-p1-s1" state="initial"><source>雨下了三天。</source><target/></segment>
        <segment id="d0000000000000000-div2-p1-s2" state="initial"><source>風很大。</source><target/></segment>
        </unit>
        """))
    #expect(!file.contains("港口"))
  }

  @Test("Files of XLIFF have plain names of their own, however long the tags of their languages")
  func longTags() throws {
    var document = try Self.document()
    let tag = "zh-Hant-TW-abcdefgh-ijklmnop"
    for (section, tag) in [(1, tag), (2, tag + "-qrstuvwx")] {
      let language = LanguageTag(rawValue: tag)
      document.sections[section].language = language
      for block in document.sections[section].blocks {
        document.blocks[block].language = Inferred(value: language, confidence: 1, stage: "test")
      }
    }
    var configuration = UntranslatedExport.Configuration()
    configuration.formats = ["xliff"]
    let files = outputs(document, configuration)
    #expect(files.keys.sorted() == ["zh-Hant-TW.en.2.xlf", "zh-Hant-TW.en.xlf"])
    #expect(files["zh-Hant-TW.en.xlf"]?.contains("srcLang=\"\(tag)\"") == true)
  }

  @Test(
    "Whatever the stages before made, XLIFF is well formed and its ids are unique",
    arguments: 0..<60)
  func valid(seed: Int) throws {
    var random = RandomDocument(seed: UInt64(seed))
    var document = random.make()
    var configuration = UntranslatedExport.Configuration()
    configuration.formats = ["xliff", "csv"]
    UntranslatedExport(configuration, context: StageContext()).run(&document)
    for output in document.outputs where output.suffix.hasSuffix("xlf") {
      let ids = try [XMLEvent](xml: output.bytes).compactMap { event -> String? in
        if case .start("segment", let attributes) = event { attributes["id"] } else { nil }
      }
      #expect(Set(ids).count == ids.count)
      #expect(!ids.isEmpty)
    }
    #expect(Set(document.outputs.map(\.suffix)).count == document.outputs.count)
  }
}
