internal import Foundation
internal import GRDB

/// Which documents of the drop have the same content.
///
/// Of those the first is the one that had it in the earliest run, of several the one whose path comes
/// first: so it does not depend on the order in which documents were finished.
extension Ledger {
  /// A document that is, or is no longer, a duplicate of another one.
  struct DuplicateChange {
    let path: [UInt8]
    let sha256: String
    /// The first document with the same content; `nil` if that is this one.
    let original: [UInt8]?
    let status: Outcome.Status
  }

  /// Those of some contents that more than one document has.
  func duplicated(among contents: Set<String>) throws(RunError) -> Set<String> {
    try read { database in
      let count = try database.cachedStatement(
        sql: """
          SELECT count(*) FROM (SELECT 1 FROM document WHERE sha256 = ? AND isOrphan = 0 LIMIT 2)
          """)
      return try contents.filter { try Int.fetchOne(count, arguments: [$0]) == 2 }
    }
  }

  /// The contents that more than one document has.
  func duplicatedContents() throws(RunError) -> Set<String> {
    try read { database in
      try Set(
        String.fetchAll(
          database,
          sql: """
            SELECT sha256 FROM document WHERE isOrphan = 0 AND sha256 <> ''
            GROUP BY sha256 HAVING count(*) > 1
            """))
    }
  }

  /// Writes down which documents with these contents are duplicates.
  ///
  /// - Returns: the documents of which something else was written down before.
  func noteDuplicates(
    of contents: Set<String>, in run: Run
  ) throws(RunError) -> [DuplicateChange] {
    guard !contents.isEmpty else { return [] }
    return try write { database in
      var changes: [DuplicateChange] = []
      for content in contents {
        let group = try Self.group(content, in: database)
        for member in group where !member.isFormer {
          // A document of two files has a content of its own.
          let original = member.isPair || member.path == group[0].path ? nil : group[0].path
          guard let line = DocumentRecord.noting(duplicateOf: original, in: member.line) else {
            continue
          }
          try database.cachedStatement(sql: "UPDATE document SET line = ? WHERE id = ?")
            .execute(arguments: [Data(line), member.id])
          try Self.note(original, inAttemptAt: member.id, of: run, in: database)
          changes.append(
            DuplicateChange(
              path: member.path, sha256: content, original: original, status: member.status))
        }
      }
      return changes
    }
  }

  private struct Member {
    let id: Int64
    let path: [UInt8]
    let since: Int64
    let isPair: Bool
    let status: Outcome.Status
    let line: [UInt8]
    /// Whether another document has its path now.
    let isFormer: Bool
  }

  private static func group(_ content: String, in database: Database) throws -> [Member] {
    let rows = try Row.fetchCursor(
      database.cachedStatement(
        sql: """
          SELECT id, folder, name, since, coalesce(relation, '') IN ('left', 'right'), status, line,
            former
          FROM document WHERE sha256 = ? AND isOrphan = 0
          """), arguments: [content])
    var members: [Member] = []
    while let row = try rows.next() {
      let folder: Data = row[1]
      let name: Data = row[2]
      let status: String = row[5]
      let line: Data = row[6]
      members.append(
        Member(
          id: row[0],
          path: folder.isEmpty
            ? [UInt8](name) : [UInt8](folder) + [UInt8(ascii: "/")] + [UInt8](name),
          since: row[3], isPair: row[4],
          status: Outcome.Status(rawValue: status) ?? .deferred, line: [UInt8](line),
          isFormer: row[7] != 0))
    }
    return members.sorted {
      $0.since != $1.since ? $0.since < $1.since : $0.path.lexicographicallyPrecedes($1.path)
    }
  }

  /// The same in what is kept of this run's attempt.
  private static func note(
    _ original: [UInt8]?, inAttemptAt document: Int64, of run: Run, in database: Database
  ) throws {
    let row = try Row.fetchOne(
      database.cachedStatement(
        sql: "SELECT id, record FROM event WHERE document = ? AND run = ? AND kind = 'attempt'"),
      arguments: [document, run.id])
    guard let row else { return }
    let id: Int64 = row[0]
    let record: Data = row[1]
    guard let line = DocumentRecord.noting(duplicateOf: original, in: [UInt8](record)) else {
      return
    }
    try database.cachedStatement(sql: "UPDATE event SET record = ? WHERE id = ?")
      .execute(arguments: [Data(line), id])
  }
}
