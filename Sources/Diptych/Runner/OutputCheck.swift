/// Tells whether the outputs of a document still lie in the archive as they were published.
struct OutputCheck {
  private let archive: Archive
  private let readsContent: Bool
  /// The folder of the drop whose folder in the archive is open, or cannot be opened.
  private var dropFolder: [UInt8]?
  private var folder: Descriptor?
  /// The newest folder of parts that was looked into, below the document's own one.
  private var partFolders: [[UInt8]] = []
  private var partFolder: Descriptor?
  /// The name of an output, made anew for each.
  private var name: [UInt8] = []

  /// Prepares looking at names, sizes and times, and on request at the content too.
  init(_ archive: Archive, readsContent: Bool) {
    self.archive = archive
    self.readsContent = readsContent
  }

  /// Whether all outputs are as the ledger has them.
  mutating func isIntact(_ known: KnownDocument, of entry: Drop.Entry) -> Bool {
    guard !known.outputs.isEmpty else { return true }
    let place = entry.archivePath(known.mark)
    let length = max(0, entry.path.count - entry.name.count - 1)
    if dropFolder?.elementsEqual(entry.path[..<length]) != true {
      dropFolder = Array(entry.path[..<length])
      folder = open(place.folders)
    }
    guard let folder else { return false }
    let digests = readsContent ? (try? archive.ledger.digests(ofOutputsOf: known.id)) ?? [:] : [:]
    // Most names are in the archive as they are in the drop.
    let isPlain = !entry.isAmbiguous && known.mark.isEmpty && ArchiveName.isPlain(entry.name)
    for output in known.outputs {
      guard
        let folder = PartSuffix.isOfPart(output.suffix)
          ? partFolder(output, at: place) : folder
      else { return false }
      if isPlain, !PartSuffix.isOfPart(output.suffix) {
        name.removeAll(keepingCapacity: true)
        name += entry.name
        name.append(UInt8(ascii: "."))
        name += output.suffix.utf8
      } else {
        name = place.name(output.suffix)
      }
      guard let status = try? folder.status(of: name), status.kind == .file,
        status.bytes == output.bytes, status.modified == output.modified
      else { return false }
      guard readsContent else { continue }
      guard
        let content = try? folder.file(name).read(maximum: output.bytes, expected: output.bytes),
        sha256(content) == digests[output.suffix]
      else { return false }
    }
    return true
  }

  private mutating func partFolder(
    _ output: KnownDocument.Output, at place: ArchivePath
  ) -> Descriptor? {
    let folders = place.folders(output.suffix)
    if partFolder == nil || folders != partFolders {
      partFolders = folders
      partFolder = open(folders)
    }
    return partFolder
  }

  private func open(_ parts: [[UInt8]]) -> Descriptor? {
    var folder = archive.data
    for part in parts {
      guard let next = try? folder.folder(part) else { return nil }
      folder = next
    }
    return folder
  }
}
