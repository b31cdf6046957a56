/// Walks through RTF and makes blocks of its text.
struct RTFWalk {
  private let file: FileContent
  private var scanner: RTFScanner
  private var state = RTFState()
  private var groups: [Group] = []
  private var flows = [RTFFlow(kind: .paragraph)]
  private var counters = RTFFlow.Counters()
  private var fields: [RTFField] = []
  private var header = RTFHeader()
  /// Whether bytes beyond ASCII are UTF-8: RTF has none, but web sites write them.
  private let isUTF8: Bool
  /// The number or bullet that is being read, and whether it is in a font of symbols.
  private var label = (text: RTFText(), isSymbol: false)
  /// How many characters are still to be passed by behind a `\u`.
  private var skipping = 0
  /// Whether the next control word may be one that is not known: `\*`.
  private var isIgnorable = false

  /// A group that is open.
  private struct Group {
    /// What holds again at its end.
    var state: RTFState
    /// What it began.
    var destination: RTFDestination?
  }

  init(_ file: FileContent) {
    self.file = file
    scanner = RTFScanner(file.bytes)
    isUTF8 =
      file.bytes.contains { $0 >= 0x80 } && (try? UTF8Span(validating: file.bytes.span)) != nil
  }

  mutating func read() throws -> FileText {
    reading: while true {
      switch scanner.next() {
      case .open: try open()
      case .close:
        close()
        // What stands behind the end is no part of the document.
        if groups.isEmpty { break reading }
      case .word(let range, let parameter): try control(range, parameter)
      case .symbol(let symbol): try self.symbol(symbol)
      case .byte(let byte): self.byte(byte)
      case .text(let range):
        text(
          file.bytes[range], in: isUTF8 ? [.utf8] : header.encodings(ofFont: state.font))
      case .end:
        // Careless programs forget the last bracket; more are missing where a file was cut off.
        guard groups.count <= 1 else { throw StageFailure.cutOff(groups: groups.count) }
        break reading
      }
    }
    try endParagraph()
    flows[0].finish()
    return fileText()
  }

  private func fileText() -> FileText {
    var text = FileText(blocks: flows[0].blocks)
    MarkupHeadings.settle(in: &text.blocks)
    text.title = header.title
    text.author = header.author
    text.date = header.date
    if let unknown = header.unknownCodePage { text.findings.append(.unknownCodePage(unknown)) }
    if counters.undecodable > 0 {
      text.findings.append(.undecodable(counters.undecodable))
    }
    return text
  }

  // MARK: - Groups

  private mutating func open() throws {
    groups.append(Group(state: state))
    skipping = 0
    isIgnorable = false
    guard groups.count <= file.limits.maximumMarkupDepth else {
      var line = 1
      for byte in file.bytes[..<scanner.index] where byte == 0x0A { line += 1 }
      throw StageFailure.tooDeep(limit: file.limits.maximumMarkupDepth, line: line)
    }
  }

  private mutating func close() {
    skipping = 0
    isIgnorable = false
    guard let group = groups.popLast() else { return }
    switch group.destination {
    case .note, .textBox:
      // The main flow is never taken away: it has no group.
      flows[flows.count - 1].endParagraph(
        state.paragraph, level: nil, &counters, file.decoding)
      flows[flows.count - 1].finish()
      let ended = flows.removeLast()
      flows[flows.count - 1].hold(ended.blocks)
    case .label:
      label.text.flush(file.decoding)
      let ended = RTFLabel(label.text.utf8, isSymbol: label.isSymbol)
      flows[flows.count - 1].label = ended
      for scalar in Scalars.values(of: ended.utf8) {
        flows[flows.count - 1].text.append(scalar: scalar, file.decoding)
      }
    case .fieldInstruction: endInstruction()
    case .field: fields.removeLast()
    case .title, .author, .changeDate, .fonts, .styles: header.end(group.destination, file.decoding)
    default: if state.destination == .styles { header.endEntry(file.decoding) }
    }
    state = group.state
  }

  private mutating func endInstruction() {
    guard !fields.isEmpty else { return }
    let last = fields.count - 1
    fields[last].instruction.flush(file.decoding)
    if let ruby = fields[last].ruby, groups.last?.state.isShown != false {
      flows[flows.count - 1].text.append(ruby.base, reading: ruby.reading, file.decoding)
      fields[last].isLeftOut = true
    } else if fields[last].repeatsText {
      fields[last].isLeftOut = true
    }
  }

