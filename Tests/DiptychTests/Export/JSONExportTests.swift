import Foundation
import Testing

@testable import Diptych

@Suite struct JSONExportTests {
  @Test("A document without layers beyond its blocks is one section of an unknown language")
  func bare() {
    let json = exported(Document(lines: ["重慶", "A"]))
    #expect(json["id"] as? String == "d0000000000000000")
    #expect(json["title"] as? String == "test")
    let sections = json["sections"] as? [[String: Any]] ?? []
    #expect(sections.map { $0["id"] as? String } == ["d0000000000000000-div1"])
    #expect(sections.first?["language"] as? String == "und")
    let blocks = json["blocks"] as? [[String: Any]] ?? []
    #expect(
      blocks.map { $0["id"] as? String } == [
        "d0000000000000000-div1-p1", "d0000000000000000-div1-p2",
      ])
    #expect(blocks.map { $0["start"] as? Int } == [0, 3])
    #expect(blocks.map { $0["end"] as? Int } == [2, 4])
    #expect(blocks.map { $0["line"] as? Int } == [1, 2])
  }

  @Test("One small document, byte for byte")
  func exact() {
    var document = Document(lines: ["落實😀", "In \"2019\""])
    document.blocks[0].glosses = [
      Gloss(
        range: TextRange(3, 6), reading: "shí", scheme: .pinyin, rendition: .parentheses,
        confidence: 0.99)
    ]
    document.blocks[0].heading = Inferred(value: 1, confidence: 0.95, stage: "heading-detection")
    document.blocks[0].language = Inferred(
      value: "zh-Hant", confidence: 0.9, stage: "language-detection")
    document.blocks[1].language = Inferred(
      value: "en", confidence: 0.9, stage: "language-detection")
    document.blocks[1].mentions = [
      Mention(range: TextRange(4, 8), kind: .date, value: "2019", confidence: 0.9)
    ]
    document.sections = [
      Section(language: "zh-Hant", heading: 0, blocks: [0]), Section(language: "en", blocks: [1]),
    ]
    var alignment = Alignment(left: "zh-Hant", right: "en")
    alignment.sections = [Bead(left: [0], right: [1], confidence: 0.5)]
    document.alignments = [alignment]
    let expected = #"""
      {
      "format":"diptych-document",
      "formatVersion":"1.0",
      "id":"d0000000000000000",
      "title":"落實😀",
      "sources":[
      {"id":"d0000000000000000-src1","name":"test.txt","sha256":"0000000000000000000000000000000000000000000000000000000000000000","bytes":0,"mediaType":"text/plain","newline":"LF","lines":2}
      ],
      "generator":{"name":"Diptych","version":"0.1.0","settingsSha256":"0000000000000000000000000000000000000000000000000000000000000000","stages":[]},
      "processedAt":null,
      "offsetUnit":"unicode-scalar",
      "counts":{"characters":13,"sections":2,"paragraphs":1,"sentences":1,"glosses":1,"repairs":0,"mentions":1,"entities":0},
      "languages":[
      {"tag":"en","name":"English","weight":6,"percent":60},
      {"tag":"zh-Hant","name":"Chinese (traditional script)","weight":4,"percent":40}
      ],
      "sections":[
      {"id":"d0000000000000000-div1","n":1,"level":1,"parent":null,"language":"zh-Hant","heading":"落實😀","blocks":["d0000000000000000-div1-head"],"pairing":"paired","counterparts":["d0000000000000000-div2"]},
      {"id":"d0000000000000000-div2","n":2,"level":1,"parent":null,"language":"en","heading":null,"blocks":["d0000000000000000-div2-p1"],"pairing":"paired","counterparts":["d0000000000000000-div1"]}
      ],
      "blocks":[
      {"id":"d0000000000000000-div1-head","kind":"heading","section":"d0000000000000000-div1","language":"zh-Hant","line":1,"lastLine":1,"start":0,"end":3,"text":"落實😀","confidence":0.95},
      {"id":"d0000000000000000-div2-p1","kind":"paragraph","section":"d0000000000000000-div2","language":"en","line":2,"lastLine":2,"start":4,"end":13,"text":"In \"2019\"","sentences":[{"id":"d0000000000000000-div2-p1-s1","start":4,"end":13}]}
      ],
      "glosses":[
      {"block":"d0000000000000000-div1-head","start":1,"end":2,"base":"實","gloss":"shí","scheme":"pinyin","sourceColumn":2}
      ],
      "repairs":[],
      "alignments":{
      "section":[
      {"id":"d0000000000000000-section1","languages":["zh-Hant","en"],"left":["d0000000000000000-div1"],"right":["d0000000000000000-div2"],"confidence":0.5}
      ],
      "paragraph":[],
      "sentence":[]
      },
      "entities":[],
      "mentions":[
      {"id":"d0000000000000000-m1","type":"date","entity":null,"value":"2019","language":"en","text":"2019","block":"d0000000000000000-div2-p1","sentence":"d0000000000000000-div2-p1-s1","line":2,"start":8,"end":12,"confidence":0.9}
      ],
      "findings":[]
      }

      """#
    #expect(String(decoding: DocumentProjection.json(of: document), as: UTF8.self) == expected)
  }

  @Test(
    "Offsets cut the named text out of the cleaned text, ids are unique and resolve",
    arguments: 0..<200)
  func consistent(seed: UInt64) throws {
    var random = RandomDocument(seed: seed)
    let document = random.make()
    let json = exported(document)
    let blocks = json["blocks"] as? [[String: Any]] ?? []
    let cleaned = Array(
      blocks.compactMap { $0["text"] as? String }.joined(separator: "\n").unicodeScalars)
    #expect(blocks.count == document.blocks.count)
    #expect((json["counts"] as? [String: Any])?["characters"] as? Int == cleaned.count)
    func check(_ item: [String: Any], _ text: String) throws {
      let start = try #require(item["start"] as? Int)
      let end = try #require(item["end"] as? Int)
      var cut = String.UnicodeScalarView()
      cut.append(contentsOf: cleaned[start..<end])
      #expect(String(cut).utf8.elementsEqual(text.utf8), "seed \(seed)")
    }
    var ids: Set<String> = []
    for block in blocks {
      try check(block, #require(block["text"] as? String))
      try #expect(ids.insert(#require(block["id"] as? String)).inserted)
      for sentence in block["sentences"] as? [[String: Any]] ?? [] {
        try #expect(ids.insert(#require(sentence["id"] as? String)).inserted)
      }
    }
    for mention in json["mentions"] as? [[String: Any]] ?? [] {
      try check(mention, #require(mention["text"] as? String))
      try #expect(ids.contains(#require(mention["block"] as? String)))
      if let sentence = mention["sentence"] as? String { #expect(ids.contains(sentence)) }
    }
    for gloss in json["glosses"] as? [[String: Any]] ?? [] {
      try check(gloss, #require(gloss["base"] as? String))
    }
    for repair in json["repairs"] as? [[String: Any]] ?? [] {
      try check(repair, #require(repair["after"] as? String))
    }
    var members: [String] = []
    for section in json["sections"] as? [[String: Any]] ?? [] {
      try #expect(ids.insert(#require(section["id"] as? String)).inserted)
      members += section["blocks"] as? [String] ?? []
    }
    #expect(members.sorted() == blocks.compactMap { $0["id"] as? String }.sorted())
    let percents = (json["languages"] as? [[String: Any]] ?? []).compactMap {
      $0["percent"] as? Int
    }
    #expect(percents.reduce(0, +) == 100)
  }

  @Test(
    "Every export is valid under the published schema",
    .enabled(if: Tool("python3")?.succeeds("-c", "import jsonschema") == true))
  func schema() throws {
    let folder = try TemporaryFolder()
    let schema = try folder.write(
      StageContext().bundled("diptych-document.schema.json"), to: "schema")
    for seed in 0..<200 {
      var random = RandomDocument(seed: UInt64(seed))
      _ = try folder.write(DocumentProjection.json(of: random.make()), to: "\(seed).json")
    }
    let script = """
      import glob, json, sys, jsonschema
      validator = jsonschema.Draft202012Validator(json.load(open(sys.argv[1])))
      names = glob.glob(sys.argv[2] + '/*.json')
      for name in names:
          for error in validator.iter_errors(json.load(open(name))):
              print(name, error.json_path, error.message)
      print(len(names), 'checked')
      """
    let result = try #require(Tool("python3")).run(["-c", script, schema, folder.path])
    #expect(result.output == "200 checked\n")
  }

  @Test("The column of a gloss counts the characters of its source line, indentation included")
  func columns() {
    var columns = SourceColumns(Array("ab\r\n\u{3000}一二(èr)三(sān)\nx".utf8))
    #expect(columns.column(at: 10) == 3)
    #expect(columns.column(at: 18) == 8)
    #expect(columns.column(at: 7) == 2)
    #expect(columns.column(at: 1) == 2)
  }

  private func exported(_ document: Document) -> [String: Any] {
    let data = Data(DocumentProjection.json(of: document))
    return (try? JSONSerialization.jsonObject(with: data)) as? [String: Any] ?? [:]
  }
}
