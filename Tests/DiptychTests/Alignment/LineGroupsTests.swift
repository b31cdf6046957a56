import Testing

@testable import Diptych

@Suite struct LineGroupsTests {
  /// An interleaved text whose third paragraph is not translated; `blank` says whether blank lines part the pairs.
  private func document(blank: Bool) throws -> Document {
    var document = try Document(bilingual: [
      ("zh", "游泳馆下周一重新开放。"), ("en", "The swimming pool reopens next Monday."),
      ("zh", "请自觉保持清洁。如有损坏，照价赔偿。"),
      ("zh", "购票请到一楼服务台，每人每次限购两张，当日有效。"),
      (
        "en",
        "To buy tickets, please go to the service desk on the first floor. Each person may buy two tickets at a time, valid on the same day."
      ),
      ("zh", "欢迎提出意见。"), ("en", "Comments are welcome."),
    ])
    if blank { for index in [2, 3, 5] { document.blocks[index].layout.blankLinesBefore = 1 } }
    return document
  }

  @Test("A paragraph between blank lines that has no other language in its group stands alone")
  func alone() throws {
    let beads = try document(blank: true).aligned(languages: ["zh", "en"]).alignments[0].paragraphs
    #expect(beads.map(\.left) == [[0], [3], [5]])
    #expect(beads.map(\.right) == [[1], [4], [6]])
  }

  @Test("Groups are lines between blank ones; halves of one line are a group of their own")
  func groups() throws {
    var document = try document(blank: true)
    let groups = try #require(LineGroups([0, 2, 3, 5], [1, 4, 6], in: document.blocks))
    #expect(groups.left == [0, 1, 2, 3])
    #expect(groups.right == [0, 2, 3])
    #expect(groups.isAlone == [false, true, false, false])
    // Two halves of line 5, then two of line 6.
    document = try self.document(blank: false)
    #expect(LineGroups([0, 2, 3, 5], [1, 4, 6], in: document.blocks) == nil)
    for (index, line) in [1, 1, 2, 3, 3, 4, 4].enumerated() {
      document.blocks[index].lines = [LineStart(offset: 0, number: line)]
    }
    let halves = try #require(LineGroups([0, 2, 3, 5], [1, 4, 6], in: document.blocks))
    #expect(halves.left == [0, 1, 2, 3])
    #expect(halves.right == [0, 2, 3])
  }

  @Test(
    "Where a format has no lines, halves stand in one paragraph; three blocks of one line are none")
  func positions() throws {
    var document = try document(blank: false)
    for (index, paragraph) in [1, 1, 2, 3, 3, 4, 4].enumerated() {
      document.blocks[index].lines = []
      document.blocks[index].position = SourcePosition(paragraph: paragraph)
    }
    #expect(LineGroups([0, 2, 3, 5], [1, 4, 6], in: document.blocks)?.left == [0, 1, 2, 3])
    for index in document.blocks.indices {
      document.blocks[index].position = SourcePosition(paragraph: 1)
    }
    #expect(LineGroups([0, 2, 3, 5], [1, 4, 6], in: document.blocks) == nil)
  }

  @Test("Where a paragraph and its translation have a blank line between them there are no groups")
  func apart() throws {
    var document = try document(blank: true)
    for index in document.blocks.indices { document.blocks[index].layout.blankLinesBefore = 1 }
    #expect(LineGroups([0, 2, 3, 5], [1, 4, 6], in: document.blocks) == nil)
  }

  @Test("A footnote is not merged with the paragraph before it")
  func footnote() throws {
    var document = try Document(bilingual: [
      ("zh", "每年互派五名医生。"), ("en", "Exchange of five doctors a year."),
      ("zh", "共建联合医院。"), ("en", "Setting up a joint hospital."), ("zh", "请讲得慢一点。"),
    ])
    document.blocks[4].kind = .footnote
    let beads = try document.aligned(languages: ["zh", "en"]).alignments[0].paragraphs
    #expect(beads.map(\.left) == [[0], [2]])
  }

  @Test("The close of a letter is not merged with the paragraph before it")
  func close() throws {
    let beads = try Document(bilingual: [
      ("zh", "来信收到，十分感谢。"), ("zh", "我们希望明年秋天派学生到贵校访问。"), ("zh", "此致"), ("zh", "敬礼"),
      ("en", "Many thanks for your letter, which we have received."),
      ("en", "We hope to send pupils to visit your school next autumn."),
      ("en", "Yours sincerely,"),
    ]).aligned(languages: ["zh", "en"]).alignments[0].paragraphs
    #expect(beads.prefix(2).map(\.left) == [[0], [1]])
    #expect(beads.prefix(2).map(\.right) == [[4], [5]])
  }
}
