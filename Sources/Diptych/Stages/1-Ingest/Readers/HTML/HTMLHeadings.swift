/// Finds lines of a page that only look like headings: in bold or larger letters.
enum HTMLHeadings {
  /// The longest, in bytes.
  private static let maximumLength = 150

  /// Notes which blocks stand out, if few do.
  static func markDistinct(in blocks: inout [Block], _ facts: [HTMLBlockFacts]) {
    var sizes: [Double: Int] = [:]
    for (block, facts) in zip(blocks, facts) {
      sizes[facts.style.size, default: 0] += block.utf8.count
    }
    let most = sizes.max { ($0.value, -$0.key) < ($1.value, -$1.key) }
    let bodySize = most?.key ?? TextStyle.normalSize
    var found: [Int] = []
    var (bytes, all) = (0, 0)
    for index in blocks.indices {
      all += blocks[index].utf8.count
      guard isDistinct(blocks[index], facts[index].style, bodySize: bodySize) else { continue }
      found.append(index)
      bytes += blocks[index].utf8.count
    }
    // Where much of a text is bold, bold says nothing.
    guard bytes * 3 <= all else { return }
    for index in found { blocks[index].layout.isDistinct = true }
  }

  private static func isDistinct(_ block: Block, _ style: TextStyle, bodySize: Double) -> Bool {
    block.kind == .paragraph && block.place == .flow && block.utf8.count <= maximumLength
      && (style.isBold || style.size >= 1.12 * bodySize)
      && !SentenceEnd.isAtEnd(of: block.utf8, in: block.utf8.indices)
  }
}
