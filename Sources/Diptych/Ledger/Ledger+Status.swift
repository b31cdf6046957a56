internal import Foundation
internal import GRDB

extension Ledger {
  /// How many documents there are of each kind.
  struct Counts {
    /// Settings and versions, and how many documents have them now.
    struct Version {
      let version: String
      let settingsSHA256: String
      let documents: Int
    }

    var processed = 0
    var quarantined = 0
    var skipped = 0
    var orphans = 0
    /// In quarantine, with outputs of an earlier content.
    var stale = 0
    /// Processed with other settings or versions than the newest run.
    var outdated = 0
    var outputs = 0
    var bytes = 0
    /// The newest run's first, the others by age.
    var versions: [Version] = []
  }

  /// Something that happened to a document.
  struct Event {
    /// The run's name; empty for what an operator did.
    let run: String
    let time: String
    /// `attempt`, `orphan`, `retry`.
    let kind: String
    let record: [UInt8]
  }

  /// Counts the documents.
  func counts() throws(RunError) -> Counts {
    try read { database in
      var counts = Counts()
      let newest =
        try Int64.fetchOne(database, sql: "SELECT settings FROM run ORDER BY id DESC LIMIT 1") ?? 0
      let rows = try Row.fetchCursor(
        database,
        sql: """
          SELECT status, isOrphan, settings = ?, count(*) FROM document GROUP BY 1, 2, 3
          """, arguments: [newest])
      while let row = try rows.next() {
        let status: String = row[0]
        let isOrphan: Bool = row[1]
        let isNewest: Bool = row[2]
        let count: Int = row[3]
        if isOrphan {
          counts.orphans += count
          continue
        }
        switch Outcome.Status(rawValue: status) {
        case .processed: counts.processed += count
        case .quarantined: counts.quarantined += count
        default: counts.skipped += count
        }
        if !isNewest { counts.outdated += count }
      }
      counts.stale =
        try Int.fetchOne(
          database,
          sql: """
            SELECT count(*) FROM document WHERE status = 'quarantined' AND isOrphan = 0
            AND id IN (SELECT document FROM output)
            """) ?? 0
      let totals = try Row.fetchOne(
        database, sql: "SELECT count(*), coalesce(sum(bytes), 0) FROM output")
      counts.outputs = totals?[0] ?? 0
      counts.bytes = totals?[1] ?? 0
      let versions = try Row.fetchCursor(
        database,
        sql: """
          SELECT settings.version, settings.sha256, count(document.id)
          FROM settings LEFT JOIN document ON document.settings = settings.id AND isOrphan = 0
          GROUP BY settings.id HAVING count(document.id) > 0 OR settings.id = ?
          ORDER BY settings.id = ? DESC, settings.id
          """, arguments: [newest, newest])
      while let row = try versions.next() {
        counts.versions.append(
          Counts.Version(version: row[0], settingsSHA256: row[1], documents: row[2]))
      }
      return counts
    }
  }

  /// Everything that happened to a document, the oldest first.
  func events(of document: Int64) throws(RunError) -> [Event] {
    try read { database in
      let rows = try Row.fetchCursor(
        database,
        sql: """
          SELECT coalesce(run.name, ''), event.time, event.kind, event.record
          FROM event LEFT JOIN run ON run.id = event.run WHERE document = ? ORDER BY event.id
          """, arguments: [document])
      var events: [Event] = []
      while let row = try rows.next() {
        let record: Data = row[3]
        events.append(
          Event(run: row[0], time: row[1], kind: row[2], record: [UInt8](record)))
      }
      return events
    }
  }

  /// Has the next run try a document again, whatever is known of it.
  func markDue(_ document: Int64, at time: WallClock) throws(RunError) {
    try write { database in
      try database.execute(
        sql: "UPDATE document SET isDue = 1 WHERE id = ?", arguments: [document])
      try database.execute(
        sql: "INSERT INTO event (document, time, kind, record) VALUES (?, ?, 'retry', ?)",
        arguments: [document, time.iso8601, Data("{}".utf8)])
    }
  }

  /// Takes a document out of the ledger and keeps a note of it.
  func forget(_ document: KnownDocument, at time: WallClock) throws(RunError) {
    try write { database in
      let paths = try Data.fetchAll(
        database, sql: "SELECT path FROM output WHERE document = ?", arguments: [document.id])
      let names = paths.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "\n")
      try database.execute(
        sql: "INSERT INTO forgotten (path, time, outputs) VALUES (?, ?, ?)",
        arguments: [Data(document.path), time.iso8601, names])
      // A file that is no longer one document with another one is to be looked at again.
      let (folder, name) = Self.split(document.path)
      try database.execute(
        sql: """
          UPDATE document SET relation = NULL, isDue = 1
          WHERE relation = 'right' AND otherFolder = ? AND otherName = ?
          """, arguments: [Data(folder), Data(name)])
      for table in ["output", "event"] {
        try database.execute(
          sql: "DELETE FROM \(table) WHERE document = ?", arguments: [document.id])
      }
      try database.execute(sql: "DELETE FROM document WHERE id = ?", arguments: [document.id])
    }
  }

  /// When a path was taken out of the archive, and which outputs with it; the oldest first.
  func notesOfForgetting(_ path: [UInt8]) throws(RunError) -> [(time: String, outputs: [String])] {
    try read { database in
      let rows = try Row.fetchAll(
        database, sql: "SELECT time, outputs FROM forgotten WHERE path = ? ORDER BY time",
        arguments: [Data(path)])
      return rows.map { row in
        let outputs: String = row[1]
        return (row[0], outputs.split(separator: "\n").map(String.init))
      }
    }
  }

  /// The documents that are no longer in the drop.
  func orphans() throws(RunError) -> [KnownDocument] {
    let paths = try read { database in
      let rows = try Row.fetchCursor(
        database, sql: "SELECT folder, name FROM document WHERE isOrphan = 1 ORDER BY id")
      var paths: [[UInt8]] = []
      while let row = try rows.next() {
        let folder: Data = row[0]
        let name: Data = row[1]
        paths.append(
          folder.isEmpty ? [UInt8](name) : [UInt8](folder) + [UInt8(ascii: "/")] + name)
      }
      return paths
    }
    var documents: [KnownDocument] = []
    for path in paths { if let document = try document(at: path) { documents.append(document) } }
    return documents
  }

  /// Drops what is told of runs before a named one, except the newest attempt at each document.
  func compact(before run: String) throws(RunError) {
    try write { database in
      try database.execute(
        sql: """
          DELETE FROM event WHERE run < (SELECT id FROM run WHERE name = ?)
          AND id NOT IN (SELECT max(id) FROM event WHERE kind = 'attempt' GROUP BY document)
          """, arguments: [run])
    }
    do {
      try pool.vacuum()
    } catch {
      throw RunError(.inputOutput, "the ledger cannot be written: \(error)")
    }
  }
}
