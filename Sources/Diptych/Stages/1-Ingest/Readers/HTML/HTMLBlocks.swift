internal import DiptychXML

/// Walks through a page and makes blocks of what is its text.
final class HTMLBlocks: MarkupConsumer {
  /// The blocks, in reading order.
  private(set) var blocks: [Block] = []
  /// How many parts of the page were left out: elements, or blocks of text.
  private(set) var leftOut = 0
  /// What the page says about itself.
  private(set) var metadata = HTMLMetadata()

  /// What markup says about each of the blocks.
  private var facts: [HTMLBlockFacts] = []
  private let keepsBoilerplate: Bool
  /// Whether the page is a mail, in which no script shows what is hidden.
  private let isMail: Bool
  private let maximumBlocks: Int
  private var open: [OpenElement] = []
  private var skipped = SkippedElements()
  private var text = MarkupText()
  private var line = 1
  private var titleText = MarkupText()
  private var hasTitle = false
  private var titleDepth = 0
  private var reading: [UInt8]?
  private var preformatted: [UInt8]?
  private var preformattedLine = 0
  private var containers = OpenContainers()
  private var lists = 0
  private var tables = 0
  private var styles = HTMLStyleStack()
  /// Whether a link in the text that is being read leads to a file.
  private var leadsToFile = false
  /// The blocks of a page's `header` that has a heading: maybe that of the site.
  private var banner: Range<Int>?
  /// The blocks that a browser hides.
  private var hidden = HTMLHiddenText()
  /// Whether what is being left out is hidden and had no text so far.
  private var isHiddenBlank = false

  /// An element that is no part of a line.
  private struct OpenElement {
    var element: HTMLElement
    var language: LanguageTag?
    /// Whether it is a note or stands in one.
    var isNote: Bool
    /// The number of blocks before it, if it may turn out to hold no text of the document.
    var doubtfulFrom: Int?
    var isHidden: Bool
  }

  /// Makes a walk that takes all text of the page or leaves out boilerplate.
  init(maximumBlocks: Int, keepsBoilerplate: Bool, isMail: Bool) {
    self.maximumBlocks = maximumBlocks
    self.keepsBoilerplate = keepsBoilerplate
    self.isMail = isMail
  }

  /// What `title` has, if that is not blank.
  var title: String? {
    titleText.utf8.isEmpty ? nil : String(decoding: titleText.utf8, as: UTF8.self)
  }

  /// Ends the text; to be called once.
  func finish() {
    flush()
    removeDoubtful()
    DistinctLetters.mark(in: &blocks)
    if !keepsBoilerplate { removeSurroundings() }
    // A page without headings is read like plain text.
    let hasHeadings = blocks.contains { $0.layout.markupHeadingLevel != nil }
    for index in blocks.indices { blocks[index].layout.hasMarkup = hasHeadings }
  }

  /// Takes away what the site puts around the text, told by the text alone.
  private func removeSurroundings() {
    HTMLFurniture.note(blocks, in: &metadata)
    // Each makes the other one's view of where the text begins and ends better.
    remove(HTMLFurniture.marks(blocks, isMail: isMail))
    remove(HTMLNavigation.marks(blocks, facts))
    remove(HTMLFurniture.marks(blocks, isMail: isMail))
  }

  private func remove(_ marks: [Bool]) {
    guard marks.contains(true) else { return }
    let kept = marks.indices.filter { !marks[$0] }
    leftOut += blocks.count - kept.count
    blocks = kept.map { blocks[$0] }
    facts = kept.map { facts[$0] }
  }

  /// Takes away what is hidden and no text, and the site's banner if the text has a title of its own.
  private func removeDoubtful() {
    var marks = hidden.marks(blocks)
    if let banner,
      blocks.indices.contains(where: {
        !marks[$0] && !banner.contains($0) && blocks[$0].layout.markupHeadingLevel == 1
      })
    {
      for index in banner { marks[index] = true }
    }
    remove(marks)
  }

