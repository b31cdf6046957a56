extension SentenceAligner {
  /// How often words are learnt from the beads that the words learnt before have found.
  private static let rounds = 2

  /// Makes an aligner for two texts that learns words from them if no table serves.
  ///
  /// Lengths, marks and equal words give the first beads; the words of these give better ones.
  static func learning(_ bitext: Bitext) -> SentenceAligner {
    var aligner = SentenceAligner(bitext)
    guard bitext.words == .equality else { return aligner }
    for _ in 0..<rounds {
      aligner = SentenceAligner(bitext.learning(from: aligner.pairs()))
    }
    return aligner
  }
}
