/// The best path of single sentences and null beads: quickly found, and never far from the path with all beads.
struct CoarsePath {
  /// How far from the coarse path the path may go.
  private static let margin = 6
  /// What a single sentence and a null bead cost, in the unit of ``weights``.
  private static let single: Float = -0.22
  private static let null: Float = -4.3
  /// How much the words count.
  static let weights = LexicalScore.Weights(forward: 0.1145, backward: 0.0687)

  private let lexical: LexicalScore

  /// Makes the search by a score with ``weights``.
  init(_ lexical: LexicalScore) { self.lexical = lexical }

  /// The positions around the path.
  ///
  /// - Parameters:
  ///   - left: a part of the left text.
  ///   - right: the part of the right text that translates it.
  ///   - corridor: where the path is looked for; counted from the start of the two parts.
  /// - Returns: the positions at most some sentences away from the path.
  func corridor(_ left: Range<Int>, _ right: Range<Int>, in corridor: Corridor) -> Corridor {
    var lexical = lexical
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
        if place > 0, current[place - 1] + Self.null > top {
          top = current[place - 1] + Self.null
          step = 2
        }
        if row > 0 {
          let up = column - before.lowerBound
          if up >= 0, up < above.count, above[up] + Self.null > top {
            top = above[up] + Self.null
            step = 1
          }
          if up > 0, up <= above.count, above[up - 1] > -.infinity {
            let words = pairs.words(left.lowerBound + row - 1, right.lowerBound + column - 1)
            let score = above[up - 1] + Self.single + words
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
    return Corridor(around: steps, in: corridor, columns: right.count, margin: Self.margin)
  }
}
