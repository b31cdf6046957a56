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

    /// The estimated probability, 0...1, that the bead is right.
    var confidence: Double { 0.9 }
  }

  /// The weights of the evidence.
  ///
  /// Tuned on the development set of sentence beads.
  struct Weights: Sendable {
    var lexical: Float = 0.229
    var forward: Float = 0.5
    var backward: Float = 0.3
    var length: Float = 0.751
    var punctuation: Float = 1.363
    var variance: Float = 3.7
    var maximumLengthPenalty: Float = 25
    /// The logarithms of how common beads of each shape are, in the order of ``shapes``.
    var priors: [Float] = [
      -0.22, -4.3, -4.3, -1.72, -1.72, -3.78, -3.78, -3.78, -5, -5, -6, -6, -7, -7, -5.83, -5.83,
    ]
  }

  /// The shapes of beads: numbers of left and of right sentences.
  static let shapes: [(left: Int, right: Int)] = [
    (1, 1), (1, 0), (0, 1), (1, 2), (2, 1), (1, 3), (3, 1), (2, 2), (1, 4), (4, 1), (1, 5), (5, 1),
    (1, 6), (6, 1), (2, 3), (3, 2),
  ]

  private let bitext: Bitext
  private let weights: Weights
  private let lengths: LengthScore
  private var lexical: LexicalScore

  /// Makes an aligner for two texts.
  init(_ bitext: Bitext, weights: Weights = Weights()) {
    self.bitext = bitext
    self.weights = weights
    lengths = LengthScore(bitext, variance: weights.variance)
    lexical = bitext.lexicalScore(
      forward: weights.lexical * weights.forward, backward: weights.lexical * weights.backward)
  }

  /// The beads of the whole texts, in order; they cover both texts.
  mutating func beads() -> [Bead] {
    beads(left: 0..<bitext.left.count, right: 0..<bitext.right.count)
  }

  /// The beads of a part of the left text and the part of the right text that translates it.
  mutating func beads(left: Range<Int>, right: Range<Int>) -> [Bead] {
    let area = left.count * right.count
    let corridor =
      area <= Self.maximumArea
      ? Corridor(rows: left.count, columns: right.count)
      : Corridor(anchors: AnchorChain(bitext, left: left, right: right), margin: Self.margin)
    return beads(left, right, in: corridor)
  }

  /// Up to this size the whole table is searched.
  private static let maximumArea = 2500
  /// How far from the anchors the path may go.
  private static let margin = 8

  /// How a position was reached.
  private struct Step {
    /// The number of the last bead's shape.
    var shape: UInt8 = 255
    /// The score of that bead alone.
    var score: Float = 0
  }

  /// The best beads of which all positions, counted from the start of the two parts, are in a corridor.
  private mutating func beads(
    _ left: Range<Int>, _ right: Range<Int>, in corridor: Corridor
  ) -> [Bead] {
    lexical.start(at: left.lowerBound)
    var best = [[Float]](repeating: [], count: LexicalScore.maximumLines + 1)
    var steps = [Step](repeating: Step(), count: corridor.count)
    for row in 0...left.count {
      let slot = row % best.count
      let range = corridor.range(row)
      best[slot].reset(to: -.infinity, count: range.count)
      if row == 0 { best[slot][0] = 0 }
      if row > 0 {
        let columns = corridor.columns(before: row)
        lexical.advance(
          columns: columns.lowerBound + right.lowerBound..<columns.upperBound + right.lowerBound)
      }
      for column in range {
        var top = best[slot][column - range.lowerBound]
        var step = Step()
        for (number, shape) in Self.shapes.enumerated() {
          guard shape.left <= row, shape.right <= column else { continue }
          let before = corridor.range(row - shape.left)
          let start = column - shape.right
          guard before.contains(start) else { continue }
          let sofar = best[(row - shape.left) % best.count][start - before.lowerBound]
          guard sofar > -.infinity,
            let score = score(
              number, leftEnd: left.lowerBound + row, rightEnd: right.lowerBound + column)
          else { continue }
          if sofar + score > top {
            top = sofar + score
            step = Step(shape: UInt8(number), score: score)
          }
        }
        best[slot][column - range.lowerBound] = top
        steps[corridor.offsets[row] + column - range.lowerBound] = step
      }
    }
    return path(steps, corridor, left, right)
  }

  private mutating func score(_ number: Int, leftEnd: Int, rightEnd: Int) -> Float? {
    let shape = Self.shapes[number]
    let prior = weights.priors[number]
    guard shape.left > 0, shape.right > 0 else { return prior }
    let left = leftEnd - shape.left..<leftEnd
    let right = rightEnd - shape.right..<rightEnd
    let deviation = lengths.deviation(left, right)
    // Runs of sentences whose lengths are far apart are not worth a look.
    guard shape.left + shape.right == 2 || deviation < Self.maximumDeviation,
      let words = lexical.score(rows: shape.left, columns: shape.right, endingIn: rightEnd - 1)
    else { return nil }
    let penalty = min(deviation, weights.maximumLengthPenalty)
    return prior + words - weights.length * penalty
      + weights.punctuation * bitext.punctuationScore(left, right)
  }

  private static let maximumDeviation: Float = 16

  private func path(
    _ steps: [Step], _ corridor: Corridor, _ left: Range<Int>, _ right: Range<Int>
  ) -> [Bead] {
    var beads: [Bead] = []
    var row = left.count
    var column = right.count
    while row > 0 || column > 0 {
      let step = steps[corridor.offsets[row] + column - Int(corridor.lower[row])]
      let shape = Self.shapes[Int(step.shape)]
      let leftEnd = left.lowerBound + row
      let rightEnd = right.lowerBound + column
      beads.append(
        Bead(
          left: leftEnd - shape.left..<leftEnd, right: rightEnd - shape.right..<rightEnd,
          score: step.score))
      row -= shape.left
      column -= shape.right
    }
    return beads.reversed()
  }
}
