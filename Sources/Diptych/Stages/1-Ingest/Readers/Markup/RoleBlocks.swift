/// Makes blocks of the text of an XML vocabulary whose elements have known roles.
struct RoleBlocks {
  /// A block, and what the caller gave to the innermost element around it.
  struct Entry {
    var block: Block
    let tag: Int
  }

  /// Whether white space is text as it stands; otherwise it shrinks to one space.
  var isExact = false
  /// Whether a block has the line of the file where its text begins.
  var hasFileLines = true
  /// The page that is being read.
  var page: Int?
  /// How the reading that is being read is written, where that is known.
  var glossForm: GlossForm?

  private let limits: Limits
  private var count = 0
  private var bytes = 0
  private var lists = 0
  private var tables = 0
  private var flow = Flow(kind: .paragraph, language: nil)
  /// The flows that notes interrupt.
  private var outer: [Flow] = []
  private var reading: [UInt8]?

  /// A flow of text: the document, or a note.
  private struct Flow {
    let kind: Block.Kind
    /// The language around it.
    let language: LanguageTag?
    var entries: [Entry] = []
    var text = RoleText()
    var open: [OpenElement] = []
    var containers = OpenContainers()
    /// The blocks of notes, which come behind the block, list or table that they stand in.
    var held: [Entry] = []

    init(kind: Block.Kind, language: LanguageTag?) {
      self.kind = kind
      self.language = language
    }

    /// Whether text that comes now is a part of a block.
    var isInBlock: Bool {
      switch open.last?.role {
      case .block, .heading, .caption: true
      default: !text.utf8.isEmpty
      }
    }
  }

  /// An element that is no part of a line.
  private struct OpenElement {
    let role: MarkupRole
    let language: LanguageTag?
    let tag: Int
  }

  init(limits: Limits) { self.limits = limits }

  /// Whether there is more text than is allowed.
  var isOverLimit: Bool {
    count > limits.maximumBlocks || bytes > 4 * limits.maximumTextCharacters
  }

  /// The text of the block that is being read.
  var text: RoleText {
    get { flow.text }
    _modify { yield &flow.text }
  }

  /// The language of the innermost element around.
  var language: LanguageTag? { flow.open.last?.language ?? flow.language }

  // MARK: - Elements

  /// Begins an element; `tag` comes back with the blocks whose innermost element it is.
  mutating func start(_ role: MarkupRole, language: LanguageTag?, tag: Int) {
    var role = role
    switch role {
    case .inline, .leftOut: return
    case .lineBreak:
      if !flow.text.breakLine() { flush() }
      return
    case .ruby: return flow.text.startRuby()
    case .rubyBase: return flow.text.startRubyBase()
    case .rubyText:
      flow.text.startReading()
      reading = []
      return
    case .note:
      outer.append(flow)
      flow = Flow(kind: .footnote, language: language ?? self.language)
      flow.open.append(OpenElement(role: .block, language: flow.language, tag: tag))
      return
    case .heading: if isInCaptioned { role = .caption }
    default: break
    }
    flush()
    flow.open.append(OpenElement(role: role, language: language ?? self.language, tag: tag))
    switch role {
    case .list(let isNumbered):
      flow.containers.startList(number: lists, isNumbered: isNumbered)
      lists += 1
    case .item: flow.containers.startItem()
    case .table:
      flow.containers.start(
        OpenTable(number: tables, firstBlock: count, isPresentation: false, hasCoveredCells: false))
      tables += 1
    case .row: flow.containers.table?.startRow()
    case .cell(let isLabel, let columns, let rows):
      flow.containers.table?.startCell(isLabel: isLabel, columns: columns, rows: rows)
    default: break
    }
  }

  /// Ends the element that began last with this role.
  mutating func end(_ role: MarkupRole) {
    switch role {
    case .inline, .leftOut, .lineBreak: return
    case .ruby: return flow.text.endRuby()
    case .rubyBase: return flow.text.endRubyBase()
    case .rubyText:
      if let reading {
        flow.text.endReading(reading, language: language, form: glossForm)
      }
      (reading, glossForm) = (nil, nil)
      return
    case .note: return endNote()
    default: break
    }
    flush()
    _ = flow.open.popLast()
    switch role {
    case .list: flow.containers.endList()
    case .table: _ = flow.containers.endTable()
    case .cell: flow.containers.table?.endCell()
    default: break
    }
    releaseHeld()
  }

