import Testing

@testable import Diptych

@Suite struct LetterDetectionTests {
  /// The document that letter detection makes of lines, each of them in the language before its `|`.
  private func detected(_ lines: String...) -> Document {
    let parts = lines.map { $0.split(separator: "|", maxSplits: 1).map(String.init) }
    var document = Document(lines: parts.map { $0[1] })
    for (index, part) in parts.enumerated() {
      document.blocks[index].language = Inferred(
        value: LanguageTag(rawValue: part[0]), confidence: 1, stage: "test")
    }
    LetterDetection(NoConfiguration(), context: StageContext()).run(&document)
    return document
  }

  private func text(_ part: OfficialLetter.Part?, in document: Document) -> String? {
    part.map { document.blocks[$0.block][$0.range] }
  }

  @Test("An office's letter has letterhead, number, addressee, signature and date")
  func official() throws {
    let document = detected(
      "zh-Hant|嘉陵市人民政府外事辦公室文件", "zh-Hant|嘉外辦〔2023〕18號",
      "zh-Hant|關於邀請貴市代表團出席友城論壇的函", "zh-Hant|萊茵市政府、各有關單位：",
      "zh-Hant|2023年是我市與貴市結好二十周年，我辦擬於10月舉辦友城論壇。", "zh-Hant|專此函達，盼復。",
      "zh-Hant|嘉陵市人民政府外事辦公室", "zh-Hant|二〇二三年六月九日", "zh-Hant|抄送：市政府辦公廳。")
    let letter = try #require(document.letters.first)
    #expect(document.letters.count == 1)
    #expect(letter.language == "zh-Hant")
    #expect(text(letter.issuer, in: document) == "嘉陵市人民政府外事辦公室")
    #expect(text(letter.number, in: document) == "嘉外辦〔2023〕18號")
    #expect(text(letter.addressee, in: document) == "萊茵市政府、各有關單位")
    #expect(text(letter.date, in: document) == "二〇二三年六月九日")
    #expect(letter.date?.value == "2023-06-09")
    #expect(letter.signature.map(\.block) == [6])
  }

