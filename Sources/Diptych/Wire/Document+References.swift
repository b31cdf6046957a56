extension Document {
  /// Makes sure that all layers are what later stages rely on: ranges in order and inside of the
  /// text, and no number of a block, section, segment or entity that there is none of.
  ///
  /// - Parameter touched: the blocks that may not be, by their number; `nil` for all.
  /// - Throws: a ``WireError`` that names the first place and the rule.
  func checkReferences(in touched: [Int]? = nil) throws(WireError) {
    let all = blocks.span
    for index in touched ?? Array(blocks.indices) {
      do throws(WireError) {
        try check(all[index])
      } catch {
        throw error.within(index).within("blocks")
      }
    }
    for (index, letter) in letters.enumerated()
    where letter.parts.contains(where: { !isInText($0.block, $0.range) }) {
      throw WireError("a part of the letter is in no text").within(index).within("letters")
    }
    try checkSections()
    for (index, alignment) in alignments.enumerated() {
      do throws(WireError) {
        try Self.check(alignment.sections, "sections") { sections.indices.contains($0) }
        try Self.check(alignment.paragraphs, "paragraphs") { blocks.indices.contains($0) }
        try Self.check(alignment.segments, "segments") { unit in
          blocks.indices.contains(unit.block)
            && blocks[unit.block].segments.indices.contains(unit.segment)
        }
      } catch {
        throw error.within(index).within("alignments")
      }
    }
    for (index, finding) in findings.enumerated() {
      let isThere =
        switch finding.place {
        case .document: true
        case .block(let block): blocks.indices.contains(block)
        case .section(let section): sections.indices.contains(section)
        }
      if !isThere {
        throw WireError("the place of the finding is not there").within(index).within("findings")
      }
    }
  }

  private func isInText(_ block: Int, _ range: TextRange) -> Bool {
    guard blocks.indices.contains(block), range.end <= blocks[block].utf8.count else {
      return false
    }
    // The text may have changed since.
    return [range.start, range.end].allSatisfy { offset in
      offset == blocks[block].utf8.count || blocks[block].utf8[offset] & 0xC0 != 0x80
    }
  }

  private func check(_ block: borrowing Block) throws(WireError) {
    guard !block.utf8.isEmpty else { throw WireError("a block has text").within("text") }
    guard block.sourceIndex < sources.count else {
      throw WireError("the document has no such file").within("source")
    }
    let count = block.utf8.count
    try Self.checkOrder(block.runs, \.range, in: count, "runs", isEmptyAllowed: false)
    try Self.checkOrder(block.glosses, \.range, in: count, "glosses", isEmptyAllowed: true)
    try Self.checkOrder(block.repairs, \.range, in: count, "repairs", isEmptyAllowed: true)
    try Self.checkOrder(block.segments, \.self, in: count, "segments", isEmptyAllowed: false)
    try checkNesting(block.mentions, in: count)
  }

  private static func checkOrder<Item>(
    _ items: [Item], _ range: (Item) -> TextRange, in count: Int, _ key: String,
    isEmptyAllowed: Bool
  ) throws(WireError) {
    var end = 0
    for (index, item) in items.enumerated() {
      let range = range(item)
      guard range.start >= end else {
        throw WireError("the ranges ascend and do not overlap").within(index).within(key)
      }
      guard range.end <= count else {
        throw WireError("the range leaves the text").within(index).within(key)
      }
      guard isEmptyAllowed || !range.isEmpty else {
        throw WireError("the range is empty").within(index).within(key)
      }
      end = range.end
    }
  }

  private func checkNesting(_ mentions: [Mention], in count: Int) throws(WireError) {
    guard !mentions.isEmpty else { return }
    var open: [TextRange] = []
    var last = TextRange(0, count)
    for (index, mention) in mentions.enumerated() {
      let range = mention.range
      do throws(WireError) {
        guard range.end <= count, !range.isEmpty else {
          throw WireError("a mention has text")
        }
        guard (last.start, range.end) <= (range.start, last.end) else {
          throw WireError("mentions ascend by their starts, the longer one first")
        }
        while let outer = open.last, outer.end <= range.start { open.removeLast() }
        if let outer = open.last, !outer.contains(range) {
          throw WireError("mentions lie in one another or apart, they do not cross")
        }
        if let entity = mention.entity, entity >= entities.count {
          throw WireError("there is no such entity").within("entity")
        }
      } catch {
        throw error.within(index).within("mentions")
      }
      open.append(range)
      last = range
    }
  }

  private func checkSections() throws(WireError) {
    var isOwned = Array(repeating: false, count: blocks.count)
    for (index, section) in sections.enumerated() {
      do throws(WireError) {
        var last = -1
        guard !section.blocks.isEmpty else { throw WireError("a section has blocks") }
        for block in section.blocks {
          guard block > last, block < blocks.count else {
            throw WireError("the blocks of a section ascend, and are there")
          }
          guard !isOwned[block] else {
            throw WireError("the block \(block) is in another section already")
          }
          isOwned[block] = true
          last = block
        }
        guard section.level >= 1, section.parent.map({ $0 < index }) ?? true else {
          throw WireError("a section has a level from 1, and a parent comes before it")
        }
        guard section.heading.map({ $0 == section.blocks.first }) ?? true else {
          throw WireError("the heading is the first block of its section")
        }
      } catch {
        throw error.within(index).within("sections")
      }
    }
  }

  private static func check<Unit>(
    _ beads: [Bead<Unit>], _ key: String, _ isThere: (Unit) -> Bool
  ) throws(WireError) {
    var used = Set<Unit>()
    for (index, bead) in beads.enumerated() {
      let units = bead.left + bead.right
      guard !bead.left.isEmpty, !bead.right.isEmpty, units.allSatisfy(isThere) else {
        throw WireError("a bead has units of the document on both sides").within(index).within(key)
      }
      for unit in units where !used.insert(unit).inserted {
        throw WireError("no unit is in two beads").within(index).within(key)
      }
    }
  }
}
