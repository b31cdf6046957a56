import Testing

@testable import Diptych

@Suite struct NameTests {
  @Test(
    "Names in Chinese",
    arguments: [
      ("主任陳志明會見了約翰·史密斯一行。", ["person 陳志明", "person 約翰·史密斯"]),
      ("孫浩然在巴西參加會議。", ["person 孫浩然", "place 巴西"]),
      ("她访问了安娜·科瓦奇在巴西的工厂。", ["person 安娜·科瓦奇", "place 巴西"]),
      ("這張標籤貼在元標籤旁邊。", []),
      ("成都市教育局發出通知。", ["organisation 成都市教育局", "place 成都市"]),
      ("請向市政府外辦查詢。", ["organisation 市政府外辦"]),
      ("法国驻成都总领事馆搬迁。", ["organisation 法国驻成都总领事馆", "place 法国", "place 成都"]),
      ("日本代表團赴渝考察。", ["place 日本", "place 渝"]),
      (
        "宁波海天塑机集团有限公司派人参加。",
        ["organisation 宁波海天塑机集团有限公司", "place 宁波"]
      ),
      ("集团有限公司派人参加。", []),
      ("來甬客商很多。", ["place 甬"]),
      ("中美、中俄都派人。", ["place 中", "place 美", "place 中", "place 俄"]),
      ("中国驻清迈总领事馆搬迁。", ["organisation 中国驻清迈总领事馆", "place 中国", "place 清迈"]),
      ("他把船停在港口,又喝了一碗雞湯。", []),
      // Titles and verbs end a name.
      ("陈志明说，孙浩然答应了。", ["person 陈志明", "person 孙浩然"]),
      ("陈静主任和孙浩然处长到会。", ["person 陈静", "person 孙浩然"]),
      ("安娜·科瓦奇博士发言。", ["person 安娜·科瓦奇"]),
      ("于尔根·科瓦奇发言。", ["person 于尔根·科瓦奇"]),
      ("感谢丁大使、許副市長和屠女士。", ["person 丁", "person 許", "person 屠"]),
      ("他时任市长，向主任汇报后任校长。", []),
      // A town is nobody before a title, and a title no end of a name.
      ("签字人：普拉托市市长", ["place 普拉托市"]),
      ("佩罗·莫雷诺博士代表市政府发言。", ["person 佩罗·莫雷诺", "organisation 市政府"]),
      ("市长何塞·阿隆索·桑托斯发言。", ["person 何塞·阿隆索·桑托斯"]),
      ("扬·范德贝尔赫教授发言。", ["person 扬·范德贝尔赫"]),
      ("由松本老师、铃木老师和佐佐木女士授课。", ["person 松本", "person 铃木", "person 佐佐木"]),
      ("大阪市长来信。", ["place 大阪市"]),
      ("法方代表团已到。", []),
      ("学校开设日本语课程。", []),
      // 會 says what will be, and a unit before a title is nobody.
      ("昆明會舉辦展覽，漁業署表示會派人。", ["place 昆明", "organisation 漁業署"]),
      ("昆明会举办展览，昆明会与沈阳合作。", ["place 昆明", "place 昆明", "place 沈阳"]),
      ("水利司司長方文德到場。", ["organisation 水利司", "person 方文德"]),
      ("區議員方文德到場。", ["person 方文德"]),
      // What officials do proves an office, and one with two tasks has one head.
      ("漁業處處長方文德到場。", ["organisation 漁業處", "person 方文德"]),
      ("港務及漁業局局長方文德到場。", ["organisation 港務及漁業局", "person 方文德"]),
      ("保安局局長方文德到場。", ["organisation 保安局", "person 方文德"]),
      ("鹽水鎮公所收件。", ["organisation 鹽水鎮公所", "place 鹽水鎮"]),
      ("地鐵站交界處很暗。", []),
      // A husband's surname before that of his wife, and names that no transcription has.
      ("何馬惠蓮議員說話。", ["person 何馬惠蓮"]),
      ("歌手何惠芳獻唱。", ["person 何惠芳"]),
      ("發言人谷木·巴蓋發言。", ["person 谷木·巴蓋"]),
    ])
  func chinese(line: String, marks: [String]) throws {
    #expect(try EntityExtraction.marks(line, .traditionalChinese) == marks)
  }

