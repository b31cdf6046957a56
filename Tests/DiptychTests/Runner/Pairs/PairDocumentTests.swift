import Foundation
import Testing

@testable import Diptych

/// Two files that are one document, through all standard stages.
@Suite struct PairDocumentTests {
  private static let chinese = """
    临江市对外交流工作简报
    一、总体情况
    2023年，临江市人民政府外事办公室全年接待外宾四十六批，共五百二十人次。全市友好城市增加到十八个。
    二、友好城市往来
    3月12日，市长陈立新会见了德国不来梅市代表团。双方签署了港口合作备忘录。

    三、涉外安全
    6月8日，外办与市公安局举办了涉外安全培训，八十名企业代表参加。
    """
  private static let english = """
    Linjiang City Bulletin on International Exchange
    I. General Situation
    In 2023, the Foreign Affairs Office of Linjiang Municipal People's Government received 46 groups of foreign guests, 520 visitors in all. The number of sister cities rose to 18.
    II. Exchange with Sister Cities
    On March 12, Mayor Chen Lixin met with a delegation from Bremen, Germany. Both sides signed a memorandum on port cooperation.
    III. Safety Abroad
    On June 8, the Foreign Affairs Office and the Municipal Public Security Bureau held a training on safety abroad, which 80 representatives of companies attended.
    """

  private static func source(_ name: String, _ text: String) -> Source {
    let bytes = Array(text.utf8)
    return Source(path: Array(name.utf8), sha256: sha256(bytes), content: bytes)
  }

  private static let worker = Result {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Golden/pipeline.json")
    let pipeline = try Pipeline(
      [UInt8](Data(contentsOf: file)), file: "pipeline.json", folder: ".",
      registry: StageRegistry())
    try pipeline.prepare()
    return InProcessWorker(stages: pipeline.stages, description: pipeline.description)
  }

  private func pair(_ left: Source, _ right: Source) throws -> Outcome {
    try Self.worker.get().process(left, with: right, staging: nil)
  }

  private func output(_ outcome: Outcome, _ suffix: String) throws -> [UInt8] {
    try #require(outcome.outputs.first { $0.suffix == suffix }).bytes
  }

  private func json(_ outcome: Outcome) throws -> JSONValue {
    var parser = JSONParser(try output(outcome, "json"))
    return try parser.parse()
  }

  /// What was found, without ids and places.
  private func found(_ json: JSONValue) -> [String] {
    let sections = json["sections"]?.elements ?? []
    let ids = sections.map { $0["id"]?.string ?? "" }
    let pairs = sections.enumerated().map { index, section in
      let counterparts = (section["counterparts"]?.elements ?? []).compactMap {
        ids.firstIndex(of: $0.string ?? "")
      }
      return "section \(section["heading"]?.string ?? "") \(section["language"]?.string ?? "") "
        + "\(section["level"]?.integer ?? 0) \(counterparts)"
    }
    let blocks = (json["blocks"]?.elements ?? []).map {
      "\($0["kind"]?.string ?? "") \($0["language"]?.string ?? "") \($0["text"]?.string ?? "")"
    }
    let entities = (json["entities"]?.elements ?? []).map { entity in
      (entity["forms"]?.elements ?? []).map { $0["text"]?.string ?? "" }.joined(separator: "|")
    }
    let beads = json["alignments"]?["sentence"]?.elements?.count ?? 0
    return pairs + blocks + entities + ["\(beads)"]
  }

  @Test(
    "Two files give the same sections, pairs, sentences and entities as one file with both texts")
  func likeOneFile() throws {
    let mixed = try Self.worker.get().process(
      Self.source("m.txt", Self.chinese + "\n\n" + Self.english), staging: nil)
    let outcome = try pair(
      Self.source("m.zh.txt", Self.chinese), Self.source("m.en.txt", Self.english))
    #expect(outcome.status == .processed)
    let expected = found(try json(mixed))
    #expect(expected.contains { $0.contains("三、涉外安全") && $0.hasSuffix("[7]") })
    #expect(found(try json(outcome)) == expected)
  }

