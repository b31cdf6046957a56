import Testing

@testable import Diptych

@Suite struct AlignmentSideTests {
  private static func english(_ lines: [String]) throws -> AlignmentSide {
    try AlignmentModel.shipped().bitext(["雨"], "zh-Hans", lines, "en").right
  }

  /// The units of a line, by what they are known by.
  private static func hashes(_ side: AlignmentSide, _ line: Int) -> [UInt32] {
    side.units[side.range(line)].map { side.types[Int($0)].hash }
  }

  @Test("Lines put together have the units of all, in order")
  func joined() throws {
    let side = try Self.english(["The rain stopped.", "Was it 12 days?", "A boat left (late)."])
    let joined = side.joining([0..<2, 2..<3])
    #expect(joined.count == 2)
    #expect(Self.hashes(joined, 0) == Self.hashes(side, 0) + Self.hashes(side, 1))
    #expect(Self.hashes(joined, 1) == Self.hashes(side, 2))
    #expect(joined.marks.map(\.kinds) == [.question, []])
    #expect(joined.lengths == [side.lengths[0] + side.lengths[1], side.lengths[2]])
  }

  @Test("Of a long line the rarest units are kept, in order", arguments: [1, 2, 3])
  func rarest(count: Int) throws {
    let side = try Self.english(["the glacier and the of hydrangea in and seismograph"])
    let kept = Self.hashes(side.joining([0..<1], maximumUnits: count), 0)
    #expect(kept.count == count)
    let chances = side.units.map { side.types[Int($0)].chance }.sorted()
    let keptChances = kept.compactMap { hash in side.types.first { $0.hash == hash }?.chance }
    #expect(keptChances.sorted() == Array(chances[..<count]))
  }

  @Test("Pairs of characters that no table knows are units where both sides may have them")
  func unknownPairs() throws {
    let model = try AlignmentModel.shipped()
    let bitext = try model.bitext(["嵱嶸"], "zh-Hans", ["嵱嶸"], "ja")
    #expect(bitext.words == .table)
    #expect(bitext.left.units.count == 3)
    #expect(try model.bitext(["嵱嶸"], "zh-Hans", ["x"], "en").left.units.count == 2)
  }

  @Test("A word is one unit, whatever stands beside it", arguments: ["boat", "Zürich", "naïve’s"])
  func folded(word: String) throws {
    let side = try Self.english([word, word + ",", "(" + word + ")"])
    #expect(Self.hashes(side, 0).count == 1)
    #expect(Self.hashes(side, 0) == Self.hashes(side, 1))
    #expect(Self.hashes(side, 0) == Self.hashes(side, 2))
  }
}
