/// Aligns the sentences of two texts of which one translates the other.
///
/// Dynamic programming over beads of up to nine sentences on a side, and runs of sentences without a
/// counterpart; the score of a bead adds up the evidence of its words, lengths and marks, and how common its
/// shape is.
struct SentenceAligner: Sendable {
  /// A run of left sentences and the run of right sentences that translates it; one may be empty.
  struct Bead: Sendable, Equatable {
    var left: Range<Int>
    var right: Range<Int>
    /// The estimated probability, 0...1, that the bead is right.
    var confidence: Double
  }

  private let bitext: Bitext
  private var scores: BeadScore
  private let leastMargin: Float

  /// Makes an aligner for two texts.
  ///
  /// - Parameters:
  ///   - bitext: the texts.
  ///   - weights: how much each piece of evidence says; those for the source of its words if it is `nil`.
  ///   - leastMargin: by how much a sentence at an end of a bead has to make it better, or it is left out.
  ///     A translation of the whole text has hardly a sentence without a counterpart, and 0 is best.
  init(_ bitext: Bitext, weights: BeadWeights? = nil, leastMargin: Float = 0) {
    self.bitext = bitext
    self.leastMargin = leastMargin
    scores = BeadScore(bitext, weights: weights ?? .of(bitext.words, isMixed: bitext.isMixed))
  }

  /// The beads of the whole texts, in order; they cover both texts.
  mutating func beads() -> [Bead] {
    beads(left: 0..<bitext.left.count, right: 0..<bitext.right.count)
  }

  /// The beads of a part of the left text and the part of the right text that translates it.
  mutating func beads(left: Range<Int>, right: Range<Int>) -> [Bead] {
    var beads: [Bead] = []
    for choice in chosen(left, right) {
      for choice in trimmed(choice) {
        beads.append(
          Bead(left: choice.left, right: choice.right, confidence: confidence(choice)))
      }
    }
    return beads
  }

  // MARK: - Where to search

  /// Up to this size the whole table is searched.
  private static let maximumArea = 2500
  /// How far from the anchors the path may go.
  private static let margin = 8
  /// Where anchors leave more positions a row than that, they are narrowed down first.
  private static let maximumWidth = 24

  /// The positions, counted from the start of two parts, that their beads are looked for in.
  func corridor(_ left: Range<Int>, _ right: Range<Int>) -> Corridor {
    guard left.count * right.count > Self.maximumArea else {
      return Corridor(rows: left.count, columns: right.count)
    }
    let wide = Corridor(anchors: AnchorChain(bitext, left: left, right: right), margin: Self.margin)
    guard wide.count > left.count * Self.maximumWidth else { return wide }
    guard bitext.hasTable else { return corridor(left, right, byLengthsIn: wide) }
    let path = CoarsePath(scores.lexical.weighted(bitext.oriented(CoarsePath.weights)))
    return path.corridor(left, right, in: wide)
  }

  /// The positions around the best path of beads of one and two sentences: where few words are known, lengths
  /// are most of the evidence, and only with such beads they add up.
  private func corridor(
    _ left: Range<Int>, _ right: Range<Int>, byLengthsIn wide: Corridor
  ) -> Corridor {
    var aligner = self
    let path = aligner.chosen(left, right, in: wide, Self.coarsePairs)
    return Corridor(
      around: path.map { ($0.left.count, $0.right.count) }, columns: right.count,
      margin: Self.coarseMargin)
  }

  /// How far from the path by lengths the path may go.
  private static let coarseMargin = 10

  // MARK: - Search

  /// A bead of the best path.
  private struct Choice {
    var shape: BeadShape
    var left: Range<Int>
    var right: Range<Int>
  }

  /// The best scores of a position: of all, and of those whose last bead is a null bead.
  private struct Row {
    var best: [Float] = []
    var afterLeftNull: [Float] = []
    var afterRightNull: [Float] = []

    mutating func reset(count: Int) {
      best.reset(to: -.infinity, count: count)
      afterLeftNull.reset(to: -.infinity, count: count)
      afterRightNull.reset(to: -.infinity, count: count)
    }
  }

  /// How a position was reached: in the low bits the number of the best bead's shape; and, for each side,
  /// whether the best path that ends with its null bead has another one before it.
  private struct Step {
    var bits: UInt8 = 0
    static let shape: UInt8 = 0x3F
    static let leftNullGoesOn: UInt8 = 0x40
    static let rightNullGoesOn: UInt8 = 0x80
  }

  private static let leftNull = nullNumber(left: 1)
  private static let rightNull = nullNumber(left: 0)
  /// The shapes with sentences on both sides, in the order in which they are tried.
  private static let pairs = BeadShape.all.indices.filter { !BeadShape.all[$0].isNull }

  private static func nullNumber(left: Int) -> Int {
    BeadShape.all.firstIndex { $0.isNull && $0.left == left } ?? 0
  }

