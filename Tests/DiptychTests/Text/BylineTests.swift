import Testing

@testable import Diptych

@Suite struct BylineTests {
  private func form(of line: String) throws -> BylineReader.Form? {
    BylineReader(names: try NameTable.shared(.shipped)).form(of: Array(line.utf8))
  }

  @Test(
    "A person with what the person is or did makes a byline",
    arguments: [
      "记者 邹明远", "本报记者 邹明远 通讯员 聂岚", "本报记者邹明远", "文/邹明远 图/聂岚", "译者：聂岚", "本报讯（记者 聂岚）",
      "市文化馆馆长　邹明远", "记者 高峰", "市委副书记、市长 聂 岚", "校长 邹明远教授", "市外办 邹明远", "特隆赫姆市市长 埃里克·哈根",
      "By Zou Mingyuan", "By Zou Mingyuan, staff reporter",
      "Text by Nie Lan, photos by Zou Mingyuan",
      "Zou Mingyuan, Mayor", "Nie Lan, Vice Mayor of Ganzhou",
      "Zou Mingyuan, Director of the Museum", "Deputy Mayor of Ganzhou, Nie Lan",
      "Professor Nie Lan, President",
    ])
  func roles(line: String) throws {
    #expect(try form(of: line) == .role)
  }

  @Test(
    "Names alone may be one",
    arguments: ["邹明远", "邹 明远", "马 超", "高远", "邹明远　聂岚", "市文化局 市体育局", "课题组", "市人民政府外事办公室"])
  func names(line: String) throws {
    #expect(try form(of: line) == (line == "邹 明远" ? nil : .names))
  }

  @Test(
    "Other lines are none",
    arguments: [
      "任务", "方案", "高新区", "苏州", "唐代", "市长会见友城代表", "记者招待会", "图书馆", "工作 安排", "总则", "组织机构", "市长 接待日",
      "By Bus", "By Train or Ship", "Deputy Mayor Meets Delegation, Signs Agreement",
      "Work Permits",
      "Director", "Culture, Sports and Tourism", "",
    ])
  func others(line: String) throws {
    #expect(try form(of: line) == nil)
  }
}
