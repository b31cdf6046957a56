/// What the words and the lengths of two sections say.
struct SectionScores {
  private var lexical: LexicalScore
  private let lengths: LengthRatioScore
  private let weights = LineWeights()

  /// Makes the scores of a text whose lines are sections.
  init(_ bitext: Bitext) {
    lexical = bitext.lexicalScore(weights.lexical(of: bitext))
    lengths = LengthRatioScore(bitext, maximumLines: 1)
  }

  /// How much more likely two sections are as translations than any two texts: logarithms of odds.
  mutating func parts(_ left: Int, _ right: Int) -> (words: Double, lengths: Double) {
    let words =
      lexical.excess(ofLine: left, right) + lexical.floor(left..<left + 1, right..<right + 1)
    return (
      Double(words), Double(weights.length * lengths.score(left..<left + 1, right..<right + 1))
    )
  }
}
