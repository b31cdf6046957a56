import Testing

@testable import Diptych

@Suite struct HardWrapTests {
  private static let english = """
    The new reading room opens on Monday. Readers who bring a valid passport
    may borrow two books at a time, and a third one if the first two have
    been returned. The staff at the desk speak English, French and German,
    and they will help you to find what you need.
    """
  private static let chinese = """
    \u{3000}\u{3000}外文閱覽室自五月一日起開放，讀者可以憑身分
    證件入內閱讀。館內備有英文、法文、德文圖書一萬二
    千冊，另有報刊六十種。服務台的館員通曉三種外語，
    隨時為讀者服務。
    \u{3000}\u{3000}開放時間為每日上午九時至下午五時，週一閉館
    整理。團體參觀請於三日前與本館聯絡，以便安排專人
    導覽。
    """

  @Test("Wrapped lines are joined with a space")
  func narrow() throws {
    let document = try Document.ingested("Reading Room\n\n\(Self.english)\n\n\(Self.english)\n")
    #expect(document.blocks.map(\.lines.count) == [1, 4, 4])
    #expect(document.texts[1] == Self.english.replacing("\n", with: " "))
    #expect(document.blocks[1].lines.map(\.number) == [3, 4, 5, 6])
    #expect(document.blocks[1].lines.allSatisfy { $0.isWordBreak })
    #expect(document.blocks[2].layout.blankLinesBefore == 1)
  }

  @Test("Wrapped Han is joined without a space, and indentation parts paragraphs")
  func wide() throws {
    let document = try Document.ingested(Self.chinese)
    #expect(document.blocks.map(\.lines.count) == [4, 3])
    #expect(document.texts[1] == "開放時間為每日上午九時至下午五時，週一閉館整理。團體參觀請於三日前與本館聯絡，以便安排專人導覽。")
    #expect(document.blocks[1].lines.map(\.isWordBreak) == [true, false, false])
  }

  @Test("Two cut lines of Han are enough if all that go on are full")
  func twoLines() throws {
    let text = """
      各位邻居：

      本周六上午八点至下午四点因管道检修停水，请各位住户提前储备生活用水，恢复供水后请先放
      水五分钟再使用。

      检修期间如有特殊需要，请联系物业服务中心的值班人员，值班电话全天开通，我们会尽快派人
      上门。

      物业服务中心
      """
    #expect(try Document.ingested(text).blocks.map(\.lines.count) == [1, 2, 2, 1])
    let titles = """
      关于做好二〇二四年春节期间全市安全生产、食品安全和应急值守工作的
      通知
      关于开展全市外语标识检查、规范公共场所双语服务和窗口服务工作的通知
      意见
      """
    #expect(try Document.ingested(titles).blocks.count == 4)
  }

  @Test("Items of nested lists that hang are joined each for itself")
  func nested() throws {
    let document = try Document.ingested(
      """
      House Rules

      1. Kitchen:
         (1) the stove is cleaned by whoever has used it last, and in any
             case before ten in the evening;
             a) pans are put back into the cupboard on the left side of the
                door;
             (b) what is left over is thrown away on the evening of the same
                day;
         (2) waste is sorted and put into the bins that are provided for
             this purpose.
      2. In case of fire leave the house at once and tell the person who is
         on duty.
      """)
    #expect(document.blocks.map(\.lines.count) == [1, 1, 2, 2, 2, 2, 2])
  }

  @Test("Both languages of a document have margins of their own")
  func mixed() throws {
    let document = try Document.ingested(Self.chinese + "\n\n" + Self.english)
    #expect(document.blocks.map(\.lines.count) == [4, 3, 4])
  }

  @Test("A heading right above its paragraph, and items of a list, stay alone")
  func short() throws {
    let document = try Document.ingested(
      """
      Opening Hours
      \(Self.english)

      - the passport has to be valid for at least three months when you
        come, or for as long as the books are with you
      - a deposit is not necessary
      """)
    #expect(document.blocks.map(\.lines.count) == [1, 4, 2, 1])
  }

  @Test("A line of a wrapped text that was broken by hand is joined too")
  func byHand() throws {
    let byHand = Self.english.replacing("French and German,\nand", with: "French\nand German, and")
    let document = try Document.ingested(Self.english + "\n\n" + byHand)
    #expect(document.blocks.map(\.lines.count) == [4, 4])
  }

  @Test("A word that is hyphenated at the line end keeps its hyphen and gets no space")
  func hyphen() throws {
    let document = try Document.ingested(
      Self.english.replacing("French and German,\nand", with: "French and Ger-\nman, and"))
    #expect(document.texts[0].contains("French and Ger-man, and they"))
    #expect(document.blocks[0].lines.map(\.isWordBreak) == [true, true, true, false])
  }

