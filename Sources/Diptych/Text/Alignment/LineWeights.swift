/// How much each piece of evidence says about a bead of lines.
///
/// Tuned on the development sets of help pages and speeches.
struct LineWeights: Sendable {
  /// The words, where a translation table serves the pair.
  var lexical: Float = 0.23
  /// By what share words count more in the shortest lines: a heading has few of them to tell it from others.
  var lexicalOfShortLines: Float = 1
  /// The words, where only equal ones are known.
  var lexicalWithoutTable: Float = 0.146
  /// How much a word counts at least that is not found, beside one that is: without a table few can be.
  var leastFloor: Float = 0.2
  /// The share of the words that a table knows by which each one that is not found speaks against a pair as much
  /// as one that is found speaks for it.
  var wellKnown: Float = 0.6
  /// The share of right words given left ones, and of left words given right ones.
  var forward: Float = 0.5
  var backward: Float = 0.3
  /// The lengths.
  var length: Float = 1.49
  /// How common beads of a shape are.
  var prior: Float = 1.29
  /// The logarithm of the odds that both lines are headings, or none of them is, and that only one is.
  var sameKind: Float = 1.10
  var otherKind: Float = -2.2
  /// Each heading among several lines.
  var headingInside: Float = -5
  /// Where languages alternate: lines of the same run; less for lines of different ones.
  var run: Float = 1.02
  /// Several lines of one side that are not in one group, or of which one stands apart.
  var merging: Float = -5
  /// The close of a letter and a line that is none.
  var closing: Float = -12
  /// The first line of a gap, and what is added if it is no heading.
  var gapStart: Float = -2.17
  var gapStartParagraph: Float = -3.35
  /// Each line of a gap that is a heading, and that is none.
  var gapHeading: Float = -1.94
  var gapParagraph: Float = -0.71
  /// The end of a gap before a line that is no heading.
  var gapEnd: Float = -2.18

  /// The weights of the words of a bitext.
  func lexical(of bitext: Bitext) -> LexicalScore.Weights {
    let weight = bitext.hasTable ? lexical : lexicalWithoutTable
    let known = bitext.hasTable ? Float(bitext.coverage ?? 1) / wellKnown : 0
    let floor = weight * min(1, max(leastFloor, known))
    return LexicalScore.Weights(
      forward: weight * forward, backward: weight * backward, forwardFloor: floor * forward,
      backwardFloor: floor * backward, ofShortLines: bitext.hasTable ? lexicalOfShortLines : 0)
  }
}
