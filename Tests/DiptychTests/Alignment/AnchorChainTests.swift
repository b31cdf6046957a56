import Testing

@testable import Diptych

@Suite struct AnchorChainTests {
  /// The anchors of two texts whose lines have a number or none.
  private func anchors(_ left: [Int?], _ right: [Int?]) throws -> [[Int]] {
    let lines = [left, right].map { side in side.map { $0.map { "Nr. \($0)." } ?? "–" } }
    let bitext = try AlignmentModel.shipped().bitext(lines[0], "de", lines[1], "ca")
    let chain = AnchorChain(bitext, left: 0..<left.count, right: 0..<right.count)
    return chain.anchors.map { [$0.left, $0.right] }
  }

  @Test("Lines that share a rare number are anchors")
  func shared() throws {
    let numbers: [Int?] = [3107, nil, 4288, 5193, nil, nil, 6604]
    #expect(try anchors(numbers, numbers) == [[0, 0], [2, 2], [3, 3], [6, 6]])
  }

  @Test("An anchor that does not agree with its neighbours is none, one that does is kept")
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
    #expect(try anchors(left, right) == around)
    right[18] = nil
    right[14] = 9001
    #expect(try anchors(left, right) == around[..<10] + [[12, 14]] + around[10...])
  }
}
