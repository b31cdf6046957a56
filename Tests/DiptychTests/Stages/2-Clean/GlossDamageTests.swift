import Testing

@testable import Diptych

@Suite struct GlossDamageTests {
  let stage: GlossLifting

  init() throws { stage = try GlossLifting(.init(), context: StageContext()) }

  @Test("A character that a converter cut in two is restored from its bytes")
  func seed() throws {
    let block = try stage.applied(to: "記者深入?yún)^(qū)縣").blocks[0]
    #expect(block.text == "記者深入區縣")
    #expect(
      block.repairs == [Repair(range: TextRange(12, 15), before: "?yún)^", confidence: 0.99)])
    #expect(block.glosses.map(\.reading) == ["qū"])
    #expect(block.glosses.map { block[$0.range] } == ["區"])
  }

  @Test("A decoder that keeps the bracket leaves the same damage")
  func replacementCharacter() throws {
    let block = try stage.applied(to: "記者深入\u{FFFD}(yún)^(qū)縣").blocks[0]
    #expect(block.text == "記者深入區縣")
    #expect(block.repairs.map(\.before) == ["\u{FFFD}(yún)^"])
  }

  @Test("Characters that are out of step are restored up to where they are in step again")
  func chain() throws {
    let gbk = try GBK.shared(StageContext())
    let converter = ByteConverter(
      gbk: gbk,
      readings: [("國", "guó"), ("內", "nèi"), ("經", "jīng"), ("進", "jìn")].map {
        (character: $0.0.unicodeScalars.reduce(0) { $1.value + $0 }, reading: $0.1)
      })
    let text = "國內經濟進步，他們全面了解國內外情況，按實際水平決定。"
    let converted = converter.convert(text)
    #expect(converted.contains("們?nèi)"))
    #expect(converted.contains("平?jīng)Q"))
    let document = try stage.applied(to: converted)
    #expect(document.blocks[0].text == text)
    #expect(document.findings.isEmpty)
  }

  @Test("Damage that has no single restoration stays, with a warning")
  func unsolved() throws {
    let document = try stage.applied(to: "一a?shì)二")
    #expect(document.blocks[0].text == "一a?shì)二")
    #expect(
      document.findings == [
        .warning(
          "gloss_damaged", at: .block(0),
          "'?shì)' is text that a converter of readings damaged; it has no single restoration")
      ])
  }

  @Test(
    "A question mark is no damage where it can be one",
    arguments: ["(是什麼?shì)", "他問?shì", "真的?!", "是嗎?(ma)", "what?yes)"])
  func questionMark(text: String) throws {
    let document = try stage.applied(to: text)
    #expect(document.blocks[0].text == text)
    #expect(document.blocks[0].repairs.isEmpty)
  }
}
