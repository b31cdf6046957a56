import Testing

@testable import Diptych

@Suite struct SentenceAlignerTests {
  private static let chinese = [
    "那年冬天特别冷。", "河面结了厚厚的冰,船不能走了。", "商人们只好等到春天。",
    "有一个老人每天晚上讲故事。", "孩子们坐在火旁边听。", "他说从前有一只狐狸,它能听懂人的话。",
    "没有人相信他。", "可是第二年夏天,人们真的在森林里看见了那只狐狸。",
  ]
  private static let english = [
    "That winter was especially cold.", "Thick ice covered the river and boats could not move.",
    "The merchants had to wait until spring.",
    "There was an old man who told stories every evening.",
    "The children sat by the fire and listened.", "Once upon a time, he said, there was a fox.",
    "It could understand what people said.", "Nobody believed him.",
    "But the next summer people really saw that fox in the forest.",
  ]

  @Test("Sentences of a story find their translations, one of them two")
  func story() throws {
    var aligner = SentenceAligner(
      try AlignmentModel.shipped().bitext(Self.chinese, "zh-Hans", Self.english, "en"))
    let beads = aligner.beads()
    #expect(
      beads.map(\.right) == [0..<1, 1..<2, 2..<3, 3..<4, 4..<5, 5..<7, 7..<8, 8..<9])
    #expect(beads.map(\.left) == (0..<8).map { $0..<$0 + 1 })
  }

  @Test("The sides may be exchanged")
  func exchanged() throws {
    let model = try AlignmentModel.shipped()
    var one = SentenceAligner(model.bitext(Self.chinese, "zh-Hans", Self.english, "en"))
    var other = SentenceAligner(model.bitext(Self.english, "en", Self.chinese, "zh-Hans"))
    #expect(one.beads().map(\.left) == other.beads().map(\.right))
  }

  @Test("Beads are in order, disjoint, and cover both sides", arguments: 0..<200)
  func cover(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let left = (0..<Int.random(in: 0...12, using: &random)).map { _ in
      Self.chinese.randomElement(using: &random) ?? ""
    }
    let right = (0..<Int.random(in: 0...12, using: &random)).map { _ in
      Self.english.randomElement(using: &random) ?? ""
    }
    var aligner = SentenceAligner(
      try AlignmentModel.shipped().bitext(left, "zh-Hans", right, "en"))
    let beads = aligner.beads()
    #expect(beads.flatMap(\.left) == Array(left.indices), "seed \(seed)")
    #expect(beads.flatMap(\.right) == Array(right.indices), "seed \(seed)")
    #expect(aligner.beads() == beads, "seed \(seed)")
  }
}
