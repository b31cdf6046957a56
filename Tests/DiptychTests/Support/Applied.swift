@testable import Diptych

extension Document {
  /// A document with one paragraph for each line of text.
  init(lines: [String]) {
    self.init(
      id: "d0000000000000000",
      source: Source(
        path: Array("test.txt".utf8), sha256: String(repeating: "0", count: 64), content: []))
    var offset = 0
    for (index, line) in lines.enumerated() {
      blocks.append(
        Block(
          utf8: Array(line.utf8), map: SourceMap(startingAt: offset),
          lines: [LineStart(offset: 0, number: index + 1)]))
      offset += line.utf8.count + 1
    }
    source.form = SourceForm(
      mediaType: "text/plain", newline: .lf, lines: lines.count,
      decoded: Array(lines.map { $0 + "\n" }.joined().utf8))
  }
}

extension Stage {
  /// The document that this stage makes of lines of text.
  func applied(to lines: String...) throws -> Document {
    var document = Document(lines: lines)
    try run(&document)
    return document
  }
}
