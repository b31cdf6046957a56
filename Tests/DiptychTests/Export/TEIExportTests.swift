import DiptychXML
import Foundation
import Testing

@testable import Diptych

@Suite struct TEIExportTests {
  @Test("Whatever the stages gave, the file is valid and keeps the rules", arguments: 0..<400)
  func random(seed: UInt64) throws {
    var random = RandomDocument(seed: seed)
    let document = random.make()
    var settings = TEIExport.Configuration()
    if seed % 5 == 0 { settings.glosses = "omit" }
    let text = try document.tei(settings)
    let check = try TEICheck(Array(text.utf8))
    #expect(check.problems() == [], "seed \(seed)")
    // The reading text is the text of the JSON export, but for what XML cannot hold.
    let outline = ExportOutline(document)
    let readings = check.readings
    #expect(readings.count == document.blocks.count)
    for (index, block) in document.blocks.enumerated() {
      let expected = block.text.unicodeScalars.filter { scalar in
        scalar.value >= 0x20 && scalar.value < 0xFFFE || scalar.value > 0xFFFF
          || "\t\n\r".unicodeScalars.contains(scalar)
      }
      let id = String(decoding: outline.units[index].id, as: UTF8.self)
      let reading = try #require(readings[id], "seed \(seed)")
      #expect(reading.unicodeScalars.elementsEqual(expected), "seed \(seed), \(id)")
    }
  }

