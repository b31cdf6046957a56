import Testing

@testable import Diptych

@Suite struct ProjectionTests {
  private func persons(_ chinese: String, _ english: String) throws -> [[String]] {
    try Document(marked: [("zh-Hans", chinese), ("en", english)]).forms(.person)
  }

  @Test(
    "A name that only the translation shows is found and joined",
    arguments: [
      // A surname that is also a verb; characters that are also words.
      ("任正非的推动十分重要。", "The efforts of Ren Zhengfei matter much.", "任正非", "Ren Zhengfei"),
      ("论坛由江海洋主持。", "The forum was chaired by Jiang Haiyang.", "江海洋", "Jiang Haiyang"),
      ("客人是河野洋平。", "The guest was Yohei Kono.", "河野洋平", "Yohei Kono"),
      // Quotation marks and no-break spaces are beside words.
      ("客人是河野洋平。", "“Yohei\u{A0}Kono is the guest.”", "河野洋平", "Yohei\u{A0}Kono"),
      ("论坛由侯友宜主持。", "The forum was chaired by Hou Yu-ih.", "侯友宜", "Hou Yu-ih"),
      ("客人是奥拉夫·朔尔茨。", "The guest was Olaf Scholz.", "奥拉夫·朔尔茨", "Olaf Scholz"),
      (
        "市长会见了让-皮埃尔·拉法兰。", "The mayor met Jean-Pierre Raffarin.", "让-皮埃尔·拉法兰",
        "Jean-Pierre Raffarin"
      ),
      ("市长会见了朴赞浩。", "The mayor met Park Chan-ho.", "朴赞浩", "Park Chan-ho"),
      ("客人是岸田文雄。", "The guest was Fumio Kishida.", "岸田文雄", "Fumio Kishida"),
      ("市长会见了裴青山。", "The mayor met Bui Thanh Son.", "裴青山", "Bui Thanh Son"),
      // Neither side alone tells.
      ("客人是大江健三郎。", "The guest was Kenzaburo Oe.", "大江健三郎", "Kenzaburo Oe"),
    ])
  func found(chinese: String, english: String, han: String, latin: String) throws {
    #expect(try persons(chinese, english) == [["zh-Hans \(han) 1", "en \(latin) 1"]])
  }

  @Test(
    "A name has the same characters in Japanese, or is read in Vietnamese or behind a title",
    arguments: [
      ("局长李建国到会。", "ja", "李建國局長が出席しました。", "李建国", "李建國"),
      ("校长泽田雄一到会。", "ja", "沢田雄一校長が出席しました。", "泽田雄一", "沢田雄一"),
      ("主席黎文山到会。", "vi", "Chủ tịch Lê Văn Sơn đã đến.", "黎文山", "Lê Văn Sơn"),
      ("市长施密特到会。", "de", "Bürgermeister Schmidt war da.", "施密特", "Schmidt"),
    ])
  func otherLanguages(
    chinese: String, language: String, text: String, name: String, other: String
  ) throws {
    let document = try Document(marked: [
      ("zh-Hans", chinese), (LanguageTag(rawValue: language), text),
    ])
    #expect(document.forms(.person) == [["zh-Hans \(name) 1", "\(language) \(other) 1"]])
  }

  @Test("A place with its unit is no part of a person's name")
  func placeWithUnit() throws {
    let document = try Document(marked: [
      ("zh-Hans", "南宁市与邻市开会。"), ("vi", "Cuộc họp giữa Nam Ninh và thành phố bạn."),
    ])
    #expect(document.forms(.person) == [])
  }

  @Test(
    "The reading tells where a name ends",
    arguments: [
      ("我们感谢张伟的支持。", "We thank Zhang Wei for the support.", "张伟", "Zhang Wei"),
      ("客人是中曾根康弘。", "The guest was Yasuhiro Nakasone.", "中曾根康弘", "Yasuhiro Nakasone"),
    ])
  func ends(chinese: String, english: String, han: String, latin: String) throws {
    #expect(try persons(chinese, english) == [["zh-Hans \(han) 1", "en \(latin) 1"]])
  }

  @Test("A name is found wherever the paragraph has it")
  func occurrences() throws {
    let document = try Document(marked: [
      ("zh-Hans", "江海洋到会。会后江海洋返回。"), ("en", "Jiang Haiyang came. Jiang Haiyang left later."),
    ])
    #expect(document.forms(.person) == [["zh-Hans 江海洋 2", "en Jiang Haiyang 2"]])
  }

