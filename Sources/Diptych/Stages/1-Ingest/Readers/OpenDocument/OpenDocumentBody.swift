internal import DiptychXML

/// Makes blocks of what stands in `office:body`.
struct OpenDocumentBody {
  /// The styles of the document; to be set before the first element.
  var styles = OpenDocumentStyles()
  /// The part that blocks come from; `nil` if the file is one XML text, where lines say more.
  var part: String?

  private let isSheet: Bool
  private let limits: Limits
  private var flows: [OpenDocumentFlow]
  private var counters = OpenDocumentFlow.Counters()
  private var line = 0
  /// The styles of the paragraphs and spans that are open, the innermost last.
  private var spans: [OpenDocumentStyles.Resolved] = []
  private var reading: [UInt8]?

  init(_ format: OpenDocumentFormat, limits: Limits) {
    isSheet = format.content == .sheets
    self.limits = limits
    flows = [OpenDocumentFlow(kind: .paragraph)]
  }

  /// The blocks, complete after ``finish()``.
  var blocks: [Block] { flows[0].blocks }

  /// Whether there is more text than is allowed; what makes blocks again and again ends there as well.
  var isOverLimit: Bool { counters.isOver(limits) }

  /// Begins an element; `false` if nothing inside of it is text.
  mutating func start(
    _ element: OpenDocumentElement, _ attributes: borrowing XMLAttributes, line: Int
  ) -> Bool {
    self.line = line
    let last = flows.count - 1
    switch element {
    case .paragraph, .heading: return startParagraph(element, attributes)
    case .span:
      var style = styles.style(.text, attributes["text:style-name"])
      if style.isHidden { return false }
      style.isBold = style.isBold ?? spans.last?.isBold
      style.size = style.size ?? spans.last?.size
      spans.append(style)
    case .section: return attributes["text:display"] != "none"
    case .hiddenText: return attributes["text:is-hidden"] == "false"
    case .spaces:
      flows[last].text.appendSpaces(attributes["text:c"].flatMap { Int($0) } ?? 1)
    case .tab: flows[last].text.append([0x20].span, line: line)
    case .lineBreak: _ = flows[last].text.breakLine()
    case .ruby: flows[last].text.startRuby()
    case .rubyBase: flows[last].text.startRubyBase()
    case .rubyText:
      flows[last].text.startReading()
      reading = []
    case .noteBody: flows.append(OpenDocumentFlow(kind: .footnote))
    case .textBox:
      flows.append(OpenDocumentFlow(kind: flows[last].kind))
      flows[last + 1].isSlideTitle = flows[last].isSlideTitle
    case .frame:
      switch attributes["presentation:class"] {
      case "title": flows[last].isSlideTitle = true
      case "header", "footer", "date-time", "page-number", "notes": return false
      default: break
      }
    case .slide: counters.page += 1
    case .list:
      flows[last].startList(
        style: attributes["text:style-name"],
        id: attributes["xml:id"] ?? attributes["text:id"],
        continues: attributes["text:continue-numbering"] == "true",
        continuing: attributes["text:continue-list"], &counters)
    case .listItem:
      flows[last].startItem(
        isHeader: false, start: attributes["text:start-value"].flatMap { Int($0) })
    case .listHeader: flows[last].startItem(isHeader: true, start: nil)
    case .itemNumber: return false
    default: return startOfTable(element, attributes)
    }
    return true
  }

  /// Begins a table or a part of one; `false` if nothing inside of it is text.
  private mutating func startOfTable(
    _ element: OpenDocumentElement, _ attributes: borrowing XMLAttributes
  ) -> Bool {
    let last = flows.count - 1
    switch element {
    case .table:
      if styles.style(.table, attributes["table:style-name"]).isHidden { return false }
      flows[last].startTable(&counters)
    case .headerRows: flows[last].isInHeaderRows = true
    case .row:
      let isHidden = ["collapse", "filter"].contains(attributes["table:visibility"])
      if isHidden { return false }
      flows[last].startRow(repeats: number(attributes["table:number-rows-repeated"]))
    case .cell:
      flows[last].startCell(
        columns: number(attributes["table:number-columns-spanned"]),
        rows: number(attributes["table:number-rows-spanned"]),
        repeats: number(attributes["table:number-columns-repeated"]))
    case .coveredCell:
      flows[last].skip(columns: number(attributes["table:number-columns-repeated"]))
      return false
    default: break
    }
    return true
  }

