/// One table of the names and terms of many documents: each pair once, with what else one of them is called.
struct CollectedTerms {
  /// What is paired: a name in one language and one in another.
  private struct Pair: Hashable {
    var kind: [UInt8]
    var sourceLanguage: [UInt8]
    var source: [UInt8]
    var targetLanguage: [UInt8]
    var target: [UInt8]

    /// The same for every name that the source has in that language.
    var concept: Pair {
      var concept = self
      concept.target = []
      return concept
    }
  }

  /// Where a pair stands.
  private struct Uses {
    var documents = 0
    var confidence: [UInt8] = []
    var first: [UInt8] = []
  }

  private var uses: [Pair: Uses] = [:]
  private var documents = 0
  private var hasByteOrderMark = false

  /// Adds the table of a document; `false` if it is none.
  mutating func add(_ table: [UInt8], of document: [UInt8]) -> Bool {
    var reader = CSVReader(table)
    guard let header = reader.next() else { return false }
    let places = [
      "type", "sourceLanguage", "sourceTerm", "targetLanguage", "targetTerm", "confidence",
    ].map { name in header.firstIndex { $0.elementsEqual(name.utf8) } ?? -1 }
    guard !places.contains(-1) else { return false }
    documents += 1
    hasByteOrderMark = hasByteOrderMark || reader.hasByteOrderMark
    var seen: Set<Pair> = []
    while let row = reader.next() {
      guard row.count == header.count else { return false }
      let pair = Pair(
        kind: row[places[0]], sourceLanguage: row[places[1]], source: row[places[2]],
        targetLanguage: row[places[3]], target: row[places[4]])
      var known = uses[pair] ?? Uses(first: document)
      if seen.insert(pair).inserted { known.documents += 1 }
      // Two decimals each, so that the greater text is the greater number.
      if known.confidence.lexicographicallyPrecedes(row[places[5]]) {
        known.confidence = row[places[5]]
      }
      uses[pair] = known
    }
    return true
  }

  /// So many other names a row shows at most.
  private static let mostOthers = 20

  /// The whole, in the order of kinds and names; `nil` if there is nothing.
  var file: CollectedLists.File? {
    guard !uses.isEmpty else { return nil }
    let pairs = uses.keys.sorted {
      Self.fields($0).lexicographicallyPrecedes(Self.fields($1)) {
        $0.lexicographicallyPrecedes($1)
      }
    }
    let concepts = Dictionary(grouping: pairs, by: \.concept)
    // The tables of documents guard what a spreadsheet would run, if the settings say so.
    var csv = CSVWriter(
      columns: [
        "type", "sourceLanguage", "sourceTerm", "targetLanguage", "targetTerm", "documents",
        "confidence", "otherTargetTerms", "firstDocument",
      ], guardsFormulas: false, hasByteOrderMark: hasByteOrderMark)
    for pair in pairs {
      let use = uses[pair] ?? Uses()
      let others = (concepts[pair.concept] ?? []).prefix(Self.mostOthers + 1)
        .filter { $0 != pair }.prefix(Self.mostOthers).map(\.target)
      for field in Self.fields(pair) { csv.field(field) }
      csv.field(use.documents)
      csv.field(use.confidence)
      csv.field(Array(others.joined(separator: Array(" | ".utf8))))
      csv.field(CSVWriter.guarded(use.first))
      csv.endRow()
    }
    return CollectedLists.File(
      name: "terms.csv", bytes: csv.bytes, count: pairs.count, documents: documents)
  }

  private static func fields(_ pair: Pair) -> [[UInt8]] {
    [pair.kind, pair.sourceLanguage, pair.source, pair.targetLanguage, pair.target]
  }
}
