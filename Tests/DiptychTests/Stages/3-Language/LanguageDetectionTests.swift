import Testing

@testable import Diptych

@Suite struct LanguageDetectionTests {
  private let stage: LanguageDetection

  init() throws { stage = try .shipped }

  private static let chinese = "市政府外辦於二〇二二年三月召開年度工作會議，總結過去一年的工作。"

  private static let english =
    "The Foreign Affairs Office held its annual work meeting in March and reviewed its work."

  private func between(_ line: String) throws -> String? {
    let stage = try LanguageDetection(
      NoConfiguration(), context: StageContext(languages: ["zh-Hant", "en"]))
    var document = Document(lines: [Self.chinese, line, Self.english])
    try stage.run(&document)
    return document.blocks[1].language?.value.rawValue
  }

  @Test(
    "A line alone has its language",
    arguments: [
      ("本市加強對外開放，服務企業發展。", "zh-Hant"), ("本市加强对外开放，服务企业发展。", "zh-Hans"),
      ("The office opened a new help desk for visitors.", "en"),
      ("市役所は新しい窓口を開きました。", "ja"), ("시청은 새로운 창구를 열었습니다.", "ko"),
      ("Мэрия открыла новое окно для посетителей.", "ru"),
      ("Мерія відкрила нове вікно для відвідувачів міста.", "uk"),
      ("Das Amt hat einen neuen Schalter für Besucher eröffnet.", "de"),
      ("Le bureau a ouvert un nouveau guichet pour les visiteurs.", "fr"),
      ("La oficina abrió una nueva ventanilla para los visitantes.", "es"),
      ("Το γραφείο άνοιξε νέα θυρίδα.", "el"), ("המשרד פתח דלפק חדש.", "he"),
      ("افتتح المكتب نافذة جديدة للزوار.", "ar"), ("สำนักงานเปิดช่องบริการใหม่", "th"),
      ("कार्यालय ने आगंतुकों के लिए नई खिड़की खोली है।", "hi"),
      ("ㄓㄨㄥ ㄨㄣˊ", "zh-Hant"), ("市民権利宣言", "ja"),
    ])
  func single(text: String, expected: String) throws {
    #expect(try LanguageDetection.languages(text) == [expected])
  }

  @Test(
    "A short line without clear evidence is in an expected language",
    arguments: [
      "Wine, tea and silk", "Dinner in Shanghai", "Friends from Osaka, Kobe, Nagoya and Kyoto.",
      "Dear Mayor Kufen,", "Agenda item 4", "Lin Zhiqiang", "Siemens AG, Munich", "Tea break",
      "Marie Curie, Albert Einstein, Niels Bohr", "Visa and passport", "Hamburg, Bremen, Leipzig",
      "i. A. Katrin Lindner", "Mr. Joost van den Akker",
      "Ms. Elke von der Au, Bremen Chamber of Crafts",
      "Prof. Luisa de la Torre, University of Granada", "Mr. Marco di Bari, Comune di Verona",
    ])
  func shortEnglish(line: String) throws {
    #expect(try between(line) == "en")
  }

  @Test("A quarter of a short text is in no other language for the foreign names that it has")
  func quarter() throws {
    let expected = try LanguageDetection.languages(
      "参会人员名单", "越方：阮氏明女士（海防外国语大学讲师）、陈文山先生。",
      "List of Participants of the Youth Forum",
      "Vietnam: Ms Nguyen Thi Minh (lecturer, University of Foreign Languages Hai Phong), Mr Tran Van Son",
      "China: Wei Zhiyuan, Ms Qin Lan, Nong Jie, Meng Hai",
      "Wei Zhiyuan chaired the forum; Ms Nguyen gave a speech.")
    #expect(expected == ["zh-Hans", "zh-Hans", "en", "en", "en", "en"])
  }

