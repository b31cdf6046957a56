import Testing

@testable import Diptych

@Suite struct SectionPairingTests {
  /// A notice in Chinese with three sections.
  private static let chinese: [(LanguageTag, String)] = [
    ("zh-Hant", "# 圖書館開放時間調整"),
    ("zh-Hant", "自3月1日起,市立圖書館週末延長開放至晚上9時,兒童閱覽室時間不變。"),
    ("zh-Hant", "# 新橋通車"),
    ("zh-Hant", "全長1.2公里的河濱大橋昨天通車,市長感謝工程人員三年來的努力。"),
    ("zh-Hant", "# 植樹活動"),
    ("zh-Hant", "春天是種樹的季節,公園管理處邀請居民一起種下五百棵樹苗。"),
  ]

  private static let moved: [(LanguageTag, String)] = [
    ("en", "# Planting Trees"),
    (
      "en",
      "Spring is the season for planting trees, and the park office invites residents to plant "
        + "five hundred saplings together."
    ),
    ("en", "# New Library Opening Hours"),
    (
      "en",
      "From 1 March the city library stays open until 9 p.m. at weekends; hours of the "
        + "children's reading room do not change."
    ),
    ("en", "# Opening of the New Bridge"),
    (
      "en",
      "The Riverside Bridge, 1.2 kilometres long, opened to traffic yesterday; the mayor thanked "
        + "the workers for three years of effort."
    ),
  ]

  @Test("A complete translation gives a pair for every section and no finding")
  func complete() throws {
    let document = try Document(
      bilingual: Self.chinese + [
        ("en", "# New Library Opening Hours"),
        (
          "en",
          "From 1 March the city library stays open until 9 p.m. at weekends; hours of the "
            + "children's reading room do not change."
        ),
        ("en", "# Opening of the New Bridge"),
        (
          "en",
          "The Riverside Bridge, 1.2 kilometres long, opened to traffic yesterday; the mayor "
            + "thanked the workers for three years of effort."
        ),
        ("en", "# Planting Trees"),
        (
          "en",
          "Spring is the season for planting trees, and the park office invites residents to "
            + "plant five hundred saplings together."
        ),
      ]
    ).aligned()
    let alignment = try #require(document.alignments.first)
    #expect(alignment.left == "zh-Hant" && alignment.right == "en")
    #expect(alignment.sections.map(\.left) == [[0], [1], [2]])
    #expect(alignment.sections.map(\.right) == [[3], [4], [5]])
    #expect(alignment.paragraphs.map(\.left) == [[0], [1], [2], [3], [4], [5]])
    #expect(alignment.paragraphs.map(\.right) == [[6], [7], [8], [9], [10], [11]])
    #expect(document.findings.isEmpty)
  }

  @Test("A title is paired with the one it translates, though others like it stand nearer")
  func title() throws {
    let document = try Document(bilingual: [
      ("zh-Hant", "# 河濱公園"), ("zh-Hant", "河濱公園位於舊城東側,園內有三座木橋和一座溫室。"),
      ("zh-Hant", "# 團體導覽"), ("zh-Hant", "# 停車場"), ("zh-Hant", "# 失物招領"),
      ("zh-Hant", "請勿餵食湖中的天鵝,也不要在草地上生火;夜間請走有路燈的道路。"),
      ("zh-Hant", "狗要用繩子牽著。"), ("en", "# Riverside Park"),
      (
        "en",
        "The Riverside Park lies east of the old town; it has three wooden bridges and a greenhouse."
      ),
      ("en", "# Car park"),
    ]).aligned()
    let pairs = try #require(document.alignments.first).sections
    #expect(pairs.map(\.left) == [[0], [2]])
    #expect(pairs.map(\.right) == [[4], [5]])
  }

