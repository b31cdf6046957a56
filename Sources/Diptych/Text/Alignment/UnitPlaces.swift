/// In which lines each unit type of a side stands, ascending.
struct UnitPlaces: Sendable {
  /// The lines of type after type; a line in which a type stands twice is there twice.
  let lines: [Int32]
  /// The place in `lines` at which those of each type start, and last their number.
  let starts: [Int32]

  /// Turns the lists of a side round.
  init(_ side: AlignmentSide) {
    var starts = [Int32](repeating: 0, count: side.types.count + 1)
    var lines = [Int32](repeating: 0, count: side.units.count)
    Self.fill(side.units.span, side.starts.span, &starts, &lines)
    self.lines = lines
    self.starts = starts
  }

  private static func fill(
    _ units: Span<Int32>, _ lineStarts: Span<Int32>, _ starts: inout [Int32],
    _ lines: inout [Int32]
  ) {
    var starts = starts.mutableSpan
    var lines = lines.mutableSpan
    // First the number of each type's lines, then the place behind the last one, which the lines, from the
    // last to the first, move down to the place of the first one.
    for place in units.indices { starts[Int(units[place])] += 1 }
    var sum: Int32 = 0
    for type in starts.indices {
      sum += starts[type]
      starts[type] = sum
    }
    for line in stride(from: lineStarts.count - 2, through: 0, by: -1) {
      for place in stride(from: lineStarts[line + 1] - 1, through: lineStarts[line], by: -1) {
        let unit = Int(units[Int(place)])
        starts[unit] -= 1
        lines[Int(starts[unit])] = Int32(line)
      }
    }
  }
}
