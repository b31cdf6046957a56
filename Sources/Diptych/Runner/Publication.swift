/// Files that are written apart and then appear together.
struct Publication {
  private struct File {
    let temporaryName: [UInt8]
    let target: [UInt8]
    /// Where it will lie.
    let folder: Descriptor
    /// What the target was before, under a temporary name.
    var backup: [UInt8]?
    var isPublished = false
  }

  private let temporary: Descriptor
  private var files: [File] = []

  /// Collects files in the folder for temporary ones.
  init(in temporary: Descriptor) { self.temporary = temporary }

  /// Writes a file that will be called `target` in `folder`.
  mutating func write(
    _ bytes: [UInt8], to target: [UInt8], in folder: Descriptor, temporaryName: [UInt8]
  ) throws(SystemError) {
    files.append(File(temporaryName: temporaryName, target: target, folder: folder))
    try temporary.makeFile(temporaryName).write(bytes)
  }

  /// Takes in a file that lies in the folder for temporary ones, and will be called `target` in `folder`.
  mutating func add(_ temporaryName: [UInt8], as target: [UInt8], in folder: Descriptor) {
    files.append(File(temporaryName: temporaryName, target: target, folder: folder))
  }

  /// Gives the files their names; if one fails, those before it get their old content back.
  mutating func commit() throws(SystemError) {
    do {
      for index in files.indices {
        let file = files[index]
        // A single file needs no way back: a rename happens or does not.
        if index < files.count - 1, try file.folder.status(of: file.target) != nil {
          let backup = file.temporaryName + Array("-old".utf8)
          try file.folder.link(file.target, as: backup, in: temporary)
          files[index].backup = backup
        }
        try temporary.rename(file.temporaryName, to: file.target, in: file.folder)
        files[index].isPublished = true
      }
    } catch {
      for file in files where file.isPublished {
        if let backup = file.backup {
          try temporary.rename(backup, to: file.target, in: file.folder)
        } else {
          try file.folder.remove(file.target)
        }
      }
      throw error
    }
    for file in files { if let backup = file.backup { try temporary.remove(backup) } }
  }

  /// Takes away what was written and not published.
  func discard() {
    for file in files {
      // What stays is taken away when the next run starts.
      try? temporary.remove(file.temporaryName)
      if let backup = file.backup { try? temporary.remove(backup) }
    }
  }
}
