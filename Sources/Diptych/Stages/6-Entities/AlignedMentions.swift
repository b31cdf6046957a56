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
      for bead in alignment.segments {
        let left = bead.left.flatMap { references(of: kind, in: document, segment: $0) }
        guard !left.isEmpty else { continue }
        let right = bead.right.flatMap { references(of: kind, in: document, segment: $0) }
        if !right.isEmpty { result.append(Pair(left: left, right: right)) }
      }
      for bead in alignment.paragraphs {
        let left = bead.left.flatMap { references(of: kind, in: document, block: $0) }
        guard !left.isEmpty else { continue }
        let right = bead.right.flatMap { references(of: kind, in: document, block: $0) }
        if !right.isEmpty { result.append(Pair(left: left, right: right)) }
      }
    }
    return result
  }

  private static func references(
    of kind: EntityKind, in document: Document, segment: SegmentReference
  ) -> [Reference] {
    guard document.blocks.indices.contains(segment.block),
      document.blocks[segment.block].segments.indices.contains(segment.segment)
    else { return [] }
    let range = document.blocks[segment.block].segments[segment.segment]
    let mentions = document.blocks[segment.block].mentions
    guard !mentions.isEmpty else { return [] }
    var index = firstMention(of: mentions, from: range.start)
    var result: [Reference] = []
    while index < mentions.count, mentions[index].range.start < range.end {
      if mentions[index].kind == kind {
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
