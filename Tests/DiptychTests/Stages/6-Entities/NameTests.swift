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
      // What is counted, said to act or general is in no name, and 部门 is one word.
      ("三市大学派人参加。", []),
      ("分行必须通知董事会。", []),
      ("双方学院互派学生，定点银行收款。", []),
      ("请与税务部门联系。", []),
      ("苏绣在馆内展出。", []),
      ("主任铃木雄一在车站等候。", ["person 铃木雄一"]),
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
    "A place has its name in another language",
    arguments: [
      ("fr", "Elle vient d'Allemagne et va au Portugal.", ["place Allemagne", "place Portugal"]),
      (
        "de", "Die Gäste kamen aus Frankreich und Russlands Norden.",
        ["place Frankreich", "place Russland"]
      ),
      (
        "es", "Viajaron a Pekín y a la República Popular China.",
        ["place Pekín", "place República Popular China"]
      ),
      ("ru", "Гости приехали из Москвы и Нью-Йорка.", ["place Москвы", "place Нью-Йорка"]),
      ("ru", "Того ждали долго.", []),
      ("ko", "서울에서 열린 회의에 프랑스와 독일이 참가하였다. 중국어 수업.", ["place 서울", "place 프랑스", "place 독일"]),
      ("ja", "横浜からモスクワへ行き、フランス語を学ぶ。", ["place 横浜", "place モスクワ"]),
      ("vi", "Họ đến từ Trung Quốc.", ["place Trung Quốc"]),
      ("en", "The Island is calm.", []),
    ])
  func foreignPlace(language: String, line: String, marks: [String]) throws {
    #expect(try EntityExtraction.marks(line, LanguageTag(rawValue: language)) == marks)
  }

  @Test(
    "A person is behind a title of another language",
    arguments: [
      ("fr", "Le maire Lambert et Madame Roux sont venus.", ["person Lambert", "person Roux"]),
      (
        "de", "Gestern empfing Oberbürgermeisterin Weber die Gäste in Lyon.",
        ["person Weber", "place Lyon"]
      ),
      (
        "es", "La alcaldesa Carmen Ruiz saludó al señor Ortega.",
        ["person Carmen Ruiz", "person Ortega"]
      ),
      ("it", "Il sindaco Ferrari ha parlato.", ["person Ferrari"]),
      ("fr", "Monsieur le Maire a parlé.", []),
    ])
  func foreignTitle(language: String, line: String, marks: [String]) throws {
    #expect(try EntityExtraction.marks(line, LanguageTag(rawValue: language)) == marks)
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
