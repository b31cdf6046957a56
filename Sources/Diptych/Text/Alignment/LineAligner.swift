/// Aligns the lines of two languages of one document, headings included.
///
/// Dynamic programming with three states: in a bead, in a gap of the left, in a gap of the right. A gap
/// costs less where a whole section is left out, so that sections without a translation, merged
/// ones and split ones need no special case; section pairs are read off the beads.
struct LineAligner: Sendable {
  /// A run of left lines and the run of right lines that translates it; neither is empty.
  struct Bead: Sendable, Equatable {
    var left: Range<Int>
    var right: Range<Int>
    /// The score of the bead alone.
    var score: Float

    /// The estimated probability, 0...1, that the bead is right.
    var confidence: Double { 0.9 }
  }

  /// What is known of a side's lines besides their text.
  struct Structure: Sendable {
    /// The probability of each line that it is a heading.
    var headings: [Float]
    /// The run of lines of one language that each line is in, from 0; empty where languages do not
    /// alternate.
    var runs: [Int32]
  }

  /// The weights of the evidence.
  ///
  /// Tuned on the development sets of help pages and speeches.
  struct Weights: Sendable {
    /// The weight of words where a translation table serves the pair.
    var lexical: Float = 0.23
    /// The same where only equal words are known.
    var lexicalWithoutTable: Float = 0.146
    var forward: Float = 0.5
    var backward: Float = 0.3
    var length: Float = 1.49
    var prior: Float = 1.29
    var sameKind: Float = 1.10
    var otherKind: Float = -2.2
    var headingInside: Float = -2.73
    var run: Float = 1.02
    var gapStart: Float = -2.17
    var gapStartParagraph: Float = -3.35
    var gapHeading: Float = -1.94
    var gapParagraph: Float = -0.71
    var gapEnd: Float = -2.18
  }

  private struct Shape {
    var left: Int
    var right: Int
    var prior: Float
  }

  private static let shapes: [Shape] = [
    Shape(left: 1, right: 1, prior: -0.22),
    Shape(left: 1, right: 2, prior: -2), Shape(left: 2, right: 1, prior: -2),
    Shape(left: 2, right: 2, prior: -4.2),
    Shape(left: 1, right: 3, prior: -3.8), Shape(left: 3, right: 1, prior: -3.8),
    Shape(left: 1, right: 4, prior: -5), Shape(left: 4, right: 1, prior: -5),
    Shape(left: 1, right: 5, prior: -6), Shape(left: 5, right: 1, prior: -6),
    Shape(left: 1, right: 6, prior: -6.5), Shape(left: 6, right: 1, prior: -6.5),
  ]

  private let bitext: Bitext
  private let left: Structure
  private let right: Structure
  private let weights: Weights
  private let lengths: LengthRatioScore
  private let sameOdds: Float
  private let otherOdds: Float
  /// What skipping each line costs inside a gap, and before a bead.
  private let leftGap: Gap
  private let rightGap: Gap

  /// Makes an aligner for two languages of a document.
  init(_ bitext: Bitext, left: Structure, right: Structure, weights: Weights = Weights()) {
    self.bitext = bitext
    self.left = left
    self.right = right
    self.weights = weights
    lengths = LengthRatioScore(bitext)
    sameOdds = Float(exponential(Double(weights.sameKind)))
    otherOdds = Float(exponential(Double(weights.otherKind)))
    leftGap = Gap(left.headings, weights)
    rightGap = Gap(right.headings, weights)
  }

  /// The best beads; lines without a counterpart are in none.
  func beads() -> [Bead] {
    let rows = bitext.left.count
    let columns = bitext.right.count
    guard rows * columns > Self.maximumArea else {
      return beads(in: Corridor(rows: rows, columns: columns))
    }
    let anchors = AnchorChain(bitext, left: 0..<rows, right: 0..<columns)
    return beads(in: Corridor(anchors: anchors, margin: Self.margin))
  }

