extension Document {
  /// One document of two files that are two languages of one text: the blocks of the left file, then
  /// those of the right one.
  ///
  /// Both must have come equally far through the stages, and not yet to those that look at both
  /// languages.
  ///
  /// - Parameters:
  ///   - id: the id of the document.
  ///   - left: the document of the file that gives the document its name.
  ///   - right: the document of the other file.
  init(id: String, merging left: Document, with right: Document) {
    self.init(id: id, source: left.source, run: left.run)
    secondSource = right.source
    metadataTitle = left.metadataTitle ?? right.metadataTitle
    passedOver = left.passedOver.intersection(right.passedOver)
    let shift = Shift(left)
    blocks = left.blocks
    blocks.reserveCapacity(left.blocks.count + right.blocks.count)
    for block in right.blocks { blocks.append(shift.moved(block)) }
    letters = left.letters + right.letters.map(shift.moved)
    sections = left.sections + right.sections.map(shift.moved)
    entities = left.entities + right.entities
    for finding in left.findings { add(finding) }
    for finding in right.findings { add(shift.moved(finding)) }
  }
}

/// Moves what is counted through a document behind another document.
private struct Shift {
  private let blocks: Int
  private let sections: Int
  private let entities: Int
  private var lists = 0
  private var tables = 0

  init(_ document: Document) {
    blocks = document.blocks.count
    sections = document.sections.count
    entities = document.entities.count
    for block in document.blocks {
      switch block.place {
      case .flow: break
      case .item(let item): lists = max(lists, item.list + 1)
      case .cell(let cell): tables = max(tables, cell.table + 1)
      }
    }
  }

  func moved(_ block: Block) -> Block {
    var block = block
    block.sourceIndex = 1
    switch block.place {
    case .flow: break
    case .item(var item):
      item.list += lists
      block.place = .item(item)
    case .cell(var cell):
      cell.table += tables
      block.place = .cell(cell)
    }
    if entities > 0 {
      for index in block.mentions.indices {
        block.mentions[index].entity = block.mentions[index].entity.map { $0 + entities }
      }
    }
    return block
  }

  func moved(_ section: Section) -> Section {
    var section = section
    section.parent = section.parent.map { $0 + sections }
    section.heading = section.heading.map { $0 + blocks }
    section.blocks = section.blocks.map { $0 + blocks }
    return section
  }

  func moved(_ letter: OfficialLetter) -> OfficialLetter {
    var letter = letter
    func moved(_ part: OfficialLetter.Part) -> OfficialLetter.Part {
      var part = part
      part.block += blocks
      return part
    }
    letter.issuer = letter.issuer.map(moved)
    letter.number = letter.number.map(moved)
    letter.addressee = letter.addressee.map(moved)
    letter.date = letter.date.map(moved)
    letter.signature = letter.signature.map(moved)
    return letter
  }

  func moved(_ finding: Finding) -> Finding {
    var finding = finding
    switch finding.place {
    case .document: break
    case .block(let block): finding.place = .block(block + blocks)
    case .section(let section): finding.place = .section(section + sections)
    }
    return finding
  }
}
