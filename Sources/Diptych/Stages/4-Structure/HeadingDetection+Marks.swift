extension HeadingDetection {
  /// Marks other lines as headings than were found; those that are headings get their levels anew.
  ///
  /// - Parameters:
  ///   - changed: the blocks that become headings or cease to be one; all have evidence.
  ///   - document: a document that the stage has been over.
  static func change(_ changed: [Int], in document: inout Document) {
    var isHeading = document.blocks.map { $0.heading != nil && $0.layout.markupHeadingLevel == nil }
    for index in changed {
      isHeading[index].toggle()
      document.blocks[index].heading = nil
    }
    let levels = levels(of: document.blocks, BlocksByLanguage(document.blocks), isHeading) {
      LineShape(document.blocks[$0].utf8)
    }
    mark(isHeading, levels, in: &document.blocks)
  }

  /// States anew how sure it is that some blocks are headings: what speaks for them has changed.
  static func restate(_ indices: some Sequence<Int>, in document: inout Document) {
    for index in indices {
      let block = document.blocks[index]
      guard let heading = block.heading, heading.stage == name, let evidence = block.headingEvidence
      else { continue }
      document.blocks[index].heading = Inferred(
        value: heading.value, confidence: confidence(of: evidence), stage: name)
    }
  }

  /// Makes lines headings, with levels below those of titles that the format marks.
  static func mark(_ isHeading: [Bool], _ levels: [Int], in blocks: inout [Block]) {
    let titleLevel = blocks.compactMap(\.layout.markupHeadingLevel).max() ?? 0
    for index in blocks.indices where isHeading[index] {
      // What another stage found stays.
      guard blocks[index].heading.map({ $0.stage == name }) ?? true else { continue }
      blocks[index].heading = Inferred(
        value: titleLevel + levels[index],
        confidence: confidence(of: blocks[index].headingEvidence ?? 0), stage: name)
    }
  }

  /// Puts the headings that a file brings in the place of what was found.
  ///
  /// Where both are the same, the exact confidence and evidence are kept; the file has hundredths.
  static func settle(_ given: [Inferred<Int>?], in blocks: inout [Block]) {
    for index in blocks.indices {
      let found = blocks[index].heading?.confidence
      guard let heading = given[index] else {
        if found != nil { blocks[index].headingEvidence = nil }
        blocks[index].heading = nil
        continue
      }
      let isSame =
        found.map { Hundredths($0).value == Hundredths(heading.confidence).value } ?? false
      if !isSame { blocks[index].headingEvidence = nil }
      blocks[index].heading = Inferred(
        value: heading.value, confidence: (isSame ? found : nil) ?? heading.confidence,
        stage: name)
    }
  }

  /// The level of each line that is a heading, 0 of the others.
  ///
  /// Only the shapes of headings, and of the lines behind them, are asked for.
  static func levels(
    of blocks: [Block], _ languages: BlocksByLanguage, _ isHeading: [Bool],
    shape: (Int) -> LineShape
  ) -> [Int] {
    var levels = Array(repeating: 0, count: blocks.count)
    for indices in languages.indices {
      let places = indices.indices.filter { isHeading[indices[$0]] }
      let headings = places.map { place in
        let next = place + 1 < indices.count ? indices[place + 1] : nil
        return HeadingLevels.Heading(
          numbering: shape(indices[place]).numbering,
          letterRank: blocks[indices[place]].layout.letterRank,
          isDated: next.map { shape($0).isDate } ?? false, isFirst: place == 0)
      }
      for (place, level) in zip(places, HeadingLevels.levels(of: headings)) {
        levels[indices[place]] = level
      }
    }
    return levels
  }

  static func confidence(of logOdds: Double) -> Double { 1 / (1 + exp(-logOdds)) }
}
