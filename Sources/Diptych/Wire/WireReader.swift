/// Reads the wire form of a document: a whole one, or what another program changed of one.
///
/// What the text leaves out stays as it is. Offsets become bytes; what points to blocks, sections or
/// entities is not looked at here, see ``Document/checkReferences()``.
struct WireReader {
  /// The document as it was before.
  let original: Document
  /// What the program was sent: mentions of the kinds that it did not see stay.
  let selection: WireSelection
  /// The line that it was sent: what comes back as it was need not be read.
  private let sent: DocumentWire.Line?
  /// The blocks, by their number, of which something was read.
  private(set) var touched: [Int] = []
  /// The document with what was read.
  private(set) var document: Document
  private var json: JSONReader
  /// The document that the text says it is about.
  private(set) var id: String?
  private var sources: [Source]?

  private static let keys = [
    "id", "sources", "title", "given", "blocks", "letters", "sections", "alignments", "entities",
    "attachments", "findings", "outputs",
  ]

  /// Reads a whole document.
  ///
  /// - Parameters:
  ///   - bytes: one JSON object.
  ///   - run: the run that the document becomes part of.
  /// - Returns: the document.
  /// - Throws: a ``WireError`` that names the place and the rule.
  static func document(
    from bytes: [UInt8], run: RunDescription = RunDescription()
  ) throws(WireError) -> Document {
    let nothing = Document(id: "", source: Source(path: [], sha256: "", content: []), run: run)
    var json = JSONReader(bytes)
    let reader = try WireReader(&json, changing: nothing, .everything)
    try json.end()
    guard let id = reader.id else { throw WireError("the key 'id' is missing") }
    guard let source = reader.sources?.first else {
      throw WireError("the key 'sources' is missing")
    }
    return Document(id: id, source: source, copying: reader.document)
  }

  /// Reads the object that stands next, over a document.
  ///
  /// - Throws: a ``WireError``, also if it is another document.
  init(
    _ json: inout JSONReader, changing original: Document, _ selection: WireSelection,
    sent: DocumentWire.Line? = nil
  ) throws(WireError) {
    self.original = original
    self.sent = sent
    self.selection = selection
    document = original
    self.json = json
    try read()
    json = self.json
  }

  private mutating func read() throws(WireError) {
    var seen = SeenKeys()
    try json.beginObject()
    while let key = try json.nextKey() {
      do throws(WireError) {
        try seen.note(key, among: Self.keys)
      } catch {
        throw error.within(key)
      }
      // Letters point into texts that may be others now.
      if let sent, key != "id", key != "letters", let value = sent.places.values[key],
        sent.withSpan({ json.skip(value: $0.extracting(value)) })
      {
        continue
      }
      do throws(WireError) {
        try read(key)
      } catch {
        throw error.within(key)
      }
    }
    if let id, !original.id.isEmpty, id != original.id {
      throw WireError("the answer is about the document '\(readable(id))'").within("id")
    }
    guard let sources else { return }
    document.source = sources[0]
    document.secondSource = sources.count > 1 ? sources[1] : nil
  }

  private mutating func read(_ key: String) throws(WireError) {
    switch key {
    case "id": id = try json.string()
    case "sources": sources = try readSources()
    case "title":
      document.metadataTitle = try json.optional { json throws(WireError) in try json.string() }
    case "given":
      document.given = Set(
        try json.list { json throws(WireError) in Layer(rawValue: try json.word()) })
    case "blocks": try readBlocks()
    case "letters": document.letters = try json.list(letter)
    case "sections":
      document.sections = try json.list { json throws(WireError) in try json.section() }
    case "alignments": document.alignments = try json.list(alignment)
    case "entities":
      document.entities = try json.list { json throws(WireError) in try json.entity() }
    case "attachments":
      document.attachments = try json.list { json throws(WireError) in try json.attachment() }
    case "findings":
      let findings = try json.list { json throws(WireError) in try json.finding() }
      for finding in findings { document.add(finding) }
    default:
      let outputs = try json.list { json throws(WireError) in try json.output() }
      for output in outputs { document.emit(output) }
    }
  }

