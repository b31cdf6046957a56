/// The groups of lines of two languages that the layout puts together: lines between blank ones, and the halves of
/// a line in both languages.
///
/// Where most lines have the other language in their group, the groups say what translates what, and a line
/// without it has no translation.
struct LineGroups {
  /// The group of each line of the left language, from 0.
  private(set) var left: [Int32] = []
  /// The group of each line of the right language.
  private(set) var right: [Int32] = []
  /// By group, whether it has lines of one language only.
  private(set) var isAlone: [Bool] = []

  /// Finds the groups; `nil` if the layout does not group the languages.
  init?(_ leftBlocks: [Int], _ rightBlocks: [Int], in blocks: [Block]) {
    var counts: [(left: Int, right: Int)] = []
    var next = (left: 0, right: 0)
    var last: Int?
    var isHalf = false
    while next.left < leftBlocks.count || next.right < rightBlocks.count {
      let isLeft =
        next.right == rightBlocks.count
        || next.left < leftBlocks.count && leftBlocks[next.left] < rightBlocks[next.right]
      let block = isLeft ? leftBlocks[next.left] : rightBlocks[next.right]
      let other = isLeft ? next.right : next.left
      let others = isLeft ? rightBlocks : leftBlocks
      // The half of a line in both languages that stands behind this block, or before it.
      let beginsHalf =
        other < others.count && others[other] == block + 1 && Self.areHalves(block, in: blocks)
      let endsHalf =
        last == block - 1 && other > 0 && others[other - 1] == block - 1
        && Self.areHalves(block - 1, in: blocks)
      if last == nil || beginsHalf || isHalf || blocks[block].layout.blankLinesBefore > 0,
        !endsHalf
      {
        counts.append((0, 0))
      }
      isHalf = endsHalf
      if isLeft {
        left.append(Int32(counts.count - 1))
        counts[counts.count - 1].left += 1
        next.left += 1
      } else {
        right.append(Int32(counts.count - 1))
        counts[counts.count - 1].right += 1
        next.right += 1
      }
      last = block
    }
    let common = counts.filter { $0.left > 0 && $0.right > 0 }
    let lines = common.reduce(0) { $0 + $1.left + $1.right }
    guard common.count >= Self.minimumGroups, lines * 3 >= (left.count + right.count) * 2 else {
      return nil
    }
    isAlone = counts.indices.map { group in
      let isLeft = counts[group].right == 0
      guard isLeft || counts[group].left == 0 else { return false }
      // A paragraph and its translation may have a blank line between them.
      return [group - 1, group + 1].filter { counts.indices.contains($0) }.allSatisfy {
        isLeft ? counts[$0].left > 0 : counts[$0].right > 0
      }
    }
  }

  /// So few groups of both languages may be chance.
  private static let minimumGroups = 3

  /// Whether a block and the next one are all that stands in their line of the source, or in their paragraph if it
  /// has no lines.
  private static func areHalves(_ first: Int, in blocks: [Block]) -> Bool {
    areInOneLine(first, first + 1, of: blocks) && !areInOneLine(first - 1, first, of: blocks)
      && !areInOneLine(first + 1, first + 2, of: blocks)
  }

  private static func areInOneLine(_ first: Int, _ second: Int, of blocks: [Block]) -> Bool {
    guard first >= 0, second < blocks.count,
      blocks[first].sourceIndex == blocks[second].sourceIndex
    else { return false }
    if let line = blocks[first].lines.last?.number {
      return blocks[second].lines.first?.number == line
    }
    return blocks[first].position != nil && blocks[first].position == blocks[second].position
  }
}
