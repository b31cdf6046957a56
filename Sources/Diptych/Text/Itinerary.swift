/// Finds the days of programmes among lines of one language.
enum Itinerary {
  /// The days of each programme with two or more, by their places.
  ///
  /// They are of one form and ascend, and have lines of their own, two on the average.
  static func find(in lines: [ShapedLine]) -> [[Int]] {
    var programmes: [[Int]] = []
    var places: [Int] = []
    var last: DayLine?
    for index in lines.indices.dropLast() where lines[index].isCandidate {
      guard let day = DayLine(lines[index].utf8, from: start(of: lines[index])) else { continue }
      if let last, last.form != day.form || last.number >= day.number {
        programmes.append(places)
        places = []
      }
      places.append(index)
      last = day
    }
    return (programmes + [places]).filter { isProgramme($0, lines) }
  }

  /// Where the day begins; the numbers of `第一天` and `2 June` are part of it.
  private static func start(of line: ShapedLine) -> Int {
    guard let numbering = line.shape.numbering else { return 0 }
    return numbering.style == .ordinal || numbering.style == .bare ? 0 : numbering.end
  }

  private static func isProgramme(_ places: [Int], _ lines: [ShapedLine]) -> Bool {
    guard let first = places.first, let last = places.last, places.count > 1 else { return false }
    let others = last - first + 1 - places.count
    guard others >= 2 * (places.count - 1), !lines[last + 1].shape.isInBrackets else {
      return false
    }
    // Of dates below titles the line before is short, and that behind is not.
    let belowTitles = places.dropFirst().count {
      lines[$0 - 1].isCandidate && !lines[$0 + 1].isCandidate
    }
    return 2 * belowTitles < places.count
  }
}
