import Testing

@testable import Diptych

@Suite struct DateLineTests {
  @Test(
    "A line is a date with a weekday or a place",
    arguments: [
      "2019年5月21日", "（2019年5月21日）", "二〇一九年五月", "2019年5月上旬", "2019年5月印发", "6月2日（星期日）",
      "6月2日 周日 舟山", "2019年5月21日至25日", "赣州　2019年5月21日", "May 21, 2019", "Geneva, 21 May 2019",
      "2023年11月30日于圣彼得堡近郊", "二〇二三年十一月於巴塞隆納",
    ])
  func dates(line: String) {
    #expect(DateLine.isDate(SentenceText(bytes: Array(line.utf8))))
  }

  @Test(
    "A title with a date is none",
    arguments: [
      "2019年5月外事简报", "2019年5月份要闻", "工作安排（5月21日）", "一周要闻（5月13日—19日）", "出访日程（2019年5月13日至19日）",
      "Programme, 13-19 May 2019", "Newsletter May 2019", "2019年度工作要点",
    ])
  func titles(line: String) {
    #expect(!DateLine.isDate(SentenceText(bytes: Array(line.utf8))))
  }

  @Test(
    "The days of a programme ascend",
    arguments: [
      ["6月2日（星期一）", "6月3日（星期二）", "7月1日 周二 舟山"], ["第一天", "第二天（6月3日）", "第3天 返程"],
      ["Day 1", "Day 2 (3 June)", "Day 10: Departure"],
      ["Monday, 2 June", "June 3", "Wed 4 June, Ningbo"],
      ["星期一", "周二", "礼拜日"], ["Monday", "Tuesday", "Sunday"],
    ])
  func days(lines: [String]) throws {
    let days = try lines.filter { !$0.contains(":") }.map {
      try #require(DayLine(Array($0.utf8), from: 0))
    }
    #expect(Set(days.map(\.form)).count == 1)
    #expect(days.map(\.number) == days.map(\.number).sorted())
    #expect(Set(days.map(\.number)).count == days.count)
  }

  @Test(
    "Lines that say more than a day, or none, name none",
    arguments: [
      "6月2日，市长在市政府会见了来访的代表团一行", "2019年5月", "6月2日至5日", "09:00 参观博物馆", "第一章", "Sunday School",
      "June 2: Arrival", "Days 1", "",
    ])
  func noDays(line: String) {
    #expect(DayLine(Array(line.utf8), from: 0) == nil)
  }
}
