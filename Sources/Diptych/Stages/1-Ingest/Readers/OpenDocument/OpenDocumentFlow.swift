/// A flow of paragraphs: the text itself, a note, or the text in a box.
struct OpenDocumentFlow {
  /// What its paragraphs are.
  let kind: Block.Kind
  private(set) var blocks: [Block] = []
  /// The paragraph that is being read.
  private(set) var paragraph: Paragraph?
  var text = MarkupText()
  var languages = ParagraphLanguages()
  var isSlideTitle = false
  var isInHeaderRows = false

  /// What stands beside the flow and comes behind its paragraph, or behind its list or table.
  private var held: [Block] = []
  private var numbering = OpenDocumentNumbering()
  private var lists: [ListPlace] = []
  /// The block with which the outermost list begins, and how many numbers it has.
  private var listStart = 0
  private var numbers = 0
  private var numbered = NumberedParagraphs<String?>()
  private var tables: [OpenDocumentTable] = []
  private var emptyParagraphs = 0

  /// A paragraph before its text.
  struct Paragraph {
    var line: Int
    /// Which paragraph of the part it is, from 1.
    fileprivate(set) var number = 0
    /// The level of a heading, or ``MarkupHeadings/titleLevel``.
    var level: Int?
    var isCaption = false
    var label: OpenDocumentListStyle.Label?

    init(line: Int) { self.line = line }
  }

  init(kind: Block.Kind) { self.kind = kind }

  /// The numbers that run through all flows of a document.
  struct Counters {
    var blocks = 0
    var bytes = 0
    var paragraphs = 0
    var lists = 0
    var tables = 0
    /// The slide; 0 in documents without slides.
    var page = 0
    var memory = OpenDocumentNumbering.Memory()
  }

  /// Puts blocks behind the paragraph that is being read.
  mutating func hold(_ blocks: [Block]) {
    held += blocks
    if paragraph == nil { releaseHeld() }
  }

  private mutating func releaseHeld() {
    guard !held.isEmpty, tables.isEmpty, lists.isEmpty else { return }
    blocks += held
    held = []
  }

  /// Ends the flow.
  mutating func finish() {
    tables = []
    lists = []
    releaseHeld()
    numbered.settle(&blocks, as: kind)
  }

  /// Gives headings their final levels, and finds lines that only look like some.
  mutating func settleHeadings() {
    MarkupHeadings.settle(in: &blocks)
    DistinctLetters.mark(in: &blocks)
  }

  // MARK: - Paragraphs

  mutating func start(
    _ paragraph: Paragraph, isNumbered: Bool, outlineStart: Int?, hasListStyle: Bool,
    _ styles: OpenDocumentStyles, _ counters: inout Counters
  ) {
    var paragraph = paragraph
    counters.paragraphs += 1
    paragraph.number = counters.paragraphs
    if isNumbered {
      if numbering.depth > 0 {
        paragraph.label = numbering.label(styles)
      } else if let level = paragraph.level, level != MarkupHeadings.titleLevel, !hasListStyle {
        paragraph.label = OpenDocumentNumbering.label(
          ofHeading: level, start: outlineStart, styles, &counters.memory)
      }
    }
    if case .number = paragraph.label, paragraph.level == nil, !lists.isEmpty {
      lists[lists.count - 1].isNumbered = true
      numbers += 1
    }
    text = MarkupText()
    languages = ParagraphLanguages()
    self.paragraph = paragraph
  }

  /// Ends a paragraph of a part, or of a file that is one text.
  mutating func endParagraph(part: String?, _ counters: inout Counters, limits: Limits) {
    guard let ended = paragraph else { return }
    paragraph = nil
    let language = languages.prevailing(in: text.utf8.count)
    let paragraphs = BrokenParagraphs(
      text.utf8, breaks: text.breaks, glosses: text.glosses, role: text.role(level: ended.level)
    ).paragraphs
    let styles = text.prevailingStyles(in: paragraphs)
    if paragraphs.isEmpty, tables.isEmpty { emptyParagraphs += 1 }
    if case .number = ended.label, ended.level == nil, !lists.isEmpty, !paragraphs.isEmpty {
      numbered.add(blocks.count, list: numbering.style, level: numbering.depth)
    }
    for (index, piece) in paragraphs.enumerated() {
      var block = Block(utf8: piece.utf8, kind: kind)
      if part == nil { block.lines = [LineStart(offset: 0, number: ended.line)] }
      block.position = SourcePosition(
        part: part, paragraph: ended.number, page: counters.page > 0 ? counters.page : nil)
      block.glosses = piece.glosses
      if index == 0, case .number(let label) = ended.label { block.prepend(label) }
      block.layout.indentation = piece.indentation
      block.layout.markupHeadingLevel = ended.level
      block.layout.style = styles[index]
      block.layout.blankLinesBefore = emptyParagraphs
      emptyParagraphs = 0
      block.declaredLanguage = language
      setPlace(of: &block, ended)
      counters.add(block, limits: limits)
      blocks.append(block)
    }
    releaseHeld()
  }

