import Testing

@testable import Diptych

@Suite struct OrganisationNameTests {
  @Test("A place or an organisation with 与 is no part of its partner's name")
  func partner() throws {
    #expect(
      try EntityExtraction.marks("赴昆明与云海茶业集团签约。", .simplifiedChinese) == [
        "place 昆明", "organisation 云海茶业集团",
      ])
    #expect(
      try EntityExtraction.marks("湖南師範大學和華僑城集團合作。", .traditionalChinese) == [
        "organisation 湖南師範大學", "organisation 華僑城集團",
      ])
  }

  @Test(
    "Occasions are no organisations",
    arguments: [
      ("Press Conference on a Student Exchange", LanguageTag.english),
      ("A Youth Exchange took place.", .english), ("市民音乐会开幕。", .simplifiedChinese),
    ])
  func occasions(line: String, language: LanguageTag) throws {
    #expect(try EntityExtraction.marks(line, language) == [])
  }

  @Test(
    "A bracket introduces the short name of an organisation, which is one everywhere",
    arguments: [
      (
        "云南旅游发展局（旅发局）来信。旅发局表示同意。", LanguageTag.simplifiedChinese,
        ["zh-Hans 云南旅游发展局 1", "zh-Hans 旅发局 2"]
      ),
      (
        "北海港口聯盟（以下簡稱「海盟」）成立，海盟將開會。", .traditionalChinese,
        ["zh-Hant 北海港口聯盟 1", "zh-Hant 海盟 2"]
      ),
      (
        "The Baltic Harbour Alliance (BHA) met. BHA will grow.", .english,
        ["en Baltic Harbour Alliance 1", "en BHA 2"]
      ),
      (
        "The Norwegian Agency for Exports (NQX) met in the Ministry of Trade (Oslo).", .english,
        ["en Norwegian Agency for Exports 1"]
      ),
    ])
  func shortNames(line: String, language: LanguageTag, forms: [String]) throws {
    let document = try Document(marked: [(language, line)])
    #expect(document.forms(.organisation).first == forms)
  }

  @Test(
    "Institutions are named by what they are for",
    arguments: [
      (
        "埃因霍温工业大学和里斯本动物园", LanguageTag.simplifiedChinese,
        ["organisation 埃因霍温工业大学", "place 埃因霍温", "organisation 里斯本动物园", "place 里斯本"]
      ),
      ("挪威投資局", .traditionalChinese, ["organisation 挪威投資局", "place 挪威"]),
      ("We saw Zagreb Zoo.", .english, ["organisation Zagreb Zoo", "place Zagreb"]),
    ])
  func institutions(line: String, language: LanguageTag, marks: [String]) throws {
    #expect(try EntityExtraction.marks(line, language) == marks)
  }

  @Test(
    "The short name may be words of the full one, or its letters in their order",
    arguments: [
      (
        "Volga Textiles Trading Co., Ltd. (\"Volga Textiles\") came. Volga Textiles left.",
        ["en Volga Textiles Trading Co., Ltd. 1", "en Volga Textiles 2"]
      ),
      (
        "Kunming Tuopu Pumps Co., Ltd. (hereinafter \"Tuopu\") came. Tuopu left.",
        ["en Kunming Tuopu Pumps Co., Ltd. 1", "en Tuopu 2"]
      ),
      ("Northern University (NOU) grew. NOU left.", ["en Northern University 1", "en NOU 2"]),
      ("Volga Textiles Company (Company) came.", ["en Volga Textiles Company 1"]),
      ("Volga Textiles Company (hereinafter Party A) came.", ["en Volga Textiles Company 1"]),
      ("Volga Textiles Company (Late Edition) came.", ["en Volga Textiles Company 1"]),
    ])
  func shortWords(line: String, forms: [String]) throws {
    let document = try Document(marked: [("en", line)])
    #expect(document.forms(.organisation).first == forms)
  }

  @Test(
    "An embassy, a memorial and a school are named whole",
    arguments: [
      ("挪威驻华大使馆", ["organisation 挪威驻华大使馆", "place 挪威", "place 华"]),
      ("参观徐霞客纪念馆", ["organisation 徐霞客纪念馆"]),
      ("绍兴蔡元培故居陈列馆", ["organisation 绍兴蔡元培故居陈列馆", "place 绍兴"]),
      ("西安碑刻博物院", ["organisation 西安碑刻博物院", "place 西安"]),
      ("昆明大学生物科学与技术学院", ["organisation 昆明大学生物科学与技术学院", "place 昆明"]),
    ])
  func wholeNames(line: String, marks: [String]) throws {
    #expect(try EntityExtraction.marks(line, .simplifiedChinese) == marks)
  }

  @Test(
    "What is no body names none", arguments: ["他住在市中心。", "合资公司和联合学院都来了。", "县中心很远。"])
  func noBodies(line: String) throws {
    #expect(try EntityExtraction.marks(line, .simplifiedChinese) == [])
  }

  @Test(
    "Lists of companies say what their items are",
    arguments: [
      (
        "引进沃达丰、爱立信和SK海力士等多家企业。",
        ["organisation 沃达丰", "organisation 爱立信", "organisation SK海力士"]
      ),
      ("法國、德國等公司", ["place 法國", "place 德國"]),
    ])
  func lists(line: String, marks: [String]) throws {
    #expect(try EntityExtraction.marks(line, .simplifiedChinese) == marks)
  }
}
