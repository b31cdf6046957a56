/// Pairs of lines that are almost surely translations, in the same order on both sides.
///
/// Found without a table of all pairs: each left line looks up the lines in which translations of its rare
/// words stand. The best chain of candidates whose lines ascend on both sides is kept. So anchors do not
/// depend on the place in the text, and long stretches without a translation do no harm.
struct AnchorChain {
  /// A left line and the right line that translates it, counted from the start of the two parts.
  struct Anchor: Equatable {
    var left: Int
    var right: Int
  }

  /// The anchors, ascending on both sides.
  private(set) var anchors: [Anchor] = []
  /// The number of left lines.
  let rows: Int
  /// The number of right lines.
  let columns: Int

  private struct Candidate {
    var anchor: Anchor
    var score: Float
  }

  /// Words in more lines than that are not rare.
  private static let maximumLines = 8
  /// The least evidence for an anchor, in the unit of ``LexicalScore``.
  private static let minimumScore: Float = 9
  /// How much better than the second the best candidate has to be.
  private static let minimumLead: Float = 1.3

  /// Finds anchors between two parts of a bitext.
  init(_ bitext: Bitext, left: Range<Int>, right: Range<Int>) {
    rows = left.count
    columns = right.count
    chain(Self.candidates(bitext, left, right))
  }

  /// How many right lines an anchor may be off the line between its neighbours.
  private static let maximumDeviation = 4.0

  /// The anchors that agree with their neighbours.
  ///
  /// Others are wrong, or stand beside a stretch that is not translated.
  var agreeing: [Anchor] {
    let ends = (Anchor(left: 0, right: 0), Anchor(left: rows, right: columns))
    var kept: [Anchor] = []
    for (index, anchor) in anchors.enumerated() {
      let before = index > 0 ? anchors[index - 1] : ends.0
      let behind = index + 1 < anchors.count ? anchors[index + 1] : ends.1
      let share = Double(anchor.left - before.left) / Double(max(1, behind.left - before.left))
      let expected = Double(before.right) + share * Double(behind.right - before.right)
      if abs(Double(anchor.right) - expected) <= Self.maximumDeviation { kept.append(anchor) }
    }
    return kept
  }

  private static func candidates(
    _ bitext: Bitext, _ left: Range<Int>, _ right: Range<Int>
  ) -> [Candidate] {
    let rightLines = RareUnits(bitext.right, right, maximumLines: maximumLines)
    let leftLines = RareUnits(bitext.left, left, maximumLines: maximumLines)
    var scores = [Float](repeating: 0, count: right.count)
    var touched: [Int] = []
    var seen = [Int32](repeating: -1, count: bitext.left.types.count)
    var candidates: [Candidate] = []
    let units = bitext.left.units.span
    let lists = bitext.links.ofLeft
    let links = lists.links.span
    let evidence = Self.evidence(of: links)
    let places = rightLines.places.span
    for line in left {
      touched.removeAll(keepingCapacity: true)
      for place in bitext.left.range(line) {
        let unit = Int(units[place])
        guard seen[unit] != Int32(line) else { continue }
        seen[unit] = Int32(line)
        guard !leftLines.range(unit).isEmpty else { continue }
        for index in lists.range(unit) {
          let range = rightLines.range(Int(links[index].other))
          guard !range.isEmpty else { continue }
          let gain = evidence[index]
          for place in range {
            let column = Int(places[place]) - right.lowerBound
            if scores[column] == 0 { touched.append(column) }
            scores[column] += gain
          }
        }
      }
      var best = (column: -1, score: Float(0))
      var second: Float = 0
      for column in touched {
        let score = scores[column]
        scores[column] = 0
        if score > best.score || score == best.score && column < best.column {
          second = best.score
          best = (column, score)
        } else {
          second = max(second, score)
        }
      }
      guard best.score >= minimumScore, best.score >= second * minimumLead else { continue }
      candidates.append(
        Candidate(
          anchor: Anchor(left: line - left.lowerBound, right: best.column), score: best.score))
    }
    return candidates
  }

  /// What each link adds to the score of two lines of usual length, in both directions.
  private static func evidence(of links: Span<UnitLinks.Link>) -> [Float] {
    var evidence: [Float] = []
    evidence.append(addingCapacity: links.count) { evidence in
      for index in links.indices {
        evidence.append(2 * logarithm(1 + 0.035 * links[index].gain))
      }
    }
    return evidence
  }

  /// Keeps the chain with the greatest sum of scores.
  private mutating func chain(_ candidates: [Candidate]) {
    // For each right line, the best chain that ends at or before it, in a tree of prefix maxima.
    var tree = PrefixMaxima(count: columns)
    var previous = [Int](repeating: -1, count: candidates.count)
    var sums = [Float](repeating: 0, count: candidates.count)
    var last = -1
    for (index, candidate) in candidates.enumerated() {
      let before = tree.best(before: candidate.anchor.right)
      previous[index] = before
      sums[index] = candidate.score + (before < 0 ? 0 : sums[before])
      tree.add(index, at: candidate.anchor.right, sums)
      if last < 0 || sums[index] > sums[last] { last = index }
    }
    while last >= 0 {
      anchors.append(candidates[last].anchor)
      last = previous[last]
    }
    anchors.reverse()
  }
}

/// In which lines of a part the rare units of a side stand.
private struct RareUnits {
  /// The lines of unit after unit.
  private(set) var places: [Int32]
  private var starts: [Int32]

  init(_ side: AlignmentSide, _ part: Range<Int>, maximumLines: Int) {
    let units = side.units.span
    var last = [Int32](repeating: -1, count: side.types.count)
    starts = [Int32](repeating: 0, count: side.types.count + 1)
    for line in part {
      for place in side.range(line) {
        let unit = Int(units[place])
        guard last[unit] != Int32(line) else { continue }
        last[unit] = Int32(line)
        starts[unit + 1] += 1
      }
    }
    for type in side.types.indices {
      let count = starts[type + 1] > maximumLines ? 0 : starts[type + 1]
      starts[type + 1] = starts[type] + count
    }
    places = [Int32](repeating: 0, count: Int(starts[side.types.count]))
    var next = starts
    last = [Int32](repeating: -1, count: side.types.count)
    for line in part {
      for place in side.range(line) {
        let unit = Int(units[place])
        guard last[unit] != Int32(line) else { continue }
        last[unit] = Int32(line)
        guard next[unit] < starts[unit + 1] else { continue }
        places[Int(next[unit])] = Int32(line)
        next[unit] += 1
      }
    }
  }

  /// Where the lines of a unit are in ``places``; empty if it is not rare.
  func range(_ unit: Int) -> Range<Int> { Int(starts[unit])..<Int(starts[unit + 1]) }
}

/// For each place, which of the indices added before it has the greatest sum (a Fenwick tree).
private struct PrefixMaxima {
  private var nodes: [Int]

  init(count: Int) { nodes = [Int](repeating: -1, count: count + 1) }

  /// The index with the greatest sum at a place before `place`; −1 if there is none.
  func best(before place: Int) -> Int {
    var best = -1
    var node = place
    while node > 0 {
      if nodes[node] >= 0, best < 0 || sums[nodes[node]] > sums[best] { best = nodes[node] }
      node -= node & -node
    }
    return best
  }

  private var sums: [Float] = []

  mutating func add(_ index: Int, at place: Int, _ sums: [Float]) {
    self.sums.append(sums[index])
    var node = place + 1
    while node < nodes.count {
      if nodes[node] < 0 || self.sums[index] > self.sums[nodes[node]] { nodes[node] = index }
      node += node & -node
    }
  }
}
