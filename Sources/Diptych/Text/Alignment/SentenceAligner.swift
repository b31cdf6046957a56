/// Aligns the sentences of two texts of which one translates the other.
///
/// Dynamic programming over beads of up to six sentences; the score of a bead adds up the evidence of
/// its words, lengths and punctuation, and how common beads of its shape are.
struct SentenceAligner: Sendable {
  /// A run of left sentences and the run of right sentences that translates it; one may be empty.
  struct Bead: Sendable, Equatable {
    var left: Range<Int>
    var right: Range<Int>
    /// The score, in no unit: it orders candidates.
    var score: Float
  }

  /// The weights of the evidence. Tuned on the development set of sentence beads.
  struct Weights: Sendable {
    var lexical: Float = 0.229
    var forward: Float = 0.5
    var backward: Float = 0.3
    var length: Float = 0.751
    var punctuation: Float = 1.363
    var prior: Float = 1.003
    var variance: Float = 3.7
    var maximumLengthPenalty: Float = 25
  }

  /// A shape of beads, with the logarithm of how common it is.
  struct Shape: Sendable {
    var left: Int
    var right: Int
    var prior: Float
  }

  static let shapes: [Shape] = [
    Shape(left: 1, right: 1, prior: -0.22),
    Shape(left: 1, right: 0, prior: -4.29), Shape(left: 0, right: 1, prior: -4.29),
    Shape(left: 1, right: 2, prior: -1.72), Shape(left: 2, right: 1, prior: -1.72),
    Shape(left: 1, right: 3, prior: -3.77), Shape(left: 3, right: 1, prior: -3.77),
    Shape(left: 2, right: 2, prior: -3.77),
    Shape(left: 1, right: 4, prior: -5), Shape(left: 4, right: 1, prior: -5),
    Shape(left: 1, right: 5, prior: -6), Shape(left: 5, right: 1, prior: -6),
    Shape(left: 1, right: 6, prior: -7), Shape(left: 6, right: 1, prior: -7),
    Shape(left: 2, right: 3, prior: -5.81), Shape(left: 3, right: 2, prior: -5.81),
  ]

  private let bitext: Bitext
  private let weights: Weights

  /// Makes an aligner for two texts.
  init(_ bitext: Bitext, weights: Weights = Weights()) {
    self.bitext = bitext
    self.weights = weights
  }

  /// The beads, in order; they cover both texts.
  func beads() -> [Bead] {
    let rows = bitext.left.count
    let corridor = Corridor(rows: rows, columns: bitext.right.count)
    return beads(in: corridor)
  }

  /// The best beads within a corridor.
  func beads(in corridor: Corridor) -> [Bead] {
    let rows = bitext.left.count
    var lexical = bitext.lexicalScore(forward: weights.forward, backward: weights.backward)
    let lengths = LengthScore(bitext, variance: weights.variance)
    var best = [[Float]](repeating: [], count: LexicalScore.maximumLines + 1)
    var shapeAt = [UInt8](repeating: 255, count: corridor.count)
    for row in 0...rows {
      let slot = row % best.count
      let range = corridor.range(row)
      best[slot] = [Float](repeating: -.infinity, count: range.count)
      if row == 0, range.contains(0) { best[slot][0] = 0 }
      if row > 0 { lexical.advance(columns: corridor.columns(before: row)) }
      for column in range {
        var top = best[slot][column - range.lowerBound]
        var topShape: UInt8 = 255
        for (number, shape) in Self.shapes.enumerated() {
          guard shape.left <= row, shape.right <= column else { continue }
          let before = corridor.range(row - shape.left)
          let start = column - shape.right
          guard before.contains(start) else { continue }
          let sofar = best[(row - shape.left) % best.count][start - before.lowerBound]
          guard sofar > -.infinity else { continue }
          var score = sofar + weights.prior * shape.prior
          if shape.left > 0, shape.right > 0 {
            guard score + 40 > top,
              let words = lexical.score(
                rows: shape.left, columns: shape.right, endingIn: column - 1)
            else { continue }
            let left = row - shape.left..<row
            let right = start..<column
            let penalty = min(lengths.deviation(left, right), weights.maximumLengthPenalty)
            score +=
              weights.lexical * words - weights.length * penalty
              + weights.punctuation * bitext.punctuationScore(left, right)
          }
          if score > top {
            top = score
            topShape = UInt8(number)
          }
        }
        best[slot][column - range.lowerBound] = top
        shapeAt[corridor.offsets[row] + column - range.lowerBound] = topShape
      }
    }
    return path(shapeAt, corridor)
  }

  private func path(_ shapeAt: [UInt8], _ corridor: Corridor) -> [Bead] {
    var beads: [Bead] = []
    var row = bitext.left.count
    var column = bitext.right.count
    while row > 0 || column > 0 {
      let place = corridor.offsets[row] + column - Int(corridor.lower[row])
      let shape = Self.shapes[Int(shapeAt[place])]
      beads.append(
        Bead(
          left: row - shape.left..<row, right: column - shape.right..<column, score: 0))
      row -= shape.left
      column -= shape.right
    }
    return beads.reversed()
  }
}
