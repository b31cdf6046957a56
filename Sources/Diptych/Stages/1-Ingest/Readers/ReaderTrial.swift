/// Ingest alone, for programs of this package that try its readers on damaged files.
package struct ReaderTrial {
  private let ingest: Ingest

  /// Prepares the readers.
  package init() throws { ingest = try Ingest(Ingest.Configuration(), context: StageContext()) }

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
