import Testing

@testable import Diptych

@Suite struct TEIInlineTests {
  @Test("Elements nest, whatever overlaps")
  func overlaps() throws {
    var document = Document(lines: ["abcdefghij"])
    document.blocks[0].language = Inferred(value: "de", confidence: 1, stage: "language-detection")
    document.blocks[0].lines = []
    document.blocks[0].runs = [LanguageRun(range: TextRange(1, 6), language: "en")]
    document.blocks[0].mentions = [
      Mention(range: TextRange(0, 3), kind: .place, confidence: 0.5),
      Mention(range: TextRange(2, 4), kind: .person, confidence: 0.5),
      Mention(range: TextRange(4, 9), kind: .organisation, confidence: 0.5),
      Mention(range: TextRange(6, 8), kind: "vessel", confidence: 0.5),
    ]
    document.blocks[0].glosses = [
      Gloss(
        range: TextRange(7, 9), reading: "r", scheme: .other, rendition: .brackets, confidence: 0.8)
    ]
    #expect(
      try document.teiBody().contains(
        """
        n="1"><placeName cert="0.50">a<foreign xml:lang="en">bc</foreign></placeName>\
        <foreign xml:lang="en">d</foreign>\
        <orgName cert="0.50"><foreign xml:lang="en">ef</foreign>g\
        <ruby><rb>hi</rb><rt xml:lang="und" rend="brackets" cert="0.80">r</rt></ruby></orgName>j</s>
        """))
  }

  @Test("Numbers and amounts have their values where these have a known form")
  func numbers() throws {
    var document = Document(lines: ["1 2 3 4 5"])
    let kinds: [(EntityKind, String?)] = [
      ("number", "1200"), ("percent", "12.5"), ("money", "CNY 30"), ("duration", "P3D"),
      ("number", "many"),
    ]
    for (index, kind) in kinds.enumerated() {
      document.blocks[0].mentions.append(
        Mention(
          range: TextRange(2 * index, 2 * index + 1), kind: kind.0, value: kind.1, confidence: 1))
    }
    let text = try document.teiBody()
    #expect(text.contains("<num cert=\"1.00\" value=\"1200\">1</num>"))
    #expect(text.contains("<num cert=\"1.00\" type=\"percentage\" value=\"12.5\">2</num>"))
    #expect(
      text.contains(
        "<measure cert=\"1.00\" type=\"currency\" quantity=\"30\" unit=\"CNY\">3</measure>"))
    #expect(
      text.contains(
        "<measure cert=\"1.00\" type=\"duration\" quantity=\"3\" unit=\"days\">4</measure>"))
    #expect(text.contains("<num cert=\"1.00\">5</num>"))
  }

  @Test("A range of quantities has its ends where these have one unit")
  func ranges() throws {
    var document = Document(lines: ["1 2 3 4 5 6"])
    let kinds: [(EntityKind, String?)] = [
      (.percent, "5/10"), (.money, "3/5.5 USD"), (.duration, "P3D/P5D"), (.duration, "PT1H30M"),
      (.duration, "P3D/P5W"), (.percent, "1/2/3"),
    ]
    for (index, kind) in kinds.enumerated() {
      document.blocks[0].mentions.append(
        Mention(
          range: TextRange(2 * index, 2 * index + 1), kind: kind.0, value: kind.1, confidence: 1))
    }
    let text = try document.teiBody()
    for element in [
      "<num cert=\"1.00\" type=\"percentage\" atLeast=\"5\" atMost=\"10\">1</num>",
      "<measure cert=\"1.00\" type=\"currency\" atLeast=\"3\" atMost=\"5.5\" unit=\"USD\">2</measure>",
      "<measure cert=\"1.00\" type=\"duration\" atLeast=\"3\" atMost=\"5\" unit=\"days\">3</measure>",
      "<measure cert=\"1.00\" type=\"duration\">4</measure>",
      "<measure cert=\"1.00\" type=\"duration\">5</measure>",
      "<num cert=\"1.00\" type=\"percentage\">6</num>",
    ] {
      #expect(text.contains(element))
    }
  }

  @Test(
    "Dates in W3C form are marked, others are not",
    arguments: [
      ("2019", true), ("2019-05", true), ("2019-05-21", true), ("--05-21", true),
      ("2020-02-29", true), ("2019-02-29", false), ("2019-13", false), ("0000", false),
      ("2019-05-21/2019-05-23", true), ("2019-05-21/", false), ("2019/2020/2021", false),
      ("19-05-21", false), ("", false), ("P3D", false),
    ])
  func dates(value: String, isMarked: Bool) {
    #expect((W3CDate.span(value) != nil) == isMarked)
  }
}
