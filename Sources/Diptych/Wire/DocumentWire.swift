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
  struct Line {
    var bytes: [UInt8] = []
    /// Where the value of each key of the document lies.
    var values: [String: Range<Int>] = [:]
    /// Where the object of each block lies; empty if there are none in the line.
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
    var line = Line()
    wire.write(to: &json, &line)
    return json.bytes
  }

  /// The line that asks a program for a document, with the places of its parts.
  static func request(for document: Document, _ selection: WireSelection) -> Line {
    let wire = DocumentWire(document, selection)
    var json = JSONWriter(capacity: wire.likelySize)
    var line = Line()
    json.openObject()
    json.key("document")
    wire.write(to: &json, &line)
    json.close()
    json.endOfText()
    line.bytes = json.bytes
    return line
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

  private func write(to json: inout JSONWriter, _ line: inout Line) {
    json.openObject()
    write("id", to: &json, &line) { $0.string(document.id) }
    write("sources", to: &json, &line, writeSources)
    if selection.content == .all { write("attachments", to: &json, &line, writeAttachments) }
    if selection.has(.title) {
      write("title", to: &json, &line) { $0.stringOrNull(document.metadataTitle) }
    }
    if selection.has(.blocks), !document.given.isEmpty {
      write("given", to: &json, &line, writeGiven)
    }
    if selection.hasBlocks {
      var blocks: [Range<Int>] = []
      write("blocks", to: &json, &line) { blocks = writeBlocks(to: &$0) }
      line.blocks = blocks
    }
    if selection.has(.letters) { write("letters", to: &json, &line, writeLetters) }
    if selection.has(.sections) { write("sections", to: &json, &line, writeSections) }
    if selection.has(.pairs) || selection.has(.beads) {
      write("alignments", to: &json, &line, writeAlignments)
    }
    if selection.has(.entities) || selection.has(.terms) {
      write("entities", to: &json, &line, writeEntities)
    }
    if selection.hasResults {
      write("findings", to: &json, &line, writeFindings)
      write("outputs", to: &json, &line, writeOutputs)
    }
    json.close()
  }

  /// Writes a key and its value, and notes where that lies.
  private func write(
    _ key: JSONKey, to json: inout JSONWriter, _ line: inout Line,
    _ writeValue: (inout JSONWriter) -> Void
  ) {
    json.key(key)
    let start = json.count
    writeValue(&json)
    line.values[key.text.description] = start..<json.count
  }

  private func writeGiven(to json: inout JSONWriter) {
    json.openArray()
    for layer in document.given.map(\.rawValue).sorted() {
      json.element()
      json.string(layer)
    }
    json.close()
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
    json.openArray()
    for source in document.sources {
      json.element()
      json.openObject()
      json.path("path", "path_b64", source.path)
      json.key("sha256")
      json.string(source.sha256)
      json.key("form")
      if let form = source.form { write(form, to: &json) } else { json.null() }
      if selection.content == .all {
        json.key("content")
        json.word(Base64.encode(source.content))
      }
      json.close()
    }
    json.close()
  }

  private func writeAttachments(to json: inout JSONWriter) {
    json.openArray()
    for attachment in document.attachments {
      json.element()
      json.openObject()
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
      json.close()
    }
    json.close()
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
    json.openArray()
    for finding in document.findings {
      json.element()
      json.openObject()
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
      json.close()
    }
    json.close()
  }

  private func writeOutputs(to json: inout JSONWriter) {
    json.openArray()
    for output in document.outputs {
      json.element()
      json.openObject()
      json.key("suffix")
      json.string(output.suffix)
      json.key("content")
      json.word(Base64.encode(output.bytes))
      json.close()
    }
    json.close()
  }
}
