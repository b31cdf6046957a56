/// A logistic regression over ``HeadingFeatures``.
enum HeadingModel {
  /// The log-odds that a candidate line is a heading.
  static func logOdds(of index: Int, in features: HeadingFeatures) -> Double {
    let weights = HeadingWeights.values
    var sum = HeadingWeights.bias
    var position = 0
    features.forEachFeature(of: index) { _, _, value in
      sum += weights[position] * value
      position += 1
    }
    return sum
  }
}
