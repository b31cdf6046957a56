import Testing

@testable import Diptych

@Suite struct BylineHeadingTests {
  private func headings(_ text: String) throws -> [String] { try Document(headed: text).headings }

  @Test("Bylines below a title and signatures below a text are no headings")
  func bylines() throws {
    let text = "渡轮码头旁的旧仓库改成了展厅，周末有四千多人来看船模和老照片，其中不少是带着孩子的家长。"
    let english =
      "The old warehouse beside the ferry pier is an exhibition hall now; four thousand people came at the weekend."
    for (byline, translation) in [
      ("本报记者 聂岚", "By Nie Lan"), ("市文化局", "Culture Bureau"), ("聂岚", "Nie Lan"),
      ("市文化局局长 聂岚", "Nie Lan, Director of the Culture Bureau"),
    ] {
      let found = try headings(
        "码头边的展厅\n\(byline)\n\(text)\n\(text)\nA Hall at the Pier\n\(translation)\n\(english)\n\(english)"
      )
      #expect(found == ["码头边的展厅", "A Hall at the Pier"])
    }
    let signed = try headings(
      "关于展厅开放的通知\n\(text)\n市文化馆馆长 聂岚\n2023年6月9日\n（英文附后）\n----------")
    #expect(signed == ["关于展厅开放的通知"])
  }

  @Test("Persons and offices that each have a text are headings")
  func persons() throws {
    let text = "一直在码头工作，熟悉每一条船的来历，退休以后为展厅写了二百多张说明，今年又带了三个徒弟。"
    #expect(
      try headings("码头人物\n\n聂岚\n\n\(text)\n\n邹明远\n\n\(text)\n\n孔小舟\n\n\(text)")
        == ["码头人物", "聂岚", "邹明远", "孔小舟"])
    #expect(
      try headings("办事机构\n\n市文化局\n\n\(text)\n\n市体育局\n\n\(text)") == ["办事机构", "市文化局", "市体育局"])
  }
}