  @Test(
    "A short line that is clearly in another language is in that language",
    arguments: [
      ("Sehr geehrte Damen und Herren,", "de"), ("Freundschaft kennt keine Grenzen.", "de"),
      ("Mesdames et Messieurs,", "fr"), ("Stadt der Brücken und Kanäle", "de"),
      ("Ministère de la Culture et du Tourisme", "fr"), ("Orden del día", "es"),
      ("Kính thưa quý vị,", "vi"),
      ("Grazie per la vostra visita.", "it"), ("Senhoras e senhores,", "pt"),
      ("Hadirin yang terhormat,", "id"), ("Дорогие друзья!", "ru"), ("감사합니다.", "ko"),
      ("ขอบคุณค่ะ", "th"), ("धन्यवाद", "hi"),
    ])
  func shortOther(line: String, language: String) throws {
    #expect(try between(line) == language)
  }

  @Test("A line of a script that only other languages have is in one of them in a long document")
  func scriptAlone() throws {
    let stage = try LanguageDetection(
      NoConfiguration(), context: StageContext(languages: ["zh-Hant", "en"]))
    var lines = Array(repeating: Self.chinese, count: 30)
    lines += ["การประชุมจะจัดขึ้นพรุ่งนี้", "बैठक कल नगर भवन में होगी।"]
    var document = Document(lines: lines)
    try stage.run(&document)
    #expect(document.blocks.suffix(2).map { $0.language?.value.rawValue } == ["th", "hi"])
  }

  @Test(
    "One character that a script alone has tells the script of a short block",
    arguments: [
      ("外事办公室", "zh-Hans"), ("宁波市2022年度工作报告", "zh-Hans"), ("签证须知", "zh-Hans"), ("工作方法", "zh-Hant"),
    ])
  func shortScript(line: String, expected: String) throws {
    #expect(try LanguageDetection.languages(Self.chinese, line, Self.chinese)[1] == expected)
  }

