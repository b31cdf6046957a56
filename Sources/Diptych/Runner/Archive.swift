/// The folder that results are kept in; with the ledger, the only part of a run that writes files.
///
/// Everything is written under `.diptych/tmp` and then renamed, so that a name that is visible is a
/// file that is complete. Nothing is ever written through a link. Safe to use from many threads.
final class Archive: Sendable {
  let root: Descriptor
  let identity: FileStatus.Identity
  /// The folder `.diptych`.
  let own: Descriptor
  let data: Descriptor
  let quarantineFolder: Descriptor
  let runs: Descriptor
  let staging: Staging
  let ledger: Ledger
  /// What the last run left undone.
  let leftovers: Leftovers
  private let lockFile: Descriptor

  /// Opens the archive, makes it if it is not there, and locks it for this process.
  ///
  /// - Parameters:
  ///   - path: the folder, as the user calls it.
  ///   - waitSeconds: how long to wait for another run to end.
  ///   - mayLackLedger: whether a new ledger may be made although runs left something.
  /// - Throws: a ``RunError`` if it cannot be made, or another run has it.
  init(
    at path: [UInt8], waitSeconds: Double = 0, mayLackLedger: Bool = false
  ) throws(RunError) {
    let known: Leftovers
    do {
      root = try Self.makeFolder(at: path)
      identity = try root.status().identity
      own = try root.makeFolder(Array(".diptych".utf8))
      lockFile = try own.lockFile(Array("lock".utf8))
      let deadline = ContinuousClock.now + .seconds(waitSeconds)
      while try !lockFile.lock() {
        guard ContinuousClock.now < deadline else {
          throw RunError(.locked, Self.lockedMessage(own, path))
        }
        Machine.sleep(milliseconds: 100)
      }
      try lockFile.truncate()
      try lockFile.write(
        Array(
          "process \(Machine.process) on \(Machine.host) since \(WallClock.now().iso8601)\n".utf8))
      // Without a ledger every output would be a stranger.
      if !mayLackLedger, try own.status(of: Array(Ledger.name.utf8)) == nil,
        try Self.hasResults(root)
      {
        throw Ledger.lost
      }
      staging = Staging(try own.makeFolder(Array("tmp".utf8)))
      data = try root.makeFolder(Array("data".utf8))
      quarantineFolder = try root.makeFolder(Array("quarantine".utf8))
      runs = try root.makeFolder(Array("runs".utf8))
      known = try Leftovers(in: own)
      try staging.folder.removeContent()
    } catch let error as SystemError {
      throw RunError(
        error.isOfDisk ? .inputOutput : .cannotCreate, "the archive cannot be made: \(error)")
    } catch let error as RunError {
      throw error
    } catch {
      throw RunError(.cannotCreate, "the archive cannot be made: \(error)")
    }
    ledger = try Ledger(in: own)
    leftovers = try known.unfinished(ledger)
  }

  /// Whether a run came to its end here: it left a manifest and records.
  private static func hasResults(_ root: Descriptor) throws(SystemError) -> Bool {
    for name in [Manifest.name, Manifest.bagName] where try root.status(of: Array(name.utf8)) != nil
    {
      return true
    }
    guard try root.status(of: Array("runs".utf8))?.kind == .folder else { return false }
    for _ in try root.folder(Array("runs".utf8)).names() { return true }
    return false
  }

  private static func lockedMessage(_ folder: Descriptor, _ path: [UInt8]) -> Message {
    let holder = lockHolder(folder).map { " (\(readable($0)))" } ?? ""
    return "another run has the archive '\(readable(path))'\(holder)"
  }

  /// What the lock file says about the process that wrote it last.
  static func lockHolder(_ folder: Descriptor) -> [UInt8]? {
    guard let file = try? folder.file(Array("lock".utf8)),
      let text = try? file.read(maximum: 512, expected: 128)
    else { return nil }
    let line = text.prefix { $0 != 0x0A }
    return line.isEmpty ? nil : Array(line)
  }

  /// Opens a folder, and makes what is missing of its path.
  static func makeFolder(at path: [UInt8]) throws(SystemError) -> Descriptor {
    let slash = UInt8(ascii: "/")
    var made: [UInt8] = path.first == slash ? [slash] : Array("./".utf8)
    var folder = try Descriptor.folder(at: made)
    for part in path.split(separator: slash) {
      made += part + [slash]
      do {
        folder = try Descriptor.folder(at: made)
      } catch {
        guard error.isMissing else { throw error }
        folder = try folder.makeFolder(Array(part))
      }
    }
    return folder
  }

  // MARK: - Quarantine

  /// Writes the record of a document that has no result, and a copy of it if it could be read, where
  /// they wait for their place in the quarantine.
  ///
  /// - Returns: the name of the waiting folder.
  func stageQuarantine(record: [UInt8], source: Source?) throws(SystemError) -> [UInt8] {
    let name = Array(staging.name().utf8)
    let folder = try staging.folder.makeFolder(name)
    try folder.makeFile(Array("error.json".utf8)).write(record)
    if let source {
      let copy = ArchiveName.parts(of: source.path).last ?? Array("source".utf8)
      try folder.makeFolder(Array("source".utf8)).makeFile(copy).write(source.content)
    }
    return name
  }

