import Testing

@testable import Diptych

@Suite struct LineMarksTests {
  private static func marks(_ text: String) -> LineMarks {
    var marks = LineMarks()
    let scalars = text.unicodeScalars.map(\.value)
    for scalar in scalars { marks.kinds.formUnion(LineMarks.kind(of: scalar)) }
    marks.noteQuotations(scalars.span)
    return marks
  }

  @Test(
    "Quotation marks open and close what they do for a reader",
    arguments: [
      ("“Come in,” she said.", true, false, 0), ("“Come in.", true, false, 1),
      ("We leave at dawn.”", false, true, -1), ("\"Come in,\" she said.", true, false, 0),
      ("She said, \"Come in.\"", false, true, 0), ("and left,\" he said.", false, false, -1),
      ("她说:“请进。”", false, true, 0), ("她说:\"请进。\"", false, true, 0),
      ("\"请进。\"她说。", true, false, 0), ("「請進。」", true, true, 0),
      ("The boats' sails aren't dry.", false, false, 0), ("‘Come in,’ she said.", true, false, 0),
      ("'Come in,' she said.", true, false, 0), ("„Komm“, sagte sie.", true, false, 0),
      ("He calls it a ‘boat’.", false, false, 0), ("", false, false, 0),
    ])
  func quotations(text: String, atStart: Bool, atEnd: Bool, open: Int) {
    let marks = Self.marks(text)
    #expect(marks.kinds.contains(.quotationAtStart) == atStart, "\(text)")
    #expect(marks.kinds.contains(.quotationAtEnd) == atEnd, "\(text)")
    #expect(Int(marks.openQuotations) == open, "\(text)")
  }

  @Test("A quotation that two lines share is whole in both together")
  func together() {
    let first = Self.marks("“We leave at dawn.")
    let second = Self.marks("Is the boat ready?”")
    let both = first.followed(by: second)
    #expect(both.kinds == [.question, .quotationAtStart, .quotationAtEnd])
    #expect(both.openQuotations == 0)
    #expect(second.followed(by: first).kinds == [.question])
  }

  @Test("No line has more open quotations than can be counted")
  func many() {
    let many = Self.marks(String(repeating: "“", count: 300))
    #expect(many.openQuotations == 127)
    #expect(many.followed(by: many).openQuotations == 127)
  }
}
