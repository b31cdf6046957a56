/// Finds lines that only look like headings, in bold or larger letters, and ranks their looks.
enum DistinctLetters {
  /// The longest, in bytes.
  private static let maximumLength = 150

  /// Notes which blocks stand out, if few do, by the looks that the reader left in their layout.
  static func mark(in blocks: inout [Block]) {
    var sizes: [Double: Int] = [:]
    var (all, bold) = (0, 0)
    for block in blocks {
      let style = block.layout.style ?? TextStyle()
      sizes[style.size, default: 0] += block.utf8.count
      all += block.utf8.count
      if style.isBold { bold += block.utf8.count }
    }
    let most = sizes.max { ($0.value, -$0.key) < ($1.value, -$1.key) }
    // Where much of a text is bold, bold says nothing.
    let body = TextStyle(isBold: bold * 3 > all, size: most?.key ?? TextStyle.normalSize)
    var found: [(index: Int, style: TextStyle)] = []
    var bytes = 0
    for index in blocks.indices {
      let style = blocks[index].layout.style
      blocks[index].layout.style = nil
      guard let style, isDistinct(blocks[index], style, from: body) else { continue }
      found.append((index, style))
      bytes += blocks[index].utf8.count
    }
    guard bytes * 3 <= all else { return }
    let looks = Set(found.map(\.style)).sorted(by: precedes)
    var ranks: [TextStyle: Int] = [:]
    for (place, look) in looks.enumerated() { ranks[look] = place + 1 }
    for (index, style) in found { blocks[index].layout.letterRank = ranks[style] }
  }

  /// Whether letters stand above others: larger ones, then bold ones, then those in the middle.
  private static func precedes(_ one: TextStyle, _ other: TextStyle) -> Bool {
    guard one.size == other.size else { return one.size > other.size }
    guard one.isBold == other.isBold else { return one.isBold }
    return one.isCentred && !other.isCentred
  }

  private static func isDistinct(_ block: Block, _ style: TextStyle, from body: TextStyle) -> Bool {
    block.kind == .paragraph && block.place == .flow && block.utf8.count <= maximumLength
      && (style.isBold && !body.isBold || style.size >= 1.12 * body.size)
      && (isQuestion(block.utf8) || !SentenceEnd.isAtEnd(of: block.utf8, in: block.utf8.indices))
  }

  /// Of all sentences, headings are often questions.
  private static func isQuestion(_ utf8: [UInt8]) -> Bool {
    utf8.last == UInt8(ascii: "?") || utf8.suffix(3).elementsEqual("？".utf8)
  }
}
