internal import DiptychXML

/// Makes blocks of the text in one part of a document of Word.
struct WordBody {
  /// What all parts of a document share.
  struct Document {
    var styles = WordStyles()
    var numbering = WordNumbering()
    var counters = OfficeFlow.Counters()
    /// The blocks of footnotes and of endnotes that were not referred to yet, by their ids.
    var footnotes: [String: [Block]] = [:]
    var endnotes: [String: [Block]] = [:]
  }

  var document: Document
  /// The references to parts with text in other formats.
  private(set) var foreignParts: [String] = []

  private let part: String
  private let limits: Limits
  private var flows: [Flow]
  private var fields: [WordField] = []
  /// How many of the fields hide the text in them, and how many are tables of contents.
  private var hidingFields = 0
  private var contentsFields = 0
  private var paragraphs = 0
  private var line = 0
  /// A phonetic reading that is being read, or waits for its base.
  private var reading: [UInt8]?
  private var isInReading = false
  /// The text or instruction that is being read.
  private var piece: [UInt8] = []
  private var isInPiece = false
  private var isExact = false

  init(_ document: Document, part: String, kind: Block.Kind, limits: Limits) {
    self.document = document
    self.part = part
    self.limits = limits
    flows = [Flow(flow: OfficeFlow(kind: kind))]
  }

  var isOverLimit: Bool { document.counters.isOver(limits) }

  private var last: Int { flows.count - 1 }

  /// Ends the text; returns its blocks, and begins anew.
  mutating func finish() -> [Block] {
    while popField() != nil {}
    while flows.count > 1 { endTextBox() }
    flows[0].flow.finish(&document.counters)
    let ended = flows[0].flow
    flows = [Flow(flow: OfficeFlow(kind: ended.kind))]
    var blocks = ended.blocks
    MarkupHeadings.settle(in: &blocks)
    DistinctLetters.mark(in: &blocks)
    return blocks
  }

  // MARK: - Paragraphs

  mutating func startParagraph(line: Int) {
    self.line = line
    paragraphs += 1
    let joins = flows[last].joinsNext && flows[last].flow.paragraph != nil
    if !joins { endParagraphText() }
    flows[last].joinsNext = false
    flows[last].properties = Properties()
    if !joins {
      var paragraph = OfficeFlow.Paragraph(line: line)
      paragraph.position = SourcePosition(part: part, paragraph: paragraphs)
      flows[last].flow.start(paragraph)
    }
    setBase()
  }

  /// Takes over the style of a paragraph for its text.
  mutating func setBase() {
    let style = document.styles.style(
      flows[last].properties.style ?? document.styles.defaultParagraph)
    flows[last].base = style.characters
    flows[last].run = style.characters
    // A table of contents that nothing ends would take all the rest with it.
    if style.level != nil { while contentsFields > 0 { _ = popField() } }
  }

  mutating func endParagraph() {
    guard flows[last].flow.paragraph != nil else { return }
    if flows[last].properties.isMarkDeleted {
      flows[last].joinsNext = true
    } else {
      endParagraphText()
    }
  }

  private mutating func endParagraphText() {
    guard flows[last].flow.paragraph != nil else { return }
    let properties = flows[last].properties
    let style = document.styles.style(properties.style ?? document.styles.defaultParagraph)
    let isEmpty = flows[last].flow.text.utf8.isEmpty
    if isEmpty, properties.isMarkHidden || contentsFields > 0 {
      flows[last].flow.endParagraph(&document.counters)
      return
    }
    if style.isContents {
      flows[last].flow.text = MarkupText()
    } else {
      var level = style.level
      if let outline = properties.outlineLevel { level = outline < 9 ? outline + 1 : nil }
      if flows[last].flow.kind != .paragraph { level = nil }
      flows[last].flow.paragraph?.level = level
      flows[last].flow.paragraph?.isCaption = style.isCaption
      number(properties, style)
    }
    flows[last].flow.endParagraph(&document.counters)
  }

  private mutating func number(_ properties: Properties, _ style: WordStyles.Resolved) {
    var reference = properties.numbering
    let isOwn = reference.list != nil
    reference.list = reference.list ?? style.numbering.list
    reference.level = reference.level ?? style.numbering.level
    guard reference.list != 0,
      let (label, item) = document.numbering.count(
        reference, style: isOwn ? nil : style.numberingStyle)
    else { return }
    if case .number(let number) = label { flows[last].flow.paragraph?.number = number }
    flows[last].flow.paragraph?.item = item
  }

  mutating func change(_ change: (inout Properties) -> Void) {
    let last = last
    change(&flows[last].properties)
  }

  /// Begins a run, which looks as its paragraph does unless it says otherwise.
  mutating func startRun() { flows[last].run = flows[last].base }

  mutating func setHidden(_ isHidden: Bool) { flows[last].run.isHidden = isHidden }

  mutating func setBold(_ isBold: Bool) { flows[last].run.isBold = isBold }

  mutating func setSize(_ points: Double?) { flows[last].run.size = points }

  mutating func setCharacterStyle(_ id: String?) {
    var run = document.styles.style(id).characters
    run.inherit(flows[last].run)
    flows[last].run = run
  }

  mutating func setLanguages(_ languages: WordCharacters) {
    // The languages of the template say nothing about this text.
    let template = document.styles.defaults
    if let western = languages.western {
      flows[last].run.western = western == template.western ? nil : western
    }
    if let asian = languages.asian {
      flows[last].run.asian = asian == template.asian ? nil : asian
    }
  }

  // MARK: - Text

  /// Begins a piece of text or of an instruction.
  mutating func startPiece(isExact: Bool, line: Int) {
    piece.removeAll(keepingCapacity: true)
    isInPiece = true
    self.isExact = isExact
    self.line = line
  }

