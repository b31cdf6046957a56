internal import DiptychXML

/// The links between translations, as `linkGrp` has them and as `corresp` repeats them.
///
/// All lists are flat: a document has as many links as sentences, and a list for each of them would
/// cost more than writing it.
struct TEILinks {
  /// What is linked.
  enum Level: Int, CaseIterable {
    /// Divisions, by their section's index in ``ExportOutline/sections``.
    case section
    /// Blocks.
    case paragraph
    /// Segments, by ``TEILinks/unit(ofSegment:inBlock:)``.
    case sentence

    /// The level in ids and types.
    var word: StaticString {
      switch self {
      case .section: "section"
      case .paragraph: "paragraph"
      case .sentence: "sentence"
      }
    }
  }

  /// A `linkGrp`.
  struct Group {
    /// The level.
    var level: Level
    /// The languages, in the order of the targets.
    var languages: (left: LanguageTag, right: LanguageTag)
    /// The indices in ``TEILinks/links``.
    var links: Range<Int>
  }

  /// One bead.
  struct Link {
    /// The number of the bead on its level.
    var number: Int
    /// How sure it is.
    var confidence: Double
    /// Where its units begin among all units, and how many stand on each side.
    var start: Int
    var left: Int
    var right: Int
  }

  /// A unit of a link.
  private struct Unit {
    /// The index of the section or block.
    var index: Int
    /// The index of the segment in its block.
    var segment: Int
    /// The place in ``first``.
    var place: Int
    /// The next link of the same unit, as an index in ``units``; -1 for none.
    var next = -1
    /// The link that the unit is part of.
    var link: Int
  }

  /// One for each level and language pair that has links.
  private(set) var groups: [Group] = []
  /// In the order of the groups.
  private(set) var links: [Link] = []
  private var units: [Unit] = []
  /// For each section, block and segment its first occurrence in ``units``; -1 for none.
  private var first: [Int]
  /// Where the blocks and the segments begin in ``first``.
  private let blockBase: Int
  /// The place of each block's first segment among all segments.
  private var segmentBase: [Int] = []
  /// For each section whether it has a counterpart; `nil` if nothing was paired.
  private let pairing: [Bool]?

  /// Collects the links; `isPaired` tells whether a stage of the run pairs sections.
  init(_ document: Document, _ plan: ExportPlan, isPaired: Bool) {
    let outline = plan.outline
    blockBase = outline.sections.count
    var count = blockBase + outline.units.count
    segmentBase.reserveCapacity(outline.units.count)
    for unit in outline.units.indices {
      segmentBase.append(count)
      count += outline.units[unit].segments.count
    }
    first = [Int](repeating: -1, count: count)
    if isPaired || !document.alignments.isEmpty {
      pairing = outline.sections.indices.map { !plan.counterparts[$0].isEmpty }
    } else {
      pairing = nil
    }
    let beads = plan.beads
    // A section that is no division of its own is linked by its heads and paragraphs only.
    add(beads.sections, .section) { section in
      outline.sections[section].division == nil ? nil : (section, 0, section)
    }
    let blockBase = blockBase
    add(beads.paragraphs, .paragraph) { ($0, 0, blockBase + $0) }
    let segmentBase = segmentBase
    add(beads.segments, .sentence) {
      ($0.block, $0.segment, segmentBase[$0.block] + $0.segment)
    }
    // From the end, so that the lists of each unit are in order.
    for index in units.indices.reversed() {
      let place = units[index].place
      units[index].next = first[place]
      first[place] = index
    }
  }

  /// Whether a section has a translation; `nil` if nothing was paired.
  func isPaired(section: Int) -> Bool? { pairing?[section] }

  /// The number of a segment on the level of sentences.
  func unit(ofSegment segment: Int, inBlock block: Int) -> Int {
    segmentBase[block] + segment - blockBase
  }

  /// Whether a unit is linked to any other.
  func isLinked(_ unit: Int, on level: Level) -> Bool { first[place(unit, level)] >= 0 }

  /// Writes pointers to all that a linked unit is linked to.
  func writeCounterparts(
    of unit: Int, on level: Level, _ outline: ExportOutline, to xml: inout XMLWriter
  ) {
    var next = first[place(unit, level)]
    var isFirst = true
    while next >= 0 {
      let link = links[units[next].link]
      let middle = link.start + link.left
      let others = next < middle ? middle..<middle + link.right : link.start..<middle
      write(others, level, outline, isFirst: &isFirst, to: &xml)
      next = units[next].next
    }
  }

  /// Writes pointers to the units of a link.
  func writeTargets(
    of link: Link, on level: Level, _ outline: ExportOutline, to xml: inout XMLWriter
  ) {
    var isFirst = true
    let range = link.start..<link.start + link.left + link.right
    write(range, level, outline, isFirst: &isFirst, to: &xml)
  }

  private func write(
    _ range: Range<Int>, _ level: Level, _ outline: ExportOutline, isFirst: inout Bool,
    to xml: inout XMLWriter
  ) {
    let sections = outline.sections.span
    let blocks = outline.units.span
    for index in range {
      switch level {
      case .section: xml.pointer(sections[units[index].index].id.span, isFirst: isFirst)
      case .paragraph: xml.pointer(blocks[units[index].index].id.span, isFirst: isFirst)
      case .sentence:
        xml.pointer(
          partOf: blocks[units[index].index].id.span, "-s", units[index].segment + 1,
          isFirst: isFirst)
      }
      isFirst = false
    }
  }

  private func place(_ unit: Int, _ level: Level) -> Int {
    level == .section ? unit : blockBase + unit
  }

  private mutating func add<Key>(
    _ beads: [ExportedBeads.Group<Key>], _ level: Level,
    unit: (Key) -> (index: Int, segment: Int, place: Int)?
  ) {
    for group in beads {
      let begin = links.count
      for index in group.beads.indices {
        let start = units.count
        for key in group.beads[index].left {
          guard let unit = unit(key) else { continue }
          units.append(
            Unit(index: unit.index, segment: unit.segment, place: unit.place, link: links.count))
        }
        let left = units.count - start
        for key in group.beads[index].right {
          guard let unit = unit(key) else { continue }
          units.append(
            Unit(index: unit.index, segment: unit.segment, place: unit.place, link: links.count))
        }
        let right = units.count - start - left
        guard left > 0, right > 0 else {
          units.removeLast(left + right)
          continue
        }
        links.append(
          Link(
            number: group.first + index, confidence: group.beads[index].confidence, start: start,
            left: left, right: right))
      }
      guard begin < links.count else { continue }
      groups.append(
        Group(level: level, languages: (group.left, group.right), links: begin..<links.count))
    }
  }
}
