/// How far the lengths of two runs of lines are from what a translation's would be.
struct LengthScore: Sendable {
  private let left: [Double]
  private let right: [Double]
  private let ratio: Float
  private let variance: Float

  /// Sums up the lengths of both texts.
  init(_ bitext: Bitext, variance: Float) {
    left = Self.sums(bitext.left.lengths)
    right = Self.sums(bitext.right.lengths)
    ratio = bitext.ratio
    self.variance = variance
  }

  /// Half the square of the deviation (Gale and Church 1993), which grows with the square root of the
  /// length.
  func deviation(_ leftLines: Range<Int>, _ rightLines: Range<Int>) -> Float {
    let expected = ratio * Float(left[leftLines.upperBound] - left[leftLines.lowerBound])
    let found = Float(right[rightLines.upperBound] - right[rightLines.lowerBound])
    let spread = variance * ratio * (expected + found) / 2
    guard spread > 0 else { return 0 }
    return (found - expected) * (found - expected) / spread / 2
  }

  private static func sums(_ lengths: [Float]) -> [Double] {
    var sums: [Double] = [0]
    sums.reserveCapacity(lengths.count + 1)
    var sum = 0.0
    for length in lengths {
      sum += Double(length)
      sums.append(sum)
    }
    return sums
  }
}
