/// The sections of a document, made sound: every block is in exactly one.
///
/// Blocks that no section claims form sections of their own, a new one at each heading; with no
/// sections at all, that divides the whole document.
struct OwnedSections {
  /// In the order of their first blocks, a parent before its children; ids are not set.
  private(set) var sections: [ExportOutline.Section] = []
  /// The index in ``sections`` for each block.
  private(set) var owner: [Int]
  /// The index in ``sections`` for each section of the document; `nil` for one without blocks.
  private(set) var ofDocument: [Int?]

  init(_ document: Document, languages: [LanguageTag], tags: inout WellFormedTags) {
    let unclaimed = -1
    owner = [Int](repeating: unclaimed, count: document.blocks.count)
    var drafts: [Draft] = []
    for (index, section) in document.sections.enumerated() {
      var blocks: [Int] = []
      for block in section.blocks where owner.indices.contains(block) && owner[block] == unclaimed {
        owner[block] = index
        blocks.append(block)
      }
      blocks.sort()
      drafts.append(
        Draft(
          section: ExportOutline.Section(
            id: [], position: 0, level: max(section.level, 1), parent: section.parent,
            language: tags.tag(section.language),
            heading: section.heading.flatMap { blocks.contains($0) ? $0 : nil }, blocks: blocks),
          original: index))
    }
    for block in owner.indices where owner[block] == unclaimed {
      if block > 0, owner[block - 1] >= document.sections.count,
        !document.blocks[block].isHeading
      {
        owner[block] = owner[block - 1]
        let draft = owner[block]
        drafts[draft].section.blocks.append(block)
        if drafts[draft].section.language != languages[block] {
          drafts[draft].section.language = .multiple
        }
      } else {
        owner[block] = drafts.count
        drafts.append(
          Draft(
            section: ExportOutline.Section(
              id: [], position: 0, level: 1, language: languages[block],
              heading: document.blocks[block].isHeading ? block : nil, blocks: [block])))
      }
    }
    ofDocument = [Int?](repeating: nil, count: document.sections.count)
    settle(drafts)
  }

  private struct Draft {
    var section: ExportOutline.Section
    var original: Int?
  }

  /// Brings the sections into the order of their first blocks and points parents to it.
  private mutating func settle(_ drafts: [Draft]) {
    var placed = [Int?](repeating: nil, count: drafts.count)
    // No block is owned twice, so first blocks differ and the order is total.
    for first in owner.indices where drafts[owner[first]].section.blocks.first == first {
      let draft = owner[first]
      placed[draft] = sections.count
      if let original = drafts[draft].original { ofDocument[original] = sections.count }
      sections.append(drafts[draft].section)
    }
    for (draft, place) in placed.enumerated() {
      guard let place else { continue }
      // A parent that does not begin before its child would let chains of parents run in circles.
      sections[place].parent = drafts[draft].section.parent.flatMap { parent in
        guard placed.indices.contains(parent), let outer = placed[parent], outer < place
        else { return nil }
        return outer
      }
    }
    for block in owner.indices { owner[block] = placed[owner[block]] ?? 0 }
    var children = [Int](repeating: 0, count: sections.count + 1)
    for index in sections.indices {
      let parent = sections[index].parent ?? sections.count
      children[parent] += 1
      sections[index].position = children[parent]
    }
  }
}
