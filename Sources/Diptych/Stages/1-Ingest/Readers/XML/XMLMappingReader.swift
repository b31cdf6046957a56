internal import DiptychXML

/// Reads XML of any vocabulary that the settings explain.
struct XMLMappingReader: FormatReader {
  static func read(_ file: FileContent) throws -> FileText {
    guard let vocabulary = file.vocabulary else { return FileText() }
    var walk = XMLMappingWalk(vocabulary, limits: file.limits)
    try XMLReader.read(
      file: file.bytes, prefixes: vocabulary.prefixes, limits: file.limits, into: &walk)
    var blocks = walk.blocks.finish().map(\.block)
    if blocks.contains(where: { $0.layout.markupHeadingLevel != nil }) {
      for index in blocks.indices { blocks[index].layout.hasMarkup = true }
    }
    return FileText(
      blocks: blocks, title: walk.value(.title), author: walk.value(.author),
      date: walk.value(.date).flatMap(W3CDate.day), extractor: HTMLReader.extractor)
  }
}