  @Test("Headings between wrapped paragraphs stay alone without blank lines")
  func headings() throws {
    let english = "\(Self.english)\nGuided Tours\n\(Self.english)"
    #expect(try Document.ingested(english).blocks.map(\.lines.count) == [4, 1, 4])
    let chinese = "開放時間\n\(Self.chinese)\n參觀須知\n\(Self.chinese)"
    #expect(try Document.ingested(chinese).blocks.map(\.lines.count) == [1, 4, 3, 1, 4, 3])
    let flush = chinese.replacing("\u{3000}\u{3000}", with: "市立")
    #expect(try Document.ingested(flush).blocks.map(\.lines.count) == [1, 4, 3, 1, 4, 3])
  }

  @Test("Wrapped paragraphs of two languages by turns are not joined with each other")
  func byTurns() throws {
    let turn = Self.chinese.replacing("\u{3000}\u{3000}", with: "市立") + "\n" + Self.english
    #expect(
      try Document.ingested(turn + "\n" + turn).blocks.map(\.lines.count) == [4, 3, 4, 4, 3, 4])
  }

  @Test("Chinese that is wrapped by characters has digits and letters in its lines")
  func characters() throws {
    let text = "本館共有座位1250個，其中電腦座位320個，視聽座位48個，全年開放約350天，每天可接待讀者3000人次，2019年接待讀者98萬人次。"
    let characters = Array(text)
    let lines = stride(from: 0, to: characters.count, by: 20).map {
      String(characters[$0..<min($0 + 20, characters.count)])
    }
    let paragraph = lines.joined(separator: "\n")
    let document = try Document.ingested("讀者服務\n\(paragraph)\n館藏\n\(paragraph)")
    #expect(document.texts == ["讀者服務", text, "館藏", text])
  }

  @Test("The byte behind each line end is where the map says")
  func map() throws {
    let document = try Document.ingested(Self.chinese + "\r\n\r\n" + Self.english)
    let decoded = try #require(document.source.form).decoded
    for block in document.blocks {
      for (offset, byte) in block.utf8.enumerated() {
        let source = decoded[block.map.source(of: offset)]
        #expect(source == byte || byte == 0x20 && (source == 0x0A || source == 0x0D))
      }
    }
  }

  @Test("Wrapped lines are joined though most of the next ones begin with a name")
  func names() throws {
    let text = """
           The Director of Tourism, Ms Felicia Yau, left this morning for Lisbon, Portugal,
      where she will attend the annual meeting of the World Travel Forum. The Consul
      General, Mr Duarte Reis, saw her off at the airport.

           During her absence, the Deputy Director, Mr Lionel Kwong, will act for the
      Director. He can be reached at the office.
      """
    #expect(try Document.ingested(text).blocks.map(\.lines.count) == [3, 2])
  }

  @Test(
    "Lines that are paragraphs are not joined",
    arguments: [
      "The office opens at nine.\nThe desk closes at five.\nVisitors are welcome.\nBring a passport.\nThank you.",
      "白日依山盡\n黃河入海流\n欲窮千里目\n更上一層樓",
      "第一條 本館開放時間為每日上午九時至下午五時。\n第二條 讀者應當愛護圖書。\n第三條 館內不得飲食。\n第四條 本規則自公布日施行。",
      "王建華 外事辦公室主任\n李明 友好協會副會長\n張曉東 圖書館館長\n陳思 翻譯",
      // Turn by turn: no line was cut by its width.
      "外事簡訊\nForeign Affairs Newsletter\n一、市長會見新加坡客人\nI. Mayor Meets Guests from Singapore\n六月八日，市長會見了新加坡大使。\nOn June 8, the Mayor met with the Ambassador of Singapore.\n雙方就合作交換了意見。\nThe two sides exchanged views on cooperation.",
      // Titles of one length.
      "北京市人民政府外事辦公室主任王建華同志\n上海市人民政府外事辦公室主任李明明同志\n天津市人民政府外事辦公室主任張曉東同志\n重慶市人民政府外事辦公室主任陳思思同志\n廣州市人民政府外事辦公室主任黃大為同志",
      "Consul General of Japan in Chongqing, Mr Tanaka Ichiro\nConsul General of Hungary in Chongqing, Ms Anna Szabo\nConsul General of Canada in Chongqing, Mr Peter Brown\nConsul General of Britain in Chongqing, Ms Ruth Whyte",
      // Verses.
      "The harbour keeps its lanterns lit for those\nWho left before the winter closed the strait,\nAnd all the ropes are frosted where they froze,\nAnd all the gulls are sleeping by the gate;\nWe count the masts from one to twenty-two,",
    ])
  func notWrapped(text: String) throws {
    #expect(try Document.ingested(text).texts == text.split(separator: "\n").map { String($0) })
  }

  @Test("The source of wrapped text is rebuilt from the TEI", arguments: [english, chinese])
  func rebuilt(text: String) throws {
    var document = try Document.ingested(text + "\n\n" + text)
    Segmentation(.init(), context: StageContext()).run(&document)
    try TEIExport(.init(), context: StageContext()).run(&document)
    let rebuilt = try RebuiltSource(tei: document.outputs[0].bytes)
    #expect(
      RebuiltSource.normalised(rebuilt.text)
        == RebuiltSource.normalised(text + "\n\n" + text))
  }
}
