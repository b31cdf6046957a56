/// The JSON export of one document: a projection of its layers for readers who do not know the model.
///
/// Offsets count Unicode scalars of the cleaned text, which is the text of all blocks joined by one
/// line feed. The order of keys and items is fixed.
struct DocumentProjection {
  let document: Document
  let outline: ExportOutline
  let entities: EntityNumbering
  let shares: LanguageShares
  let beads: ExportedBeads
  let counterparts: Counterparts
  let documentID: [UInt8]

  init(_ document: Document) {
    self.document = document
    let plan = document.plan()
    outline = plan.outline
    entities = plan.entities
    shares = plan.shares
    beads = plan.beads
    counterparts = plan.counterparts
    documentID = Array(document.id.utf8)
  }

  /// Writes the whole object, with a line feed at the end.
  static func json(of document: Document) -> [UInt8] {
    let projection = DocumentProjection(document)
    let text = projection.writeBlocks()
    let annotations = text.glosses.count + text.repairs.count + text.mentions.count
    // Sections, alignments and entities take about as much again as the blocks.
    var json = JSONWriter(capacity: 2 * text.blocks.count + annotations + 4096)
    json.openObject(.lines)
    projection.writeHead(text, to: &json)
    projection.writeSections(to: &json)
    projection.writeLetters(to: &json)
    json.key("blocks")
    json.array(of: text.blocks)
    json.key("glosses")
    json.array(of: text.glosses)
    json.key("repairs")
    json.array(of: text.repairs)
    projection.writeAlignments(to: &json)
    projection.writeEntities(text, to: &json)
    json.key("mentions")
    json.array(of: text.mentions)
    projection.writeFindings(to: &json)
    json.close()
    json.endOfText()
    return json.bytes
  }
}
