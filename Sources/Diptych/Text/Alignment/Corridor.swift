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
    for row in lower.indices { offsets.append(offsets[row] + Int(upper[row] - lower[row]) + 1) }
  }

  /// The number of positions.
  var count: Int { offsets[offsets.count - 1] }

  /// The positions of a row.
  func range(_ row: Int) -> ClosedRange<Int> { Int(lower[row])...Int(upper[row]) }

  /// The columns whose match with the left line before position `row` matters.
  func columns(before row: Int) -> Range<Int> { Int(lower[row - 1])..<Int(upper[row]) }
}
