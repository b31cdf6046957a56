import Testing

@testable import Diptych

@Suite struct NumberingTests {
  /// The numbering of a line, and the text behind it.
  private func read(_ line: String) -> (numbering: Numbering, rest: String)? {
    let bytes = Array(line.utf8)
    guard let numbering = Numbering(of: SentenceText(bytes: bytes)) else { return nil }
    return (numbering, String(decoding: bytes[numbering.end...], as: UTF8.self))
  }

  @Test(
    "Each style of number is told with its value and its end",
    arguments: [
      ("第三章　收費", Numbering.Style.chapter, 3, 1, "收費"),
      ("第 十二 節 監督", .section, 12, 1, "監督"),
      ("第二十一條 申請人", .article, 21, 1, "申請人"),
      ("第一部分 總則", .part, 1, 1, "總則"),
      ("第三編", .part, 3, 1, ""),
      ("제2장 총칙", .chapter, 2, 1, "총칙"),
      ("一、基本情況", .han, 1, 1, "基本情況"),
      ("十一、其他", .han, 11, 1, "其他"),
      ("三．方法", .han, 3, 1, "方法"),
      ("貳、方法", .hanFormal, 2, 1, "方法"),
      ("叁 方法", .hanFormal, 3, 1, "方法"),
      ("（二）做法", .hanInBrackets, 2, 1, "做法"),
      ("(三) 問題", .hanInBrackets, 3, 1, "問題"),
      ("㈣ 建議", .hanInBrackets, 4, 1, "建議"),
      ("1. Scope", .decimal, 1, 1, "Scope"),
      ("2、範圍", .decimal, 2, 1, "範圍"),
      ("３．範圍", .decimal, 3, 1, "範圍"),
      ("1.2 Terms", .multilevel, 2, 2, "Terms"),
      ("3.1.4. Fees", .multilevel, 4, 3, "Fees"),
      ("2.3收費", .multilevel, 3, 2, "收費"),
      ("4 Scope", .bare, 4, 1, "Scope"),
      ("(5) fees", .decimalInBrackets, 5, 1, "fees"),
      ("6) fees", .decimalInBrackets, 6, 1, "fees"),
      ("⑦收費", .decimalInBrackets, 7, 1, "收費"),
      ("IV. Fees", .roman, 4, 1, "Fees"),
      ("Ⅲ、收費", .roman, 3, 1, "收費"),
      ("B. Fees", .capital, 2, 1, "Fees"),
      ("c) fees", .letter, 3, 1, "fees"),
      ("(iv) fees", .letter, 4, 1, "fees"),
      ("Chapter 4 Fees", .chapter, 4, 1, "Fees"),
      ("CHAPTER IX Fees", .chapter, 9, 1, "Fees"),
      ("Article 12 Fees", .article, 12, 1, "Fees"),
      ("Annex A Forms", .annex, 1, 1, "Forms"),
      ("附件2 表格", .annex, 2, 1, "表格"),
      ("附錄三 表格", .annex, 3, 1, "表格"),
      ("附录 B. 表格", .annex, 2, 1, "表格"),
      ("付録A 書式", .annex, 1, 1, "書式"),
      ("부록 3 서식", .annex, 3, 1, "서식"),
      ("A.1. Forms", .multilevel, 1, 2, "Forms"),
      ("C.2.10 Seals", .multilevel, 10, 3, "Seals"),
      ("Глава 2 Сборы", .chapter, 2, 1, "Сборы"),
      ("Artikel 7 Gebühren", .article, 7, 1, "Gebühren"),
      ("第二，要節水", .ordinal, 2, 1, "要節水"),
      ("Second, save water", .ordinal, 0, 1, "save water"),
    ] as [(String, Numbering.Style, Int, Int, String)])
  func styles(
    line: String, style: Numbering.Style, value: Int, depth: Int, rest: String
  ) throws {
    let found = try #require(read(line))
    #expect(found.numbering.style == style)
    #expect(found.numbering.value == value)
    #expect(found.numbering.depth == depth)
    #expect(found.rest == rest)
  }

  @Test(
    "What only looks like a number is none",
    arguments: [
      "2019年工作總結", "12月安排", "3.5% more", "10:30 opening", "一帶一路", "三峽大壩", "Part of it", "In 2019",
      "I am here", "A park", "(WTO) rules", "第", "(", "（", "1", "1.", "", "附近的公園", "2024-05-01",
      "12,000 people", "U.S. exports", "A.1", "付属の書類", "부산의 공원",
    ])
  func noNumber(line: String) {
    #expect(read(line) == nil)
  }

  @Test("A number follows the one before it in its own style only")
  func following() throws {
    let one = try #require(read("一、甲")?.numbering)
    let two = try #require(read("二、乙")?.numbering)
    let other = try #require(read("2. 乙")?.numbering)
    #expect(two.follows(one))
    #expect(!one.follows(two))
    #expect(!other.follows(one))
  }
}