  /// Those with at most two on each side.
  private static let coarsePairs = pairs.filter {
    BeadShape.all[$0].left <= 2 && BeadShape.all[$0].right <= 2
  }

  /// The best beads of two parts.
  private mutating func chosen(_ left: Range<Int>, _ right: Range<Int>) -> [Choice] {
    chosen(left, right, in: corridor(left, right), Self.pairs)
  }

  /// The best beads of two parts in a corridor, of some shapes besides null beads.
  private mutating func chosen(
    _ left: Range<Int>, _ right: Range<Int>, in corridor: Corridor, _ pairs: [Int]
  ) -> [Choice] {
    scores.compute(left: left, right: right, in: corridor)
    // Those rows from which a bead can come.
    var rows = [Row](repeating: Row(), count: LexicalScore.maximumLines + 1)
    var steps = [Step](repeating: Step(), count: corridor.count)
    for row in 0...left.count {
      var current = Row()
      swap(&current, &rows[row % rows.count])
      current.reset(count: corridor.range(row).count)
      for column in corridor.range(row) {
        let place = column - Int(corridor.lower[row])
        if row == 0, column == 0 { current.best[0] = 0 }
        var step = nulls(row, column, corridor, left, right, &current, rows)
        // Null beads come first: the others have to beat them.
        tryPairs(pairs, row, column, corridor, left, right, rows, &current.best[place], &step)
        steps[corridor.offsets[row] + place] = step
      }
      swap(&current, &rows[row % rows.count])
    }
    return path(steps, corridor, left, right)
  }

  /// Tries the two null beads that may end at a position.
  private func nulls(
    _ row: Int, _ column: Int, _ corridor: Corridor, _ left: Range<Int>, _ right: Range<Int>,
    _ current: inout Row, _ rows: [Row]
  ) -> Step {
    let place = column - Int(corridor.lower[row])
    var step = Step()
    let again = scores.weights.nullAgain
    if place > 0 {
      let goesOn = current.afterRightNull[place - 1] + again
      let begins = current.best[place - 1]
      current.afterRightNull[place] =
        scores.null(right: right.lowerBound + column - 1) + max(goesOn, begins)
      if goesOn > begins { step.bits |= Step.rightNullGoesOn }
      if current.afterRightNull[place] > current.best[place] {
        current.best[place] = current.afterRightNull[place]
        step.bits = step.bits & ~Step.shape | UInt8(Self.rightNull)
      }
    }
    if row > 0, corridor.range(row - 1).contains(column) {
      let above = column - Int(corridor.lower[row - 1])
      let index = (row - 1) % rows.count
      let goesOn = rows[index].afterLeftNull[above] + again
      let begins = rows[index].best[above]
      current.afterLeftNull[place] =
        scores.null(left: left.lowerBound + row - 1) + max(goesOn, begins)
      if goesOn > begins { step.bits |= Step.leftNullGoesOn }
      if current.afterLeftNull[place] > current.best[place] {
        current.best[place] = current.afterLeftNull[place]
        step.bits = step.bits & ~Step.shape | UInt8(Self.leftNull)
      }
    }
    return step
  }

  /// Tries the beads with sentences on both sides that may end at a position.
  private mutating func tryPairs(
    _ pairs: [Int], _ row: Int, _ column: Int, _ corridor: Corridor, _ left: Range<Int>,
    _ right: Range<Int>,
    _ rows: [Row], _ top: inout Float, _ step: inout Step
  ) {
    for number in pairs {
      let shape = BeadShape.all[number]
      guard shape.left <= row, shape.right <= column else { continue }
      let start = column - shape.right
      let range = corridor.range(row - shape.left)
      guard range.contains(start) else { continue }
      let before = rows[(row - shape.left) % rows.count].best[start - range.lowerBound]
      guard before > -.infinity else { continue }
      let leftEnd = left.lowerBound + row
      let rightEnd = right.lowerBound + column
      let score = scores.score(
        shape, leftEnd - shape.left..<leftEnd, rightEnd - shape.right..<rightEnd,
        least: top - before)
      guard before + score > top else { continue }
      top = before + score
      step.bits = step.bits & ~Step.shape | UInt8(number)
    }
  }

  private func path(
    _ steps: [Step], _ corridor: Corridor, _ left: Range<Int>, _ right: Range<Int>
  ) -> [Choice] {
    var choices: [Choice] = []
    var row = left.count
    var column = right.count
    // The null bead that has to come next, because the one behind it went on.
    var forced: Int?
    while row > 0 || column > 0 {
      let bits = steps[corridor.offsets[row] + column - Int(corridor.lower[row])].bits
      let number = forced ?? Int(bits & Step.shape)
      let shape = BeadShape.all[number]
      forced = nil
      if number == Self.leftNull, bits & Step.leftNullGoesOn != 0 { forced = number }
      if number == Self.rightNull, bits & Step.rightNullGoesOn != 0 { forced = number }
      let rows = left.lowerBound + row - shape.left..<left.lowerBound + row
      let columns = right.lowerBound + column - shape.right..<right.lowerBound + column
      choices.append(Choice(shape: shape, left: rows, right: columns))
      row -= shape.left
      column -= shape.right
    }
    return choices.reversed()
  }

