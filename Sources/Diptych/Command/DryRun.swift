/// `diptych run --dry-run`: what a run would do with each file, without doing it.
struct DryRun {
  private let drop: Drop
  /// The archive as it is; `nil` if there is none yet.
  private let ledger: Ledger?
  /// The row of the pipeline's settings in the ledger; `nil` if no run had them.
  private let settings: Int64?

  init(_ values: RunValues, _ pipeline: Pipeline, _ input: Descriptor, only: Glob?) throws {
    // These need not be there; if they lie in the drop, they are no input.
    var folders = [values.output.value]
    if pipeline.input.movesProcessed { folders.append(values.processedFolder) }
    let excluded = folders.compactMap { folder in
      try? Descriptor.folder(at: Array(folder.utf8)).status().identity
    }
    drop = Drop(
      input, excluded: Set(excluded), only: only, maximumBytes: pipeline.limits.maximumInputBytes,
      settleSeconds: values.settleSeconds.value, pairs: pipeline.pairRules)
    let own = try? ArchiveReader.own(of: Array(values.output.value.utf8)).own
    ledger = try own.map { folder throws(RunError) in try Ledger(in: folder, isReadOnly: true) }
    settings = try ledger?.settings(pipeline.description.settingsSHA256)
  }

  /// Prints a line for each file.
  func run() throws -> Int32 {
    for entry in drop.entries() {
      let path = readable(entry.path)
      if let outcome = entry.outcome {
        let code = outcome.failure?.code ?? ""
        StandardStream.output.write("\(outcome.status.rawValue)\t\(path)\t\(code)\n")
      } else if entry.bytes > drop.maximumBytes {
        StandardStream.output.write("quarantined\t\(path)\tlimit_exceeded\n")
      } else {
        let partner = entry.partner.map { "\t\(readable($0.path))" } ?? ""
        let verb = try isDone(entry) ? "unchanged" : "process"
        StandardStream.output.write("\(verb)\t\(path)\(partner)\n")
      }
    }
    return 0
  }

  /// Prints a request for a worker for each document that is to be done.
  ///
  /// What a worker cannot do, such as a file that is too large, is left to the run that takes the answers.
  func printRequests(of shard: Shard?) throws -> Int32 {
    let root = Array(try drop.root.absolutePath().utf8) + [UInt8(ascii: "/")]
    func request(_ entry: Drop.Entry) -> WorkerRequest {
      var request = WorkerRequest(name: entry.path, content: .file(root + entry.path))
      request.size = entry.bytes
      return request
    }
    for entry in drop.entries() where isReadable(entry) {
      let other = entry.partner.flatMap(drop.entry).flatMap { isReadable($0) ? $0 : nil }
      // The request for the left file of a pair has the right one with it.
      if other != nil, entry.partner?.isLeft == false { continue }
      let files = [entry] + (other.map { [$0] } ?? [])
      guard shard?.contains(entry.path) != false, try !files.allSatisfy(isDone) else { continue }
      print(files.map(request))
    }
    return 0
  }

  private func print(_ requests: [WorkerRequest]) {
    StandardStream.output.write(String(decoding: WorkerRequest.line(requests), as: UTF8.self))
  }

  private func isReadable(_ entry: Drop.Entry) -> Bool {
    entry.outcome == nil && entry.bytes <= drop.maximumBytes
  }

  /// Whether a file did not change since it was processed with the same settings.
  private func isDone(_ entry: Drop.Entry) throws -> Bool {
    guard let settings, let known = try ledger?.document(at: entry.path) else { return false }
    return known.trace == entry.trace && known.settings == settings && !known.isOrphan
      && !known.isDue
  }
}
