internal import Synchronization

/// Brings batches of outcomes into the archive, the ledger, the records and the log.
///
/// Safe to use from many threads, but for the batches: one after the other.
final class BatchPublication: Sendable {
  /// What is published at once.
  struct Batch {
    var pending: [FinishedDocument] = []
    var touched: [(id: Int64, trace: KnownDocument.Trace)] = []
    /// Documents of earlier runs whose files are still to be moved away.
    var leaving: [KnownDocument] = []

    /// How many documents it has.
    var count: Int { pending.count + touched.count + leaving.count }
  }

  private struct State {
    /// What is in quarantine: ids by path.
    var quarantined: [[UInt8]: [String]]
    /// The contents of this run's documents that others have as well.
    var duplicated: Set<String> = []
  }

  private let archive: Archive
  private let run: Ledger.Run
  private let settings: Archive.PublishingSettings
  /// Where processed files go; `nil` if they stay.
  private let processed: ProcessedFolder?
  private let records: RunRecords
  private let log: RunLog
  /// The archive as the user calls it.
  private let output: String
  /// What a quarantined document's record says about the run.
  private let runMembers: [JSONValue.Member]
  private let state: Mutex<State>

  init(
    archive: Archive, run: Ledger.Run, settings: Archive.PublishingSettings,
    processed: ProcessedFolder?, records: RunRecords, log: RunLog, pipeline: Pipeline,
    output: String
  ) throws(RunError) {
    self.archive = archive
    self.run = run
    self.settings = settings
    self.processed = processed
    self.records = records
    self.log = log
    self.output = output
    state = Mutex(State(quarantined: try archive.quarantined()))
    runMembers = Self.runMembers(pipeline)
  }

  /// Whether the files of processed documents leave the drop.
  var movesFiles: Bool { processed != nil }

  /// Writes down a document that costs the archive nothing: left alone, or unchanged.
  func note(_ record: DocumentRecord, written text: [UInt8]? = nil) throws(RunError) {
    do {
      try records.add(record, written: text)
    } catch {
      throw RunError(.inputOutput, "\(error)")
    }
  }

  /// Writes down a document in which nothing changed, with the line that the ledger keeps for that.
  func note(unchanged known: KnownDocument) throws(RunError) {
    do {
      try records.add(unchanged: known)
    } catch {
      throw RunError(.inputOutput, "\(error)")
    }
  }

  // MARK: - Before the batch

  /// A document as it is published: with its outputs, or with what goes into quarantine.
  func finished(
    _ record: DocumentRecord, of entry: Drop.Entry, known: KnownDocument?, source: Source?
  ) throws(RunError) -> FinishedDocument {
    var document = FinishedDocument(record, of: entry, known)
    document.record.isMoved = movesFiles
    if try isSuccessor(record, of: known) { document.succeed(entry, mark: Self.mark(record.id)) }
    if record.outcome.status == .quarantined { try stageQuarantine(&document, source) }
    return document
  }

  /// The same for two files that are one document.
  func finished(
    left: (record: DocumentRecord, entry: Drop.Entry, known: KnownDocument?),
    right: (record: DocumentRecord, entry: Drop.Entry, known: KnownDocument?)
  ) throws(RunError) -> [FinishedDocument] {
    var documents = [left, right].map { FinishedDocument($0.record, of: $0.entry, $0.known) }
    for index in documents.indices { documents[index].record.isMoved = movesFiles }
    let isLeftNew = try isSuccessor(left.record, of: left.known)
    let isRightNew = try isSuccessor(right.record, of: right.known)
    if isLeftNew || isRightNew {
      let mark = Self.mark(left.record.pairID ?? left.record.id)
      documents[0].succeed(left.entry, mark: mark)
      documents[1].succeed(right.entry, mark: mark)
    }
    return documents
  }

  /// Whether a record is that of another document than the one that had its path: that one's file was
  /// moved away, and this one has another content, or no longer belongs to the same other file.
  private func isSuccessor(
    _ record: DocumentRecord, of known: KnownDocument?
  ) throws(RunError) -> Bool {
    guard let known, known.isMoved else { return false }
    if let relation = known.relation, relation.kind != .apart, relation != record.relation {
      return true
    }
    return try archive.ledger.sha256(of: known.id) != record.sha256
  }

  /// The digits of an id.
  private static func mark(_ id: String) -> String { String(id.dropFirst()) }

  // MARK: - The batch

  /// Publishes a batch.
  func publish(_ batch: Batch) throws(RunError) {
    var documents = batch.pending
    let outputs = try archive.publish(&documents, settings) {
      (document, failure) throws(RunError) in
      document.record.outcome.fail(failure)
      try stageQuarantine(&document, nil)
    }
    let time = WallClock.now().iso8601
    var attempts: [Ledger.Attempt] = []
    for (document, outputs) in zip(documents, outputs) {
      try release(document)
      try removeStale(document, outputs)
      let record = document.record
      attempts.append(
        Ledger.Attempt(
          path: record.path, trace: document.trace, sha256: record.sha256,
          status: record.outcome.status, number: record.attempt,
          record: JSONText.write(record.json, .compact),
          unchangedLine: JSONText.write(record.unchanged, .compact),
          outputs: record.outcome.status == .processed ? outputs ?? [] : nil, time: time,
          isMoved: record.isMoved && record.outcome.status == .processed,
          relation: record.relation, mark: record.mark, isSuccessor: document.isSuccessor))
    }
    try archive.ledger.commit(attempts, touched: batch.touched, of: run)
    let contents = Set(attempts.map(\.sha256)).subtracting([""])
    let duplicated = try archive.ledger.duplicated(among: contents)
    state.withLock { $0.duplicated.formUnion(duplicated) }
    for (document, attempt) in zip(documents, attempts) {
      try note(document.record, written: attempt.record)
      if document.record.outcome.status == .quarantined,
        let failure = document.record.outcome.failure
      {
        log.document(.error, Outcome.Status.quarantined.rawValue, document.record.path, failure)
      }
      for remark in document.record.outcome.remarks { log.remark(document.record.path, remark) }
    }
    try moveAway(attempts.filter(\.isMoved).map { ($0.path, $0.trace, $0.sha256) })
    try moveAway(batch.leaving)
  }

