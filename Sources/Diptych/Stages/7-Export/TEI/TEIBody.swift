internal import DiptychXML

/// Writes `text`: the divisions of the outline with their heads, paragraphs, lists and tables.
struct TEIBody: ~Copyable {
  private let document: Document
  private let outline: ExportOutline
  private let links: TEILinks
  private let entities: EntityNumbering
  private let responsibility: Responsibility
  private let settings: TEIExport.Configuration
  var tei: TEIText

  init(
    _ document: Document, _ outline: ExportOutline, links: TEILinks, entities: EntityNumbering,
    responsibility: Responsibility, settings: TEIExport.Configuration,
    validator: ConstructValidator?
  ) {
    self.document = document
    self.outline = outline
    self.links = links
    self.entities = entities
    self.responsibility = responsibility
    self.settings = settings
    var size = 4096
    for index in document.blocks.indices {
      let parts =
        document.blocks[index].glosses.count + document.blocks[index].segments.count
        + document.blocks[index].mentions.count
      size += 2 * document.blocks[index].utf8.count + 120 * parts
    }
    tei = TEIText(capacity: size, validator: validator)
  }

  /// Writes the element, whose language is the main one.
  mutating func write(main: LanguageTag) {
    tei.open(.text)
    tei.language(main)
    tei.newLine()
    tei.open(.body)
    tei.newLine()
    for step in outline.steps { write(step) }
    tei.close()
    tei.newLine()
    tei.close()
    tei.newLine()
  }

  private mutating func write(_ step: ExportOutline.Step) {
    switch step {
    case .openDivision(let division): open(outline.divisions[division])
    case .head(let block): writeHead(block)
    case .paragraph(let block): writeParagraph(block)
    case .openList(let group):
      open(.list, outline.groups[group])
      tei.attribute(.type, constant: outline.groups[group].isNumbered ? "numbered" : "bulleted")
      tei.newLine()
    case .openItem(let group):
      tei.open(.item)
      tei.id(outline.groups[group].id)
      tei.newLine()
    case .openTable(let group):
      open(.table, outline.groups[group])
      tei.newLine()
    case .openRow(let isLabel):
      tei.open(.row)
      tei.attribute("role", constant: isLabel ? "label" : "data")
      tei.newLine()
    case .openCell(let block):
      openCell(document.blocks[block].place)
    case .emptyCell(let columns):
      tei.open(.cell)
      if columns > 1 { tei.number("cols", columns) }
      tei.close()
      tei.newLine()
    case .openNote(let group):
      open(.note, outline.groups[group])
      tei.attribute(.type, constant: "footnote")
      tei.newLine()
    case .close:
      tei.close()
      tei.newLine()
    }
  }

  private mutating func open(_ element: TEIElement, _ group: ExportOutline.Group) {
    tei.open(element)
    tei.id(group.id)
    tei.language(group.language ?? .undetermined)
  }

  private mutating func open(_ division: ExportOutline.Division) {
    tei.open(.div)
    tei.id(division.id)
    tei.attribute(.type, constant: "section")
    tei.number(.n, division.position)
    tei.language(division.language)
    if let section = division.section, let isPaired = links.isPaired(section: section) {
      tei.pointer("ana", isPaired ? responsibility.paired : responsibility.unpaired)
      tei.corresp(section, on: .section, of: links, outline)
    }
    tei.newLine()
  }

  private mutating func openCell(_ place: Place) {
    tei.open(.cell)
    if case .cell(let cell) = place {
      if cell.isLabel { tei.attribute("role", constant: "label") }
      if cell.rows > 1 { tei.number("rows", cell.rows) }
      if cell.columns > 1 { tei.number("cols", cell.columns) }
    }
    tei.newLine()
  }

  private mutating func writeHead(_ index: Int) {
    tei.open(.head)
    tei.id(outline.units[index].id)
    tei.language(outline.units[index].language)
    if let heading = document.blocks[index].heading { tei.probability(.cert, heading.confidence) }
    tei.corresp(index, on: .paragraph, of: links, outline)
    var inline = sweep(index)
    inline.write(TextRange(0, document.blocks[index].utf8.count), to: &tei)
    tei.close()
    tei.newLine()
  }

  private mutating func writeParagraph(_ index: Int) {
    let unit = outline.units[index]
    tei.open(.p)
    tei.id(unit.id)
    tei.language(unit.language)
    tei.corresp(index, on: .paragraph, of: links, outline)
    var inline = sweep(index)
    var end = 0
    for number in unit.segments.indices {
      let segment = unit.segments[number]
      inline.writeSpace(TextRange(end, segment.start), to: &tei)
      tei.open(.s)
      tei.id(partOf: unit.id, "-s", number + 1)
      tei.number(.n, number + 1)
      if let language = inline.languageOfWhole(segment) { tei.language(language) }
      tei.corresp(
        links.unit(ofSegment: number, inBlock: index), on: .sentence, of: links, outline)
      inline.write(segment, to: &tei)
      tei.close()
      end = segment.end
    }
    inline.writeSpace(TextRange(end, document.blocks[index].utf8.count), to: &tei)
    tei.close()
    tei.newLine()
  }

  private func sweep(_ index: Int) -> InlineSweep {
    InlineSweep(
      document.blocks[index], language: outline.units[index].language, entities: entities,
      repairedBy: responsibility.repairs, writesGlosses: settings.glosses == "ruby")
  }
}
