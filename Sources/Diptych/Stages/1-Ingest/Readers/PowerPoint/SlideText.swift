internal import DiptychXML

/// Makes blocks of the text on one slide, in its notes or in a diagram on it.
struct SlideText {
  /// What kind of text it is.
  enum Kind {
    case slide, notes, diagram
  }

  private let kind: Kind
  private let part: String
  private let page: Int
  private let limits: Limits
  private let defaultLanguages: Set<LanguageTag>
  private(set) var counters: OfficeFlow.Counters
  /// The headings, which come first wherever they stand on the slide.
  private var titles = OfficeFlow(kind: .paragraph, isOfSlide: true)
  private var flow: OfficeFlow
  /// The text of the shape that is being read, which begins with its first paragraph.
  private var shape = Shape()
  private var paragraph = Properties()
  private var numbering = SlideNumbering()
  private var paragraphs = 0
  private var bodies = 0
  private var language: LanguageTag?
  private var isInTable = false
  private var isHeaderRow = false
  private var text: [UInt8]?

  /// What a shape says about itself.
  struct Shape {
    /// The kind of placeholder that it fills; `nil` for a shape of its own.
    var placeholder: String?
  }

  /// What a paragraph says about itself.
  struct Properties {
    var line = 0
    /// From 0.
    var level = 0
    var bullet = Bullet.inherited
  }

  enum Bullet: Equatable {
    case inherited, none, sign
    case number(scheme: String, start: Int)
  }

  init(
    _ kind: Kind, part: String, page: Int, counters: OfficeFlow.Counters,
    defaultLanguages: Set<LanguageTag>, limits: Limits
  ) {
    self.kind = kind
    self.part = part
    self.page = page
    self.counters = counters
    self.limits = limits
    self.defaultLanguages = defaultLanguages
    flow = OfficeFlow(kind: kind == .notes ? .footnote : .paragraph, isOfSlide: true)
  }

  var isOverLimit: Bool { counters.isOver(limits) }

  /// Ends the text; to be called once.
  mutating func finish() -> [Block] {
    endParagraph()
    titles.finish(&counters)
    flow.finish(&counters)
    return titles.blocks + flow.blocks
  }

  // MARK: - Shapes

  mutating func startShape() { shape = Shape() }

  mutating func endShape() { shape = Shape() }

  mutating func setPlaceholder(_ type: String) { shape.placeholder = type }

  /// Begins a text; `false` if it stands on every slide, or shows the slide again.
  mutating func startBody() -> Bool {
    bodies += 1
    numbering = SlideNumbering()
    switch shape.placeholder {
    case "dt", "ftr", "hdr", "sldNum", "sldImg": return false
    // Other texts on a page of notes are those of the page.
    case "body": return true
    default: return kind != .notes
    }
  }

  /// Whether the text is that of a heading.
  private var isTitle: Bool {
    kind == .slide && !isInTable
      && (shape.placeholder == "title" || shape.placeholder == "ctrTitle")
  }

  // MARK: - Paragraphs

  mutating func startParagraph(line: Int) {
    endParagraph()
    paragraphs += 1
    paragraph = Properties()
    paragraph.line = line
    var start = OfficeFlow.Paragraph(line: line)
    start.position = SourcePosition(part: part, paragraph: paragraphs, page: page)
    if isTitle {
      start.level = shape.placeholder == "ctrTitle" ? MarkupHeadings.titleLevel : 1
      titles.start(start)
    } else {
      flow.start(start)
    }
    language = nil
  }

  mutating func changeParagraph(_ change: (inout Properties) -> Void) { change(&paragraph) }

  mutating func endParagraph() {
    titles.endParagraph(&counters)
    guard flow.paragraph != nil else { return }
    let level = min(max(paragraph.level, 0), SlideNumbering.levels - 1)
    let isEmpty = flow.text.utf8.isEmpty
    var item: OfficeLists.Item?
    switch paragraph.bullet {
    case .number(let scheme, let start) where !isEmpty:
      flow.paragraph?.number = numbering.number(scheme: scheme, level: level, start: start)
      item = OfficeLists.Item(key: bodies, level: level, isNumbered: true)
    case .sign: item = OfficeLists.Item(key: bodies, level: level, isNumbered: false)
    // What fills the main part of a slide is a list unless it says otherwise.
    case .inherited where isList:
      item = OfficeLists.Item(key: bodies, level: level, isNumbered: false)
    default: break
    }
    flow.paragraph?.item = item
    if !isEmpty, flow.paragraph?.number.isEmpty == true { numbering.interrupt(level: level) }
    flow.endParagraph(&counters)
  }

  private var isList: Bool {
    kind == .slide && !isInTable && (shape.placeholder == "body" || shape.placeholder == "obj")
  }

  // MARK: - Text

  mutating func setLanguage(_ tag: String?) {
    language = tag.flatMap(LanguageTag.init(canonical:))
    // The languages of the template say nothing about this text.
    if let language, defaultLanguages.contains(language) { self.language = nil }
  }

  mutating func startText() { text = [] }

  mutating func append(_ utf8: Span<UInt8>) {
    text?.append(addingCapacity: utf8.count) { text in
      for index in utf8.indices {
        let byte = utf8[index]
        text.append(byte == 0x0A || byte == 0x0D || byte == 0x09 ? 0x20 : byte)
      }
    }
  }

  mutating func endText() {
    guard let text else { return }
    self.text = nil
    let isAsian = language.map { ["zh", "ja", "ko"].contains($0.primary) } ?? false
    func write(to flow: inout OfficeFlow) {
      flow.text.appendExactly(text.span, line: paragraph.line)
      guard let language else { return }
      flow.languages.add(
        text.span, western: isAsian ? nil : language, asian: isAsian ? language : nil)
    }
    if titles.paragraph != nil {
      write(to: &titles)
    } else if flow.paragraph != nil {
      write(to: &flow)
    }
  }

  mutating func breakLine() {
    if titles.paragraph != nil {
      _ = titles.text.breakLine()
    } else if flow.paragraph != nil {
      _ = flow.text.breakLine()
    }
  }

  // MARK: - Tables

  mutating func startTable() {
    endParagraph()
    flow.startTable(&counters)
    isInTable = true
    isHeaderRow = false
  }

  mutating func setHeaderRow() { isHeaderRow = true }

  mutating func startRow() {
    flow.startRow(isHeader: isHeaderRow, skipping: 0)
    isHeaderRow = false
  }

  /// Begins a cell; `false` if the one before it covers it.
  mutating func startCell(columns: Int, rows: Int, isCovered: Bool, isBelow: Bool) -> Bool {
    if isCovered { return false }
    flow.startCell()
    flow.changeCell { cell in
      cell.columns = columns
      cell.startsMerge = rows > 1
      cell.continuesMerge = isBelow
    }
    return true
  }

  mutating func endCell() {
    endParagraph()
    flow.endCell(&counters)
  }

  mutating func endTable() {
    endParagraph()
    flow.endTable()
    isInTable = false
  }
}
