/// Sets of numbers that are joined step by step.
struct DisjointSets: Sendable {
  private var parents: [Int]

  /// Makes `count` sets of one number each.
  init(count: Int) { parents = Array(0..<count) }

  /// The least number of the set that `number` is in.
  mutating func representative(of number: Int) -> Int {
    var root = number
    while parents[root] != root { root = parents[root] }
    var at = number
    while parents[at] != root { (at, parents[at]) = (parents[at], root) }
    return root
  }

  /// Makes one set of the two that the numbers are in.
  mutating func join(_ left: Int, _ right: Int) {
    let (first, second) = (representative(of: left), representative(of: right))
    parents[max(first, second)] = min(first, second)
  }

  /// Whether the numbers are in one set.
  mutating func areJoined(_ left: Int, _ right: Int) -> Bool {
    representative(of: left) == representative(of: right)
  }
}