  @Test("Lines without letters take the language around them")
  func noLetters() throws {
    #expect(
      try LanguageDetection.languages(
        "本市加強對外開放。", "2019 — 2020", "第一章", "The office is open.", "* * *", "Welcome to it.")
        == ["zh-Hant", "zh-Hant", "zh-Hant", "en", "en", "en"])
    #expect(try LanguageDetection.languages("2019", "* * *") == ["zxx", "zxx"])
    #expect(try LanguageDetection.languages("ꀀꀁꀂ") == ["und"])
  }

  @Test("Lines of codes take the language around them, words without a vowel among others do not")
  func codes() throws {
    let french = "Le bureau a ouvert un nouveau guichet pour les visiteurs."
    let english = "The office opened a new help desk for visitors."
    #expect(
      try LanguageDetection.languages(
        english, french, "· CCYY-MM-DD", "· hh:mm", "· hh:mm:ss", french, english)
        == ["en", "fr", "fr", "fr", "fr", "fr", "en"])
    #expect(
      try LanguageDetection.languages("本市加強對外開放。", "hh:mm", "服務企業發展。") == [
        "zh-Hant", "zh-Hant", "zh-Hant",
      ])
    #expect(try LanguageDetection.languages("hh:mm") == ["und"])
  }

  @Test("An English name between Chinese lines is Chinese, an English sentence is not")
  func latinBetween() throws {
    let lines = try LanguageDetection.languages(
      "本市與多個城市簽署合作協議。", "APEC", "會議將在明年舉行。", "The meeting will be held in spring.", "活動圓滿結束。")
    #expect(lines == ["zh-Hant", "zh-Hant", "zh-Hant", "en", "zh-Hant"])
  }

  @Test("Russian with Latin names is Russian, English with a Russian word is not")
  func namesAmongCyrillic() throws {
    let russian = "Мэрия открыла новое окно для посетителей."
    #expect(
      try LanguageDetection.languages(
        russian, "Файл README.Debian", "The office opened a new desk for visitors.", russian)
        == ["ru", "ru", "en", "ru"])
    #expect(
      try LanguageDetection.languages("The word окно means a window of the office in Russian.") == [
        "en"
      ])
  }

  @Test("A Russian title right before an English remark is Russian")
  func title() throws {
    let russian = "Мэрия открыла новое окно для посетителей города."
    #expect(
      try LanguageDetection.languages(
        "Первые шаги", "The rewrite of this manual is available; please use it instead.", russian,
        russian, russian, russian, russian) == ["ru", "en", "ru", "ru", "ru", "ru", "ru"])
  }

  @Test("Where the language hardly ever changes, one doubtful word changes nothing")
  func fewChanges() throws {
    let german = "Das Amt hat einen neuen Schalter für die Besucher der Stadt eröffnet."
    let english = "The office has opened a new desk for the visitors of the town."
    let lines = Array(repeating: german, count: 20) + ["Systemtipps"] + [german, german]
    var document = Document(lines: lines + Array(repeating: english, count: 12))
    try stage.run(&document)
    #expect(document.blocks[20].language?.value == "de")
    #expect(document.blocks[30].language?.value == "en")
  }

  @Test("A short English part behind a long Chinese one is English")
  func shortPart() throws {
    let chinese = String(repeating: "本市加強對外開放，服務企業發展。", count: 60)
    #expect(
      try LanguageDetection.languages(
        chinese, "The city opens further and serves its companies better than before.")
        == ["zh-Hant", "en"])
  }

  @Test("A language that the markup declares decides where the text leaves it open")
  func declared() throws {
    var document = Document(lines: ["Radio", "本市"])
    document.blocks[0].declaredLanguage = "it"
    document.blocks[1].declaredLanguage = "en"
    try stage.run(&document)
    #expect(document.blocks.map { $0.language?.value.rawValue } == ["it", "zh-Hans"])
  }

  @Test("Confidence is a probability, and lower where the text says less")
  func confidence() throws {
    let long = try stage.applied(to: "The office opened a new help desk for visitors.").blocks[0]
    let short = try stage.applied(to: "Radio").blocks[0]
    let sure = try #require(long.language?.confidence)
    let unsure = try #require(short.language?.confidence)
    #expect(sure > 0.9 && sure <= 0.99)
    #expect(unsure > 0 && unsure < 0.7)
  }

  @Test("A short line alone in an expected language, or a declared one, is in that language")
  func alone() throws {
    let stage = try LanguageDetection(
      NoConfiguration(), context: StageContext(languages: ["zh-Hant", "en"]))
    let text = Array(repeating: "本市圖書館自下月起延長開放時間，兒童閱覽室的時間不變，歡迎市民前往。", count: 30)
    func last(_ line: String, by stage: LanguageDetection, declared: LanguageTag? = nil) throws
      -> LanguageTag?
    {
      var document = Document(lines: text + [line])
      document.blocks[30].declaredLanguage = declared
      try stage.run(&document)
      return document.blocks[30].language?.value
    }
    let english = "New Opening Hours of the City Library"
    #expect(try last(english, by: stage) == "en")
    let german = "Neue Zeiten der Bibliothek am Markt"
    #expect(try last(german, by: stage, declared: "de") == "de")
    #expect(try last("Radio", by: stage) == "zh-Hant")
  }

  @Test("Foreign names make no line foreign")
  func foreignNames() throws {
    let stage = try LanguageDetection(
      NoConfiguration(), context: StageContext(languages: ["zh-Hant", "en"]))
    func language(_ text: String) throws -> LanguageTag? {
      try stage.applied(to: text).blocks[0].language?.value
    }
    #expect(
      try language("Máire Ní Dhomhnaill of Galway Chamber said that trade had doubled since 2019.")
        == "en")
    #expect(try language("Dr Trần Thị Thanh Hằng of Đà Nẵng spoke about growth on 6 May.") == "en")
    #expect(try language("Ms Agnieszka Wójcik and Mr Łukasz Dąbrowski will attend.") == "en")
    #expect(try language("Am Montag sprach William Whitworth über den Handel.") == "de")
  }

  @Test(
    "A line that hardly tells its language is in that of the document, whatever its alphabet",
    arguments: [
      (
        "cs",
        [
          "Zpráva z porady", "Primátor přijal delegaci města Chengdu a poděkoval jí za dary.",
          "Vážená paní primátorko,", "Lidická 14, 301 00 Plzeň",
        ]
      ),
      (
        "nb",
        [
          "Stavanger kommune", "Delegasjonen ble mottatt av ordføreren, som takket for gavene.",
          "Program", "Onsdag: besøk på museet", "Storgata 3, 4006 Stavanger",
        ]
      ),
      (
        "ru",
        [
          "О городском музее",
          "Музей открыл выставку, на которой можно увидеть старые снимки города.",
          "630099, г. Новосибирск, ул. Гоголя, д. 9", "Приносим свои извинения.",
        ]
      ),
      (
        "bg",
        [
          "Съобщение", "Кметът прие делегация от града и двете страни обсъдиха търговията.",
          "Сряда: посещение в музея", "Петър Маринов",
        ]
      ),
    ])
  func ownLanguage(language: String, lines: [String]) throws {
    let stage = try LanguageDetection(
      NoConfiguration(), context: StageContext(languages: ["zh-Hant", "en"]))
    var document = Document(lines: lines)
    try stage.run(&document)
    #expect(document.blocks.map { $0.language?.value.rawValue } == lines.map { _ in language })
  }

  @Test("A sentence in another language of the same alphabet keeps its language")
  func otherLanguage() throws {
    #expect(
      try LanguageDetection.languages(
        "Музей открыл выставку, на которой можно увидеть старые снимки города.",
        "Дякуємо за запрошення на відкриття виставки, наші учні з радістю приїдуть.",
        "Музей открыт ежедневно, кроме понедельника.") == ["ru", "uk", "ru"])
    #expect(
      try LanguageDetection.languages(
        "The mayor read out a letter from the twin town:",
        "Chers amis, nous sommes heureux de vous accueillir bientôt.",
        "The delegation then went to the museum.") == ["en", "fr", "en"])
  }

  @Test("A name that stands under both halves is in the language of each half")
  func repeatedNames() throws {
    #expect(
      try LanguageDetection.languages(
        "Miasto Lublin i miasto Xuzhou będą współpracować w dziedzinie kultury.", "Wójcik, Łukasz",
        "The cities of Lublin and Xuzhou will cooperate in the field of culture.", "Wójcik, Łukasz")
        == ["pl", "pl", "en", "en"])
  }

  @Test("Names alone are of the expected language, however they sound")
  func namesAlone() throws {
    let stage = try LanguageDetection(
      NoConfiguration(), context: StageContext(languages: ["zh-Hant", "en"]))
    for text in ["Deborah Bergamini", "Greg,", "Kathleen Vanderbrugge, Phillip Schneider"] {
      #expect(try stage.applied(to: text).blocks[0].language?.value == "en", "\(text)")
    }
    let title = "Allgemeine Geschäftsbedingungen"
    #expect(try stage.applied(to: title).blocks[0].language?.value == "de")
    let block = try stage.applied(to: "阮文浩先生（Deborah Bergamini）出席。").blocks[0]
    #expect(block.runs.map(\.language) == ["en"])
  }

  @Test("Addresses of mail and web are of no language")
  func addresses() throws {
    let languages = try LanguageDetection.languages(
      "http://www.rathaus-verwaltung.example/burgermeister/geschichte",
      "buro.leitung@rathaus.example")
    #expect(languages == ["und", "und"])
    #expect(
      try LanguageDetection.languages(
        "See www and write to buergermeister.sekretariat@rathausverwaltung.example")
        == ["en"])
  }
}
