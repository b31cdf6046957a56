import Testing

@testable import Diptych

@Suite struct NumberTextTests {
  @Test("Numbers in the forms of office programs")
  func forms() {
    func texts(_ form: NumberText, _ numbers: Int...) -> [String] { numbers.map(form.text) }
    #expect(texts(.decimal, 0, 1, 12) == ["0", "1", "12"])
    #expect(texts(.fullwidth, 1, 20) == ["１", "２０"])
    #expect(
      texts(.letter(isUpper: false), 1, 26, 27, 53, 1_000_000) == [
        "a", "z", "aa", "aaa", "1000000",
      ])
    #expect(texts(.letter(isUpper: true), 3) == ["C"])
    #expect(
      texts(.roman(isUpper: true), 4, 9, 49, 1994, 4000) == ["IV", "IX", "XLIX", "MCMXCIV", "4000"])
    #expect(texts(.roman(isUpper: false), 14) == ["xiv"])
    #expect(
      texts(.han, 1, 10, 12, 20, 21, 101, 110, 111, 1001, 1010, 9999, 10_000) == [
        "一", "十", "十二", "二十", "二十一", "一百零一", "一百一十", "一百一十一", "一千零一", "一千零一十",
        "九千九百九十九", "10000",
      ])
    #expect(texts(.formalSimplified, 2, 10, 36) == ["贰", "壹拾", "叁拾陆"])
    #expect(texts(.formalTraditional, 2, 3) == ["貳", "參"])
    #expect(texts(.heavenlyStem, 1, 10, 11) == ["甲", "癸", "11"])
    #expect(texts(.earthlyBranch, 12, 13) == ["亥", "13"])
    #expect(texts(.circled, 1, 20, 21, 35, 36, 50, 51) == ["①", "⑳", "㉑", "㉟", "㊱", "㊿", "51"])
  }

  @Test(
    "What the names of styles mean",
    arguments: [
      ("Heading 1", .heading(1)), ("heading 10", .heading(10)), ("标题 2", .heading(2)),
      ("標題3", .heading(3)),
      ("Überschrift 4", .heading(4)), ("見出し 1", .heading(1)), ("Title", .title), ("标题", .title),
      ("题注", .caption), ("Heading", nil), ("Heading 11", nil), ("Heading 1 Char", nil),
      ("Contents Heading", nil), ("Text body", nil), ("", nil), ("1", nil),
    ] as [(String, HeadingStyle?)])
  func styles(name: String, meaning: HeadingStyle?) {
    #expect(HeadingStyle(name: name) == meaning)
  }
}
