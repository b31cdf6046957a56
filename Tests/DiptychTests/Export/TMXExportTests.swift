import DiptychXML
import Foundation
import Testing

@testable import Diptych

@Suite struct TMXExportTests {
  /// Two Chinese sentences that became one English one, and a pair of which little is sure.
  private static func document() throws -> Document {
    var document = try Document(bilingual: [
      ("zh-Hant", "# 港口"), ("zh-Hant", "碼頭今天關閉。船工在岸邊等候。雨下了三天。"),
      ("en", "# Port"), ("en", "The pier is closed & the boatmen wait. It rained for three days."),
    ])
    document.blocks[1].glosses = [
      Gloss(
        range: TextRange(0, 3), reading: "mǎ", scheme: .pinyin, rendition: .parentheses,
        confidence: 0.9)
    ]
    var alignment = Alignment(left: "zh-Hant", right: "en")
    func segment(_ block: Int, _ segment: Int) -> SegmentReference {
      SegmentReference(block: block, segment: segment)
    }
    alignment.segments = [
      Bead(left: [segment(1, 0), segment(1, 1)], right: [segment(3, 0)], confidence: 0.954),
      Bead(left: [segment(1, 2)], right: [segment(3, 1)], confidence: 0.3),
    ]
    document.alignments = [alignment]
    return document
  }

  private func memory(
    _ document: Document, _ configuration: TMXExport.Configuration = .init()
  ) -> String? {
    var document = document
    TMXExport(configuration, context: StageContext()).run(&document)
    return document.outputs.first.map { String(decoding: $0.bytes, as: UTF8.self) }
  }

  @Test("Rows of signs are no unit, and no memory alone")
  func signs() throws {
    var document = try Document(bilingual: [
      ("zh-Hans", "会议结束。"), ("zh-Hans", "＊＊＊＊"), ("en", "The meeting ended."), ("en", "* * *"),
    ])
    func segment(_ block: Int) -> SegmentReference { SegmentReference(block: block, segment: 0) }
    var alignment = Alignment(left: "zh-Hans", right: "en")
    let signs = Bead(left: [segment(1)], right: [segment(3)], confidence: 0.9)
    alignment.segments = [Bead(left: [segment(0)], right: [segment(2)], confidence: 0.9), signs]
    document.alignments = [alignment]
    let units = try #require(memory(document))
    #expect(units.contains("会议结束。"))
    #expect(!units.contains("＊"))
    document.alignments[0].segments = [signs]
    #expect(memory(document) == nil)
  }

  @Test("A memory has the beads of sentences with their ids, in reading text")
  func exact() throws {
    let expected = """
      <?xml version="1.0" encoding="UTF-8"?>
      <tmx version="1.4">
      <header creationtool="Diptych" creationtoolversion="0.1.0" segtype="sentence" o-tmf="diptych-tei-1.0" adminlang="en" srclang="zh-Hant" datatype="plaintext" o-encoding="UTF-8">
      <prop type="x-source-name">test.txt</prop>
      <prop type="x-source-sha256">0000000000000000000000000000000000000000000000000000000000000000</prop>
      </header>
      <body>
      <tu tuid="d0000000000000000-sentence1">
      <prop type="x-bead">2:1</prop>
      <prop type="x-confidence">0.95</prop>
      <tuv xml:lang="zh-Hant"><seg>碼頭今天關閉。船工在岸邊等候。</seg></tuv>
      <tuv xml:lang="en"><seg>The pier is closed &amp; the boatmen wait.</seg></tuv>
      </tu>
      <tu tuid="d0000000000000000-sentence2">
      <prop type="x-bead">1:1</prop>
      <prop type="x-confidence">0.30</prop>
      <tuv xml:lang="zh-Hant"><seg>雨下了三天。</seg></tuv>
      <tuv xml:lang="en"><seg>It rained for three days.</seg></tuv>
      </tu>
      </body>
      </tmx>

      """
    #expect(try memory(Self.document()) == expected)
  }

  @Test("The direction, other names of languages and the least confidence are settings")
  func settings() throws {
    var configuration = TMXExport.Configuration()
    configuration.sourceLanguage = "en"
    configuration.languageMap = ["zh-Hant": "zh-TW"]
    configuration.minimumConfidence = 0.5
    configuration.doctype = true
    var document = try Self.document()
    // English sentences have a space between them, and the bead is counted from the source.
    let second = document.alignments[0].segments.removeLast()
    document.alignments[0].segments[0].right += second.right
    let made = memory(document, configuration)
    let memory = try #require(made)
    #expect(memory.contains("<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">\n<tmx"))
    #expect(memory.contains("srclang=\"en\""))
    #expect(memory.contains("<prop type=\"x-bead\">2:2</prop>"))
    #expect(
      memory.contains(
        """
        <tuv xml:lang="en"><seg>The pier is closed &amp; the boatmen wait. It rained for three days.</seg></tuv>
        <tuv xml:lang="zh-TW">
        """))
    configuration.minimumConfidence = 0.96
    #expect(self.memory(document, configuration) == nil)
  }

  @Test("Ids stay those of the other exports where unsure beads are left out")
  func numbers() throws {
    var configuration = TMXExport.Configuration()
    configuration.minimumConfidence = 0.5
    var document = try Self.document()
    document.alignments[0].segments.reverse()
    let made = memory(document, configuration)
    let memory = try #require(made)
    #expect(memory.contains("-sentence2") && !memory.contains("-sentence1"))
  }

  @Test("A time is only in the file if the caller gave one")
  func time() throws {
    var run = RunDescription()
    run.timestamp = "2025-11-05T16:18:00Z"
    var document = Document(id: "d0", source: try Self.document().source, run: run)
    document.blocks = try Self.document().blocks
    document.alignments = try Self.document().alignments
    #expect(memory(document)?.contains(" creationdate=\"20251105T161800Z\"") == true)
    #expect(try memory(Self.document())?.contains("date=") == false)
  }

  @Test("Whatever the stages before made, a memory is valid", arguments: 0..<40)
  func valid(seed: Int) throws {
    var random = RandomDocument(seed: UInt64(seed))
    var document = random.make()
    var configuration = TMXExport.Configuration()
    configuration.sourceLanguage = seed % 2 == 0 ? "en" : ""
    TMXExport(configuration, context: StageContext()).run(&document)
    for output in document.outputs { try TMXCheck.expectValid(output.bytes) }
  }
}
