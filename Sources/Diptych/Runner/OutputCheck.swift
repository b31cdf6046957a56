/// Tells whether the outputs of a document still lie in the archive as they were published.
struct OutputCheck {
  private let data: Descriptor
  private var folders: [[UInt8]] = []
  private var folder: Descriptor?

  init(_ archive: Archive) { data = archive.data }

  /// Looks at names, sizes and times.
  mutating func isIntact(_ known: KnownDocument, at place: ArchivePath) -> Bool {
    guard !known.outputs.isEmpty else { return true }
    if folder == nil || folders != place.folders {
      folders = place.folders
      folder = open(place.folders)
    }
    guard let folder else { return false }
    return known.outputs.allSatisfy { output in
      guard let status = try? folder.status(of: place.name(output.suffix)) else { return false }
      return status.kind == .file && status.bytes == output.bytes
        && status.modified == output.modified
    }
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