  @Test("One small document, byte for byte")
  func exact() throws {
    var document = Document(
      id: "d0123456789abcdef",
      source: Source(
        path: Array("in/Bericht.txt".utf8), sha256: String(repeating: "ab", count: 32),
        content: Array("0123456789".utf8)))
    document.blocks = [
      Block(utf8: Array("市政府到重慶".utf8), lines: [LineStart(offset: 0, number: 1)]),
      Block(
        utf8: Array("In 2019 & after. Two \"roles\".".utf8),
        lines: [LineStart(offset: 0, number: 2), LineStart(offset: 17, number: 3)]),
    ]
    document.source.form = SourceForm(
      mediaType: "text/plain", encoding: Inferred(value: "UTF-8", confidence: 1, stage: "ingest"),
      newline: .lf, lines: 3)
    document.blocks[0].language = Inferred(
      value: "zh-Hant", confidence: 0.8, stage: "language-detection")
    document.blocks[1].language = Inferred(
      value: "en", confidence: 0.99, stage: "language-detection")
    document.blocks[1].segments = [TextRange(0, 16), TextRange(17, 29)]
    document.blocks[0].glosses = [
      Gloss(
        range: TextRange(15, 18), reading: "qìng", scheme: .pinyin, rendition: .parentheses,
        confidence: 0.99)
    ]
    document.blocks[0].mentions = [
      Mention(range: TextRange(12, 18), kind: .place, entity: 0, confidence: 0.99)
    ]
    document.blocks[1].mentions = [
      Mention(range: TextRange(3, 7), kind: .date, value: "2019", confidence: 0.9),
      Mention(range: TextRange(22, 27), kind: .term, confidence: 0.9),
    ]
    document.entities = [
      Entity(
        kind: .place,
        forms: [
          .init(language: "zh-Hant", text: "重慶", count: 1, confidence: 0.99),
          .init(language: "en", text: "Chongqing", count: 0, confidence: 1),
        ], authorities: [Authority(scheme: "wikidata", identifier: "Q11725")])
    ]
    document.sections = [
      Section(language: "zh-Hant", blocks: [0]), Section(language: "en", blocks: [1]),
    ]
    var alignment = Alignment(left: "zh-Hant", right: "en")
    alignment.sections = [Bead(left: [0], right: [1], confidence: 0.97)]
    alignment.paragraphs = [Bead(left: [0], right: [1], confidence: 0.965)]
    alignment.segments = [
      Bead(
        left: [.init(block: 0, segment: 0)],
        right: [.init(block: 1, segment: 0), .init(block: 1, segment: 1)], confidence: 0.88)
    ]
    document.alignments = [alignment]
    let text = try document.tei()
    let start = try #require(text.range(of: "<text "))
    #expect(
      String(text[start.lowerBound...]) == #"""
        <text xml:lang="en">
        <body>
        <div xml:id="d0123456789abcdef-div1" type="section" n="1" xml:lang="zh-Hant" ana="#d0123456789abcdef-pairing-paired" corresp="#d0123456789abcdef-div2">
        <p xml:id="d0123456789abcdef-div1-p1" xml:lang="zh-Hant" corresp="#d0123456789abcdef-div2-p1"><lb n="1"/><s xml:id="d0123456789abcdef-div1-p1-s1" n="1" corresp="#d0123456789abcdef-div2-p1-s1 #d0123456789abcdef-div2-p1-s2">市政府到<placeName ref="#d0123456789abcdef-place1" cert="0.99">重<ruby><rb>慶</rb><rt xml:lang="zh-Latn-pinyin" rend="parentheses">qìng</rt></ruby></placeName></s></p>
        </div>
        <div xml:id="d0123456789abcdef-div2" type="section" n="2" xml:lang="en" ana="#d0123456789abcdef-pairing-paired" corresp="#d0123456789abcdef-div1">
        <p xml:id="d0123456789abcdef-div2-p1" xml:lang="en" corresp="#d0123456789abcdef-div1-p1"><lb n="2"/><s xml:id="d0123456789abcdef-div2-p1-s1" n="1" corresp="#d0123456789abcdef-div1-p1-s1">In <date when="2019" cert="0.90">2019</date> &amp; after.</s> <lb n="3"/><s xml:id="d0123456789abcdef-div2-p1-s2" n="2" corresp="#d0123456789abcdef-div1-p1-s1">Two "<term cert="0.90" type="quoted">roles</term>".</s></p>
        </div>
        </body>
        </text>
        <standOff>
        <listPlace resp="#d0123456789abcdef-resp">
        <place xml:id="d0123456789abcdef-place1"><placeName xml:lang="zh-Hant" cert="0.99" evidence="internal">重慶</placeName><placeName xml:lang="en" evidence="external">Chongqing</placeName><idno type="wikidata">Q11725</idno></place>
        </listPlace>
        <linkGrp xml:id="d0123456789abcdef-links-section" type="translation" subtype="section" n="zh-Hant en" resp="#d0123456789abcdef-resp">
        <link xml:id="d0123456789abcdef-section1" n="1:1" target="#d0123456789abcdef-div1 #d0123456789abcdef-div2" cert="0.97"/>
        </linkGrp>
        <linkGrp xml:id="d0123456789abcdef-links-paragraph" type="translation" subtype="paragraph" n="zh-Hant en" resp="#d0123456789abcdef-resp">
        <link xml:id="d0123456789abcdef-paragraph1" n="1:1" target="#d0123456789abcdef-div1-p1 #d0123456789abcdef-div2-p1" cert="0.96"/>
        </linkGrp>
        <linkGrp xml:id="d0123456789abcdef-links-sentence" type="translation" subtype="sentence" n="zh-Hant en" resp="#d0123456789abcdef-resp">
        <link xml:id="d0123456789abcdef-sentence1" n="1:2" target="#d0123456789abcdef-div1-p1-s1 #d0123456789abcdef-div2-p1-s1 #d0123456789abcdef-div2-p1-s2" cert="0.88"/>
        </linkGrp>
        <certainty target="#d0123456789abcdef-div1-p1" match="@xml:lang" locus="value" degree="0.80" resp="#d0123456789abcdef-resp"/>
        </standOff>
        </TEI>

        """#)
  }

  @Test("Characters that XML forbids become gaps, and a finding counts them")
  func forbidden() throws {
    var document = Document(lines: ["a\u{7}b", "\u{FFFE}]]>"])
    try TEIExport(.init(), context: .shipped).run(&document)
    #expect(
      document.findings == [
        .warning(
          "character_forbidden", at: .document,
          "XML forbids 2 of the characters, which became gaps; the first is U+0007")
      ])
    let text = String(decoding: document.outputs[0].bytes, as: UTF8.self)
    #expect(text.contains(">a<gap reason=\"unreadable\"><desc>U+0007</desc></gap>b</s>"))
    #expect(text.contains("<gap reason=\"unreadable\"><desc>U+FFFE</desc></gap>]]&gt;</s>"))
  }

  @Test("What is made wrong is no result, and the message names line and rule but no content")
  func badOutput() throws {
    var document = Document(
      id: "d0123456789abcdef", source: Source(path: [0x61], sha256: "none", content: []))
    document.blocks = [Block(utf8: [0x61])]
    #expect(
      throws: StageFailure(
        code: "bad_output",
        message: "the TEI that was made is not valid, which is a fault of this program: line 18:"
          + " Error validating datatype token")
    ) {
      try TEIExport(.init(), context: .shipped).run(&document)
    }
    #expect(document.outputs.isEmpty)
  }

  @Test("Readings can be left out; repairs stay")
  func omittedGlosses() throws {
    var document = Document(lines: ["區縣"])
    document.blocks[0].glosses = [
      Gloss(
        range: TextRange(0, 3), reading: "qū", scheme: .pinyin, rendition: .parentheses,
        confidence: 1)
    ]
    document.blocks[0].repairs = [Repair(range: TextRange(0, 3), before: "?^", confidence: 0.99)]
    let choice =
      "<choice><sic>?^</sic><corr cert=\"0.99\" resp=\"#d0000000000000000-resp\">區</corr></choice>"
    var settings = TEIExport.Configuration()
    #expect(
      try document.teiBody(settings).contains(
        "<ruby><rb>\(choice)</rb><rt xml:lang=\"zh-Latn-pinyin\" rend=\"parentheses\">qū</rt></ruby>縣"
      ))
    settings.glosses = "omit"
    #expect(try document.teiBody(settings).contains(">\(choice)縣</s>"))
  }
}