  mutating func append(_ utf8: Span<UInt8>) {
    guard isInPiece else { return }
    piece.append(addingCapacity: utf8.count) { piece in
      for index in utf8.indices {
        let byte = utf8[index]
        piece.append(byte == 0x0A || byte == 0x0D || byte == 0x09 ? 0x20 : byte)
      }
    }
  }

  mutating func endPiece(isInstruction: Bool) {
    guard isInPiece else { return }
    isInPiece = false
    if isInstruction {
      if let field = fields.indices.last { fields[field].append(piece) }
      return
    }
    let piece = piece
    var shown = piece.indices
    if !isExact {
      let start = piece.firstIndex { $0 != 0x20 } ?? piece.endIndex
      let last = piece.lastIndex { $0 != 0x20 } ?? start
      shown = start..<min(last + 1, piece.endIndex)
    }
    write(piece.span.extracting(shown))
  }

  /// Whether text that comes now is seen.
  private var isShown: Bool {
    flows[last].run.isHidden != true && hidingFields == 0
  }

  private mutating func write(_ utf8: Span<UInt8>) {
    guard !utf8.isEmpty, isShown else { return }
    if isInReading {
      reading?.append(addingCapacity: utf8.count) { reading in
        for index in utf8.indices { reading.append(utf8[index]) }
      }
      return
    }
    flows[last].write(utf8, line: line, document.styles.defaults)
  }

  mutating func write(_ character: Character) { write(Array(String(character).utf8).span) }

  mutating func breakLine() {
    guard isShown, !isInReading, flows[last].flow.paragraph != nil else { return }
    _ = flows[last].flow.text.breakLine()
  }

  // MARK: - Fields

  mutating func startField() { push(WordField()) }

  mutating func startField(instruction: String) { push(WordField(instruction: instruction)) }

  mutating func startFieldResult() {
    guard var field = popField() else { return }
    field.startResult()
    push(field)
  }

  private mutating func push(_ field: WordField) {
    if field.hidesText { hidingFields += 1 }
    if field.isContents { contentsFields += 1 }
    fields.append(field)
  }

  private mutating func popField() -> WordField? {
    guard let field = fields.popLast() else { return nil }
    if field.hidesText { hidingFields -= 1 }
    if field.isContents { contentsFields -= 1 }
    return field
  }

  mutating func endField() {
    guard let field = popField(), isShown,
      let guide = PhoneticGuide(instruction: field.instruction), !isInReading
    else { return }
    flows[last].flow.text.startRuby()
    flows[last].flow.text.startRubyBase()
    write(guide.base.span)
    flows[last].flow.text.endRubyBase()
    endReading(guide.reading)
  }

  // MARK: - Ruby

  mutating func startRuby() {
    reading = nil
    flows[last].flow.text.startRuby()
  }

  mutating func startReading() {
    reading = []
    isInReading = true
  }

  mutating func stopReading() { isInReading = false }

  mutating func startRubyBase() { flows[last].flow.text.startRubyBase() }

  mutating func endRubyBase() { flows[last].flow.text.endRubyBase() }

  /// Ends a ruby, whose reading stands before its base.
  mutating func endRuby() {
    isInReading = false
    endReading(reading ?? [])
    reading = nil
  }

  private mutating func endReading(_ reading: [UInt8]) {
    flows[last].flow.text.startReading()
    flows[last].flow.text.endReading(reading, language: flows[last].run.asian)
    flows[last].flow.text.endRuby()
  }

  // MARK: - Beside the text

  /// Puts a note behind the paragraph that refers to it.
  mutating func addNote(_ id: String?, isEndnote: Bool) {
    guard let id, isShown else { return }
    let blocks =
      isEndnote
      ? document.endnotes.removeValue(forKey: id) : document.footnotes.removeValue(forKey: id)
    if let blocks { flows[last].flow.hold(blocks) }
  }

  mutating func startTextBox() {
    flows.append(Flow(flow: OfficeFlow(kind: flows[last].flow.kind)))
  }

  /// Ends a box; its blocks come behind the paragraph that it is anchored in.
  mutating func endTextBox() {
    guard flows.count > 1, var ended = flows.popLast() else { return }
    ended.flow.finish(&document.counters)
    flows[last].flow.hold(ended.flow.blocks)
  }

  /// Adds the text of a picture that is drawn from letters.
  mutating func addWordArt(_ text: String, line: Int) {
    startTextBox()
    startParagraph(line: line)
    write(Array(text.utf8).span)
    endParagraph()
    endTextBox()
  }

  mutating func addForeignPart(_ id: String?) { if let id { foreignParts.append(id) } }

  // MARK: - Tables

  mutating func startTable() {
    endParagraphText()
    flows[last].flow.startTable(&document.counters)
  }

  mutating func endTable() {
    endParagraphText()
    flows[last].flow.endTable()
  }

  mutating func startRow() { flows[last].row = Row() }

  mutating func endRow() { flows[last].row = nil }

  mutating func changeRow(_ change: (inout Row) -> Void) {
    guard var row = flows[last].row else { return }
    change(&row)
    flows[last].row = row
  }

  /// Begins a cell; `false` if its row is left out.
  mutating func startCell() -> Bool {
    if let row = flows[last].row {
      if row.isLeftOut { return false }
      flows[last].row = nil
      flows[last].flow.startRow(isHeader: row.isHeader, skipping: row.skippedColumns)
    }
    flows[last].flow.startCell()
    return true
  }

  mutating func changeCell(_ change: (inout OfficeTable.Cell) -> Void) {
    flows[last].flow.changeCell(change)
  }

  mutating func endCell() {
    endParagraphText()
    flows[last].flow.endCell(&document.counters)
  }
}
