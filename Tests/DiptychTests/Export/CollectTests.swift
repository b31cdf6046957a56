import Foundation
import Testing

@testable import Diptych

@Suite struct CollectTests {
  private static let pipeline = """
    { "diptych": 1, "languages": ["zh-Hans", "en"], "stages": [
      { "stage": "ingest" }, { "stage": "language-detection" }, { "stage": "heading-detection" },
      { "stage": "sectioning" }, { "stage": "segmentation" }, { "stage": "section-pairing" },
      { "stage": "segment-alignment" }, { "stage": "entity-extraction" }, { "stage": "entity-linking" },
      { "stage": "tmx-export" }, { "stage": "term-export", "byteOrderMark": true },
      { "stage": "untranslated-export" } ] }
    """

  private static func notice(_ day: Int) -> String {
    """
    渡轮时刻表调整

    陈志明市长宣布，自6月\(day)日起，渡轮每二十分钟一班。

    请带好身份证件。

    New Ferry Timetable

    Mayor Chen Zhiming announced that from \(day) June the ferry runs every twenty minutes.

    Please bring your identity card.

    """
  }

  private static let alone = "植树活动\n\n公园管理处邀请居民一起种下五百棵树苗。\n"

  @Test("The lists of all documents are put together, what several say once")
  func lists() throws {
    let run = try TestRun(
      ["a/1.txt": Self.notice(3), "b/1.txt": Self.notice(4), "c.txt": Self.alone],
      pipeline: Self.pipeline, registry: StageRegistry(adding: []))
    #expect(run.run() == 0)
    let output = run.path("output")
    #expect(run.answer("collect", "--output", output, "--to", run.path("lists")) == 0)
    let files = try run.files(below: "lists")
    #expect(files.keys.sorted() == ["memory.tmx", "terms.csv", "untranslated.csv"])
    let memory = files["memory.tmx"] ?? ""
    #expect(memory.components(separatedBy: "请带好身份证件。").count == 2)
    #expect(memory.components(separatedBy: "every twenty minutes.").count == 3)
    #expect(memory.contains("<prop type=\"x-document\">a/1.txt</prop>"))
    try TMXCheck.expectValid(Array(memory.utf8))
    var terms = CSVReader(Array((files["terms.csv"] ?? "").utf8))
    #expect(terms.hasByteOrderMark)
    var rows: [[String]] = []
    while let row = terms.next() { rows.append(row.map { String(decoding: $0, as: UTF8.self) }) }
    let mayor = try #require(rows.first { $0[2] == "陈志明" })
    #expect(Array(mayor[0...5]) == ["person", "zh-Hans", "陈志明", "en", "Chen Zhiming", "2"])
    #expect(mayor[8] == "a/1.txt")
    #expect(files["untranslated.csv"]?.contains(",c.txt,") == true)
    // Nothing is replaced unasked, and nothing else stands in the folder.
    #expect(run.answer("collect", "--output", output, "--to", run.path("lists")) == 73)
    #expect(run.answer("collect", "--output", output, "--to", run.path("lists"), "--force") == 0)
    #expect(try run.files(below: "lists") == files)
    #expect(run.answer("verify", "--output", output) == 0)
  }

  @Test("What one name is called in different documents stands side by side")
  func otherTerms() throws {
    var terms = CollectedTerms()
    let header = "type,sourceLanguage,sourceTerm,targetLanguage,targetTerm,confidence\r\n"
    let tables = [
      "1.txt": "term,zh,友城,en,sister city,0.80\r\n",
      "2.txt": "term,zh,友城,en,friendship city,0.95\r\nterm,zh,友城,en,\"twin, or sister\",0.50\r\n",
      "3.txt": "term,zh,友城,en,sister city,0.90\r\nterm,zh,友城,de,Partnerstadt,0.90\r\n",
    ]
    for (name, rows) in tables.sorted(by: { $0.key < $1.key }) {
      let isTable = terms.add(Array((header + rows).utf8), of: Array(name.utf8))
      #expect(isTable)
    }
    let text = String(decoding: try #require(terms.file).bytes, as: UTF8.self)
    #expect(
      text == """
        type,sourceLanguage,sourceTerm,targetLanguage,targetTerm,documents,confidence,otherTargetTerms,firstDocument\r
        term,zh,友城,de,Partnerstadt,1,0.90,,3.txt\r
        term,zh,友城,en,friendship city,1,0.95,"sister city | twin, or sister",2.txt\r
        term,zh,友城,en,sister city,2,0.90,"friendship city | twin, or sister",1.txt\r
        term,zh,友城,en,"twin, or sister",1,0.50,friendship city | sister city,2.txt\r

        """)
    let isTable = terms.add(Array("type,language\r\n".utf8), of: [])
    #expect(!isTable)
  }

  @Test("An archive without lists, and a damaged one, are refused")
  func refused() throws {
    let run = try TestRun(["a.txt": "alpha"])
    #expect(run.run() == 0)
    let output = run.path("output")
    #expect(run.answer("collect", "--output", output, "--to", run.path("lists")) == 66)
    #expect(!FileManager.default.fileExists(atPath: run.path("lists")))
    let other = try TestRun(
      ["1.txt": Self.notice(3)], pipeline: Self.pipeline, registry: StageRegistry(adding: []))
    #expect(other.run() == 0)
    try "<tmx>".write(
      toFile: other.path("output/data/1.txt.tmx"), atomically: true, encoding: .utf8)
    #expect(
      other.answer("collect", "--output", other.path("output"), "--to", other.path("lists")) == 65)
    #expect(!FileManager.default.fileExists(atPath: other.path("lists")))
  }

  @Test("A table that was written is read as it was")
  func tables() {
    let rows = [["a", "b\"c", "d,e"], ["", "f\r\ng", "\u{FEFF}h"], ["", "", ""]]
    for hasMark in [false, true] {
      var writer = CSVWriter(
        columns: ["1", "2", "3"], guardsFormulas: false, hasByteOrderMark: hasMark)
      for row in rows {
        for field in row { writer.field(field) }
        writer.endRow()
      }
      var reader = CSVReader(writer.bytes)
      #expect(reader.hasByteOrderMark == hasMark)
      var read: [[String]] = []
      while let row = reader.next() { read.append(row.map { String(decoding: $0, as: UTF8.self) }) }
      #expect(read == [["1", "2", "3"]] + rows)
    }
  }
}
