import Testing

@testable import Diptych

@Suite struct PinyinTests {
  let pinyin: Pinyin

  init() throws { pinyin = try Pinyin.shared(StageContext()) }

  private func readings(_ character: Unicode.Scalar) -> [String] {
    pinyin.readings(of: character.value).map { pinyin.spelling(of: $0) + "\($0.tone)" }
  }

  @Test("A character with several readings has them all, the most usual first")
  func polyphone() {
    #expect(readings("重").starts(with: ["zhong4", "chong2"]))
    #expect(readings("女").first == "nv3")
    #expect(readings("的").contains("de0"))
    #expect(readings("A").isEmpty)
    #expect(readings("\u{10FFFF}").isEmpty)
  }

  @Test("A spelling is found by its letters, and only if it is one")
  func bases() throws {
    let base = try #require(pinyin.base(of: "zhuang".utf8))
    #expect(String(decoding: pinyin.letters(of: base), as: UTF8.self) == "zhuang")
    #expect(pinyin.base(of: "zhu".utf8) != nil)
    #expect(pinyin.base(of: "zhux".utf8) == nil)
    #expect(pinyin.base(of: "".utf8) == nil)
  }

  @Test(
    "A name is spelled by its letters without tones",
    arguments: [
      ("xijinping", "習近平", true), ("chongqing", "重慶", true), ("xian", "西安", true),
      ("xian", "先", true), ("lushan", "吕山", true), ("xijinpin", "習近平", false),
      ("xijinpingg", "習近平", false), ("xi", "習近", false), ("", "習", false),
    ])
  func spells(letters: String, name: String, expected: Bool) {
    let scalars = name.unicodeScalars.map(\.value)
    #expect(pinyin.spells(Array(letters.utf8)[...], scalars[...]) == expected)
  }

  @Test("A table that is cut short is refused by name")
  func truncated() {
    let error = #expect(throws: TableError.self) { try Pinyin([0x44, 0x50, 1, 0, 9, 0, 0x61]) }
    #expect(error?.description == "the table 'pinyin.bin' cannot be used; it is cut short")
    let other = #expect(throws: TableError.self) { try Pinyin([0x44, 0x56, 1, 0]) }
    #expect(other?.description == "the table 'pinyin.bin' cannot be used; it is no 'DP' table")
  }

  @Test("Characters that a name may begin with are found, those read with ü by u too")
  func places() {
    let text = "在吕家绿路女".unicodeScalars.map(\.value)
    #expect(pinyin.places(of: Array("lushan".utf8)[...], in: text) == [1, 3, 4])
    #expect(pinyin.places(of: Array("nv".utf8)[...], in: text) == [5])
    #expect(pinyin.places(of: [], in: text) == [])
  }
}
