/// What is known of the words of each pair of lines that a path through a corridor can join, row by row.
struct PairTable: Sendable {
  /// For each left line of the part, the right lines.
  private(set) var rows: [Range<Int32>] = []
  /// For each left line of the part, the number of its pair with the right line 0, if it had one.
  private(set) var bases: [Int] = []
  /// For each right line of the part, the left lines.
  private(set) var columns: [Range<Int32>] = []
  /// The same as ``bases`` for each right line and the left line 0, if pairs are counted column by column.
  private(set) var columnBases: [Int] = []
  /// The excess of right words given left ones, for each pair.
  var forward: [Float] = []
  /// The excess of left words given right ones, column by column.
  var backward: [Float] = []
  /// The sum of the two.
  private(set) var excess: [Float] = []
  /// The floor of each line of the two parts.
  private(set) var leftFloors: [Float] = []
  private(set) var rightFloors: [Float] = []
  private var firstRow = 0
  private var firstColumn = 0

  /// No pairs.
  init() {}

  /// The pairs in the corridor of two parts; lines are counted from the start of the texts.
  init(_ corridor: Corridor, left: Range<Int>, right: Range<Int>) {
    firstRow = left.lowerBound
    firstColumn = right.lowerBound
    rows.reserveCapacity(left.count)
    bases.reserveCapacity(left.count)
    var count = 0
    for row in 0..<left.count {
      let columns = corridor.columns(before: row + 1)
      let lower = columns.lowerBound + right.lowerBound
      rows.append(Int32(lower)..<Int32(columns.upperBound + right.lowerBound))
      bases.append(count - lower)
      count += columns.count
    }
    forward = [Float](repeating: 0, count: count)
    backward = forward
    columns.reserveCapacity(right.count)
    columnBases.reserveCapacity(right.count)
    var first = 0
    var last = 0
    count = 0
    for column in right {
      while first < rows.count, rows[first].upperBound <= Int32(column) { first += 1 }
      last = max(last, first)
      while last < rows.count, rows[last].lowerBound <= Int32(column) { last += 1 }
      columns.append(Int32(left.lowerBound + first)..<Int32(left.lowerBound + last))
      columnBases.append(count - left.lowerBound - first)
      count += last - first
    }
  }

  /// Sums up what was found.
  mutating func finish(leftFloors: [Float], rightFloors: [Float]) {
    self.leftFloors = leftFloors
    self.rightFloors = rightFloors
    var sums = forward
    add(backward.span, to: &sums)
    excess = sums
  }

  private func add(_ backward: Span<Float>, to sums: inout [Float]) {
    let columnBases = columnBases.span
    var sums = sums.mutableSpan
    for index in rows.indices {
      let row = index + firstRow
      let base = bases[index]
      for column in Int(rows[index].lowerBound)..<Int(rows[index].upperBound) {
        sums[base + column] += backward[columnBases[column - firstColumn] + row]
      }
    }
  }

  /// The best score of the words of a pair of which one line is in a bead and the other one is not.
  func best(ofBead lines: Range<Int>, _ others: Range<Int>) -> Float {
    var best = -Float.infinity
    for row in lines {
      let range = Int(rows[row - firstRow].lowerBound)..<Int(rows[row - firstRow].upperBound)
      let (before, behind) = range.outside(others)
      let largest = max(largest(row, before), largest(row, behind))
      best = max(best, largest + leftFloors[row - firstRow])
    }
    for column in others {
      let range = columns[column - firstColumn]
      let (before, behind) = (Int(range.lowerBound)..<Int(range.upperBound)).outside(lines)
      best = max(best, largest(before, column), largest(behind, column))
    }
    return best
  }

  /// The greatest score of the words of a left line and one of some right lines, without the left floor.
  private func largest(_ row: Int, _ columns: Range<Int>) -> Float {
    let excess = excess.span
    let floors = rightFloors.span
    let base = bases[row - firstRow]
    var largest = -Float.infinity
    for column in columns {
      largest = max(largest, excess[base + column] + floors[column - firstColumn])
    }
    return largest
  }

  /// The greatest score of the words of a right line and one of some left lines.
  private func largest(_ rows: Range<Int>, _ column: Int) -> Float {
    let excess = excess.span
    let bases = bases.span
    let floors = leftFloors.span
    let floor = rightFloors[column - firstColumn]
    var largest = -Float.infinity
    for row in rows {
      let index = row - firstRow
      largest = max(largest, excess[bases[index] + column] + floors[index] + floor)
    }
    return largest
  }

  /// The score of the words of a pair.
  func words(_ row: Int, _ column: Int) -> Float {
    excess[cell(row, column)] + leftFloors[row - firstRow] + rightFloors[column - firstColumn]
  }

  /// The excess of the left words of a pair given the right ones.
  func backward(_ row: Int, _ column: Int) -> Float {
    backward[columnBases[column - firstColumn] + row]
  }

  /// The number of a pair.
  func cell(_ row: Int, _ column: Int) -> Int { bases[row - firstRow] + column }

  /// Whether a pair is there.
  func contains(_ row: Int, _ column: Int) -> Bool {
    rows[row - firstRow].contains(Int32(column))
  }
}

extension Range<Int> {
  /// What is before a range inside of this one, and what is behind it.
  fileprivate func outside(_ inner: Range<Int>) -> (before: Range<Int>, behind: Range<Int>) {
    (lowerBound..<inner.lowerBound, inner.upperBound..<upperBound)
  }
}