  @Test("A pair is no surer than the more doubtful of its headings")
  func doubtfulHeading() throws {
    var document = try Document(
      bilingual: [
        ("zh-Hant", "# 新橋通車"), ("zh-Hant", "大橋昨天通車,市長感謝工程人員三年來的努力。"),
        ("zh-Hant", "# 植樹活動"), ("zh-Hant", "公園管理處邀請居民一起種下五百棵樹苗。"),
        ("en", "# Opening of the New Bridge"),
        ("en", "The bridge opened yesterday; the mayor thanked the workers for their effort."),
        ("en", "# Planting Trees"),
        ("en", "The park office invites residents to plant five hundred saplings together."),
      ])
    document.blocks[6].heading = Inferred(value: 1, confidence: 0.6, stage: "test")
    let sections = try #require(try document.aligned().alignments.first).sections
    #expect(sections.map(\.left) == [[0], [1]])
    #expect(sections[0].confidence > 0.8 && sections[0].confidence <= 0.95)
    #expect(sections[1].confidence > 0.5 && sections[1].confidence <= 0.6)
  }

  @Test("A section that stands elsewhere in the translation is paired as well")
  func movedSection() throws {
    let document = try Document(bilingual: Self.chinese + Self.moved).aligned()
    let alignment = try #require(document.alignments.first)
    #expect(alignment.sections.map(\.left) == [[0], [1], [2]])
    #expect(alignment.sections.map(\.right) == [[4], [5], [3]])
    #expect(alignment.paragraphs.map(\.left) == [[0], [1], [2], [3], [4], [5]])
    #expect(alignment.paragraphs.map(\.right) == [[8], [9], [10], [11], [6], [7]])
    #expect(document.findings.isEmpty)
  }

  @Test("What is left over on both sides is no pair for that")
  func leftOver() throws {
    let document = try Document(
      bilingual: Self.chinese + [
        ("en", "# Road Works"),
        ("en", "Lorries have to take the northern bypass until the drains are mended."),
      ] + Self.moved.dropFirst(2)
    ).aligned()
    let alignment = try #require(document.alignments.first)
    #expect(alignment.sections.map(\.left) == [[0], [1]])
    #expect(alignment.sections.map(\.right) == [[4], [5]])
    #expect(document.findings.count == 2)
  }

  @Test("A language of a line or two is not the one that the others are paired with")
  func stray() throws {
    let document = try Document(bilingual: [
      ("en", "Draft of 3 May"),
      (
        "de",
        "Die neue Brücke am Fluss wurde gestern für den Verkehr freigegeben; "
          + "der Bürgermeister dankte den Arbeitern."
      ),
      ("de", "# Fahrplan"),
      ("de", "Die Linie 4 fährt jetzt alle zehn Minuten über die Brücke."),
      (
        "fr",
        "Le nouveau pont sur la rivière a été ouvert hier à la circulation "
          + "; le maire a remercié les ouvriers."
      ),
      ("fr", "# Horaires"),
      ("fr", "La ligne 4 passe maintenant sur le pont toutes les dix minutes."),
    ]).aligned(languages: ["zh-Hant", "en"])
    #expect(document.alignments.map(\.left) == ["de", "de"])
    let french = try #require(document.alignments.first { $0.right == "fr" })
    #expect(french.sections.map(\.left) == [[1], [2]])
    #expect(french.sections.map(\.right) == [[3], [4]])
  }

