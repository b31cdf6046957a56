import Testing

@testable import Diptych

@Suite struct AnchorChainTests {
  /// The anchors of two texts whose lines have a number or none.
  private func chain(_ left: [Int?], _ right: [Int?]) throws -> AnchorChain {
    let lines = [left, right].map { side in side.map { $0.map { "Nr. \($0)." } ?? "–" } }
    let bitext = try AlignmentModel.shipped().bitext(lines[0], "de", lines[1], "ca")
    return AnchorChain(bitext, left: 0..<left.count, right: 0..<right.count)
  }

  private func pairs(_ anchors: [AnchorChain.Anchor]) -> [[Int]] {
    anchors.map { [$0.left, $0.right] }
  }

  @Test("Lines that share a rare number are anchors")
  func shared() throws {
    let numbers: [Int?] = [3107, nil, 4288, 5193, nil, nil, 6604]
    let chain = try chain(numbers, numbers)
    #expect(pairs(chain.anchors) == [[0, 0], [2, 2], [3, 3], [6, 6]])
    #expect(chain.agreeing == chain.anchors)
  }

  @Test("Where an anchor does not agree with its neighbours, the way without it is searched too")
  func outlier() throws {
    var left: [Int?] = (0..<30).map { 3000 + 7 * $0 }
    var right = left
    for line in 10..<20 {
      left[line] = nil
      right[line] = nil
    }
    left[12] = 9001
    right[18] = 9001
    let around = (0..<10).map { [$0, $0] } + (20..<30).map { [$0, $0] }
    let wrong = try chain(left, right)
    #expect(pairs(wrong.anchors) == around[..<10] + [[12, 18]] + around[10...])
    #expect(pairs(wrong.agreeing) == around)
    let corridor = Corridor(anchors: wrong, margin: 1)
    for row in 0...30 { #expect(corridor.range(row).contains(row)) }
    right[18] = nil
    right[14] = 9001
    #expect(pairs(try chain(left, right).agreeing) == around[..<10] + [[12, 14]] + around[10...])
  }

  @Test("Anchors beside a long stretch without a translation keep the path on their way")
  func insertion() throws {
    let left: [Int?] = (0..<40).map { $0 % 10 == 0 ? 3000 + 7 * $0 : nil }
    let right = left[..<20] + [Int?](repeating: nil, count: 5000) + left[20...]
    let corridor = Corridor(anchors: try chain(left, Array(right)), margin: 8)
    for row in 0..<20 { #expect(corridor.range(row).contains(row)) }
    for row in 20...40 { #expect(corridor.range(row).contains(row + 5000)) }
  }

  @Test("The rows of a corridor meet, however few there are for its columns")
  func fewRows() throws {
    for rows in [1, 2, 5] {
      let empty = [Int?](repeating: nil, count: 30_000)
      let corridor = Corridor(anchors: try chain(Array(empty.prefix(rows)), empty), margin: 8)
      for row in 1...rows {
        #expect(corridor.range(row - 1).upperBound >= corridor.range(row).lowerBound)
      }
    }
  }
}
