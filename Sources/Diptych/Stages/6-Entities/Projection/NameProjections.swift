/// Finds the persons and places of a document by the translations of its paragraphs.
struct NameProjections: Sendable {
  private var persons: NameProjection<PersonMatcher>
  private var places: NameProjection<PlaceMatcher>

  /// Makes projections by the tables of a run.
  init(_ context: StageContext) throws {
    let table = try NameTable.shared(context)
    let pinyin = try Pinyin.shared(context)
    let variants = try ChineseVariants.shared(context)
    persons = NameProjection(
      PersonMatcher(
        table: table, pinyin: pinyin, readings: try NameReadings.shared(context),
        variants: variants), variants: variants)
    places = NameProjection(
      PlaceMatcher(table: table, pinyin: pinyin, variants: variants), variants: variants)
  }

  /// Marks what only translations show.
  mutating func mark(_ document: inout Document) {
    persons.confirmed.removeAll(keepingCapacity: true)
    places.confirmed.removeAll(keepingCapacity: true)
    for alignment in document.alignments {
      for bead in alignment.paragraphs {
        persons.complete(bead, in: &document, sparing: places.confirmed)
        persons.discover(bead, in: &document)
        places.complete(bead, in: &document, sparing: persons.confirmed)
        places.discover(bead, in: &document)
      }
    }
    RepeatedPersons.mark(&document, confirmed: persons.confirmed)
  }
}
