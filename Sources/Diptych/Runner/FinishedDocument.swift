/// A document whose outcome waits for its place in the archive and the ledger.
struct FinishedDocument {
  var record: DocumentRecord
  /// The file that it was made from.
  let trace: KnownDocument.Trace
  /// What the ledger knew before.
  private(set) var known: KnownDocument?
  /// The path of an output in `data`, without its suffix.
  private(set) var name: ArchivePath
  /// Whether another document had its path, whose results stay.
  private(set) var isSuccessor = false
  /// A waiting folder with the record of a document that goes to quarantine.
  var quarantine: [UInt8]?

  init(_ record: DocumentRecord, of entry: Drop.Entry, _ known: KnownDocument?) {
    self.record = record
    self.record.mark = known?.mark ?? ""
    trace = entry.trace
    self.known = known
    name = entry.archivePath(self.record.mark)
  }

  /// Makes it another document than the one whose file was moved away from its path.
  mutating func succeed(_ entry: Drop.Entry, mark: String) {
    if known?.isMoved == true {
      known = nil
      isSuccessor = true
      record.attempt = 1
    }
    record.mark = mark
    name = entry.archivePath(mark)
  }
}

/// Where the outputs of a document lie below `data`.
struct ArchivePath: Sendable, Equatable {
  /// The folders.
  let folders: [[UInt8]]
  /// The name; a dot and a suffix follow.
  let name: [UInt8]

  /// The place of the outputs of the document at `path`.
  ///
  /// - Parameters:
  ///   - path: the path in the drop.
  ///   - isAmbiguous: whether the folder has another name that differs only in case or in the
  ///     normalisation of its characters; then a digest tells the two apart.
  ///   - mark: tells the document from others that had its path before; empty for the first one.
  init(of path: [UInt8], isAmbiguous: Bool = false, mark: String = "") {
    var parts = ArchiveName.parts(of: path)
    var name = parts.popLast() ?? []
    if !mark.isEmpty {
      name = ArchiveName.distinguished(name, with: mark)
    } else if isAmbiguous {
      name = ArchiveName.distinguished(name, with: String(sha256(path).prefix(ArchiveName.digits)))
    }
    folders = parts
    self.name = name
  }

  /// The name of an output.
  func name(_ suffix: String) -> [UInt8] {
    PartSuffix.isOfPart(suffix)
      ? PartSuffix.place(suffix).name : name + [UInt8(ascii: ".")] + Array(suffix.utf8)
  }

  /// The folders below `data` that lead to an output.
  func folders(_ suffix: String) -> [[UInt8]] {
    PartSuffix.isOfPart(suffix) ? folders + [name] + PartSuffix.place(suffix).folders : folders
  }

  /// The path of an output in the archive.
  func path(_ suffix: String) -> [UInt8] { stem + Self.tail(suffix) }

  /// The suffix that an output with this path has; `nil` if it is none of the document's.
  func suffix(of path: [UInt8]) -> String? {
    let stem = stem
    guard path.starts(with: stem), let mark = path.dropFirst(stem.count).first else { return nil }
    let tail = path.dropFirst(stem.count)
    switch mark {
    case UInt8(ascii: "/"): return String(decoding: tail, as: UTF8.self)
    case UInt8(ascii: "."): return String(decoding: tail.dropFirst(), as: UTF8.self)
    default: return nil
    }
  }

  private var stem: [UInt8] {
    Array("data/".utf8) + folders.flatMap { $0 + [UInt8(ascii: "/")] } + name
  }

  private static func tail(_ suffix: String) -> [UInt8] {
    (PartSuffix.isOfPart(suffix) ? [] : [UInt8(ascii: ".")]) + Array(suffix.utf8)
  }
}
