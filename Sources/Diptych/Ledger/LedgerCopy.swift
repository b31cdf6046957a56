/// A copy of a ledger in a private folder, for somebody who may read an archive and not write into it.
///
/// Without a run at work the ledger holds still; a run has files beside it that readers share, and no
/// copy is needed. Gone when nobody uses it.
final class LedgerCopy: Sendable {
  private static let maximumTries = 3
  private static let pieceBytes = 1 << 20

  /// The ledger's absolute path.
  let path: String
  private let folder: PrivateFolder

  /// Copies the ledger of an archive's own folder.
  ///
  /// - Throws: a ``RunError`` if it cannot be copied, or is written meanwhile.
  init(of own: Descriptor) throws(RunError) {
    do throws(SystemError) {
      folder = try PrivateFolder()
      path = folder.path + "/" + Ledger.name
      let names = ["", "-wal"].map { Array((Ledger.name + $0).utf8) }
      for _ in 0..<Self.maximumTries {
        let before = try Self.status(of: names, in: own)
        for (name, status) in zip(names, before) where status != nil {
          try Self.copy(try own.file(name), to: folder.descriptor, name)
        }
        if try Self.status(of: names, in: own) == before { return }
        try folder.descriptor.removeContent()
      }
    } catch {
      throw RunError(.inputOutput, "the ledger cannot be copied: \(error)")
    }
    throw RunError(.locked, "the ledger is being written; ask again later")
  }

  private static func status(
    of names: [[UInt8]], in folder: Descriptor
  ) throws(SystemError) -> [FileStatus?] {
    var found: [FileStatus?] = []
    for name in names { found.append(try folder.status(of: name)) }
    return found
  }

  private static func copy(
    _ source: Descriptor, to folder: Descriptor, _ name: [UInt8]
  ) throws(SystemError) {
    let target = try folder.makeFile(name)
    var piece: [UInt8] = []
    while try source.readAvailable(into: &piece, maximum: pieceBytes) != 0 {
      try target.write(piece)
      piece.removeAll(keepingCapacity: true)
    }
  }
}
