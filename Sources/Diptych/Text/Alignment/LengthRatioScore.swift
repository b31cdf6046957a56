/// How much better the lengths of two runs of lines fit as translations than those of any two lines.
struct LengthRatioScore: Sendable {
  /// What is needed of a run of lines.
  private struct Run {
    /// The logarithm of its length.
    var logLength: Float
    /// Its length.
    var length: Float
    /// For a translation of which this is the shorter side: how much the deviation weighs, and the score
    /// without one.
    var weight: Float
    var best: Float
  }

  /// The runs of 1, 2 … lines that end with each line.
  private let left: [Run]
  private let right: [Run]

  /// How far the logarithm of the ratio strays for two lines taken at random.
  private static let spreadAtRandom: Float = 1
  /// The same for long translations; short ones stray more.
  private static let spread: Float = 0.28
  /// No score is greater.
  static let maximum = logarithm(spreadAtRandom / spread)
  /// The most lines of a run.
  private let maximumLines: Int

  /// Sums up the lengths of both texts, the left ones as the right language would have them.
  ///
  /// - Parameters:
  ///   - bitext: the texts.
  ///   - maximumLines: how many lines the runs have at most that are scored.
  init(_ bitext: Bitext, maximumLines: Int) {
    self.maximumLines = maximumLines
    left = Self.runs(bitext.left.lengths, times: bitext.ratio, maximumLines)
    right = Self.runs(bitext.right.lengths, times: 1, maximumLines)
  }

  /// A log ratio: positive for lengths that fit.
  func score(_ leftLines: Range<Int>, _ rightLines: Range<Int>) -> Float {
    let one = left[(leftLines.upperBound - 1) * maximumLines + leftLines.count - 1]
    let other = right[(rightLines.upperBound - 1) * maximumLines + rightLines.count - 1]
    let deviation = other.logLength - one.logLength
    let shorter = one.length < other.length ? one : other
    return shorter.best - deviation * deviation * shorter.weight
  }

  private static func runs(
    _ lengths: [Float], times factor: Float, _ maximumLines: Int
  ) -> [Run] {
    var sums: [Float] = []
    sums.reserveCapacity(lengths.count * maximumLines)
    for line in lengths.indices {
      var length: Float = 0
      for count in 0..<maximumLines {
        if count <= line { length += lengths[line - count] * factor }
        sums.append(length)
      }
    }
    return runs(of: sums.span)
  }

  /// The runs of some lengths; in a loop without a branch, so that several are computed at once.
  private static func runs(of lengths: Span<Float>) -> [Run] {
    let atRandom = spreadAtRandom * spreadAtRandom
    var runs: [Run] = []
    runs.append(addingCapacity: lengths.count) { runs in
      for place in lengths.indices {
        let variance = spread * spread + 2.5 / (lengths[place] + 6)
        runs.append(
          Run(
            logLength: logarithm(lengths[place] + 4), length: lengths[place],
            weight: (1 / variance - 1 / atRandom) / 2, best: logarithm(atRandom / variance) / 2))
      }
    }
    return runs
  }
}
