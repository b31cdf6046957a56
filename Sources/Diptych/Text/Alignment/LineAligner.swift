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

  /// The best score of a position in each state.
  private struct Cell {
    var bead: Float = -.infinity
    var leftGap: Float = -.infinity
    var rightGap: Float = -.infinity
    /// The best of them for a bead to start here.
    var entry: Float = -.infinity
    var entryState: UInt8 = 0
  }

  /// How the states of a position were reached.
  private struct Step {
    /// The bead's shape times 3 plus the state before it.
    var bead: UInt8 = 255
    /// The state before the line that was skipped.
    var leftGap: UInt8 = 0
    var rightGap: UInt8 = 0
  }

  private func beads(in corridor: Corridor) -> [Bead] {
    let rows = bitext.left.count
    let lexicalWeight = bitext.hasTable ? weights.lexical : weights.lexicalWithoutTable
    var lexical = bitext.lexicalScore(
      forward: lexicalWeight * weights.forward, backward: lexicalWeight * weights.backward)
    lexical.compute(left: 0..<rows, right: 0..<bitext.right.count, in: corridor)
    var cells = [[Cell]](repeating: [], count: LexicalScore.maximumLines + 1)
    var steps = [Step](repeating: Step(), count: corridor.count)
    for row in 0...rows {
      var current: [Cell] = []
      swap(&current, &cells[row % cells.count])
      fill(&current, &steps, row, corridor, cells, &lexical)
      swap(&current, &cells[row % cells.count])
    }
    let last = cells[rows % cells.count][bitext.right.count - Int(corridor.lower[rows])]
    return path(steps, corridor, from: last, &lexical)
  }

  /// Fills one row of positions from the rows above.
  private func fill(
    _ current: inout [Cell], _ steps: inout [Step], _ row: Int, _ corridor: Corridor,
    _ cells: [[Cell]], _ lexical: inout LexicalScore
  ) {
    let range = corridor.range(row)
    current.reset(to: Cell(), count: range.count)
    let above = row > 0 ? corridor.range(row - 1) : 0...0
    let rowAbove = row > 0 ? cells[(row - 1) % cells.count] : []
    for column in range {
      let place = column - range.lowerBound
      var cell = Cell()
      var step = Step()
      if row > 0, column <= above.upperBound {
        (cell.leftGap, step.leftGap) = skipLeft(row - 1, rowAbove[column - above.lowerBound])
      }
      if place > 0 {
        (cell.rightGap, step.rightGap) = skipRight(column - 1, row, current[place - 1])
      }
      cell.entry = cell.leftGap + leftGap.end[row]
      cell.entryState = 1
      if cell.rightGap + rightGap.end[column] > cell.entry {
        cell.entry = cell.rightGap + rightGap.end[column]
        cell.entryState = 2
      }
      if row == 0, column == 0 { cell.bead = 0 }
      if row > 0, column > above.lowerBound, column - 1 <= above.upperBound {
        let excess = lexical.excess(row - 1, column - 1)
        // What a bead has to beat: a gap that ends here can go on in every way that a bead can.
        var least = cell.entry
        let from = rowAbove[column - 1 - above.lowerBound]
        let floor = lexical.leftFloor(row - 1) + lexical.rightFloor(column - 1)
        if from.entry + excess + floor + largestRest > least {
          let score = from.entry + excess + floor + structureScore(0, row, column)
          if score > least {
            least = score
            cell.bead = score
            step.bead = from.entryState
          }
        }
        // Runs of lines are worth a look only if their last lines share words.
        if !bitext.hasTable || excess >= -floor * Self.sharedWords {
          merge(&cell, &step, least, row, column, corridor, cells, &lexical)
        }
      }
      if cell.bead >= cell.entry {
        cell.entry = cell.bead
        cell.entryState = 0
      }
      current[place] = cell
      steps[corridor.offsets[row] + place] = step
    }
  }

  /// Tries the beads of several lines that end at a position.
  private func merge(
    _ cell: inout Cell, _ step: inout Step, _ least: Float, _ row: Int, _ column: Int,
    _ corridor: Corridor, _ cells: [[Cell]], _ lexical: inout LexicalScore
  ) {
    var least = least
    for number in 1..<Self.shapes.count {
      let shape = Self.shapes[number]
      let firstRow = row - shape.left
      let firstColumn = column - shape.right
      guard firstRow >= 0, firstColumn >= 0, corridor.range(firstRow).contains(firstColumn) else {
        continue
      }
      let from = cells[firstRow % cells.count][firstColumn - Int(corridor.lower[firstRow])]
      guard from.entry > -.infinity else { continue }
      let rows = firstRow..<row
      let columns = firstColumn..<column
      guard let bound = lexical.bound(rows, columns),
        from.entry + bound + largestRest + weights.prior * shape.prior > least
      else { continue }
      let length = lengths.score(rows, columns)
      guard length > Self.minimumLengthScore else { continue }
      let rest = structureScore(number, row, column)
      guard from.entry + bound + rest > least else { continue }
      let score =
        from.entry + lexical.excess(rows, columns) + lexical.floor(rows, columns) + rest
      guard score > least else { continue }
      least = score
      cell.bead = score
      step.bead = UInt8(number * 3) + from.entryState
    }
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

  /// What speaks for a bead besides its words: its shape, the lengths, the kinds and the runs of its lines.
  private func structureScore(_ number: Int, _ row: Int, _ column: Int) -> Float {
    let shape = Self.shapes[number]
    let leftLines = row - shape.left..<row
    let rightLines = column - shape.right..<column
    return weights.prior * shape.prior + weights.length * lengths.score(leftLines, rightLines)
      + kindScore(leftLines, rightLines) + runScore(leftLines, rightLines)
  }

  /// No bead has a greater `structureScore`.
  private var largestRest: Float {
    weights.length * LengthRatioScore.maximum + weights.sameKind + weights.run
  }

  private static let minimumLengthScore: Float = -4
  /// The share of the floor that the words found in the last lines of a bead have to make up for.
  private static let sharedWords: Float = 0.15

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

  private func path(
    _ steps: [Step], _ corridor: Corridor, from cell: Cell, _ lexical: inout LexicalScore
  ) -> [Bead] {
    var beads: [Bead] = []
    var row = bitext.left.count
    var column = bitext.right.count
    var state = Int(cell.entryState)
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
        let number = Int(step.bead) / 3
        let shape = Self.shapes[number]
        state = Int(step.bead) % 3
        let rows = row - shape.left..<row
        let columns = column - shape.right..<column
        let score =
          lexical.excess(rows, columns) + lexical.floor(rows, columns)
          + structureScore(number, row, column)
        beads.append(Bead(left: rows, right: columns, score: score))
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
