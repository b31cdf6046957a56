/// Aligns the segments of paragraphs that translate each other.
///
/// Works inside each bead of paragraphs; headings have no segments and are aligned as a whole. A section that has
/// a counterpart, but much of whose text has none, is reported as `section_partly_translated`.
struct SegmentAlignment: StandardStage {
  static let name = "segment-alignment"
  static let summary = "Aligns the segments of paragraphs that translate each other."
  static let requires: Set<Layer> = [.blocks, .languages, .segments, .pairs]
  static let provides: Set<Layer> = [.beads]

  private let model: AlignmentModel

  /// What a sentence at an end of a bead has to add to it, where words are known.
  ///
  /// Offices abridge. In texts with single sentences left out, those that the aligner takes into their neighbour's
  /// bead mostly add less; the second halves of free translations hardly ever do.
  private static let leastMargin: Float = 2

  init(_ configuration: AlignmentSettings, context: StageContext) throws {
    model = try AlignmentModel.shared(withTable: configuration.table, context)
  }

  static func readResources(_ configuration: AlignmentSettings, context: StageContext) throws {
    try configuration.readTable(context)
  }

  func run(_ document: inout Document) throws {
    for index in document.alignments.indices {
      let segments = try beads(document.alignments[index], in: document)
      let paragraphs = LinkedParagraphs(segments, in: document)
      document.alignments[index].segments = segments
      document.alignments[index].paragraphs = paragraphs.trimmed(
        document.alignments[index].paragraphs)
      let findings = PartialTranslations.findings(document.alignments[index], in: document)
      for finding in findings { document.add(finding) }
      document.alignments[index].bitext = nil
    }
  }

  private func beads(_ alignment: Alignment, in document: Document) throws -> [Bead<
    SegmentReference
  >] {
    let segmented = try segmented(alignment, in: document)
    var left = SegmentLines()
    var right = SegmentLines()
    for bead in alignment.paragraphs {
      // Two segments alone need no comparison: their paragraphs were compared.
      let isSingle = document.segmentCount(bead.left) == 1 && document.segmentCount(bead.right) == 1
      left.add(bead.left, of: document, isSingle ? nil : segmented)
      right.add(bead.right, of: document, isSingle ? nil : segmented)
    }
    let bitext = segmented.bitext.joining(left.lines, right.lines)
    var aligner = SentenceAligner(bitext, leastMargin: bitext.hasTable ? Self.leastMargin : 0)
    var beads: [Bead<SegmentReference>] = []
    for (index, bead) in alignment.paragraphs.enumerated() {
      let leftReferences = left.references[left.ranges[index]]
      let rightReferences = right.references[right.ranges[index]]
      guard !leftReferences.isEmpty, !rightReferences.isEmpty else { continue }
      guard leftReferences.count > 1 || rightReferences.count > 1 else {
        beads.append(
          Bead(
            left: Array(leftReferences), right: Array(rightReferences),
            confidence: bead.confidence))
        continue
      }
      let leftOffset = leftReferences.startIndex - left.textRanges[index].lowerBound
      let rightOffset = rightReferences.startIndex - right.textRanges[index].lowerBound
      for found in aligner.beads(left: left.textRanges[index], right: right.textRanges[index])
      where !found.left.isEmpty && !found.right.isEmpty {
        beads.append(
          Bead(
            left: found.left.map { left.references[$0 + leftOffset] },
            right: found.right.map { right.references[$0 + rightOffset] },
            confidence: found.confidence))
      }
    }
    return beads
  }

  /// The segments as an aligner sees them: what the pairing of paragraphs left, if it still stands.
  private func segmented(_ alignment: Alignment, in document: Document) throws -> SegmentedBitext {
    let left = alignment.paragraphs.flatMap(\.left)
    let right = alignment.paragraphs.flatMap(\.right)
    if let found = alignment.bitext, found.isCurrent(in: document, for: left + right),
      found.tablePath == model.given?.path
    {
      return found
    }
    var segmented = try SegmentedBitext(
      document, left, in: alignment.left, right, in: alignment.right, model)
    guard segmented.bitext.words == .equality else { return segmented }
    segmented.learn(
      from: alignment.paragraphs.map { bead in
        (
          segmented.lines(of: bead.left, in: document),
          segmented.lines(of: bead.right, in: document)
        )
      }, of: segmented.bitext)
    return segmented
  }
}

extension Document {
  /// How many segments some blocks have.
  fileprivate func segmentCount(_ indices: [Int]) -> Int {
    indices.reduce(0) { $0 + blocks[$1].segments.count }
  }
}

/// The segments of one side of all paragraph beads.
private struct SegmentLines {
  /// The segments whose words are compared, each as the line that it is in a ``SegmentedBitext``.
  var lines: [Range<Int>] = []
  var references: [SegmentReference] = []
  /// The segments of each bead, in `references` and in `lines`.
  var ranges: [Range<Int>] = []
  var textRanges: [Range<Int>] = []

  mutating func add(_ blocks: [Int], of document: Document, _ segmented: SegmentedBitext?) {
    let start = references.count
    let firstLine = lines.count
    for block in blocks {
      let segments = document.blocks[block].segments.indices
      if let segmented, !segments.isEmpty {
        for line in segmented.lines(of: block, in: document) { lines.append(line..<line + 1) }
      }
      for segment in segments {
        references.append(SegmentReference(block: block, segment: segment))
      }
    }
    ranges.append(start..<references.count)
    textRanges.append(firstLine..<lines.count)
  }
}