  @Test(
    "What is read otherwise, is a part of words or another's name is left alone",
    arguments: [
      ("论坛由协会主持。", "The forum was chaired by Jiang Haiyang."),
      ("由于节日期间人多，会议改期。", "The meeting was postponed by Yu Jie."),
      ("市长会见了张小燕。", "The mayor met Zhang Xiaoyan and Zhang Xiaoyan's brother Li Ming."),
      ("海边有森林和太郎饭店。", "Taro Mori stayed at a hotel near the sea."),
    ])
  func left(chinese: String, english: String) throws {
    let document = try Document(bilingual: [("zh-Hans", chinese), ("en", english)])
    var alone = document
    try EntityExtraction(EntityExtraction.Configuration(), context: .shipped).run(&alone)
    let both = try Document(marked: [("zh-Hans", chinese), ("en", english)])
    #expect(both.marks(0) == alone.marks(0))
    #expect(both.marks(1) == alone.marks(1))
  }

  @Test("The mentions of a block stay ascending, and none cross")
  func order() throws {
    let document = try Document(marked: [
      ("zh-Hans", "5月3日，江海洋在重庆会见了河野洋平，随后前往成都。"),
      ("en", "On 3 May Jiang Haiyang met Yohei Kono in Chongqing and went to Chengdu."),
    ])
    #expect(document.forms(.person).count == 2)
    for block in document.blocks {
      for (mention, next) in zip(block.mentions, block.mentions.dropFirst()) {
        #expect(mention.range.end <= next.range.start || mention.range.contains(next.range))
      }
    }
  }

  @Test("One long paragraph takes time in proportion")
  func linear() throws {
    let context = StageContext.shipped
    func time(_ count: Int) throws -> Duration {
      let chinese = String(repeating: "论坛由江海洋和奥拉夫·朔尔茨主持，客人是河野洋平。", count: count)
      let english = String(repeating: "Hou Yu-ih met Olaf Scholz and Yohei Kono. ", count: count)
      var document = try Document(bilingual: [("zh-Hans", chinese), ("en", english)])
      document.alignments = [
        Alignment(
          left: "zh-Hans", right: "en",
          paragraphs: [Bead(left: [0], right: [1], confidence: 1)])
      ]
      let extraction = try EntityExtraction(EntityExtraction.Configuration(), context: context)
      return ThreadTime.measure { extraction.run(&document) }
    }
    let short = try time(100)
    // Eight times as long; quadratic work would take 64 times as long.
    #expect(try time(800) < short * 24 + .milliseconds(50))
  }
}

@Suite struct RepeatedPersonsTests {
  @Test("A name that a translation shows is marked in untranslated sections, too")
  func untranslated() throws {
    let document = try Document(marked: [
      ("zh-Hans", "论坛由江海洋主持。"), ("en", "The forum was chaired by Jiang Haiyang."),
      ("zh-Hans", "有关方面向江海洋赠送了纪念品，下一步将与江海洋的团队联系。"),
    ])
    #expect(document.forms(.person) == [["zh-Hans 江海洋 3", "en Jiang Haiyang 1"]])
  }

  @Test("What a document names twice for sure is the same person elsewhere")
  func twice() throws {
    let sure: [(LanguageTag, String)] = [
      ("zh-Hans", "主任余占鳌表示感谢。"), ("zh-Hans", "主任余占鳌出席会议。"),
    ]
    let unsure: [(LanguageTag, String)] = [("zh-Hans", "对着余占鳌一笑。")]
    let one = try Document(marked: Array(sure.prefix(1)) + unsure)
    let two = try Document(marked: sure + unsure)
    #expect(one.marks(1) == [])
    #expect(two.marks(2) == ["person 余占鳌"])
  }

  @Test("Neither parts of words nor of other names are marked")
  func parts() throws {
    let document = try Document(marked: [
      ("en", "Mr Rowan Atkinson came. They met Rowan Atkinson and Mark Rowan Atkinsonian."),
      ("en", "The Rowan Atkinson University opened."),
    ])
    #expect(document.marks(0).prefix(2) == ["person Rowan Atkinson", "person Rowan Atkinson"])
    #expect(document.marks(0).dropFirst(2).allSatisfy { !$0.hasSuffix("Rowan Atkinson") })
    #expect(document.marks(1) == ["organisation Rowan Atkinson University"])
  }

  @Test("A name that begins with an accented letter is a Latin one")
  func accents() throws {
    let document = try Document(marked: [
      ("en", "Mr Émile Aubertin came."), ("en", "it was émile aubertin, not Émile Aubertiné."),
      ("en", "the house of Émile Aubertin"),
    ])
    #expect(document.marks(1) == ["person Émile Aubertiné"])
    #expect(document.marks(2) == ["person Émile Aubertin"])
  }
}
