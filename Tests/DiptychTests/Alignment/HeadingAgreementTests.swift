import Testing

@testable import Diptych

@Suite struct HeadingAgreementTests {
  /// Two sections in each language; the evidence is that of the first line of the second section.
  private func document(chinese: Double?, english: Double?) throws -> Document {
    var document = try Document(
      bilingual: [
        ("zh-Hant", "# 圖書館開放時間調整"),
        ("zh-Hant", "自3月1日起,市立圖書館週末延長開放至晚上9時,兒童閱覽室時間不變。"),
        ("zh-Hant", "新橋通車"),
        ("zh-Hant", "全長1.2公里的河濱大橋昨天通車,市長感謝工程人員三年來的努力。"),
        ("en", "# New Library Opening Hours"),
        (
          "en",
          "From 1 March the city library stays open until 9 p.m. at weekends; hours of the "
            + "children's reading room do not change."
        ),
        ("en", "Opening of the New Bridge"),
        (
          "en",
          "The Riverside Bridge, 1.2 kilometres long, opened to traffic yesterday; the mayor "
            + "thanked the workers for three years of effort."
        ),
      ])
    for (block, evidence) in [(2, chinese), (6, english)] {
      document.blocks[block].headingEvidence = evidence
      if let evidence, evidence >= 0 {
        document.blocks[block].heading = Inferred(
          value: 1, confidence: 0.7, stage: HeadingDetection.name)
        document.blocks[block].segments = []
      }
    }
    document.sections = Sectioning.sections(of: document.blocks)
    return try document.aligned()
  }

  @Test("What is surely a heading in one language is one in the other")
  func becomes() throws {
    let document = try document(chinese: -0.4, english: 2)
    #expect(document.blocks.filter(\.isHeading).count == 4)
    #expect(document.blocks[2].segments.isEmpty)
    #expect(document.sections.map(\.blocks) == [[0, 1], [2, 3], [4, 5], [6, 7]])
    let alignment = try #require(document.alignments.first)
    #expect(alignment.sections.map(\.left) == [[0], [1]])
    #expect(alignment.sections.map(\.right) == [[2], [3]])
    #expect(document.findings.isEmpty)
    let confidence = try #require(document.blocks[2].heading?.confidence)
    #expect(confidence > 0.5 && confidence == document.blocks[6].heading?.confidence)
  }

  @Test("What is surely none in one language is none in the other, and is cut into sentences again")
  func ceases() throws {
    let document = try document(chinese: 0.2, english: -3)
    #expect(document.blocks.filter(\.isHeading).map(\.text).count == 2)
    #expect(document.blocks[2].heading == nil)
    #expect(document.blocks[2].segments == [TextRange(0, 12)])
    #expect(document.sections.map(\.blocks) == [[0, 1, 2, 3], [4, 5, 6, 7]])
    #expect(document.alignments.first?.sections.map(\.right) == [[1]])
  }

  @Test("A line without evidence that cannot be a heading speaks against its counterpart")
  func impossible() throws {
    #expect(try document(chinese: 1, english: nil).blocks[2].heading == nil)
    #expect(try document(chinese: 6, english: nil).blocks[2].heading != nil)
  }

  @Test("Headings that agree are surer than they were alone, and so is the pair of their sections")
  func agree() throws {
    let document = try document(chinese: 1, english: 1.5)
    let confidence = try #require(document.blocks[2].heading?.confidence)
    #expect(confidence > 0.85 && confidence == document.blocks[6].heading?.confidence)
    let pairs = try #require(document.alignments.first).sections
    #expect(pairs.map(\.left) == [[0], [1]])
    #expect(pairs[1].confidence > 0.8)
  }

  @Test("Headings that the file brings, and sections of another stage, are left alone")
  func others() throws {
    var document = try document(chinese: -0.4, english: nil)
    document.blocks[6].headingEvidence = 2
    document.blocks[6].heading = Inferred(value: 1, confidence: 0.9, stage: HeadingDetection.name)
    document.blocks[6].segments = []
    #expect(try document.aligned().blocks[2].heading == nil)
    document.sections = Sectioning.sections(of: document.blocks)
    var given = document
    given.given = [.headings]
    #expect(try given.aligned().blocks[2].heading == nil)
    #expect(try document.aligned().blocks[2].heading != nil)
  }
}
