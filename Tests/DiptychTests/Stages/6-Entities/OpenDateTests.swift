import Testing

@testable import Diptych

@Suite struct OpenDateTests {
  /// The dates of lines of a document.
  private func marks(_ lines: [String], _ language: LanguageTag) throws -> [String] {
    var document = try Document(bilingual: lines.map { (language, $0) })
    try EntityExtraction(EntityExtraction.Configuration(), context: .shipped).run(&document)
    return document.blocks.flatMap { block in
      block.mentions.filter { $0.kind == .date }.map { "\($0.value ?? "") \(block[$0.range])" }
    }
  }

  @Test(
    "A day without its month is of the month named last, if it is no number of days",
    arguments: [
      (
        "2021年4月8日，团组出发。9日上午，参观工厂；预定11日返回。",
        ["2021-04-08 2021年4月8日", "2021-04-09 9日", "2021-04-11 11日"]
      ),
      ("2021年4月8日开工，于5日内报到，工期15日，12日后复工，20日元。", ["2021-04-08 2021年4月8日"]),
      ("2021年4月28日出发。5日，返回。", ["2021-04-28 2021年4月28日"]),
      ("9日上午，参观工厂。", []),
      ("2021年4月8日出发。12日至15日，参观。", ["2021-04-08 2021年4月8日", "2021-04-12/2021-04-15 12日至15日"]),
    ])
  func day(line: String, dates: [String]) throws {
    #expect(try marks([line], .simplifiedChinese) == dates)
  }

