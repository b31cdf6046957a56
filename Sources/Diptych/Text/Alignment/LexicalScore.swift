/// How much more likely the words of lines are as translations of each other than by chance.
///
/// For a bead of left lines *Z* and right lines *E* this is
///
///     Σe ln((L · Σz t(e|z) / (|Z| + 1) + (1 − L) · p(e)) / p(e))
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
    /// For each column, the sum of t(z|e) for each unit of the row.
    var backward: [Lanes] = []
    /// Whether a column has any of them.
    var isHit: [Bool] = []
    /// For each number of columns that end in a column, the weighted score of the row's units; not a number
    /// where it was not computed yet.
    var scores: [Float] = []
  }

  private var row = -1
  private var firstRow = 0
  private var rows: [Row]
  /// For each number of rows that end in this row, the weighted score of each column's units.
  private var forwardScores: [Float] = []
  private var sums: [Lanes] = []
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
    chainLinks()
    var current = Row()
    swap(&current, &rows[slot])
    match(&current, columns)
    swap(&current, &rows[slot])
    for place in chainTypes { heads[Int(place)] = -1 }
    forwardScores.reset(to: .nan, count: Self.maximumLines * columns.count)
  }

  /// The score of a bead of `rowCount` rows and `columnCount` columns that ends in this row and in
  /// `column`; `nil` if a part of it lies outside the columns.
  mutating func score(rows rowCount: Int, columns columnCount: Int, endingIn column: Int) -> Float?
  {
    let first = column - columnCount + 1
    guard rowCount <= row - firstRow + 1 else { return nil }
    for back in 0..<rowCount {
      let columns = rows[(row - back) % Self.maximumLines].columns
      guard first >= columns.lowerBound, column < columns.upperBound else { return nil }
    }
    var sum: Float = 0
    for other in first...column { sum += forwardScore(rowCount, other) }
    for back in 0..<rowCount { sum += backwardScore(row - back, columnCount, column) }
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

  /// Finds the row's links in each column.
  private func match(_ current: inout Row, _ columns: Range<Int>) {
    let firstBlock = rightOdds.starts[columns.lowerBound]
    let rowBlocks = leftOdds.blocks(row)
    current.columns = columns
    current.forward.reset(
      to: Lanes(repeating: 0), count: rightOdds.starts[columns.upperBound] - firstBlock)
    current.backward.reset(to: Lanes(repeating: 0), count: rowBlocks * columns.count)
    current.isHit.reset(to: false, count: columns.count)
    current.scores.reset(to: .nan, count: Self.maximumLines * columns.count)
    guard !chain.isEmpty else { return }
    // Spans, so that no store has to ask whether the array is shared.
    var forwardArray: [Lanes] = []
    var backwardArray: [Lanes] = []
    swap(&forwardArray, &current.forward)
    swap(&backwardArray, &current.backward)
    var forward = forwardArray.mutableSpan
    var backward = backwardArray.mutableSpan
    let units = right.units.span
    let heads = heads.span
    let chain = chain.span
    for column in columns {
      let range = right.range(column)
      let forwardBase = (rightOdds.starts[column] - firstBlock) * 8 - range.lowerBound
      let backwardBase = (column - columns.lowerBound) * rowBlocks
      for place in range {
        var index = heads[Int(units[place])]
        guard index >= 0 else { continue }
        current.isHit[column - columns.lowerBound] = true
        var sum: Float = 0
        while index >= 0 {
          let link = chain[Int(index)]
          sum += link.forward
          let unit = Int(link.unit)
          backward[backwardBase + unit >> 3][unit & 7] += link.backward
          index = link.next
        }
        let unit = forwardBase + place
        forward[unit >> 3][unit & 7] = sum
      }
    }
    swap(&forwardArray, &current.forward)
    swap(&backwardArray, &current.backward)
  }

  /// The weighted score of a column's units against `count` rows that end in this one.
  private mutating func forwardScore(_ count: Int, _ column: Int) -> Float {
    let columns = rows[row % Self.maximumLines].columns
    let place = (count - 1) * columns.count + column - columns.lowerBound
    let known = forwardScores[place]
    guard known.isNaN else { return known }
    let score: Float
    if count == 1 {
      let row = rows[row % Self.maximumLines]
      score =
        row.isHit[column - columns.lowerBound]
        ? rightOdds.score(
          column, row.forward, at: rightOdds.starts[column] - rightOdds.starts[columns.lowerBound],
          words: left.range(self.row).count)
        : rightOdds.constants[column]
    } else {
      score = forwardScore(ofRows: count, column)
    }
    forwardScores[place] = score
    return score
  }

  private mutating func forwardScore(ofRows count: Int, _ column: Int) -> Float {
    let blocks = rightOdds.blocks(column)
    sums.reset(to: Lanes(repeating: 0), count: blocks)
    var words = 0
    var isHit = false
    for back in 0..<count {
      words += left.range(row - back).count
      let other = rows[(row - back) % Self.maximumLines]
      let first = other.columns.lowerBound
      guard other.isHit[column - first] else { continue }
      isHit = true
      add(other.forward, at: rightOdds.starts[column] - rightOdds.starts[first], count: blocks)
    }
    return isHit
      ? rightOdds.score(column, sums, at: 0, words: words) : rightOdds.constants[column]
  }

  /// The weighted score of a row's units against `count` columns that end in `column`.
  private mutating func backwardScore(_ row: Int, _ count: Int, _ column: Int) -> Float {
    let slot = row % Self.maximumLines
    let columns = rows[slot].columns
    let place = (count - 1) * columns.count + column - columns.lowerBound
    let known = rows[slot].scores[place]
    guard known.isNaN else { return known }
    let blocks = leftOdds.blocks(row)
    let score: Float
    if count == 1 {
      score =
        rows[slot].isHit[column - columns.lowerBound]
        ? leftOdds.score(
          row, rows[slot].backward, at: (column - columns.lowerBound) * blocks,
          words: right.range(column).count)
        : leftOdds.constants[row]
    } else {
      sums.reset(to: Lanes(repeating: 0), count: blocks)
      var words = 0
      var isHit = false
      let current = rows[slot]
      for other in column - count + 1...column {
        words += right.range(other).count
        guard current.isHit[other - columns.lowerBound] else { continue }
        isHit = true
        add(current.backward, at: (other - columns.lowerBound) * blocks, count: blocks)
      }
      score = isHit ? leftOdds.score(row, sums, at: 0, words: words) : leftOdds.constants[row]
    }
    rows[slot].scores[place] = score
    return score
  }

  private mutating func add(_ found: [Lanes], at base: Int, count: Int) {
    var sums = sums.mutableSpan
    let found = found.span
    for block in 0..<count { sums[block] += found[base + block] }
  }

  /// What the bead of the current row and `column` would score if no word were found in it.
  func floor(_ column: Int) -> Float { rightOdds.constants[column] + leftOdds.constants[row] }
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
    var groups = 1.0
    let base = starts[line]
    let sums = sums.span
    let factors = factors.span
    for block in 0..<blocks(line) {
      product *= one + sums[place + block] * share * factors[base + block]
      // A factor is below 2.4e6: four of them cannot overflow.
      if block & 3 == 3 {
        groups *= product.product
        product = one
        if groups > 1e90 {
          total += logarithm(groups)
          groups = 1
        }
      }
    }
    return weight * Float(total + logarithm(groups * product.product)) + constants[line]
  }
}

extension SIMD8<Float> {
  /// The product of the lanes; of factors below 2.4e6 each four make, it is below 1e205.
  fileprivate var product: Double {
    let product = SIMD4<Double>(evenHalf) * SIMD4<Double>(oddHalf)
    return product[0] * product[1] * (product[2] * product[3])
  }
}
