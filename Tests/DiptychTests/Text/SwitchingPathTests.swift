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

  @Test("No places, no path")
  func empty() {
    #expect(SwitchingPath(fits: [], start: [], switchCost: 1).states.isEmpty)
  }
}
