import Testing

@testable import Diptych

@Suite struct DateTests {
  @Test(
    "Chinese dates",
    arguments: [
      ("展覽定於2018年3月9日開幕。", ["2018-03-09 2018年3月9日"]),
      ("二〇二一年十一月三十日前交回。", ["2021-11-30 二〇二一年十一月三十日"]),
      ("民國九十九年元月施行。", ["2010-01 民國九十九年元月"]),
      ("民國108年10月10日放假。", ["2019-10-10 民國108年10月10日"]),
      ("課程2022年4月6日至8日舉行。", ["2022-04-06/2022-04-08 2022年4月6日至8日"]),
      ("2019年5月28日—6月2日停水。", ["2019-05-28/2019-06-02 2019年5月28日—6月2日"]),
      ("2016-2018年的帳目已核對。", ["2016/2018 2016-2018年"]),
      ("2020年下半年恢复开放。", ["2020-07/2020-12 2020年下半年"]),
      ("2021年第三季度的报表。", ["2021-07/2021-09 2021年第三季度"]),
      ("共有2019名学生和31间教室。", []),
      ("2019年2月30日", ["2019-02 2019年2月"]),
    ])
  func chinese(line: String, marks: [String]) throws {
    #expect(try EntityExtraction.marks(line, .traditionalChinese) == marks)
  }

  @Test(
    "English dates",
    arguments: [
      ("The hall opened on 9 March 2018.", ["2018-03-09 9 March 2018"]),
      ("The hall opened on March 9, 2018.", ["2018-03-09 March 9, 2018"]),
      ("Classes run from 6-8 April 2022 only.", ["2022-04-06/2022-04-08 6-8 April 2022"]),
      ("It closed in April 2020.", ["2020-04 April 2020"]),
      ("Deliver it by 2020-02-29 at noon.", ["2020-02-29 2020-02-29"]),
      ("You may march in step.", []),
    ])
  func english(line: String, marks: [String]) throws {
    #expect(try EntityExtraction.marks(line, .english) == marks)
  }

  @Test("A date without a year takes it from what stands before")
  func yearFromBefore() throws {
    let marks = try EntityExtraction.marks("2017年6月1日開工,9月15日完工。", .traditionalChinese)
    #expect(marks == ["2017-06-01 2017年6月1日", "2017-09-15 9月15日"])
  }

  @Test("A date whose year nothing tells says so")
  func noYear() throws {
    #expect(try EntityExtraction.marks("9月15日完工。", .traditionalChinese) == ["--09-15 9月15日"])
  }
}
