internal import DiptychXML

/// Reads documents of Word: the text as it is after all changes, in the order in which it is read.
///
/// Numbers that Word makes stand in the text; what is hidden, deleted, or stands on every page is left
/// out, as are tables of contents.
enum WordReader {
  static func read(_ package: inout OfficePackage) throws -> FileText {
    let prefixes = WordNamespaces.prefixes
    let relationships = try package.relationships(of: package.mainPart)
    var document = WordBody.Document()
    if let part = relationships.part("styles") {
      var reader = WordStyleReader()
      try package.readIfPresent(part, prefixes: prefixes, into: &reader)
      document.styles = reader.styles
      document.numbering.styles = reader.lists
    }
    if let part = relationships.part("numbering") {
      var reader = WordNumberingReader()
      try package.readIfPresent(part, prefixes: prefixes, into: &reader)
      document.numbering.patterns = reader.numbering.patterns
      document.numbering.lists = reader.numbering.lists
    }
    document.footnotes = try notes("footnotes", &document, relationships, &package)
    document.endnotes = try notes("endnotes", &document, relationships, &package)
    var walk = WordWalk(
      WordBody(document, part: package.mainPart, kind: .paragraph, limits: package.limits))
    try package.read(package.mainPart, prefixes: prefixes, into: &walk)
    var text = FileText(blocks: walk.body.finish())
    if let first = walk.body.foreignParts.first {
      text.findings.append(
        .leftOut(relationships.part(id: first) ?? first, count: walk.body.foreignParts.count))
    }
    return text
  }

  /// The blocks of the notes in a part, by their ids.
  private static func notes(
    _ kind: String, _ document: inout WordBody.Document, _ relationships: OfficeRelationships,
    _ package: inout OfficePackage
  ) throws -> [String: [Block]] {
    guard let part = relationships.part(kind) else { return [:] }
    var walk = WordWalk(WordBody(document, part: part, kind: .footnote, limits: package.limits))
    try package.readIfPresent(part, prefixes: WordNamespaces.prefixes, into: &walk)
    document = walk.body.document
    return walk.notes
  }
}

extension Finding {
  fileprivate static func leftOut(_ part: String, count: Int) -> Finding {
    let others = count > 1 ? " and \(count - 1) more" : ""
    return .note(
      "part_skipped", at: .document, "'\(part)'\(others), text in another format, was left out")
  }
}
