/// Makes blocks of text with places on pages: finds lines, columns, paragraphs, headings and notes.
struct PageLayout {
  /// The paragraphs in reading order.
  private(set) var paragraphs: [PageParagraph]

  private let text: PagedText

  /// Lays out the text.
  ///
  /// - Parameters:
  ///   - text: the text with its places.
  ///   - spaceGap: the gap between Latin words that have no space, in parts of the font size.
  init(_ text: PagedText, spaceGap: Double) {
    self.text = text
    var pieces = text.pages.enumerated().map { number, page in
      PageFragments.lines(of: page, number, fonts: text.fonts, spaceGap: spaceGap)
    }
    let bodySize = Self.bodySize(pieces)
    let running = RunningMatter(
      pieces.map { ReadingOrder.rows(of: $0) },
      sizes: text.pages.map { (width: $0.width, height: $0.height) }, bodySize: bodySize)
    for page in pieces.indices { pieces[page].removeAll { !running.isText($0) } }
    var flows = pieces.flatMap { ReadingOrder($0).flows }
    Self.numberTables(in: &flows)
    ColumnEdges.set(in: &flows, pages: text.pages)
    let leading = LineSpacing(flows)
    let notes = PageNotes.take(from: &flows, leading: leading, bodySize: bodySize)
    let joined = PageParagraphs(
      flows, leading: leading, bodySize: bodySize, outline: text.outline)
    paragraphs = joined.paragraphs
    PageHeadings.join(&paragraphs, outline: text.outline, compounds: joined.compounds)
    notes.put(into: &paragraphs)
    PageHeadings.mark(&paragraphs, bodySize: bodySize, outline: text.outline)
  }

  /// Numbers the tables of all flows, which have numbers of their own.
  private static func numberTables(in flows: inout [ReadingOrder.Flow]) {
    var count = 0
    for flow in flows.indices {
      let first = count
      for line in flows[flow].lines.indices {
        guard let cell = flows[flow].lines[line].cell else { continue }
        flows[flow].lines[line].cell?.table += first
        count = first + cell.table + 1
      }
    }
  }

  /// The blocks, with their pages.
  var blocks: [Block] {
    var blocks: [Block] = []
    blocks.reserveCapacity(paragraphs.count)
    var page = -1
    let hasMarkup = paragraphs.contains { $0.level != nil }
    for paragraph in paragraphs where !paragraph.utf8.isEmpty {
      var layout = Layout()
      layout.hasMarkup = hasMarkup
      layout.markupHeadingLevel = paragraph.level
      var block = Block(utf8: paragraph.utf8, kind: paragraph.kind, layout: layout)
      if let cell = paragraph.first.cell {
        block.kind = .cell
        block.place = .cell(cell)
      }
      let first = paragraph.first.page
      if paragraph.kind != .footnote {
        // Also the pages that have no text.
        while page < first {
          page += 1
          block.pages.append(PageStart(offset: 0, number: page + 1))
        }
        for start in paragraph.pageStarts where start.page > page {
          page = start.page
          block.pages.append(PageStart(offset: start.offset, number: page + 1))
        }
      }
      block.position = SourcePosition(page: first + 1, box: Self.box(of: paragraph))
      blocks.append(block)
    }
    return blocks
  }

  /// The place of what stands on the first page of a paragraph.
  private static func box(of paragraph: PageParagraph) -> SourcePosition.Box {
    let first = paragraph.first
    let box = paragraph.lines.reduce(first.box) { box, line in
      line.page == first.page && line.left == first.left ? box.union(line.box) : box
    }
    let (left, top) = (Int(box.left.rounded(.down)), Int(box.top.rounded(.down)))
    return SourcePosition.Box(
      x: left, y: top, width: Int(box.right.rounded(.up)) - left,
      height: Int(box.bottom.rounded(.up)) - top)
  }

  /// The size of most of the text.
  private static func bodySize(_ pages: [[PageLine]]) -> Double {
    var weights: [Int: Int] = [:]
    for page in pages {
      for line in page { weights[Int(line.size * 3 + 0.5), default: 0] += line.utf8.count }
    }
    let most = weights.max { ($0.value, -$0.key) < ($1.value, -$1.key) }
    return Double(most?.key ?? 30) / 3
  }
}
