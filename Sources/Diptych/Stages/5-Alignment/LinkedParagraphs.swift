/// Takes paragraphs out of the beads that their segments do not bear out.
///
/// Two paragraphs that one translates are a bead only if both have segments with a counterpart: else one of them was
/// left untranslated.
struct LinkedParagraphs {
  private let document: Document
  /// For each block the confidences of its beads of segments: their sum, and how many there are.
  private var confidences: [Int: (sum: Double, count: Int)] = [:]

  /// Reads which segments have a counterpart.
  init(_ segments: [Bead<SegmentReference>], in document: Document) {
    self.document = document
    for bead in segments {
      for segment in bead.left + bead.right {
        let before = confidences[segment.block] ?? (0, 0)
        confidences[segment.block] = (before.sum + bead.confidence, before.count + 1)
      }
    }
  }

  /// The beads without the paragraphs at their ends that have segments, none of them with a counterpart.
  func trimmed(_ beads: [Bead<Int>]) -> [Bead<Int>] { beads.map(trimmed) }

  private func trimmed(_ bead: Bead<Int>) -> Bead<Int> {
    guard bead.left.count + bead.right.count > 2 else { return bead }
    let (left, right) = (linked(bead.left), linked(bead.right))
    guard !left.isEmpty, !right.isEmpty,
      left.count + right.count < bead.left.count + bead.right.count
    else { return bead }
    // The bead was doubtful for what it no longer has.
    let isSingle = left.count + right.count == 2
    return Bead(
      left: Array(left), right: Array(right),
      confidence: isSingle ? max(bead.confidence, confidence(left + right)) : bead.confidence)
  }

  /// The mean of the confidences of some blocks' segments; 0 if none has a counterpart.
  private func confidence(_ blocks: ArraySlice<Int>) -> Double {
    let found = blocks.compactMap { confidences[$0] }
    let count = found.reduce(0) { $0 + $1.count }
    return found.reduce(0) { $0 + $1.sum } / Double(max(1, count))
  }

  /// The blocks from the first to the last that has a counterpart, or no segments.
  private func linked(_ blocks: [Int]) -> ArraySlice<Int> {
    guard let first = blocks.firstIndex(where: isLinked),
      let last = blocks.lastIndex(where: isLinked)
    else { return [] }
    return blocks[first...last]
  }

  private func isLinked(_ block: Int) -> Bool {
    confidences[block] != nil || document.blocks[block].segments.isEmpty
  }
}
