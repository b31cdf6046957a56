internal import Synchronization

/// The folder that results are kept in; the only part of the program that writes files.
///
/// Everything is written under `.diptych/tmp` and then renamed, so that a name that is visible is a
/// file that is complete. Nothing is ever written through a link. Safe to use from many threads.
final class Archive: Sendable {
  let root: Descriptor
  let identity: FileStatus.Identity
  private let data: Descriptor
  private let quarantineFolder: Descriptor
  private let runs: Descriptor
  private let temporary: Descriptor
  private let lockFile: Descriptor
  private let counter = Atomic<Int>(0)

  /// Opens the archive, makes it if it is not there, and locks it for this process.
  init(at path: [UInt8]) throws(RunError) {
    do {
      root = try Self.makeFolder(at: path)
      identity = try root.status().identity
      let own = try root.makeFolder(Array(".diptych".utf8))
      lockFile = try own.lockFile(Array("lock".utf8))
      guard try lockFile.lock() else {
        throw RunError(.locked, Self.lockedMessage(own, path))
      }
      try lockFile.truncate()
      try lockFile.write(
        Array(
          "process \(Machine.process) on \(Machine.host) since \(WallClock.now().iso8601)\n".utf8))
      temporary = try own.makeFolder(Array("tmp".utf8))
      data = try root.makeFolder(Array("data".utf8))
      quarantineFolder = try root.makeFolder(Array("quarantine".utf8))
      runs = try root.makeFolder(Array("runs".utf8))
      // What an earlier run left when it was killed.
      try temporary.removeContent()
    } catch let error as SystemError {
      throw RunError(.cannotCreate, "the archive cannot be made: \(error)")
    } catch let error as RunError {
      throw error
    } catch {
      throw RunError(.cannotCreate, "the archive cannot be made: \(error)")
    }
  }

  private static func lockedMessage(_ folder: Descriptor, _ path: [UInt8]) -> String {
    var holder = ""
    if let file = try? folder.file(Array("lock".utf8)),
      let text = try? file.read(maximum: 512, expected: 128)
    {
      let line = text.prefix { $0 != 0x0A }
      holder = line.isEmpty ? "" : " (\(readable(Array(line))))"
    }
    return "another run has the archive '\(readable(path))'\(holder)"
  }

