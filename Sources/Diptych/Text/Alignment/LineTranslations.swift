/// What the words of each line are translated by: the other side's types, each with the sum of its gains.
struct LineTranslations: Sendable {
  /// The types of line after line, in the order in which its words bring them.
  private(set) var types: [Int32] = []
  /// The sum of the gains of each.
  private(set) var gains: [Float] = []
  /// The logarithm of what each makes a word likelier by: of one more than its gains, shared among the
  /// units of the line and none.
  private(set) var logarithms: [Float] = []
  /// The place of the first type of each line, and last the number of all.
  private var starts: [Int32] = [0]

  /// Translates the lines of a side.
  ///
  /// - Parameters:
  ///   - side: the lines.
  ///   - lists: the links of its types.
  ///   - count: how many types the other side has.
  init(_ side: AlignmentSide, _ lists: UnitLinks.Lists, types count: Int) {
    starts.reserveCapacity(side.count + 1)
    types.reserveCapacity(2 * side.units.count)
    gains.reserveCapacity(2 * side.units.count)
    var sums = [Float](repeating: 0, count: count)
    // One place more than can be needed: it is written before it is known whether it is.
    var found = [Int32](repeating: 0, count: count + 1)
    var gainsOfFound = sums
    for line in 0..<side.count {
      let count = Self.sum(side, side.range(line), lists, &sums, &found, &gainsOfFound)
      types += found[..<count]
      gains += gainsOfFound[..<count]
      starts.append(Int32(types.count))
    }
    logarithms = gains
    for line in 0..<side.count {
      let share = 1 / Float(side.range(line).count + 1)
      Self.takeLogarithms(of: &logarithms, in: range(line), share)
    }
  }

  /// The translations of one line.
  func range(_ line: Int) -> Range<Int> { range(line..<line + 1) }

  /// The translations of lines in a row.
  func range(_ lines: Range<Int>) -> Range<Int> {
    Int(starts[lines.lowerBound])..<Int(starts[lines.upperBound])
  }

  /// Sums up the gains that some units bring, and returns how many types have any.
  ///
  /// All of `sums` are 0 between calls.
  private static func sum(
    _ side: AlignmentSide, _ range: Range<Int>, _ lists: UnitLinks.Lists, _ sums: inout [Float],
    _ found: inout [Int32], _ gains: inout [Float]
  ) -> Int {
    let units = side.units.span
    let starts = lists.starts.span
    let links = lists.links.span
    var sums = sums.mutableSpan
    var found = found.mutableSpan
    var gains = gains.mutableSpan
    var count = 0
    for place in range {
      let unit = Int(units[place])
      let links = links.extracting(Int(starts[unit])..<Int(starts[unit + 1]))
      for index in links.indices {
        let type = Int(links[index].other)
        let sum = sums[type]
        found[count] = Int32(truncatingIfNeeded: type)
        count &+= sum == 0 ? 1 : 0
        sums[type] = sum + links[index].gain
      }
    }
    for place in 0..<count {
      let type = Int(found[place])
      gains[place] = sums[type]
      sums[type] = 0
    }
    return count
  }

  /// Puts logarithms in the place of some gains.
  ///
  /// There is no branch in the loop, nor a check of bounds, so that several are computed at once.
  private static func takeLogarithms(
    of gains: inout [Float], in range: Range<Int>, _ share: Float
  ) {
    var gains = gains.mutableSpan
    for place in range.clamped(to: gains.indices) {
      gains[place] = logarithm(1 + gains[place] * share)
    }
  }
}
