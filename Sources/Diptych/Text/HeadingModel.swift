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

  /// What each group of features adds to the log-odds; the bias, the last group, is the rest.
  static func parts(of index: Int, in features: HeadingFeatures) -> [(
    name: String, logOdds: Double
  )] {
    let weights = HeadingWeights.values
    var parts: [(name: String, logOdds: Double)] = []
    var position = 0
    features.forEachGroup(of: index) { name, forEachFeature in
      var sum = 0.0
      forEachFeature { _, _, value in
        sum += weights[position] * value
        position += 1
      }
      parts.append((name, sum))
    }
    return parts + [("in general", HeadingWeights.bias)]
  }
}
