internal import DiptychXML

/// Walks through the XML of a document, or of one part of it, and hands each element to whom it is for.
struct OpenDocumentWalk: XMLConsumer {
  var body: OpenDocumentBody
  private(set) var metadata = OpenDocumentMetadata()

  private var styleReader = OpenDocumentStyleReader()
  private var zone = Zone.none
  /// Whether the automatic styles of this part are those of the text.
  private var takesAutomaticStyles = true
  private var skipped = SkippedElements()
  private var elements = ElementTable(OpenDocumentElement.init)

  private enum Zone { case none, meta, styles, body }

  init(_ format: OpenDocumentFormat, limits: Limits) {
    body = OpenDocumentBody(format, limits: limits)
  }

  /// Reads a part of a container.
  mutating func read(_ content: [UInt8], part: String, limits: Limits) throws {
    // The automatic styles of `styles.xml` are for headers and footers, and have the names of others.
    prepare(part: part, takesAutomaticStyles: part != "styles.xml")
    try XMLReader.read(
      part: part, content, prefixes: OpenDocumentElement.namespaces, limits: limits, into: &self)
  }

  /// Reads a file that is one text.
  mutating func read(file utf8: [UInt8], limits: Limits) throws {
    prepare(part: nil, takesAutomaticStyles: true)
    try XMLReader.read(
      file: utf8, prefixes: OpenDocumentElement.namespaces, limits: limits, into: &self)
  }

  private mutating func prepare(part: String?, takesAutomaticStyles: Bool) {
    elements = ElementTable(OpenDocumentElement.init)
    zone = .none
    skipped = SkippedElements()
    self.takesAutomaticStyles = takesAutomaticStyles
    body.part = part
  }

  mutating func start(_ name: XMLElementName, _ attributes: borrowing XMLAttributes, line: Int)
    -> Bool
  {
    if skipped.start() { return true }
    let element = elements.element(name)
    switch (zone, element) {
    case (_, .skipped): skipped.open()
    case (.none, .meta): zone = .meta
    case (.none, .styles): zone = .styles
    case (.none, .automaticStyles):
      if takesAutomaticStyles { zone = .styles } else { skipped.open() }
    case (.none, .masterStyles): skipped.open()
    case (.none, .body):
      body.styles = styleReader.styles
      zone = .body
    case (.none, _): break
    case (.meta, .metadata(let kind)): metadata.start(kind)
    case (.meta, _): break
    case (.styles, _): styleReader.start(element, attributes)
    case (.body, _):
      if !body.start(element, attributes, line: line) { skipped.open() }
      return !body.isOverLimit
    }
    return true
  }

  mutating func end(_ name: XMLElementName, line: Int) {
    if skipped.end() { return }
    let element = elements.element(name)
    switch (zone, element) {
    case (.meta, .meta), (.styles, .styles), (.styles, .automaticStyles), (.body, .body):
      zone = .none
    case (.meta, _): metadata.end()
    case (.styles, _): styleReader.end(element)
    case (.body, _): body.end(element)
    case (.none, _): break
    }
  }

  mutating func text(_ utf8: Span<UInt8>) {
    guard !skipped.isOpen else { return }
    switch zone {
    case .body: body.text(utf8)
    case .meta: metadata.text(utf8)
    case .none, .styles: break
    }
  }
}
