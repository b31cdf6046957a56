internal import Foundation
internal import GRDB
internal import GRDBSQLite

// A run in which nothing changed reads every row of the ledger and does little else: so the columns
// are read as SQLite has them, and digests only by those who compare them.
extension Ledger {
  /// The documents that are known in a folder, from a name on.
  ///
  /// - Parameters:
  ///   - folder: its path in the drop.
  ///   - name: where to begin.
  ///   - limit: how many at most.
  /// - Returns: in the order of the names' bytes.
  /// - Throws: a ``RunError`` if the ledger cannot be read.
  func documents(
    in folder: [UInt8], from name: [UInt8], limit: Int
  ) throws(RunError) -> [KnownDocument] {
    try read { database in
      let arguments: StatementArguments = [Data(folder), Data(name), limit]
      let start = folder.isEmpty ? [] : folder + [UInt8(ascii: "/")]
      var documents: [KnownDocument] = []
      documents.reserveCapacity(limit)
      try Self.forEachRow(of: Self.selectDocuments, arguments, in: database) { row in
        documents.append(KnownDocument(row, behind: start))
      }
      if documents.contains(where: { $0.relation != nil }) {
        try Self.addOthers(to: &documents, arguments, in: database)
      }
      var index = 0
      try Self.forEachRow(of: Self.selectOutputs, arguments, in: database) { row in
        // Nearly always the same document or the next one.
        let id = row.integer(0)
        for _ in documents.indices where documents[index].id != id {
          index = index + 1 < documents.count ? index + 1 : 0
        }
        guard index < documents.count, documents[index].id == id else { return }
        documents[index].outputs.append(
          KnownDocument.Output(
            suffix: row.text(1), bytes: Int(row.integer(2)), modified: row.integer(3)))
      }
      return documents
    }
  }

  /// Adds what is known of the files that documents have to do with.
  private static func addOthers(
    to documents: inout [KnownDocument], _ arguments: StatementArguments, in database: Database
  ) throws {
    var others: [[UInt8]: KnownDocument] = [:]
    try forEachRow(of: selectOthers, arguments, in: database) { row in
      let folder = row.bytes(KnownDocument.columnCount)
      let other = KnownDocument(
        row, behind: folder.isEmpty ? [] : folder + [UInt8(ascii: "/")])
      others[other.path] = other
    }
    for index in documents.indices {
      guard let path = documents[index].relation?.path, let other = others[path] else { continue }
      documents[index].others = [other]
    }
  }

  /// What is known of one path; `nil` if it is new.
  func document(at path: [UInt8]) throws(RunError) -> KnownDocument? {
    let (folder, name) = Self.split(path)
    let found = try documents(in: folder, from: name, limit: 1).first
    return found?.path == path ? found : nil
  }

  /// The documents that had a path before the one that has it now, the oldest first; without outputs.
  func formerDocuments(at path: [UInt8]) throws(RunError) -> [KnownDocument] {
    let (folder, name) = Self.split(path)
    return try read { database in
      var documents: [KnownDocument] = []
      let arguments: StatementArguments = [Data(folder), Data(name)]
      try Self.forEachRow(of: Self.selectFormer, arguments, in: database) { row in
        documents.append(
          KnownDocument(row, behind: folder.isEmpty ? [] : folder + [UInt8(ascii: "/")]))
      }
      return documents
    }
  }

  /// The SHA-256 of the content that a document was last read with; empty if it could not be read.
  func sha256(of document: Int64) throws(RunError) -> String {
    try read { database in
      try String.fetchOne(
        database.cachedStatement(sql: "SELECT sha256 FROM document WHERE id = ?"),
        arguments: [document]) ?? ""
    }
  }

  /// The SHA-256 of each output of a document, by its suffix.
  func digests(ofOutputsOf document: Int64) throws(RunError) -> [String: String] {
    try read { database in
      let rows = try Row.fetchCursor(
        database.cachedStatement(sql: "SELECT suffix, sha256 FROM output WHERE document = ?"),
        arguments: [document])
      var digests: [String: String] = [:]
      while let row = try rows.next() {
        let suffix: String = row[0]
        digests[suffix] = row[1]
      }
      return digests
    }
  }

