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
    for alignment in document.alignments {
      let segments = alignment.segments.map { bead in
        Pair(
          left: bead.left.flatMap { references(of: kind, in: document, segment: $0) },
          right: bead.right.flatMap { references(of: kind, in: document, segment: $0) })
      }
      let paragraphs = alignment.paragraphs.map { bead in
        Pair(
          left: bead.left.flatMap { references(of: kind, in: document, block: $0) },
          right: bead.right.flatMap { references(of: kind, in: document, block: $0) })
      }
      result += (segments + paragraphs).filter { !$0.left.isEmpty && !$0.right.isEmpty }
    }
    return result
  }

  private static func references(
    of kind: EntityKind, in document: Document, segment: SegmentReference
  ) -> [Reference] {
    guard document.blocks.indices.contains(segment.block),
      document.blocks[segment.block].segments.indices.contains(segment.segment)
    else { return [] }
    let block = document.blocks[segment.block]
    let range = block.segments[segment.segment]
    var index = firstMention(in: block, from: range.start)
    var result: [Reference] = []
    while index < block.mentions.count, block.mentions[index].range.start < range.end {
      if block.mentions[index].kind == kind {
        result.append(Reference(block: segment.block, mention: index))
      }
      index += 1
    }
    return result
  }

  private static func references(
    of kind: EntityKind, in document: Document, block: Int
  ) -> [Reference] {
    guard document.blocks.indices.contains(block) else { return [] }
    let mentions = document.blocks[block].mentions
    return mentions.indices.filter { mentions[$0].kind == kind }
      .map { Reference(block: block, mention: $0) }
  }

  /// The first mention that starts at or behind `offset`.
  private static func firstMention(in block: Block, from offset: Int) -> Int {
    var low = 0
    var high = block.mentions.count
    while low < high {
      let middle = (low + high) / 2
      if block.mentions[middle].range.start < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
