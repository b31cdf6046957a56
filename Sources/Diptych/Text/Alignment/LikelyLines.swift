/// Finds, for each line of a side, the lines of the other one that share most of its rarer words.
///
/// A line's words are translated and looked up in the lines in which they stand, so that the cost follows the
/// matches; words that stand in many lines tell little and are left out.
struct LikelyLines {
  /// The likeliest lines of the other side for each line, the best first.
  let lines: [[Int]]

  /// Words in more lines than that are not looked up.
  private static let maximumPlaces = 16

  /// Looks for at most `count` lines of `other` for each line of `side`.
  ///
  /// - Parameters:
  ///   - side: the lines.
  ///   - other: those of the other language.
  ///   - links: the links of the types of `side`.
  ///   - count: how many lines are kept of each.
  init(_ side: AlignmentSide, _ other: AlignmentSide, _ links: UnitLinks.Lists, count: Int) {
    let places = UnitPlaces(other)
    var scores = [Float](repeating: 0, count: other.count)
    var touched: [Int] = []
    var seen = [Int32](repeating: -1, count: side.types.count)
    lines = (0..<side.count).map { line in
      touched.removeAll(keepingCapacity: true)
      let share = 1 / Float(side.range(line).count + 1)
      for unit in side.units[side.range(line)] where seen[Int(unit)] != Int32(line) {
        seen[Int(unit)] = Int32(line)
        for link in links.links[links.range(Int(unit))] {
          let range = Int(places.starts[Int(link.other)])..<Int(places.starts[Int(link.other) + 1])
          guard range.count <= Self.maximumPlaces else { continue }
          let gain = logarithm(1 + link.gain * share)
          for place in places.lines[range] {
            if scores[Int(place)] == 0 { touched.append(Int(place)) }
            scores[Int(place)] += gain
          }
        }
      }
      let found = touched.sorted {
        scores[$0] != scores[$1] ? scores[$0] > scores[$1] : $0 < $1
      }
      for place in touched { scores[place] = 0 }
      return Array(found.prefix(count))
    }
  }
}
