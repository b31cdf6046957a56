internal import DiptychBytes

/// Writes the wire form of a document: what other programs get to see of it.
///
/// One JSON object on one line. Offsets count Unicode scalars of a block's running text; blocks,
/// sections and entities are named by their index. The JSON export is a projection of this form.
struct DocumentWire {
  let document: Document
  let selection: WireSelection
  /// The layers of blocks that are written, looked up once.
  let parts: BlockParts

  /// A line, with its newline, in which parts can be found.
  ///
  /// A class, for it is too long to be copied.
  final class Line {
    /// The line as it was written.
    private let text: ByteBuffer
    /// Where its parts lie.
    let places: Places

    fileprivate init(_ text: consuming ByteBuffer, _ places: Places) {
      self.text = text
      self.places = places
    }

    /// A copy of the line.
    var bytes: [UInt8] { text.bytes }

    /// Gives the line to a closure.
    func withSpan<Result, Failure>(
      _ body: (Span<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
      try text.withSpan(body)
    }

    /// Whether another line, without its newline, says the same in the same bytes.
    func isEqual(to other: [UInt8]) -> Bool {
      text.withSpan { $0.extracting(droppingLast: 1).isEqual(to: other.span) }
    }
  }

  /// Where the parts of a document lie.
  struct Places {
    /// The value of each key of the document.
    var values: [String: Range<Int>] = [:]
    /// The object of each block; empty if there are none in the line.
    var blocks: [Range<Int>] = []
  }

  private init(_ document: Document, _ selection: WireSelection) {
    self.document = document
    self.selection = selection
    parts = BlockParts(selection)
  }

  /// The object, without a newline.
  static func json(of document: Document, _ selection: WireSelection = .everything) -> [UInt8] {
    let wire = DocumentWire(document, selection)
    var json = JSONWriter(capacity: wire.likelySize)
    var places = Places()
    wire.write(to: &json, &places)
    return json.bytes
  }

  /// The line that asks a program for a document, with the places of its parts.
  static func request(for document: Document, _ selection: WireSelection) -> Line {
    let wire = DocumentWire(document, selection)
    var json = JSONWriter(capacity: wire.likelySize)
    var places = Places()
    json.openObject()
    json.key("document")
    wire.write(to: &json, &places)
    json.close()
    json.endOfText()
    return Line(json.finish(), places)
  }

  /// About as much as a line takes.
  private var likelySize: Int {
    var size = 4096
    let blocks = document.blocks.span
    for index in blocks.indices {
      size += 200 + blocks[index].utf8.count
      if parts.segments { size += 24 * blocks[index].segments.count }
      if parts.mentions { size += 80 * blocks[index].mentions.count }
    }
    return size
  }

  private func write(to json: inout JSONWriter, _ places: inout Places) {
    json.openObject()
    write("id", to: &json, &places) { $0.string(document.id) }
    write("sources", to: &json, &places) { writeSources(to: &$0) }
    if selection.content == .all {
      write("attachments", to: &json, &places) { writeAttachments(to: &$0) }
    }
    if selection.has(.title) {
      write("title", to: &json, &places) { $0.stringOrNull(document.metadataTitle) }
    }
    if selection.has(.blocks), !document.given.isEmpty {
      write("given", to: &json, &places) { writeGiven(to: &$0) }
    }
    if selection.hasBlocks {
      var blocks: [Range<Int>] = []
      write("blocks", to: &json, &places) { blocks = writeBlocks(to: &$0) }
      places.blocks = blocks
    }
    if selection.has(.letters) { write("letters", to: &json, &places) { writeLetters(to: &$0) } }
    if selection.has(.sections) { write("sections", to: &json, &places) { writeSections(to: &$0) } }
    if selection.has(.pairs) || selection.has(.beads) {
      write("alignments", to: &json, &places) { writeAlignments(to: &$0) }
    }
    if selection.has(.entities) || selection.has(.terms) {
      write("entities", to: &json, &places) { writeEntities(to: &$0) }
    }
    if selection.hasResults {
      write("findings", to: &json, &places) { writeFindings(to: &$0) }
      write("outputs", to: &json, &places) { writeOutputs(to: &$0) }
    }
    json.close()
  }

  /// Writes a key and its value, and notes where that lies.
  private func write(
    _ key: JSONKey, to json: inout JSONWriter, _ places: inout Places,
    _ writeValue: (inout JSONWriter) -> Void
  ) {
    json.key(key)
    let start = json.count
    writeValue(&json)
    places.values[key.text.description] = start..<json.count
  }

  private func writeGiven(to json: inout JSONWriter) {
    json.array(document.given.map(\.rawValue).sorted()) { json, layer in json.string(layer) }
  }

  private func writeBlocks(to json: inout JSONWriter) -> [Range<Int>] {
    var places: [Range<Int>] = []
    places.reserveCapacity(document.blocks.count)
    json.openArray()
    // Read in place: to copy a block costs more than to write most of its parts.
    let blocks = document.blocks.span
    for index in blocks.indices {
      json.element()
      let start = json.count
      write(index, of: blocks, to: &json)
      places.append(start..<json.count)
    }
    json.close()
    return places
  }

  private func writeSources(to json: inout JSONWriter) {
    json.objects(document.sources) { json, source in
      json.path("path", "path_b64", source.path)
      json.key("sha256")
      json.string(source.sha256)
      json.key("form")
      if let form = source.form { write(form, to: &json) } else { json.null() }
      if selection.content == .all {
        json.key("content")
        json.word(Base64.encode(source.content))
      }
    }
  }

  private func writeAttachments(to json: inout JSONWriter) {
    json.objects(document.attachments) { json, attachment in
      json.path("name", "name_b64", attachment.name)
      json.key("content")
      json.word(Base64.encode(attachment.content))
      if let failure = attachment.failure {
        json.key("failure")
        json.openObject()
        json.key("code")
        json.string(failure.code)
        json.key("message")
        json.string(failure.message)
        json.key("line")
        json.integerOrNull(failure.line)
        json.close()
      }
    }
  }

  private func write(_ form: SourceForm, to json: inout JSONWriter) {
    json.openObject()
    json.key("mediaType")
    json.string(form.mediaType)
    json.key("encoding")
    json.inferred(form.encoding) { json, encoding in json.string(encoding) }
    json.key("newline")
    json.stringOrNull(form.newline?.rawValue)
    json.key("lines")
    json.integerOrNull(form.lines)
    json.key("pages")
    json.integerOrNull(form.pages)
    json.key("title")
    json.stringOrNull(form.title)
    json.key("author")
    json.stringOrNull(form.author)
    json.key("date")
    json.stringOrNull(form.date)
    json.key("extractor")
    json.stringOrNull(form.extractor)
    if selection.content != .none {
      json.key("decoded")
      json.string(form.decoded.span)
    }
    json.close()
  }

  private func writeFindings(to json: inout JSONWriter) {
    json.objects(document.findings) { json, finding in
      json.key("severity")
      json.string(finding.severity.rawValue)
      json.key("code")
      json.string(finding.code.rawValue)
      switch finding.place {
      case .document: break
      case .block(let index):
        json.key("block")
        json.integer(index)
      case .section(let index):
        json.key("section")
        json.integer(index)
      }
      json.key("message")
      json.string(finding.message)
    }
  }

  private func writeOutputs(to json: inout JSONWriter) {
    json.objects(document.outputs) { json, output in
      json.key("suffix")
      json.string(output.suffix)
      json.key("content")
      json.word(Base64.encode(output.bytes))
    }
  }
}
