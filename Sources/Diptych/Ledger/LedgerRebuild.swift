/// Makes a ledger again from what lies in the archive: the records of the runs say what was done, the
/// manifest and the files themselves what is there.
struct LedgerRebuild {
  private let archive: Archive
  private let time = WallClock.now()
  /// Outputs that are there, and that the manifest does not know: their documents are done again.
  private var unknown: [[UInt8]] = []

  /// What follows the ledger's name in the names of its files.
  private static let suffixes = ["", "-wal", "-shm"]

  /// Opens the archive with an empty ledger; the old one is kept as `ledger.sqlite.damaged`.
  init(at path: [UInt8]) throws(RunError) {
    let own = try ArchiveReader.own(of: path).own
    // The lock first: a run may be at work with the old one.
    do throws(SystemError) {
      let lock = try own.lockFile(Array("lock".utf8))
      guard try lock.lock() else {
        throw SystemError(operation: "lock", path: readable(path), code: SystemError.exists)
      }
      for suffix in Self.suffixes {
        let name = Array((Ledger.name + suffix).utf8)
        guard try own.status(of: name) != nil else { continue }
        try own.rename(name, to: Array((Ledger.name + ".damaged" + suffix).utf8), in: own)
      }
    } catch {
      throw error.isBlocked
        ? RunError(.locked, "another run has the archive '\(readable(path))'")
        : RunError(.inputOutput, "\(error)")
    }
    archive = try Archive(at: path, mayLackLedger: true)
  }

  /// Reads everything again.
  ///
  /// - Returns: the number of documents.
  /// - Throws: a ``RunError`` if something cannot be read; then there is no ledger.
  mutating func run() throws(RunError) -> Int {
    do throws(RunError) {
      return try rebuild()
    } catch {
      // With half a ledger the next run would take the other outputs for those of strangers.
      try? archive.ledger.close()
      for suffix in Self.suffixes { try? archive.own.remove(Array((Ledger.name + suffix).utf8)) }
      throw error
    }
  }

  private mutating func rebuild() throws(RunError) -> Int {
    let digests = manifest()
    for name in try archive.runNames() {
      let report = ArchiveReader.json("runs/\(name)/report.json", in: archive.root)
      let run = try archive.ledger.start(
        run: name, at: time, settingsSHA256: report?["settingsSHA256"]?.string ?? "",
        version: report?["version"]?.string ?? "")
      try archive.ledger.commit(try attempts(of: name, digests), touched: [], of: run)
      try archive.ledger.end(
        run, at: time, exitCode: Int32(clamping: report?["exitCode"]?.integer ?? 0))
    }
    do {
      try archive.announce(unknown)
    } catch {
      throw RunError(.inputOutput, "\(error)")
    }
    let counts = try archive.ledger.counts()
    return counts.processed + counts.quarantined + counts.skipped
  }

  private func manifest() -> [[UInt8]: String] {
    var digests: [[UInt8]: String] = [:]
    for (path, digest) in Manifest.lines(Array(Manifest.name.utf8), in: archive.root) ?? [] {
      digests[path] = digest
    }
    return digests
  }

  /// The attempts of one run, as far as its records still say.
  private mutating func attempts(
    of run: String, _ digests: [[UInt8]: String]
  ) throws(RunError) -> [Ledger.Attempt] {
    var attempts: [Ledger.Attempt] = []
    do throws(SystemError) {
      let folder = try archive.runs.folder(Array(run.utf8))
      var lines = InputLines(try folder.file(Array("documents.jsonl".utf8)))
      while let line = try lines.line(maximum: WorkerRequest.maximumLine) {
        if let attempt = attempt(line, digests) { attempts.append(attempt) }
      }
    } catch {
      // Somebody may have thrown old records away.
      guard error.isMissing else { throw RunError(.inputOutput, "\(error)") }
    }
    for index in attempts.indices where !attempts[index].mark.isEmpty {
      let known = try archive.ledger.document(at: attempts[index].path)
      attempts[index].isSuccessor = known.map { $0.mark != attempts[index].mark } ?? false
    }
    return attempts
  }

  private mutating func attempt(_ line: [UInt8], _ digests: [[UInt8]: String]) -> Ledger.Attempt? {
    var parser = JSONParser(line)
    guard let record = try? parser.parse(), let path = DocumentRecord.path(in: record),
      let word = record["status"]?.string, let sha256 = record["sha256"]?.string
    else { return nil }
    let status: Outcome.Status =
      switch word {
      case "processed", "unchanged": .processed
      case "quarantined": .quarantined
      default: .skipped
      }
    var members = record.members ?? []
    if let index = members.firstIndex(where: { $0.key == "status" }), status == .processed {
      members[index].value = "unchanged"
    }
    if let index = members.firstIndex(where: { $0.key == "stages" }) {
      members[index].value = .array([])
    }
    let names = (record["outputs"]?.elements ?? []).compactMap(\.string)
    var outputs: [Ledger.PublishedOutput] = []
    let mark = record["mark"]?.string ?? ""
    for name in names {
      if let output = output(Array(name.utf8), of: path, mark, digests) {
        outputs.append(output)
      } else {
        unknown.append(Array(name.utf8))
      }
    }
    return Ledger.Attempt(
      path: path, trace: .none, sha256: sha256, status: status,
      number: record["attempt"]?.integer ?? 1, record: line,
      unchangedLine: JSONText.write(JSONValue(.object(members)), .compact),
      outputs: status == .processed ? outputs : nil, time: time.iso8601,
      isMoved: record["moved"] == true, isDue: outputs.count < names.count,
      relation: DocumentRecord.relation(in: record), mark: mark)
  }

  /// An output that is still there.
  private func output(
    _ path: [UInt8], of document: [UInt8], _ mark: String, _ digests: [[UInt8]: String]
  ) -> Ledger.PublishedOutput? {
    var parts = path.split(separator: UInt8(ascii: "/")).map { Array($0) }
    guard let digest = digests[path], let name = parts.popLast() else { return nil }
    var folder = archive.root
    for part in parts {
      guard let next = try? folder.folder(part) else { return nil }
      folder = next
    }
    guard let status = try? folder.status(of: name), status.kind == .file else { return nil }
    let plain = ArchivePath(of: document, mark: mark)
    let twin = ArchivePath(of: document, isAmbiguous: true)
    guard let suffix = plain.suffix(of: path) ?? twin.suffix(of: path) else { return nil }
    return Ledger.PublishedOutput(
      path: path, suffix: suffix, bytes: status.bytes, modified: status.modified, sha256: digest)
  }
}
