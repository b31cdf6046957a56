import Testing

@testable import Diptych

@Suite struct GlossLiftingTests {
  let stage: GlossLifting

  init() throws { stage = try GlossLifting(.init(), context: StageContext()) }

  @Test("A reading in brackets after its character is lifted out of the text")
  func reading() throws {
    let block = try stage.applied(to: "市府落實(shí)便民措施").blocks[0]
    #expect(block.text == "市府落實便民措施")
    #expect(
      block.glosses == [
        Gloss(
          range: TextRange(9, 12), reading: "shí", scheme: .pinyin, rendition: .parentheses,
          confidence: 0.99)
      ])
    #expect(block.map.source(of: 12) == 12 + "(shí)".utf8.count)
  }

  @Test(
    "All ways to write a reading are known",
    arguments: [
      ("重慶（chóngqìng）", "重慶"), ("習近平(Xí Jìnpíng)", "習近平"), ("西安(Xī'ān)", "西安"),
      ("西安(Xī’ān)", "西安"), ("重(zhong4)", "重"), ("重慶(chong2 qing4)", "重慶"),
      ("重慶(Chong2qing4)", "重慶"), ("朋友(péngyou)", "朋友"),
      ("目的(de)", "的"), ("女(nǚ)", "女"), ("女(nv3)", "女"), ("女(nu:3)", "女"),
      ("綠(lu\u{308}\u{300})", "綠"), ("實(shi\u{301})", "實"), ("玩兒(wánr)", "玩兒"),
      ("一(yí)", "一"), ("不(bú)", "不"), ("重慶(ㄔㄨㄥˊ ㄑㄧㄥˋ)", "重慶"), ("的(˙ㄉㄜ)", "的"),
      ("雨(ㄩˇ)", "雨"), ("資(ㄗ)", "資"), ("上海(Shànghǎi)", "上海"), ("上海(SHÀNGHǍI)", "上海"),
      ("你好 (nǐ hǎo)", "你好 "),
    ])
  func forms(text: String, read: String) throws {
    let block = try stage.applied(to: text).blocks[0]
    try #require(block.glosses.count == 1)
    #expect(block[block.glosses[0].range] == read)
    #expect(!block.text.contains("("))
  }

  @Test(
    "A bracket that is no reading of its characters stays",
    arguments: [
      "重慶(渝)", "國(境)外", "世貿(WTO)", "重慶(市)", "習(xyz)", "(shí)", "他(he)說", "表(A4)",
      "重慶(Chongqing)", "重慶(chóngqìng", "重慶（chóngqìng)", "a(ā)", "國()", "國( )", "中國(China)",
      "實[shí]", "重慶(qìngchóng)x", "西(xī an)",
    ])
  func otherBrackets(text: String) throws {
    let block = try stage.applied(to: text).blocks[0]
    #expect(block.text == text)
    #expect(block.glosses.isEmpty)
  }

  @Test("A reading without a tone stays, with a finding, because it may be a plain bracket")
  func toneless() throws {
    let document = try stage.applied(to: "張(zhang)先生")
    #expect(document.blocks[0].text == "張(zhang)先生")
    #expect(
      document.findings == [
        .note(
          "gloss_unverified", at: .block(0),
          "'張(zhang)' may be a gloss, but no known reading confirms it; it stays in the text")
      ])
  }

  @Test("Readings without tones are lifted where the document is full of them")
  func manyToneless() throws {
    let text = "本(ben)市(shi)全(quan)年(nian)推(tui)動(dong)綠(lv)色(se)交通"
    let block = try stage.applied(to: text).blocks[0]
    #expect(block.text == "本市全年推動綠色交通")
    #expect(block.glosses.map(\.confidence) == Array(repeating: 0.8, count: 8))
  }

  @Test("Pinyin that the characters do not have stays, with one finding for the block")
  func unknown() throws {
    let document = try stage.applied(to: "重慶(shì)與成都(bā)")
    #expect(document.blocks[0].text == "重慶(shì)與成都(bā)")
    #expect(
      document.findings == [
        .note(
          "gloss_unverified", at: .block(0),
          "'慶(shì)', and 1 more like it, may be a gloss, but no known reading confirms it; "
            + "it stays in the text")
      ])
  }

  @Test("Ruby of the source stays, and its characters get no second reading")
  func ruby() throws {
    var document = Document(lines: ["實(shí)習(xí)"])
    let ruby = Gloss(
      range: TextRange(0, 3), reading: "shí", scheme: .pinyin, rendition: .markup, confidence: 1)
    document.blocks[0].glosses = [ruby]
    try stage.run(&document)
    #expect(document.blocks[0].text == "實(shí)習")
    #expect(document.blocks[0].glosses.map(\.reading) == ["shí", "xí"])
    #expect(document.blocks[0].glosses[0] == ruby)
  }

  @Test("A setting leaves a scheme alone")
  func systems() throws {
    var settings = GlossLifting.Configuration()
    settings.systems = ["zhuyin"]
    let stage = try GlossLifting(settings, context: StageContext())
    let block = try stage.applied(to: "實(shí)行(ㄒㄧㄥˊ)").blocks[0]
    #expect(block.text == "實(shí)行")
  }

  @Test("Unclosed and nested brackets cost linear time and change nothing")
  func hostile() throws {
    for unit in ["(", "重(", "重(shí", "?", "重?a", "（", "重(重(shí)"] {
      let text = String(repeating: unit, count: 200_000 / unit.utf8.count)
      var document: Document?
      let time = try ThreadTime.measure { document = try stage.applied(to: text) }
      #expect(time < .seconds(5), "\(unit)")
      #expect(document?.blocks[0].text == text)
    }
  }
}
