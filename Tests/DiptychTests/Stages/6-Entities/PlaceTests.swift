import Testing

@testable import Diptych

@Suite struct PlaceTests {
  @Test(
    "A word that is also a place is one where something says so",
    arguments: [
      ("de", "Das Essen beginnt um acht.", []),
      ("de", "Am Abend Essen im Rathaus.", []),
      ("de", "Wir fahren nach Essen.", ["place Essen"]),
      ("de", "Die Stadt Essen dankt.", ["place Essen"]),
      ("de", "Burgplatz 1, 45127 Essen", ["place Essen"]),
      ("es", "Como siempre, llueve.", []),
      ("es", "Como ayer, viajan a Madrid. Como siempre, llueve.", ["place Madrid"]),
      ("es", "La Paz es un derecho.", []),
      ("es", "La oficina está en La Paz.", ["place La Paz"]),
      ("es", "ACTA DE LA REUNIÓN", []),
      ("fr", "COMPTE RENDU DE RÉUNION", []),
      ("fr", "Tours de garde et horaires.", []),
      ("fr", "Tours, le 3 mai 2019", ["place Tours", "2019-05-03 3 mai 2019"]),
      ("fr", "Le département de La Réunion participe.", ["place Réunion"]),
      ("it", "Prato e fiori sono curati.", []),
      ("it", "Il Comune di Prato ringrazia.", ["place Prato"]),
      ("pt", "O Município do Porto agradece.", ["place Porto"]),
      // Only its own words are another language's.
      ("it", "Essen ringrazia.", ["place Essen"]),
    ])
  func words(language: LanguageTag, line: String, marks: [String]) throws {
    #expect(try EntityExtraction.marks(line, language) == marks)
  }

  @Test("A word that is also a place is one where the translation has the place")
  func wordTranslated() throws {
    let document = try Document(marked: [
      ("zh-Hans", "埃森市感谢各位来宾。"), ("de", "Essen dankt allen Gästen."),
    ])
    #expect(document.marks(1) == ["place Essen"])
  }

  @Test("Two words that are alike in two languages are no place")
  func wordsOfTwoLanguages() throws {
    let document = try Document(marked: [
      ("fr", "RÉUNION DU CONSEIL"), ("es", "REUNIÓN DEL CONSEJO"),
    ])
    #expect(document.marks(0) + document.marks(1) == [])
  }

  @Test("What a document has in small letters is no place where nothing says so")
  func smallLetters() throws {
    var document = try Document(bilingual: [
      ("hr", "Split je grad."), ("hr", "To je bio split vremena."),
    ])
    try EntityExtraction(EntityExtraction.Configuration(), context: .shipped).run(&document)
    #expect(document.marks(0) == [])
  }

  private static let places = [
    ("山西", "山西", "Shanxi", "CN-SX"), ("安徽", "安徽", "Anhui", "CN-AH"),
    ("内蒙古", "內蒙古", "Inner Mongolia", "CN-NM"), ("湖北", "湖北", "Hubei", "CN-HB"),
    ("海南", "海南", "Hainan", "CN-HI"), ("河北", "河北", "Hebei", "CN-HE"),
    ("西藏", "西藏", "Tibet", "CN-XZ"),
    (
      "宁夏回族自治区", "寧夏回族自治區", "Ningxia Hui Autonomous Region", "CN-NX"
    ),
    (
      "新疆维吾尔自治区", "新疆維吾爾自治區", "Xinjiang Uygur Autonomous Region", "CN-XJ"
    ),
    ("西安", "西安", "Xi'an", "1790630"), ("苏州", "蘇州", "Suzhou", "1886760"),
    ("抚州", "撫州", "Fuzhou", "1810820"), ("大连", "大連", "Dalian", "1814087"),
    ("保定市", "保定市", "Baoding City", "1816971"), ("台北市", "臺北市", "Taipei City", "1668341"),
    ("台中", "臺中", "Taichung", "1668399"), ("大阪", "大阪", "Osaka", "1853909"),
    ("名古屋", "名古屋", "Nagoya", "1856057"), ("河内", "河內", "Hanoi", "1581130"),
    ("新德里", "新德里", "New Delhi", "1261481"), ("开罗", "開羅", "Cairo", "360630"),
    ("基辅", "基輔", "Kyiv", "703448"), ("巴黎", "巴黎", "Paris", "2988507"),
    ("里昂", "里昂", "Lyon", "2996944"), ("埃森市", "埃森市", "Essen", "2928810"),
    ("纽约", "紐約", "New York", "5128581"), ("华盛顿", "華盛頓", "Washington", "4140963"),
    ("悉尼", "悉尼", "Sydney", "2147714"), ("刚果共和国", "剛果共和國", "Congo", "CG"),
    ("大韩民国", "大韓民國", "South Korea", "KR"), ("瑙鲁", "瑙魯", "Nauru", "NR"),
  ]

  @Test(
    "A place that everybody knows is one entity at every mention, in both scripts and English",
    arguments: places)
  func known(hans: String, hant: String, english: String, identifier: String) throws {
    let document = try Document(marked: [
      ("zh-Hans", "代表团昨天从\(hans)出发，今天上午回到\(hans)。"),
      ("zh-Hant", "代表團昨天從\(hant)出發，今天上午回到\(hant)。"),
      ("en", "The group left \(english) on foot and came back to \(english)."),
    ])
    #expect(document.marks(0) == ["place \(hans)", "place \(hans)"])
    #expect(document.marks(1) == ["place \(hant)", "place \(hant)"])
    #expect(document.marks(2) == ["place \(english)", "place \(english)"])
    #expect(document.entities.count == 1)
    #expect(document.entities.first?.authorities.map(\.identifier) == [identifier])
  }