  @Test("今 with a day in brackets is the day on which the text was written")
  func today() throws {
    #expect(
      try marks(["市府今（18）日說明，去年6月5日起施工。", "112年9月18日"], .traditionalChinese) == [
        "2023-09-18 今（18）日", "2022-06-05 去年6月5日", "2023-09-18 112年9月18日",
      ])
  }

  @Test(
    "A short year is one of the Republic where the translation has it",
    arguments: [
      ("The office opened on 6 May 2019.", ["2019-05-06 108年5月6日", "2019-05-06 6 May 2019"]),
      ("The office opened on 6 May.", []),
    ])
  func translatedRepublic(english: String, dates: [String]) throws {
    var document = try Document(bilingual: [
      ("zh-Hant", "辦公室於108年5月6日啟用，97年9月起施工，西元2021年擴建。"), ("en", english),
    ])
    try EntityExtraction(EntityExtraction.Configuration(), context: .shipped).run(&document)
    let marks = document.marks(0).filter { $0.hasSuffix("6日") } + document.marks(1)
    #expect(marks.filter { $0.contains("2019") } == dates)
  }

  @Test(
    "Days are listed, and a weekday may stand beside them",
    arguments: [
      (
        "2020年5月6日、8日和11日休馆，7月3、5日亦同。",
        [
          "2020-05-06 2020年5月6日", "2020-05-08 8日", "2020-05-11 11日", "2020-07-03 7月3",
          "2020-07-05 5日",
        ]
      ),
      ("2020年9月十七及十八日開放。", ["2020-09-17/2020-09-18 2020年9月十七及十八日"]),
      ("2020年9月17及20日開放。", ["2020-09-17 2020年9月17", "2020-09-20 20日"]),
      ("2020年5月6日（星期三）至8日（星期五）", ["2020-05-06/2020-05-08 2020年5月6日（星期三）至8日（星期五）"]),
      (
        "展期2020.5.6-5.18，又2020.06.01—2020.06.09。",
        ["2020-05-06/2020-05-18 2020.5.6-5.18", "2020-06-01/2020-06-09 2020.06.01—2020.06.09"]
      ),
    ])
  func lists(line: String, dates: [String]) throws {
    #expect(try marks([line], .simplifiedChinese) == dates)
  }

  @Test(
    "Words say which year is meant",
    arguments: [
      (
        "今年3月动工，去年11月获批，明年上半年完工，每年5月检修。",
        ["2022-03 今年3月", "2021-11 去年11月", "2023-01/2023-06 明年上半年"]
      ),
      ("该厂1987年立项，次年6月投产，同年9月验收。", ["1987 1987年", "1988-06 次年6月", "1988-09 同年9月"]),
      (
        "第二季度增长，前三季度持平，八至九月下降。",
        ["2022-04/2022-06 第二季度", "2022-01/2022-09 前三季度", "2022-08/2022-09 八至九月"]
      ),
    ])
  func yearWords(line: String, dates: [String]) throws {
    #expect(try marks([line, "2022年8月1日"], .simplifiedChinese) == dates + ["2022-08-01 2022年8月1日"])
  }

  @Test(
    "Short years of the Republic stand before 年度, in ranges and between hyphens",
    arguments: [
      (
        "民國110年，109年度預算，自107年至109年，日期110-08-07。",
        ["2021 民國110年", "2020 109年", "2018/2020 107年至109年", "2021-08-07 110-08-07"]
      ),
      ("2021年，109年度預算，日期110-08-07。", ["2021 2021年"]),
    ])
  func republic(line: String, dates: [String]) throws {
    #expect(try marks([line], .traditionalChinese) == dates)
  }

  @Test(
    "In English \"and\" makes a range between neighbours or behind \"between\" only",
    arguments: [
      ("It was renewed in 2006 and 2011.", ["2006 2006", "2011 2011"]),
      ("It grew between 2006 and 2011.", ["2006/2011 2006 and 2011"]),
      ("They met on May 3 and 27, 2020.", ["2020-05-03 May 3", "2020-05-27 27, 2020"]),
      (
        "They met on May 3, 9 and 27, 2020.",
        ["2020-05-03 May 3", "2020-05-09 9", "2020-05-27 27, 2020"]
      ),
      (
        "They met on 3, 9 and 27 May 2020.",
        ["2020-05-03 3", "2020-05-09 9", "2020-05-27 27 May 2020"]
      ),
      (
        "They met on 5 & 6 June 2020 and 8/9 July.",
        ["2020-06-05/2020-06-06 5 & 6 June 2020", "2020-07-08/2020-07-09 8/9 July"]
      ),
      ("On May 3 and 27 people came, 2020 in all.", []),
      ("In March and July 2020", ["2020-03 March", "2020-07 July 2020"]),
      (
        "From Monday, 4 May to Friday, 8 May 2020",
        ["2020-05-04/2020-05-08 4 May to Friday, 8 May 2020"]
      ),
      ("Due 29-Feb-2020, not 4 May '20.", ["2020-02-29 29-Feb-2020", "2020-05-04 4 May '20"]),
    ])
  func and(line: String, dates: [String]) throws {
    #expect(try marks([line], .english).filter { !$0.hasPrefix("--") } == dates)
  }

  @Test(
    "An English month, day or quarter stands alone where it is no name and no number of things",
    arguments: [
      (
        "We go in May, by July, and on the 25th, not on the 7th floor.",
        ["2020-05 May", "2020-07 July"]
      ),
      ("By April Jones, in May Street: what You May do.", []),
      (
        "In May this year, in June last year, on 3 July every year.",
        ["2020-05 May this year", "2019-06 June last year"]
      ),
      (
        "In the first quarter it fell, in the first three quarters, too, in the first quarter of the game.",
        ["2020-01/2020-03 the first quarter", "2020-01/2020-09 the first three quarters"]
      ),
      (
        "On 4 August it opened; until the 9th, it was full.",
        ["2020-08-04 4 August", "2020-08-09 9th"]
      ),
    ])
  func alone(line: String, dates: [String]) throws {
    #expect(try marks([line, "1 August 2020"], .english) == dates + ["2020-08-01 1 August 2020"])
  }

  @Test("English years before 1500 are those behind which nothing is counted")
  func early() throws {
    let line =
      "In 1368 the Yuan (1271–1368) fell; in 1404 Zheng He, in 1200 Chinese ships, in 1405 ships."
    #expect(try marks([line], .english) == ["1368 1368", "1271/1368 1271–1368", "1404 1404"])
  }
}
