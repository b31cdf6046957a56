import Testing

@testable import Diptych

@Suite struct ProgrammeTests {
  private func headings(_ text: String) throws -> [String] { try Document(headed: text).headings }

  @Test("The date above a letter is no heading, those of a programme are")
  func dates() throws {
    #expect(
      try headings(
        """
        2024年3月8日

        关于借用展柜的函

        为办好五月的陶瓷展览，我馆拟向贵馆借用展柜六个，用后及时归还，请予支持为盼。
        """) == ["关于借用展柜的函"])
    #expect(
      try headings(
        """
        3月8日 星期五

        上午参观陶瓷展览，由馆长陪同讲解，中午在市政府食堂用餐，下午乘车前往机场。

        3月9日 星期六

        上午出席开幕式并致辞，中午与艺术家共进午餐，下午参观老城区和港口，晚上看演出。
        """) == ["3月8日 星期五", "3月9日 星期六"])
  }

  @Test("Days of a programme are headings all, or none is")
  func days() throws {
    let text = """
      代表团访问日程

      5月12日 星期日

      15:40 抵达机场，乘车前往酒店
      18:30 参加欢迎晚宴，住在湖滨酒店

      5月13日 星期一

      09:00 拜会市长，参观规划展示馆
      14:00 与市教育局座谈，晚上自由活动

      5月14日 星期二

      08:00 退房，乘车前往机场
      """
    let days = try Document(headed: text).blocks.filter { $0.text.contains("星期") }
    #expect(days.count == 3)
    #expect(Set(days.map(\.isHeading)).count == 1)
    #expect(Set(days.map(\.headingEvidence)).count == 1)
  }

  @Test("The days of a programme are headings, however short what happens on them")
  func programme() throws {
    let found = try headings(
      """
      代表团日程
      5月12日 星期日 泉州
      15:40 抵达机场
      18:30 欢迎晚宴
      5月13日 星期一 泉州
      09:00 参观规划展示馆
      14:00 与市教育局座谈
      5月14日 星期二 厦门
      08:00 乘车前往机场
      Programme of the Delegation
      Sunday, 12 May, Quanzhou
      15:40 Arrival at the airport
      18:30 Welcome dinner
      Tuesday, 14 May, Xiamen
      08:00 Drive to the airport
      """)
    #expect(
      found == [
        "代表团日程", "5月12日 星期日 泉州", "5月13日 星期一 泉州", "5月14日 星期二 厦门", "Programme of the Delegation",
        "Sunday, 12 May, Quanzhou", "Tuesday, 14 May, Xiamen",
      ])
  }

  @Test("Dates below titles are no days of a programme")
  func datesBelowTitles() throws {
    let text = "全市七个区的文化馆本月举办讲座四十二场，听众超过五千人，其中外国听众三百多人。"
    let found = try headings(
      "讲座开讲\n2023年6月5日\n\(text)\n展厅开放\n2023年6月6日\n\(text)\n船模到馆\n2023年6月7日\n\(text)\n\(text)")
    #expect(found == ["讲座开讲", "展厅开放", "船模到馆"])
  }
}