  private mutating func readSources() throws(WireError) -> [Source] {
    let known = original.id.isEmpty ? [] : original.sources
    var index = 0
    let sources = try json.list { json throws(WireError) in
      defer { index += 1 }
      return try json.source(index < known.count ? known[index] : nil)
    }
    guard known.isEmpty ? 1...2 ~= sources.count : sources.count == known.count else {
      throw WireError("a document has the file or the two files that it came as")
    }
    return sources
  }

  private mutating func readBlocks() throws(WireError) {
    let known = min(original.blocks.count, document.blocks.count)
    let nothing = Array("{}".utf8)
    var index = 0
    try json.beginArray()
    while try json.nextElement() {
      defer { index += 1 }
      let isKnown = index < known
      if isKnown {
        if let sent, index < sent.places.blocks.count,
          sent.withSpan({ json.skip(value: $0.extracting(sent.places.blocks[index])) })
        {
          continue
        }
        if json.skip(value: nothing.span) { continue }
      }
      do throws(WireError) {
        var reader = WireBlockReader(selection, isNew: !isKnown)
        if index == document.blocks.count { document.blocks.append(Block(utf8: [])) }
        // In its place: to copy a block costs more than to read most of its parts.
        try reader.read(&document.blocks[index], &json)
      } catch {
        throw error.within(index)
      }
      touched.append(index)
    }
    document.blocks.removeLast(max(0, document.blocks.count - index))
  }

  /// Reads an official letter.
  private func letter(_ json: inout JSONReader) throws(WireError) -> OfficialLetter {
    var letter = OfficialLetter(language: .undetermined)
    let blocks = document.blocks
    let keys = ["language", "issuer", "number", "addressee", "date", "signature"]
    try json.object(keys) { json, key throws(WireError) in
      func part(_ json: inout JSONReader) throws(WireError) -> OfficialLetter.Part {
        try json.part(in: blocks)
      }
      switch key {
      case "language": letter.language = try json.language()
      case "issuer": letter.issuer = try json.optional(part)
      case "number": letter.number = try json.optional(part)
      case "addressee": letter.addressee = try json.optional(part)
      case "date": letter.date = try json.optional(part)
      default: letter.signature = try json.list(part)
      }
    }
    return letter
  }

  /// Reads an alignment; what it leaves out is that of the same languages.
  private func alignment(_ json: inout JSONReader) throws(WireError) -> Alignment {
    var left: LanguageTag?
    var right: LanguageTag?
    var sections: [Bead<Int>]?
    var paragraphs: [Bead<Int>]?
    var segments: [Bead<SegmentReference>]?
    let keys = ["left", "right", "sections", "paragraphs", "segments"]
    try json.object(keys) { json, key throws(WireError) in
      switch key {
      case "left": left = try json.language()
      case "right": right = try json.language()
      case "sections": sections = try json.beads { json throws(WireError) in try json.count() }
      case "paragraphs": paragraphs = try json.beads { json throws(WireError) in try json.count() }
      default:
        segments = try json.beads { json throws(WireError) in
          let (block, segment) = try json.pair()
          return SegmentReference(block: block, segment: segment)
        }
      }
    }
    guard let left, let right else { throw WireError("the keys 'left' and 'right' are needed") }
    var alignment =
      original.alignments.first { $0.left == left && $0.right == right }
      ?? Alignment(left: left, right: right)
    if let sections { alignment.sections = sections }
    if let paragraphs { alignment.paragraphs = paragraphs }
    if let segments { alignment.segments = segments }
    return alignment
  }
}

extension Document {
  /// The layers and results of another document under another name.
  fileprivate init(id: String, source: Source, copying other: Document) {
    self.init(id: id, source: source, run: other.run)
    secondSource = other.secondSource
    metadataTitle = other.metadataTitle
    attachments = other.attachments
    blocks = other.blocks
    letters = other.letters
    sections = other.sections
    alignments = other.alignments
    entities = other.entities
    given = other.given
    for finding in other.findings { add(finding) }
    for output in other.outputs { emit(output) }
  }
}