  private static func makeFolder(at path: [UInt8]) throws(SystemError) -> Descriptor {
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

  /// Publishes the outputs of a document: all of them, or none.
  ///
  /// - Returns: the paths of the outputs in the archive, or what stands in the way of them.
  /// - Throws: a ``RunError`` if nothing can be written.
  func publish(
    _ outputs: [Output], of path: [UInt8]
  ) throws(RunError) -> Result<[[UInt8]], Failure> {
    guard !outputs.isEmpty else { return .success([]) }
    var parts = ArchiveName.parts(of: path)
    let name = parts.popLast() ?? []
    var publication = Publication(in: temporary)
    do throws(SystemError) {
      var folder = data
      for part in parts { folder = try folder.makeFolder(part) }
      for output in outputs {
        let target = name + [UInt8(ascii: ".")] + Array(output.suffix.utf8)
        if let status = try folder.status(of: target), status.kind != .file {
          throw SystemError(operation: "write", path: readable(target), code: SystemError.exists)
        }
        try publication.write(output.bytes, to: target, temporaryName: temporaryName())
      }
      try publication.commit(in: folder)
      let prefix = Array("data/".utf8) + parts.flatMap { $0 + [UInt8(ascii: "/")] } + name
      return .success(outputs.map { prefix + [UInt8(ascii: ".")] + Array($0.suffix.utf8) })
    } catch {
      publication.discard()
      guard error.isBlocked else { throw RunError(.inputOutput, "\(error)") }
      var failure = Failure(
        "output_blocked", "something that is no output of this tool has the name of an output")
      failure.detail = "\(error)"
      return .failure(failure)
    }
  }

  /// Keeps the record of a document that has no result, with a copy of it if it could be read.
  func quarantine(id: String, record: [UInt8], source: Source?) throws(RunError) {
    do {
      let temporaryName = temporaryName()
      let folder = try temporary.makeFolder(temporaryName)
      try folder.makeFile(Array("error.json".utf8)).write(record)
      if let source {
        let copy = ArchiveName.parts(of: source.path).last ?? Array("source".utf8)
        try folder.makeFolder(Array("source".utf8)).makeFile(copy).write(source.content)
      }
      try remove(id, from: quarantineFolder)
      try temporary.rename(temporaryName, to: Array(id.utf8), in: quarantineFolder)
    } catch {
      throw RunError(.inputOutput, "\(error)")
    }
  }

  /// Takes a document out of quarantine.
  func release(id: String) throws(RunError) {
    do {
      try remove(id, from: quarantineFolder)
    } catch {
      throw RunError(.inputOutput, "\(error)")
    }
  }

  /// Moves a folder out of sight before it is taken apart.
  private func remove(_ id: String, from folder: Descriptor) throws(SystemError) {
    let name = Array(id.utf8)
    guard try folder.status(of: name) != nil else { return }
    let temporaryName = temporaryName()
    try folder.rename(name, to: temporaryName, in: temporary)
    try temporary.removeTree(temporaryName)
  }

  /// The documents that are in quarantine: ids by the path in the drop.
  func quarantined() throws(RunError) -> [[UInt8]: [String]] {
    var ids: [[UInt8]: [String]] = [:]
    do {
      for name in try quarantineFolder.names() {
        guard let path = pathInRecord(of: name) else { continue }
        ids[path, default: []].append(String(decoding: name, as: UTF8.self))
      }
    } catch {
      throw RunError(.inputOutput, "\(error)")
    }
    return ids
  }

  /// The path in `error.json`; `nil` for whatever is not ours.
  private func pathInRecord(of name: [UInt8]) -> [UInt8]? {
    guard let folder = try? quarantineFolder.folder(name),
      let file = try? folder.file(Array("error.json".utf8)),
      let text = try? file.read(maximum: 1 << 20, expected: 4096)
    else { return nil }
    var parser = JSONParser(text)
    guard let record = try? parser.parse() else { return nil }
    return DocumentRecord.path(in: record)
  }

  /// Puts the schema of the TEI files into the archive, unless the same one is there.
  func publishSchema(_ schema: [UInt8], as name: String) throws(RunError) {
    do {
      let folder = try root.makeFolder(Array("schema".utf8))
      let name = Array(name.utf8)
      if let file = try? folder.file(name),
        try file.read(maximum: schema.count + 1, expected: schema.count + 1) == schema
      {
        return
      }
      let copy = temporaryName()
      let file = try temporary.makeFile(copy)
      try file.write(schema)
      try file.synchronize()
      try temporary.rename(copy, to: name, in: folder)
    } catch {
      throw RunError(.inputOutput, "\(error)")
    }
  }

  /// Starts a file of a run's records, which becomes visible when the run is published.
  func makeRecords(of run: String, _ name: String) throws(RunError) -> Descriptor {
    do {
      return try temporary.makeFolder(Array(run.utf8)).makeFile(Array(name.utf8))
    } catch {
      throw RunError(.inputOutput, "\(error)")
    }
  }

  /// Publishes the records of a run with its report.
  func publishRecords(of run: String, report: [UInt8]) throws(RunError) {
    do {
      let name = Array(run.utf8)
      let folder = try temporary.folder(name)
      let file = try folder.makeFile(Array("report.json".utf8))
      try file.write(report)
      // On the file systems that are in use this also makes the renames before it last.
      try file.synchronize()
      try temporary.rename(name, to: name, in: runs)
      let copy = temporaryName()
      try temporary.makeFile(copy).write(report)
      try temporary.rename(copy, to: Array("latest.json".utf8), in: runs)
    } catch {
      throw RunError(.inputOutput, "\(error)")
    }
  }

  private func temporaryName() -> [UInt8] {
    let number = counter.add(1, ordering: .relaxed).newValue
    return Array("\(Machine.process)-\(number)".utf8)
  }
}
