/// One table of the sections of many documents that have no translation, with the path of each document.
struct CollectedSections {
  private var header: [[UInt8]] = []
  private var rows: [[[UInt8]]] = []
  private var documents = 0
  private var hasByteOrderMark = false

  private static let source = Array("source".utf8)

  /// Adds the table of a document; `false` if it is none.
  mutating func add(_ table: [UInt8], of document: [UInt8]) -> Bool {
    var reader = CSVReader(table)
    guard let columns = reader.next(), let source = columns.firstIndex(of: Self.source) else {
      return false
    }
    if header.isEmpty { header = columns }
    // Another version may have had other columns.
    let places = header.map { columns.firstIndex(of: $0) }
    documents += 1
    hasByteOrderMark = hasByteOrderMark || reader.hasByteOrderMark
    while var row = reader.next() {
      guard row.count == columns.count else { return false }
      row[source] = CSVWriter.guarded(document)
      rows.append(places.map { place in place.map { row[$0] } ?? [] })
    }
    return true
  }

  /// The whole; `nil` if there is nothing.
  var file: CollectedLists.File? {
    guard !rows.isEmpty else { return nil }
    var csv = CSVWriter(
      columns: header.map { String(decoding: $0, as: UTF8.self) }, guardsFormulas: false,
      hasByteOrderMark: hasByteOrderMark)
    for row in rows {
      for field in row { csv.field(field) }
      csv.endRow()
    }
    return CollectedLists.File(
      name: "untranslated.csv", bytes: csv.bytes, count: rows.count, documents: documents)
  }
}