  private mutating func begin(_ destination: RTFDestination) {
    guard !groups.isEmpty else { return }
    var destination = destination
    switch destination {
    case .title, .author, .changeDate:
      if state.destination != .properties { return }
    case .fieldInstruction: if fields.isEmpty { destination = .nothing }
    case .fieldResult:
      if let field = fields.last, field.isLeftOut { destination = .nothing }
    case .field: fields.append(RTFField())
    case .unicodeForm:
      // The group around it holds both forms; it may be that of a property.
      let around = groups.count > 1 ? groups[groups.count - 2].state.destination : .text
      destination = around == .properties ? .properties : .text
    case .label: label = (RTFText(), false)
    case .note: flows.append(RTFFlow(kind: .footnote))
    case .textBox: flows.append(RTFFlow(kind: flows[flows.count - 1].kind))
    default: break
    }
    groups[groups.count - 1].destination = destination
    switch destination {
    case .field, .fieldResult, .note, .textBox: state.destination = .text
    default: state.destination = destination
    }
    if destination == .note || destination == .textBox { state.paragraph = RTFState.Paragraph() }
  }

  // MARK: - Controls

  private mutating func control(_ range: Range<Int>, _ parameter: Int?) throws {
    let wasIgnorable = isIgnorable
    isIgnorable = false
    if state.destination == .nothing {
      // Bytes behind it may look like brackets.
      if file.bytes[range].elementsEqual("bin".utf8) { scanner.skip(parameter ?? 0) }
      return
    }
    // By far the most frequent ones.
    if range.count == 1, file.bytes[range.lowerBound] == UInt8(ascii: "u") {
      return try unicode(parameter ?? 0)
    }
    guard let control = RTFControl(String(decoding: file.bytes[range], as: UTF8.self)) else {
      skipping = 0
      if wasIgnorable { begin(.nothing) }
      return
    }
    if case .character(let scalar) = control {
      if skipping > 0 {
        skipping -= 1
      } else {
        character(scalar)
      }
      return
    }
    skipping = 0
    try apply(control, parameter)
  }

  private mutating func apply(_ control: RTFControl, _ parameter: Int?) throws {
    switch control {
    case .destination(let destination): begin(destination)
    case .binary: scanner.skip(parameter ?? 0)
    case .fallbackCount: state.fallbackCount = max(parameter ?? 1, 0)
    case .plain: state.resetCharacters()
    case .font:
      state.font = parameter
      if state.destination == .fonts { header.startFont(parameter ?? 0) }
    case .hidden: state.isHidden = parameter != 0
    case .deleted: state.isDeleted = parameter != 0
    case .codePage, .codePageNumber, .defaultFont, .fontCharset, .fontCodePage, .year, .month, .day:
      header.apply(control, parameter)
    default:
      if state.destination == .styles {
        header.applyToStyle(control, parameter)
      } else {
        try applyToParagraph(control, parameter)
      }
    }
  }

  private mutating func applyToParagraph(_ control: RTFControl, _ parameter: Int?) throws {
    switch control {
    case .resetParagraph: state.paragraph = RTFState.Paragraph()
    case .style: state.paragraph.style = parameter
    case .outlineLevel: state.paragraph.outlineLevel = parameter
    case .inTable: state.paragraph.isInTable = parameter != 0
    case .list: state.paragraph.list = parameter
    case .listLevel: state.paragraph.listLevel = min(max(parameter ?? 0, 0), 8)
    default: try applyToFlow(control, parameter)
    }
  }

  private mutating func applyToFlow(_ control: RTFControl, _ parameter: Int?) throws {
    guard state.destination == .text else { return }
    let flow = flows.count - 1
    switch control {
    case .paragraph, .nestedCell: try endParagraph()
    case .line: if state.isShown { flows[flow].text.breakLine(file.decoding) }
    case .cell:
      flows[flow].endCell(state.paragraph, level: headingLevel, &counters, file.decoding)
      try check()
    case .row: flows[flow].endRow(&counters)
    case .startRow: flows[flow].startRow(&counters)
    case .cellEdge: flows[flow].changeTable(&counters) { $0.addEdge(parameter ?? 0) }
    case .mergeNext: flows[flow].changeTable(&counters) { $0.markGoesOnAcross() }
    case .mergeNextRow: flows[flow].changeTable(&counters) { $0.markGoesOnDown() }
    case .headerRow: flows[flow].changeTable(&counters) { $0.markHeader() }
    default: break
    }
  }

  private var headingLevel: Int? {
    guard flows.count == 1 else { return nil }
    if let level = state.paragraph.outlineLevel {
      return (0..<9).contains(level) ? level + 1 : nil
    }
    return state.paragraph.style.flatMap { header.styles[$0]?.headingLevel }
  }

  private mutating func endParagraph() throws {
    flows[flows.count - 1].endParagraph(
      state.paragraph, level: headingLevel, &counters, file.decoding)
    try check()
  }

