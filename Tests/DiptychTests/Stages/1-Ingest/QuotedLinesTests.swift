import Testing

@testable import Diptych

@Suite struct QuotedLinesTests {
  private static let letter = """
    Dear Ms Hill,

    the pupils of our school will arrive on the evening train and stay with the
    families that you have found for them; we thank you for all the trouble that
    this has been. On the second day they would like to see the harbour and the
    workshops of the shipyard, if the master has time for them. We bring a small
    present for each family.

    """
  private static let quote = """
    > Dear Mr Lake,
    >
    > all the families have answered by now. Could you tell us whether some of
    > the pupils eat no meat? The shipyard can be visited on Tuesday only, and we
    > should go there before noon.
    >
    >> Which families can take two pupils, and is there a room for the two
    >> teachers in the hostel near the station?
    > None that we know of.

    """

  @Test("A quotation does not hide that the letter around it is wrapped, and is wrapped itself")
  func wrapped() throws {
    let alone = try Document.ingested(Self.letter)
    let document = try Document.ingested(Self.letter + Self.quote)
    #expect(alone.texts.count == 2)
    #expect(Array(document.texts.prefix(2)) == alone.texts)
    #expect(
      Array(document.texts.dropFirst(2)) == [
        "Dear Mr Lake,",
        "all the families have answered by now. Could you tell us whether some of the pupils eat no "
          + "meat? The shipyard can be visited on Tuesday only, and we should go there before noon.",
        "Which families can take two pupils, and is there a room for the two",
        "teachers in the hostel near the station?", "None that we know of.",
      ])
  }

  @Test("The source knows the marks: the text file is rebuilt from the TEI")
  func rebuilt() throws {
    let source = Self.quote + "\n> > a\n>\n" + Self.letter + ">   b\n>\n"
    var document = try Document.ingested(source)
    #expect(document.blocks.allSatisfy { !$0.text.contains(">") })
    #expect(document.blocks.last?.layout.indentation == 2)
    #expect(document.blocks[0].lines.map(\.mark) == ["> ", ">"])
    for block in document.blocks {
      let start = block.map.source(of: 0)
      #expect(Array(source.utf8)[start] == block.utf8[0])
    }
    document.blocks[0].heading = Inferred(value: 1, confidence: 1, stage: "test")
    try TEIExport(.init(), context: StageContext()).run(&document)
    let tei = document.outputs[0].bytes
    #expect(try TEICheck(tei).problems() == [])
    let rebuilt = try RebuiltSource(tei: tei).text
    #expect(RebuiltSource.normalised(rebuilt) == RebuiltSource.normalised(source))
  }

  @Test("A sign that is no mark of a quotation stays", arguments: [">=3 m", "a > b", ">>x", "》"])
  func noMarks(line: String) throws { #expect(try Document.ingested(line).texts == [line]) }
}
