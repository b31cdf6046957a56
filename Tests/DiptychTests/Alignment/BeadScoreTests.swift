import Testing

@testable import Diptych

@Suite struct BeadScoreTests {
  private static let chinese = ["河水涨了。", "“你看见船了吗？”她问。", "我们等到了天亮,船还没有来!"]
  private static let english = [
    "The river rose.", "“Have you seen the boat?” she asked.", "We waited until dawn.",
    "The boat had not come!",
  ]

  @Test("A score is the sum of evidence times weight", arguments: [false, true])
  func linear(isExchanged: Bool) throws {
    let model = try AlignmentModel.shipped()
    let bitext =
      try isExchanged
      ? model.bitext(Self.english, "en", Self.chinese, "zh-Hans")
      : model.bitext(Self.chinese, "zh-Hans", Self.english, "en")
    let (left, right) = (0..<bitext.left.count, 0..<bitext.right.count)
    let corridor = Corridor(rows: left.count, columns: right.count)
    func scores(_ weights: BeadWeights) -> BeadScore {
      var scores = BeadScore(bitext, weights: weights)
      scores.compute(left: left, right: right, in: corridor)
      return scores
    }
    var whole = scores(.learnt)
    var parts = BeadWeights.evidence.map { evidence in
      var weights = BeadWeights.zero
      weights[keyPath: evidence.weight] = BeadWeights.learnt[keyPath: evidence.weight]
      return scores(weights)
    }
    var count = 0
    for shape in BeadShape.all where !shape.isNull {
      for row in shape.left...max(shape.left, left.count) where row <= left.count {
        for column in shape.right...max(shape.right, right.count) where column <= right.count {
          let (rows, columns) = (row - shape.left..<row, column - shape.right..<column)
          let score = whole.score(shape, rows, columns)
          guard score > -.infinity else { continue }
          var sum = BeadWeights.learnt.shapes[shape.kind]
          for index in parts.indices { sum += parts[index].score(shape, rows, columns) }
          #expect(abs(sum - score) < 0.01, "\(shape) at \(row), \(column)")
          // What is not above the least score asked for may be left out, and nothing else.
          #expect(whole.score(shape, rows, columns, least: score - 0.01) == score)
          count += 1
        }
      }
    }
    #expect(count > 30)
  }

  @Test("Every shape has a weight, and the same one if the sides are exchanged")
  func shapes() {
    #expect(BeadWeights.learnt.shapes.count == BeadShape.classes.count)
    for shape in BeadShape.all {
      let exchanged = BeadShape.all.first { $0.left == shape.right && $0.right == shape.left }
      #expect(exchanged?.kind == shape.kind)
      #expect(max(shape.left, shape.right) <= LexicalScore.maximumLines)
    }
  }

  @Test("Speech tells sentences apart that have the same words")
  func speech() throws {
    let model = try AlignmentModel.shipped()
    var aligner = try SentenceAligner(
      model.bitext(
        ["“船来了。”", "船来了。", "船来了。"], "zh-Hans",
        ["“The boat has come.”", "The boat has come.", "So the boat has come."], "en"))
    #expect(aligner.beads().map(\.left) == aligner.beads().map(\.right))
  }
}
