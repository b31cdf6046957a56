import Testing

@testable import Diptych

@Suite struct LinkingTests {
  @Test("A person is one entity over two scripts and in pinyin")
  func person() throws {
    let document = try Document(marked: [
      ("zh-Hant", "主任陳志明出席。"), ("zh-Hans", "主任陈志明出席。"),
      ("en", "Director Chen Zhiming attended."),
    ])
    #expect(
      document.forms(.person) == [["zh-Hant 陳志明 1", "zh-Hans 陈志明 1", "en Chen Zhiming 1"]])
    #expect(document.blocks.map { $0.mentions.first?.entity } == [0, 0, 0])
  }

  @Test("Persons of different readings stay apart")
  func persons() throws {
    let document = try Document(marked: [
      ("zh-Hant", "主任陳志明出席。"), ("en", "Director Chen Zhiyuan attended."),
    ])
    #expect(document.forms(.person).count == 2)
  }

  @Test("Two persons of one reading are not one")
  func sameReading() throws {
    let document = try Document(marked: [
      ("zh-Hans", "主任陈志明会见了教授陈志铭。"),
      ("en", "Director Chen Zhiming met Professor Chen Zhiming."),
    ])
    #expect(
      document.forms(.person) == [
        ["zh-Hans 陈志明 1"], ["zh-Hans 陈志铭 1"], ["en Chen Zhiming 2"],
      ])
  }

  @Test("A surname with a title is the person who has it, in both languages")
  func titledSurnames() throws {
    let document = try Document(marked: [
      ("zh-Hans", "欧阳文博主任同孙浩然教授会谈。"), ("en", "Director Ouyang Wenbo met Professor Sun Haoran."),
      ("zh-Hans", "欧阳主任感谢孙教授。许副市长在座。"),
      ("en", "Director Ouyang thanked Professor Sun. Vice Mayor Xu was present."),
    ])
    #expect(
      document.forms(.person) == [
        ["zh-Hans 欧阳文博 1", "zh-Hans 欧阳 1", "en Ouyang Wenbo 1", "en Ouyang 1"],
        ["zh-Hans 孙浩然 1", "zh-Hans 孙 1", "en Sun Haoran 1", "en Sun 1"],
        ["zh-Hans 许 1", "en Xu 1"],
      ])
  }

  @Test("A Japanese surname of two characters is the person who has it")
  func japaneseSurname() throws {
    let document = try Document(marked: [
      ("zh-Hans", "课长铃木健太来访。"), ("zh-Hans", "铃木课长介绍了情况。"),
    ])
    #expect(document.forms(.person) == [["zh-Hans 铃木健太 1", "zh-Hans 铃木 1"]])
  }

  @Test("A surname that two have is neither's, and another spelling of it is another name")
  func surnamesOfTwo() throws {
    let document = try Document(marked: [
      ("zh-Hans", "陈志明主任和陈浩然教授出席。陈教授发言。"), ("en", "Professor Li spoke."),
    ])
    #expect(
      document.forms(.person) == [
        ["zh-Hans 陈志明 1"], ["zh-Hans 陈浩然 1"], ["zh-Hans 陈 1"], ["en Li 1"],
      ])
  }

  @Test(
    "A name in transcription is not joined with whoever is left",
    arguments: [
      ("外长会见了安东尼·布林肯。", "Foreign Minister Wang Yi met the guest."),
      ("市长会见了约翰·史密斯。", "The mayor met Peter Miller."),
      ("市长会见了李家超。", "The mayor met Paul Chan."),
    ])
  func leftOver(chinese: String, english: String) throws {
    let document = try Document(marked: [("zh-Hans", chinese), ("en", english)])
    #expect(document.forms(.person).allSatisfy { $0.count == 1 })
  }

  @Test(
    "A name is joined with how it sounds or how its surname is spelt",
    arguments: [
      ("王毅会见了布林肯。", "Wang Yi met Antony Blinken.", ["zh-Hans 布林肯 1", "en Antony Blinken 1"]),
      ("市长会见了李家超。", "The mayor met John Lee.", ["zh-Hans 李家超 1", "en John Lee 1"]),
    ])
  func sounds(chinese: String, english: String, forms: [String]) throws {
    let document = try Document(marked: [("zh-Hans", chinese), ("en", english)])
    #expect(document.forms(.person).contains(forms))
  }

  @Test("A short name and its place come with their full names")
  func places() throws {
    let document = try Document(
      marked: [("zh-Hant", "代表團赴蓉考察,離開重慶市前住在重慶。"), ("en", "They left Chongqing.")],
      languages: ["zh-Hant", "en"])
    #expect(
      document.forms(.place) == [
        ["zh-Hant 蓉 1", "zh-Hant 成都 0", "en Chengdu 0"],
        ["zh-Hant 重慶市 1", "zh-Hant 重慶 1", "en Chongqing 1"],
      ])
    #expect(
      document.entities.first { $0.kind == .place }?.authorities.map(\.scheme) == ["geonames"])
  }

  @Test("An office is one entity with its short form and its English name")
  func office() throws {
    let document = try Document(marked: [
      ("zh-Hant", "成都市人民政府外事辦公室發出通知。"),
      ("zh-Hant", "市政府外辦負責解釋。"),
      ("en", "The Foreign Affairs Office of Chengdu Municipal Peoples Government gave notice."),
    ])
    let offices = document.forms(.organisation)
    #expect(offices.first?.prefix(2) == ["zh-Hant 成都市人民政府外事辦公室 1", "zh-Hant 市政府外辦 1"])
  }

  @Test("A known body is not joined with a part of it")
  func partOfBody() throws {
    let document = try Document(marked: [
      ("zh-Hans", "外交部回答了问题。"),
      ("en", "The Department of Consular Affairs of the Ministry of Foreign Affairs answered."),
    ])
    #expect(document.entities.count { $0.kind == .organisation } == 2)
  }

  @Test(
    "Organisations that share no more than a place are two",
    arguments: [
      ("长沙海关来信。", "The Changsha Museum wrote."), ("武汉市商务局来信。", "The Wuhan Library wrote."),
      ("瑞典驻昆明总领事馆来信。", "Kunming University wrote."), ("越南商会来信。", "The Embassy of Vietnam wrote."),
      ("天津大学来信。", "Nanjing University wrote."),
      ("中国银行来信。", "The Bank of Fisheries of China wrote."),
      ("挪威驻釜山总领事馆来信。", "The Consulate General of Norway in Osaka wrote."),
    ])
  func samePlace(chinese: String, english: String) throws {
    let document = try Document(marked: [("zh-Hans", chinese), ("en", english)])
    #expect(document.entities.count { $0.kind == .organisation } == 2)
  }

  @Test("An agency is joined with its own name and not with its ministry's")
  func agencyOfMinistry() throws {
    let document = try Document(marked: [
      ("zh-Hant", "內政部國土測繪署來函。"),
      ("en", "The National Land Survey Agency, Ministry of the Interior, wrote."),
    ])
    #expect(
      document.forms(.organisation) == [
        ["zh-Hant 內政部國土測繪署 1", "en National Land Survey Agency 1"],
        ["en Ministry of the Interior 1"],
      ])
  }

  @Test("A university abroad is no part of the one that is named behind it")
  func universities() throws {
    let document = try Document(marked: [
      ("zh-Hans", "他与塞维利亚大学校长交换了意见，杭州大学也希望参与。"),
      (
        "en",
        "He met the Rector of the University of Seville. Hefang College of Hangzhou University would like to join."
      ),
    ])
    let joined = document.forms(.organisation).first { $0.contains { $0.contains("杭州大学") } }
    #expect(joined?.contains { $0.contains("Seville") } == false)
  }

  @Test("What only ends like an office is one where the translation names it")
  func doubtfulOffice() throws {
    let document = try Document(marked: [
      ("zh-Hant", "方案由港務處審核。"), ("en", "The Port Affairs Office examines the plan."),
    ])
    #expect(document.forms(.organisation) == [["zh-Hant 港務處 1", "en Port Affairs Office 1"]])
    let alone = try Document(marked: [("zh-Hant", "方案由港務處審核。"), ("en", "It is examined.")])
    #expect(alone.forms(.organisation).isEmpty)
  }

  @Test(
    "Organisations of one sort and place are one",
    arguments: [
      ("瑞典驻昆明总领事馆来信。", "The Swedish Consulate General in Kunming wrote."),
      ("天津大学来信。", "Tianjin University wrote."),
      ("越南驻华大使馆来信。", "The Embassy of Vietnam in China wrote."),
      ("武汉市商务局来信。", "The Wuhan Bureau of Commerce wrote."),
      ("徐霞客纪念馆来信。", "The Xu Xiake Museum wrote."),
      ("考试院来信。", "The Examination Yuan wrote."),
    ])
  func sameSort(chinese: String, english: String) throws {
    let document = try Document(marked: [("zh-Hans", chinese), ("en", english)])
    #expect(document.forms(.organisation).map(\.count) == [2])
  }

  @Test(
    "A known place with a unit is one with its translation, and no other unit of the place",
    arguments: [
      ("京都府来人。", "Kyoto Prefecture came.", 1), ("内罗毕郡来人。", "Nairobi County came.", 1),
      ("成都北站很大。", "Chengdu North Railway Station is large.", 1),
      ("成都北站很大。", "Chengdu South Railway Station is large.", 2),
      ("巫溪县来人。", "Wuxi County came.", 1),
    ])
  func units(chinese: String, english: String, count: Int) throws {
    let document = try Document(marked: [("zh-Hans", chinese), ("en", english)])
    #expect(document.entities.count { $0.kind == .place } == count)
  }

  @Test("Terms are joined by what they say and by their order")
  func terms() throws {
    let document = try Document(marked: [
      ("zh-Hant", "我們堅持“三個不變”和“綠色發展”。"),
      ("en", "We hold to the \"three constants\" and to \"green development\"."),
    ])
    #expect(
      document.forms(.term) == [
        ["zh-Hant 三個不變 1", "en three constants 1"],
        ["zh-Hant 綠色發展 1", "en green development 1"],
      ])
  }

  @Test("A slogan is joined with its translation, too long for the short terms beside it")
  func slogan() throws {
    let document = try Document(marked: [
      ("zh-Hant", "我們堅持“以人為本,外交利民”的宗旨,不忘“初心”和“責任”。"),
      ("en", "We hold to the tenet of \"placing people first and diplomacy that helps people\"."),
    ])
    #expect(
      document.forms(.term).first == [
        "zh-Hant 以人為本,外交利民 1", "en placing people first and diplomacy that helps people 1",
      ])
    #expect(document.forms(.term).count == 3)
  }

  @Test("Terms that stand alone in sentences which are not each other's translation are not joined")
  func otherSentences() throws {
    let document = try Document(marked: [
      ("zh-Hans", "两校将共同推进“碳中和”研究。校长称赞学生的演出十分精彩。"),
      (
        "en",
        "The two universities will jointly promote research on climate neutrality. "
          + "The president called the students' performance \"truly brilliant\"."
      ),
    ])
    #expect(document.forms(.term).count == 2)
  }

  @Test("A number in a term forbids another number")
  func numbers() throws {
    let document = try Document(marked: [
      ("zh-Hant", "我們堅持“三個不變”。"), ("en", "We hold to the \"four constants\"."),
    ])
    #expect(document.forms(.term).count == 2)
  }

  @Test("A date in quotation marks is no term, nor is a formula")
  func noTerms() throws {
    let document = try Document(marked: [
      ("zh-Hant", "“十四五”時期開始。"), ("en", "Write \"f(x)\" here."),
    ])
    #expect(document.forms(.term) == [])
    #expect(document.marks(0) == ["2021/2025 “十四五”時期"])
  }

  @Test("The same document gives the same entities each time")
  func deterministic() throws {
    let lines: [(LanguageTag, String)] = [
      ("zh-Hant", "陳志明、孫浩然和約翰·史密斯在成都、重慶和首爾會見了中國銀行代表。"),
      ("en", "Chen Zhiming, Sun Haoran and John Smith met Bank of China in Chengdu and Seoul."),
    ]
    let first = try Document(marked: lines)
    for _ in 0..<5 {
      let again = try Document(marked: lines)
      #expect(again.entities == first.entities)
      #expect(again.blocks.map(\.mentions) == first.blocks.map(\.mentions))
    }
  }
}