  /// Moves the files of documents that an earlier run processed, and that did not change.
  private func moveAway(_ documents: [KnownDocument]) throws(RunError) {
    try archive.ledger.markMoved(documents.map(\.id))
    var files: [(path: [UInt8], trace: KnownDocument.Trace, sha256: String)] = []
    for document in documents {
      files.append(
        (document.path, document.trace, try archive.ledger.sha256(of: document.id)))
    }
    try moveAway(files)
  }

  /// Moves files out of the drop, the last step; the ledger has them as moved, and learns which stay.
  private func moveAway(
    _ files: [(path: [UInt8], trace: KnownDocument.Trace, sha256: String)]
  ) throws(RunError) {
    guard let processed else { return }
    var kept: [[UInt8]] = []
    for (path, trace, sha256) in files {
      do {
        let id = documentID(path: path, sha256: sha256)
        if try !processed.move(path, trace, id: id) { kept.append(path) }
      } catch {
        log.event(.warning, "kept", "'\(readable(path))' stays in the drop: \(error)")
        kept.append(path)
      }
    }
    try archive.ledger.markKept(kept)
  }

  /// Takes away the outputs of an earlier attempt that this one does not have.
  private func removeStale(
    _ document: FinishedDocument, _ outputs: [Ledger.PublishedOutput]?
  ) throws(RunError) {
    guard document.record.outcome.status == .processed, let known = document.known else { return }
    let current = Set((outputs ?? []).map(\.path))
    for path in try archive.ledger.outputs(of: known.id) where !current.contains(path) {
      try archive.removeOutput(path)
    }
  }

  /// Notes in ledger and records which documents have the content of another one; everything else must
  /// have been published.
  ///
  /// - Parameter isComplete: whether the run before this one noted its own.
  /// - Throws: a ``RunError`` if they cannot be written.
  func noteDuplicates(isComplete: Bool) throws(RunError) {
    let contents =
      isComplete
      ? state.withLock { $0.duplicated } : try archive.ledger.duplicatedContents()
    let changes = try archive.ledger.noteDuplicates(of: contents, in: run)
    guard !changes.isEmpty else { return }
    do throws(SystemError) {
      try records.finish()
    } catch {
      throw RunError(.inputOutput, "\(error)")
    }
    try archive.noteDuplicates(changes, inRecordsOf: records.report.run)
  }

  // MARK: - Quarantine

  private func stageQuarantine(
    _ document: inout FinishedDocument, _ source: Source?
  ) throws(RunError) {
    if let known = document.known {
      document.record.stale = try archive.ledger.outputs(of: known.id)
    }
    let record = document.record
    var members = (record.json.members ?? []) + runMembers
    if source != nil, let last = members.indices.last {
      let name = ArchiveName.parts(of: record.path).last ?? []
      let copy = "\(output)/quarantine/\(record.id)/source/" + String(decoding: name, as: UTF8.self)
      let command = (members[last].value.elements ?? []) + [JSONValue(.string(copy))]
      members[last].value = .array(command)
    } else {
      members.removeLast()
    }
    let text = JSONText.write(JSONValue(.object(members)), .readable) + [0x0A]
    do {
      document.quarantine = try archive.stageQuarantine(record: text, source: source)
    } catch {
      throw RunError(.inputOutput, "\(error)")
    }
  }

  /// Takes earlier contents of a path out of quarantine.
  private func release(_ document: FinishedDocument) throws(RunError) {
    let record = document.record
    let isQuarantined = document.quarantine != nil
    guard isQuarantined || record.outcome.status == .processed else { return }
    let ids = state.withLock { state in
      let ids = state.quarantined.removeValue(forKey: record.path) ?? []
      if isQuarantined { state.quarantined[record.path] = [record.id] }
      return ids
    }
    do {
      for id in ids where !isQuarantined || id != record.id { try archive.release(id: id) }
    } catch {
      throw RunError(.inputOutput, "\(error)")
    }
  }

  private static func runMembers(_ pipeline: Pipeline) -> [JSONValue.Member] {
    let stages = pipeline.description.stages.map { stage in
      JSONValue.object([
        "name": JSONValue(.string(stage.name)), "version": JSONValue(.string(stage.version)),
      ])
    }
    let command = ["diptych", "convert", "--config", pipeline.file].map { JSONValue(.string($0)) }
    return [
      JSONValue.Member(key: "version", value: JSONValue(.string(pipeline.description.version))),
      JSONValue.Member(
        key: "settingsSHA256", value: JSONValue(.string(pipeline.description.settingsSHA256))),
      JSONValue.Member(key: "pipeline", value: .array(stages)),
      JSONValue.Member(key: "reproduce", value: .array(command)),
    ]
  }
}
