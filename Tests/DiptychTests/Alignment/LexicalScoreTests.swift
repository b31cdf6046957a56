import Testing

@testable import Diptych

@Suite struct LexicalScoreTests {
  private static let chinese = [
    "河面结了冰,船不能走了。", "商人们等到春天,春天来了。", "2019年有1.4亿人坐船。", "孩子们听老人讲故事。",
  ]
  private static let english = [
    "The river froze and no boat could leave.", "The merchants waited for spring.",
    "In 2019, 140 million people went by boat.", "An old man told stories; the children listened.",
    "Spring came.",
  ]

  private static func score() throws -> LexicalScore {
    let bitext = try AlignmentModel.shipped().bitext(chinese, "zh-Hans", english, "en")
    var score = bitext.lexicalScore(LexicalScore.Weights(forward: 0.5, backward: 0.3))
    score.compute(
      left: 0..<chinese.count, right: 0..<english.count,
      in: Corridor(rows: chinese.count, columns: english.count))
    return score
  }

  @Test("A pair looked up by its words has the score of a bead of one line each")
  func pairs() throws {
    var score = try Self.score()
    for row in Self.chinese.indices {
      for column in Self.english.indices {
        let looked = score.pairs.excess[score.pairs.cell(row, column)]
        let summed = score.excess(row..<row + 1, column..<column + 1)
        #expect(abs(looked - summed) < 1e-4)
      }
      let best = Self.english.indices.max {
        score.pairs.excess[score.pairs.cell(row, $0)]
          < score.pairs.excess[score.pairs.cell(row, $1)]
      }
      #expect(best == row)
    }
  }

  @Test("No bead scores more than the sum of its pairs")
  func bound() throws {
    var score = try Self.score()
    for rows in [0..<1, 0..<2, 1..<3, 0..<4] {
      for columns in [0..<1, 1..<2, 1..<3, 2..<5] {
        let exact = score.excess(rows, columns) + score.floor(rows, columns)
        #expect(try #require(score.bound(rows, columns)) >= exact - 1e-4)
      }
    }
  }

  @Test("What is outside the corridor has no bound")
  func outside() throws {
    let bitext = try AlignmentModel.shipped().bitext(
      Self.chinese, "zh-Hans", Self.english, "en")
    var score = bitext.lexicalScore(LexicalScore.Weights(forward: 0.5, backward: 0.3))
    score.compute(
      left: 0..<4, right: 0..<5,
      in: Corridor(lower: [0, 0, 1, 2, 3], upper: [2, 3, 4, 5, 5]))
    #expect(score.bound(0..<1, 0..<2) != nil)
    #expect(score.bound(0..<1, 4..<5) == nil)
    #expect(score.bound(3..<4, 0..<1) == nil)
  }
}
