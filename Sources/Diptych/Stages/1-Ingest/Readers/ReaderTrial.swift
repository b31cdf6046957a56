/// Ingest alone, for programs of this package that try its readers on damaged files.
package struct ReaderTrial: Sendable {
  private let ingest: Ingest

  /// Prepares the readers.
  package init() throws {
    var mapping = XMLMapping()
    mapping.roots = ["article"]
    mapping.sections = ["chapter", "section"]
    mapping.headings = ["title"]
    mapping.blocks = ["para"]
    mapping.lists = ["itemizedlist"]
    mapping.items = ["listitem"]
    mapping.tables = ["informaltable"]
    mapping.rows = ["row"]
    mapping.cells = ["entry"]
    mapping.notes = ["footnote"]
    mapping.leftOut = ["info"]
    mapping.titles = ["info/title"]
    var configuration = Ingest.Configuration()
    configuration.xmlMappings = [mapping]
    ingest = try Ingest(configuration, context: StageContext())
  }

  /// Reads a file as ingest would.
  ///
  /// - Returns: the number of blocks; `nil` if the file was refused.
  package func read(_ content: [UInt8], name: String) -> Int? {
    let source = Source(
      path: Array(name.utf8), sha256: String(repeating: "0", count: 64), content: content)
    var document = Document(id: "d0000000000000000", source: source)
    do {
      try ingest.run(&document)
    } catch {
      return nil
    }
    return document.blocks.count
  }
}