  func start(_ name: String, _ attributes: [XMLAttribute], line: Int) -> Bool {
    self.line = line
    if skipped.start() { return true }
    if name == "meta" { metadata.add(attributes) }
    let element = HTMLElement(name)
    // In Word's pages, as in its files, what is struck out there is deleted.
    if name == "s" || name == "strike", metadata.isFromWord {
      skipped.open()
      return true
    }
    if case .noText(let isBlock) = element {
      if isBlock { flush() }
      skipped.open()
      return true
    }
    if HTMLNote.isMark(attributes) {
      skipped.open()
      return true
    }
    let isNote = open.last?.isNote == true || element.isBlock && HTMLNote.isNote(attributes)
    var doubtfulFrom: Int?
    var isHidden = false
    if !keepsBoilerplate, !isNote, name != "body", name != "html" {
      let verdict = HTMLBoilerplate.verdict(element, attributes, isInText: isInText)
      switch verdict {
      case .text: break
      case .hidden where isMail, .certain:
        if element.isBlock { flush() }
        isHiddenBlank = HTMLBoilerplate.isHidden(attributes)
        if !isHiddenBlank { leftOut += 1 }
        skipped.open()
        return true
      case .likely, .hidden:
        flush()
        doubtfulFrom = blocks.count
        isHidden = verdict == .hidden
      }
    }
    if element.isBlock {
      flush()
      let language =
        attributes["xml:lang"].flatMap(Self.language) ?? attributes["lang"].flatMap(Self.language)
      open.append(
        OpenElement(
          element: element, language: language ?? open.last?.language, isNote: isNote,
          doubtfulFrom: doubtfulFrom, isHidden: isHidden))
    }
    begin(element, attributes)
    if !skipped.isOpen, styles.start(name, attributes) { text.setStyle(styles.style) }
    return blocks.count <= maximumBlocks
  }

  func end(_ name: String, line: Int) {
    self.line = line
    if skipped.end() {
      if !skipped.isOpen { isHiddenBlank = false }
      return
    }
    let element = HTMLElement(name)
    if element.isBlock { flush() }
    finish(element)
    if styles.end() { text.setStyle(styles.style) }
    if element.isBlock, let ended = open.popLast(), let first = ended.doubtfulFrom {
      if ended.isHidden {
        hidden.add(first..<blocks.count)
      } else {
        removeIfBoilerplate(from: first, isBanner: element == .header)
      }
    }
  }

  func text(_ utf8: Span<UInt8>) {
    guard !skipped.isOpen else {
      if isHiddenBlank, utf8.indices.contains(where: { utf8[$0] > 0x20 }) {
        leftOut += 1
        isHiddenBlank = false
      }
      return
    }
    if titleDepth > 0 {
      if !hasTitle { titleText.append(utf8, line: line) }
    } else if reading != nil {
      for index in utf8.indices { reading?.append(utf8[index]) }
    } else if preformatted != nil {
      for index in utf8.indices { preformatted?.append(utf8[index]) }
    } else {
      text.append(utf8, line: line)
    }
  }

  // MARK: - Elements

  private func begin(_ element: HTMLElement, _ attributes: [XMLAttribute]) {
    switch element {
    case .lineBreak:
      if preformatted != nil {
        preformatted?.append(0x0A)
      } else if !text.breakLine() {
        flush()
      }
    case .link:
      text.startLink()
      if attributes["href"].map(HTMLBoilerplate.leadsToFile) == true { leadsToFile = true }
    case .ruby: text.startRuby()
    case .rubyBase:
      endReading()
      text.startRubyBase()
    case .rubyText:
      endReading()
      if preformatted == nil {
        text.startReading()
        reading = []
      }
    case .rubyParenthesis:
      endReading()
      if preformatted == nil { skipped.open() }
    case .title: titleDepth += 1
    case .preformatted:
      preformatted = []
      preformattedLine = line
    case .list(let isNumbered):
      containers.startList(number: lists, isNumbered: isNumbered)
      lists += 1
    case .listItem, .descriptionTerm: containers.startItem()
    case .table:
      containers.noteLayout()
      let role = attributes["role"]
      containers.start(
        OpenTable(
          number: tables, firstBlock: blocks.count,
          isPresentation: role == "presentation" || role == "none", hasCoveredCells: false))
      tables += 1
    case .row: containers.table?.startRow()
    case .cell(let isLabel):
      let columns = attributes["colspan"].flatMap { Int($0) } ?? 1
      let rows = attributes["rowspan"].flatMap { Int($0) } ?? 1
      containers.table?.startCell(isLabel: isLabel, columns: columns, rows: rows)
    case .caption: containers.table?.hasCaption = true
    case .heading: containers.noteLayout()
    default: break
    }
  }

