import Testing

@testable import Diptych

@Suite struct ReignDateTests {
  @Test(
    "A year of a reign has its year in our calendar, its months and days have none",
    arguments: [
      ("宣統元年三月初五奏請。", ["1909 宣統元年"]),
      ("嘉靖二十一年十月十九日下詔，十月二十一日又奏。", ["1542 嘉靖二十一年"]),
      ("宋熙宁二年（1069年）二月设司。", ["1069 宋熙宁二年（1069年）"]),
      ("道光十九年四月。1839年6月3日销烟，6月25日止。", ["1839 道光十九年", "1839-06-03 1839年6月3日", "1839-06-25 6月25日"]),
      ("明萬曆三年修，唐開元十年修", ["1575 明萬曆三年", "0722 唐開元十年"]),
      ("1839年（道光十九年）四月", ["1839 1839年", "1839 道光十九年"]),
      ("1935年（民国24年）4月", ["1935-04 1935年（民国24年）4月"]),
      ("明治三十年五月三日", ["1897-05-03 明治三十年五月三日"]),
    ])
  func months(line: String, marks: [String]) throws {
    #expect(try EntityExtraction.marks(line, .simplifiedChinese) == marks)
  }

  @Test(
    "Of two eras with one name the number tells which it is, else nothing",
    arguments: [
      ("至元二十九年", ["1292 至元二十九年"]), ("至元三年", []),
    ])
  func twice(line: String, marks: [String]) throws {
    #expect(try EntityExtraction.marks(line, .simplifiedChinese) == marks)
  }

  @Test(
    "The name of a place is an era only behind a dynasty, and no part of another word is one",
    arguments: [("在绍兴三年", "绍兴三年"), ("300元和三年", "元和三年"), ("王建文三年级", "建文三年")])
  func noEra(line: String, era: String) throws {
    let marks = try EntityExtraction.marks(line, .simplifiedChinese)
    #expect(!marks.contains { $0.hasSuffix(era) })
  }
}