  @Test("TEI and JSON name both sources, and say which one each part is from")
  func sources() throws {
    let left = Self.source("m.zh.txt", Self.chinese)
    let right = Self.source("m.en.txt", Self.english)
    let outcome = try pair(left, right)
    let json = try json(outcome)
    let id = documentID(left, right)
    let sources = try #require(json["sources"]?.elements)
    #expect(sources.map { $0["id"]?.string } == ["\(id)-src1", "\(id)-src2"])
    #expect(sources.map { $0["name"]?.string } == ["m.zh.txt", "m.en.txt"])
    #expect(sources.map { $0["sha256"]?.string } == [left.sha256, right.sha256])
    let blocks = try #require(json["blocks"]?.elements)
    #expect(
      blocks.map { $0["source"]?.string } == (0..<7).map { _ in "\(id)-src1" }
        + (0..<7).map { _ in "\(id)-src2" })
    #expect(blocks[7]["line"] == 1)
    let tei = try output(outcome, "tei.xml")
    #expect(try TEICheck(tei).problems() == [])
    #expect(
      try RebuiltSource.normalised(RebuiltSource(tei: tei, source: 1).text)
        == RebuiltSource.normalised(Self.chinese))
    #expect(
      try RebuiltSource.normalised(RebuiltSource(tei: tei, source: 2).text)
        == RebuiltSource.normalised(Self.english))
  }

  @Test("The formats may differ, and the markup of one says nothing about the other")
  func formats() throws {
    let paragraphs = Self.english.split(separator: "\n").enumerated().map { index, line in
      index < 2 || line.hasPrefix("I") && !line.hasPrefix("In")
        ? "<h2>\(line)</h2>" : "<p>\(line)</p>"
    }
    let page = "<html><body>" + paragraphs.joined() + "</body></html>"
    let outcome = try pair(
      Self.source("m.html", page), Self.source("m（中文）.txt", Self.chinese))
    let json = try json(outcome)
    let sections = try #require(json["sections"]?.elements)
    #expect(sections.count == 8)
    #expect(sections.allSatisfy { $0["pairing"] == "paired" && $0["heading"]?.string != nil })
    #expect(json["sources"]?.elements?.map { $0["mediaType"] } == ["text/html", "text/plain"])
    #expect(outcome.format == "text/html")
    #expect(outcome.secondFormat == "text/plain")
    #expect(try TEICheck(output(outcome, "tei.xml")).problems() == [])
  }

  @Test("Lists and tables of both files are counted through")
  func tables() {
    func document(_ text: String) -> Document {
      var document = Document(id: "d1", source: Self.source("a", text))
      document.blocks = [
        Block(utf8: Array(text.utf8), place: .cell(CellPlace(table: 0, row: 0, column: 0))),
        Block(utf8: Array(text.utf8), place: .item(ListPlace(list: 1, item: 0))),
      ]
      document.sections = [
        Section(language: "en", blocks: [0]), Section(language: "en", parent: 0, blocks: [1]),
      ]
      document.add(.note("a_b", at: .block(1), "x"))
      document.add(.note("a_b", at: .section(1), "x"))
      return document
    }
    let merged = Document(id: "d2", merging: document("one"), with: document("two"))
    #expect(merged.blocks.map(\.sourceIndex) == [0, 0, 1, 1])
    #expect(merged.blocks[2].place == .cell(CellPlace(table: 1, row: 0, column: 0)))
    #expect(merged.blocks[3].place == .item(ListPlace(list: 3, item: 0)))
    #expect(merged.sections[3] == Section(language: "en", parent: 2, blocks: [3]))
    #expect(merged.findings.map(\.place) == [.block(1), .section(1), .block(3), .section(3)])
  }

  @Test("Two files in one language are none together, nor are a broken file and its partner")
  func apart() throws {
    let left = Self.source("m.zh.txt", Self.chinese)
    let same = try pair(left, Self.source("m.en.txt", Self.chinese + "\n完。"))
    #expect(same.isApart)
    #expect(same.failure?.message == "a quarter of each is in the language 'zh'")
    let german = "Im Jahr 2023 empfing das Büro für Auswärtiges 520 Gäste aus dem Ausland.\n"
    let both = [Self.english, String(repeating: german, count: 12)].map { Self.chinese + "\n" + $0 }
    let bilingual = try pair(Self.source("m.en.txt", both[0]), Self.source("m.de.txt", both[1]))
    #expect(bilingual.failure?.message == "a quarter of each is in the language 'zh'")
    let empty = try pair(left, Self.source("m.en.txt", ""))
    #expect(empty.isApart)
    #expect(empty.failure?.message == "'m.en.txt' has no result alone: empty_input")
  }
}
