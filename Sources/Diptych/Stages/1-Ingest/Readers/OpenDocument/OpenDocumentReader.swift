internal import DiptychContainer
internal import DiptychXML

/// Reads OpenDocument texts, spreadsheets and presentations.
///
/// Paragraphs, headings, list items, cells, notes and the text of boxes become blocks, in the order in
/// which they are anchored; what is deleted, hidden, or stands on every page is left out.
struct OpenDocumentReader: FormatReader {
  static func read(_ file: FileContent) throws -> FileText {
    guard case .openDocument(let format) = file.mediaType else { return FileText() }
    var walk = OpenDocumentWalk(format, limits: file.limits)
    if format.isFlat {
      try walk.read(file: file.bytes, limits: file.limits)
    } else {
      let container = try file.container()
      try checkEncryption(of: container, limits: file.limits)
      for part in ["meta.xml", "styles.xml"] {
        guard let content = try container.optional(part, limits: file.limits) else { continue }
        try walk.read(content, part: part, limits: file.limits)
      }
      // A template of styles alone has no text.
      if container.contains("styles.xml"), !container.contains("content.xml") { return FileText() }
      let content = try container.required("content.xml", limits: file.limits)
      try walk.read(content, part: "content.xml", limits: file.limits)
    }
    walk.body.finish()
    return FileText(
      blocks: walk.body.blocks, title: walk.metadata.title, author: walk.metadata.author,
      date: walk.metadata.date, extractor: HTMLReader.extractor)
  }

  /// - Throws: ``StageFailure`` `encrypted` if the list of parts says so of the text.
  private static func checkEncryption(of container: Container, limits: Limits) throws {
    let name = OpenDocumentManifest.part
    guard let content = try container.optional(name, limits: limits) else { return }
    var manifest = OpenDocumentManifest()
    try XMLReader.read(
      part: name, content, prefixes: OpenDocumentManifest.namespaces, limits: limits,
      into: &manifest
    )
    guard let part = manifest.encryptedPart else { return }
    throw StageFailure(.encrypted(part: part), limits: limits)
  }
}
