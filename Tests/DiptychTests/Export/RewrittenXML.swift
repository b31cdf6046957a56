@testable import DiptychXML

/// A file that is read by libxml2 and written again, with the constructs noted.
struct RewrittenXML: ~Copyable {
  var xml: XMLWriter

  /// Reads a file.
  ///
  /// - Returns: `nil` if it is not well formed or has names that the TEI schema does not have, which no
  ///   writer could write.
  init?(_ bytes: [UInt8], for validator: ConstructValidator?) {
    guard let events = try? [XMLEvent](xml: bytes) else { return nil }
    var xml = XMLWriter(capacity: bytes.count, validator: validator)
    for event in events {
      switch event {
      case .start(let name, let attributes):
        guard let name = Self.names[name] else { return nil }
        xml.open(name)
        for attribute in attributes {
          guard let name = Self.names[attribute.name] else { return nil }
          xml.attribute(name, attribute.value)
        }
      case .end: xml.close()
      case .text(let text):
        let utf8 = Array(text.utf8)
        _ = xml.text(utf8, utf8.indices)
      }
    }
    self.xml = xml
  }

  private static let names: [String: XMLName] = Dictionary(
    uniqueKeysWithValues: literals.map { ("\($0)", XMLName(stringLiteral: $0)) })

  private static let literals: [StaticString] = [
    "TEI", "ana", "appInfo", "application", "atLeast", "atMost", "author",
    "availability", "bibl", "body", "break",
    "catDesc", "category", "cell", "cert", "certainty", "change", "choice", "classDecl", "cols",
    "corr", "correction", "corresp", "correspAction", "correspDesc", "date", "decls", "degree",
    "desc",
    "div", "editorialDecl", "encodingDesc", "evidence", "extent", "fileDesc", "foreign", "from",
    "gap", "geo", "gi", "head", "ident", "idno", "interpretation", "item", "key", "label",
    "langUsage", "language", "lb", "licence", "link", "linkGrp", "list", "listOrg",
    "listPerson", "listPlace", "location", "locus", "marks", "match", "measure", "method", "n",
    "name", "namespace", "normalization", "note", "num", "occurs", "org", "orgName", "p", "pb",
    "persName", "person", "place", "placeName", "profileDesc", "projectDesc", "publicationStmt",
    "publisher", "quantity", "quotation", "quote", "rb", "reason", "ref", "rend", "resp",
    "respStmt", "revisionDesc", "role", "row", "rows", "rt", "ruby", "s", "schemaRef",
    "segmentation", "sic", "sourceDesc", "standOff", "status", "subtype", "table", "tagUsage",
    "tagsDecl", "target", "taxonomy", "teiHeader", "term", "text", "title", "titleStmt", "to",
    "type", "unit", "url", "usage", "value", "version", "when", "who", "xml:id", "xml:lang",
    "xmlns",
  ]
}
