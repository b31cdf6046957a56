/// Aligns the segments of paragraphs that translate each other.
///
/// Works inside each bead of paragraphs; headings have no segments and are aligned as a whole.
struct SegmentAlignment: Stage {
  static let name = "segment-alignment"
  static let summary = "Aligns the segments of paragraphs that translate each other."
  let requires: Set<Layer> = [.blocks, .languages, .segments, .pairs]
  let provides: Set<Layer> = [.beads]

  private let model: AlignmentModel

  init(_ configuration: NoConfiguration, context: StageContext) throws {
    model = try AlignmentModel.shared(context)
  }

  func run(_ document: inout Document) {
    for index in document.alignments.indices {
      document.alignments[index].segments = beads(document.alignments[index], in: document)
    }
  }

  private func beads(_ alignment: Alignment, in document: Document) -> [Bead<SegmentReference>] {
    var left = SegmentLines()
    var right = SegmentLines()
    for bead in alignment.paragraphs {
      left.add(bead.left, of: document)
      right.add(bead.right, of: document)
    }
    let bitext = model.bitext(
      left.lines, in: alignment.left, right.lines, in: alignment.right)
    var aligner = SentenceAligner(bitext)
    var beads: [Bead<SegmentReference>] = []
    for (leftRange, rightRange) in zip(left.ranges, right.ranges) {
      guard !leftRange.isEmpty, !rightRange.isEmpty else { continue }
      for bead in aligner.beads(left: leftRange, right: rightRange)
      where !bead.left.isEmpty && !bead.right.isEmpty {
        beads.append(
          Bead(
            left: Array(left.references[bead.left]), right: Array(right.references[bead.right]),
            confidence: bead.confidence))
      }
    }
    return beads
  }
}

/// The segments of one side of all paragraph beads.
private struct SegmentLines {
  var lines = AlignmentModel.Lines()
  var references: [SegmentReference] = []
  /// The segments of each bead.
  var ranges: [Range<Int>] = []

  mutating func add(_ blocks: [Int], of document: Document) {
    let start = references.count
    for block in blocks {
      let segments = document.blocks[block].segments
      lines.add(document.blocks[block].utf8, segments)
      for segment in segments.indices {
        references.append(SegmentReference(block: block, segment: segment))
      }
    }
    ranges.append(start..<references.count)
  }
}