  /// What ``KnownDocument/init(_:behind:)`` reads.
  private static let columns = """
    id, name, inode, bytes, modified, changed, status, settings, attempts, line, isOrphan, isDue,
    relation, otherFolder, otherName, otherSHA256, isMoved, mark
    """

  private static let selectDocuments = """
    SELECT \(columns) FROM document
    WHERE folder = ? AND name >= ? AND former = 0 ORDER BY name LIMIT ?
    """

  private static let selectOthers = """
    SELECT \(columns), folder FROM document WHERE former = 0 AND (folder, name) IN (
      SELECT otherFolder, otherName FROM document
      WHERE folder = ? AND name >= ? AND former = 0 ORDER BY name LIMIT ?)
    """

  private static let selectFormer = """
    SELECT \(columns) FROM document WHERE folder = ? AND name = ? AND former <> 0 ORDER BY id
    """

  // Without an order of its own, which SQLite would sort for.
  private static let selectOutputs = """
    SELECT found.id, output.suffix, output.bytes, output.modified
    FROM (
      SELECT id FROM document
      WHERE folder = ? AND name >= ? AND former = 0 ORDER BY name LIMIT ?) AS found
    CROSS JOIN output ON output.document = found.id
    """

  private static func forEachRow(
    of sql: String, _ arguments: StatementArguments, in database: Database,
    body: (LedgerRow) -> Void
  ) throws {
    let statement = try database.cachedStatement(sql: sql)
    try statement.setArguments(arguments)
    let row = unsafe LedgerRow(statement.sqliteStatement)
    while true {
      let code = row.step()
      if code == SQLITE_ROW {
        body(row)
        continue
      }
      row.reset()
      guard code == SQLITE_DONE else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
      return
    }
  }
}

/// The row that a statement stands on.
@safe private struct LedgerRow {
  private let statement: OpaquePointer

  init(_ statement: OpaquePointer) { unsafe self.statement = statement }

  func step() -> Int32 { unsafe sqlite3_step(statement) }

  func reset() { _ = unsafe sqlite3_reset(statement) }

  func isNull(_ column: Int32) -> Bool {
    unsafe sqlite3_column_type(statement, column) == SQLITE_NULL
  }

  func integer(_ column: Int32) -> Int64 { unsafe sqlite3_column_int64(statement, column) }

  func text(_ column: Int32) -> String {
    unsafe sqlite3_column_text(statement, column).map { unsafe String(cString: $0) } ?? ""
  }

  /// A blob behind some other bytes.
  func bytes(_ column: Int32, behind start: [UInt8] = []) -> [UInt8] {
    let blob = unsafe sqlite3_column_blob(statement, column)
    let count = Int(unsafe sqlite3_column_bytes(statement, column))
    var bytes: [UInt8] = []
    bytes.reserveCapacity(start.count + count)
    bytes += start
    unsafe bytes.append(contentsOf: UnsafeRawBufferPointer(start: blob, count: count))
    return bytes
  }
}

extension KnownDocument {
  /// How many columns a row of documents has.
  fileprivate static let columnCount: Int32 = 18

  /// Reads a row of documents; `start` is the path of the folder with a slash, or empty.
  fileprivate init(_ row: LedgerRow, behind start: [UInt8]) {
    self.init(
      id: row.integer(0), path: row.bytes(1, behind: start),
      trace: Trace(
        inode: UInt64(bitPattern: row.integer(2)), bytes: Int(row.integer(3)),
        modified: row.integer(4), changed: row.integer(5)),
      status: Outcome.Status(rawValue: row.text(6)) ?? .deferred, settings: row.integer(7),
      attempts: Int(row.integer(8)), line: row.bytes(9), outputs: [],
      isOrphan: row.integer(10) != 0, isDue: row.integer(11) != 0,
      isMoved: row.integer(16) != 0, mark: row.text(17))
    guard !row.isNull(12), let kind = Relation.Kind(rawValue: row.text(12)) else { return }
    let folder = row.bytes(13)
    relation = Relation(
      kind: kind,
      path: row.bytes(14, behind: folder.isEmpty ? [] : folder + [UInt8(ascii: "/")]),
      sha256: row.text(15))
  }
}
