@testable import Diptych

extension Document {
  /// The document that ingest makes of a file.
  static func ingested(
    _ content: [UInt8], path: String = "test.txt", settings: Ingest.Configuration = .init(),
    context: StageContext = StageContext()
  ) throws -> Document {
    let source = Source(
      path: Array(path.utf8), sha256: String(repeating: "0", count: 64), content: content)
    var document = Document(id: "d0000000000000000", source: source)
    try Ingest(settings, context: context).run(&document)
    return document
  }

  /// The document that ingest makes of a UTF-8 text file.
  static func ingested(_ text: String) throws -> Document { try ingested(Array(text.utf8)) }

  /// The text of each block.
  var texts: [String] { blocks.map(\.text) }
}
