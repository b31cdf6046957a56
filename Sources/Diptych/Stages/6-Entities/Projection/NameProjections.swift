/// Finds the persons and places of a document by the translations of its paragraphs.
struct NameProjections: Sendable {
  private var persons: NameProjection<PersonMatcher>
  private var places: NameProjection<PlaceMatcher>
  private var words: HanWordEnds

  /// Makes projections by the tables of a run.
  init(_ context: StageContext) throws {
    let table = try NameTable.shared(context)
    let pinyin = try Pinyin.shared(context)
    let readings = try NameReadings.shared(context)
    let variants = try ChineseVariants.shared(context)
    words = HanWordEnds(table: table)
    persons = NameProjection(
      PersonMatcher(table: table, pinyin: pinyin, readings: readings, variants: variants),
      variants: variants)
    places = NameProjection(
      PlaceMatcher(table: table, pinyin: pinyin, readings: readings, variants: variants),
      variants: variants)
  }

  /// The Chinese places that end with 市, 省, 区 or 县, with and without it, in UTF-8.
  private static func places(withUnits document: Document) -> Set<[UInt8]> {
    var result: Set<[UInt8]> = []
    for block in document.blocks where block.isChinese {
      for mention in block.mentions
      where mention.kind == .place && mention.range.end - mention.range.start >= 9 {
        let text = block.utf8(mention.range)
        guard units.contains(where: text.suffix(3).elementsEqual) else { continue }
        result.insert(text)
        result.insert(text.dropLast(3))
      }
    }
    return result
  }

  private static let units = ["市", "省", "区", "區", "县", "縣"].map { Array($0.utf8) }

  /// Marks what only translations show.
  mutating func mark(_ document: inout Document) {
    persons.confirmed.removeAll(keepingCapacity: true)
    places.confirmed.removeAll(keepingCapacity: true)
    persons.places = Self.places(withUnits: document)
    for alignment in document.alignments {
      for bead in alignment.paragraphs {
        persons.complete(bead, in: &document, sparing: places.confirmed)
        persons.discover(bead, in: &document)
        places.complete(bead, in: &document, sparing: persons.confirmed)
        places.discover(bead, in: &document)
      }
    }
    RepeatedPersons.mark(&document, confirmed: persons.confirmed, words: &words)
  }
}
