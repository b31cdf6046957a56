/// Scores runs of lines as translations of each other by everything but their words.
struct LineScore: Sendable {
  /// The logarithms of how common beads are whose longer side has that many lines; the other side has one.
  private static let priors: [Float] = [0, -0.22, -2, -3.8, -5, -6, -6.5]

  private let left: LineAligner.Structure
  private let right: LineAligner.Structure
  private let weights: LineWeights
  /// How well the lengths fit.
  let lengths: LengthRatioScore
  private let sameOdds: Float
  private let otherOdds: Float
  /// The weighted logarithm of how common beads are, by the lines of the longer side.
  let priors: [Float]
  /// No bead has more in its favour besides its words and its prior.
  let largest: Float
  /// No bead has more for the kinds and the runs of its lines.
  private let largestOfKinds: Float

  /// Makes the score of two languages of a document.
  init(
    _ bitext: Bitext, left: LineAligner.Structure, right: LineAligner.Structure,
    weights: LineWeights
  ) {
    self.left = left
    self.right = right
    self.weights = weights
    lengths = LengthRatioScore(bitext, maximumLines: Self.priors.count - 1)
    sameOdds = Float(exponential(Double(weights.sameKind)))
    otherOdds = Float(exponential(Double(weights.otherKind)))
    priors = Self.priors.map { weights.prior * $0 }
    largestOfKinds = weights.sameKind + weights.run
    largest = weights.length * LengthRatioScore.maximum + largestOfKinds
  }

  /// The shape of a bead, its lengths, and the kinds and the runs of its lines; −∞ if that cannot be above
  /// `least`.
  func score(
    _ leftLines: Range<Int>, _ rightLines: Range<Int>, above least: Float = -.infinity
  ) -> Float {
    let score =
      priors[max(leftLines.count, rightLines.count)]
      + weights.length * lengths.score(leftLines, rightLines)
    guard score + largestOfKinds > least else { return -.infinity }
    return score + kindScore(leftLines, rightLines) + runScore(leftLines, rightLines)
      + closingScore(leftLines, rightLines)
  }

  /// What it costs that only one side closes a letter.
  private func closingScore(_ leftLines: Range<Int>, _ rightLines: Range<Int>) -> Float {
    let isLeft = left.part(leftLines.lowerBound) == .closing
    let isRight = right.part(rightLines.lowerBound) == .closing
    return isLeft == isRight ? 0 : weights.closing
  }

  private func kindScore(_ leftLines: Range<Int>, _ rightLines: Range<Int>) -> Float {
    guard leftLines.count > 1 || rightLines.count > 1 else {
      let one = min(0.98, max(0.02, left.headings[leftLines.lowerBound]))
      let other = min(0.98, max(0.02, right.headings[rightLines.lowerBound]))
      let same = one * other + (1 - one) * (1 - other)
      return logarithm(same * sameOdds + (1 - same) * otherOdds)
    }
    var headings: Float = 0
    if leftLines.count > 1 { for line in leftLines { headings += left.headings[line] } }
    if rightLines.count > 1 { for line in rightLines { headings += right.headings[line] } }
    return weights.headingInside * headings + mergingScore(leftLines, rightLines)
  }

  private func runScore(_ leftLines: Range<Int>, _ rightLines: Range<Int>) -> Float {
    guard !left.runs.isEmpty else { return 0 }
    let difference = abs(left.runs[leftLines.lowerBound] - right.runs[rightLines.lowerBound])
    return difference == 0 ? weights.run : -weights.run * Float(min(2, difference))
  }

  /// What it costs that lines of one side are merged that do not belong together.
  private func mergingScore(_ leftLines: Range<Int>, _ rightLines: Range<Int>) -> Float {
    (left.belongTogether(leftLines) ? 0 : weights.merging)
      + (right.belongTogether(rightLines) ? 0 : weights.merging)
  }
}
