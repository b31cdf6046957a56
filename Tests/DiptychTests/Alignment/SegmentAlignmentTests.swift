import Testing

@testable import Diptych

@Suite struct SegmentAlignmentTests {
  @Test("A sentence that was cut in two in translation is one bead")
  func split() throws {
    let document = try Document(bilingual: [
      (
        "zh-Hans",
        "今天早上下了大雨,许多学生没有去学校。老师打电话给每个家庭。下午天气好了,孩子们在花园里玩。"
      ),
      (
        "en",
        "It rained heavily this morning. Many students did not go to school. The teacher called "
          + "every family. In the afternoon the weather was fine and the children played in the "
          + "garden."
      ),
    ]).aligned()
    let alignment = try #require(document.alignments.first)
    #expect(alignment.segments.map { $0.left.map(\.segment) } == [[0], [1], [2]])
    #expect(alignment.segments.map { $0.right.map(\.segment) } == [[0, 1], [2], [3]])
    #expect(alignment.segments.allSatisfy { $0.left.allSatisfy { $0.block == 0 } })
  }

  @Test("A paragraph of which no segment has a counterpart leaves the bead of its neighbour")
  func linkedParagraphs() throws {
    var document = try Document(bilingual: [
      ("zh-Hans", "第六条 参赛作品应当为原创，不得抄袭。"),
      ("zh-Hans", "第七条 评委会由五名专家组成。"),
      ("en", "Article 7 The jury shall consist of five experts."),
    ])
    var alignment = Alignment(left: "zh-Hans", right: "en")
    alignment.paragraphs = [Bead(left: [0, 1], right: [2], confidence: 0.2)]
    document.alignments = [alignment]
    try SegmentAlignment(AlignmentSettings(), context: StageContext()).run(&document)
    let bead = try #require(document.alignments[0].paragraphs.first)
    #expect(bead.left == [1])
    #expect(bead.right == [2])
    #expect(bead.confidence > 0.5)
    #expect(document.alignments[0].segments.map { $0.left.map(\.block) } == [[1]])
  }

  @Test("A paired section much of whose text has no counterpart is reported")
  func partlyTranslated() throws {
    let chinese = [
      "# 参观须知", "展馆每天九点开放，周一闭馆。", "团体参观须提前两天预约。", "馆内禁止使用闪光灯拍照。",
    ]
    let english = [
      "# Notes for Visitors",
      "The exhibition hall is open from nine o'clock every day and closed on Mondays.",
      "Group visits must be booked two days in advance.",
      "Flash photography is forbidden in the hall.",
    ]
    let lines: [(LanguageTag, String)] = chinese.map { ("zh-Hans", $0) }
    let abridged: [(LanguageTag, String)] = english.dropLast(2).map { ("en", $0) }
    let findings = try Document(bilingual: lines + abridged).aligned().findings
    #expect(
      findings.map(\.message) == ["2 of 3 sentences of section 1 have no en counterpart"])
    #expect(findings.first?.code == "section_partly_translated")
    #expect(findings.first?.place == .section(0))
    let whole: [(LanguageTag, String)] = english.map { ("en", $0) }
    #expect(try Document(bilingual: lines + whole).aligned().findings.isEmpty)
  }

  @Test("Headings are no segments")
  func headings() throws {
    let document = try Document(bilingual: [
      ("zh-Hans", "# 植树活动"), ("en", "# Planting Trees"),
    ]).aligned()
    let alignment = try #require(document.alignments.first)
    #expect(alignment.paragraphs.count == 1)
    #expect(alignment.segments.isEmpty)
  }

  private static let weather: [(LanguageTag, String)] = [
    ("zh-Hans", "今天早上下了大雨,许多学生没有去学校。老师打电话给每个家庭。"),
    (
      "en",
      "It rained heavily this morning. Many students stayed at home. The teacher called them."
    ),
  ]

  @Test("What the pairing of paragraphs leaves is used, and used up")
  func handedOn() throws {
    var document = try Document(bilingual: Self.weather)
    let context = StageContext()
    try SectionPairing(AlignmentSettings(), context: context).run(&document)
    var alone = document
    #expect(document.alignments[0].bitext != nil)
    alone.alignments[0].bitext = nil
    let alignment = try SegmentAlignment(AlignmentSettings(), context: context)
    try alignment.run(&document)
    try alignment.run(&alone)
    #expect(document.alignments[0].bitext == nil)
    #expect(document.alignments[0].segments == alone.alignments[0].segments)
  }

  @Test("Segments that were changed after the pairing of paragraphs are aligned as they are now")
  func changed() throws {
    var document = try Document(bilingual: Self.weather)
    let context = StageContext()
    try SectionPairing(AlignmentSettings(), context: context).run(&document)
    document.blocks[1].segments = [TextRange(0, 61), TextRange(62, 86)]
    try SegmentAlignment(AlignmentSettings(), context: context).run(&document)
    #expect(document.alignments[0].segments.map { $0.right.map(\.segment) } == [[0], [1]])
  }
}
