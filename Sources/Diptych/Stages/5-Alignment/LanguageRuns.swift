/// In which run of blocks of one language each block stands, where two languages alternate.
struct LanguageRuns {
  /// For the blocks of the left language; empty where the languages do not alternate.
  private(set) var left: [Int32] = []
  /// For the blocks of the right language.
  private(set) var right: [Int32] = []

  /// With fewer switches than this, one language follows the other as a whole.
  private static let minimumSwitches = 3

  /// Numbers the runs of each of two languages.
  init(_ leftBlocks: [Int], _ rightBlocks: [Int]) {
    var switches = 0
    var isLeft: Bool?
    var next = (left: 0, right: 0)
    var number = (left: Int32(-1), right: Int32(-1))
    while next.left < leftBlocks.count || next.right < rightBlocks.count {
      let takesLeft =
        next.right == rightBlocks.count
        || next.left < leftBlocks.count && leftBlocks[next.left] < rightBlocks[next.right]
      if takesLeft {
        if isLeft != true { number.left += 1 }
        left.append(number.left)
        next.left += 1
      } else {
        if isLeft != false { number.right += 1 }
        right.append(number.right)
        next.right += 1
      }
      if let isLeft, isLeft != takesLeft { switches += 1 }
      isLeft = takesLeft
    }
    if switches < Self.minimumSwitches {
      left = []
      right = []
    }
  }
}