  @Test(
    "Names in English",
    arguments: [
      (
        "Mayor Chen Zhiming met John Smith in Lyon.",
        ["person Chen Zhiming", "person John Smith", "place Lyon"]
      ),
      ("We read Chen Zhimings letter.", ["person Chen Zhiming"]),
      // Only an abbreviation goes on behind a full stop.
      (
        "They met Peter Tan. Mark Miller came with Dr. Jane Fox PhD.",
        ["person Peter Tan", "person Mark Miller", "person Jane Fox"]
      ),
      ("Please ask Mr. Chen Bo. Phone first.", ["person Chen Bo"]),
      ("Ms Park and Mr John Hill MP spoke.", ["person Park", "person John Hill"]),
      (
        "President von der Linden wrote to Ms Piet van den Broek.",
        ["person von der Linden", "person Piet van den Broek"]
      ),
      ("Zhou Enlai's speech was long.", ["person Zhou Enlai"]),
      ("It is Chengdus oldest bridge.", ["place Chengdu"]),
      ("She left the Netherlands for Wales.", ["place Netherlands", "place Wales"]),
      (
        "The Foreign Affairs Office of Chengdu Municipal Peoples Government moved.",
        [
          "organisation Foreign Affairs Office of Chengdu Municipal Peoples Government",
          "place Chengdu",
        ]
      ),
      (
        "The Ministry of Education wrote to the University of Leeds.",
        ["organisation Ministry of Education", "organisation University of Leeds", "place Leeds"]
      ),
      (
        "He led the Hong Kong Economic and Cultural Office.",
        ["organisation Hong Kong Economic and Cultural Office", "place Hong Kong"]
      ),
      (
        "He joined the Hong Kong Science and Technology Parks Corporation.",
        ["organisation Hong Kong Science and Technology Parks Corporation", "place Hong Kong"]
      ),
      (
        "It is at the Chinese Consulate General in Chiang Mai.",
        ["organisation Chinese Consulate General in Chiang Mai", "place Chiang Mai"]
      ),
      (
        "The Suzhou Association for Friendship with Foreign Countries wrote.",
        ["organisation Suzhou Association for Friendship with Foreign Countries", "place Suzhou"]
      ),
      (
        "The Chinese People's Association for Friendship with Foreign Countries wrote.",
        ["organisation Chinese People's Association for Friendship with Foreign Countries"]
      ),
      (
        "Vice Mayor Zheng Zhong Meets German Delegation",
        ["person Zheng Zhong"]
      ),
      (
        "We saw Germany and Beijing Museum.",
        [
          "place Germany", "organisation Beijing Museum", "place Beijing",
        ]
      ),
      ("We All Live Here Now.", []),
      // A given name with a hyphen begins no office, and a title no name.
      (
        "Head of the Department of Water Affairs Tsai Ming-hui and Section Chief Fu Kai-wen came.",
        ["organisation Department of Water Affairs", "person Tsai Ming-hui", "person Fu Kai-wen"]
      ),
      ("They saw the Hon Yiu Chi-wah.", ["person Yiu Chi-wah"]),
      (
        "Former Chief Executives Arthur Lau and Mary Ho came.",
        ["person Arthur Lau", "person Mary Ho"]
      ),
      (
        "Mr Paulo da Costa e Silva Neves met Ms Ana Rita de Sousa Pinto.",
        ["person Paulo da Costa e Silva Neves", "person Ana Rita de Sousa Pinto"]
      ),
      (
        "He wrote to the Sports, Youth and Culture Bureau.",
        ["organisation Sports, Youth and Culture Bureau"]
      ),
      (
        "The Consulate-General of Norway in Busan and the British Consulate-General Busan moved.",
        [
          "organisation Consulate-General of Norway in Busan", "place Norway", "place Busan",
          "organisation British Consulate-General Busan", "place Busan",
        ]
      ),
      (
        "She led the Hong Kong Trade Office in Hanoi and met the Water Affairs Office in Hanoi.",
        [
          "organisation Hong Kong Trade Office in Hanoi", "place Hong Kong", "place Hanoi",
          "organisation Water Affairs Office", "place Hanoi",
        ]
      ),
      ("they met in the hall.", []),
    ])
  func english(line: String, marks: [String]) throws {
    #expect(try EntityExtraction.marks(line, .english) == marks)
  }

