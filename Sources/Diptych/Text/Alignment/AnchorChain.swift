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
    let places = RareUnits(bitext.right, right, maximumLines: maximumLines)
    let counts = bitext.left.lineCounts(in: left)
    var scores = [Float](repeating: 0, count: right.count)
    // One place more than can be needed: it is written before it is known whether it is.
    var touched = [Int32](repeating: 0, count: right.count + 1)
    var seen = [Int32](repeating: -1, count: bitext.left.types.count)
    let evidence = Self.evidence(of: bitext.links.ofLeft.links.span)
    var candidates: [Candidate] = []
    for line in left {
      let best = best(
        line, bitext, counts.span, places, evidence.span, before: right.lowerBound, &seen, &scores,
        &touched)
      guard let best else { continue }
      candidates.append(
        Candidate(
          anchor: Anchor(left: line - left.lowerBound, right: best.column), score: best.score))
    }
    return candidates
  }

  /// The right line with the most evidence for a left one, if it has enough, and more than others.
  ///
  /// All of `scores` are 0 between calls.
  private static func best(
    _ line: Int, _ bitext: Bitext, _ counts: Span<Int32>, _ rareUnits: RareUnits,
    _ evidence: Span<Float>, before first: Int, _ seen: inout [Int32], _ scores: inout [Float],
    _ touched: inout [Int32]
  ) -> (column: Int, score: Float)? {
    let units = bitext.left.units.span
    let links = bitext.links.ofLeft.links.span
    let linkStarts = bitext.links.ofLeft.starts.span
    let places = rareUnits.places.span
    let placeStarts = rareUnits.starts.span
    var seen = seen.mutableSpan
    var scores = scores.mutableSpan
    var touched = touched.mutableSpan
    var count = 0
    for place in bitext.left.range(line) {
      let unit = Int(units[place])
      guard seen[unit] != Int32(line) else { continue }
      seen[unit] = Int32(line)
      guard Int(counts[unit]) <= maximumLines else { continue }
      for index in Int(linkStarts[unit])..<Int(linkStarts[unit + 1]) {
        let other = Int(links[index].other)
        let gain = evidence[index]
        for place in Int(placeStarts[other])..<Int(placeStarts[other + 1]) {
          let column = Int(places[place]) &- first
          let score = scores[column]
          touched[count] = Int32(truncatingIfNeeded: column)
          count &+= score == 0 ? 1 : 0
          scores[column] = score + gain
        }
      }
    }
    var best = (column: -1, score: Float(0))
    var second: Float = 0
    for place in 0..<count {
      let column = Int(touched[place])
      let score = scores[column]
      scores[column] = 0
      if score > best.score || score == best.score && column < best.column {
        second = best.score
        best = (column, score)
      } else {
        second = max(second, score)
      }
    }
    guard best.score >= minimumScore, best.score >= second * minimumLead else { return nil }
    return best
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
  let places: [Int32]
  /// The place in `places` at which those of each unit start, none if it is not rare, and last their number.
  let starts: [Int32]

  init(_ side: AlignmentSide, _ part: Range<Int>, maximumLines: Int) {
    var starts = side.lineCounts(in: part)
    var sum: Int32 = 0
    for unit in starts.indices {
      let count = starts[unit]
      starts[unit] = sum
      sum += count > maximumLines ? 0 : count
    }
    starts.append(sum)
    var places = [Int32](repeating: -1, count: Int(sum))
    Self.fill(side, part, starts, &places)
    self.starts = starts
    self.places = places
  }

  private static func fill(
    _ side: AlignmentSide, _ part: Range<Int>, _ starts: [Int32], _ places: inout [Int32]
  ) {
    let units = side.units.span
    let ends = starts.span
    var next = starts
    var starts = next.mutableSpan
    var places = places.mutableSpan
    for line in part {
      for place in side.range(line) {
        let unit = Int(units[place])
        let next = starts[unit]
        // A unit that is not rare has no places; one that stands twice in the line has it already.
        guard next < ends[unit + 1] else { continue }
        guard next == ends[unit] || places[Int(next) - 1] != Int32(line) else { continue }
        places[Int(next)] = Int32(line)
        starts[unit] = next + 1
      }
    }
  }
}

extension AlignmentSide {
  /// In how many lines of a part each unit stands.
  fileprivate func lineCounts(in part: Range<Int>) -> [Int32] {
    var counts = [Int32](repeating: 0, count: types.count)
    var last = [Int32](repeating: -1, count: types.count)
    count(part, &counts, &last)
    return counts
  }

  private func count(_ part: Range<Int>, _ counts: inout [Int32], _ last: inout [Int32]) {
    let units = units.span
    var counts = counts.mutableSpan
    var last = last.mutableSpan
    for line in part {
      for place in range(line) {
        let unit = Int(units[place])
        counts[unit] &+= last[unit] == Int32(line) ? 0 : 1
        last[unit] = Int32(line)
      }
    }
  }
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
