/// Aligns the sentences of two texts of which one translates the other.
///
/// Dynamic programming over beads of up to six sentences; the score of a bead adds up the evidence of
/// its words, lengths and punctuation, and how common beads of its shape are.
struct SentenceAligner: Sendable {
  /// A run of left sentences and the run of right sentences that translates it; one may be empty.
  struct Bead: Sendable, Equatable {
    var left: Range<Int>
    var right: Range<Int>
    /// The estimated probability, 0...1, that the bead is right.
    var confidence: Double
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
    guard area > Self.maximumArea else {
      return beads(left, right, in: Corridor(rows: left.count, columns: right.count))
    }
    let wide = Corridor(anchors: AnchorChain(bitext, left: left, right: right), margin: Self.margin)
    guard wide.count > left.count * Self.maximumWidth else { return beads(left, right, in: wide) }
    return beads(left, right, in: coarsePath(left, right, in: wide))
  }

  /// Up to this size the whole table is searched.
  private static let maximumArea = 2500
  /// How far from the anchors the path may go.
  private static let margin = 8
  /// Where anchors leave more positions a row than that, they are narrowed down first.
  private static let maximumWidth = 24

  /// How far from the coarse path the path may go.
  private static let coarseMargin = 6

  /// The positions around the best path of single sentences and null beads: quickly found, and never far from
  /// the path with all beads.
  private mutating func coarsePath(
    _ left: Range<Int>, _ right: Range<Int>, in corridor: Corridor
  ) -> Corridor {
    lexical.compute(left: left, right: right, in: corridor)
    let pairs = lexical.pairs
    var steps = [UInt8](repeating: 0, count: corridor.count)
    var above: [Float] = []
    var current: [Float] = []
    for row in 0...left.count {
      let range = corridor.range(row)
      let before = row > 0 ? corridor.range(row - 1) : 0...0
      current.reset(to: -.infinity, count: range.count)
      for column in range {
        let place = column - range.lowerBound
        var top: Float = row == 0 && column == 0 ? 0 : -.infinity
        var step: UInt8 = 0
        if place > 0, current[place - 1] + weights.priors[2] > top {
          top = current[place - 1] + weights.priors[2]
          step = 2
        }
        if row > 0 {
          let up = column - before.lowerBound
          if up >= 0, up < above.count, above[up] + weights.priors[1] > top {
            top = above[up] + weights.priors[1]
            step = 1
          }
          if up > 0, up <= above.count, above[up - 1] > -.infinity {
            let words = pairs.words(left.lowerBound + row - 1, right.lowerBound + column - 1)
            let score = above[up - 1] + weights.priors[0] + words
            if score > top {
              top = score
              step = 0
            }
          }
        }
        current[place] = top
        steps[corridor.offsets[row] + place] = step
      }
      swap(&current, &above)
    }
    return Corridor(around: steps, in: corridor, columns: right.count, margin: Self.coarseMargin)
  }

  /// The best beads of which all positions, counted from the start of the two parts, are in a corridor.
  private mutating func beads(
    _ left: Range<Int>, _ right: Range<Int>, in corridor: Corridor
  ) -> [Bead] {
    lexical.compute(left: left, right: right, in: corridor)
    var best = [[Float]](repeating: [], count: LexicalScore.maximumLines + 1)
    // The number of the shape with which each position was reached.
    var steps = [UInt8](repeating: 255, count: corridor.count)
    let shapes = Self.shapes
    let order = Self.order
    for row in 0...left.count {
      let range = corridor.range(row)
      var current: [Float] = []
      swap(&current, &best[row % best.count])
      current.reset(to: -.infinity, count: range.count)
      for column in range {
        let place = column - range.lowerBound
        var top: Float = row == 0 && column == 0 ? 0 : -.infinity
        var step: UInt8 = 255
        // Null beads come first: the others have to beat them.
        for number in order {
          let shape = shapes[number]
          guard shape.left <= row, shape.right <= column else { continue }
          let start = column - shape.right
          let before: Float
          if shape.left == 0 {
            guard start >= range.lowerBound else { continue }
            before = current[start - range.lowerBound]
          } else {
            let lower = Int(corridor.lower[row - shape.left])
            guard start >= lower, start <= Int(corridor.upper[row - shape.left]) else { continue }
            before = best[(row - shape.left) % best.count][start - lower]
          }
          guard before > -.infinity else { continue }
          let score = score(
            number, leftEnd: left.lowerBound + row, rightEnd: right.lowerBound + column,
            least: top - before)
          guard before + score > top else { continue }
          top = before + score
          step = UInt8(number)
        }
        current[place] = top
        steps[corridor.offsets[row] + place] = step
      }
      swap(&current, &best[row % best.count])
    }
    return path(steps, corridor, left, right)
  }