  /// Adds text between tags.
  mutating func append(_ utf8: Span<UInt8>, line: Int) {
    if reading != nil {
      for index in utf8.indices { reading?.append(utf8[index]) }
    } else if !isExact || flow.isInBlock {
      flow.text.append(utf8, line: line, isExact: isExact)
    }
  }

  /// Ends the text.
  mutating func finish() -> [Entry] {
    while !outer.isEmpty { endNote() }
    flush()
    return flow.entries + flow.held
  }

  private mutating func endNote() {
    flush()
    let ended = flow
    guard let around = outer.popLast() else { return }
    flow = around
    if flow.isInBlock || !flow.containers.isEmpty {
      flow.held += ended.entries + ended.held
    } else {
      flow.entries += ended.entries + ended.held
    }
  }

  private mutating func releaseHeld() {
    guard !flow.held.isEmpty, flow.containers.isEmpty, !flow.isInBlock else { return }
    flow.entries += flow.held
    flow.held = []
  }

  /// Whether a heading here is the caption of a list, table or figure.
  private var isInCaptioned: Bool {
    switch flow.open.last?.role {
    case .list, .table, .figure: true
    default: false
    }
  }

  // MARK: - Blocks

  /// Ends the block that is being read.
  private mutating func flush() {
    let ended = flow.text
    guard !ended.utf8.isEmpty else { return }
    flow.text = RoleText()
    let paragraphs =
      ended.markup.breaks.isEmpty
      ? [Self.block(ended)]
      : BrokenParagraphs(
        ended.utf8, breaks: ended.markup.breaks, glosses: ended.markup.glosses,
        role: headingLevel == nil ? .mayBeTitle : .heading
      ).paragraphs.map { paragraph in
        var block = Block(utf8: paragraph.utf8)
        block.glosses = paragraph.glosses
        return block
      }
    for block in paragraphs where !PlainTextReader.isBlank(block.utf8.indices, in: block.utf8) {
      add(block, line: ended.markup.line)
    }
    releaseHeld()
  }

  /// The block of a text without line breaks, trimmed.
  private static func block(_ text: RoleText) -> Block {
    var block = Block(utf8: text.utf8, lines: text.lineStarts)
    block.glosses = text.markup.glosses
    block.repairs = text.repairs
    block.runs = text.runs
    let range = WhiteSpace.trimmed(block.utf8.indices, in: block.utf8)
    guard range != block.utf8.indices else { return block }
    let count = block.utf8.count
    block.edit(
      [TextRange(0, range.lowerBound), TextRange(range.upperBound, count)]
        .filter { !$0.isEmpty }.map { TextEdit(range: $0) })
    return block
  }

  private mutating func add(_ block: Block, line: Int) {
    var block = block
    if block.lines.isEmpty, hasFileLines { block.lines = [LineStart(offset: 0, number: line)] }
    if let page { block.position = SourcePosition(page: page) }
    block.declaredLanguage = language
    block.kind = flow.kind
    if let level = headingLevel, flow.kind == .paragraph {
      block.layout.markupHeadingLevel = level
    } else {
      setPlace(of: &block)
    }
    count += 1
    bytes += block.utf8.count
    flow.entries.append(Entry(block: block, tag: flow.open.last?.tag ?? -1))
  }

  private var headingLevel: Int? {
    for element in flow.open.reversed() {
      switch element.role {
      case .heading(let level): return level ?? max(1, depth)
      case .block, .inline: continue
      default: return nil
      }
    }
    return nil
  }

  /// How many sections are open.
  private var depth: Int {
    flow.open.reduce(0) { $0 + ($1.role == .section ? 1 : 0) }
  }

  private mutating func setPlace(of block: inout Block) {
    if flow.open.contains(where: { $0.role == .caption }) {
      block.kind = .caption
    } else {
      flow.containers.setPlace(of: &block, number: count)
    }
  }
}
