/// How much more likely the words of lines are as translations of each other than by chance.
///
/// For a bead of left lines *Z* and right lines *E* this is
///
///     Σe ln((L · min(1, Σz t(e|z) / (|Z| + 1)) + (1 − L) · p(e)) / p(e))
///
/// and the same with the sides exchanged, each with a weight: Model 1 (Brown et al. 1993) against "not a
/// translation". Both are sums over lines, so that they are computed once for each row and column.
///
/// The score goes down the rows, one left line each; of the rows above it remembers as many as a
/// bead can have.
struct LexicalScore {
  /// The most lines that a bead has on a side.
  static let maximumLines = 6
  /// How much of the probability comes from translation, *L*.
  private static let translated: Float = 0.7

  private typealias Lanes = SIMD8<Float>

  private let left: AlignmentSide
  private let right: AlignmentSide
  private let links: UnitLinks
  private let weights: (forward: Float, backward: Float)
  private let leftOdds: Odds
  private let rightOdds: Odds

  /// What one row's units found in each column.
  private struct Row {
    var columns = 0..<0
    /// For each unit of each column, the sum of t(e|z) over the row's units.
    var forward: [Lanes] = []
    /// Whether a column has any of them.
    var hasForward: [Bool] = []
    /// For each number of columns that end in a column, the weighted score of the row's units.
    var backwardScores: [Float] = []

    func backwardScore(_ count: Int, _ column: Int) -> Float {
      backwardScores[(count - 1) * columns.count + column - columns.lowerBound]
    }
  }

  private var row = -1
  private var firstRow = 0
  private var rows: [Row]
  /// For each number of rows that end in this row, the weighted score of each column's units.
  private var forwardScores: [Float] = []
  /// For each column, the sum of t(z|e) for each unit of the row.
  private var backward: [Lanes] = []
  private var hasBackward: [Bool] = []
  /// The row's links by right type: a chain each.
  private var heads: [Int32]
  private var chain: [(unit: Int32, forward: Float, backward: Float, next: Int32)] = []

  /// Makes a score that stands before the first row.
  init(
    left: AlignmentSide, right: AlignmentSide, links: UnitLinks,
    weights: (forward: Float, backward: Float)
  ) {
    self.left = left
    self.right = right
    self.links = links
    self.weights = weights
    leftOdds = Odds(left, translated: Self.translated, weight: weights.backward)
    rightOdds = Odds(right, translated: Self.translated, weight: weights.forward)
    heads = [Int32](repeating: -1, count: right.types.count)
    rows = [Row](repeating: Row(), count: Self.maximumLines)
  }

  /// Stands before the row `first` as if the text began there.
  mutating func start(at first: Int) {
    row = first - 1
    firstRow = first
  }

  /// Goes to the next row, and computes what is needed for the beads that end in `columns`.
  mutating func advance(columns: Range<Int>) {
    row += 1
    let slot = row % Self.maximumLines
    rows[slot].columns = columns
    chainLinks()
    matchUnits(columns, slot)
    for place in chainTypes { heads[Int(place)] = -1 }
    scoreForward(columns)
    scoreBackward(columns, slot)
  }

  /// The score of a bead of `rowCount` rows and `columnCount` columns that ends in this row and in
  /// `column`; `nil` if a part of it was not computed.
  func score(rows rowCount: Int, columns columnCount: Int, endingIn column: Int) -> Float? {
    let columns = rows[row % Self.maximumLines].columns
    let first = column - columnCount + 1
    guard rowCount <= row - firstRow + 1, first >= columns.lowerBound, column < columns.upperBound
    else {
      return nil
    }
    var sum: Float = 0
    let base = (rowCount - 1) * columns.count - columns.lowerBound
    for other in first...column { sum += forwardScores[base + other] }
    for back in 0..<rowCount {
      let other = rows[(row - back) % Self.maximumLines]
      guard first >= other.columns.lowerBound, column < other.columns.upperBound else { return nil }
      sum += other.backwardScore(columnCount, column)
    }
    return sum
  }

  // MARK: - One row

  private var chainTypes: [Int32] = []

  /// Makes the row's links findable by right type.
  private mutating func chainLinks() {
    chain.removeAll(keepingCapacity: true)
    chainTypes.removeAll(keepingCapacity: true)
    let units = left.range(row)
    for place in units {
      for index in links.range(Int(left.units[place])) {
        let link = links.links[index]
        let head = heads[Int(link.right)]
        if head < 0 { chainTypes.append(link.right) }
        chain.append((Int32(place - units.lowerBound), link.forward, link.backward, head))
        heads[Int(link.right)] = Int32(chain.count - 1)
      }
    }
  }