@Suite struct FormTableTests {
  private let variants: ChineseVariants

  init() throws { variants = try ChineseVariants.shared(StageContext()) }

  @Test("A mention has the language of the run that holds it")
  func languages() {
    var block = Block(utf8: Array("Oslo und Zhou Min, Oslo".utf8))
    block.language = Inferred(value: "de", confidence: 1, stage: "test")
    block.runs = [
      LanguageRun(range: TextRange(0, 4), language: "nb"),
      LanguageRun(range: TextRange(9, 17), language: "zh-Latn"),
    ]
    block.mentions = [TextRange(0, 4), TextRange(5, 23), TextRange(9, 17), TextRange(19, 23)].map {
      Mention(range: $0, kind: .place, confidence: 1)
    }
    var document = Document(lines: [])
    document.blocks = [block]
    let forms = FormTable(of: .place, in: document, variants: variants).forms
    #expect(forms.map { $0.writings.map(\.language) } == [["nb", "de"], ["de"], ["zh-Latn"]])
  }

  @Test("Mentions among many runs take time in proportion")
  func linear() {
    func time(_ count: Int) -> Duration {
      var block = Block(utf8: Array(String(repeating: "Oslo ", count: count).utf8))
      let ranges = (0..<count).map { TextRange(5 * $0, 5 * $0 + 4) }
      block.runs = ranges.map { LanguageRun(range: $0, language: "nb") }
      block.mentions = ranges.map { Mention(range: $0, kind: .place, confidence: 1) }
      var document = Document(lines: [])
      document.blocks = [block]
      return ThreadTime.measure { _ = FormTable(of: .place, in: document, variants: variants) }
    }
    let short = time(2000)
    // Eight times as long; quadratic work would take 64 times as long.
    #expect(time(16_000) < short * 24 + .milliseconds(50))
  }
}
