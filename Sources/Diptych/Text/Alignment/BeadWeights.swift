/// How much each piece of evidence says about a bead of sentences.
///
/// The score of a bead is a sum of evidence times weight. The weights are learnt as those of a conditional
/// random field (Lafferty et al. 2001) over the paths through the table of two texts, so that the right
/// path becomes the likeliest one, and scores are logarithms of odds. `Scripts/data/train-beads.py`
/// learns them, writes ``learnt``, and tells what they reach on texts held back.
struct BeadWeights: Sendable, Equatable {
  /// The words, in the direction of a translation table.
  var lexical: LexicalScore.Weights
  /// ``LengthScore/deviation(_:_:)``, at most ``BeadScore/maximumDeviation``.
  var deviation: Float
  /// The root of the same.
  var deviationRoot: Float
  /// ``LengthRatioScore/score(_:_:)``, at least ``BeadScore/minimumLengthRatio``.
  var lengthRatio: Float
  /// Both sides have a question mark, and only one has.
  var question: Float
  var questionOnOneSide: Float
  /// The same of exclamation marks.
  var exclamation: Float
  var exclamationOnOneSide: Float
  /// Both sides begin with a quotation mark, and only one does.
  var quotationAtStart: Float
  var quotationAtStartOfOneSide: Float
  /// The same at the end.
  var quotationAtEnd: Float
  var quotationAtEndOfOneSide: Float
  /// On one side as many quotations begin as end, and on the other one not.
  var brokenQuotation: Float
  /// A null bead right behind another one of its side, besides its shape's weight.
  var nullAgain: Float
  /// A null bead of a line without a word, such as the number of a page or a letter of a figure, besides.
  ///
  /// Not learnt: the texts of which the others are learnt have no such lines.
  var nullWithoutWord: Float = 1
  /// The shapes, in the order of ``BeadShape/classes``.
  var shapes: [Float]

  /// The weights that were learnt for a source of words.
  ///
  /// - Parameters:
  ///   - words: the source.
  ///   - isMixed: whether the left text is taken apart into characters, and the right one into words.
  /// - Returns: the weights, which do not depend on the side if both texts are taken apart in one way.
  static func of(_ words: Bitext.WordSource, isMixed: Bool) -> BeadWeights {
    switch words {
    case .table: isMixed ? learnt : byText
    case .equality: isMixed ? mixedByEquality : byEquality
    case .text: isMixed ? mixedByText : byText
    }
  }

  /// No weights.
  static let zero = BeadWeights(
    lexical: LexicalScore.Weights(forward: 0, backward: 0), deviation: 0, deviationRoot: 0,
    lengthRatio: 0, question: 0, questionOnOneSide: 0, exclamation: 0, exclamationOnOneSide: 0,
    quotationAtStart: 0, quotationAtStartOfOneSide: 0, quotationAtEnd: 0,
    quotationAtEndOfOneSide: 0, brokenQuotation: 0, nullAgain: 0, nullWithoutWord: 0,
    shapes: [Float](repeating: 0, count: BeadShape.classes.count))

  /// One of the weights.
  typealias Weight = any WritableKeyPath<BeadWeights, Float> & Sendable

  /// What the score of a bead with sentences on both sides is linear in, besides its shape's weight.
  static let evidence: [(name: String, weight: Weight)] = [
    ("lexical.forward", \.lexical.forward), ("lexical.backward", \.lexical.backward),
    ("lexical.forwardFloor", \.lexical.forwardFloor),
    ("lexical.backwardFloor", \.lexical.backwardFloor), ("deviation", \.deviation),
    ("deviationRoot", \.deviationRoot), ("lengthRatio", \.lengthRatio),
    ("question", \.question), ("questionOnOneSide", \.questionOnOneSide),
    ("exclamation", \.exclamation), ("exclamationOnOneSide", \.exclamationOnOneSide),
    ("quotationAtStart", \.quotationAtStart),
    ("quotationAtStartOfOneSide", \.quotationAtStartOfOneSide),
    ("quotationAtEnd", \.quotationAtEnd), ("quotationAtEndOfOneSide", \.quotationAtEndOfOneSide),
    ("brokenQuotation", \.brokenQuotation),
  ]
}

/// How many sentences a bead has on each side.
struct BeadShape: Sendable, Equatable {
  var left: Int
  var right: Int
  /// The place of its weight: which side has more does not matter.
  var kind: Int

  /// Whether one side is empty.
  var isNull: Bool { left == 0 || right == 0 }

  /// The numbers of sentences, the smaller one first, that have a weight of their own.
  static let classes: [(Int, Int)] = [
    (1, 1), (0, 1), (1, 2), (1, 3), (2, 2), (1, 4), (1, 5), (1, 6), (2, 3), (2, 4), (3, 3),
  ]

  /// The numbers of sentences that are as rare as (1, 6): a list in one sentence that is several in the other
  /// language.
  private static let long = [(1, 7), (1, 8), (1, 9)]

  /// All shapes, those of one sentence and none first.
  static let all: [BeadShape] = (classes + long).enumerated().flatMap { place, numbers in
    let kind = place < classes.count ? place : longKind
    let shape = BeadShape(left: numbers.0, right: numbers.1, kind: kind)
    let exchanged = BeadShape(left: numbers.1, right: numbers.0, kind: kind)
    return shape == exchanged ? [shape] : [exchanged, shape]
  }

  /// The shape with so many sentences on each side; `nil` if no bead has it.
  static func of(left: Int, right: Int) -> BeadShape? {
    all.first { $0.left == left && $0.right == right }
  }

  /// The place of the weight of null beads.
  static let nullKind = classes.firstIndex { $0 == (0, 1) } ?? 0
  private static let longKind = classes.firstIndex { $0 == (1, 6) } ?? 0
}
