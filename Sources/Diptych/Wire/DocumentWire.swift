/// Writes the wire form of a document: what other programs get to see of it.
///
/// One JSON object on one line. Offsets count Unicode scalars of a block's running text; blocks,
/// sections and entities are named by their index. The JSON export is a projection of this form.
struct DocumentWire {
  let document: Document
  let selection: WireSelection

  /// A line, without its newline, in which blocks can be found.
  struct Line {
    var bytes: [UInt8]
    /// Where the object of each block lies; empty if there are none in the line.
    var blocks: [Range<Int>]
  }

  /// The line, without its newline.
  static func json(of document: Document, _ selection: WireSelection = .everything) -> [UInt8] {
    line(of: document, selection).bytes
  }

  /// The line with the places of its blocks.
  static func line(of document: Document, _ selection: WireSelection) -> Line {
    let wire = DocumentWire(document: document, selection: selection)
    var size = 4096
    for block in document.blocks { size += block.utf8.count + 400 }
    var json = JSONWriter(capacity: size)
    var blocks: [Range<Int>] = []
    wire.write(to: &json, &blocks)
    return Line(bytes: json.bytes, blocks: blocks)
  }

  private func write(to json: inout JSONWriter, _ blocks: inout [Range<Int>]) {
    json.openObject()
    writeSources(to: &json)
    if selection.has(.title) {
      json.key("title")
      json.stringOrNull(document.metadataTitle)
    }
    if selection.has(.blocks), !document.given.isEmpty {
      json.key("given")
      json.openArray()
      for layer in document.given.map(\.rawValue).sorted() {
        json.element()
        json.string(layer)
      }
      json.close()
    }
    if selection.hasBlocks {
      json.key("blocks")
      json.openArray()
      blocks.reserveCapacity(document.blocks.count)
      for block in document.blocks {
        json.element()
        let start = json.count
        write(block, to: &json)
        blocks.append(start..<json.count)
      }
      json.close()
    }
    if selection.has(.letters) { writeLetters(to: &json) }
    if selection.has(.sections) { writeSections(to: &json) }
    if selection.has(.pairs) || selection.has(.beads) { writeAlignments(to: &json) }
    if selection.has(.entities) || selection.has(.terms) { writeEntities(to: &json) }
    if selection.hasResults { writeResults(to: &json) }
    json.close()
  }

  private func writeSources(to json: inout JSONWriter) {
    json.key("id")
    json.string(document.id)
    json.key("sources")
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
    guard selection.content == .all else { return }
    writeAttachments(to: &json)
  }

  private func writeAttachments(to json: inout JSONWriter) {
    json.key("attachments")
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

  private func writeResults(to json: inout JSONWriter) {
    json.key("findings")
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
    json.key("outputs")
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
