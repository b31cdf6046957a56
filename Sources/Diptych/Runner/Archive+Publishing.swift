extension Archive {
  /// How a batch of documents is published.
  struct PublishingSettings: Sendable {
    /// Whether to wait for the disk: without it a power cut may cost outputs, and the next run makes
    /// them again.
    var isDurable = true
  }

  /// Brings the outputs of a batch of documents to their places: of each document all, or none.
  ///
  /// The order is: the files are durable, then they get their names, then the names are durable. Records
  /// that are made meanwhile are files like the others. The caller then writes the ledger.
  ///
  /// - Parameters:
  ///   - batch: gets the paths of the outputs; a document whose outputs are blocked goes to
  ///     quarantine.
  ///   - settings: how it is done.
  ///   - quarantining: prepares the record of a document that goes to quarantine.
  /// - Returns: the outputs of each document as they now lie there; `nil` for a document without.
  /// - Throws: a ``RunError`` if nothing can be written.
  func publish(
    _ batch: inout [FinishedDocument], _ settings: PublishingSettings,
    quarantining: (inout FinishedDocument, Failure) throws(RunError) -> Void
  ) throws(RunError) -> [[Ledger.PublishedOutput]?] {
    do {
      try announce(batch)
      if settings.isDurable { try staging.folder.synchronizeFileSystem() }
      var outputs: [[Ledger.PublishedOutput]?] = []
      var touched = TouchedFolders()
      var hasNewRecords = false
      for index in batch.indices {
        guard batch[index].record.outcome.status == .processed else {
          outputs.append(nil)
          continue
        }
        do {
          outputs.append(try publish(batch[index], &touched))
          batch[index].record.outputs = outputs.last??.map(\.path) ?? []
        } catch let error as SystemError {
          guard error.isBlocked else { throw error }
          var failure = Failure(
            "output_blocked", "something that is no output of this tool has the name of an output")
          failure.detail = "\(error)"
          staging.discard(batch[index].record.outcome.staged)
          outputs.append(nil)
          try quarantining(&batch[index], failure)
          // A document of two files is in quarantine with both.
          if index + 1 < batch.count, batch[index + 1].record.relation?.kind == .right {
            try quarantining(&batch[index + 1], failure)
          }
          hasNewRecords = true
        }
      }
      if hasNewRecords, settings.isDurable { try staging.folder.synchronizeFileSystem() }
      for document in batch {
        guard let staged = document.quarantine else { continue }
        try quarantine(id: document.record.id, staged: staged)
        touched.add(quarantineFolder)
      }
      if settings.isDurable { try touched.synchronize(root) }
      return outputs
    } catch let error as RunError {
      throw error
    } catch {
      throw RunError(.inputOutput, "\(error)")
    }
  }

  /// Says which names a batch is about to take, for a run that has to clean up after this one.
  ///
  /// What the run before left is named as well: this run may die before it comes to it.
  private func announce(_ batch: [FinishedDocument]) throws(SystemError) {
    var paths: [[UInt8]] = []
    for document in batch {
      for output in document.record.outcome.staged {
        paths.append(document.name.path(output.suffix))
      }
    }
    try announce(paths)
  }

  /// Says which names are those of outputs although the ledger may not know them.
  func announce(_ paths: [[UInt8]]) throws(SystemError) {
    var text: [UInt8] = []
    for path in leftovers.publishing { text += path + [0x0A] }
    for path in paths { text += path + [0x0A] }
    let temporaryName = Array(staging.name().utf8)
    try staging.folder.makeFile(temporaryName).write(text)
    try staging.folder.rename(
      temporaryName, to: Array(Leftovers.publishingName.utf8), in: own)
  }

  /// - Throws: a ``SystemError``, or the ``RunError`` of the ledger.
  private func publish(
    _ document: FinishedDocument, _ touched: inout TouchedFolders
  ) throws -> [Ledger.PublishedOutput] {
    let outputs = document.record.outcome.staged
    guard !outputs.isEmpty else { return [] }
    var publication = Publication(in: staging.folder)
    for output in outputs {
      let target = document.name.name(output.suffix)
      let folder = try touched.folder(document.name.folders(output.suffix), below: data)
      publication.add(Array(output.name.utf8), as: target, in: folder)
      guard let status = try folder.status(of: target) else { continue }
      guard status.kind == .file, try isOurs(document, output) else {
        throw SystemError(
          operation: "write", path: readable(document.name.path(output.suffix)),
          code: SystemError.exists)
      }
    }
    try publication.commit()
    var published: [Ledger.PublishedOutput] = []
    for output in outputs {
      let target = document.name.name(output.suffix)
      let folder = try touched.folder(document.name.folders(output.suffix), below: data)
      let modified = try folder.status(of: target)?.modified ?? 0
      published.append(
        Ledger.PublishedOutput(
          path: document.name.path(output.suffix), suffix: output.suffix, bytes: output.bytes,
          modified: modified, sha256: output.sha256))
    }
    return published
  }

  /// Whether a file that has the name of an output was made by an earlier run.
  private func isOurs(
    _ document: FinishedDocument, _ output: StagedOutput
  ) throws(RunError) -> Bool {
    let path = document.name.path(output.suffix)
    if leftovers.publishing.contains(path) { return true }
    return try ledger.hasOutput(path)
  }
}

/// The folders that a batch changes.
private struct TouchedFolders {
  /// With more folders than this, waiting for the whole file system is cheaper.
  private static let maximumSingle = 8

  private var folders: [[[UInt8]]: Descriptor] = [:]
  private var others: [Descriptor] = []

  /// A folder below another one, made if it is not there.
  mutating func folder(
    _ parts: [[UInt8]], below root: Descriptor
  ) throws(SystemError) -> Descriptor {
    if let folder = folders[parts] { return folder }
    var folder = root
    for part in parts { folder = try folder.makeFolder(part) }
    folders[parts] = folder
    return folder
  }

  mutating func add(_ folder: Descriptor) {
    if others.isEmpty { others.append(folder) }
  }

  /// Waits until the new names are on the disk.
  func synchronize(_ root: Descriptor) throws(SystemError) {
    let all = Array(folders.values) + others
    // A folder that was just made has a name in another folder.
    let isFlat = folders.keys.allSatisfy { $0.isEmpty }
    guard isFlat, all.count <= Self.maximumSingle else { return try root.synchronizeFileSystem() }
    for folder in all { try folder.synchronize() }
  }
}
