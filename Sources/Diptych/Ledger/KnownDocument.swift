/// What the ledger knows about a document of the drop: the newest attempt, and the file it was made from.
struct KnownDocument: Sendable {
  /// What a file that was not touched keeps.
  struct Trace: Sendable, Equatable {
    var inode: UInt64
    var bytes: Int
    var modified: FileStatus.Nanoseconds
    var changed: FileStatus.Nanoseconds
  }

  /// An output that lies in the archive, as far as a look at its folder tells.
  struct Output: Sendable, Equatable {
    /// What follows the document's name and a dot, such as `tei.xml`; see ``PartSuffix``.
    var suffix: String
    var bytes: Int
    var modified: FileStatus.Nanoseconds
  }

  /// What a document has to do with another file of the drop.
  struct Relation: Sendable, Equatable {
    /// What it is.
    enum Kind: String, Sendable, CaseIterable {
      /// Both are one document, which has the name of this file.
      case left
      /// Both are one document, which has the name of the other file.
      case right
      /// The names are those of one document, but the files are none.
      case apart
    }

    var kind: Kind
    /// The other file's path in the drop.
    var path: [UInt8]
    /// Of the other file's content; empty if it could not be read.
    var sha256: String
  }

  /// The row in the ledger.
  var id: Int64
  /// The path in the drop.
  var path: [UInt8]
  var trace: Trace
  var status: Outcome.Status
  /// The row of the settings and versions that the newest attempt ran with.
  var settings: Int64
  /// How many attempts there were.
  var attempts: Int
  /// The line of `documents.jsonl` if nothing changed.
  var line: [UInt8]
  var outputs: [Output]
  /// Whether the file is no longer in the drop.
  var isOrphan: Bool
  /// Whether an operator asked for another attempt.
  var isDue: Bool
  /// Whether the file was moved out of the drop after it was processed.
  var isMoved: Bool
  /// What its outputs are told by from those of a document that had its path before, whose file was
  /// moved away; empty if there was none.
  var mark: String
  /// What it has to do with another file.
  var relation: Relation?
  /// What is known of that file, without its outputs; at most one.
  var others: [KnownDocument] = []
}

extension KnownDocument {
  /// Whether both files are still one document, as far as the ledger knows.
  func isOneDocument(with other: KnownDocument) -> Bool {
    switch (relation?.kind, other.relation?.kind) {
    case (.left, .right), (.right, .left):
      relation?.path == other.path && other.relation?.path == path
    default: false
    }
  }
}

extension KnownDocument.Trace {
  /// Of a name that could not be looked at.
  static let none = Self(inode: 0, bytes: 0, modified: 0, changed: 0)

  init(_ status: FileStatus) {
    inode = status.identity.inode
    bytes = status.bytes
    modified = status.modified
    changed = status.changed
  }
}
