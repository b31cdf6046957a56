/// The blocks of a document as lines among which headings are looked for.
struct HeadingLines {
  /// All lines, by the index of their block.
  private(set) var all: [HeadingFeatures.Line] = []
  /// The same by their languages.
  private(set) var byLanguage: [LinesOfLanguage] = []
  let languages: BlocksByLanguage

  /// Takes the lines of a document; list items, cells, and the parts of letters and talks are no candidates.
  init(of document: Document) {
    languages = BlocksByLanguage(document.blocks)
    let letterParts = Set(document.letters.flatMap(\.parts).map(\.block))
    all.reserveCapacity(document.blocks.count)
    let blocks = document.blocks.span
    for index in blocks.indices {
      // A heading may be wrapped once; more lines are a paragraph.
      let isInText =
        blocks[index].kind == .paragraph && blocks[index].place == .flow
        && blocks[index].lines.count <= 2 && !letterParts.contains(index)
      all.append(
        HeadingFeatures.Line(
          shape: LineShape(blocks[index].utf8), language: languages.numbers[index],
          blankLines: blocks[index].layout.blankLinesBefore, isInText: isInText))
    }
    byLanguage = languages.indices.map { indices in
      let lines = indices.map { index in
        ShapedLine(
          utf8: document.blocks[index].utf8, shape: all[index].shape,
          isCandidate: all[index].isCandidate)
      }
      return LinesOfLanguage(blocks: indices, lines: lines)
    }
    for language in byLanguage.indices {
      let lines = byLanguage[language].lines
      let letters = LetterLines.find(in: lines)
      for place in lines.indices where letters[place] { exclude(place, of: language) }
      for place in TalkTurns.find(in: lines) { exclude(place, of: language) }
    }
  }

  /// Takes a line out of the candidates.
  private mutating func exclude(_ place: Int, of language: Int) {
    byLanguage[language].lines[place].isCandidate = false
    all[byLanguage[language].blocks[place]].isCandidate = false
  }
}
