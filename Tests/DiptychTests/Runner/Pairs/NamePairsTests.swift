import Testing

@testable import Diptych

@Suite struct NamePairsTests {
  private func pairs(
    _ names: [String], rules: [String] = [PairRules.languages], expected: [LanguageTag] = []
  ) -> (pairs: [String: String], lonely: [String]) {
    let found = NamePairs(
      names.map { Array($0.utf8) }, PairRules(rules, expected: expected))
    return Self.readable(found)
  }

  private static func readable(_ found: NamePairs) -> (pairs: [String: String], lonely: [String]) {
    var pairs: [String: String] = [:]
    for (name, partner) in found.partners where partner.isLeft {
      pairs[String(decoding: name, as: UTF8.self)] = String(decoding: partner.name, as: UTF8.self)
    }
    return (pairs, found.lonely.map { String(decoding: $0, as: UTF8.self) }.sorted())
  }

  @Test(
    "Names that differ only in a word for a language are a pair, the Chinese one on the left",
    arguments: [
      ("report.zh.docx", "report.en.docx"), ("report_CN.docx", "report_EN.txt"),
      ("report-中文.docx", "report-英文.docx"), ("公告中文版.pdf", "公告英文版.pdf"),
      ("公告（中文）.docx", "公告（英文）.docx"), ("ZH_notes.txt", "en_notes.txt"),
      ("index.html.zh-cn", "index.html.en"), ("a_zh-Hant_2019.txt", "a_en-US_2019.txt"),
      ("chinese.txt", "english.txt"), ("通知【中】.txt", "通知【英】.txt"),
      ("Bulletin 3 (Chinese).docx", "bulletin-3-english.docx"), ("中文公告.txt", "英文公告.txt"),
    ])
  func two(left: String, right: String) {
    #expect(pairs([right, "other.txt", left]).pairs == [left: right])
    #expect(pairs([left, right], expected: ["en", "zh"]).pairs == [right: left])
  }

  @Test("A name without a word is the other one of a name with one")
  func plain() {
    #expect(pairs(["公告.docx", "公告（英文）.docx"]).pairs == ["公告.docx": "公告（英文）.docx"])
    #expect(
      pairs(["report.pdf", "report.docx", "report_EN.docx"]).pairs == [
        "report.docx": "report_EN.docx"
      ])
    #expect(pairs(["report.docx", "report（中文）.docx"]).pairs == ["report（中文）.docx": "report.docx"])
    #expect(pairs(["r.txt", "r.en.txt", "r.fr.txt"]).pairs == ["r.en.txt": "r.fr.txt"])
  }

  @Test("Of several formats those of one kind belong together")
  func formats() {
    let found = pairs(["r.zh.docx", "r.en.docx", "r.zh.pdf", "r.en.pdf"])
    #expect(found.pairs == ["r.zh.docx": "r.en.docx", "r.zh.pdf": "r.en.pdf"])
    let mixed = pairs(["r.zh.docx", "r.en.docx", "r.en.txt"])
    #expect(mixed.pairs == ["r.zh.docx": "r.en.docx"])
    #expect(mixed.lonely == ["r.en.txt"])
  }

  @Test(
    "Names that differ in more, or in no word for a language, are no pair",
    arguments: [
      ["report.zh.docx", "summary.en.docx"], ["report_2018_zh.docx", "report_2019_en.docx"],
      ["a1.txt", "a2.txt"], ["report.zh.docx", "report.cn.docx"], ["zen.txt", "zhn.txt"],
      [".a.zh.txt", ".a.en.txt"], ["a.zh.txt.part", "a.en.txt.part"], ["a中.txt", "a英.txt"],
      // Files that have two languages themselves.
      ["guide.zh-en.txt", "guide.zh-ja.txt"], ["plan_CN+DE.docx", "plan_CN+FR.docx"],
    ])
  func none(names: [String]) {
    #expect(pairs(names).pairs.isEmpty)
  }

  @Test("A name with a word for an expected language and no partner is lonely")
  func lonely() {
    #expect(pairs(["a.en.txt", "b_fr.txt", "c.txt"]).lonely == ["a.en.txt"])
    #expect(pairs(["a.en.txt", "b_fr.txt"], expected: ["fr"]).lonely == ["b_fr.txt"])
    let three = pairs(["map.ko.txt", "map.zh.txt", "map.en.txt"])
    #expect(three.pairs == ["map.zh.txt": "map.en.txt"])
    #expect(three.lonely == ["map.ko.txt"])
  }

  @Test("Words of the settings stand for each other, and without rules there are no pairs")
  func rules() {
    let names = ["合同-原文.txt", "合同-译文.txt", "a.zh.txt", "a.en.txt"]
    #expect(pairs(names, rules: ["原文|译文"]).pairs == ["合同-原文.txt": "合同-译文.txt"])
    #expect(pairs(names, rules: ["原文|译文", "languages"]).pairs.count == 2)
    #expect(pairs(names, rules: []).pairs.isEmpty)
    #expect(PairRules.isRule("原文|译文"))
    for rule in ["zh", "|en", "a|a", "a|b|c", "a/b|c", ""] {
      #expect(!PairRules.isRule(rule), "\(rule)")
    }
  }

  @Test("Files of two folders belong together by their names, whatever their formats")
  func folders() {
    let rules = PairRules([PairRules.languages], expected: [])
    let zh = ["a.txt", "b_zh.docx", "c.zh.txt", "c.en.txt", "d.txt"].map { Array($0.utf8) }
    let en = ["a.txt", "b_en.pdf", "e.txt"].map { Array($0.utf8) }
    let left = Self.readable(NamePairs(zh, isLeft: true, others: en, rules))
    #expect(left.pairs == ["a.txt": "a.txt", "b_zh.docx": "b_en.pdf", "c.zh.txt": "c.en.txt"])
    #expect(left.lonely == ["d.txt"])
    let right = NamePairs(en, isLeft: false, others: zh, rules)
    #expect(right.partners[Array("b_en.pdf".utf8)]?.name == Array("b_zh.docx".utf8))
    #expect(right.partners[Array("b_en.pdf".utf8)]?.isLeft == false)
    #expect(Self.readable(right).lonely == ["e.txt"])
  }

  @Test("Names that are no UTF-8 are looked at without harm")
  func bytes() {
    let name: [UInt8] = [0xFF, 0x2E] + Array("zh.txt".utf8)
    let other: [UInt8] = [0xFF, 0x2E] + Array("en.txt".utf8)
    let found = NamePairs([name, other, [0xFF]], PairRules([PairRules.languages], expected: []))
    #expect(found.partners[name]?.name == other)
  }

  @Test("Of fifty thousand names without partners none gets one")
  func many() {
    let names = (0..<50_000).map { Array("letter-\($0).\($0 % 2 == 0 ? "zh" : "en").txt".utf8) }
    let found = NamePairs(names, PairRules([PairRules.languages], expected: []))
    #expect(found.partners.isEmpty)
    #expect(found.lonely.count == 50_000)
  }
}
