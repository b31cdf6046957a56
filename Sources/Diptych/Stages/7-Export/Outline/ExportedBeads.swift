/// The beads of all alignments in the numbering of the outline.
struct ExportedBeads: Sendable {
  /// The beads of one level and language pair.
  struct Group<Unit: Sendable & Hashable>: Sendable {
    /// The language on the left.
    var left: LanguageTag
    /// The language on the right.
    var right: LanguageTag
    /// The number of the first bead: they are numbered through all groups of a level, from 1.
    var first: Int
    /// The beads.
    var beads: [Bead<Unit>]
  }

  /// Beads of indices in ``ExportOutline/sections``.
  private(set) var sections: [Group<Int>] = []
  /// Beads of blocks.
  private(set) var paragraphs: [Group<Int>] = []
  /// Beads of segments as the outline has them.
  private(set) var segments: [Group<SegmentReference>] = []

  init(_ document: Document, _ outline: ExportOutline) {
    var tags = WellFormedTags()
    for alignment in document.alignments {
      let left = tags.tag(alignment.left)
      let right = tags.tag(alignment.right)
      Self.add(alignment.sections, left, right, to: &sections) {
        outline.section(ofDocument: $0)
      }
      Self.add(alignment.paragraphs, left, right, to: &paragraphs) {
        outline.units.indices.contains($0) ? $0 : nil
      }
      Self.add(alignment.segments, left, right, to: &segments) {
        guard outline.units.indices.contains($0.block),
          outline.units[$0.block].segments.indices.contains($0.segment)
        else { return nil }
        return $0
      }
    }
  }

  /// Adds a group; units that the outline does not have are left out.
  private static func add<Unit>(
    _ beads: [Bead<Unit>], _ left: LanguageTag, _ right: LanguageTag,
    to groups: inout [Group<Unit>],
    kept: (Unit) -> Unit?
  ) {
    let first = groups.last.map { $0.first + $0.beads.count } ?? 1
    var group = Group<Unit>(left: left, right: right, first: first, beads: [])
    group.beads.reserveCapacity(beads.count)
    for bead in beads {
      // Nearly always all units are known under the same number, and the lists need no copy.
      let left = all(bead.left, kept) ? bead.left : bead.left.compactMap(kept)
      let right = all(bead.right, kept) ? bead.right : bead.right.compactMap(kept)
      guard !left.isEmpty, !right.isEmpty else { continue }
      group.beads.append(Bead(left: left, right: right, confidence: bead.confidence))
    }
    groups.append(group)
  }

  private static func all<Unit: Equatable>(_ units: [Unit], _ kept: (Unit) -> Unit?) -> Bool {
    for unit in units where kept(unit) != unit { return false }
    return true
  }
}

/// The counterparts of the sections of an outline, ascending.
struct Counterparts: Sendable {
  private var lists: [[Int]]

  init(sectionsOf document: Document, _ outline: ExportOutline) {
    lists = [[Int]](repeating: [], count: outline.sections.count)
    for alignment in document.alignments {
      for bead in alignment.sections {
        let left = bead.left.compactMap { outline.section(ofDocument: $0) }
        let right = bead.right.compactMap { outline.section(ofDocument: $0) }
        for section in left { lists[section] += right }
        for section in right { lists[section] += left }
      }
    }
    for index in lists.indices where lists[index].count > 1 {
      lists[index] = Array(Set(lists[index])).sorted()
    }
  }

  /// The counterparts of a section, by its index in the outline.
  subscript(section: Int) -> [Int] { lists[section] }
}
