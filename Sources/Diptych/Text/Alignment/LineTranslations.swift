/// What the words of each line are translated by: the other side's types, each with the sum of its gains.
struct LineTranslations: Sendable {
  /// The translations of line after line, in the order in which its words bring them.
  let links: [UnitLinks.Link]
  /// The place in `links` at which those of each line start, and last their number.
  let starts: [Int32]

  /// Translates the lines of a side.
  ///
  /// - Parameters:
  ///   - side: the lines.
  ///   - lists: the links of its types.
  ///   - types: how many types the other side has.
  init(_ side: AlignmentSide, _ lists: UnitLinks.Lists, types: Int) {
    var links: [UnitLinks.Link] = []
    var starts: [Int32] = [0]
    starts.reserveCapacity(side.count + 1)
    links.reserveCapacity(2 * side.units.count)
    var sums = [Float](repeating: 0, count: types)
    // One place more than can be needed: it is written before it is known whether it is.
    var touched = [Int32](repeating: 0, count: types + 1)
    for line in 0..<side.count {
      let count = Self.sum(side, side.range(line), lists, &sums, &touched)
      for type in touched[..<count] {
        links.append(UnitLinks.Link(other: type, gain: sums[Int(type)]))
        sums[Int(type)] = 0
      }
      starts.append(Int32(links.count))
    }
    self.links = links
    self.starts = starts
  }

  /// The translations of one line.
  func range(_ line: Int) -> Range<Int> { Int(starts[line])..<Int(starts[line + 1]) }

  /// Sums up the gains that some units bring; returns how many types have any.
  private static func sum(
    _ side: AlignmentSide, _ range: Range<Int>, _ lists: UnitLinks.Lists, _ sums: inout [Float],
    _ touched: inout [Int32]
  ) -> Int {
    let units = side.units.span
    let starts = lists.starts.span
    let links = lists.links.span
    var sums = sums.mutableSpan
    var touched = touched.mutableSpan
    var count = 0
    for place in range {
      let unit = Int(units[place])
      var index = Int(starts[unit])
      let end = Int(starts[unit + 1])
      while index < end {
        let link = links[index]
        let sum = sums[Int(link.other)]
        touched[count] = link.other
        count += sum == 0 ? 1 : 0
        sums[Int(link.other)] = sum + link.gain
        index += 1
      }
    }
    return count
  }
}
