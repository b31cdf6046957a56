import Testing

@testable import Diptych

@Suite struct SwitchingPathTests {
  @Test("A weak sign does not change the state, a strong one does")
  func path() {
    let fits: [Double] = [0, -5, -0.5, 0, 0, -5, -3, 0, 0, -3]
    let path = SwitchingPath(fits: fits, start: [0, 0], switchCost: 1)
    #expect(path.states == [0, 0, 0, 1, 0])
    #expect(path.probabilities[0] > 0.99)
    #expect(path.probabilities[1] > 0.5 && path.probabilities[1] < 0.95)
  }

  @Test("Places that say nothing keep the state before them")
  func silence() {
    let fits: [Double] = [-5, 0, 0, 0, 0, 0, 0, -9]
    #expect(SwitchingPath(fits: fits, start: [0, 0], switchCost: 2).states == [1, 1, 1, 0])
  }

  @Test("A place that is bound to the next one goes with it where nothing else tells")
  func bonds() {
    let fits: [Double] = [0, -5, 0, 0, -5, 0]
    func states(_ bonds: [Double]) -> [Int] {
      SwitchingPath(fits: fits, start: [0, 0], switchCost: 1, bonds: bonds).states
    }
    #expect(states([0, 0, 0]) == [0, 0, 1])
    #expect(states([0, 0.5, 0]) == [0, 1, 1])
  }

  @Test("Where changing is usual, a place that says nothing changes the state")
  func alternation() {
    let fits: [Double] = [0, -5, -5, 0, 0, 0, -5, 0]
    #expect(SwitchingPath(fits: fits, start: [0, 0], switchCost: 1).states == [0, 1, 1, 1])
    #expect(SwitchingPath(fits: fits, start: [0, 0], switchCost: -1).states == [0, 1, 0, 1])
  }

  @Test("No places, no path")
  func empty() {
    #expect(SwitchingPath(fits: [], start: [], switchCost: 1).states.isEmpty)
  }
}
