/// Tells whether the outputs of a document still lie in the archive as they were published.
struct OutputCheck {
  private let data: Descriptor
  private let readsContent: Bool
  private var folders: [[UInt8]] = []
  private var folder: Descriptor?
  /// The newest folder of parts that was looked into, below the document's own one.
  private var partFolders: [[UInt8]] = []
  private var partFolder: Descriptor?

  /// Prepares looking at names, sizes and times, and on request at the content too.
  init(_ archive: Archive, readsContent: Bool) {
    data = archive.data
    self.readsContent = readsContent
  }

  /// Whether all outputs are as the ledger has them.
  mutating func isIntact(_ known: KnownDocument, at place: ArchivePath) -> Bool {
    guard !known.outputs.isEmpty else { return true }
    if folder == nil || folders != place.folders {
      folders = place.folders
      folder = open(place.folders)
    }
    guard let folder else { return false }
    return known.outputs.allSatisfy { output in
      let name = place.name(output.suffix)
      let folder = PartSuffix.isOfPart(output.suffix) ? partFolder(output, at: place) : folder
      guard let folder, let status = try? folder.status(of: name), status.kind == .file,
        status.bytes == output.bytes, status.modified == output.modified
      else { return false }
      guard readsContent else { return true }
      let content = try? folder.file(name).read(maximum: output.bytes, expected: output.bytes)
      return content.map { sha256($0) } == output.sha256
    }
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
    var folder = data
    for part in parts {
      guard let next = try? folder.folder(part) else { return nil }
      folder = next
    }
    return folder
  }
}
