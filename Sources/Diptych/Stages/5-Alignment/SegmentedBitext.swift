/// The text of two languages of a document as an aligner sees it, segment by segment.
///
/// Taking text apart and looking up its words is most of the work of an alignment: the pairing of paragraphs
/// does it, and leaves it to that of segments in ``Alignment/bitext``.
struct SegmentedBitext: Sendable {
  /// The segments of both languages as lines; a block without segments is one line.
  private(set) var bitext: Bitext
  /// The table that the settings of the stage named that made this.
  let tablePath: String?
  /// The first line of each block of the document, counted on its side; −1 for other blocks.
  private let firstLines: [Int32]
  /// What the lines were made of, to see whether it still stands.
  private let texts: [(block: Int, utf8: [UInt8], segments: [TextRange])]

  /// Takes the blocks of two languages apart.
  ///
  /// - Throws: an error that names the translation table of the languages, if it cannot be read.
  init(
    _ document: Document, _ leftBlocks: [Int], in left: LanguageTag, _ rightBlocks: [Int],
    in right: LanguageTag, _ model: AlignmentModel
  ) throws {
    var firstLines = [Int32](repeating: -1, count: document.blocks.count)
    var texts: [(block: Int, utf8: [UInt8], segments: [TextRange])] = []
    texts.reserveCapacity(leftBlocks.count + rightBlocks.count)
    let lines = [leftBlocks, rightBlocks].map { blocks in
      var lines = AlignmentModel.Lines()
      for block in blocks {
        let utf8 = document.blocks[block].utf8
        let segments = document.blocks[block].segments
        firstLines[block] = Int32(lines.ranges.count)
        if segments.isEmpty { lines.add(utf8) } else { lines.add(utf8, segments) }
        texts.append((block, utf8, segments))
      }
      return lines
    }
    self.firstLines = firstLines
    self.texts = texts
    tablePath = model.given?.path
    bitext = try model.bitext(lines[0], in: left, lines[1], in: right)
  }

  /// Learns words from pairs of runs of lines of `text`, which has the same units.
  mutating func learn(from pairs: [(Range<Int>, Range<Int>)], of text: Bitext) {
    bitext = bitext.learning(from: pairs, of: text)
  }

  /// The lines of a block, counted on its side; one if it has no segments.
  func lines(of block: Int, in document: Document) -> Range<Int> {
    let first = Int(firstLines[block])
    return first..<first + max(1, document.blocks[block].segments.count)
  }

  /// Whether these blocks are among the lines.
  func hasLines(of blocks: [Int]) -> Bool { blocks.allSatisfy { firstLines[$0] >= 0 } }

  /// The lines of blocks that follow one another.
  func lines(of blocks: [Int], in document: Document) -> Range<Int> {
    guard let first = blocks.first, let last = blocks.last else { return 0..<0 }
    return Int(firstLines[first])..<lines(of: last, in: document).upperBound
  }

  /// Whether the blocks that the lines were made of have not changed since, and `blocks` are among them.
  func isCurrent(in document: Document, for blocks: [Int]) -> Bool {
    // Arrays that still share their memory are not compared.
    firstLines.count == document.blocks.count && blocks.allSatisfy { firstLines[$0] >= 0 }
      && texts.allSatisfy {
        $0.utf8 == document.blocks[$0.block].utf8
          && Self.areSameLines($0.segments, document.blocks[$0.block].segments, of: $0.utf8.count)
      }
  }

  /// Whether two ways to cut a block make the same lines of it: a block that became a heading, or was one, is
  /// one line with a segment and without.
  private static func areSameLines(
    _ one: [TextRange], _ other: [TextRange], of count: Int
  ) -> Bool {
    func isWhole(_ segments: [TextRange]) -> Bool {
      segments.isEmpty || segments == [TextRange(0, count)]
    }
    return one == other || isWhole(one) && isWhole(other)
  }
}
