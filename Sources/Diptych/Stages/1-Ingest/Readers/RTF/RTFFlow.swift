/// A flow of paragraphs: the text itself, a footnote, or the text in a frame.
struct RTFFlow {
  /// What its paragraphs are.
  let kind: Block.Kind
  /// The paragraph that is being read.
  var text = RTFText()
  /// Its number or bullet.
  var label: RTFLabel?
  private(set) var blocks: [Block] = []

  /// What stands beside the flow and comes behind its paragraph, or behind its table.
  private var held: [Block] = []
  private var table: RTFTable?
  private var lists = RTFLists()
  private var emptyParagraphs = 0
  private var numbered = NumberedParagraphs<Int>()

  init(kind: Block.Kind) { self.kind = kind }

  /// The numbers that run through all flows of a document.
  struct Counters {
    var paragraphs = 0
    var lists = 0
    var tables = 0
    var blocks = 0
    var characters = 0
    /// Sequences of bytes that are no characters.
    var undecodable = 0
  }

  /// Puts blocks behind the paragraph that is being read.
  mutating func hold(_ blocks: [Block]) { held += blocks }

  /// Ends a paragraph.
  mutating func endParagraph(
    _ properties: RTFState.Paragraph, level: Int?, _ counters: inout Counters,
    _ decoding: TextDecoding
  ) {
    let isInTable = properties.isInTable || table?.isInRow == true
    if table != nil, !isInTable { endTable() }
    counters.paragraphs += 1
    addBlocks(properties, level: level, isInTable: isInTable, &counters, decoding)
    if table == nil { releaseHeld() }
  }

  mutating func startRow(_ counters: inout Counters) {
    changeTable(&counters) { $0.startRow() }
  }

  mutating func changeTable(_ counters: inout Counters, _ change: (inout RTFTable) -> Void) {
    if table == nil {
      table = RTFTable(number: counters.tables, firstBlock: blocks.count)
      counters.tables += 1
    }
    if var changed = table {
      // Only one copy at a time, or its arrays would be copied.
      table = nil
      change(&changed)
      table = changed
    }
  }

  /// Ends a cell and the paragraph in it.
  mutating func endCell(
    _ properties: RTFState.Paragraph, level: Int?, _ counters: inout Counters,
    _ decoding: TextDecoding
  ) {
    counters.paragraphs += 1
    changeTable(&counters) { _ in }
    addBlocks(properties, level: level, isInTable: true, &counters, decoding)
    let end = blocks.count
    changeTable(&counters) { $0.endCell(before: end) }
  }

  mutating func endRow(_ counters: inout Counters) {
    guard table != nil else { return }
    changeTable(&counters) { $0.endRow() }
  }

  /// Ends the flow; numbered paragraphs that stand alone, or are headings as those are, are no lists.
  mutating func finish() {
    endTable()
    releaseHeld()
    var items: [Int: Int] = [:]
    for block in blocks {
      if case .item(let place) = block.place { items[place.list] = place.item }
    }
    for index in blocks.indices {
      guard case .item(let place) = blocks[index].place, place.isNumbered, place.depth == 1,
        items[place.list] == 0
      else { continue }
      blocks[index].place = .flow
      blocks[index].kind = kind
    }
    numbered.settle(&blocks, as: kind)
  }

  // MARK: - Blocks

  private mutating func addBlocks(
    _ properties: RTFState.Paragraph, level: Int?, isInTable: Bool, _ counters: inout Counters,
    _ decoding: TextDecoding
  ) {
    text.flush(decoding)
    counters.undecodable += text.undecodable
    for byte in text.utf8 where byte & 0xC0 != 0x80 { counters.characters += 1 }
    defer {
      text = RTFText()
      label = nil
    }
    var paragraphs = BrokenParagraphs(
      text.utf8, breaks: text.breaks, glosses: text.glosses,
      role: level == nil ? .mayBeTitle : .heading
    ).paragraphs
    guard !paragraphs.isEmpty else {
      if !isInTable { emptyParagraphs += 1 }
      return
    }
    if label == nil, RTFLabel.removeBullet(from: &paragraphs[0]) { label = .bullet }
    var place = Place.flow
    if level == nil, kind == .paragraph, !isInTable, let label {
      if label.isNumber {
        numbered.add(blocks.count, list: properties.list ?? -1, level: properties.listLevel)
      }
      place = .item(
        lists.place(
          key: properties.list ?? -1, level: properties.listLevel, isNumbered: label.isNumber,
          next: &counters.lists))
    } else if !isInTable {
      lists.end()
    }
    if isInTable, level != nil { changeTable(&counters) { $0.holdsHeading = true } }
    counters.blocks += paragraphs.count
    for paragraph in paragraphs {
      var layout = Layout()
      layout.indentation = paragraph.indentation
      layout.markupHeadingLevel = level
      layout.blankLinesBefore = emptyParagraphs
      emptyParagraphs = 0
      var block = Block(utf8: paragraph.utf8, kind: kind, place: place, layout: layout)
      if case .item = place { block.kind = .listItem }
      block.glosses = paragraph.glosses
      block.position = SourcePosition(paragraph: counters.paragraphs)
      blocks.append(block)
    }
  }

  private mutating func endTable() {
    guard var ended = table else { return }
    table = nil
    for (block, place) in ended.places() {
      blocks[block].place = .cell(place)
      blocks[block].kind = .cell
    }
    lists.end()
    releaseHeld()
  }

  private mutating func releaseHeld() {
    guard !held.isEmpty else { return }
    blocks += held
    held = []
  }
}
