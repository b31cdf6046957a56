internal import DiptychXML

/// Walks through the XML of a part with text and hands each element to whom it is for.
struct WordWalk: XMLConsumer {
  var body: WordBody
  /// The blocks of each note, by its id, if the part has notes.
  private(set) var notes: [String: [Block]] = [:]

  private var zone = Zone.text
  private var skipped = SkippedElements()
  private var elements = ElementTable(WordElement.init)
  private var alternatives = OfficeAlternatives()
  /// Whether the content of each control that is open is left out.
  private var controls: [Bool] = []
  private var note: String?
  /// The languages of the tags that came up: nearly every run has one.
  private var languages: [String: LanguageTag?] = [:]

  /// Whose properties are being read.
  private enum Zone { case text, paragraph, mark, run, row, cell, control }

  init(_ body: WordBody) { self.body = body }

  mutating func start(_ name: XMLElementName, _ attributes: borrowing XMLAttributes, line: Int)
    -> Bool
  {
    if skipped.start() { return true }
    if !begin(elements.element(name), attributes, line: line) { skipped.open() }
    return !body.isOverLimit
  }

  /// Begins an element; `false` if nothing inside of it is text.
  private mutating func begin(
    _ element: WordElement, _ attributes: borrowing XMLAttributes, line: Int
  )
    -> Bool
  {
    switch element {
    case .skipped: return false
    case .paragraph: body.startParagraph(line: line)
    case .run: body.startRun()
    case .text: body.startPiece(isExact: attributes["xml:space"] == "preserve", line: line)
    case .instruction: body.startPiece(isExact: true, line: line)
    case .deletion, .moveFrom: return beginDeletion()
    case .character(let character): body.write(character)
    case .lineBreak: body.breakLine()
    case .symbol:
      if let character = WordSymbols.character(attributes["w:char"], font: attributes["w:font"]) {
        body.write(character)
      }
    case .paragraphProperties, .runProperties, .rowProperties, .cellProperties, .controlProperties:
      return enter(element)
    case .property(let property): set(property, attributes)
    case .wordArt: if let text = attributes["string"] { body.addWordArt(text, line: line) }
    default: return beginMore(element, attributes)
    }
    return true
  }

  private mutating func beginMore(_ element: WordElement, _ attributes: borrowing XMLAttributes)
    -> Bool
  {
    switch element {
    case .field:
      switch attributes["w:fldCharType"] {
      case "begin": body.startField()
      case "separate": body.startFieldResult()
      case "end": body.endField()
      default: break
      }
    case .simpleField: body.startField(instruction: attributes["w:instr"] ?? "")
    case .ruby: body.startRuby()
    case .rubyText: body.startReading()
    case .rubyBase: body.startRubyBase()
    case .noteReference(let isEndnote): body.addNote(attributes["w:id"], isEndnote: isEndnote)
    case .note:
      // Notes of other types are the lines that part notes from the text.
      guard attributes["w:type"] ?? "normal" == "normal" else { return false }
      note = attributes["w:id"]
    case .textBox: body.startTextBox()
    case .alternatives: alternatives.start()
    case .choice, .fallback: return alternatives.choose(requires: attributes["Requires"])
    case .control: controls.append(false)
    case .controlContent: return controls.last != true
    case .table: body.startTable()
    case .row: body.startRow()
    case .cell: return body.startCell()
    case .foreignPart: body.addForeignPart(attributes["r:id"])
    default: break
    }
    return true
  }

  mutating func end(_ name: XMLElementName, line: Int) {
    if skipped.end() { return }
    switch elements.element(name) {
    case .paragraph: body.endParagraph()
    case .text: body.endPiece(isInstruction: false)
    case .instruction: body.endPiece(isInstruction: true)
    case .paragraphProperties, .rowProperties, .cellProperties, .controlProperties: zone = .text
    case .runProperties: zone = zone == .mark ? .paragraph : .text
    case .simpleField: body.endField()
    case .ruby: body.endRuby()
    case .rubyText: body.stopReading()
    case .rubyBase: body.endRubyBase()
    case .note:
      let blocks = body.finish()
      if let note { notes[note] = blocks }
      note = nil
    case .textBox: body.endTextBox()
    case .alternatives: alternatives.end()
    case .control: _ = controls.popLast()
    case .table: body.endTable()
    case .row: body.endRow()
    case .cell: body.endCell()
    default: break
    }
  }

