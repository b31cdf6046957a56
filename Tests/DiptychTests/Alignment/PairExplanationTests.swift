import Foundation
import Testing

@testable import Diptych

@Suite struct PairExplanationTests {
  private static let text = """
    图书馆延长开放

    自三月一日起，市立图书馆周末延长开放至晚上九点，儿童阅览室时间不变。

    新桥通车

    全长一千二百米的河滨大桥昨天通车，市长感谢工程人员三年来的努力。

    植树活动

    春天是种树的季节，公园管理处邀请居民一起种下五百棵树苗。

    Longer Library Hours

    From 1 March the city library stays open until nine in the evening at weekends; the children's reading room keeps its hours.

    Planting Trees

    Spring is the season for planting trees, and the park office invites residents to plant five hundred saplings.

    """

  private func explain(_ options: String...) throws -> (status: Int32, output: String) {
    let folder = try TemporaryFolder()
    let file = try folder.write(Array(Self.text.utf8), to: "notice.txt")
    let tool = try #require(BuiltTool.path("diptych"))
    let config = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Golden/pipeline.json").path
    return try Tool(at: "/usr/bin/env").run(
      ["DIPTYCH_LANGUAGE=en", tool, "explain-pair", file, "--config", config] + options)
  }

  @Test(
    "Each section has its counterpart with the parts of its score, or the reason why it has none")
  func text() throws {
    let (status, output) = try explain()
    #expect(status == 0)
    let blocks = output.components(separatedBy: "\n\n")
    #expect(blocks.count == 6, "\(output)")
    #expect(blocks[0] == "zh-Hans – en")
    #expect(blocks[1].hasPrefix("1  zh-Hans  line 1 图书馆延长开放\n  = "))
    #expect(blocks[1].contains("blocks linked: 2 of 2, headings linked"))
    #expect(blocks[1].contains("words +") && blocks[1].contains("lengths "))
    #expect(blocks[2].contains("\n  no counterpart: "))
    #expect(blocks[5].hasPrefix("5  en  line 17 Planting Trees\n  = "), "\(blocks[5])")
  }

  @Test("The same as JSON, for programs")
  func json() throws {
    let (_, output) = try explain("--json")
    var parser = JSONParser(Array(output.utf8))
    let value = try parser.parse()
    let alignment = try #require(value["alignments"]?.elements?.first)
    let sections = try #require(alignment["sections"]?.elements)
    #expect(sections.count == 5)
    let first = try #require(sections[0]["candidates"]?.elements?.first)
    #expect(first["section"] == 4 && first["linkedBlocks"] == 2 && first["headings"] == true)
    #expect(first["words"]?.double.map { $0 > 0 } == true)
    #expect(sections[0]["reason"]?.kind == .null)
    #expect(sections[1]["reason"]?.string != nil)
    #expect(sections[1]["heading"] == "新桥通车")
  }

  @Test("A likely section that is paired, or out of order, is named with the reason")
  func reasons() throws {
    let chinese: [(LanguageTag, String)] = [
      ("zh-Hans", "# 港口"), ("zh-Hans", "渔民在码头修理渔网，海鸥在船上飞。"),
      ("zh-Hans", "# 果园"), ("zh-Hans", "苹果和梨成熟了，孩子们提着篮子采摘。"),
    ]
    let english: [(LanguageTag, String)] = [
      ("en", "# The Harbour"),
      ("en", "Fishermen mend nets on the pier, and gulls fly over the boats."),
    ]
    var document = try Document(bilingual: chinese + english)
    try SectionPairing(AlignmentSettings(), context: StageContext()).run(&document)
    let explanation = try #require(PairExplanation(document.alignments[0], in: document))
    #expect(explanation.entries.map(\.section) == [0, 1, 2])
    #expect(explanation.entries[0].candidates.first?.section == 2)
    #expect(explanation.entries[0].candidates.first?.confidence != nil)
    #expect(explanation.reason(explanation.entries[0]) == nil)
    #expect(explanation.reason(explanation.entries[1]) != nil)
  }
}
