@testable import Diptych

/// A translation table of our own small language of sentences about a farm, in German and French.
enum TrainedTable {
  /// What the sentences are made of, and what each part is in the other language.
  private static let subjects = [
    ("Der Bauer", "Le paysan"), ("Die Müllerin", "La meunière"), ("Das Kind", "L’enfant"),
    ("Der Nachbar", "Le voisin"), ("Die Großmutter", "La grand-mère"), ("Der Hirte", "Le berger"),
    ("Der Schmied", "Le forgeron"),
  ]
  private static let verbs = [
    ("sieht", "voit"), ("verkauft", "vend"), ("sucht", "cherche"), ("holt", "apporte"),
    ("zeichnet", "dessine"),
  ]
  private static let objects = [
    ("den Apfel", "la pomme"), ("das Wasser", "l’eau"), ("die Ziege", "la chèvre"),
    ("den Hund", "le chien"), ("das Brot", "le pain"), ("die Brücke", "le pont"),
    ("den Schlüssel", "la clef"), ("den Baum", "l’arbre"), ("das Pferd", "le cheval"),
  ]

  /// All sentences with their translations.
  static let pairs: [(german: String, french: String)] = subjects.flatMap { subject in
    verbs.flatMap { verb in
      objects.map { object in
        ("\(subject.0) \(verb.0) \(object.0).", "\(subject.1) \(verb.1) \(object.1).")
      }
    }
  }

  /// The pairs as a file of pairs.
  static let text: String = pairs.map { "farm\t\($0.german)\t\($0.french)\n" }.joined()

  /// A table made of the pairs.
  static func bytes(
    _ settings: TranslationTableWriter.Settings = TranslationTableWriter.Settings()
  ) throws -> [UInt8] {
    var reader = ParallelTextReader("de", "fr", fold: try .shared(StageContext()))
    try reader.addPairs(Array(text.utf8), sources: [])
    return try bytes(of: reader, settings)
  }

  /// A table made of what a reader read.
  static func bytes(
    of reader: ParallelTextReader,
    _ settings: TranslationTableWriter.Settings = TranslationTableWriter.Settings()
  ) throws -> [UInt8] {
    let text = reader.pairs(minimumCount: 3)
    var writer = TranslationTableWriter(
      text, forward: WordModel(source: text.left, target: text.right),
      backward: WordModel(source: text.right, target: text.left), settings: settings)
    let description = TranslationTable.Description(
      left: reader.left, right: reader.right, pairs: reader.count)
    return writer.file(description) ?? []
  }
}

extension TranslationTable {
  /// The entries of a left word, the likeliest first.
  func entries(of word: String) -> [Entry] {
    guard let unit = left.find(Self.hash(word)) else { return [] }
    var entries: [Entry] = []
    eachEntry(of: unit) { entries.append($0) }
    return entries.sorted { $0.forward > $1.forward }
  }

  /// The number of a right word.
  func right(_ word: String) -> Int? { right.find(Self.hash(word)) }

  /// What a word is known by.
  static func hash(_ word: String) -> UInt32 {
    var bytes = Array(word.utf8)
    WordForm.beginning.reduce(&bytes)
    return UnitHash.bytes(bytes)
  }
}
