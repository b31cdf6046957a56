import Testing

@testable import Diptych

@Suite struct SegmentationTests {
  /// The sentences of one line, as the stage cuts it.
  private func sentences(_ text: String, _ language: LanguageTag) -> [String] {
    var document = Document(lines: [text])
    document.blocks[0].language = Inferred(value: language, confidence: 1, stage: "test")
    Segmentation(NoConfiguration(), context: StageContext()).run(&document)
    return document.blocks[0].segments.map { document.blocks[0][$0] }
  }

  @Test(
    "Chinese sentences end at their marks, with the closing marks behind them",
    arguments: [
      "市圖書館今年延長開放時間。|讀者可於週末借書。",
      "一是增加座位；|二是改善照明；|三是更新目錄。",
      "你來嗎？！|我等你……好不好！",
      "他問:“書在哪裏?”|我說不知道。",
      "館長說：“請安靜。”|大家都笑了。",
      "“我累了……”|她坐了下來。",
      "（見附表。）|以下說明經費。",
      "第一段。\u{3000}|第二段。",
      "全體起立!|奏國歌;|禮成",
    ])
  func chinese(marked: String) {
    let expected = marked.split(separator: "|").map(String.init)
    #expect(sentences(expected.joined(), .traditionalChinese) == expected)
  }

  @Test(
    "A Chinese sentence that goes on behind a quotation or number stays whole",
    arguments: [
      "街上掛滿“加油！加油！”的標語。",
      "他讀過《你好！世界》這本書。",
      "展品（真大！）吸引了很多人。",
      "利率爲3.5%,比去年高。",
      "請看 https://example.org/?a=1;b=2 的說明。",
      "一.總則與適用範圍",
      "他們高喊“開門！”，沒有人回答。",
      "我……我不知道。",
    ])
  func chineseWhole(text: String) {
    #expect(sentences(text, .traditionalChinese) == [text])
  }

