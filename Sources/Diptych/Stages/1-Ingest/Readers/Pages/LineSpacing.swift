/// How far apart the lines of a paragraph are, for each size of letters.
struct LineSpacing {
  /// From line to line, in parts of the size.
  private var usual: [Int: Double] = [:]

  /// The spacing that is taken where nothing is known, in parts of the size.
  private static let ordinary = 1.35
  /// So much more than usual parts two paragraphs.
  private static let tolerance = 1.25

  /// Measures the lines of flows, whose edges are known: what follows a line that is not full is
  /// mostly another paragraph.
  init(_ flows: [ReadingOrder.Flow]) {
    var distances: [Int: [Double]] = [:]
    for flow in flows {
      for (line, next) in zip(flow.lines, flow.lines.dropFirst())
      where line.cell == nil && next.cell == nil && abs(line.size - next.size) < 0.06 * line.size
        && PageParagraphs.isFull(line, before: next)
      {
        let distance = (next.box.bottom - line.box.bottom) / line.size
        guard (0.8...3).contains(distance) else { continue }
        distances[Self.key(line.size), default: []].append(distance)
      }
    }
    for (key, distances) in distances where distances.count >= 3 {
      // Where most of them end a paragraph all the same, the narrow spacing is that inside.
      usual[key] = distances.sorted()[distances.count / 4]
    }
  }

  /// The largest distance between two lines of a paragraph, in points.
  func largest(_ size: Double) -> Double {
    (usual[Self.key(size)] ?? Self.ordinary) * Self.tolerance * size
  }

  private static func key(_ size: Double) -> Int { Int(size * 2 + 0.5) }
}