  /// Up to this size the whole table is searched.
  private static let maximumArea = 40_000
  /// How far from the anchors the path may go.
  private static let margin = 20

  /// The best score of a position in each state, and how it was reached.
  private struct Cell {
    var bead: Float = -.infinity
    var leftGap: Float = -.infinity
    var rightGap: Float = -.infinity
  }

  /// How the states of a position were reached.
  private struct Step {
    /// The bead's shape times 3 plus the state before it.
    var bead: UInt8 = 255
    /// The state before the line that was skipped.
    var leftGap: UInt8 = 0
    var rightGap: UInt8 = 0
    /// The score of the bead alone.
    var score: Float = 0
  }

  private func beads(in corridor: Corridor) -> [Bead] {
    let rows = bitext.left.count
    let lexicalWeight = bitext.hasTable ? weights.lexical : weights.lexicalWithoutTable
    var lexical = bitext.lexicalScore(
      forward: lexicalWeight * weights.forward, backward: lexicalWeight * weights.backward)
    var cells = [[Cell]](repeating: [], count: LexicalScore.maximumLines + 1)
    var steps = [Step](repeating: Step(), count: corridor.count)
    for row in 0...rows {
      let slot = row % cells.count
      let range = corridor.range(row)
      cells[slot].reset(to: Cell(), count: range.count)
      if row == 0, range.contains(0) { cells[slot][0].bead = 0 }
      if row > 0 { lexical.advance(columns: corridor.columns(before: row)) }
      for column in range {
        var cell = cells[slot][column - range.lowerBound]
        var step = Step()
        for (number, shape) in Self.shapes.enumerated() {
          guard shape.left <= row, shape.right <= column else { continue }
          let before = corridor.range(row - shape.left)
          let start = column - shape.right
          guard before.contains(start) else { continue }
          let from = cells[(row - shape.left) % cells.count][start - before.lowerBound]
          let (sofar, state) = entry(from, row - shape.left, start)
          guard sofar > -.infinity,
            let score = score(
              shape, left: row - shape.left..<row, right: start..<column, &lexical)
          else { continue }
          if sofar + score > cell.bead {
            cell.bead = sofar + score
            step.bead = UInt8(number * 3 + state)
            step.score = score
          }
        }
        if row > 0, corridor.range(row - 1).contains(column) {
          let from = cells[(row - 1) % cells.count][column - corridor.range(row - 1).lowerBound]
          (cell.leftGap, step.leftGap) = skipLeft(row - 1, from)
        }
        if column > range.lowerBound {
          let from = cells[slot][column - 1 - range.lowerBound]
          (cell.rightGap, step.rightGap) = skipRight(column - 1, row, from)
        }
        cells[slot][column - range.lowerBound] = cell
        steps[corridor.offsets[row] + column - range.lowerBound] = step
      }
    }
    let last = cells[rows % cells.count][bitext.right.count - Int(corridor.lower[rows])]
    return path(steps, corridor, from: last)
  }

  /// The best way to be ready for a bead at a position: leaving a gap costs where no heading follows.
  private func entry(_ cell: Cell, _ row: Int, _ column: Int) -> (score: Float, state: Int) {
    var best = (cell.bead, 0)
    let left = cell.leftGap + leftGap.end[row]
    if left > best.0 { best = (left, 1) }
    let right = cell.rightGap + rightGap.end[column]
    if right > best.0 { best = (right, 2) }
    return best
  }

  private func skipLeft(_ line: Int, _ from: Cell) -> (Float, UInt8) {
    let start = from.bead + leftGap.start[line]
    let next = from.leftGap + leftGap.next[line]
    return start >= next ? (start, 0) : (next, 1)
  }

  /// Skips a right line; the lines of the left are skipped before those of the right.
  private func skipRight(_ line: Int, _ row: Int, _ from: Cell) -> (Float, UInt8) {
    let start = from.bead + rightGap.start[line]
    let next = from.rightGap + rightGap.next[line]
    let changed = from.leftGap + leftGap.end[row] + rightGap.start[line]
    if next >= start, next >= changed { return (next, 2) }
    return start >= changed ? (start, 0) : (changed, 1)
  }

