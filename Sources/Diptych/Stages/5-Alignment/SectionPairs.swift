/// Reads section pairs off the beads of lines.
struct SectionPairs {
  /// The beads of sections; a section whose counterpart is split, or that was merged, is in one of them.
  private(set) var beads: [Bead<Int>] = []

  /// So much of a section, or that much of it is linked: lines, and the bytes of their text.
  private struct Amount {
    var lines = 0
    var bytes = 0

    static func += (sum: inout Amount, other: Amount) {
      sum.lines += other.lines
      sum.bytes += other.bytes
    }

    /// Whether it is at least half of a whole.
    func isHalf(of whole: Amount) -> Bool {
      lines * 2 >= whole.lines && bytes * 2 >= whole.bytes
    }
  }

  /// What links two sections.
  private struct Tie {
    var left: Int
    var right: Int
    var ofLeft = Amount()
    var ofRight = Amount()
    var hasHeadings = false
    var confidence = 0.0
  }

  /// Reads the pairs off `paragraphs`, beads of indices in the blocks of `document`.
  init(_ paragraphs: [Bead<Int>], in document: Document) {
    let wholes = document.sections.map { Self.amount(of: $0, in: document) }
    let ties = Self.ties(paragraphs, in: document).filter { tie in
      let (left, right) = (wholes[tie.left], wholes[tie.right])
      return tie.hasHeadings
        || (left.lines <= right.lines ? tie.ofLeft.isHalf(of: left) : tie.ofRight.isHalf(of: right))
    }
    join(ties, certainties: document.sections.map { Self.certainty(of: $0, in: document) })
  }

  /// How much of a section may have a counterpart: a number in a table belongs to its row.
  private static func amount(of section: Section, in document: Document) -> Amount {
    var whole = Amount()
    for block in section.blocks {
      if case .cell = document.blocks[block].place, !document.blocks[block].hasLetters { continue }
      whole += amount(of: block, in: document)
    }
    return whole
  }

  private static func amount(of block: Int, in document: Document) -> Amount {
    Amount(lines: 1, bytes: document.blocks[block].utf8.count)
  }

  /// How sure it is that a section begins where it does: a pair is right only if both its sections are.
  ///
  /// In hundredths, as exports write it, so that an export that is read again has the same pairs.
  private static func certainty(of section: Section, in document: Document) -> Double {
    let confidence = section.heading.flatMap { document.blocks[$0].heading?.confidence }
    return confidence.map { Double(Hundredths($0).value) / 100 } ?? 1
  }

  private static func ties(_ paragraphs: [Bead<Int>], in document: Document) -> [Tie] {
    var sectionOf = [Int](repeating: -1, count: document.blocks.count)
    for (index, section) in document.sections.enumerated() {
      for block in section.blocks { sectionOf[block] = index }
    }
    var found: [Tie] = []
    for bead in paragraphs {
      let isHeading =
        bead.left.count == 1 && bead.right.count == 1
        && document.sections[sectionOf[bead.left[0]]].heading == bead.left[0]
        && document.sections[sectionOf[bead.right[0]]].heading == bead.right[0]
      for left in bead.left {
        for right in bead.right {
          found.append(
            Tie(
              left: sectionOf[left], right: sectionOf[right],
              ofLeft: right == bead.right[0] ? amount(of: left, in: document) : Amount(),
              ofRight: left == bead.left[0] ? amount(of: right, in: document) : Amount(),
              hasHeadings: isHeading,
              confidence: right == bead.right[0] ? bead.confidence : 0))
        }
      }
    }
    // A line that is linked to several sections counts for each of them.
    return merged(found)
  }

  private static func merged(_ ties: [Tie]) -> [Tie] {
    var result: [Tie] = []
    for tie in ties.sorted(by: { ($0.left, $0.right) < ($1.left, $1.right) }) {
      guard let last = result.last, last.left == tie.left, last.right == tie.right else {
        result.append(tie)
        continue
      }
      result[result.count - 1].ofLeft += tie.ofLeft
      result[result.count - 1].ofRight += tie.ofRight
      result[result.count - 1].confidence += tie.confidence
      if tie.hasHeadings { result[result.count - 1].hasHeadings = true }
    }
    return result
  }

  /// Puts pairs that share a section into one bead.
  private mutating func join(_ ties: [Tie], certainties: [Double]) {
    var beadOf = [Int](repeating: -1, count: certainties.count)
    var groups: [(left: Set<Int>, right: Set<Int>, confidence: Double, lines: Int)] = []
    for tie in ties {
      let known = [beadOf[tie.left], beadOf[tie.right]].filter { $0 >= 0 }
      let group = known.min() ?? groups.count
      if group == groups.count { groups.append(([], [], 0, 0)) }
      if let other = known.max(), other != group {
        for section in groups[other].left.union(groups[other].right) { beadOf[section] = group }
        groups[group].left.formUnion(groups[other].left)
        groups[group].right.formUnion(groups[other].right)
        groups[group].confidence += groups[other].confidence
        groups[group].lines += groups[other].lines
        groups[other] = ([], [], 0, 0)
      }
      groups[group].left.insert(tie.left)
      groups[group].right.insert(tie.right)
      groups[group].confidence += tie.confidence
      groups[group].lines += tie.ofLeft.lines
      beadOf[tie.left] = group
      beadOf[tie.right] = group
    }
    beads = groups.filter { !$0.left.isEmpty }.map {
      // Headings of a pair support each other, so that the more doubtful one counts.
      let certainty = $0.left.union($0.right).reduce(1) { min($0, certainties[$1]) }
      return Bead(
        left: $0.left.sorted(), right: $0.right.sorted(),
        confidence: certainty * $0.confidence / Double(max(1, $0.lines)))
    }
  }
}
