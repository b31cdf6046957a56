internal import Foundation
internal import GRDB

extension Ledger {
  /// Whether a path in the archive is an output of a document.
  func hasOutput(_ path: [UInt8]) throws(RunError) -> Bool {
    try read { database in
      try Int.fetchOne(
        database.cachedStatement(sql: "SELECT 1 FROM output WHERE path = ?"),
        arguments: [Data(path)]) != nil
    }
  }

  /// The paths in the archive of a document's outputs.
  func outputs(of document: Int64) throws(RunError) -> [[UInt8]] {
    try read { database in
      try Data.fetchAll(
        database.cachedStatement(sql: "SELECT path FROM output WHERE document = ?"),
        arguments: [document]
      ).map { [UInt8]($0) }
    }
  }

  /// Every output in the archive, in the order of the paths' bytes.
  func forEachOutput(
    _ body: (_ path: [UInt8], _ bytes: Int, _ sha256: String) throws -> Void
  ) throws(RunError) {
    try read { database in
      let rows = try Row.fetchCursor(
        database, sql: "SELECT path, bytes, sha256 FROM output ORDER BY path")
      while let row = try rows.next() {
        let path: Data = row[0]
        try body([UInt8](path), row[1], row[2])
      }
    }
  }

  /// The documents that were processed with other settings or versions, the oldest attempts first.
  ///
  /// - Parameters:
  ///   - run: the run whose settings count.
  ///   - limit: how many at most.
  /// - Returns: their rows.
  /// - Throws: a ``RunError`` if the ledger cannot be read.
  func outdated(_ run: Run, limit: Int) throws(RunError) -> Set<Int64> {
    try read { database in
      try Set(
        Int64.fetchAll(
          database,
          sql: """
            SELECT id FROM document WHERE settings <> ? AND isOrphan = 0 ORDER BY run, id LIMIT ?
            """, arguments: [run.settings, limit]))
    }
  }

  /// The row of settings by their digest; `nil` if no run had them.
  func settings(_ sha256: String) throws(RunError) -> Int64? {
    try read { database in
      try Int64.fetchOne(
        database, sql: "SELECT id FROM settings WHERE sha256 = ?", arguments: [sha256])
    }
  }

  /// Notes for the documents that were in flight when a run died that they may be to blame.
  ///
  /// - Returns: the ids, of `ids`, that were in flight in two runs that died.
  func note(deaths ids: Set<String>) throws(RunError) -> Set<String> {
    guard !ids.isEmpty else { return [] }
    return try write { database in
      for id in ids {
        try database.execute(
          sql: """
            INSERT INTO death (document, count) VALUES (?, 1)
            ON CONFLICT (document) DO UPDATE SET count = count + 1
            """, arguments: [id])
      }
      return try Set(
        String.fetchAll(database, sql: "SELECT document FROM death WHERE count >= 2"))
    }
  }

  /// Forgets that a document was in flight when a run died.
  func clearDeath(of id: String) throws(RunError) {
    try write { try $0.execute(sql: "DELETE FROM death WHERE document = ?", arguments: [id]) }
  }

  /// How many outputs the archive has, and their bytes.
  func payload() throws(RunError) -> (count: Int, bytes: Int) {
    try read { database in
      let row = try Row.fetchOne(
        database, sql: "SELECT count(*), coalesce(sum(bytes), 0) FROM output")
      return (row?[0] ?? 0, row?[1] ?? 0)
    }
  }

  /// Whether the run before this one came to its end, and so renewed the manifest.
  func hasEnded(before run: Run) throws(RunError) -> Bool {
    try read { database in
      Self.renewsManifest(
        try Row.fetchOne(
          database, sql: "SELECT exitCode FROM run WHERE id < ? ORDER BY id DESC LIMIT 1",
          arguments: [run.id]))
    }
  }

  /// Whether the newest run came to its end, and so renewed the manifest; so it is if there was none.
  func hasEnded() throws(RunError) -> Bool {
    try read { database in
      guard
        let row = try Row.fetchOne(
          database, sql: "SELECT exitCode FROM run ORDER BY id DESC LIMIT 1")
      else { return true }
      return Self.renewsManifest(row)
    }
  }

  /// Whether a run with this exit code renewed the manifest; one that was stopped did, too.
  private static func renewsManifest(_ row: Row?) -> Bool {
    guard let row, let code: Int = row[0] else { return false }
    return [0, 3, 4, 75, 130, 143].contains(code)
  }

  /// What is known of a path in the archive; `nil` if it is no output.
  func output(at path: [UInt8]) throws(RunError) -> (bytes: Int, sha256: String)? {
    try read { database in
      try Row.fetchOne(
        database.cachedStatement(sql: "SELECT bytes, sha256 FROM output WHERE path = ?"),
        arguments: [Data(path)]
      ).map { ($0[0], $0[1]) }
    }
  }

  /// Marks the documents that are no longer in the drop.
  ///
  /// - Parameters:
  ///   - seen: the rows that the walk met.
  ///   - unlisted: the folders into which it did not get: what they hold is not missing.
  ///   - run: this run.
  ///   - time: now.
  /// - Returns: how many there are.
  /// - Throws: a ``RunError`` if the ledger cannot be written.
  func markOrphans(
    seen: RowSet, unlisted: [[UInt8]], of run: Run, at time: WallClock
  ) throws(RunError) -> Int {
    let missing = try read { database in
      // Those of this run were met, of course; the walk saw no row of the new ones.
      var missing: [Int64] = []
      let rows = try Row.fetchCursor(
        database,
        sql: "SELECT id, folder FROM document WHERE isOrphan = 0 AND isMoved = 0 AND run <> ?",
        arguments: [run.id])
      while let row = try rows.next() {
        let id: Int64 = row[0]
        guard !seen.contains(id) else { continue }
        if !unlisted.isEmpty {
          let folder: Data = row[1]
          if unlisted.contains(where: { Self.isFolder([UInt8](folder), inside: $0) }) { continue }
        }
        missing.append(id)
      }
      return missing
    }
    guard !missing.isEmpty else { return 0 }
    try write { database in
      for id in missing {
        try database.execute(sql: "UPDATE document SET isOrphan = 1 WHERE id = ?", arguments: [id])
        try database.execute(
          sql: """
            INSERT INTO event (document, run, time, kind, record) VALUES (?, ?, ?, 'orphan', ?)
            """, arguments: [id, run.id, time.iso8601, Data("{}".utf8)])
      }
    }
    return missing.count
  }
}

extension Ledger {
  /// Whether a folder of the drop is another one or lies in it.
  private static func isFolder(_ folder: [UInt8], inside other: [UInt8]) -> Bool {
    other.isEmpty || folder == other || folder.starts(with: other + [UInt8(ascii: "/")])
  }
}

/// A set of the ledger's rows; they are numbered from 1 without large gaps.
struct RowSet {
  private var words: [UInt64] = []
  private(set) var count = 0

  func contains(_ id: Int64) -> Bool {
    let word = Int(id >> 6)
    return word < words.count && words[word] & 1 << UInt64(id & 63) != 0
  }

  mutating func insert(_ id: Int64) {
    let word = Int(id >> 6)
    if word >= words.count { words += [UInt64](repeating: 0, count: word + 1 - words.count) }
    let bit: UInt64 = 1 << UInt64(id & 63)
    if words[word] & bit == 0 {
      words[word] |= bit
      count += 1
    }
  }
}
