/// Word translation probabilities in one direction.
///
/// IBM Model 1 (Brown et al. 1993): each target word is made by one source word of the pair, or by the
/// null word, which makes words as often as the language does.
struct WordModel {
  /// The place in `targets` at which each source unit's candidates start, and last their number.
  private(set) var starts: [Int32]
  /// The candidates of each source unit, ascending.
  private(set) var targets: [Int32]
  /// The probability of each candidate, given the source unit.
  private(set) var probabilities: [Float]

  /// How candidates are chosen and probabilities learnt.
  struct Settings {
    /// How often a candidate has to occur together with the unit.
    var minimumTogether = 2
    /// The count up to which once is enough.
    var rareCount = 3
    /// A candidate has to occur together this much more often than by chance.
    var minimumLift: Float = 1.3
    /// How many candidates a unit may have.
    var maximumCandidates = 80
    /// How often the expectation is maximised.
    var iterations = 5
    /// What each normaliser gets on top, so that what was hardly seen is not sure.
    var smoothing: Float = 1
  }

  /// Trains the probabilities of `target` units given `source` units.
  init(source: ParallelText.Side, target: ParallelText.Side, settings: Settings = Settings()) {
    starts = [0]
    targets = []
    probabilities = []
    chooseCandidates(source, target, settings)
    for _ in 0..<settings.iterations { iterate(source, target, settings) }
  }

  /// The candidates' places of one unit.
  func range(_ unit: Int) -> Range<Int> { Int(starts[unit])..<Int(starts[unit + 1]) }

  /// The probability of a target unit, given a source unit; 0 if it is no candidate.
  func probability(of target: Int, given source: Int) -> Float {
    var low = Int(starts[source])
    var high = Int(starts[source + 1])
    while low < high {
      let middle = (low + high) / 2
      if targets[middle] < Int32(target) { low = middle + 1 } else { high = middle }
    }
    return low < Int(starts[source + 1]) && targets[low] == Int32(target) ? probabilities[low] : 0
  }

  /// Finds the units that occur together more often than by chance.
  private mutating func chooseCandidates(
    _ source: ParallelText.Side, _ target: ParallelText.Side, _ settings: Settings
  ) {
    let pairs = source.starts.count - 1
    let postings = Postings(source)
    let targetPairs = Postings(target).pairCounts
    var together = [Int32](repeating: 0, count: target.hashes.count)
    var lastPair = [Int32](repeating: -1, count: target.hashes.count)
    var touched: [Int32] = []
    var scored: [(gain: Float, unit: Int32, together: Float)] = []
    for unit in source.hashes.indices {
      touched.removeAll(keepingCapacity: true)
      scored.removeAll(keepingCapacity: true)
      let range = postings.range(unit)
      for posting in range {
        let pair = postings.pairs[posting]
        for place in target.range(Int(pair)) {
          let other = Int(target.units[place])
          guard lastPair[other] != pair else { continue }
          lastPair[other] = pair
          if together[other] == 0 { touched.append(Int32(other)) }
          together[other] += 1
        }
      }
      for other in touched {
        let observed = Float(together[Int(other)])
        together[Int(other)] = 0
        lastPair[Int(other)] = -1
        let isRare =
          source.counts[unit] <= settings.rareCount
          || target.counts[Int(other)] <= settings.rareCount
        guard observed >= Float(isRare ? 1 : settings.minimumTogether) else { continue }
        let expected = Float(range.count) * Float(targetPairs[Int(other)]) / Float(pairs)
        guard observed > settings.minimumLift * expected else { continue }
        let gain = observed * logarithm(observed / expected) - (observed - expected)
        scored.append((gain, other, observed))
      }
      scored.sort { $0.gain != $1.gain ? $0.gain > $1.gain : $0.unit < $1.unit }
      if scored.count > settings.maximumCandidates {
        scored.removeLast(scored.count - settings.maximumCandidates)
      }
      scored.sort { $0.unit < $1.unit }
      let total = scored.reduce(Float(0)) { $0 + $1.together }
      for candidate in scored {
        targets.append(candidate.unit)
        probabilities.append(candidate.together / total)
      }
      starts.append(Int32(targets.count))
    }
  }

  /// One round of expectation and maximisation.
  private mutating func iterate(
    _ source: ParallelText.Side, _ target: ParallelText.Side, _ settings: Settings
  ) {
    let total = Float(target.units.count)
    let chance = target.counts.map { Float($0) / total }
    var expected = [Float](repeating: 0, count: targets.count)
    // Where in the pair's target side each unit stands first, and the pair's hits on it.
    var slotOf = [Int32](repeating: -1, count: target.hashes.count)
    var slots: [(unit: Int32, times: Float, sum: Float)] = []
    var hits: [(slot: Int32, candidate: Int32)] = []
    for pair in 0..<source.starts.count - 1 {
      let targetRange = target.range(pair)
      let sourceRange = source.range(pair)
      guard !targetRange.isEmpty, !sourceRange.isEmpty else { continue }
      slots.removeAll(keepingCapacity: true)
      hits.removeAll(keepingCapacity: true)
      for place in targetRange {
        let unit = target.units[place]
        if slotOf[Int(unit)] >= 0 {
          slots[Int(slotOf[Int(unit)])].times += 1
        } else {
          slotOf[Int(unit)] = Int32(slots.count)
          slots.append((unit, 1, chance[Int(unit)]))
        }
      }
      for place in sourceRange {
        for candidate in range(Int(source.units[place])) {
          let slot = slotOf[Int(targets[candidate])]
          guard slot >= 0 else { continue }
          slots[Int(slot)].sum += probabilities[candidate]
          hits.append((slot, Int32(candidate)))
        }
      }
      for hit in hits {
        let slot = slots[Int(hit.slot)]
        expected[Int(hit.candidate)] += slot.times * probabilities[Int(hit.candidate)] / slot.sum
      }
      for slot in slots { slotOf[Int(slot.unit)] = -1 }
    }
    for unit in 0..<starts.count - 1 {
      var sum = settings.smoothing
      for candidate in range(unit) { sum += expected[candidate] }
      for candidate in range(unit) { probabilities[candidate] = expected[candidate] / sum }
    }
  }
}

/// In which pairs each unit occurs.
private struct Postings {
  /// The pairs of unit after unit.
  var pairs: [Int32]
  private var starts: [Int32]

  init(_ side: ParallelText.Side) {
    var last = [Int32](repeating: -1, count: side.hashes.count)
    starts = [Int32](repeating: 0, count: side.hashes.count + 1)
    for pair in 0..<side.starts.count - 1 {
      for place in side.range(pair) where last[Int(side.units[place])] != Int32(pair) {
        last[Int(side.units[place])] = Int32(pair)
        starts[Int(side.units[place]) + 1] += 1
      }
    }
    for unit in 1..<starts.count { starts[unit] += starts[unit - 1] }
    pairs = [Int32](repeating: 0, count: Int(starts[starts.count - 1]))
    var next = starts
    last = [Int32](repeating: -1, count: side.hashes.count)
    for pair in 0..<side.starts.count - 1 {
      for place in side.range(pair) where last[Int(side.units[place])] != Int32(pair) {
        let unit = Int(side.units[place])
        last[unit] = Int32(pair)
        pairs[Int(next[unit])] = Int32(pair)
        next[unit] += 1
      }
    }
  }

  func range(_ unit: Int) -> Range<Int> { Int(starts[unit])..<Int(starts[unit + 1]) }

  var pairCounts: [Int] { (0..<starts.count - 1).map { range($0).count } }
}
