/// The likeliest sequence of states where changing the state costs something (Viterbi).
struct SwitchingPath: Sendable {
  /// The state at each place.
  let states: [Int]
  /// The probability of that state at each place, given all others.
  let probabilities: [Double]

  /// Finds the path.
  ///
  /// - Parameters:
  ///   - fits: for each place the log-likelihood of each state; each row as long as the first.
  ///   - start: the log-likelihood of each state before anything is seen.
  ///   - switchCost: what a change of state costs, in nats.
  /// - Complexity: O(*n* × *s*) for *n* places and *s* states.
  init(fits: [[Double]], start: [Double], switchCost: Double) {
    guard let count = fits.first?.count, count > 0 else {
      (states, probabilities) = ([], [])
      return
    }
    var fits = fits
    for state in 0..<count { fits[0][state] += start[state] }
    let forward = Self.best(fits, switchCost: switchCost)
    let backward = [[Double]](Self.best(fits.reversed(), switchCost: switchCost).reversed())
    var states: [Int] = []
    var probabilities: [Double] = []
    for place in fits.indices {
      // The best path through each state: what leads to it, what follows, and its own fit once.
      let through = (0..<count).map { forward[place][$0] + backward[place][$0] - fits[place][$0] }
      let best = through.indices.reduce(0) { through[$1] > through[$0] + 1e-9 ? $1 : $0 }
      // Equal paths are told apart by staying in the state.
      let state = states.last.map { through[$0] > through[best] - 1e-9 ? $0 : best } ?? best
      states.append(state)
      let sum = through.reduce(0) { $0 + exp($1 - through[state]) }
      probabilities.append(1 / sum)
    }
    self.states = states
    self.probabilities = probabilities
  }

  /// For each place and state the likelihood of the best path that ends there.
  private static func best(_ fits: [[Double]], switchCost: Double) -> [[Double]] {
    var result: [[Double]] = []
    result.reserveCapacity(fits.count)
    for fit in fits {
      guard let previous = result.last, let best = previous.max() else {
        result.append(fit)
        continue
      }
      result.append(fit.indices.map { fit[$0] + max(previous[$0], best - switchCost) })
    }
    return result
  }
}
