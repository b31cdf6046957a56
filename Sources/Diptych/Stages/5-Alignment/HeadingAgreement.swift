/// Lets the languages of a document agree on which lines are headings.
///
/// A line that is a heading in one language is one in the other. Two lines that translate each other
/// add up what speaks for each; what that changes is marked, put into sections and cut into sentences
/// anew. Only lines are touched that ``HeadingDetection`` weighed, and only sections that
/// ``Sectioning`` made.
struct HeadingAgreement {
  /// The log-odds of each line that was weighed, after the comparison.
  private var evidence: [Int: Double] = [:]

  /// What it adds that both lines of a bead look like headings.
  ///
  /// Tuned, as the divisor, on the development sets of help pages and speeches.
  private static let counterpart = 1.1
  /// What the two lines are weighed by is much the same, so that their sum says too much.
  private static let overlap = 5.0 / 3
  /// The log-odds of a line that cannot be a heading by its form.
  private static let impossible = -4.6

  /// Compares the lines of beads of paragraphs that are of one line in each language.
  init(_ alignments: [Alignment], in document: Document) {
    guard !document.given.contains(.headings), !document.given.contains(.sections) else { return }
    for alignment in alignments {
      for bead in alignment.paragraphs where bead.left.count == 1 && bead.right.count == 1 {
        let (left, right) = (bead.left[0], bead.right[0])
        guard let ofLeft = logOdds(of: left, in: document),
          let ofRight = logOdds(of: right, in: document)
        else { continue }
        let weighed = [left, right].filter { document.blocks[$0].headingEvidence != nil }
        let sum = ofLeft + ofRight + (weighed.count == 2 ? Self.counterpart : 0)
        for block in weighed { evidence[block] = sum / Self.overlap }
      }
    }
  }

  /// What is known of a line; `nil` if its markup says what it is.
  private func logOdds(of block: Int, in document: Document) -> Double? {
    if let compared = evidence[block] { return compared }
    if let weighed = document.blocks[block].headingEvidence { return weighed }
    return document.blocks[block].isHeading ? nil : Self.impossible
  }

  /// Marks the headings that are agreed on, and how sure that makes them.
  ///
  /// - Returns: whether any line became a heading or ceased to be one.
  func apply(to document: inout Document) -> Bool {
    let least = Self.leastEvidence(in: document)
    let changed = evidence.filter { block, logOdds in
      (logOdds >= least) != document.blocks[block].isHeading
        && document.blocks[block].heading.map { $0.stage == HeadingDetection.name } ?? true
    }.keys.sorted()
    guard changed.isEmpty || document.sections == Sectioning.sections(of: document.blocks) else {
      return false
    }
    for (block, logOdds) in evidence { document.blocks[block].headingEvidence = logOdds }
    guard !changed.isEmpty else {
      HeadingDetection.restate(evidence.keys, in: &document)
      return false
    }
    HeadingDetection.change(changed, in: &document)
    var segmenter = SentenceSegmenter()
    for block in changed {
      document.blocks[block].segments =
        document.blocks[block].isHeading
        ? []
        : segmenter.segments(
          of: document.blocks[block].utf8,
          language: document.blocks[block].language?.value ?? .undetermined)
    }
    document.sections = Sectioning.sections(of: document.blocks)
    return true
  }

  /// The log-odds from which on lines were taken for headings: even odds, unless the settings of
  /// ``HeadingDetection`` drew the line elsewhere.
  private static func leastEvidence(in document: Document) -> Double {
    var least = Double.infinity
    var most = -Double.infinity
    for block in document.blocks {
      guard let evidence = block.headingEvidence else { continue }
      if block.isHeading { least = min(least, evidence) } else { most = max(most, evidence) }
    }
    return min(least, max(most.nextUp, 0))
  }
}
