// Written by Scripts/data/train-beads.py; not to be changed by hand.

extension BeadWeights {
  /// The weights where a translation table serves the pair.
  static let learnt = BeadWeights(
    lexical: LexicalScore.Weights(
      forward: 0.1860, backward: 0.0406, forwardFloor: -0.0069, backwardFloor: 0.0398),
    deviation: -0.3664, deviationRoot: 1.1849, lengthRatio: 1.6618, question: 0.4797,
    questionOnOneSide: -0.1549, exclamation: 0.3638, exclamationOnOneSide: -0.6797,
    quotationAtStart: 0.8538, quotationAtStartOfOneSide: -0.3623, quotationAtEnd: 1.6629,
    quotationAtEndOfOneSide: -0.9962, brokenQuotation: -1.1777, nullAgain: 2.1453,
    shapes: [
      1.9504, -2.2799, 1.4584, 0.8686, 0.1180, 0.5579, -0.5398, -0.1152, 0.0780, -1.0815, -0.3927,
    ])

  /// The weights for words on both sides of which only equal ones are known.
  static let byEquality = BeadWeights(
    lexical: LexicalScore.Weights(
      forward: 0.0590, backward: 0.0590, forwardFloor: -0.0765, backwardFloor: -0.0765),
    deviation: -0.3949, deviationRoot: -0.6144, lengthRatio: 0.6916, question: 0.6852,
    questionOnOneSide: -0.8522, exclamation: 1.4020, exclamationOnOneSide: -0.9635,
    quotationAtStart: 1.2009, quotationAtStartOfOneSide: -0.5162, quotationAtEnd: 1.7855,
    quotationAtEndOfOneSide: -1.0202, brokenQuotation: -1.4365, nullAgain: 1.1531,
    shapes: [
      2.5210, -1.4724, 1.9223, 1.0034, -0.8397, 1.4560, 0.1884, -0.0271, -0.7401, -1.0798, -1.4112,
    ])

  /// The weights for words on both sides whose translations were learnt from the text.
  static let byText = BeadWeights(
    lexical: LexicalScore.Weights(
      forward: 0.0911, backward: 0.0911, forwardFloor: -0.0210, backwardFloor: -0.0210),
    deviation: -0.1999, deviationRoot: -0.9667, lengthRatio: 0.2544, question: 0.8853,
    questionOnOneSide: -0.6785, exclamation: 0.4134, exclamationOnOneSide: -0.2243,
    quotationAtStart: 1.0438, quotationAtStartOfOneSide: -0.4457, quotationAtEnd: 1.1597,
    quotationAtEndOfOneSide: -0.8219, brokenQuotation: -0.9602, nullAgain: 1.0488,
    shapes: [
      2.0899, -1.2987, 1.4116, 0.8081, -0.9425, 1.4086, 0.2120, -0.2638, -0.7777, -0.8021, -0.8035,
    ])

  /// The weights for characters and words of which only equal ones are known.
  static let mixedByEquality = BeadWeights(
    lexical: LexicalScore.Weights(
      forward: 0.5256, backward: -0.0229, forwardFloor: -0.1658, backwardFloor: -0.0215),
    deviation: -0.6370, deviationRoot: 0.7756, lengthRatio: 1.6609, question: 0.6470,
    questionOnOneSide: -0.7926, exclamation: 1.0728, exclamationOnOneSide: -1.1883,
    quotationAtStart: 1.3066, quotationAtStartOfOneSide: -0.5397, quotationAtEnd: 2.0665,
    quotationAtEndOfOneSide: -1.0654, brokenQuotation: -0.9609, nullAgain: 3.2827,
    shapes: [
      1.8504, -3.0947, 1.2497, 0.7253, -0.0220, 0.8530, -0.7095, -0.2398, 0.2008, -0.9457, -0.1373,
    ])

  /// The weights for characters and words whose translations were learnt from the text.
  static let mixedByText = BeadWeights(
    lexical: LexicalScore.Weights(
      forward: -0.0242, backward: 0.0649, forwardFloor: -0.1255, backwardFloor: 0.0106),
    deviation: -0.5140, deviationRoot: 0.6560, lengthRatio: 1.3824, question: 0.5151,
    questionOnOneSide: -0.7351, exclamation: 0.5784, exclamationOnOneSide: -0.8993,
    quotationAtStart: 1.1921, quotationAtStartOfOneSide: -0.4275, quotationAtEnd: 1.6771,
    quotationAtEndOfOneSide: -0.7712, brokenQuotation: -0.8831, nullAgain: 3.0057,
    shapes: [
      1.7164, -3.0286, 1.1373, 0.6307, 0.0021, 0.6646, -0.4773, -0.2831, 0.2026, -0.8770, -0.1102,
    ])
}
