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
  /// Where what is known of the words comes from.
  var words: WordSource
  /// The share of the content words that the table of the pair knows, 0...1, on the side of which it knows less.
  ///
  /// `nil` if no table is of the pair; one that knows too small a share is not used.
  var coverage: Double?
  /// Whether one text is taken apart into characters, the other one into words.
  var isMixed: Bool
  /// Whether a translation table serves this pair.
  var hasTable: Bool { words == .table }

  /// How sure a bead can be: where words are learnt from the beads themselves, they confirm wrong ones as well.
  ///
  /// Without tables, 94 % of the section pairs of the development sets were right that were 90 % sure or more.
  var maximumConfidence: Double { hasTable ? 1 : 0.9 }

  /// Where it can be known from which words translate each other.
  enum WordSource: Sendable {
    /// A translation table.
    case table
    /// Nothing is known but that equal words are the same.
    case equality
    /// The text itself, besides that.
    case text
  }

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

  /// Whether the left language of the table is on the right; without a table, whether only the right text is taken
  /// apart into characters.
  var isSwapped: Bool

  /// The same text with links that were learnt from pairs of runs of its lines, or of the lines of `pairedText`,
  /// which has the same units.
  func learning(from pairs: [(Range<Int>, Range<Int>)], of pairedText: Bitext? = nil) -> Bitext {
    var result = self
    let text = pairedText ?? self
    result.left.measureChances()
    result.right.measureChances()
    let learnt = LearntLinks(text.left, text.right, pairs)
    result.links = UnitLinks(left: result.left, right: result.right, learnt: learnt)
    result.words = .text
    return result
  }

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