  /// Brings a waiting folder to its place.
  func quarantine(id: String, staged: [UInt8]) throws(SystemError) {
    try release(id: id)
    try staging.folder.rename(staged, to: Array(id.utf8), in: quarantineFolder)
  }

  /// Takes a document out of quarantine; it need not be there.
  func release(id: String) throws(SystemError) {
    try remove(Array(id.utf8), from: quarantineFolder)
  }

  /// Moves a folder out of sight before it is taken apart.
  func remove(_ name: [UInt8], from folder: Descriptor) throws(SystemError) {
    guard try folder.status(of: name) != nil else { return }
    let temporaryName = Array(staging.name().utf8)
    try folder.rename(name, to: temporaryName, in: staging.folder)
    try staging.folder.removeTree(temporaryName)
  }

  /// The documents that are in quarantine: ids by the path in the drop.
  func quarantined() throws(RunError) -> [[UInt8]: [String]] {
    var ids: [[UInt8]: [String]] = [:]
    do {
      for name in try quarantineFolder.names() {
        guard let record = Self.record(of: name, in: quarantineFolder),
          let path = DocumentRecord.path(in: record)
        else { continue }
        ids[path, default: []].append(String(decoding: name, as: UTF8.self))
      }
    } catch {
      throw RunError(.inputOutput, "\(error)")
    }
    return ids
  }

  /// An `error.json`; `nil` for whatever is not ours.
  static func record(of name: [UInt8], in quarantine: Descriptor) -> JSONValue? {
    guard let folder = try? quarantine.folder(name),
      let file = try? folder.file(Array("error.json".utf8)),
      let text = try? file.read(maximum: 1 << 20, expected: 4096)
    else { return nil }
    var parser = JSONParser(text)
    return try? parser.parse()
  }

  // MARK: - Outputs

  /// Takes a file of the archive away, by its path from the root, and folders below `data` that are
  /// empty then; it need not be there.
  func removeOutput(_ path: [UInt8]) throws(RunError) {
    do throws(SystemError) {
      var parts = path.split(separator: UInt8(ascii: "/")).map { Array($0) }
      guard let name = parts.popLast() else { return }
      var folders = [root]
      for part in parts { folders.append(try folders[folders.count - 1].folder(part)) }
      try folders[folders.count - 1].remove(name)
      for index in parts.indices.reversed() where index > 0 {
        do throws(SystemError) {
          try folders[index].removeFolder(parts[index])
        } catch {
          // Something else is in it.
          guard error.isBlocked else { throw error }
          return
        }
      }
    } catch {
      guard error.isMissing || error.isBlocked else { throw RunError(.inputOutput, "\(error)") }
    }
  }

  /// Puts the schema of the TEI files into the archive, unless the same one is there.
  func publishSchema(_ name: String) throws(RunError) {
    do {
      let schema = try ShippedFiles.content(of: name)
      let folder = try root.makeFolder(Array("schema".utf8))
      if let file = try? folder.file(Array(name.utf8)),
        try file.read(maximum: schema.count + 1, expected: schema.count + 1) == schema
      {
        return
      }
      try replace(name, in: folder, with: schema)
    } catch {
      throw RunError(.inputOutput, "\(error)")
    }
  }

  // MARK: - Records of runs

  /// Starts a file of a run's records, which becomes visible when the run is published.
  func makeRecords(of run: String, _ name: String) throws(RunError) -> Descriptor {
    do {
      return try staging.folder.makeFolder(Array(run.utf8)).makeFile(Array(name.utf8))
    } catch {
      throw RunError(.inputOutput, "\(error)")
    }
  }

  /// Publishes the records of a run with its reports, given by name.
  func publishRecords(of run: String, reports: [(name: String, text: [UInt8])]) throws(RunError) {
    do {
      let name = Array(run.utf8)
      let folder = try staging.folder.folder(name)
      for report in reports {
        let file = try folder.makeFile(Array(report.name.utf8))
        try file.write(report.text)
        try file.synchronize()
      }
      try folder.synchronize()
      try staging.folder.rename(name, to: name, in: runs)
      for report in reports {
        let extent = report.name.split(separator: ".").last.map { ".\($0)" } ?? ""
        try replace("latest" + extent, in: runs, with: report.text)
      }
      try runs.synchronize()
    } catch {
      throw RunError(.inputOutput, "\(error)")
    }
  }

  /// The names of the runs that have records, the oldest first.
  func runNames() throws(RunError) -> [String] {
    do throws(SystemError) {
      var names: [String] = []
      for name in try runs.names() where try runs.status(of: name)?.kind == .folder {
        names.append(String(decoding: name, as: UTF8.self))
      }
      return names.sorted()
    } catch {
      throw RunError(.inputOutput, "\(error)")
    }
  }

  /// Writes a file under a name that may be taken already, in one step.
  func replace(_ name: String, in folder: Descriptor, with text: [UInt8]) throws(SystemError) {
    let temporaryName = Array(staging.name().utf8)
    let file = try staging.folder.makeFile(temporaryName)
    try file.write(text)
    try file.synchronize()
    try staging.folder.rename(temporaryName, to: Array(name.utf8), in: folder)
  }
}
