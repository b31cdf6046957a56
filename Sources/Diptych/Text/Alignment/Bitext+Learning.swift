extension Bitext {
  /// How often words are learnt from the beads that the words learnt before have found.
  private static let rounds = 2

  /// The same texts, with words that are learnt from them if no table serves.
  ///
  /// Lengths, marks and equal words give the first beads; the words of these give better ones.
  func learningWords() -> Bitext {
    guard words == .equality else { return self }
    var result = self
    for _ in 0..<Self.rounds {
      let pairs = SentenceAligner.beads(of: result).filter { !$0.left.isEmpty && !$0.right.isEmpty }
      result = learning(from: pairs.map { ($0.left, $0.right) })
    }
    return result
  }
}
