import Foundation
import Testing

@testable import Diptych

@Suite struct XMLMappingTests {
  /// The mappings that the page about inputs shows.
  private static func shown() throws -> [Ingest.Configuration] {
    let page = URL(filePath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Sources/Diptych/Diptych.docc/Inputs.md")
    let text = try String(contentsOf: page, encoding: .utf8)
    let blocks = text.components(separatedBy: "```json\n").dropFirst().compactMap {
      $0.components(separatedBy: "\n```").first
    }
    return try blocks.filter { $0.contains("xmlMappings") }.map { block in
      let file = "{\"diptych\": 1, \"stages\": [\(block)]}"
      let pipeline = try Pipeline(
        Array(file.utf8), file: "pipeline.json", folder: ".", registry: StageRegistry())
      return try #require(pipeline.stages.first as? PostponedStage<Ingest>).configuration
    }
  }

  @Test(
    "The bulletin becomes what its plain text becomes, by the mappings that the documentation has",
    arguments: [("bulletin.docbook.xml", 0), ("bulletin.office.xml", 1)])
  func bulletin(name: String, mapping: Int) throws {
    let settings = try Self.shown()[mapping]
    let content = try FormatComparison.file(name)
    let document = try FormatComparison.processed(content, path: name, settings: settings)
    try FormatComparison.compare(document) { $0.kind == .footnote }
    #expect(document.source.form?.mediaType == "application/xml")
    #expect(document.source.form?.title == "临江简报")
    #expect(document.source.form?.author == "王晓梅")
    #expect(document.source.form?.date == (mapping == 1 ? "2024-01-05" : nil))
    #expect(document.blocks.count { $0.place != .flow } == 14)
    let notes = document.blocks.filter { $0.kind == .footnote }.map(\.text)
    #expect(notes == (mapping == 1 ? ["截至十二月三十一日。", "As of December 31."] : []))
    if mapping == 1 { #expect(document.blocks[1].declaredLanguage == "zh-CN") }
    #expect(document.blocks.allSatisfy { $0.line != nil })
  }

  private func ingested(_ text: String, _ mapping: XMLMapping, path: String = "a.xml") throws
    -> Document
  {
    var settings = Ingest.Configuration()
    settings.xmlMappings = [mapping]
    try settings.check()
    return try Document.ingested(Array(text.utf8), path: path, settings: settings)
  }

  private var mapping: XMLMapping {
    var mapping = XMLMapping()
    mapping.roots = ["doc"]
    mapping.namespaces = ["x": "urn:x"]
    mapping.sections = ["part"]
    mapping.headings = ["h", "table/h"]
    mapping.headingLevels = ["h7": 7]
    mapping.blocks = ["p", "x:q"]
    mapping.items = ["li"]
    mapping.numberedLists = ["ol"]
    mapping.tables = ["table"]
    mapping.tableHeads = ["head"]
    mapping.rows = ["tr"]
    mapping.cells = ["td"]
    mapping.notes = ["fn"]
    mapping.lineBreaks = ["br"]
    mapping.leftOut = ["secret", "p/q"]
    mapping.titles = ["secret/name"]
    return mapping
  }

  @Test("Elements mean what the mapping says, and others are a part of the line")
  func roles() throws {
    let document = try ingested(
      """
      <doc><secret><name> A  title </name>x</secret><part><h>一</h><part><h>二</h><p>甲 <b>乙</b>
        丙<fn>注</fn>丁</p></part><h7>七</h7></part><ol><li>a</li><li><p>b</p></li></ol>
      <table><h>表</h><head><tr><td colspan="2">c</td></tr></head><tr><td rowspan='2'>d</td><td>e</td></tr><tr><td>f<fn>g</fn></td></tr></table>
      <x:q xmlns:x="urn:x">h</x:q>i<y:q xmlns:y="urn:y">j</y:q><p>k<q>l</q></p><p>m。<br/>n</p></doc>
      """, mapping)
    #expect(
      document.texts == [
        "一", "二", "甲 乙丙丁", "注", "七", "a", "b", "表", "c", "d", "e", "f", "g", "h", "ij", "k", "m。",
        "n",
      ])
    #expect(
      document.blocks.prefix(5).map(\.layout.markupHeadingLevel) == [1, 2, nil, nil, 7])
    #expect(document.blocks[3].kind == .footnote)
    #expect(
      document.blocks[6].place == .item(ListPlace(list: 0, item: 1, depth: 1, isNumbered: true)))
    #expect(document.blocks[7].kind == .caption)
    #expect(
      document.blocks[8].place
        == .cell(CellPlace(table: 0, row: 0, column: 0, columns: 2, isLabel: true)))
    #expect(document.blocks[11].place == .cell(CellPlace(table: 0, row: 2, column: 1)))
    #expect(document.blocks[12].kind == .footnote)
    #expect(document.source.form?.title == "A title")
    #expect(document.blocks[2].line == 1)
  }

  @Test(
    "A root needs no declaration where a mapping is for it, and a namespace where the mapping says")
  func roots() throws {
    #expect(try ingested("<!-- x --><doc><p>甲</p></doc>", mapping, path: "a.txt").texts == ["甲"])
    var other = mapping
    other.roots = ["x:doc"]
    #expect(try ingested("<doc xmlns='urn:x'><p>甲</p></doc>", other).texts == ["甲"])
    #expect(try ingested("<a:doc xmlns:a='urn:x'><p>甲</p></a:doc>", other).texts == ["甲"])
    #expect(throws: StageFailure.self) { try ingested("<doc><p>甲</p></doc>", other) }
    #expect(try ingested("< 3 is less than <doc>", mapping, path: "a.txt").blocks.count == 1)
  }

  @Test("XML that no mapping is for is left alone, with the setting that helps")
  func unmapped() {
    let failure = #expect(throws: StageFailure.self) {
      try ingested("<?xml version='1.0'?><a:report xmlns:a='urn:a'/>", mapping)
    }
    #expect(failure?.code == "unsupported_format")
    #expect(
      failure?.message
        == "the file is XML with the root element 'report', which no mapping in 'xmlMappings' is for"
    )
  }

  @Test(
    "XML that is broken, bold or bottomless is refused by its fault",
    arguments: [
      ("<doc><p>", "corrupt_markup"),
      ("<!DOCTYPE doc [<!ENTITY a 'b'>]><doc><p>&a;</p></doc>", "dtd_forbidden"),
      (
        "<doc>" + String(repeating: "<p>", count: 300) + String(repeating: "</p>", count: 300)
          + "</doc>", "limit_exceeded"
      ),
      ("<doc><secret>x</secret></doc>", "no_text"),
    ])
  func hostile(text: String, code: String) {
    let failure = #expect(throws: StageFailure.self) { try ingested(text, mapping) }
    #expect(failure?.code == code)
  }

  // MARK: - Settings

  private func problem(_ mappings: String) -> String? {
    let file = """
      {"diptych": 1, "stages": [{"stage": "ingest", "xmlMappings": \(mappings)}]}
      """
    do {
      _ = try Pipeline(
        Array(file.utf8), file: "pipeline.json", folder: ".", registry: StageRegistry())
      return nil
    } catch {
      return "\(error)".split(separator: ": ", maxSplits: 1).last.map(String.init)
    }
  }

  @Test("A mapping that cannot work is refused, with what was meant")
  func settings() {
    #expect(problem("[{\"roots\": [\"a\"], \"blocks\": [\"p\"]}]") == nil)
    #expect(
      problem("[{\"roots\": [\"a\"], \"heading\": [\"h\"]}]")
        == "stages[0] ingest.xmlMappings[0]: unknown setting 'heading'; did you mean 'headings'?")
    #expect(
      problem("[{\"roots\": \"a\"}]")
        == "stages[0] ingest.xmlMappings[0]: 'roots' takes a list in brackets, not \"a\"")
    #expect(
      problem("[\"a\"]")
        == "stages[0] ingest: 'xmlMappings[0]' takes an object in braces, not \"a\"")
    let made = "stages[0] ingest: the stage cannot be made: "
    #expect(problem("[{}]") == made + "'xmlMappings[0].roots' names no element")
    #expect(
      problem("[{\"roots\": [\"a\"], \"blocks\": [\"p\"], \"notes\": [\"p\"]}]")
        == made + "'xmlMappings[0]' has the element 'p' in 'blocks' and in 'notes'")
    #expect(
      problem(
        "[{\"roots\": [\"a\"], \"namespaces\": {\"doc\": \"urn:d\"}, \"blocks\": [\"dco:p\"]}]")
        == made
        + "'xmlMappings[0].blocks' has 'dco:p', whose prefix is not in 'namespaces'; did you mean 'doc'?"
    )
    #expect(
      problem("[{\"roots\": [\"a\"], \"blocks\": [\"a/b/c\"]}]")
        == made + "'xmlMappings[0].blocks' has 'a/b/c'; an element is 'para' or 'table/title'")
    #expect(
      problem("[{\"roots\": [\"a\"], \"headingLevels\": {\"h\": 0}}]")
        == made + "'xmlMappings[0].headingLevels' gives 'h' the level 0, not one from 1 to 10")
    #expect(
      problem("[{\"roots\": [\"a\"]}, {\"roots\": [\"b\", \"a\"]}]")
        == made
        + "'xmlMappings[0]' and 'xmlMappings[1]' are both for the root element 'a'")
  }
}