  @Test("A section that was not translated is reported, and the others are paired")
  func untranslated() throws {
    let document = try Document(
      bilingual: Self.chinese + [
        ("en", "# Opening of the New Bridge"),
        (
          "en",
          "The Riverside Bridge, 1.2 kilometres long, opened to traffic yesterday; the mayor "
            + "thanked the workers for three years of effort."
        ),
      ]
    ).aligned()
    let alignment = try #require(document.alignments.first)
    #expect(alignment.sections.map(\.left) == [[1]])
    #expect(alignment.sections.map(\.right) == [[3]])
    #expect(
      document.findings == [
        .note("section_untranslated", at: .section(0), "section 1 has no en counterpart"),
        .note("section_untranslated", at: .section(2), "section 3 has no en counterpart"),
      ])
  }

  @Test("The signature below the last section makes it no part of one that was translated")
  func untranslatedBeforeSignature() throws {
    let document = try Document(bilingual: [
      ("zh-Hant", "# 渡輪停駛"), ("zh-Hant", "因河水暴漲,渡輪自6月3日起停駛,旅客請改走大橋。"),
      ("zh-Hant", "# 退票辦法"), ("zh-Hant", "持有月票的旅客可在碼頭售票處辦理退款,請帶身分證件。"),
      ("zh-Hant", "河港管理處"), ("zh-Hant", "2024年6月2日"),
      ("en", "# Ferry Service Suspended"),
      (
        "en",
        "Because of the flood the ferry does not run from 3 June; passengers are asked to use the bridge."
      ),
      ("en", "River Port Office"), ("en", "2 June 2024"),
    ]).aligned()
    let alignment = try #require(document.alignments.first)
    #expect(alignment.sections.map(\.left) == [[0]])
    #expect(alignment.sections.map(\.right) == [[2]])
    #expect(alignment.paragraphs.map(\.left) == [[0], [1], [4], [5]])
    #expect(document.findings.map(\.place) == [.section(1)])
  }

  @Test("Sections that stand at the same place and say something else are no pairs")
  func unrelated() throws {
    let document = try Document(bilingual: [
      ("zh-Hant", "# 一、消防演習"), ("zh-Hant", "全體員工下樓集合,保安人員檢查滅火器和樓梯間。"),
      ("zh-Hant", "# 二、食堂菜單"), ("zh-Hant", "星期五供應牛肉麵和豆腐湯,請自備餐具。"),
      ("zh-Hant", "# 三、河濱大橋通車"), ("zh-Hant", "大橋昨天通車,市長感謝工程人員三年來的努力。"),
      ("en", "# 1. Choir Concert"),
      ("en", "The choir of the music school sings songs from Finland in the old church."),
      ("en", "# 2. Lost Property"),
      ("en", "An umbrella and a pair of gloves were found on tram number nine."),
      ("en", "# 3. Opening of the Riverside Bridge"),
      (
        "en",
        "The bridge opened to traffic yesterday; the mayor thanked the workers for three years of effort."
      ),
    ]).aligned()
    let alignment = try #require(document.alignments.first)
    #expect(alignment.sections.map(\.left) == [[2]])
    #expect(alignment.sections.map(\.right) == [[5]])
    #expect(alignment.paragraphs.map(\.left) == [[4], [5]])
    #expect(document.findings.map(\.place) == [0, 1, 3, 4].map { .section($0) })
  }

  @Test("The close of a letter goes with a close, and never with a name")
  func closes() throws {
    let document = try Document(bilingual: [
      ("zh-Hant", "感謝貴校派人參加春季運動會,期待明年再見。"), ("zh-Hant", "順頌"), ("zh-Hant", "商祺"),
      ("zh-Hant", "陳志明"),
      (
        "en",
        "We thank your school for sending a team to the spring games and hope to see you again next year."
      ),
      ("en", "Kind regards,"), ("en", "Chen Zhiming"),
    ]).aligned()
    let alignment = try #require(document.alignments.first)
    let pairs = alignment.paragraphs.map { [$0.left, $0.right] }
    #expect(pairs.contains([[3], [6]]))
    #expect(pairs.allSatisfy { $0[0].contains(3) || !$0[1].contains(6) })
    #expect(pairs.contains { $0[1] == [5] && Set($0[0]).isSubset(of: [1, 2]) })
  }

  @Test("The language that the settings name first is on the left")
  func left() throws {
    let document = try Document(bilingual: [
      ("zh-Hans", "# 植树活动"), ("zh-Hans", "公园管理处邀请居民一起种树。"),
      ("en", "# Planting Trees"), ("en", "The park office invites residents to plant trees."),
    ]).aligned(languages: ["en", "zh-Hans"])
    let alignment = try #require(document.alignments.first)
    #expect(alignment.left == "en" && alignment.right == "zh-Hans")
    #expect(alignment.sections.map(\.left) == [[1]])
    #expect(alignment.sections.map(\.right) == [[0]])
  }

  @Test("A document in one language has no alignment and no finding")
  func oneLanguage() throws {
    let document = try Document(bilingual: Self.chinese).aligned()
    #expect(document.alignments.isEmpty)
    #expect(document.findings.isEmpty)
  }

  @Test("A document without blocks has no alignment")
  func empty() throws {
    #expect(try Document(bilingual: []).aligned().alignments.isEmpty)
  }
}
