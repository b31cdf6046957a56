import Testing

@testable import Diptych

@Suite struct BitextWindowsTests {
  /// Sentences about a farm in an order without a pattern; every fortieth is missing on one side.
  private static func bitext(lines: Int) throws -> Bitext {
    var german: [String] = []
    var french: [String] = []
    for number in 0..<lines {
      let pair = TrainedTable.pairs[number * 52 % TrainedTable.pairs.count]
      // A number makes each sentence another one.
      if number % 40 != 7 { german.append("\(pair.german) \(number + 1000)") }
      if number % 40 != 29 { french.append("\(pair.french) \(number + 1000)") }
    }
    let given = try AlignmentModel.GivenTable(path: "farm.table", TrainedTable.bytes())
    return try AlignmentModel.shipped().withTable(given).bitext(german, "de", french, "fr")
  }

  @Test("Windows are both texts, one behind the other, and none is too short")
  func windows() throws {
    let bitext = try Self.bitext(lines: 600)
    let windows = BitextWindows(bitext, minimumLines: 50).windows
    #expect(windows.count > 5)
    #expect(windows.allSatisfy { $0.left.count >= 50 && !$0.right.isEmpty })
    #expect(windows.first?.left.lowerBound == 0 && windows.first?.right.lowerBound == 0)
    #expect(windows.last?.left.upperBound == bitext.left.count)
    #expect(windows.last?.right.upperBound == bitext.right.count)
    for (window, next) in zip(windows, windows.dropFirst()) {
      #expect(window.left.upperBound == next.left.lowerBound)
      #expect(window.right.upperBound == next.right.lowerBound)
    }
    #expect(BitextWindows(bitext).windows.count == 1)
  }

  @Test("The beads of windows are those of the whole texts")
  func beads() throws {
    let bitext = try Self.bitext(lines: 600)
    let whole = SentenceAligner.beads(of: bitext)
    let windowed = SentenceAligner.beads(of: bitext, minimumLines: 50)
    #expect(windowed.map(\.left) == whole.map(\.left))
    #expect(windowed.map(\.right) == whole.map(\.right))
    #expect(whole.count { $0.left.count == 1 && $0.right.count == 1 } > 500)
  }

  @Test("Texts that have nothing in common are one window")
  func noAnchors() throws {
    let left = Array(repeating: "Nebel liegt hier", count: 300)
    let right = Array(repeating: "pluie venue", count: 300)
    let bitext = try AlignmentModel.shipped().bitext(left, "de", right, "fr")
    #expect(BitextWindows(bitext, minimumLines: 20).windows.count == 1)
  }
}
