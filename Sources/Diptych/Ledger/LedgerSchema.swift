internal import GRDB

/// The tables of the ledger; migrations only ever add.
enum LedgerSchema {
  /// Tells our files from other SQLite files: "Dipt".
  static let applicationID = 0x4469_7074

  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1") { database in
      try database.execute(sql: "PRAGMA application_id = \(applicationID)")
      for statement in version1 { try database.execute(sql: statement) }
    }
    migrator.registerMigration("2") { database in
      // A file that was moved away after it was processed is no orphan.
      try database.execute(
        sql: "ALTER TABLE document ADD COLUMN isMoved INTEGER NOT NULL DEFAULT 0")
    }
    migrator.registerMigration("3") { database in
      // What a document has to do with another file: nothing, or see KnownDocument.Relation. The
      // digest is that of the other file's content at that time.
      for column in [
        "relation TEXT", "otherFolder BLOB", "otherName BLOB", "otherSHA256 TEXT",
      ] {
        try database.execute(sql: "ALTER TABLE document ADD COLUMN \(column)")
      }
    }
    migrator.registerMigration("4") { database in
      // The run that first met this content under this name; of equal ones the first is no duplicate.
      try database.execute(
        sql: "ALTER TABLE document ADD COLUMN since INTEGER NOT NULL DEFAULT 0")
    }
    migrator.registerMigration("5") { database in
      for statement in version5 { try database.execute(sql: statement) }
    }
    return migrator
  }

  // A path may have had other documents before, whose files were moved away: `former` is their own
  // row then, else 0. What is unique cannot be altered, so the table is made anew.
  private static let version5 = [
    """
    CREATE TABLE renewed (
      id INTEGER PRIMARY KEY, folder BLOB NOT NULL, name BLOB NOT NULL,
      inode INTEGER NOT NULL, bytes INTEGER NOT NULL, modified INTEGER NOT NULL,
      changed INTEGER NOT NULL,
      sha256 TEXT NOT NULL, status TEXT NOT NULL, settings INTEGER NOT NULL REFERENCES settings,
      run INTEGER NOT NULL REFERENCES run, attempts INTEGER NOT NULL, line BLOB NOT NULL,
      isOrphan INTEGER NOT NULL DEFAULT 0, isDue INTEGER NOT NULL DEFAULT 0,
      isMoved INTEGER NOT NULL DEFAULT 0, relation TEXT, otherFolder BLOB, otherName BLOB,
      otherSHA256 TEXT, since INTEGER NOT NULL DEFAULT 0,
      mark TEXT NOT NULL DEFAULT '', former INTEGER NOT NULL DEFAULT 0,
      UNIQUE (folder, name, former)) STRICT
    """,
    """
    INSERT INTO renewed
      (id, folder, name, inode, bytes, modified, changed, sha256, status, settings, run, attempts, line,
      isOrphan, isDue, isMoved, relation, otherFolder, otherName, otherSHA256, since)
    SELECT id, folder, name, inode, bytes, modified, changed, sha256, status, settings, run, attempts,
      line, isOrphan, isDue, isMoved, relation, otherFolder, otherName, otherSHA256, since FROM document
    """,
    "DROP TABLE document",
    "ALTER TABLE renewed RENAME TO document",
    "CREATE INDEX documentBySHA256 ON document (sha256)",
  ]

  private static let version1 = [
    // Settings and versions that documents were processed with.
    """
    CREATE TABLE settings (
      id INTEGER PRIMARY KEY, sha256 TEXT NOT NULL UNIQUE, version TEXT NOT NULL) STRICT
    """,
    """
    CREATE TABLE run (
      id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, settings INTEGER NOT NULL REFERENCES settings,
      started TEXT NOT NULL, ended TEXT, exitCode INTEGER) STRICT
    """,
    // What is known of each name in the drop. A path is folder + "/" + name; both are bytes.
    """
    CREATE TABLE document (
      id INTEGER PRIMARY KEY, folder BLOB NOT NULL, name BLOB NOT NULL,
      inode INTEGER NOT NULL, bytes INTEGER NOT NULL, modified INTEGER NOT NULL,
      changed INTEGER NOT NULL,
      sha256 TEXT NOT NULL, status TEXT NOT NULL, settings INTEGER NOT NULL REFERENCES settings,
      run INTEGER NOT NULL REFERENCES run, attempts INTEGER NOT NULL, line BLOB NOT NULL,
      isOrphan INTEGER NOT NULL DEFAULT 0, isDue INTEGER NOT NULL DEFAULT 0,
      UNIQUE (folder, name)) STRICT
    """,
    """
    CREATE TABLE output (
      document INTEGER NOT NULL REFERENCES document, suffix TEXT NOT NULL, path BLOB NOT NULL,
      bytes INTEGER NOT NULL, modified INTEGER NOT NULL, sha256 TEXT NOT NULL,
      PRIMARY KEY (document, suffix)) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX outputByPath ON output (path)",
    // Every attempt at a document, and what else happened to it: a line of JSON each.
    """
    CREATE TABLE event (
      id INTEGER PRIMARY KEY, document INTEGER NOT NULL REFERENCES document,
      run INTEGER REFERENCES run, time TEXT NOT NULL, kind TEXT NOT NULL,
      record BLOB NOT NULL) STRICT
    """,
    "CREATE INDEX eventByDocument ON event (document)",
    "CREATE INDEX documentBySHA256 ON document (sha256)",
    // Documents that were in flight when a run died, by id.
    "CREATE TABLE death (document TEXT PRIMARY KEY, count INTEGER NOT NULL) STRICT, WITHOUT ROWID",
    // Paths that an operator had taken out of the archive.
    """
    CREATE TABLE forgotten (path BLOB NOT NULL, time TEXT NOT NULL, outputs TEXT NOT NULL) STRICT
    """,
  ]
}
