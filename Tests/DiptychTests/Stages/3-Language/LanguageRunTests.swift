import Testing

@testable import Diptych

@Suite struct LanguageRunTests {
  private let stage: LanguageDetection

  init() throws { stage = try .shipped }

  @Test("A line in two scripts is known as both")
  func mixed() throws {
    let block = try stage.applied(to: "領事保護 Lovely Weather").blocks[0]
    #expect(block.language?.value == "zh-Hant")
    #expect(block.runs.map(\.language) == ["en"])
    #expect(block.runs.map { block[$0.range] } == ["Lovely Weather"])
  }

  @Test(
    "A Chinese sentence that quotes Japanese or Korean is Chinese, and the quotation a run",
    arguments: [
      ("同学们用日语说“はじめまして”，大家都笑了。", "はじめまして", "ja"),
      ("他朗誦了俳句「古池や蛙飛び込む水の音」，獲得熱烈掌聲。", "古池や蛙飛び込む水の音", "ja"),
      ("孩子们用韩语说“여러분, 반갑습니다”，并唱了歌。", "여러분, 반갑습니다", "ko"),
    ])
  func quotation(text: String, quoted: String, language: LanguageTag) throws {
    let block = try stage.applied(to: text).blocks[0]
    #expect(block.language?.value.primary == "zh")
    #expect(block.runs.map { block[$0.range] } == [quoted])
    #expect(block.runs.map(\.language) == [language])
  }

  @Test(
    "Simplified characters in a Japanese or Korean line are a run, kanji and hanja are none",
    arguments: [
      ("案内板には「欢迎光临」と書いてあります。", ["欢迎光临"]), ("3. 閉会の挨拶 闭幕致辞", ["闭幕致辞"]),
      ("国際会議の会場は区役所です。", []), ("时下ますますご清祥のことと存じます。", []),
      ("시장은 “绿水青山就是金山银山”이라고 하였다.", ["绿水青山就是金山银山"]), ("국장 김민지 局长 金敏智", ["局长 金敏智"]),
      ("두 도시의 협력(協力)은 계속된다.", []),
    ])
  func simplifiedRuns(text: String, runs: [String]) throws {
    let block = try stage.applied(to: text).blocks[0]
    #expect(block.runs.map { block[$0.range] } == runs)
    #expect(block.runs.allSatisfy { $0.language == "zh-Hans" })
  }

  @Test("A Chinese name in an English sentence is a run")
  func chineseInEnglish() throws {
    let block = try stage.applied(to: "The city of Chongqing (重慶) and its office (辦公室).").blocks[0]
    #expect(block.language?.value == "en")
    #expect(block.runs.map { block[$0.range] } == ["重慶", "辦公室"])
    #expect(block.runs.map(\.language) == ["zh-Hant", "zh-Hant"])
  }

  @Test(
    "A word or acronyms in a Chinese sentence are no run",
    arguments: ["使用 Linux 系統", "加入 WTO 和 APEC 等組織", "第 3 屆 iPhone", "2019年GDP與CPI"])
  func noRun(text: String) throws {
    #expect(try stage.applied(to: text).blocks[0].runs.isEmpty)
  }

  @Test("Runs lie on scalar boundaries, in order, whatever the text", arguments: 0..<200)
  func runs(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let pieces = [
      "本市", "重庆", "word", "Two Words", "APEC", " ", "，", "かな", "한글", "слово", "é", "e\u{301}",
      "\u{1F600}", "العربية", "2019", "'", "\u{200B}", "ꀀ",
    ]
    let text = (0..<20).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
    let block = try stage.applied(to: text).blocks[0]
    var end = 0
    for run in block.runs {
      #expect(run.range.start >= end && run.range.start < run.range.end, "seed \(seed)")
      for offset in [run.range.start, run.range.end] where offset < block.utf8.count {
        #expect(block.utf8[offset] & 0xC0 != 0x80, "seed \(seed)")
      }
      end = run.range.end
    }
    #expect(end <= block.utf8.count)
    #expect(block.language != nil)
  }
}
