/// In which lines each unit type of a side stands, ascending.
struct UnitPlaces: Sendable {
  /// The lines of type after type; a line in which a type stands twice is there twice.
  let lines: [Int32]
  /// The place in `lines` at which those of each type start, and last their number.
  let starts: [Int32]

  /// Turns the lists of a side round.
  init(_ side: AlignmentSide) {
    var starts = [Int32](repeating: 0, count: side.types.count + 1)
    for unit in side.units { starts[Int(unit) + 1] += 1 }
    for type in side.types.indices { starts[type + 1] += starts[type] }
    var lines = [Int32](repeating: 0, count: side.units.count)
    var next = starts
    for line in 0..<side.count {
      for place in side.range(line) {
        let unit = Int(side.units[place])
        lines[Int(next[unit])] = Int32(line)
        next[unit] += 1
      }
    }
    self.lines = lines
    self.starts = starts
  }
}
