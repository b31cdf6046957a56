internal import DiptychXML

/// Reads TEI P5: what the exporter wrote, and files of others.
///
/// What the exporter wrote becomes the document again that it was made from: text, readings, repairs,
/// languages, headings, and the lines of the source. Files of others are read by what the Guidelines
/// say of the elements.
struct TEIReader: FormatReader {
  static let namespace = "http://www.tei-c.org/ns/1.0"

  /// Root elements of TEI before it had a namespace.
  static let oldRoots: Set<String> = ["TEI.2", "teiCorpus.2"]

  static func read(_ file: FileContent) throws -> FileText {
    var walk = TEIWalk(limits: file.limits)
    try XMLReader.read(
      file: file.bytes, prefixes: [namespace: ""], limits: file.limits, into: &walk)
    let entries = walk.blocks.finish()
    var text = FileText(
      title: walk.header.title, author: walk.header.author, date: walk.header.date,
      extractor: HTMLReader.extractor)
    if walk.header.isOwn {
      let own = OwnTEI(entries, walk)
      text.blocks = own.blocks
      text.given = own.given
    } else {
      text.blocks = entries.map(\.block)
      if text.blocks.contains(where: { $0.layout.markupHeadingLevel != nil }) {
        for index in text.blocks.indices { text.blocks[index].layout.hasMarkup = true }
      }
    }
    return text
  }
}
