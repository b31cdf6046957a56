// Written by Scripts/data/train-beads.py; not to be changed by hand.

extension BeadWeights {
  /// The weights where a translation table serves the pair.
  static let learnt = BeadWeights(
    lexical: LexicalScore.Weights(
      forward: 0.1963, backward: 0.0335, forwardFloor: -0.0037, backwardFloor: 0.0265),
    deviation: -0.3819, deviationRoot: 1.2061, lengthRatio: 1.7097, question: 0.4787,
    questionOnOneSide: -0.1576, exclamation: 0.3659, exclamationOnOneSide: -0.7546,
    quotationAtStart: 0.8486, quotationAtStartOfOneSide: -0.4624, quotationAtEnd: 1.6896,
    quotationAtEndOfOneSide: -0.9643, brokenQuotation: -1.1275, nullAgain: 2.2053,
    shapes: [
      1.9609, -2.2248, 1.4477, 0.8788, 0.1240, 0.5013, -0.6254, -0.0821, 0.0738, -1.0928, -0.3393,
    ])
}
