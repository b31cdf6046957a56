internal import DiptychXML

/// Writes `text`: the divisions of the outline with their heads, paragraphs, lists and tables.
struct TEIBody {
  let document: Document
  let outline: ExportOutline
  let links: TEILinks
  let responsibility: Responsibility

  /// About how many bytes the element takes.
  var size: Int {
    var size = 4096
    let blocks = document.blocks.span
    for index in blocks.indices {
      let parts =
        blocks[index].glosses.count + blocks[index].segments.count + blocks[index].mentions.count
      size += 2 * blocks[index].utf8.count + 120 * parts
    }
    return size
  }

  /// Writes the element, whose language is the main one.
  func write(main: LanguageTag, to tei: inout TEIText) {
    tei.open(.text)
    tei.language(main)
    tei.newLine()
    tei.open(.body)
    tei.newLine()
    for step in outline.steps { write(step, to: &tei) }
    tei.close()
    tei.newLine()
    tei.close()
    tei.newLine()
  }

  private func write(_ step: ExportOutline.Step, to tei: inout TEIText) {
    switch step {
    case .openDivision(let division): open(outline.divisions[division], in: &tei)
    case .head(let block): writeHead(block, to: &tei)
    case .paragraph(let block): writeParagraph(block, to: &tei)
    case .openList(let group):
      open(.list, outline.groups[group], in: &tei)
      tei.attribute(.type, constant: outline.groups[group].isNumbered ? "numbered" : "bulleted")
      tei.newLine()
    case .openItem(let group):
      tei.open(.item)
      let id = outline.groups[group].id
      tei.id(id.span)
      tei.newLine()
    case .openTable(let group):
      open(.table, outline.groups[group], in: &tei)
      tei.newLine()
    case .openRow(let isLabel):
      tei.open(.row)
      tei.attribute("role", constant: isLabel ? "label" : "data")
      tei.newLine()
    case .openCell(let block):
      openCell(document.blocks[block].place, in: &tei)
    case .emptyCell(let columns):
      tei.open(.cell)
      if columns > 1 { tei.number("cols", columns) }
      tei.close()
      tei.newLine()
    case .openNote(let group):
      open(.note, outline.groups[group], in: &tei)
      tei.attribute(.type, constant: "footnote")
      tei.newLine()
    case .close:
      tei.close()
      tei.newLine()
    }
  }

  private func open(
    _ element: TEIElement, _ group: ExportOutline.Group, in tei: inout TEIText
  ) {
    tei.open(element)
    tei.id(group.id.span)
    tei.language(group.language ?? .undetermined)
  }

  private func open(_ division: ExportOutline.Division, in tei: inout TEIText) {
    tei.open(.div)
    tei.id(division.id.span)
    tei.attribute(.type, constant: "section")
    tei.number(.n, division.position)
    tei.language(division.language)
    if let section = division.section, let isPaired = links.isPaired(section: section) {
      tei.pointer("ana", (isPaired ? responsibility.paired : responsibility.unpaired).span)
      tei.corresp(section, on: .section, of: links, outline)
    }
    if document.secondSource != nil {
      let source = Array(document.id.utf8).part("src", division.source + 1)
      tei.pointer("decls", source.span)
    }
    tei.newLine()
  }

  private func openCell(_ place: Place, in tei: inout TEIText) {
    tei.open(.cell)
    if case .cell(let cell) = place {
      if cell.isLabel { tei.attribute("role", constant: "label") }
      if cell.rows > 1 { tei.number("rows", cell.rows) }
      if cell.columns > 1 { tei.number("cols", cell.columns) }
    }
    tei.newLine()
  }

  private func writeHead(_ index: Int, to tei: inout TEIText) {
    let units = outline.units.span
    tei.open(.head)
    tei.id(units[index].id.span)
    tei.language(units[index].language)
    if let heading = document.blocks[index].heading {
      tei.probability(.cert, heading.confidence)
    }
    tei.corresp(index, on: .paragraph, of: links, outline)
    var inline = sweep(index)
    inline.write(TextRange(0, inline.utf8.count), to: &tei)
    inline.writeBreaks(upTo: inline.utf8.count, to: &tei)
    tei.close()
    tei.newLine()
  }

  private func writeParagraph(_ index: Int, to tei: inout TEIText) {
    let units = outline.units.span
    let segments = units[index].segments.span
    tei.open(.p)
    tei.id(units[index].id.span)
    tei.language(units[index].language)
    tei.corresp(index, on: .paragraph, of: links, outline)
    var inline = sweep(index)
    var end = 0
    for number in segments.indices {
      let segment = segments[number]
      inline.writeSpace(TextRange(end, segment.start), to: &tei)
      tei.open(.s)
      tei.id(partOf: units[index].id.span, "-s", number + 1)
      tei.number(.n, number + 1)
      if let language = inline.languageOfWhole(segment) { tei.language(language) }
      tei.corresp(
        links.unit(ofSegment: number, inBlock: index), on: .sentence, of: links, outline)
      inline.write(segment, to: &tei)
      tei.close()
      end = segment.end
    }
    inline.writeSpace(TextRange(end, inline.utf8.count), to: &tei)
    tei.close()
    tei.newLine()
  }

  private func sweep(_ index: Int) -> InlineSweep {
    let blocks = document.blocks.span
    return InlineSweep(blocks[index], language: outline.units[index].language)
  }
}
