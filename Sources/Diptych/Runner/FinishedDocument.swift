/// A document whose outcome waits for its place in the archive and the ledger.
struct FinishedDocument {
  var record: DocumentRecord
  /// The file that it was made from.
  let trace: KnownDocument.Trace
  /// What the ledger knew before.
  let known: KnownDocument?
  /// The path of an output in `data`, without its suffix.
  let name: ArchivePath
  /// A waiting folder with the record of a document that goes to quarantine.
  var quarantine: [UInt8]?
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
  init(of path: [UInt8], isAmbiguous: Bool = false) {
    var parts = ArchiveName.parts(of: path)
    var name = parts.popLast() ?? []
    if isAmbiguous { name = ArchiveName.distinguished(name, by: path) }
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