  @Test(
    "The form of law belongs to the name of a company",
    arguments: [
      (
        "We met Kunming Tuopu Textiles Co., Ltd.",
        ["organisation Kunming Tuopu Textiles Co., Ltd.", "place Kunming"]
      ),
      (
        "Vogel (Wuxi) Pumps Co. Ltd and Vogel Pumpen GmbH & Co. KG sold it to Marti S.A. of Lyon.",
        [
          "organisation Vogel (Wuxi) Pumps Co. Ltd", "place Wuxi",
          "organisation Vogel Pumpen GmbH & Co. KG", "organisation Marti S.A.", "place Lyon",
        ]
      ),
      (
        "The director of Miller and Sons Ltd. left (Vogel AG did not), as did Bank of Xiamen Limited.",
        [
          "organisation Miller and Sons Ltd.", "organisation Vogel AG",
          "organisation Bank of Xiamen Limited", "place Xiamen",
        ]
      ),
      ("Seats Are Limited. They live in Adelaide SA.", ["place Adelaide"]),
    ])
  func companies(line: String, marks: [String]) throws {
    #expect(try EntityExtraction.marks(line, .english) == marks)
  }

  @Test(
    "A Chinese company may have its place in brackets",
    arguments: [
      (
        "我们访问了维尔德（无锡）泵业有限公司。",
        ["organisation 维尔德（无锡）泵业有限公司", "place 无锡"]
      ),
      (
        "甲方与沃克(昆明)纺织股份有限公司、ABC（中国）集团签约。",
        [
          "organisation 沃克(昆明)纺织股份有限公司", "place 昆明", "organisation ABC（中国）集团",
          "place 中国",
        ]
      ),
    ])
  func bracket(line: String, marks: [String]) throws {
    #expect(try EntityExtraction.marks(line, .simplifiedChinese) == marks)
  }

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
    "The words of forms, and of the numbers of court cases, name nobody",
    arguments: [
      "（2019）鄂02民初37号、（2020）晋09刑终5号", "收文单位，请查照，惠复为荷，韩方：同意，来华须知", "受文者：各單位，請查照並惠允。",
    ])
  func forms(line: String) throws {
    #expect(try EntityExtraction.marks(line, .simplifiedChinese) == [])
  }

  @Test("English numbers of court cases name nobody either")
  func englishCase() throws {
    #expect(
      try EntityExtraction.marks("(2019) E 02 Xing Zhong No. 37; Min Chu spoke.", .english) == [
        "person Min Chu"
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
    "A landmark is a place with its unit",
    arguments: [
      (
        "They met at the Wuhan Hotel near Wuhan West Railway Station.", LanguageTag.english,
        ["place Wuhan Hotel", "place Wuhan West Railway Station"]
      ),
      (
        "The Nantong Nuclear Power Plant and the Nantong Power Club", .english,
        ["place Nantong Nuclear Power Plant", "organisation Nantong Power Club", "place Nantong"]
      ),
      ("他们从武汉西站到武汉宾馆。", .simplifiedChinese, ["place 武汉西站", "place 武汉宾馆"]),
      ("南通核电站", .simplifiedChinese, ["place 南通核电站"]),
    ])
  func landmarks(line: String, language: LanguageTag, marks: [String]) throws {
    #expect(try EntityExtraction.marks(line, language) == marks)
  }

  @Test("Companies are joined by what stands before their forms of law")
  func companyForms() throws {
    let document = try Document(
      marked: [
        ("zh-Hans", "昆明维尔德茶叶贸易有限公司与沃克食品（中国）有限公司签约。"),
        ("en", "Kunming Wilder Tea Trading Co., Ltd. signed with Walker Foods (China) Co. Ltd."),
      ], languages: ["zh-Hans", "en"])
    #expect(
      document.forms(.organisation) == [
        ["zh-Hans 昆明维尔德茶叶贸易有限公司 1", "en Kunming Wilder Tea Trading Co., Ltd. 1"],
        ["zh-Hans 沃克食品（中国）有限公司 1", "en Walker Foods (China) Co. Ltd. 1"],
      ])
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

  @Test("A place that is also a word is one before its level and a body")
  func weakPlace() throws {
    #expect(
      try EntityExtraction.marks("科克市議會參加。", .traditionalChinese) == [
        "organisation 科克市議會", "place 科克市",
      ])
  }

  @Test("A name ends before a lost apostrophe if it is named without its s elsewhere")
  func lostApostrophe() throws {
    let named = try Document(marked: [
      ("en", "We met John Miller."), ("en", "John Millers answer was short."),
    ])
    #expect(named.marks(0) == ["person John Miller"])
    #expect(named.marks(1) == ["person John Miller"])
    #expect(named.forms(.person) == [["en John Miller 2"]])
    let alone = try Document(marked: [("en", "We met Mary Rogers."), ("en", "Mary Rogers left.")])
    #expect(alone.forms(.person) == [["en Mary Rogers 2"]])
  }

  @Test("A letter's polite words for its reader are no names", arguments: ["贵市", "贵方", "贵国", "贵校"])
  func politeWords(word: String) throws {
    #expect(
      try EntityExtraction.marks("现诚挚邀请\(word)代表团出席论坛。", .simplifiedChinese) == [])
  }

  @Test("Offsets count bytes behind astral characters")
  func astral() throws {
    var document = try Document(bilingual: [("zh-Hant", "𠮷野家在重慶開店。")])
    try EntityExtraction(EntityExtraction.Configuration(), context: .shipped).run(&document)
    let mention = try #require(document.blocks[0].mentions.first { $0.kind == .place })
    #expect(mention.range == TextRange(13, 19))
  }

  @Test("A place before what people are called is somebody in Japanese")
  func japaneseHonorific() throws {
    let marks = try EntityExtraction.marks("千葉さんと長崎様は福島市へ行きます。", "ja")
    #expect(marks == ["person 千葉", "person 長崎", "place 福島市"])
  }

  @Test("A line that is a title is nobody", arguments: ["Rector", "Provost"])
  func titleAlone(line: String) throws {
    #expect(try EntityExtraction.marks(line, .english) == [])
  }

  @Test("Only known names count in a language whose grammar is unknown")
  func otherLanguage() throws {
    #expect(try EntityExtraction.marks("Nous partons pour Chongqing.", "fr") == ["place Chongqing"])
  }

  @Test(
    "Hostile text takes linear time",
    arguments: [
      "王", "重慶市", "A", "Xi ", "Bank of ", "2019年", "·約", "駐渝", "\"", "「「a", "Co., ", "海盟（海", "渝、",
      "等公司",
      "港口联盟（港盟）", "沃达丰、爱立信等公司",
    ])
  func hostile(part: String) throws {
    func time(_ count: Int) throws -> Duration {
      let line = String(repeating: part, count: count)
      var document = Document(lines: [line])
      document.blocks[0].language = Inferred(value: "zh-Hant", confidence: 1, stage: "test")
      let extraction = try EntityExtraction(EntityExtraction.Configuration(), context: .shipped)
      let terms = try TermExtraction(NoConfiguration(), context: .shipped)
      return ThreadTime.measure {
        extraction.run(&document)
        terms.run(&document)
      }
    }
    let short = try time(1000)
    // Eight times as long; quadratic work would take 64 times as long.
    #expect(try time(8000) < short * 24 + .milliseconds(50))
  }
}
