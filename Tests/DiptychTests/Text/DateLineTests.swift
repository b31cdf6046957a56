import Testing

@testable import Diptych

@Suite struct DateLineTests {
  @Test(
    "A line is a date with a weekday or a place",
    arguments: [
      "2019年5月21日", "（2019年5月21日）", "二〇一九年五月", "2019年5月上旬", "2019年5月印发", "6月2日（星期日）",
      "6月2日 周日 舟山", "2019年5月21日至25日", "赣州　2019年5月21日", "May 21, 2019", "Geneva, 21 May 2019",
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
}