  private func finish(_ element: HTMLElement) {
    switch element {
    case .link: text.endLink()
    case .ruby:
      endReading()
      text.endRuby()
    case .rubyBase: text.endRubyBase()
    case .rubyText: endReading()
    case .title:
      titleDepth -= 1
      if title != nil { hasTitle = true }
    case .preformatted: preformatted = nil
    case .list: containers.endList()
    case .cell: containers.table?.endCell()
    case .table: endTable()
    default: break
    }
  }

  private func endReading() {
    guard let reading else { return }
    self.reading = nil
    text.endReading(reading, language: open.last?.language)
  }

  private func endTable() {
    guard let table = containers.endTable() else { return }
    // What a heading or a table inside of it makes flow later would be lost with the places.
    guard !table.isData || BilingualTable.isText(blocks[min(table.firstBlock, blocks.count)...])
    else {
      return
    }
    table.restore(&blocks)
  }

  /// Whether a `header` or `footer` here is one of an article.
  private var isInText: Bool {
    open.contains {
      switch $0.element {
      case .sectioning, .cell: true
      default: false
      }
    }
  }

  private func removeIfBoilerplate(from first: Int, isBanner: Bool) {
    guard first < blocks.count else { return }
    guard !HTMLBoilerplate.holdsText(blocks[first...]) else {
      if isBanner, banner == nil { banner = first..<blocks.count }
      return
    }
    leftOut += blocks.count - first
    blocks.removeSubrange(first...)
    facts.removeSubrange(first...)
    hidden.forget(from: first)
    containers.forgetFlow(from: first)
  }

  private static func language(_ text: String) -> LanguageTag? {
    LanguageTag(canonical: text)
      ?? text.split(separator: "-").first.flatMap { LanguageTag(canonical: String($0)) }
  }

  // MARK: - Blocks

  /// Ends the block that is being read.
  private func flush() {
    endReading()
    if let raw = preformatted, !raw.isEmpty {
      preformatted = []
      let lines = SourceLines(raw)
      for block in PlainTextReader.blocks(of: raw, lines: lines, hasQuotes: false) {
        add(
          block.utf8, line: preformattedLine + (block.line ?? 1) - 1,
          indentation: block.layout.indentation, facts: HTMLBlockFacts())
      }
      preformattedLine = line
    }
    guard !text.utf8.isEmpty else { return }
    var ended = text
    text = MarkupText()
    text.setStyle(styles.style)
    defer { leadsToFile = false }
    ended.removeSignLink()
    if !keepsBoilerplate, HTMLBoilerplate.isMenu(ended.utf8, links: ended.links) {
      leftOut += 1
      return
    }
    let isHeading = headingLevel != nil
    let paragraphs = BrokenParagraphs(
      ended.utf8,
      breaks: isHeading ? ended.breaks : IndentedParagraphs.breaks(ended.utf8, ended.breaks),
      glosses: ended.glosses, role: ended.role(level: headingLevel)
    ).paragraphs
    let facts = HTMLBlockFacts.facts(of: ended, cutInto: paragraphs, leadsToFile: leadsToFile)
    let styles = ended.prevailingStyles(in: paragraphs)
    for (index, paragraph) in paragraphs.enumerated() {
      add(
        paragraph.utf8, line: ended.line, indentation: paragraph.indentation,
        glosses: paragraph.glosses, style: styles[index], facts: facts[index])
    }
  }

  private var headingLevel: Int? {
    for element in open.reversed() {
      switch element.element {
      case .heading(let level): return level
      case .cell, .listItem, .sectioning: return nil
      default: continue
      }
    }
    return nil
  }

  private func add(
    _ utf8: [UInt8], line: Int, indentation: Int, glosses: [Gloss] = [],
    style: TextStyle? = nil, facts: HTMLBlockFacts
  ) {
    guard blocks.count <= maximumBlocks else { return }
    var layout = Layout()
    layout.indentation = indentation
    layout.markupHeadingLevel = headingLevel
    layout.style = style
    var block = Block(utf8: utf8, layout: layout, lines: [LineStart(offset: 0, number: line)])
    block.glosses = glosses
    block.declaredLanguage = open.last?.language
    if layout.markupHeadingLevel == nil { setPlace(of: &block) }
    blocks.append(block)
    self.facts.append(facts)
  }

  private func setPlace(of block: inout Block) {
    if open.last?.isNote == true {
      block.kind = .footnote
      return
    }
    if open.contains(where: { $0.element == .caption }) {
      block.kind = .caption
      return
    }
    containers.setPlace(of: &block, number: blocks.count)
  }
}