  @Test("A letter and its translation are two letters")
  func translation() throws {
    let document = detected(
      "zh-Hans|尊敬的施密特市长：", "zh-Hans|来信收悉。我们很高兴接待贵市的代表团。", "zh-Hans|此致", "zh-Hans|敬礼",
      "zh-Hans|嘉陵市人民政府外事办公室　2023年6月9日", "en|Jialing, 9 June 2023", "en|Dear Mayor Schmidt,",
      "en|Thank you for your letter. We are glad to receive the delegation of your city.",
      "en|Yours sincerely,", "en|Li Hua", "en|Director, Foreign Affairs Office")
    #expect(document.letters.map(\.language) == ["zh-Hans", "en"])
    let (chinese, english) = (document.letters[0], document.letters[1])
    #expect(text(chinese.addressee, in: document) == "施密特市长")
    #expect(chinese.signature.map { text($0, in: document) } == ["嘉陵市人民政府外事办公室"])
    #expect(chinese.date?.value == "2023-06-09")
    #expect(text(english.addressee, in: document) == "Mayor Schmidt")
    #expect(english.date?.value == "2023-06-09")
    #expect(
      english.signature.map { text($0, in: document) } == [
        "Li Hua", "Director, Foreign Affairs Office",
      ])
  }

  @Test("A letter of Taiwan names its parts in fields, and who signs below")
  func fields() throws {
    let document = detected(
      "zh-Hant|宜蘭縣政府　函", "zh-Hant|地址：260宜蘭市縣政北路1號", "zh-Hant|受文者：霍巴特市政府",
      "zh-Hant|發文日期：中華民國112年11月9日", "zh-Hant|發文字號：府秘國字第1120187654號", "zh-Hant|主旨：本縣訪問團行程一案，請查照。",
      "zh-Hant|說明：本縣訪問團一行八人訂於113年2月1日抵達貴市，詳如附件行程表。", "zh-Hant|正本：霍巴特市政府", "zh-Hant|縣長　林秋月",
      "en|Letter of the Yilan County Government", "en|To: City of Hobart",
      "en|Date: November 9, 2023",
      "en|Ref. No.: Fu-Mi-Guo 1120187654", "en|Subject: Visit of our delegation",
      "en|Our delegation of eight will arrive on February 1, 2024, as the enclosed itinerary says.",
      "en|Lin Chiu-yueh", "en|Magistrate")
    #expect(document.letters.map(\.language) == ["zh-Hant", "en"])
    let (chinese, english) = (document.letters[0], document.letters[1])
    #expect(text(chinese.issuer, in: document) == "宜蘭縣政府")
    #expect(text(chinese.addressee, in: document) == "霍巴特市政府")
    #expect(text(chinese.number, in: document) == "府秘國字第1120187654號")
    #expect(chinese.date?.value == "2023-11-09")
    #expect(chinese.signature.map { text($0, in: document) } == ["縣長　林秋月"])
    #expect(text(english.issuer, in: document) == "Yilan County Government")
    #expect(text(english.addressee, in: document) == "City of Hobart")
    #expect(text(english.number, in: document) == "Fu-Mi-Guo 1120187654")
    #expect(english.date?.value == "2023-11-09")
  }

  @Test("The body of a short letter ends its head, so that its date stands below")
  func short() throws {
    let document = detected(
      "zh-Hans|台州市人民政府外事办公室", "zh-Hans|台外办〔2023〕7号", "zh-Hans|关于派团访问的函", "zh-Hans|蔚山广域市国际合作科：",
      "zh-Hans|来函收悉。我方代表团一行六人将于11月访问贵市，请协助安排参观港口。", "zh-Hans|台州市人民政府外事办公室", "zh-Hans|2023年10月8日")
    let letter = try #require(document.letters.first)
    #expect(text(letter.addressee, in: document) == "蔚山广域市国际合作科")
    #expect(letter.signature.map(\.block) == [5])
    #expect(letter.date?.block == 6)
  }

  @Test(
    "Document numbers in the forms of offices",
    arguments: [
      ("zh|渝外办〔2019〕12号", "渝外办〔2019〕12号"), ("zh|國辦發﹝2020﹞第7號", "國辦發﹝2020﹞第7號"),
      ("zh|國辦發〔2020〕第7號", "國辦發〔2020〕第7號"), ("zh|市府发(2021)103号　签发人：王明", "市府发(2021)103号"),
      ("zh|發文字號：府外字第1120012345號", "府外字第1120012345號"), ("en|Ref: CQ/FAO/2019/12", "CQ/FAO/2019/12"),
      ("en|Our ref.: 2019-12", "2019-12"),
      ("en|Yu Wai Ban [2019] No. 12", "Yu Wai Ban [2019] No. 12"),
      ("en|No. 12 [2019]", "No. 12 [2019]"), ("zh|根据国办发〔2019〕12号文件精神，现将有关事项通知如下。", nil),
      ("en|Reference is made to the letter of 2019", nil), ("zh|会议（2019）在重庆举行", nil),
      ("zh|第12号楼", nil),
    ])
  func numbers(_ line: String, _ number: String?) {
    let document = detected(
      line, line.hasPrefix("zh") ? "zh|各有关单位：" : "en|Dear Mr. Wang,", "zh|正文。")
    let found = document.letters.first?.number
    #expect(text(found, in: document) == number)
  }

  @Test(
    "What looks a little like a letter is none",
    arguments: [
      ["zh|会议通知如下：", "zh|会议于2023年6月9日举行。", "zh|2023年6月9日"],
      ["zh|主办单位：", "zh|嘉陵市人民政府外事办公室", "zh|2023年6月9日"],
      ["zh|友城论坛在嘉陵举行", "zh|2023年6月9日", "zh|论坛昨日开幕。"],
      ["zh|本公报要点", "zh|市政府外办举行会议。", "zh|嘉陵市人民政府外事办公室"],
      [
        "en|Dear friends in Ningbo, for more than thirty years our cities have been partners.",
        "en|Ms. A. Weber",
      ],
      ["en|To install the package:", "en|Open the menu.", "en|9 June 2023"],
      ["en|Annual Report", "en|Foreign Affairs Office of Jialing", "en|9 June 2023"],
      ["en|Click File: Open", "en|Choose Office Settings:", "en|Then go on."],
      ["de|Sehr geehrte Frau Weber,", "de|vielen Dank.", "de|9. Juni 2023"],
    ])
  func others(_ lines: [String]) {
    var document = Document(lines: lines.map { String($0.drop { $0 != "|" }.dropFirst()) })
    for (index, line) in lines.enumerated() {
      document.blocks[index].language = Inferred(
        value: LanguageTag(rawValue: String(line.prefix { $0 != "|" })), confidence: 1,
        stage: "test")
    }
    LetterDetection(NoConfiguration(), context: StageContext()).run(&document)
    #expect(document.letters == [])
  }

  @Test("The parts of a letter are no headings")
  func headings() throws {
    var document = detected(
      "zh-Hant|嘉外辦〔2023〕18號", "zh-Hant|青島海洋研究所：", "zh-Hant|我辦擬於10月舉辦友城論壇，請派代表出席。",
      "zh-Hant|一、時間", "zh-Hant|論壇於2023年10月18日舉行，會期三天，請準時到會。", "zh-Hant|嘉陵市人民政府外事辦公室",
      "zh-Hant|2023年6月9日")
    try HeadingDetection.shipped.run(&document)
    #expect(document.blocks.map(\.isHeading) == [false, false, false, true, false, false, false])
  }
}