  /// The score of a bead, or less if it is not above `least`.
  private mutating func score(
    _ number: Int, leftEnd: Int, rightEnd: Int, least: Float
  ) -> Float {
    let shape = Self.shapes[number]
    let prior = weights.priors[number]
    guard shape.left > 0, shape.right > 0 else { return prior }
    let left = leftEnd - shape.left..<leftEnd
    let right = rightEnd - shape.right..<rightEnd
    guard let bound = lexical.bound(left, right), prior + bound + largestRest > least else {
      return -.infinity
    }
    let deviation = lengths.deviation(left, right)
    // Runs of sentences whose lengths are far apart are not worth a look.
    guard shape.left + shape.right == 2 || deviation < Self.maximumDeviation else {
      return -.infinity
    }
    let rest =
      prior - weights.length * min(deviation, weights.maximumLengthPenalty)
      + weights.punctuation * bitext.punctuationScore(left, right)
    guard rest + bound > least else { return -.infinity }
    return rest + lexical.floor(left, right) + lexical.excess(left, right)
  }

  /// No bead gets more for its punctuation.
  private var largestRest: Float { weights.punctuation * Bitext.maximumPunctuationScore }

  /// The shapes in the order in which they are tried.
  private static let order =
    shapes.indices.filter { shapes[$0].left == 0 || shapes[$0].right == 0 }
    + shapes.indices.filter { shapes[$0].left > 0 && shapes[$0].right > 0 }

  private static let maximumDeviation: Float = 16

  private mutating func path(
    _ steps: [UInt8], _ corridor: Corridor, _ left: Range<Int>, _ right: Range<Int>
  ) -> [Bead] {
    var beads: [Bead] = []
    var row = left.count
    var column = right.count
    while row > 0 || column > 0 {
      let step = steps[corridor.offsets[row] + column - Int(corridor.lower[row])]
      let shape = Self.shapes[Int(step)]
      let rows = left.lowerBound + row - shape.left..<left.lowerBound + row
      let columns = right.lowerBound + column - shape.right..<right.lowerBound + column
      beads.append(
        Bead(left: rows, right: columns, confidence: confidence(Int(step), rows, columns)))
      row -= shape.left
      column -= shape.right
    }
    return beads.reversed()
  }

  /// How likely a bead is right: the better, the more it scores than null beads of its sentences, and the more
  /// its words lead over those of other pairs.
  ///
  /// A logistic regression on the 2,160 beads found in the development set of sentence beads, 89 % of them right.
  private mutating func confidence(
    _ number: Int, _ rows: Range<Int>, _ columns: Range<Int>
  ) -> Double {
    guard !rows.isEmpty, !columns.isEmpty else { return Self.nullConfidence }
    let gain =
      score(number, leftEnd: rows.upperBound, rightEnd: columns.upperBound, least: -.infinity)
      - Float(rows.count) * weights.priors[1] - Float(columns.count) * weights.priors[2]
    let lead = lexical.lead(rows, columns)
    let ofSeveral: Float = rows.count + columns.count > 2 ? -1.8 : 0
    return logistic(Double(1.9 + 0.07 * max(-5, min(15, gain)) + 0.13 * lead + ofSeveral))
  }

  /// A null bead is right in 2 of 43 cases there: the gold hardly has any.
  private static let nullConfidence = 0.05
}
