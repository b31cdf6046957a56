internal import Synchronization

/// Brings the outcome of each document into the archive, the records and the log.
///
/// Safe to use from many threads.
final class Publisher: Sendable {
  private let archive: Archive
  private let records: RunRecords
  private let log: RunLog
  /// The archive as the user calls it.
  private let output: String
  /// What a quarantined document's record says about the run.
  private let runMembers: [JSONValue.Member]
  /// What is in quarantine: ids by path.
  private let quarantined: Mutex<[[UInt8]: [String]]>

  init(
    archive: Archive, records: RunRecords, log: RunLog, pipeline: Pipeline, output: String
  ) throws(RunError) {
    self.archive = archive
    self.records = records
    self.log = log
    self.output = output
    quarantined = Mutex(try archive.quarantined())
    runMembers = [
      JSONValue.Member(key: "version", value: JSONValue(.string(pipeline.description.version))),
      JSONValue.Member(
        key: "settingsSHA256", value: JSONValue(.string(pipeline.description.settingsSHA256))),
      JSONValue.Member(
        key: "pipeline",
        value: .array(
          pipeline.description.stages.map { stage in
            .object([
              "name": JSONValue(.string(stage.name)), "version": JSONValue(.string(stage.version)),
            ])
          })),
      JSONValue.Member(
        key: "reproduce",
        value: .array(
          ["diptych", "convert", "--config", pipeline.file].map { JSONValue(.string($0)) })),
    ]
  }

  /// Publishes a document's outputs or puts it into quarantine, and writes it down.
  func finish(_ entry: Drop.Entry, _ outcome: Outcome, _ source: Source? = nil) throws(RunError) {
    var outcome = outcome
    var outputs: [[UInt8]] = []
    if outcome.status == .processed {
      switch try archive.publish(outcome.outputs, of: entry.path) {
      case .success(let paths): outputs = paths
      case .failure(let failure):
        outcome.status = .quarantined
        outcome.failure = failure
      }
    }
    // What is written down needs no content.
    outcome.outputs = []
    let record = DocumentRecord(
      path: entry.path, sha256: source?.sha256 ?? "", bytes: source?.content.count ?? entry.bytes,
      outcome: outcome, outputs: outputs)
    switch outcome.status {
    case .processed: try release(entry.path, except: nil)
    case .quarantined:
      try release(entry.path, except: record.id)
      try quarantine(record, source)
      if let failure = outcome.failure {
        log.document(.error, outcome.status.rawValue, entry.path, failure)
      }
    case .deferred, .skipped: break
    }
    do {
      try records.add(record)
    } catch {
      throw RunError(.inputOutput, "\(error)")
    }
  }

  private func quarantine(_ record: DocumentRecord, _ source: Source?) throws(RunError) {
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
    try archive.quarantine(id: record.id, record: text, source: source)
    quarantined.withLock { $0[record.path] = [record.id] }
  }

  /// Takes earlier contents of a path out of quarantine.
  private func release(_ path: [UInt8], except kept: String?) throws(RunError) {
    let ids = quarantined.withLock { $0.removeValue(forKey: path) ?? [] }
    for id in ids where id != kept { try archive.release(id: id) }
  }
}
