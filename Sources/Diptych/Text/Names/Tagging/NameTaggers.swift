/// The taggers that ship, one for each language that has one.
struct NameTaggers: Sendable {
  /// The tagger of Chinese, in traditional and simplified characters.
  let chinese: NameTagger
  /// The tagger of English.
  let english: NameTagger

  /// Reads `name-taggers.bin`.
  ///
  /// - Throws: a ``TableError`` if it is cut short or impossible.
  init(_ bytes: [UInt8]) throws(TableError) {
    var reader = TableReader(bytes, of: "name-taggers.bin")
    try reader.expect("NT", version: 1)
    // Fitted on the development splits of Universal NER that the taggers were not trained on.
    chinese = try NameTagger(&reader, NameTagger.Calibration(offset: -0.95, slope: 0.29))
    english = try NameTagger(&reader, NameTagger.Calibration(offset: 0, slope: 0.23))
  }

  /// The taggers of a run, read once.
  static func shared(_ context: StageContext) throws -> NameTaggers {
    try context.table("name taggers") { try NameTaggers(context.bundled("name-taggers.bin")) }
  }
}
