/// The JSON export of one document: a projection of its layers for readers who do not know the model.
///
/// Offsets count Unicode scalars of the cleaned text, which is the text of all blocks joined by one
/// line feed. The order of keys and items is fixed.
struct DocumentProjection {
  let document: Document
  let outline: ExportOutline
  let entities: EntityNumbering
  let shares: LanguageShares
  let documentID: [UInt8]
  /// For each entity of the document the numbers of its mentions, from 1.
  var mentionsOfEntity: [[Int]]
  /// How many mentions were written.
  var mentionCount = 0

  init(_ document: Document) {
    self.document = document
    outline = ExportOutline(document)
    entities = EntityNumbering(document)
    shares = LanguageShares(document, outline)
    documentID = Array(document.id.utf8)
    mentionsOfEntity = [[Int]](repeating: [], count: document.entities.count)
  }

  /// Writes the whole object, with a line feed at the end.
  static func json(of document: Document) -> [UInt8] {
    var projection = DocumentProjection(document)
    let text = projection.writeBlocks()
    var json = JSONWriter(capacity: 2 * text.blocks.bytes.count + 4096)
    json.openObject(.lines)
    projection.writeHead(characters: text.characters, to: &json)
    projection.writeSections(to: &json)
    json.key("blocks")
    json.array(of: text.blocks)
    json.key("glosses")
    json.array(of: text.glosses)
    json.key("repairs")
    json.array(of: text.repairs)
    projection.writeAlignments(to: &json)
    projection.writeEntities(to: &json)
    json.key("mentions")
    json.array(of: text.mentions)
    projection.writeFindings(to: &json)
    json.close()
    json.endOfText()
    return json.bytes
  }
}
