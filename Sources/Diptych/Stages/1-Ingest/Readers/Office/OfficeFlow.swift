/// A flow of paragraphs: the text itself, a note, or the text in a box.
struct OfficeFlow {
  /// What its paragraphs are.
  let kind: Block.Kind
  private(set) var blocks: [Block] = []
  /// The paragraph that is being read.
  var paragraph: Paragraph?
  var text = MarkupText()
  var languages = ParagraphLanguages()

  /// What stands beside the flow and comes behind its paragraph, or behind its list or table.
  private var held: [Block] = []
  private var lists = OfficeLists()
  private var tables: [OfficeTable] = []
  private var emptyParagraphs = 0
  private var numbered = NumberedParagraphs<Int>()
  /// Whether it is the text of a slide, whose numbers are those of lists.
  private let isOfSlide: Bool

  /// What a paragraph is beside its text.
  struct Paragraph {
    /// The line of the part in which it begins.
    var line: Int
    var position = SourcePosition()
    /// The level of a heading, or ``MarkupHeadings/titleLevel``.
    var level: Int?
    var isCaption = false
    /// What stands before the text.
    var number: [UInt8] = []
    /// Which list it is an item of.
    var item: OfficeLists.Item?

    init(line: Int) { self.line = line }
  }

  init(kind: Block.Kind, isOfSlide: Bool = false) {
    self.kind = kind
    self.isOfSlide = isOfSlide
  }

  /// The numbers that run through all flows of a document.
  struct Counters {
    var blocks = 0
    var bytes = 0
    var lists = 0
    var tables = 0

    /// Whether there is more text than is allowed.
    func isOver(_ limits: Limits) -> Bool {
      blocks > limits.maximumBlocks || bytes > 4 * limits.maximumTextCharacters
    }
  }

  /// Puts blocks behind the paragraph that is being read.
  mutating func hold(_ blocks: [Block]) {
    held += blocks
    if paragraph == nil { releaseHeld() }
  }

  private mutating func releaseHeld() {
    guard !held.isEmpty, tables.isEmpty, !lists.isOpen else { return }
    blocks += held
    held = []
  }

  /// Ends the flow.
  mutating func finish(_ counters: inout Counters) {
    endParagraph(&counters)
    endList()
    while !tables.isEmpty { endTable() }
    releaseHeld()
    if !isOfSlide { numbered.settle(&blocks, as: kind) }
  }

  // MARK: - Paragraphs

  mutating func start(_ paragraph: Paragraph) {
    if let last = tables.indices.last { tables[last].openCell(at: blocks.count) }
    text = MarkupText()
    languages = ParagraphLanguages()
    self.paragraph = paragraph
  }

  mutating func endParagraph(_ counters: inout Counters) {
    guard let ended = paragraph else { return }
    paragraph = nil
    let language = languages.prevailing(in: text.utf8.count)
    let pieces = BrokenParagraphs(
      text.utf8, breaks: text.breaks, glosses: text.glosses, role: text.role(level: ended.level)
    ).paragraphs
    guard !pieces.isEmpty else {
      if tables.isEmpty { emptyParagraphs += 1 }
      releaseHeld()
      return
    }
    let place = listPlace(ended, &counters)
    if let item = ended.item, item.isNumbered, place != nil {
      numbered.add(blocks.count, list: item.key, level: item.level)
    }
    let styles = text.prevailingStyles(in: pieces)
    for (index, piece) in pieces.enumerated() {
      var block = Block(utf8: piece.utf8, kind: kind)
      block.position = ended.position
      block.glosses = piece.glosses
      if index == 0 { block.prepend(ended.number) }
      block.layout.indentation = piece.indentation
      block.layout.markupHeadingLevel = ended.level
      block.layout.style = styles[index]
      block.layout.blankLinesBefore = emptyParagraphs
      emptyParagraphs = 0
      block.declaredLanguage = language
      setPlace(of: &block, ended, place)
      counters.blocks += 1
      counters.bytes += block.utf8.count
      blocks.append(block)
    }
    releaseHeld()
  }

  private mutating func listPlace(_ paragraph: Paragraph, _ counters: inout Counters) -> ListPlace?
  {
    guard let item = paragraph.item, paragraph.level == nil else {
      endList()
      return nil
    }
    if lists.isOutside(item) { endList() }
    return lists.add(item, at: blocks.count, &counters.lists)
  }

  private mutating func setPlace(
    of block: inout Block, _ paragraph: Paragraph, _ place: ListPlace?
  ) {
    if paragraph.level != nil {
      for index in tables.indices { tables[index].table.holdsLayout = true }
    } else if paragraph.isCaption, tables.isEmpty {
      block.kind = .caption
    } else if let place {
      block.kind = .listItem
      block.place = .item(place)
    }
    guard let last = tables.indices.last else { return }
    tables[last].table.place(&block, at: blocks.count)
  }

  /// Ends the lists that are open; a numbered paragraph that stands alone is none.
  private mutating func endList() {
    guard lists.isOpen else { return }
    if lists.isLoneNumber {
      for index in lists.start..<blocks.count where blocks[index].kind == .listItem {
        blocks[index].kind = kind
        blocks[index].place = .flow
      }
      if let last = tables.indices.last { tables[last].table.unlist(from: lists.start, kind) }
    }
    lists.end()
    releaseHeld()
  }

  // MARK: - Tables

  mutating func startTable(_ counters: inout Counters) {
    endParagraph(&counters)
    endList()
    for index in tables.indices { tables[index].table.holdsLayout = true }
    if let last = tables.indices.last { tables[last].openCell(at: blocks.count) }
    tables.append(OfficeTable(number: counters.tables, firstBlock: blocks.count))
    counters.tables += 1
  }

  /// Begins a row behind columns that it leaves free.
  mutating func startRow(isHeader: Bool, skipping columns: Int) {
    guard let last = tables.indices.last else { return }
    tables[last].startRow()
    tables[last].isHeader = isHeader
    tables[last].table.skip(columns: columns)
  }

  mutating func startCell() {
    guard let last = tables.indices.last else { return }
    tables[last].pending = OfficeTable.Cell()
  }

  /// Lets `change` change what the cell that begins says about itself.
  mutating func changeCell(_ change: (inout OfficeTable.Cell) -> Void) {
    guard let last = tables.indices.last, var cell = tables[last].pending else { return }
    change(&cell)
    tables[last].pending = cell
  }

  mutating func endCell(_ counters: inout Counters) {
    guard let last = tables.indices.last else { return }
    endParagraph(&counters)
    endList()
    tables[last].endCell(&blocks)
  }

  mutating func endTable() {
    endList()
    guard var table = tables.popLast() else { return }
    table.end(&blocks)
    releaseHeld()
  }
}
