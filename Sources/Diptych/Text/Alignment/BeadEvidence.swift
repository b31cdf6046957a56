/// What the weights and the confidence of beads are learnt from, as tables.
enum BeadEvidence {
  /// The beads found with sentences on both sides, a line each: its lines on both sides, gain,
  /// lead and margin.
  static func found(in bitext: Bitext) -> String {
    var aligner = SentenceAligner(bitext)
    var output = "left\tright\tgain\tlead\tmargin\n"
    for (left, right, support) in aligner.supports() {
      output += "\(left.lowerBound)-\(left.upperBound)\t"
      output += "\(right.lowerBound)-\(right.upperBound)\t"
      output += "\(support.gain)\t\(support.lead)\t\(support.margin)\n"
    }
    return output
  }

  /// The beads that the aligner may choose, a line each: the positions behind it, the number of its shape,
  /// and the value of each piece of evidence.
  static func possible(in bitext: Bitext) -> String {
    let left = 0..<bitext.left.count
    let right = 0..<bitext.right.count
    let corridor = SentenceAligner(bitext).corridor(left, right)
    // The score is linear in its weights: with one of them 1 and the others 0 it is that evidence.
    var scores = BeadWeights.evidence.map { evidence in
      var weights = BeadWeights.zero
      weights[keyPath: evidence.weight] = 1
      return BeadScore(bitext, weights: weights)
    }
    for index in scores.indices { scores[index].compute(left: left, right: right, in: corridor) }
    var output = "left\tright\tshape\t"
    output += BeadWeights.evidence.map(\.name).joined(separator: "\t") + "\n"
    for row in 0...left.count {
      for column in corridor.range(row) {
        for (number, shape) in BeadShape.all.enumerated() where !shape.isNull {
          let rows = row - shape.left..<row
          let columns = column - shape.right..<column
          guard rows.lowerBound >= 0, columns.lowerBound >= 0,
            corridor.range(rows.lowerBound).contains(columns.lowerBound)
          else { continue }
          let values = scores.indices.map { scores[$0].score(shape, rows, columns) }
          guard values.allSatisfy({ $0 > -.infinity }) else { continue }
          output += "\(row)\t\(column)\t\(number)"
          for value in values { output += value == 0 ? "\t0" : "\t\(value)" }
          output += "\n"
        }
      }
    }
    return output
  }
}