  mutating func text(_ utf8: Span<UInt8>) { if !skipped.isOpen { body.append(utf8) } }

  // MARK: - Properties

  /// Begins the properties of something; `false` if they are not where they belong.
  private mutating func enter(_ element: WordElement) -> Bool {
    switch (zone, element) {
    case (.text, .paragraphProperties): zone = .paragraph
    case (.text, .runProperties): zone = .run
    case (.paragraph, .runProperties): zone = .mark
    case (.text, .rowProperties): zone = .row
    case (.text, .cellProperties): zone = .cell
    case (.text, .controlProperties): zone = .control
    default: return false
    }
    return true
  }

  private mutating func set(_ property: WordElement.Property, _ attributes: borrowing XMLAttributes)
  {
    switch zone {
    case .text: break
    case .paragraph: setOfParagraph(property, attributes)
    case .mark:
      if case .hidden = property, attributes.isOn { body.change { $0.isMarkHidden = true } }
    case .run:
      switch property {
      case .hidden: body.setHidden(attributes.isOn)
      case .bold: body.setBold(attributes.isOn)
      case .size: body.setSize(attributes.points)
      case .characterStyle: body.setCharacterStyle(attributes["w:val"])
      case .language:
        body.setLanguages(
          WordCharacters(
            western: language(attributes["w:val"]), asian: language(attributes["w:eastAsia"])))
      default: break
      }
    case .row:
      switch property {
      case .headerRow: body.changeRow { $0.isHeader = attributes.isOn }
      case .columnsBefore: body.changeRow { $0.skippedColumns = attributes.number ?? 0 }
      case .hiddenRow: body.changeRow { $0.isLeftOut = $0.isLeftOut || attributes.isOn }
      default: break
      }
    case .cell:
      switch property {
      case .columns: body.changeCell { $0.columns = max(attributes.number ?? 1, 1) }
      case .rowMerge:
        let isStart = attributes["w:val"] == "restart"
        body.changeCell {
          $0.startsMerge = isStart
          $0.continuesMerge = !isStart
        }
      default: break
      }
    case .control:
      guard let last = controls.indices.last else { return }
      switch property {
      case .gallery: if attributes["w:val"] == "Table of Contents" { controls[last] = true }
      case .placeholder: if attributes.isOn { controls[last] = true }
      default: break
      }
    }
  }

  private mutating func setOfParagraph(
    _ property: WordElement.Property, _ attributes: borrowing XMLAttributes
  ) {
    switch property {
    case .style:
      body.change { $0.style = attributes["w:val"] }
      body.setBase()
    case .outlineLevel:
      body.change { $0.outlineLevel = attributes.number.map { min(max($0, 0), 9) } }
    case .list: body.change { $0.numbering.list = attributes.number }
    case .listLevel: body.change { $0.numbering.level = attributes.number }
    case .frame:
      // A capital over several lines belongs to the paragraph behind it.
      if let kind = attributes["w:dropCap"], kind != "none" {
        body.change { $0.isMarkDeleted = true }
      }
    default: break
    }
  }

  private mutating func language(_ tag: String?) -> LanguageTag? {
    guard let tag else { return nil }
    if let known = languages[tag] { return known }
    let language = XMLAttributes.language(tag)
    languages.updateValue(language, forKey: tag)
    return language
  }

  /// Begins a deletion; in properties it is that of the mark or the row itself.
  private mutating func beginDeletion() -> Bool {
    switch zone {
    case .mark: body.change { $0.isMarkDeleted = true }
    case .row: body.changeRow { $0.isLeftOut = true }
    default: break
    }
    return false
  }
}