  mutating func end(_ element: OpenDocumentElement) {
    let last = flows.count - 1
    switch element {
    case .paragraph, .heading: endParagraph()
    case .span: if !spans.isEmpty { spans.removeLast() }
    case .ruby: flows[last].text.endRuby()
    case .rubyBase: flows[last].text.endRubyBase()
    case .rubyText:
      if let reading {
        flows[last].text.endReading(reading, language: spans.last?.asian)
      }
      reading = nil
    case .noteBody, .textBox: endFlow()
    case .frame: flows[last].isSlideTitle = false
    case .list: flows[last].endList(&counters)
    case .table: flows[last].endTable()
    case .headerRows: flows[last].isInHeaderRows = false
    case .row: flows[last].endRow(&counters, limits: limits)
    case .cell: flows[last].endCell(&counters, limits: limits)
    default: break
    }
  }

  mutating func text(_ utf8: Span<UInt8>) {
    if reading != nil {
      for index in utf8.indices { reading?.append(utf8[index]) }
      return
    }
    let last = flows.count - 1
    guard flows[last].paragraph != nil, let style = spans.last else { return }
    flows[last].text.setStyle(style.letters)
    flows[last].text.append(utf8, line: line)
    if style.western != nil || style.asian != nil {
      flows[last].languages.add(utf8, western: style.western, asian: style.asian)
    }
  }

  /// Ends the text; to be called once.
  mutating func finish() {
    while flows.count > 1 { endFlow() }
    flows[0].finish()
    flows[0].settleHeadings()
  }

  // MARK: - Paragraphs and flows

  private mutating func startParagraph(
    _ element: OpenDocumentElement, _ attributes: borrowing XMLAttributes
  ) -> Bool {
    let style = styles.style(.paragraph, attributes["text:style-name"])
    if style.isHidden { return false }
    spans.append(style)
    var paragraph = OpenDocumentFlow.Paragraph(line: line)
    let last = flows.count - 1
    if isSheet {
      // Cells have no headings.
    } else if element == .heading {
      paragraph.level =
        attributes["text:outline-level"].flatMap { Int($0) }
        .map { min(max($0, 1), 10) } ?? 1
    } else if let level = style.outlineLevel {
      paragraph.level = level
    } else if flows[last].isSlideTitle {
      paragraph.level = 1
    }
    switch style.meaning {
    case .heading(let level) where !isSheet: paragraph.level = paragraph.level ?? level
    case .title where paragraph.level == nil && !isSheet:
      paragraph.level = MarkupHeadings.titleLevel
    case .caption: paragraph.isCaption = true
    default: break
    }
    flows[last].start(
      paragraph, isNumbered: attributes["text:is-list-header"] != "true",
      outlineStart: attributes["text:start-value"].flatMap { Int($0) },
      hasListStyle: style.list != nil, styles, &counters)
    return true
  }

  private mutating func endParagraph() {
    if !spans.isEmpty { spans.removeLast() }
    flows[flows.count - 1].endParagraph(part: part, &counters, limits: limits)
  }

  /// Ends a flow; its blocks come behind the paragraph that it is anchored in.
  private mutating func endFlow() {
    guard flows.count > 1, var ended = flows.popLast() else { return }
    ended.finish()
    flows[flows.count - 1].hold(ended.blocks)
  }

  /// A count, which is at least 1.
  private func number(_ text: String?) -> Int { max(text.flatMap { Int($0) } ?? 1, 1) }
}
