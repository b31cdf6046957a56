/// How much better the lengths of two runs of lines fit as translations than those of any two lines.
struct LengthRatioScore: Sendable {
  private let left: [Float]
  private let right: [Float]

  /// How far the logarithm of the ratio strays for two lines taken at random.
  private static let spreadAtRandom: Float = 1
  /// The same for long translations; short ones stray more.
  private static let spread: Float = 0.28

  /// Sums up the lengths of both texts, the left ones as the right language would have them.
  init(_ bitext: Bitext) {
    left = Self.sums(bitext.left.lengths, times: bitext.ratio)
    right = Self.sums(bitext.right.lengths, times: 1)
  }

  /// A log ratio: positive for lengths that fit.
  func score(_ leftLines: Range<Int>, _ rightLines: Range<Int>) -> Float {
    let expected = left[leftLines.upperBound] - left[leftLines.lowerBound]
    let found = right[rightLines.upperBound] - right[rightLines.lowerBound]
    let deviation = logarithm((found + 4) / (expected + 4))
    let variance = Self.spread * Self.spread + 2.5 / (min(expected, found) + 6)
    let atRandom = Self.spreadAtRandom * Self.spreadAtRandom
    return logarithm(atRandom / variance) / 2
      - deviation * deviation / 2 * (1 / variance - 1 / atRandom)
  }

  private static func sums(_ lengths: [Float], times factor: Float) -> [Float] {
    var sums: [Float] = [0]
    sums.reserveCapacity(lengths.count + 1)
    var sum = 0.0
    for length in lengths {
      sum += Double(length * factor)
      sums.append(Float(sum))
    }
    return sums
  }
}
