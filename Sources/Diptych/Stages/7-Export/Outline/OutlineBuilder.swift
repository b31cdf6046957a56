/// Turns the sections of a document into divisions that nest.
///
/// Siblings whose blocks stand between each other's share a division. A group of them is *regular* if
/// its own blocks come before those of its subsections, its heads before its other blocks, and no
/// language is there twice; it becomes one division, with those of its subsections inside. Any other
/// group is cut into a row of divisions, a new one at each heading and wherever a second section of a
/// language begins.
struct OutlineBuilder {
  private let document: Document
  private let documentID: [UInt8]
  /// The subsections of each section, ascending.
  private let children: [[Int]]
  /// For each section the last block of it and its subsections.
  private let lastBlock: [Int]

  /// The deepest nesting of divisions; libxml2 refuses more than 256 elements.
  private static let maximumDepth = 24

  init(_ document: Document, id: [UInt8], sections: [ExportOutline.Section]) {
    self.document = document
    documentID = id
    var children = [[Int]](repeating: [], count: sections.count)
    var lastBlock = sections.map { $0.blocks.last ?? 0 }
    for (index, section) in sections.enumerated().reversed() {
      guard let parent = section.parent else { continue }
      children[parent].append(index)
      lastBlock[parent] = max(lastBlock[parent], lastBlock[index])
    }
    self.children = children.map { $0.reversed() }
    self.lastBlock = lastBlock
  }

  /// One level of divisions that is being written.
  private struct Level {
    var groups: ArraySlice<[Int]>
    /// The division around; `nil` at the top.
    var division: Int?
    /// How many divisions this level has so far.
    var count = 0
  }

  /// Adds the divisions to an outline that has its sections.
  func build(_ outline: inout ExportOutline) {
    let roots = outline.sections.indices.filter { outline.sections[$0].parent == nil }
    var levels = [Level(groups: groups(of: roots, in: outline)[...])]
    while let depth = levels.indices.last {
      guard let group = levels[depth].groups.popFirst() else {
        if levels.removeLast().division != nil { outline.steps.append(.close) }
        continue
      }
      let first = outline.sections[group[0]].blocks[0]
      let last = group.reduce(first) { max($0, lastBlock[$1]) }
      if let own = regularBlocks(of: group, from: first, depth: levels.count, in: outline) {
        open(own, in: &levels[depth], of: &outline)
        let subsections = group.flatMap { children[$0] }.sorted()
        levels.append(
          Level(
            groups: groups(of: subsections, in: outline)[...], division: outline.divisions.count - 1
          ))
      } else {
        for run in runs(first...last, in: outline) {
          open(run, in: &levels[depth], of: &outline)
          outline.steps.append(.close)
        }
      }
    }
  }

  /// Puts siblings, ascending, whose extents overlap into one group each.
  private func groups(of siblings: [Int], in outline: ExportOutline) -> [[Int]] {
    var groups: [[Int]] = []
    var end = -1
    for section in siblings {
      if let last = groups.indices.last, outline.sections[section].blocks[0] < end {
        groups[last].append(section)
      } else {
        groups.append([section])
      }
      end = max(end, lastBlock[section])
    }
    return groups
  }

  /// The blocks of a group itself if it is regular, else `nil`.
  private func regularBlocks(
    of group: [Int], from first: Int, depth: Int, in outline: ExportOutline
  ) -> Range<Int>? {
    guard depth <= Self.maximumDepth else { return nil }
    let count = group.reduce(0) { $0 + outline.sections[$1].blocks.count }
    let own = first..<first + count
    guard group.allSatisfy({ own.contains(outline.sections[$0].blocks.last ?? -1) }) else {
      return nil
    }
    guard group.count > 1 else { return own }
    var heads = own.lowerBound
    while heads < own.upperBound, outline.isSectionHeading(heads) { heads += 1 }
    guard !(heads..<own.upperBound).contains(where: outline.isSectionHeading) else { return nil }
    let languages = group.map { outline.sections[$0].language }
    return Set(languages).count == languages.count ? own : nil
  }

  /// Cuts an irregular stretch of blocks.
  private func runs(_ blocks: ClosedRange<Int>, in outline: ExportOutline) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var start = blocks.lowerBound
    var hasBody = false
    var sections: [LanguageTag: Int] = [:]
    for block in blocks {
      let section = outline.units[block].section
      let language = outline.sections[section].language
      let isHead = outline.isSectionHeading(block)
      if isHead && hasBody || sections[language, default: section] != section {
        runs.append(start..<block)
        start = block
        hasBody = false
        sections.removeAll(keepingCapacity: true)
      }
      sections[language] = section
      if !isHead { hasBody = true }
    }
    runs.append(start..<blocks.upperBound + 1)
    return runs
  }

  /// Begins a division with blocks of its own.
  private func open(
    _ blocks: Range<Int>, in level: inout Level, of outline: inout ExportOutline
  ) {
    level.count += 1
    let id =
      if let parent = level.division {
        outline.divisions[parent].id.part("", level.count)
      } else {
        documentID.part("div", level.count)
      }
    let first = outline.units[blocks.lowerBound].section
    let language = outline.sections.span[first].language
    var isOne = true
    var isOneLanguage = true
    for block in blocks {
      let section = outline.units.span[block].section
      guard section != first else { continue }
      isOne = false
      if outline.sections.span[section].language != language { isOneLanguage = false }
    }
    let index = outline.divisions.count
    outline.divisions.append(
      ExportOutline.Division(
        id: id, position: level.count, language: isOneLanguage ? language : .multiple,
        source: document.blocks.span[blocks.lowerBound].sourceIndex))
    if isOne, outline.sections[first].blocks.count == blocks.count {
      outline.divisions[index].section = first
      outline.sections[first].division = index
    }
    outline.steps.append(.openDivision(index))
    var heads = blocks.lowerBound
    while heads < blocks.upperBound, outline.isSectionHeading(heads) {
      let number = heads - blocks.lowerBound + 1
      outline.units[heads].id = id.part("head", number == 1 ? nil : number)
      outline.units[heads].isHead = true
      outline.steps.append(.head(heads))
      heads += 1
    }
    var content = OutlineContent(division: id)
    content.add(heads..<blocks.upperBound, of: document, to: &outline)
  }
}

extension ExportOutline {
  /// Whether a block titles the section that it is in.
  fileprivate func isSectionHeading(_ block: Int) -> Bool {
    sections.span[units.span[block].section].heading == block
  }
}
