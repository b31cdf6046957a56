internal import Foundation
internal import GRDB

extension Ledger {
  /// What a run needs to know again and again.
  struct Run: Sendable {
    /// The rows of the run and of its settings.
    let id: Int64
    let settings: Int64
  }

  /// What a finished document leaves in the ledger.
  struct Attempt: Sendable {
    var path: [UInt8]
    var trace: KnownDocument.Trace
    var sha256: String
    var status: Outcome.Status
    /// The number of this attempt, from 1.
    var number: Int
    /// The line of `documents.jsonl`.
    var record: [UInt8]
    /// The same for a later run in which nothing changed.
    var unchangedLine: [UInt8]
    /// The outputs that are now in the archive, with their paths there; `nil` leaves those of an
    /// earlier attempt.
    var outputs: [PublishedOutput]?
    var time: String
    /// Whether the file is about to be moved out of the drop.
    var isMoved = false
    /// Whether the next run is to do it again.
    var isDue = false
    /// What it has to do with another file.
    var relation: KnownDocument.Relation?
    /// As in ``KnownDocument/mark``.
    var mark = ""
    /// Whether another document had the path; it stays in the ledger as a former one.
    var isSuccessor = false
  }

  /// An output as it was published.
  struct PublishedOutput: Sendable, Equatable {
    /// Its path in the archive.
    var path: [UInt8]
    /// As in ``KnownDocument/Output/suffix``.
    var suffix: String
    var bytes: Int
    var modified: FileStatus.Nanoseconds
    /// 64 lower-case hex digits.
    var sha256: String
  }

  /// Notes the start of a run.
  func start(
    run name: String, at time: WallClock, settingsSHA256: String, version: String
  ) throws(RunError) -> Run {
    try write { database in
      try database.execute(
        sql: "INSERT OR IGNORE INTO settings (sha256, version) VALUES (?, ?)",
        arguments: [settingsSHA256, version])
      let settings =
        try Int64.fetchOne(
          database, sql: "SELECT id FROM settings WHERE sha256 = ?", arguments: [settingsSHA256])
        ?? 0
      try database.execute(
        sql: "INSERT INTO run (name, settings, started) VALUES (?, ?, ?)",
        arguments: [name, settings, time.iso8601])
      return Run(id: database.lastInsertedRowID, settings: settings)
    }
  }

  /// Notes the end of a run.
  func end(_ run: Run, at time: WallClock, exitCode: Int32) throws(RunError) {
    try write { database in
      try database.execute(
        sql: "UPDATE run SET ended = ?, exitCode = ? WHERE id = ?",
        arguments: [time.iso8601, Int(exitCode), run.id])
    }
  }

  /// Writes down a batch of attempts, whose outputs must be durable by now, and of files that were
  /// only touched.
  func commit(
    _ attempts: [Attempt], touched: [(id: Int64, trace: KnownDocument.Trace)], of run: Run
  ) throws(RunError) {
    guard !attempts.isEmpty || !touched.isEmpty else { return }
    try write { database in
      for attempt in attempts { try Self.insert(attempt, of: run, into: database) }
      let update = try database.cachedStatement(
        sql: """
          UPDATE document SET inode = ?, bytes = ?, modified = ?, changed = ?, isOrphan = 0 WHERE id = ?
          """)
      for (id, trace) in touched {
        try update.execute(
          arguments: [
            Int64(bitPattern: trace.inode), trace.bytes, trace.modified, trace.changed, id,
          ])
      }
    }
  }

  private static func insert(_ attempt: Attempt, of run: Run, into database: Database) throws {
    let (folder, name) = split(attempt.path)
    if attempt.isSuccessor {
      try database.cachedStatement(
        sql: "UPDATE document SET former = id WHERE folder = ? AND name = ? AND former = 0"
      ).execute(arguments: [Data(folder), Data(name)])
    }
    let upsert = try database.cachedStatement(
      sql: """
        INSERT INTO document
          (folder, name, inode, bytes, modified, changed, sha256, status, settings, run, attempts, line,
          isMoved, relation, otherFolder, otherName, otherSHA256, isDue, since, mark)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (folder, name, former) DO UPDATE SET
          since = CASE WHEN sha256 = excluded.sha256 AND NOT isOrphan THEN since
            ELSE excluded.since END,
          inode = excluded.inode, bytes = excluded.bytes, modified = excluded.modified,
          changed = excluded.changed, sha256 = excluded.sha256, status = excluded.status,
          settings = excluded.settings, run = excluded.run, attempts = excluded.attempts,
          line = excluded.line, isMoved = excluded.isMoved, relation = excluded.relation,
          otherFolder = excluded.otherFolder, otherName = excluded.otherName,
          otherSHA256 = excluded.otherSHA256, isOrphan = 0, isDue = excluded.isDue,
          mark = excluded.mark
        RETURNING id
        """)
    let trace = attempt.trace
    let other = attempt.relation.map { split($0.path) }
    let id = try Int64.fetchOne(
      upsert,
      arguments: [
        Data(folder), Data(name), Int64(bitPattern: trace.inode), trace.bytes, trace.modified,
        trace.changed, attempt.sha256, attempt.status.rawValue, run.settings, run.id,
        attempt.number, Data(attempt.unchangedLine), attempt.isMoved,
        attempt.relation?.kind.rawValue, other.map { Data($0.folder) },
        other.map { Data($0.name) }, attempt.relation?.sha256, attempt.isDue, run.id,
        attempt.mark,
      ])
    guard let id else { return }
    try database.cachedStatement(
      sql: "INSERT INTO event (document, run, time, kind, record) VALUES (?, ?, ?, 'attempt', ?)"
    ).execute(arguments: [id, run.id, attempt.time, Data(attempt.record)])
    guard let outputs = attempt.outputs else { return }
    try database.cachedStatement(sql: "DELETE FROM output WHERE document = ?")
      .execute(arguments: [id])
    let insert = try database.cachedStatement(
      sql: """
        INSERT INTO output (document, suffix, path, bytes, modified, sha256) VALUES (?, ?, ?, ?, ?, ?)
        """)
    // A folder may have the name that a file with parts had before.
    let takeOver = try database.cachedStatement(sql: "DELETE FROM output WHERE path = ?")
    for output in outputs {
      let path = Data(output.path)
      try takeOver.execute(arguments: [path])
      try insert.execute(
        arguments: [id, output.suffix, path, output.bytes, output.modified, output.sha256])
    }
  }

  /// Notes that the files of documents are about to be moved out of the drop.
  func markMoved(_ ids: [Int64]) throws(RunError) {
    guard !ids.isEmpty else { return }
    try write { database in
      let update = try database.cachedStatement(
        sql: "UPDATE document SET isMoved = 1 WHERE id = ?")
      for id in ids { try update.execute(arguments: [id]) }
    }
  }

  /// Notes that files could not be moved, and are still in the drop.
  func markKept(_ paths: [[UInt8]]) throws(RunError) {
    guard !paths.isEmpty else { return }
    try write { database in
      let update = try database.cachedStatement(
        sql: "UPDATE document SET isMoved = 0 WHERE folder = ? AND name = ? AND former = 0")
      for path in paths {
        let (folder, name) = Self.split(path)
        try update.execute(arguments: [Data(folder), Data(name)])
      }
    }
  }

  /// A path in the drop as folder and name.
  static func split(_ path: [UInt8]) -> (folder: [UInt8], name: [UInt8]) {
    guard let slash = path.lastIndex(of: UInt8(ascii: "/")) else { return ([], path) }
    return (Array(path[..<slash]), Array(path[(slash + 1)...]))
  }
}