  @Test("Japanese does not end a sentence at a semicolon, nor before a quoting particle")
  func japanese() {
    #expect(
      sentences("「雨が降る。」と彼は言った。傘を持つ；帽子も。", "ja")
        == ["「雨が降る。」と彼は言った。", "傘を持つ；帽子も。"])
  }

  @Test(
    "English sentences end where a new one begins",
    arguments: [
      "The library opens at nine. | Readers may stay until dusk.",
      "Is it open? | Yes! | Come in.",
      "Mr. Lee met Dr. A. B. Stone of the U.S. Embassy on Jan. 5. | They talked.",
      "See No. 5, Fig. 2 and p. 10 for the plan. | No. | We will not.",
      "It cost 3.5 million. | In 2019. | That was all.",
      "She lives in the U.S. | The house is old.",
      "He said \"Stop.\" | Then he left.",
      "The cry \"Stop! Thief!\" was heard. | Nobody came.",
      "1. Open the door. | 2. Go in.",
      "Tools (e.g. saws, nails, etc.) are sold here. | Bring money.",
      "Wait... what? | Oh... | Nothing.",
      "The firm Stone Ltd. | The other one moved.",
      "The firm Stone Ltd. Beijing moved.",
      "Costs rose.[12] | Wages fell.",
      "The mill burnt down.② | It was rebuilt in 1902.",
      "Prices rose.³ | Wages fell.",
      "The hall closes at 9 p.m. | Please come in time.",
      "The keys stay with Party B. | Visitors ask there.",
      "The guests of Anna B. Stone stayed.",
      "Read it (First line. Second line.) before noon. | Thanks.",
    ])
  func english(marked: String) {
    let expected = marked.split(separator: " | ").map(String.init)
    #expect(sentences(expected.joined(separator: " "), .english) == expected)
  }

  @Test(
    "Abbreviations of other languages do not end a sentence",
    arguments: [
      ("fr", "Le bd. Hugo est fermé, tél. 04 11 22. | Il pleut."),
      ("es", "La Excma. Sra. Ruiz vive en EE. UU. desde 2019. | La visita fue breve."),
      ("it", "Ai sensi dell'art. 7, l'arch. Bruni firma. | Il resto segue."),
      ("nl", "Mevr. Bakker leest blz. 12 voor. | De zaal luistert."),
      ("sv", "Mötet börjar kl. 9.15 i salen. | Det är öppet."),
      ("pl", "Zapraszamy o godz. 9.15 na ul. Długą. | To blisko."),
      ("cs", "Ing. Novák přijde. | Je to jisté."),
      ("ru", "Адрес: ул. Садовая, оф. 7. | Тел. 200-10. | Вход свободный."),
      ("vi", "Ông TS. Lê Minh đến TP. Huế. | Trời mưa."),
      ("pt", "O preço subiu em 2019. | O Eng. Costa explicou."),
      ("ar", "حضر د. سامي الحفل. | غادر الجميع."),
      ("th", "ประชุมเวลา 9.30 น. ณ ห้อง 4 โดย ดร. มานี"),
      ("th", "เปิดวันที่ 12 ก.พ. 2565 (ค.ศ.2022) ที่ห้อง 4"),
    ])
  func abbreviations(language: LanguageTag, marked: String) {
    let expected = marked.split(separator: " | ").map(String.init)
    #expect(sentences(expected.joined(separator: " "), language) == expected)
  }

  @Test("German ordinals and abbreviations do not end a sentence")
  func german() {
    #expect(
      sentences("Am 3. Oktober ist z. B. geschlossen. Das Amt öffnet am 4. wieder.", "de")
        == ["Am 3. Oktober ist z. B. geschlossen.", "Das Amt öffnet am 4. wieder."])
  }

  @Test("Hard-wrapped sentences are one segment across the lines")
  func hardWrapped() {
    #expect(
      sentences("The council met\nin the old hall. It voted\nat noon.", .english)
        == ["The council met\nin the old hall.", "It voted\nat noon."])
  }

  @Test("Languages without rules of their own are cut by ICU")
  func unicode() {
    #expect(sentences("هل أنت هنا؟ نعم أنا هنا.", "ar") == ["هل أنت هنا؟", "نعم أنا هنا."])
    #expect(sentences("वह आया। वह गया।", "hi") == ["वह आया।", "वह गया।"])
  }

  @Test("A heading has no segments")
  func heading() {
    var document = Document(lines: ["開放時間"])
    document.blocks[0].heading = Inferred(value: 1, confidence: 1, stage: "test")
    Segmentation(NoConfiguration(), context: StageContext()).run(&document)
    #expect(document.blocks[0].segments.isEmpty)
  }

  @Test("Segments are in order, disjoint and cover all but white space", arguments: 0..<200)
  func coverage(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let pieces = [
      "。", "！", "？", "；", "…", "“", "”", "「", "」", "(", ")", "（", "）", "《", "》", "\"", "'",
      ".", "!", "?", ";", " ", "  ", "\u{3000}", "\n", "\t", "\u{A0}", "中", "文字", "word", "Word",
      "U.S", "Mr", "1", "3.5", "A", "é", "я", "か", "한", "😀", "e\u{301}", "\u{0}", "[1]", "〇",
    ]
    let text = (0..<Int.random(in: 1...60, using: &random))
      .compactMap { _ in pieces.randomElement(using: &random) }.joined()
    let bytes = Array(text.utf8)
    let languages: [LanguageTag] = ["zh-Hant", "ja", "en", "de", "ru", "ko", "ar", "th", "und"]
    for language in languages {
      var segmenter = SentenceSegmenter()
      let segments = segmenter.segments(of: bytes, language: language)
      var covered = 0
      for segment in segments {
        #expect(segment.start >= covered && !segment.isEmpty)
        #expect(bytes[covered..<segment.start].allSatisfy(SentenceText.isMarkupSpace))
        #expect(segment.start == 0 || bytes[segment.start] & 0xC0 != 0x80)
        #expect(segment.end == bytes.count || bytes[segment.end] & 0xC0 != 0x80)
        covered = segment.end
      }
      #expect(bytes[covered...].allSatisfy(SentenceText.isMarkupSpace))
    }
  }

  @Test(
    "A megabyte of marks is cut in time linear in its length",
    arguments: ["。", ". . .", "("], ["zh-Hant", "en"])
  func hostile(piece: String, language: String) {
    cut(piece, bytes: 1 << 20, language: language)
  }

  @Test(
    "Many marks that open, close and abbreviate are cut in time linear in their number",
    arguments: ["“", "\"", "!”", "A.", "1. ", "[1", "…"], ["zh-Hant", "en"])
  func hostileMarks(piece: String, language: String) {
    cut(piece, bytes: 1 << 17, language: language)
  }

  private func cut(_ piece: String, bytes count: Int, language: String) {
    let bytes = Array(String(repeating: piece, count: count / piece.utf8.count).utf8)
    var segmenter = SentenceSegmenter()
    let elapsed = ThreadTime.measure {
      #expect(!segmenter.segments(of: bytes, language: LanguageTag(rawValue: language)).isEmpty)
    }
    #expect(elapsed < .seconds(30))
  }
}