  private mutating func matchUnits(_ columns: Range<Int>, _ slot: Int) {
    let firstBlock = rightOdds.starts[columns.lowerBound]
    let rowBlocks = leftOdds.blocks(row)
    rows[slot].forward.reset(
      to: Lanes(repeating: 0), count: rightOdds.starts[columns.upperBound] - firstBlock)
    rows[slot].hasForward.reset(to: false, count: columns.count)
    backward.reset(to: Lanes(repeating: 0), count: rowBlocks * columns.count)
    hasBackward.reset(to: false, count: columns.count)
    guard !chain.isEmpty else { return }
    for column in columns {
      let units = right.range(column)
      let forwardBase = (rightOdds.starts[column] - firstBlock) * 8 - units.lowerBound
      let backwardBase = (column - columns.lowerBound) * rowBlocks
      var hits = false
      for place in units {
        var index = heads[Int(right.units[place])]
        guard index >= 0 else { continue }
        hits = true
        var sum: Float = 0
        while index >= 0 {
          let link = chain[Int(index)]
          sum += link.forward
          let unit = Int(link.unit)
          backward[backwardBase + unit >> 3][unit & 7] += link.backward
          index = link.next
        }
        let unit = forwardBase + place
        rows[slot].forward[unit >> 3][unit & 7] = sum
      }
      rows[slot].hasForward[column - columns.lowerBound] = hits
      hasBackward[column - columns.lowerBound] = hits
    }
  }

  /// Scores each column's units against one, two … rows that end in this one.
  private mutating func scoreForward(_ columns: Range<Int>) {
    let width = columns.count
    forwardScores.reset(to: 0, count: Self.maximumLines * width)
    var sums: [Lanes] = []
    for column in columns {
      let blocks = rightOdds.blocks(column)
      sums.reset(to: Lanes(repeating: 0), count: blocks)
      var words = 0
      var hits = false
      for count in 1...min(Self.maximumLines, row - firstRow + 1) {
        let other = (row - count + 1) % Self.maximumLines
        words += left.range(row - count + 1).count
        guard rows[other].columns.contains(column) else { break }
        if rows[other].hasForward[column - rows[other].columns.lowerBound] {
          hits = true
          let base = rightOdds.starts[column] - rightOdds.starts[rows[other].columns.lowerBound]
          for block in 0..<blocks { sums[block] += rows[other].forward[base + block] }
        }
        forwardScores[(count - 1) * width + column - columns.lowerBound] =
          hits
          ? rightOdds.score(column, sums, at: 0, words: words)
          : rightOdds.constants[column]
      }
    }
  }

  /// Scores the row's units against one, two … columns that end in each column.
  private mutating func scoreBackward(_ columns: Range<Int>, _ slot: Int) {
    let width = columns.count
    rows[slot].backwardScores.reset(to: 0, count: Self.maximumLines * width)
    let blocks = leftOdds.blocks(row)
    var sums: [Lanes] = []
    for column in columns {
      sums.reset(to: Lanes(repeating: 0), count: blocks)
      var words = 0
      var hits = false
      for count in 1...min(Self.maximumLines, column - columns.lowerBound + 1) {
        let other = column - count + 1
        words += right.range(other).count
        if hasBackward[other - columns.lowerBound] {
          hits = true
          let base = (other - columns.lowerBound) * blocks
          for block in 0..<blocks { sums[block] += backward[base + block] }
        }
        rows[slot].backwardScores[(count - 1) * width + column - columns.lowerBound] =
          hits ? leftOdds.score(row, sums, at: 0, words: words) : leftOdds.constants[row]
      }
    }
  }
}

/// Turns sums of probabilities into log odds, line by line.
private struct Odds {
  /// The place in `factors` at which each line starts, in blocks of 8 units, and last their number.
  var starts: [Int] = [0]
  /// L / (1 − L) / p for each unit; 0 where a block is not full.
  var factors: [SIMD8<Float>] = []
  /// The score of each line if nothing is found.
  var constants: [Float] = []
  let weight: Float

  init(_ side: AlignmentSide, translated: Float, weight: Float) {
    self.weight = weight
    let odds = translated / (1 - translated)
    let ofType = side.types.map { odds / $0.chance }
    let nothing = weight * logarithm(1 - translated)
    for line in 0..<side.count {
      let range = side.range(line)
      for start in stride(from: range.lowerBound, to: range.upperBound, by: 8) {
        var block = SIMD8<Float>(repeating: 0)
        for place in start..<min(start + 8, range.upperBound) {
          block[place - start] = ofType[Int(side.units[place])]
        }
        factors.append(block)
      }
      starts.append(factors.count)
      constants.append(nothing * Float(range.count))
    }
  }

  func blocks(_ line: Int) -> Int { starts[line + 1] - starts[line] }

  /// The weighted score of a line for sums of probabilities over `words` words.
  func score(_ line: Int, _ sums: [SIMD8<Float>], at place: Int, words: Int) -> Float {
    let share = SIMD8<Float>(repeating: 1 / Float(words + 1))
    let one = SIMD8<Float>(repeating: 1)
    var product = one
    var total = 0.0
    let base = starts[line]
    for block in 0..<blocks(line) {
      let probability = pointwiseMin(sums[place + block] * share, one)
      product *= one + probability * factors[base + block]
      // A factor is below 2.4e6: four of them cannot overflow.
      if block & 3 == 3 {
        total += product.sumOfLogarithms
        product = one
      }
    }
    return weight * Float(total + product.sumOfLogarithms) + constants[line]
  }
}

extension SIMD8<Float> {
  /// The sum of the lanes' logarithms.
  fileprivate var sumOfLogarithms: Double {
    let even = SIMD4<Double>(evenHalf)
    let odd = SIMD4<Double>(oddHalf)
    let product = even * odd
    return logarithm(product[0] * product[1] * (product[2] * product[3]))
  }
}
