/// Finds out from where to where the lines of a column may reach.
enum ColumnEdges {
  /// Columns whose left edges are so near each other are one column on several pages, in points.
  static let tolerance = 9.0

  /// Sets the edges of each line's column.
  ///
  /// The left edge is that of the flow; the right one is that of the widest flow at the same place,
  /// since a flow of short lines has none of its own. Where all are short, the text area is taken to be
  /// in the middle of the page.
  static func set(in flows: inout [ReadingOrder.Flow], pages: [PagedText.Page]) {
    var edges: [(left: Double, right: Double, lines: Int)] = []
    for flow in flows { edges.append((left(of: flow), right(of: flow), flow.lines.count)) }
    var widest: [Int: [(left: Double, right: Double)]] = [:]
    for (flow, edge) in zip(flows, edges) {
      let key = key(edge.left, flow.isColumn)
      widest[key, default: []].append((edge.left, edge.right))
    }
    // Odd pages may be wider than they should by one line that sticks out; the usual one counts.
    let usual = widest.mapValues { edges in
      edges.map(\.right).sorted()[edges.count * 9 / 10]
    }
    for index in flows.indices {
      let edge = edges[index]
      let key = key(edge.left, flows[index].isColumn)
      var right = edge.right
      for near in [key - 2, key, key + 2] {
        if let other = usual[near], other > right, other < right + 400 { right = other }
      }
      if let page = flows[index].lines.first.map({ pages[$0.page] }), !flows[index].isColumn,
        right - edge.left < 0.5 * page.width
      {
        right = max(right, page.width - edge.left)
      }
      for line in flows[index].lines.indices {
        flows[index].lines[line].left = edge.left
        flows[index].lines[line].right = right
      }
    }
  }

  private static func key(_ left: Double, _ isColumn: Bool) -> Int {
    Int(left / tolerance) * 2 + (isColumn ? 1 : 0)
  }

  private static func left(of flow: ReadingOrder.Flow) -> Double {
    flow.lines.map(\.box.left).min() ?? 0
  }

  /// Where full lines end: the place where most of the wide lines do, or the widest line.
  private static func right(of flow: ReadingOrder.Flow) -> Double {
    let text = flow.lines.filter { $0.cell == nil }
    let ends = (text.isEmpty ? flow.lines : text).map(\.box.right).sorted()
    guard let widest = ends.last, let left = flow.lines.map(\.box.left).min() else { return 0 }
    // The place where the most lines end, within a point and a half.
    var (best, count, start) = (widest, 1, 0)
    for index in ends.indices {
      while ends[index] - ends[start] > 1.5 { start += 1 }
      let number = index - start + 1
      if number >= count, ends[index] - left > 0.6 * (widest - left) {
        best = ends[index]
        count = number
      }
    }
    if count >= 3, count * 6 >= ends.count { return best }
    // Ragged: a few lines may stick out.
    return ends[(ends.count - 1) * 19 / 20]
  }
}
