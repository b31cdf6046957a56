/// The blocks of a Markdown document in the making.
struct MarkdownOutput {
  /// Where a block stands.
  struct Place {
    /// The innermost list.
    var list: ListPlace?
    /// Whether it belongs to a footnote.
    var isNote = false
  }

  private let utf8: [UInt8]
  private let references: Set<[UInt8]>
  private var blocks: [Block] = []
  private var lists = 0
  private var tables = 0
  private var blankLines = 0
  private var hasHeadings = false
  /// The number of the list item that has begun, until its first block.
  private var label: Range<Int>?
  /// How many items each list has.
  private var items: [Int: Int] = [:]

  init(_ utf8: [UInt8], references: Set<[UInt8]>) {
    self.utf8 = utf8
    self.references = references
  }

  /// How many blocks there are.
  var count: Int { blocks.count }

  mutating func addBlankLine() { blankLines += 1 }

  mutating func newList(depth: Int, isNumbered: Bool) -> ListPlace {
    defer { lists += 1 }
    return ListPlace(list: lists, item: 0, depth: depth, isNumbered: isNumbered)
  }

  /// Notes the number of the item that begins, which is text of its first block.
  mutating func noteLabel(_ range: Range<Int>?) { label = range }

  mutating func addHeading(_ lines: [MarkdownText.Line], level: Int) {
    var layout = Layout()
    layout.markupHeadingLevel = level
    label = nil
    for paragraph in paragraphs(lines, isOneLine: true) {
      hasHeadings = true
      add(paragraph, kind: .paragraph, place: .flow, layout: layout)
    }
  }

  mutating func addParagraph(_ lines: [MarkdownText.Line], place: Place) {
    guard let first = lines.first else { return }
    var lines = lines
    if let label, place.list != nil, !place.isNote {
      lines[0].range = label.lowerBound..<first.range.upperBound
    }
    label = nil
    if lines.count == 1, Self.isPlaceholder(utf8[first.range]) { return }
    for paragraph in paragraphs(lines) { add(paragraph, place) }
  }

  mutating func addCode(_ line: MarkdownText.Line, place: Place) {
    label = nil
    let range = WhiteSpace.trimmed(line.range, in: utf8)
    guard !PlainTextReader.isBlank(range, in: utf8) else { return }
    add(
      MarkdownText.Paragraph(
        text: Array(utf8[range]), map: SourceMap(startingAt: range.lowerBound),
        lines: [LineStart(offset: 0, number: line.number)]), place)
  }

  /// Adds a paragraph of markup inside of the Markdown, with its level if it is a heading.
  mutating func addMarkup(_ lines: [MarkdownText.Line], level: Int?, place: Place) {
    if let level { return addHeading(lines, level: level) }
    addParagraph(lines, place: place)
  }

  mutating func startTable() { tables += 1 }

  mutating func addRow(_ cells: [Range<Int>], line: Int, row: Int) {
    label = nil
    for (column, range) in cells.enumerated() {
      let place = CellPlace(table: tables - 1, row: row, column: column, isLabel: row == 0)
      for paragraph in paragraphs([.init(range: range, number: line)]) {
        add(paragraph, kind: .cell, place: .cell(place), layout: Layout())
      }
    }
  }

  /// The blocks; a number that stands alone makes no list.
  func finished() -> [Block] {
    var finished = blocks
    for index in finished.indices {
      finished[index].layout.hasMarkup = hasHeadings
      guard case .item(let place) = finished[index].place, place.isNumbered, place.depth == 1,
        items[place.list] == 0
      else { continue }
      finished[index].place = .flow
      finished[index].kind = .paragraph
    }
    return finished
  }

  private func paragraphs(
    _ lines: [MarkdownText.Line], isOneLine: Bool = false
  ) -> [MarkdownText.Paragraph] {
    MarkdownText.paragraphs(utf8, lines, references: references, isOneLine: isOneLine)
  }

  private mutating func add(_ paragraph: MarkdownText.Paragraph, _ place: Place) {
    if place.isNote {
      add(paragraph, kind: .footnote, place: .flow, layout: Layout())
    } else if let list = place.list {
      items[list.list] = list.item
      add(paragraph, kind: .listItem, place: .item(list), layout: Layout())
    } else {
      add(paragraph, kind: .paragraph, place: .flow, layout: Layout())
    }
  }

  private mutating func add(
    _ paragraph: MarkdownText.Paragraph, kind: Block.Kind, place: Diptych.Place, layout: Layout
  ) {
    var layout = layout
    layout.blankLinesBefore = blankLines
    blankLines = 0
    blocks.append(
      Block(
        utf8: paragraph.text, map: paragraph.map, kind: kind, place: place, layout: layout,
        lines: paragraph.lines))
  }

  /// Whether a paragraph stands where a program puts a table of contents.
  private static func isPlaceholder(_ text: ArraySlice<UInt8>) -> Bool {
    text.elementsEqual("[TOC]".utf8) || text.elementsEqual("[[TOC]]".utf8)
      || text.elementsEqual("[toc]".utf8) || text.elementsEqual("[[_TOC_]]".utf8)
  }
}
