/// The mentions of a kind that stand in units which translate each other.
struct AlignedMentions {
  /// A mention, by the indices of its block and of itself.
  struct Reference: Hashable {
    var block: Int
    var mention: Int
  }

  /// The mentions of one bead, each side in reading order.
  struct Pair {
    var left: [Reference] = []
    var right: [Reference] = []
  }

  /// The mentions of `kind` in the beads of segments, then of paragraphs, that have some on both sides.
  static func pairs(of kind: EntityKind, in document: Document) -> [Pair] {
    var result: [Pair] = []
    // Most beads have no mention of the kind: their buffers serve the next one.
    var pair = Pair()
    for alignment in document.alignments {
      for bead in alignment.segments {
        pair.left.removeAll(keepingCapacity: true)
        for segment in bead.left { add(kind, in: document, segment: segment, to: &pair.left) }
        guard !pair.left.isEmpty else { continue }
        pair.right.removeAll(keepingCapacity: true)
        for segment in bead.right { add(kind, in: document, segment: segment, to: &pair.right) }
        if !pair.right.isEmpty { result.append(pair) }
      }
      for bead in alignment.paragraphs {
        pair.left.removeAll(keepingCapacity: true)
        for block in bead.left { add(kind, in: document, block: block, to: &pair.left) }
        guard !pair.left.isEmpty else { continue }
        pair.right.removeAll(keepingCapacity: true)
        for block in bead.right { add(kind, in: document, block: block, to: &pair.right) }
        if !pair.right.isEmpty { result.append(pair) }
      }
    }
    return result
  }

  private static func add(
    _ kind: EntityKind, in document: Document, segment: SegmentReference,
    to references: inout [Reference]
  ) {
    let block = segment.block
    guard document.blocks.indices.contains(block), !document.blocks[block].mentions.isEmpty,
      document.blocks[block].segments.indices.contains(segment.segment)
    else { return }
    let range = document.blocks[block].segments[segment.segment]
    let mentions = document.blocks[block].mentions
    var index = firstMention(of: mentions, from: range.start)
    while index < mentions.count, mentions[index].range.start < range.end {
      if mentions[index].kind == kind {
        references.append(Reference(block: block, mention: index))
      }
      index += 1
    }
  }

  private static func add(
    _ kind: EntityKind, in document: Document, block: Int, to references: inout [Reference]
  ) {
    guard document.blocks.indices.contains(block) else { return }
    let mentions = document.blocks[block].mentions
    for index in mentions.indices where mentions[index].kind == kind {
      references.append(Reference(block: block, mention: index))
    }
  }

  /// The first mention that starts at or behind `offset`.
  private static func firstMention(of mentions: [Mention], from offset: Int) -> Int {
    var low = 0
    var high = mentions.count
    while low < high {
      let middle = (low + high) / 2
      if mentions[middle].range.start < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
