/// The mentions of a kind that stand in units which translate each other, by their forms.
struct AlignedMentions {
  /// The forms of the mentions of one bead, each side in reading order; a form comes as often as it is
  /// mentioned.
  struct Pair {
    var left: [Int] = []
    var right: [Int] = []
    /// Whether the bead is one of segments, not of paragraphs.
    var isOfSegments = true
  }

  /// The mentions in the beads of segments, then of paragraphs, that have some on both sides.
  static func pairs(of forms: FormTable, in document: Document) -> [Pair] {
    var result: [Pair] = []
    // Most beads have no mention of the kind: their buffers serve the next one.
    var pair = Pair()
    for alignment in document.alignments {
      pair.isOfSegments = true
      let segments = alignment.segments.span
      for index in segments.indices {
        pair.left.removeAll(keepingCapacity: true)
        add(segments[index].left, of: forms, in: document, to: &pair.left)
        guard !pair.left.isEmpty else { continue }
        pair.right.removeAll(keepingCapacity: true)
        add(segments[index].right, of: forms, in: document, to: &pair.right)
        if !pair.right.isEmpty { result.append(pair) }
      }
      pair.isOfSegments = false
      let paragraphs = alignment.paragraphs.span
      for index in paragraphs.indices {
        pair.left.removeAll(keepingCapacity: true)
        for block in paragraphs[index].left { forms.append(ofBlock: block, to: &pair.left) }
        guard !pair.left.isEmpty else { continue }
        pair.right.removeAll(keepingCapacity: true)
        for block in paragraphs[index].right { forms.append(ofBlock: block, to: &pair.right) }
        if !pair.right.isEmpty { result.append(pair) }
      }
    }
    return result
  }

  private static func add(
    _ segments: [SegmentReference], of forms: FormTable, in document: Document,
    to numbers: inout [Int]
  ) {
    for segment in segments where forms.hasMentions(inBlock: segment.block) {
      let block = segment.block
      let blocks = document.blocks.span
      guard blocks[block].segments.indices.contains(segment.segment) else { continue }
      let range = blocks[block].segments[segment.segment]
      let mentions = blocks[block].mentions.span
      let first = firstMention(of: mentions, from: range.start)
      var end = first
      while end < mentions.count, mentions[end].range.start < range.end { end += 1 }
      forms.append(first..<end, ofBlock: block, to: &numbers)
    }
  }

  /// The first mention that starts at or behind `offset`.
  private static func firstMention(of mentions: Span<Mention>, from offset: Int) -> Int {
    var low = 0
    var high = mentions.count
    while low < high {
      let middle = (low + high) / 2
      if mentions[middle].range.start < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
