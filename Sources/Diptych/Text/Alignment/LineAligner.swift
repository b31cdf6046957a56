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
    /// The estimated probability, 0...1, that the bead is right.
    var confidence: Double
    /// How much more likely its words are as translations than by chance: the weighted logarithm of the odds.
    var words: Float
  }

  private let bitext: Bitext
  private let weights: LineWeights
  /// What speaks for a bead besides its words.
  private let scores: LineScore
  /// What skipping each line costs inside a gap, and before a bead.
  private let leftGap: GapCosts
  private let rightGap: GapCosts

  /// Makes an aligner for two languages of a document.
  init(_ bitext: Bitext, left: Structure, right: Structure, weights: LineWeights = LineWeights()) {
    self.bitext = bitext
    self.weights = weights
    scores = LineScore(bitext, left: left, right: right, weights: weights)
    leftGap = GapCosts(left, weights)
    rightGap = GapCosts(right, weights)
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
  private static let maximumArea = 1000
  /// How far from the anchors the path may go.
  private static let margin = 10

  /// The best scores of a position in two of the states, and of all for a bead to start here.
  private struct Cell {
    var bead: Float = -.infinity
    var leftGap: Float = -.infinity
    var entry: Float = -.infinity
  }

  /// How the states of a position were reached.
  private struct Step {
    /// How many lines of each side the bead has.
    var leftCount: UInt8 = 0
    var rightCount: UInt8 = 0
    /// The state before the line that was skipped: 0 a bead, 1 a gap of the left, 2 one of the right.
    var leftGap: UInt8 = 0
    var rightGap: UInt8 = 0
    /// The state from which a bead starts here.
    var entry: UInt8 = 0
  }

  /// How many rows of entries are kept: those from which a bead can come.
  private static let keptRows = maximumLines + 1
  /// The most lines that a bead has on a side.
  private static let maximumLines = 6

  private func beads(in corridor: Corridor) -> [Bead] {
    let rows = bitext.left.count
    var lexical = bitext.lexicalScore(weights.lexical(of: bitext))
    lexical.compute(left: 0..<rows, right: 0..<bitext.right.count, in: corridor)
    let pairs = lexical.pairs
    // For each column the last row that has a position there.
    var cells = [Cell](repeating: Cell(), count: bitext.right.count + 1)
    var entries = [Float](repeating: 0, count: Self.keptRows * corridor.maximumWidth)
    var steps = [Step](repeating: Step(), count: corridor.count)
    for row in 0...rows {
      fill(row, corridor, pairs, &lexical, cells: &cells, entries: &entries, steps: &steps)
    }
    let last = steps[corridor.offsets[rows] + bitext.right.count - Int(corridor.lower[rows])]
    return path(steps, corridor, from: last.entry, &lexical)
  }

  /// Fills one row of positions from the rows above.
  ///
  /// Both bounds of rows ascend: a column that the row above does not reach has no scores yet.
  private func fill(
    _ row: Int, _ corridor: Corridor, _ pairs: PairTable, _ lexical: inout LexicalScore,
    cells: inout [Cell], entries: inout [Float], steps: inout [Step]
  ) {
    var cells = cells.mutableSpan
    var entries = entries.mutableSpan
    var steps = steps.mutableSpan
    let excesses = pairs.excess.span
    let floors = pairs.rightFloors.span
    let (leftNext, leftStart, leftEnd) = leftGap.costs(row)
    let rightNext = rightGap.next.span
    let rightStart = rightGap.start.span
    let rightEnd = rightGap.end.span
    let leftFloor = row > 0 ? pairs.leftFloors[row - 1] : 0
    let pairBase = row > 0 ? pairs.bases[row - 1] - 1 : 0
    let lower = Int(corridor.lower[row])
    let upper = Int(corridor.upper[row])
    let isBehindAbove = row > 0 && lower > Int(corridor.lower[row - 1])
    let base = slot(row, corridor)
    let stepBase = corridor.offsets[row] - lower
    let largestSingle = scores.largest + scores.priors[1]
    let sharedWords = bitext.hasTable ? Self.sharedWords : -.infinity
    var previous = Cell()
    var rightGap = -Float.infinity
    var diagonal = isBehindAbove ? cells[lower - 1].entry : -.infinity
    for column in lower...upper {
      var cell = Cell()
      var step = Step()
      let up = cells[column]
      cell.leftGap = up.bead + leftStart
      if up.leftGap + leftNext > cell.leftGap {
        cell.leftGap = up.leftGap + leftNext
        step.leftGap = 1
      }
      let afterLeft = previous.leftGap + leftEnd
      if column > lower {
        // The lines of the left are skipped before those of the right.
        rightGap += rightNext[column - 1]
        step.rightGap = 2
        let first = max(previous.bead, afterLeft) + rightStart[column - 1]
        if first > rightGap {
          step.rightGap = previous.bead >= afterLeft ? 0 : 1
          rightGap = first
        }
      }
      let leftEntry = cell.leftGap + leftEnd
      cell.entry = max(leftEntry, rightGap + rightEnd[column])
      step.entry = leftEntry >= cell.entry ? 1 : 2
      if row == 0, column == 0 { cell.bead = 0 }
      if diagonal > -.infinity {
        // What a bead has to beat: a gap that ends here can go on in every way that a bead can.
        let excess = excesses[pairBase + column]
        let floor = leftFloor + floors[column - 1]
        let words = diagonal + excess + floor
        var least = cell.entry
        if words + largestSingle > least {
          let score =
            words
            + scores.score(row - 1..<row, column - 1..<column, above: least - words)
          if score > least {
            least = score
            cell.bead = score
            step.leftCount = 1
            step.rightCount = 1
          }
        }
        // Runs of lines are worth a look only if their last lines share words.
        if excess >= -floor * sharedWords {
          let merged = merged(above: least, row, column, corridor, pairs, entries.span, &lexical)
          if merged.score > least {
            cell.bead = merged.score
            step.leftCount = merged.leftCount
            step.rightCount = merged.rightCount
          }
        }
      }
      if cell.bead >= cell.entry {
        cell.entry = cell.bead
        step.entry = 0
      }
      cells[column] = cell
      entries[base + column] = cell.entry
      steps[stepBase + column] = step
      previous = cell
      diagonal = up.entry
    }
  }

  /// Where the entries of a row would start among those kept, if it had one for column 0.
  private func slot(_ row: Int, _ corridor: Corridor) -> Int {
    row % Self.keptRows * corridor.maximumWidth - Int(corridor.lower[row])
  }

  /// A bead of several lines with the score of the best path that it ends.
  private struct Merged {
    var score: Float
    var leftCount: UInt8 = 0
    var rightCount: UInt8 = 0
  }

  /// The best bead of one line and several that ends at a position, if it is above `least`.
  ///
  /// Few positions need it, so that it is kept out of the loop over all; so is ``attempt`` out of its own.
  @inline(never)
  private func merged(
    above least: Float, _ row: Int, _ column: Int, _ corridor: Corridor, _ pairs: PairTable,
    _ entries: Span<Float>, _ lexical: inout LexicalScore
  ) -> Merged {
    var best = Merged(score: least)
    let excesses = pairs.excess.span
    let leftFloors = pairs.leftFloors.span
    let rightFloors = pairs.rightFloors.span
    let priors = scores.priors.span
    let largest = scores.largest
    let base = pairs.bases[row - 1]
    let first = excesses[base + column - 1] + leftFloors[row - 1] + rightFloors[column - 1]
    // A line joins a bead only if its words can make up for its floor.
    var bound = first
    var start = row - 1
    let lower = max(Int(corridor.lower[start]), column - Self.maximumLines)
    for other in stride(from: column - 2, through: lower, by: -1) {
      let addition = excesses[base + other] + rightFloors[other]
      guard addition > 0 else { break }
      bound += addition
      let entry = entries[slot(start, corridor) + other]
      if entry + bound + largest + priors[column - other] > best.score {
        attempt(start..<row, other..<column, entry, bound, &best, &lexical)
      }
    }
    bound = first
    while start > max(0, row - Self.maximumLines) {
      start -= 1
      guard pairs.contains(start, column - 1) else { break }
      let addition = excesses[pairs.bases[start] + column - 1] + leftFloors[start]
      guard addition > 0 else { break }
      bound += addition
      guard column - 1 <= Int(corridor.upper[start]) else { continue }
      let entry = entries[slot(start, corridor) + column - 1]
      if entry + bound + largest + priors[row - start] > best.score {
        attempt(start..<row, column - 1..<column, entry, bound, &best, &lexical)
      }
    }
    return best
  }

  /// Tries a bead of several lines whose words can have the score `bound` at most, from a position of the score
  /// `entry`.
  @inline(never)
  private func attempt(
    _ rows: Range<Int>, _ columns: Range<Int>, _ entry: Float, _ bound: Float,
    _ best: inout Merged, _ lexical: inout LexicalScore
  ) {
    guard scores.lengths.score(rows, columns) > Self.minimumLengthScore else { return }
    let rest = scores.score(rows, columns, above: best.score - entry - bound)
    guard entry + bound + rest > best.score else { return }
    let score = entry + lexical.excess(rows, columns) + lexical.floor(rows, columns) + rest
    guard score > best.score else { return }
    best = Merged(
      score: score, leftCount: UInt8(rows.count), rightCount: UInt8(columns.count))
  }

  private static let minimumLengthScore: Float = -4
  /// The share of the floor that the words found in the last lines of a bead have to make up for.
  private static let sharedWords: Float = 0.15

  /// How likely a bead is right: the better, the more it scores than leaving its lines alone, and the more its
  /// words lead over those of other pairs.
  ///
  /// A logistic regression on the 1,085 beads found in the development sets of help pages and speeches, 98 % of
  /// them right; beads of several lines, of which there are few, were mostly wrong. That was before the words of
  /// short lines counted more; `Scripts/data/report.py` prints how well it holds.
  private func confidence(
    _ rows: Range<Int>, _ columns: Range<Int>, words: Float, _ lexical: inout LexicalScore
  ) -> Double {
    var gain = words + scores.score(rows, columns)
    for row in rows { gain -= leftGap.next[row] }
    for column in columns { gain -= rightGap.next[column] }
    let lead = lexical.lead(rows, columns)
    let ofSeveral: Float = rows.count + columns.count > 2 ? -6 : 0
    let odds = 2.7 + 0.25 * max(-5, min(15, gain)) + 0.18 * lead + ofSeveral
    return min(bitext.maximumConfidence, logistic(Double(odds)))
  }

  private func path(
    _ steps: [Step], _ corridor: Corridor, from state: UInt8, _ lexical: inout LexicalScore
  ) -> [Bead] {
    var beads: [Bead] = []
    var row = bitext.left.count
    var column = bitext.right.count
    var state = state
    while row > 0 || column > 0 {
      let step = steps[corridor.offsets[row] + column - Int(corridor.lower[row])]
      switch state {
      case 1:
        state = step.leftGap
        row -= 1
      case 2:
        state = step.rightGap
        column -= 1
      default:
        let rows = row - Int(step.leftCount)..<row
        let columns = column - Int(step.rightCount)..<column
        let words = lexical.excess(rows, columns) + lexical.floor(rows, columns)
        beads.append(
          Bead(
            left: rows, right: columns,
            confidence: confidence(rows, columns, words: words, &lexical), words: words))
        row = rows.lowerBound
        column = columns.lowerBound
        state = steps[corridor.offsets[row] + column - Int(corridor.lower[row])].entry
      }
    }
    return beads.reversed()
  }
}
