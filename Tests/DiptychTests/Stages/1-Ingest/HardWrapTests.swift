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

  @Test(
    "Lines that are paragraphs are not joined",
    arguments: [
      "The office opens at nine.\nThe desk closes at five.\nVisitors are welcome.\nBring a passport.\nThank you.",
      "白日依山盡\n黃河入海流\n欲窮千里目\n更上一層樓",
      "第一條 本館開放時間為每日上午九時至下午五時。\n第二條 讀者應當愛護圖書。\n第三條 館內不得飲食。\n第四條 本規則自公布日施行。",
      "王建華 外事辦公室主任\n李明 友好協會副會長\n張曉東 圖書館館長\n陳思 翻譯",
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