  private mutating func setPlace(of block: inout Block, _ paragraph: Paragraph) {
    if paragraph.level != nil {
      for index in tables.indices { tables[index].table.holdsLayout = true }
      if tables.last?.table.cell == nil { return }
    } else if paragraph.isCaption, tables.isEmpty {
      block.kind = .caption
    } else if let place = lists.last {
      block.kind = .listItem
      block.place = .item(place)
    }
    guard let last = tables.indices.last else { return }
    tables[last].table.place(&block, at: blocks.count)
  }

  // MARK: - Lists

  mutating func startList(
    style: String?, id: String?, continues: Bool, continuing: String?, _ counters: inout Counters
  ) {
    if lists.isEmpty {
      listStart = blocks.count
      numbers = 0
    }
    numbering.startList(
      style: style, id: id, continues: continues, continuing: continuing, counters.memory)
    lists.append(ListPlace(list: counters.lists, item: -1, depth: lists.count + 1))
    counters.lists += 1
  }

  mutating func startItem(isHeader: Bool, start: Int?) {
    guard let last = lists.indices.last else { return }
    lists[last].item += 1
    numbering.startItem(isHeader: isHeader, start: start)
  }

  /// Ends a list; a numbered paragraph that stands alone is none.
  mutating func endList(_ counters: inout Counters) {
    numbering.endList(&counters.memory)
    _ = lists.popLast()
    guard lists.isEmpty else { return }
    if numbers == 1 {
      for index in listStart..<blocks.count where blocks[index].kind == .listItem {
        blocks[index].kind = kind
        blocks[index].place = .flow
      }
      if let last = tables.indices.last { tables[last].table.unlist(from: listStart, kind) }
    }
    releaseHeld()
  }

  // MARK: - Tables

  mutating func startTable(_ counters: inout Counters) {
    for index in tables.indices { tables[index].table.holdsLayout = true }
    tables.append(OpenDocumentTable(number: counters.tables, firstBlock: blocks.count))
    counters.tables += 1
  }

  mutating func startRow(repeats: Int) {
    guard let last = tables.indices.last else { return }
    tables[last].startRow(repeats: repeats, firstBlock: blocks.count)
  }

  mutating func startCell(columns: Int, rows: Int, repeats: Int) {
    guard let last = tables.indices.last else { return }
    tables[last].startCell(
      isLabel: isInHeaderRows, columns: columns, rows: rows, repeats: repeats,
      firstBlock: blocks.count)
  }

  mutating func skip(columns: Int) {
    guard let last = tables.indices.last else { return }
    tables[last].table.skip(columns: columns)
  }

  mutating func endCell(_ counters: inout Counters, limits: Limits) {
    guard let last = tables.indices.last else { return }
    tables[last].endCell(&blocks) { counters.add($0, limits: limits) }
  }

  mutating func endRow(_ counters: inout Counters, limits: Limits) {
    guard let last = tables.indices.last else { return }
    tables[last].endRow(&blocks) { counters.add($0, limits: limits) }
  }

  mutating func endTable() {
    if let table = tables.popLast()?.table, !table.isData { table.restore(&blocks) }
    releaseHeld()
  }
}

extension OpenDocumentFlow.Counters {
  /// Counts a block; `false` once there is more than is allowed.
  @discardableResult
  mutating func add(_ block: Block, limits: Limits) -> Bool {
    blocks += 1
    bytes += block.utf8.count
    return !isOver(limits)
  }

  /// Whether there is more text than is allowed.
  func isOver(_ limits: Limits) -> Bool {
    blocks > limits.maximumBlocks || bytes > 4 * limits.maximumTextCharacters
  }
}
