/// What all exports of one document have in common, worked out once.
final class ExportPlan: Sendable {
  /// The division into parts, with their ids.
  let outline: ExportOutline
  /// The weights of the languages.
  let shares: LanguageShares
  /// The ids of the entities.
  let entities: EntityNumbering
  /// The beads in the numbering of the outline.
  let beads: ExportedBeads
  /// The counterparts of sections.
  let counterparts: Counterparts

  /// Plans the exports of a document.
  init(_ document: Document) {
    outline = ExportOutline(document)
    shares = LanguageShares(document, outline)
    entities = EntityNumbering(document)
    beads = ExportedBeads(document, outline)
    counterparts = Counterparts(sectionsOf: document, outline)
  }
}

/// A stage that changes no layer and emits an output.
///
/// The plan of the exports is kept from one exporter to the next.
protocol Exporter: Stage {}

extension Document {
  /// The plan that an exporter before has left, else a new one.
  func plan() -> ExportPlan { exportPlan ?? ExportPlan(self) }
}