  /// Holds the text so far against the limits.
  private func check() throws {
    guard counters.characters <= file.limits.maximumTextCharacters else {
      throw StageFailure.tooLong(limit: file.limits.maximumTextCharacters)
    }
    guard counters.blocks <= file.limits.maximumBlocks else {
      throw StageFailure.tooManyBlocks(limit: file.limits.maximumBlocks)
    }
  }

  // MARK: - Text

  private mutating func symbol(_ symbol: UInt8) throws {
    if symbol == UInt8(ascii: "*") {
      isIgnorable = true
      return
    }
    guard state.destination != .nothing else { return }
    switch symbol {
    case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "\\"): byte(symbol)
    case UInt8(ascii: "~"): skippable(0xA0)
    case UInt8(ascii: "_"): skippable(UInt32(UInt8(ascii: "-")))
    case 0x09: skippable(0x09)
    case 0x0A, 0x0D:
      skipping = 0
      try apply(.paragraph, nil)
    default: skipping = max(0, skipping - 1)
    }
  }

  private mutating func skippable(_ scalar: UInt32) {
    if skipping > 0 {
      skipping -= 1
    } else {
      character(scalar)
    }
  }

  private mutating func unicode(_ parameter: Int) throws {
    skipping = state.fallbackCount
    // A line end that was pasted as a character.
    if parameter == 0x0A || parameter == 0x0D { return try apply(.paragraph, nil) }
    let isSymbol = isSymbolFont
    let scalar = UInt32(truncatingIfNeeded: parameter) & 0xFFFF
    // Fonts of symbols have their bytes at U+F000.
    guard !isSymbol || !(0xF000...0xF0FF).contains(scalar) else {
      return symbolCharacter(UInt8(truncatingIfNeeded: scalar))
    }
    character(parameter > 0xFFFF ? UInt32(truncatingIfNeeded: parameter) : scalar)
  }

  private mutating func character(_ scalar: UInt32) {
    withText { $0.append(scalar: scalar, $1) }
  }

  private mutating func byte(_ byte: UInt8) {
    isIgnorable = false
    guard skipping == 0 else {
      skipping -= 1
      return
    }
    guard state.destination != .nothing else { return }
    if isSymbolFont, state.destination != .styles { return symbolCharacter(byte) }
    let encodings = header.encodings(ofFont: state.font)
    withText { $0.append(byte, in: encodings, $1) }
  }

  private mutating func text(_ bytes: ArraySlice<UInt8>, in encodings: [TextEncoding]) {
    isIgnorable = false
    var bytes = bytes
    if skipping > 0 {
      let count = min(skipping, bytes.count)
      skipping -= count
      bytes = bytes.dropFirst(count)
    }
    guard !bytes.isEmpty, state.destination != .nothing else { return }
    if isSymbolFont, state.destination != .styles {
      for byte in bytes where byte > 0x20 { symbolCharacter(byte) }
      return
    }
    withText { $0.append(bytes, in: encodings, $1) }
  }

  private var isSymbolFont: Bool { header.isSymbol(font: state.font) }

  /// A character of a font of symbols: only the bullet is text.
  private mutating func symbolCharacter(_ byte: UInt8) {
    if state.destination == .label { label.isSymbol = true }
    if byte == 0xB7 { character(0x2022) }
  }

  /// Lets `change` change the text that the group belongs to.
  private mutating func withText(_ change: (inout RTFText, TextDecoding) -> Void) {
    switch state.destination {
    case .text: if state.isShown { change(&flows[flows.count - 1].text, file.decoding) }
    case .label: change(&label.text, file.decoding)
    case .fieldInstruction: change(&fields[fields.count - 1].instruction, file.decoding)
    case .title, .author, .styles: change(&header.text, file.decoding)
    default: break
    }
  }
}

extension StageFailure {
  fileprivate static func cutOff(groups: Int) -> StageFailure {
    StageFailure(
      code: "corrupt_markup",
      message: "the file ends inside of \(groups) groups; it was cut off")
  }

  fileprivate static func tooDeep(limit: Int, line: Int) -> StageFailure {
    StageFailure(
      code: "limit_exceeded",
      message: "groups are nested more than \(limit) deep; 'maximumMarkupDepth' sets the limit",
      line: line)
  }
}

extension Finding {
  fileprivate static func unknownCodePage(_ number: Int) -> Finding {
    .warning(
      "encoding_doubtful", at: .document,
      "code page \(number) is not known; its text is read as windows-1252")
  }

  fileprivate static func undecodable(_ count: Int) -> Finding {
    .warning(
      "undecodable_bytes", at: .document,
      "\(Finding.sequences(count)) of bytes not in the code page of the font "
        + "became U+FFFD")
  }
}
