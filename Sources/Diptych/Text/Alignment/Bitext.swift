/// Two texts of which one may translate the other, ready for alignment.
struct Bitext: Sendable {
  /// The left text.
  var left: AlignmentSide
  /// The right text.
  var right: AlignmentSide
  /// Which units translate each other.
  var links: UnitLinks
  /// How long a right text is for a left text of length 1.
  var ratio: Float
  /// Whether a translation table serves this pair.
  var hasTable: Bool

  /// The lexical score with some weights.
  ///
  /// They are meant for the table's direction: where its left language is on the right, they are exchanged.
  func lexicalScore(_ weights: LexicalScore.Weights) -> LexicalScore {
    LexicalScore(left: left, right: right, links: links, weights: oriented(weights))
  }

  /// Weights that are meant for the table's direction as this bitext needs them.
  func oriented(_ weights: LexicalScore.Weights) -> LexicalScore.Weights {
    isSwapped ? weights.exchanged : weights
  }

  /// Whether Chinese is on the right.
  var isSwapped: Bool

  /// The same text with runs of lines put together, or with some of its lines only.
  ///
  /// - Parameters:
  ///   - leftRuns: the lines of each new left line.
  ///   - rightRuns: the lines of each new right line.
  ///   - maximumUnits: how many units of a new line are kept: the rarest ones.
  /// - Returns: a bitext of the new lines, with the same links.
  func joining(
    _ leftRuns: [Range<Int>], _ rightRuns: [Range<Int>], maximumUnits: Int = .max
  ) -> Bitext {
    var result = self
    result.left = left.joining(leftRuns, maximumUnits: maximumUnits)
    result.right = right.joining(rightRuns, maximumUnits: maximumUnits)
    return result
  }
}