  // MARK: - Trimming

  /// A bead without a sentence at an end of one side, and the null bead of that sentence.
  private struct Trimming {
    var rest: Choice
    var null: Choice
    /// Whether the sentence comes before the rest.
    var isFirst: Bool
    /// By how much the whole bead is better.
    var margin: Float
  }

  /// A bead without the sentences that add too little to it, and their null beads, in order.
  private mutating func trimmed(_ choice: Choice) -> [Choice] {
    guard leastMargin > 0, choice.left.count + choice.right.count > 2 else { return [choice] }
    var rest = choice
    var before: [Choice] = []
    var behind: [Choice] = []
    while let trimming = leastTrimming(of: rest), trimming.margin < leastMargin {
      rest = trimming.rest
      if trimming.isFirst {
        before.append(trimming.null)
      } else {
        behind.append(trimming.null)
      }
    }
    return before + [rest] + behind.reversed()
  }

  /// Leaves out the sentence that adds least to a bead; `nil` if one is left on each side, or none on one.
  private mutating func leastTrimming(of choice: Choice) -> Trimming? {
    guard !choice.shape.isNull, choice.left.count + choice.right.count > 2 else { return nil }
    let (left, right) = (choice.left, choice.right)
    let whole = scores.score(choice.shape, left, right)
    var least: Trimming?
    for isFirst in [true, false] {
      for isLeft in [true, false] where (isLeft ? left : right).count > 1 {
        let lines = isLeft ? left : right
        let line = isFirst ? lines.lowerBound : lines.upperBound - 1
        let others = isFirst ? line + 1..<lines.upperBound : lines.lowerBound..<line
        let (restLeft, restRight) = isLeft ? (others, right) : (left, others)
        guard let shape = BeadShape.of(left: restLeft.count, right: restRight.count) else {
          continue
        }
        let null = isLeft ? scores.null(left: line) : scores.null(right: line)
        let margin = whole - scores.score(shape, restLeft, restRight) - null
        guard margin < least?.margin ?? .infinity else { continue }
        let place = isFirst ? left.lowerBound : left.upperBound
        let rightPlace = isFirst ? right.lowerBound : right.upperBound
        least = Trimming(
          rest: Choice(shape: shape, left: restLeft, right: restRight),
          null: Choice(
            shape: BeadShape.all[isLeft ? Self.leftNull : Self.rightNull],
            left: isLeft ? line..<line + 1 : place..<place,
            right: isLeft ? rightPlace..<rightPlace : line..<line + 1),
          isFirst: isFirst, margin: margin)
      }
    }
    return least
  }

  // MARK: - Confidence

  /// How likely a bead is right: the better, the more it scores than null beads of its sentences, the more
  /// its words lead over those of other pairs, and the more each sentence at one of its ends adds to it.
  ///
  /// A logistic regression on the beads found in the Chinese and English development sets of sentence beads, and
  /// in copies of their texts with runs of sentences deleted; `Scripts/data/train-beads.py confidence` prints how
  /// well it holds for texts held back.
  private mutating func confidence(_ choice: Choice) -> Double {
    guard !choice.shape.isNull else { return Self.nullConfidence }
    let support = support(choice)
    let odds = -5.16 + 0.329 * support.gain + 0.027 * support.lead + 0.38 * support.margin
    return min(bitext.maximumConfidence, logistic(Double(odds)))
  }

  /// What the confidence of a bead is computed from.
  struct Support: Sendable {
    /// By how much it is better than null beads of its sentences, −5...15.
    var gain: Float
    /// By how much its words lead over those of other pairs, −10...10.
    var lead: Float
    /// By how much it is better with each sentence at one of its ends than without it, at least: 0...10; 10 where
    /// it has one on each side.
    var margin: Float
  }

  private mutating func support(_ choice: Choice) -> Support {
    var gain = scores.score(choice.shape, choice.left, choice.right)
    for line in choice.left { gain -= scores.null(left: line) }
    for line in choice.right { gain -= scores.null(right: line) }
    return Support(
      gain: max(-5, min(15, gain)), lead: scores.lead(choice.left, choice.right),
      margin: max(0, min(10, leastTrimming(of: choice)?.margin ?? 10)))
  }

  /// The beads with sentences on both sides, each with what its confidence is computed from.
  mutating func supports() -> [(left: Range<Int>, right: Range<Int>, support: Support)] {
    chosen(0..<bitext.left.count, 0..<bitext.right.count).filter { !$0.shape.isNull }
      .map { ($0.left, $0.right, support($0)) }
  }

  /// Of 367 null beads found there, and in copies of the texts with runs of sentences deleted, 338 were right.
  private static let nullConfidence = 0.92
}
