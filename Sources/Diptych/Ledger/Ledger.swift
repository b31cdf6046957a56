internal import GRDB

/// What became of every document that was ever in the drop: an SQLite file in the archive.
///
/// One type, and the only one, that speaks to the database. Reads go on while a batch is written.
/// The order of a batch is: outputs durable, then their rows, in one synced transaction.
final class Ledger: Sendable {
  static let name = "ledger.sqlite"

  let pool: DatabasePool

  /// Opens the ledger in an archive's own folder; makes it if it is not there, unless that is refused.
  ///
  /// - Parameters:
  ///   - folder: the archive's `.diptych`.
  ///   - isReadOnly: refuses to write, and to make a ledger.
  /// - Throws: a ``RunError`` if it is no ledger, or damaged.
  init(in folder: Descriptor, isReadOnly: Bool = false) throws(RunError) {
    let path = String(decoding: folder.join(Array(Self.name.utf8)), as: UTF8.self)
    do throws(SystemError) {
      if let status = try folder.status(of: Array(Self.name.utf8)), status.kind != .file {
        throw SystemError(operation: "open", path: path, code: SystemError.exists)
      }
    } catch {
      throw RunError(.inputOutput, "the ledger cannot be opened: \(error)")
    }
    pool = try Self.guarding { () throws -> DatabasePool in
      var configuration = Configuration()
      configuration.readonly = isReadOnly
      configuration.maximumReaderCount = 2
      configuration.prepareDatabase { database in
        // A batch that was committed survives a power cut.
        if !isReadOnly { try database.execute(sql: "PRAGMA synchronous = FULL") }
        try database.execute(sql: "PRAGMA cache_size = -4000")
      }
      let pool = try DatabasePool(path: path, configuration: configuration)
      if try pool.read({ try LedgerSchema.migrator.hasBeenSuperseded($0) }) {
        throw RunError(.inputOutput, "the ledger is of a newer version of Diptych")
      }
      if !isReadOnly { try LedgerSchema.migrator.migrate(pool) }
      let id = try pool.read { try Int.fetchOne($0, sql: "PRAGMA application_id") }
      guard id == LedgerSchema.applicationID else {
        throw RunError(.inputOutput, "'\(readable(Array(path.utf8)))' is no ledger of this tool")
      }
      return pool
    }
  }

  /// Closes the file; its write-ahead log is merged into it.
  func close() throws(RunError) {
    try Self.guarding {
      try pool.close()
    }
  }

  /// Reads.
  func read<Value>(_ work: (Database) throws -> Value) throws(RunError) -> Value {
    try Self.guarding { try pool.unsafeRead(work) }
  }

  /// Writes, in one transaction.
  func write<Value>(_ work: (Database) throws -> Value) throws(RunError) -> Value {
    try Self.guarding {
      try pool.unsafeReentrantWrite { database in
        var value: Value?
        try database.inTransaction {
          value = try work(database)
          return .commit
        }
        guard let value else { throw RunError(.inputOutput, "the ledger lost a transaction") }
        return value
      }
    }
  }

  /// Turns the database's errors into those of a run.
  private static func guarding<Value>(_ work: () throws -> Value) throws(RunError) -> Value {
    do {
      return try work()
    } catch let error as RunError {
      throw error
    } catch let error as DatabaseError {
      let code = error.resultCode
      if code == .SQLITE_CORRUPT || code == .SQLITE_NOTADB || code == .SQLITE_ERROR {
        throw RunError(
          .inputOutput,
          """
          the ledger is damaged (\(error.message ?? "\(code)")); 'diptych status --rebuild-ledger' \
          makes it again from the archive
          """)
      }
      throw RunError(.inputOutput, "the ledger cannot be written: \(error.message ?? "\(code)")")
    } catch {
      throw RunError(.inputOutput, "the ledger cannot be used: \(error)")
    }
  }
}
