/// The part of an alignment's table in which the path is looked for.
///
/// A position (*i*, *j*) lies behind *i* left lines and *j* right lines.
struct Corridor: Sendable {
  /// The first position of each row.
  private(set) var lower: [Int32]
  /// The last position of each row.
  private(set) var upper: [Int32]
  /// Where each row starts if the positions are counted row by row.
  private(set) var offsets: [Int]

  /// The number of positions in the longest row.
  let maximumWidth: Int

  /// The whole table.
  init(rows: Int, columns: Int) {
    self.init(
      lower: [Int32](repeating: 0, count: rows + 1),
      upper: [Int32](repeating: Int32(columns), count: rows + 1))
  }

  /// A part of the table; both bounds ascend, the first position and the last one belong to it.
  init(lower: [Int32], upper: [Int32]) {
    self.lower = lower
    self.upper = upper
    offsets = [0]
    offsets.reserveCapacity(lower.count + 1)
    var width = 0
    for row in lower.indices {
      width = max(width, Int(upper[row] - lower[row]) + 1)
      offsets.append(offsets[row] + Int(upper[row] - lower[row]) + 1)
    }
    maximumWidth = width
  }

  /// The positions around a chain of anchors.
  ///
  /// Between two anchors everything is searched, and `margin` lines around; only where there is no anchor for
  /// a long way, a band along the diagonal, as wide as the number of rows allows. Where anchors do not agree
  /// with their neighbours, what lies between those is searched as well: a wrong anchor would keep the path away
  /// from its place.
  init(anchors chain: AnchorChain, margin: Int) {
    var lower = [Int32](repeating: Int32(chain.columns), count: chain.rows + 1)
    var upper = [Int32](repeating: 0, count: chain.rows + 1)
    let agreeing = chain.agreeing
    Self.widen(&lower, &upper, along: chain.anchors, in: chain, margin: margin)
    if agreeing.count < chain.anchors.count {
      Self.widen(&lower, &upper, along: agreeing, in: chain, margin: margin)
    }
    for row in stride(from: chain.rows - 1, through: 0, by: -1) {
      lower[row] = min(lower[row], lower[row + 1])
    }
    for row in stride(from: 1, through: chain.rows, by: 1) {
      upper[row] = max(upper[row], upper[row - 1])
    }
    self.init(lower: lower, upper: upper)
  }

  /// Adds the positions around some anchors to the bounds of each row.
  private static func widen(
    _ lower: inout [Int32], _ upper: inout [Int32], along anchors: [AnchorChain.Anchor],
    in chain: AnchorChain, margin: Int
  ) {
    let rows = chain.rows
    let columns = chain.columns
    var start = AnchorChain.Anchor(left: 0, right: 0)
    for end in anchors + [AnchorChain.Anchor(left: rows, right: columns)] {
      let height = end.left - start.left
      let width = end.right - start.right
      let isSmall =
        height * width <= smallArea
        || height * width <= maximumArea && width <= maximumCells / max(rows, 1)
      // The bands of two rows have to meet, however far the table is wider than high.
      let halfWidth = max(
        margin, min(250, maximumCells / 2 / max(rows, 1)), width / max(1, height) + 1)
      for row in max(0, start.left - margin)...min(rows, end.left + margin) {
        var first = start.right
        var last = end.right
        if !isSmall {
          let share = Double(min(max(row - start.left, 0), height)) / Double(max(1, height))
          let middle = start.right + Int(share * Double(width))
          first = max(first, middle - halfWidth)
          last = min(last, middle + halfWidth)
        }
        lower[row] = min(lower[row], Int32(max(0, first - margin)))
        upper[row] = max(upper[row], Int32(min(columns, last + margin)))
      }
      start = end
    }
  }

  /// The positions around a path through another corridor.
  ///
  /// - Parameters:
  ///   - steps: how each position was reached: 0 from before both lines, 1 from before the left one, 2 from
  ///     before the right one.
  ///   - corridor: the corridor of the steps; the path ends at its last position.
  ///   - columns: the number of right lines.
  ///   - margin: how many positions of each row belong to it before and behind the path.
  init(around steps: [UInt8], in corridor: Corridor, columns: Int, margin: Int) {
    let rows = corridor.lower.count - 1
    var lower = [Int32](repeating: 0, count: rows + 1)
    var upper = lower
    var column = columns
    for row in stride(from: rows, through: 0, by: -1) {
      upper[row] = Int32(min(columns, column + margin))
      var step = steps[corridor.offsets[row] + column - Int(corridor.lower[row])]
      while step == 2 {
        column -= 1
        step = steps[corridor.offsets[row] + column - Int(corridor.lower[row])]
      }
      lower[row] = Int32(max(0, column - margin))
      if step == 0 { column -= 1 }
    }
    self.init(lower: lower, upper: upper)
  }

  /// The positions around a path of beads.
  ///
  /// - Parameters:
  ///   - beads: the numbers of left and right lines of each bead.
  ///   - columns: the number of right lines.
  ///   - margin: how many positions of each row belong to it before and behind the path.
  init(around beads: [(left: Int, right: Int)], columns: Int, margin: Int) {
    var lower: [Int32] = [0]
    var upper: [Int32] = [Int32(min(columns, margin))]
    var column = 0
    for bead in beads {
      let start = column
      column += bead.right
      for _ in 0..<bead.left {
        lower.append(Int32(max(0, start - margin)))
        upper.append(Int32(min(columns, column + margin)))
      }
      upper[upper.count - 1] = Int32(min(columns, column + margin))
    }
    self.init(lower: lower, upper: upper)
  }

  /// Up to this size a part between two anchors is searched as a whole.
  private static let smallArea = 20_000
  /// The same if all such parts together have not too many positions: in one much wider than high, text without a
  /// translation may stand anywhere.
  private static let maximumArea = 200_000
  /// About how many positions a band may have.
  private static let maximumCells = 6_000_000

  /// The number of positions.
  var count: Int { offsets[offsets.count - 1] }

  /// The positions of a row.
  func range(_ row: Int) -> ClosedRange<Int> { Int(lower[row])...Int(upper[row]) }

  /// The columns whose match with the left line before position `row` matters.
  func columns(before row: Int) -> Range<Int> { Int(lower[row - 1])..<Int(upper[row]) }
}