  @Test(
    "A country's long form is the country, whole",
    arguments: [
      ("People's Republic of China", "中华人民共和国", "中国"),
      ("People’s Republic of China", "中华人民共和国", "中国"),
      ("Peoples Republic of China", "中华人民共和国", "中国"),
      ("Republic of Korea", "大韩民国", "韩国"),
      ("Democratic People's Republic of Korea", "朝鲜民主主义人民共和国", "朝鲜"),
      ("Lao People's Democratic Republic", "老挝人民民主共和国", "老挝"),
      ("Democratic Republic of the Congo", "刚果民主共和国", "刚果民主共和国"),
      ("Democratic Socialist Republic of Sri Lanka", "斯里兰卡民主社会主义共和国", "斯里兰卡"),
      ("Kingdom of Thailand", "泰王国", "泰国"),
    ])
  func longForms(english: String, chinese: String, short: String) throws {
    let document = try Document(marked: [
      ("en", "The \(english) signed it."), ("zh-Hans", "\(chinese)签署了协议，\(short)表示欢迎。"),
    ])
    #expect(document.marks(0) == ["place \(english)"])
    #expect(document.marks(1) == ["place \(chinese)", "place \(short)"])
    #expect(document.entities.count == 1)
  }

  @Test(
    "A row of syllables is a place behind in or at, and in a list of such places",
    arguments: [
      ("The fair was held in Pak Shek Kok.", ["place Pak Shek Kok"]),
      (
        "The fair is held at Ngau Chi Wan, Tai Hom Tsuen and Wang Tau Hom.",
        ["place Ngau Chi Wan", "place Tai Hom Tsuen", "place Wang Tau Hom"]
      ),
    ])
  func syllables(line: String, places: [String]) throws {
    let marks = try EntityExtraction.marks(line, .english)
    #expect(marks.filter { $0.hasPrefix("place") } == places)
    #expect(marks.allSatisfy { !$0.hasPrefix("person") || places.isEmpty })
  }

  @Test(
    "Districts and quarters of Hong Kong, Macao and Taiwan are known in both languages",
    arguments: [
      ("石硤尾", "Shek Kip Mei"), ("鰂魚涌", "Quarry Bay"), ("路環", "Coloane"), ("鹿港", "Lukang"),
      ("滿地可", "Montreal"), ("砂拉越", "Sarawak"), ("塞普勒斯", "Cyprus"), ("長洲", "Cheung Chau"),
    ])
  func quarters(chinese: String, english: String) throws {
    let document = try Document(marked: [
      ("zh-Hant", "分會在\(chinese)開設圖書館。"), ("en", "The branch opened a library in \(english)."),
    ])
    #expect(document.forms(.place) == [["zh-Hant \(chinese) 1", "en \(english) 1"]])
    #expect(document.forms(.person) == [])
  }

  @Test("A place that is spelt by its Cantonese reading is no other place of the same characters")
  func cantonese() throws {
    let document = try Document(
      marked: [
        ("zh-Hant", "圖書館位於馬鞍山。"), ("en", "The library is in Ma On Shan."),
      ], languages: ["zh-Hant", "en", "de"])
    #expect(document.forms(.place) == [["zh-Hant 馬鞍山 1", "en Ma On Shan 1"]])
    #expect(document.entities[0].authorities.map(\.identifier) == ["1819400"])
  }

  @Test("A city whose reading is a little like another one's spelling is not that city")
  func unlike() throws {
    let document = try Document(marked: [
      ("zh-Hant", "分社在東京設立辦事處，已有兩年。"),
      ("en", "The branch has had an office in Hong Kong for two years."),
    ])
    #expect(document.entities.filter { $0.kind == .place }.count == 2)
    let both = try Document(marked: [
      ("zh-Hant", "香港公司的職員前往倫敦。"), ("en", "The employees of Hong Kong firms travelled to London."),
    ])
    #expect(both.entities.filter { $0.kind == .place }.count == 2)
  }

  @Test(
    "No country is cut out of the name of a school, nor a town out of other words",
    arguments: [
      ("光德國小與永美國小合辦運動會。", []), ("和美國中及立英國中參加比賽。", []),
      ("代表團訪英國中部。", ["place 英國"]),
      ("他在德國小住，寫過英國小說。", ["place 德國", "place 英國"]), ("代表團赴美國中西部。", ["place 美國"]),
      ("因應蘇拉特別休假一天。", []),
    ])
  func schools(line: String, places: [String]) throws {
    let marks = try EntityExtraction.marks(line, .traditionalChinese)
    #expect(marks.filter { $0.hasPrefix("place") } == places)
  }

  @Test("A longer form of a republic is not cut to another country")
  func unknownRepublic() throws {
    let marks = try EntityExtraction.marks("The New People's Republic of Korea fell.", .english)
    #expect(!marks.contains("place Republic of Korea"))
  }

  @Test(
    "A city's name that a person has is no place",
    arguments: [
      (
        "George Washington wrote to Jack London.",
        ["person George Washington", "person Jack London"]
      ),
      ("Mr. Washington was late.", ["person Washington"]),
      ("Paris Hilton left.", []),
      ("The City of Lyon thanked Madrid's mayor.", ["place Lyon", "place Madrid"]),
    ])
  func persons(line: String, marks: [String]) throws {
    #expect(
      try EntityExtraction.marks(line, .english).filter { $0 != "person Paris Hilton" } == marks)
  }

  @Test("A city is no province of the same name")
  func sameName() throws {
    let document = try Document(marked: [("zh-Hans", "他从吉林来到吉林市。")])
    #expect(document.marks() == ["place 吉林", "place 吉林市"])
    #expect(document.entities.count == 2)
  }
}
