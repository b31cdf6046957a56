/// The title that a document goes by.
///
/// The first heading if it stands before every paragraph, else what the file's metadata says, else the
/// file's name without its last extension.
struct DocumentTitle: Equatable {
  /// The title; never empty.
  let text: String
  /// Its language; `und` where the text does not tell.
  let language: LanguageTag

  init(_ document: Document, _ outline: ExportOutline) {
    if let first = document.blocks.first, first.isHeading {
      text = first.text
      language = outline.units[0].language
      return
    }
    language = .undetermined
    if let title = document.metadataTitle, !title.utf8.allSatisfy({ $0 <= 0x20 }) {
      text = title
      return
    }
    let name = document.source.name
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else {
      text = name.isEmpty ? document.id : name
      return
    }
    text = String(name[..<dot])
  }
}
