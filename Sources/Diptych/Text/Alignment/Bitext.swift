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

  /// The lexical score with these weights for right words given left ones, and the reverse.
  ///
  /// They are meant for the table's direction: where its left language is on the right, they are exchanged.
  func lexicalScore(forward: Float, backward: Float) -> LexicalScore {
    LexicalScore(
      left: left, right: right, links: links,
      weights: isSwapped ? (backward, forward) : (forward, backward))
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

  /// How well the punctuation of two runs of lines agrees.
  func punctuationScore(_ leftLines: Range<Int>, _ rightLines: Range<Int>) -> Float {
    var leftMarks: Punctuation = []
    var rightMarks: Punctuation = []
    for line in leftLines { leftMarks.formUnion(left.marks[line]) }
    for line in rightLines { rightMarks.formUnion(right.marks[line]) }
    let both = leftMarks.intersection(rightMarks)
    let one = leftMarks.symmetricDifference(rightMarks)
    var score: Float = 0
    for (mark, reward, penalty) in Self.punctuation {
      if both.contains(mark) { score += reward }
      if one.contains(mark) { score -= penalty }
    }
    return score
  }

  /// No score is greater.
  static let maximumPunctuationScore: Float = 3

  private static let punctuation: [(Punctuation, Float, Float)] = [
    (.question, 1, 1), (.exclamation, 0.5, 0.5), (.quotation, 0.5, 0.25), (.bracket, 0.5, 0.5),
    (.colon, 0.3, 0), (.semicolon, 0.2, 0),
  ]
}
