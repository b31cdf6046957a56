/// Scores runs of sentences as translations of each other.
struct BeadScore: Sendable {
  /// No deviation of the lengths counts for more.
  static let maximumDeviation: Float = 25
  /// No ratio of the lengths counts for less.
  static let minimumLengthRatio: Float = -6
  /// Runs of several sentences whose lengths are farther apart are no bead.
  private static let maximumDeviationOfSeveral: Float = 16
  /// The variance of the length of a translation, for each character (Gale and Church 1993).
  private static let variance: Float = 3.7

  private let bitext: Bitext
  let weights: BeadWeights
  private let lengths: LengthScore
  private let ratios: LengthRatioScore
  /// What the words say, in the corridor at hand.
  private(set) var lexical: LexicalScore
  /// No bead has more for its lengths, or for its marks.
  private let largestLengths: Float
  private let largestMarks: Float

  /// Makes a score without a corridor.
  init(_ bitext: Bitext, weights: BeadWeights) {
    self.bitext = bitext
    self.weights = weights
    lengths = LengthScore(bitext, variance: Self.variance)
    ratios = LengthRatioScore(bitext, maximumLines: LexicalScore.maximumLines)
    lexical = bitext.lexicalScore(weights.lexical)
    largestLengths =
      max(0, weights.lengthRatio * LengthRatioScore.maximum) + Self.largestDeviation(weights)
    largestMarks =
      [
        (weights.question, weights.questionOnOneSide),
        (weights.exclamation, weights.exclamationOnOneSide),
        (weights.quotationAtStart, weights.quotationAtStartOfOneSide),
        (weights.quotationAtEnd, weights.quotationAtEndOfOneSide), (weights.brokenQuotation, 0),
      ]
      .reduce(0) { $0 + max(0, $1.0, $1.1) }
  }

  /// Computes what the words of two parts say, in a corridor.
  mutating func compute(left: Range<Int>, right: Range<Int>, in corridor: Corridor) {
    lexical.compute(left: left, right: right, in: corridor)
  }

  /// The score of a null bead of a left line.
  func null(left line: Int) -> Float { null(bitext.left.marks[line]) }

  /// The score of a null bead of a right line.
  func null(right line: Int) -> Float { null(bitext.right.marks[line]) }

  private func null(_ marks: LineMarks) -> Float {
    let hasWord = !marks.kinds.contains(.noWord)
    return weights.shapes[BeadShape.nullKind] + (hasWord ? 0 : weights.nullWithoutWord)
  }

  /// The score of a bead that has sentences on both sides and is in the corridor, or −∞ if it is not above
  /// `least`.
  mutating func score(
    _ shape: BeadShape, _ left: Range<Int>, _ right: Range<Int>, least: Float = -.infinity
  ) -> Float {
    guard let bound = lexical.bound(left, right) else { return -.infinity }
    var rest = weights.shapes[shape.kind]
    guard rest + bound + largestLengths + largestMarks > least else { return -.infinity }
    let deviation = lengths.deviation(left, right)
    guard left.count + right.count == 2 || deviation < Self.maximumDeviationOfSeveral else {
      return -.infinity
    }
    rest += lengthScore(deviation, ratios.score(left, right))
    guard rest + bound + largestMarks > least else { return -.infinity }
    rest += markScore(bitext.left.marks(of: left), bitext.right.marks(of: right))
    guard rest + bound > least else { return -.infinity }
    return rest + lexical.floor(left, right) + lexical.excess(left, right)
  }

  /// By how much the words of a bead lead; see ``LexicalScore/lead(_:_:)``.
  mutating func lead(_ left: Range<Int>, _ right: Range<Int>) -> Float {
    lexical.lead(left, right)
  }

  private func lengthScore(_ deviation: Float, _ ratio: Float) -> Float {
    let deviation = min(deviation, Self.maximumDeviation)
    return weights.deviation * deviation + weights.deviationRoot * deviation.squareRoot()
      + weights.lengthRatio * max(ratio, Self.minimumLengthRatio)
  }

  /// How much a deviation can add: a·d + b·√d has its only extremum at √d = −b / 2a.
  private static func largestDeviation(_ weights: BeadWeights) -> Float {
    let (a, b) = (weights.deviation, weights.deviationRoot)
    let extremum = a < 0 && b > 0 ? -b * b / (4 * a) : 0
    return max(0, extremum, a * maximumDeviation + b * maximumDeviation.squareRoot())
  }

  private func markScore(_ left: LineMarks, _ right: LineMarks) -> Float {
    var score: Float = 0
    let both = left.kinds.intersection(right.kinds)
    if !both.isEmpty {
      if both.contains(.question) { score += weights.question }
      if both.contains(.exclamation) { score += weights.exclamation }
      if both.contains(.quotationAtStart) { score += weights.quotationAtStart }
      if both.contains(.quotationAtEnd) { score += weights.quotationAtEnd }
    }
    let one = left.kinds.symmetricDifference(right.kinds)
    if !one.isEmpty {
      if one.contains(.question) { score += weights.questionOnOneSide }
      if one.contains(.exclamation) { score += weights.exclamationOnOneSide }
      if one.contains(.quotationAtStart) { score += weights.quotationAtStartOfOneSide }
      if one.contains(.quotationAtEnd) { score += weights.quotationAtEndOfOneSide }
    }
    if (left.openQuotations == 0) != (right.openQuotations == 0) {
      score += weights.brokenQuotation
    }
    return score
  }
}
