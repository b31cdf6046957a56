/// The likeliest sequence of states where changing the state costs something (Viterbi).
struct SwitchingPath: Sendable {
  /// The state at each place.
  private(set) var states: [Int] = []
  /// The probability of that state at each place, given all others.
  private(set) var probabilities: [Double] = []

  /// Finds the path.
  ///
  /// - Parameters:
  ///   - fits: for each place in turn the log-likelihood of each state.
  ///   - start: the log-likelihood of each state before anything is seen.
  ///   - switchCost: what a change of state costs, in nats; less than nothing where changes are usual.
  ///   - bonds: what a change costs besides behind each place; nothing if there are none.
  /// - Complexity: O(*n* × *s*) for *n* places and *s* states.
  init(fits: [Double], start: [Double], switchCost: Double, bonds: [Double] = []) {
    let count = start.count
    guard count > 0, fits.count >= count else { return }
    let places = fits.count / count
    // For each place and state the likelihood of the best path that ends there, or that starts there.
    var forward = fits
    var backward = fits
    for state in 0..<count {
      forward[state] += start[state]
      // The start belongs to the first place from either end.
      backward[state] += start[state]
    }
    func cost(behind place: Int) -> Double { switchCost + (bonds.isEmpty ? 0 : bonds[place]) }
    for place in 1..<max(1, places) {
      Self.add(place - 1, to: place, of: &forward, count, cost(behind: place - 1))
    }
    for place in (0..<max(0, places - 1)).reversed() {
      Self.add(place + 1, to: place, of: &backward, count, cost(behind: place))
    }
    states.reserveCapacity(places)
    probabilities.reserveCapacity(places)
    var through = [Double](repeating: 0, count: count)
    for place in 0..<places {
      // The best path through each state: what leads to it, what follows, and its own fit once.
      var best = 0
      for state in 0..<count {
        let at = place * count + state
        let own = fits[at] + (place == 0 ? start[state] : 0)
        through[state] = forward[at] + backward[at] - own
        if through[state] > through[best] + 1e-9 { best = state }
      }
      // Equal paths are told apart by staying in the state.
      let state = states.last.map { through[$0] > through[best] - 1e-9 ? $0 : best } ?? best
      states.append(state)
      var sum = 0.0
      for other in through where other > through[state] - 30 { sum += exp(other - through[state]) }
      probabilities.append(1 / sum)
    }
  }

  /// Adds to the likelihoods of a place the best way there from the place beside it.
  private static func add(
    _ neighbour: Int, to place: Int, of likelihoods: inout [Double], _ count: Int,
    _ switchCost: Double
  ) {
    // The likeliest state there, and how likely the others are at best: a change may gain something.
    var best = 0
    var ofBest = -Double.infinity
    var ofOthers = -Double.infinity
    for state in 0..<count {
      let likelihood = likelihoods[neighbour * count + state]
      if likelihood > ofBest {
        (best, ofBest, ofOthers) = (state, likelihood, ofBest)
      } else {
        ofOthers = max(ofOthers, likelihood)
      }
    }
    for state in 0..<count {
      likelihoods[place * count + state] += max(
        likelihoods[neighbour * count + state], (state == best ? ofOthers : ofBest) - switchCost)
    }
  }
}
