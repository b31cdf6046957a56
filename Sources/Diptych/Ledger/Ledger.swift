internal import GRDB

/// What became of every document that was ever in the drop: an SQLite file in the archive.
///
/// One type, and the only one, that speaks to the database. Reads go on while a batch is written.
/// The order of a batch is: outputs durable, then their rows, in one synced transaction.
final class Ledger: Sendable {
  static let name = "ledger.sqlite"

  let pool: DatabasePool
  /// What is read instead of a file beside which nothing may be written.
  private let copy: LedgerCopy?

  /// Opens the ledger in an archive's own folder; makes it if it is not there, unless that is refused.
  ///
  /// - Parameters:
  ///   - folder: the archive's `.diptych`.
  ///   - isReadOnly: refuses to write, and to make a ledger.
  /// - Throws: a ``RunError`` if it is no ledger, or damaged.
  init(in folder: Descriptor, isReadOnly: Bool = false) throws(RunError) {
    do throws(SystemError) {
      let status = try folder.status(of: Array(Self.name.utf8))
      if status == nil, isReadOnly {
        throw SystemError(operation: "open", path: Self.name, code: SystemError.missing)
      }
      if let status, status.kind != .file {
        throw SystemError(
          operation: "open", path: readable(folder.join(Array(Self.name.utf8))),
          code: SystemError.exists)
      }
    } catch {
      if error.isMissing { throw Self.lost }
      throw RunError(.inputOutput, "the ledger cannot be opened: \(error)")
    }
    let path = String(decoding: folder.join(Array(Self.name.utf8)), as: UTF8.self)
    (pool, copy) = try Self.guarding(isReading: isReadOnly) {
      do {
        let pool = try Self.open(path, isReadOnly: isReadOnly)
        let isCurrent =
          try !isReadOnly || pool.read { try LedgerSchema.migrator.hasCompletedMigrations($0) }
        if isCurrent { return (pool, nil) }
        // An earlier version wrote it, and no run of this one has been there yet.
        try pool.close()
        let copy = try LedgerCopy(of: folder)
        return (try Self.open(copy.path, isReadOnly: false), copy)
      } catch let error as DatabaseError {
        // SQLite puts files beside the ledger even to read it.
        guard isReadOnly, [.SQLITE_READONLY, .SQLITE_CANTOPEN].contains(error.resultCode) else {
          throw error
        }
        let copy = try LedgerCopy(of: folder)
        return (try Self.open(copy.path, isReadOnly: true), copy)
      }
    }
  }

  /// What to do when there is an archive, and no ledger in it.
  static let lost = RunError(
    .inputOutput,
    "the ledger is missing; 'diptych status --rebuild-ledger' makes it again from the archive")

  private static func open(_ path: String, isReadOnly: Bool) throws -> DatabasePool {
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

  /// Closes the file; its write-ahead log is merged into it.
  func close() throws(RunError) {
    try Self.guarding {
      try pool.close()
    }
  }

  /// Reads.
  func read<Value>(_ work: (Database) throws -> Value) throws(RunError) -> Value {
    try Self.guarding(isReading: true) { try pool.unsafeRead(work) }
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
  private static func guarding<Value>(
    isReading: Bool = false, _ work: () throws -> Value
  ) throws(RunError) -> Value {
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
      let reason = error.message ?? "\(code)"
      throw RunError(
        .inputOutput,
        isReading
          ? "the ledger cannot be read: \(reason)" : "the ledger cannot be written: \(reason)")
    } catch {
      throw RunError(.inputOutput, "the ledger cannot be used: \(error)")
    }
  }
}