  private func score(
    _ shape: Shape, left leftLines: Range<Int>, right rightLines: Range<Int>,
    _ lexical: inout LexicalScore
  ) -> Float? {
    let length = lengths.score(leftLines, rightLines)
    // Runs of lines are worth a look only if their lengths fit and their last lines share words.
    let column = rightLines.upperBound - 1
    guard
      shape.left + shape.right == 2
        || length > Self.minimumLengthScore && !bitext.hasTable
        || length > Self.minimumLengthScore
          && (lexical.score(rows: 1, columns: 1, endingIn: column) ?? 0)
            >= lexical.floor(column) * Self.sharedWords,
      let words = lexical.score(
        rows: shape.left, columns: shape.right, endingIn: column)
    else { return nil }
    return weights.prior * shape.prior + words + weights.length * length
      + kindScore(leftLines, rightLines) + runScore(leftLines, rightLines)
  }

  private static let minimumLengthScore: Float = -4
  private static let sharedWords: Float = 0.85

  private func kindScore(_ leftLines: Range<Int>, _ rightLines: Range<Int>) -> Float {
    guard leftLines.count > 1 || rightLines.count > 1 else {
      let one = min(0.98, max(0.02, left.headings[leftLines.lowerBound]))
      let other = min(0.98, max(0.02, right.headings[rightLines.lowerBound]))
      let same = one * other + (1 - one) * (1 - other)
      return logarithm(same * sameOdds + (1 - same) * otherOdds)
    }
    var largest: Float = 0
    if leftLines.count > 1 { for line in leftLines { largest = max(largest, left.headings[line]) } }
    if rightLines.count > 1 {
      for line in rightLines { largest = max(largest, right.headings[line]) }
    }
    return weights.headingInside * largest
  }

  private func runScore(_ leftLines: Range<Int>, _ rightLines: Range<Int>) -> Float {
    guard !left.runs.isEmpty else { return 0 }
    let difference = abs(left.runs[leftLines.lowerBound] - right.runs[rightLines.lowerBound])
    return difference == 0 ? weights.run : -weights.run * Float(min(2, difference))
  }

  private func path(_ steps: [Step], _ corridor: Corridor, from cell: Cell) -> [Bead] {
    var beads: [Bead] = []
    var row = bitext.left.count
    var column = bitext.right.count
    var state = 0
    if cell.leftGap > cell.bead { state = 1 }
    if cell.rightGap > max(cell.bead, cell.leftGap) { state = 2 }
    while row > 0 || column > 0 {
      let step = steps[corridor.offsets[row] + column - Int(corridor.lower[row])]
      switch state {
      case 1:
        state = Int(step.leftGap)
        row -= 1
      case 2:
        state = Int(step.rightGap)
        column -= 1
      default:
        let shape = Self.shapes[Int(step.bead) / 3]
        state = Int(step.bead) % 3
        beads.append(
          Bead(
            left: row - shape.left..<row, right: column - shape.right..<column,
            score: step.score))
        row -= shape.left
        column -= shape.right
      }
    }
    return beads.reversed()
  }
}

/// What skipping the lines of a side costs.
private struct Gap {
  /// As the first line of a gap.
  var start: [Float]
  /// As a further line.
  var next: [Float]
  /// Ending a gap before each line; at the end of the text it costs nothing.
  var end: [Float]

  init(_ headings: [Float], _ weights: LineAligner.Weights) {
    start = headings.map {
      weights.gapStart + weights.gapHeading * $0 + weights.gapStartParagraph * (1 - $0)
    }
    next = headings.map { weights.gapHeading * $0 + weights.gapParagraph * (1 - $0) }
    end = headings.map { weights.gapEnd * (1 - $0) } + [0]
  }
}
