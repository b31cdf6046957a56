/// The position automaton of a content model.
///
/// Each place in the model where a child is named is a state; a child leads to the places that may
/// follow (Glushkov 1961; for unambiguous models see Brüggemann-Klein and Wood 1998).
struct ContentAutomaton {
  /// The definitions that the states name.
  private(set) var states: [Int] = []
  /// The states that the first child may lead to.
  private(set) var first: [Int] = []
  /// The states after which the element may end.
  private(set) var last: [Int] = []
  /// The states that may follow each state.
  private(set) var follow: [[Int]] = []
  /// Whether an element without children matches.
  private(set) var acceptsNone = false

  private struct Ends {
    var acceptsNone: Bool
    var first: [Int] = []
    var last: [Int] = []
  }

  /// Makes the automaton of a model of elements.
  ///
  /// - Throws: ``RelaxNGReader/Unsupported`` if the model has anything else.
  init(_ pattern: RelaxNGPattern) throws(RelaxNGReader.Unsupported) {
    let ends = try add(pattern)
    (first, last, acceptsNone) = (ends.first, ends.last, ends.acceptsNone)
  }

  private mutating func add(
    _ pattern: RelaxNGPattern
  ) throws(RelaxNGReader.Unsupported) -> Ends {
    switch pattern {
    case .empty: return Ends(acceptsNone: true)
    case .element(let definition):
      states.append(definition)
      follow.append([])
      let state = states.count - 1
      return Ends(acceptsNone: false, first: [state], last: [state])
    case .group(let patterns):
      var sum = Ends(acceptsNone: true)
      for pattern in patterns {
        let next = try add(pattern)
        connect(sum.last, to: next.first)
        if sum.acceptsNone { sum.first += next.first }
        sum.last = next.acceptsNone ? sum.last + next.last : next.last
        sum.acceptsNone = sum.acceptsNone && next.acceptsNone
      }
      return sum
    case .choice(let patterns):
      var sum = Ends(acceptsNone: false)
      for pattern in patterns {
        let next = try add(pattern)
        sum.first += next.first
        sum.last += next.last
        sum.acceptsNone = sum.acceptsNone || next.acceptsNone
      }
      return sum
    case .oneOrMore(let pattern):
      let ends = try add(pattern)
      connect(ends.last, to: ends.first)
      return ends
    case .text, .attribute, .data, .value, .list: throw RelaxNGReader.Unsupported()
    }
  }

  private mutating func connect(_ from: [Int], to: [Int]) {
    for state in from {
      for next in to where !follow[state].contains(next) { follow[state].append(next) }
    }
  }
}
