internal import Dispatch
internal import Synchronization

/// Runs documents through the pipeline, at most `jobs` at a time.
///
/// The walk through the drop waits until a lane is free, so memory is bounded by what is in flight.
/// A file in which nothing changed costs a look at it and its outputs.
final class Runner: Sendable {
  /// How many bytes of documents may be in flight, in units of 1 MiB.
  private static let byteBudget = 256

  /// A longer settle time is not waited for at the end of a run.
  private static let maximumSettleWait: FileStatus.Nanoseconds = 60_000_000_000

  /// What a run is asked to do, besides what the pipeline says.
  struct Options: Sendable {
    var jobs = 1
    var retriesQuarantined = false
    /// Compares the content of outputs as well, not only their size and time.
    var isParanoid = false
    /// How many documents whose content did not change may be redone because of new settings or
    /// versions; 0 for all.
    var rerunBudget = 0
    /// How many documents may fail before the run stops; `nil` for any number.
    var maximumFailures: FailureLimit?
    /// When no further document is begun.
    var deadline: ContinuousClock.Instant?
  }

  private let drop: Drop
  private let archive: Archive
  private let run: Ledger.Run
  private let worker: any Worker
  private let inFlight: InFlight
  private let publisher: Publisher
  private let records: RunRecords
  private let options: Options
  private let signals: StopSignals

  private let lanes: Lanes
  private let stopped = Mutex<RunError?>(nil)
  /// Documents that a worker did not survive: they are tried once more, alone.
  private let suspects = Mutex<[Suspect]>([])
  private let reached = Mutex<Message?>(nil)

  private struct Suspect: Sendable {
    let path: [UInt8]
    let isAmbiguous: Bool
    let known: KnownDocument?
  }

  init(
    drop: Drop, archive: Archive, run: Ledger.Run, worker: any Worker, inFlight: InFlight,
    publisher: Publisher, records: RunRecords, options: Options, signals: StopSignals
  ) {
    self.drop = drop
    self.archive = archive
    self.run = run
    self.worker = worker
    self.inFlight = inFlight
    self.publisher = publisher
    self.records = records
    self.options = options
    self.signals = signals
    lanes = Lanes(options.jobs)
  }

  /// The sentence about the limit of the whole run that was reached; `nil` if none was.
  var reachedLimit: Message? { reached.withLock { $0 } }

  /// Takes every document of the drop through the pipeline.
  ///
  /// - Parameter dangerous: the ids of documents that two runs have died of.
  /// - Returns: the rows of the ledger that were met; `nil` if the walk did not come to its end.
  /// - Throws: a ``RunError`` if records or results can no longer be written.
  func run(dangerous: Set<String>) throws(RunError) -> RowSet? {
    let queue = DispatchQueue(label: "diptych.lanes", attributes: .concurrent)
    let bytes = DispatchSemaphore(value: Self.byteBudget)
    let group = DispatchGroup()
    var known = KnownDocuments(archive.ledger)
    var check = OutputCheck(archive, readsContent: options.isParanoid)
    var seen = RowSet()
    var fresh: [(path: [UInt8], isAmbiguous: Bool)] = []
    let outdated =
      options.rerunBudget > 0
      ? try archive.ledger.outdated(run, limit: options.rerunBudget) : nil

    func begin(_ entry: Drop.Entry, _ known: KnownDocument?) {
      let lane = lanes.take()
      let cost = min(Self.byteBudget, 1 + entry.bytes >> 20)
      for _ in 0..<cost { bytes.wait() }
      queue.async(group: group) { [self] in
        noting { () throws(RunError) in
          try process(entry, known, lane: lane, dangerous: dangerous)
        }
        for _ in 0..<cost { bytes.signal() }
        lanes.give(lane)
      }
    }

    for entry in drop.entries() {
      guard goesOn else {
        if stopped.withLock({ $0 != nil }) { break }
        // What a stopped run does not come to is accounted for as well.
        try leave(entry, entry.outcome ?? Outcome(.deferred, Self.notReached))
        continue
      }
      let document = entry.name.isEmpty ? nil : try known.lookUp(entry)
      if let document { seen.insert(document.id) }
      if let outcome = entry.outcome {
        if outcome.failure?.code == Drop.notSettled.code {
          fresh.append((entry.path, entry.isAmbiguous))
        } else {
          try leave(entry, outcome)
        }
      } else if let document, isCurrent(document, entry, outdated, &check) {
        try publisher.note(unchanged: document)
      } else {
        begin(entry, document)
      }
    }
    group.wait()
    try lookAgain(fresh) { (entry) throws(RunError) in
      begin(entry, try archive.ledger.document(at: entry.path))
    }
    group.wait()
    try retry()
    try publisher.drain()
    if let error = stopped.withLock({ $0 }) { throw error }
    return goesOn && drop.only == nil ? seen : nil
  }

  /// Whether a further document may be begun.
  private var goesOn: Bool {
    if signals.exitCode != nil || stopped.withLock({ $0 != nil }) || reachedLimit != nil {
      return false
    }
    if let deadline = options.deadline, ContinuousClock.now >= deadline {
      reached.withLock { $0 = "the time of --max-runtime is over" }
      return false
    }
    if let limit = options.maximumFailures, let sentence = limit.sentence(for: records.report) {
      reached.withLock { $0 = sentence }
      return false
    }
    return true
  }

  /// Whether nothing that matters changed since the last attempt.
  private func isCurrent(
    _ known: KnownDocument, _ entry: Drop.Entry, _ outdated: Set<Int64>?, _ check: inout OutputCheck
  ) -> Bool {
    guard known.trace == entry.trace, !known.isOrphan else { return false }
    return isStanding(known, outdated) && check.isIntact(known, of: entry)
  }

  /// Whether the newest attempt at the same content still holds.
  private func isStanding(_ known: KnownDocument, _ outdated: Set<Int64>?) -> Bool {
    if known.isDue { return false }
    if known.settings != run.settings, outdated.map({ $0.contains(known.id) }) ?? true {
      return false
    }
    return !(known.status == .quarantined && options.retriesQuarantined)
  }

  /// Writes down a file that is not read.
  private func leave(_ entry: Drop.Entry, _ outcome: Outcome) throws(RunError) {
    let record = DocumentRecord(path: entry.path, sha256: "", bytes: entry.bytes, outcome: outcome)
    if outcome.status == .quarantined {
      try publisher.finish(record, of: entry, known: nil)
    } else {
      try publisher.note(record)
    }
  }

  /// Files that were changed just before the run may have settled by now.
  private func lookAgain(
    _ fresh: [(path: [UInt8], isAmbiguous: Bool)], begin: (Drop.Entry) throws(RunError) -> Void
  ) throws(RunError) {
    guard !fresh.isEmpty else { return }
    let wait = min(drop.settleNanoseconds, Self.maximumSettleWait)
    let end = WallClock.now().nanoseconds + wait
    while wait == drop.settleNanoseconds, goesOn, WallClock.now().nanoseconds <= end {
      Machine.sleep(milliseconds: 50)
    }
    for (path, isAmbiguous) in fresh {
      let now = WallClock.now().nanoseconds
      let entry =
        goesOn ? drop.entry(at: path, isAmbiguous: isAmbiguous, now: now) : nil
      if let entry, entry.outcome == nil {
        try begin(entry)
      } else {
        let outcome = entry?.outcome ?? Outcome(.deferred, Drop.notSettled)
        try publisher.note(
          DocumentRecord(path: path, sha256: "", bytes: entry?.bytes ?? 0, outcome: outcome))
      }
    }
  }

  // MARK: - One document

  private func process(
    _ entry: Drop.Entry, _ known: KnownDocument?, lane: Int, dangerous: Set<String>
  ) throws(RunError) {
    let source: Source
    switch drop.read(entry) {
    case .failure(let failure):
      let record = DocumentRecord(
        path: entry.path, sha256: "", bytes: entry.bytes, outcome: failure.outcome,
        attempt: (known?.attempts ?? 0) + 1)
      if failure.outcome.status == .quarantined {
        try publisher.finish(record, of: entry, known: known)
      } else {
        try publisher.note(record)
      }
      return
    case .success(let read): source = read
    }
    if let known, !known.isOrphan, isStanding(known, nil),
      try archive.ledger.sha256(of: known.id) == source.sha256
    {
      var check = OutputCheck(archive, readsContent: options.isParanoid)
      if check.isIntact(known, of: entry) {
        return try publisher.note(touched: known, entry.trace)
      }
    }
    if dangerous.contains(documentID(path: source.path, sha256: source.sha256)) {
      return suspects.withLock {
        $0.append(Suspect(path: entry.path, isAmbiguous: entry.isAmbiguous, known: known))
      }
    }
    let outcome = try attempt(source, lane: lane)
    if let code = outcome.failure?.code, Self.suspicious.contains(code) {
      return suspects.withLock {
        $0.append(Suspect(path: entry.path, isAmbiguous: entry.isAmbiguous, known: known))
      }
    }
    try finish(entry, source, outcome, known)
  }

  /// Failures that may be the machine's doing.
  private static let suspicious: Set<String> = ["crash", "timeout", "memory_limit"]

  private func attempt(
    _ source: Source, lane: Int, lost: [Int: Failure] = [:]
  ) throws(RunError) -> Outcome {
    try note(documentID(path: source.path, sha256: source.sha256), in: lane)
    let outcome = Result { () throws(RunError) in
      try worker.process(source, lane: lane, lost: lost)
    }
    try note("", in: lane)
    return try outcome.get()
  }

  private func note(_ id: String, in lane: Int) throws(RunError) {
    do {
      try inFlight.note(id, in: lane)
    } catch {
      throw RunError(.inputOutput, "\(error)")
    }
  }

  private func finish(
    _ entry: Drop.Entry, _ source: Source, _ outcome: Outcome, _ known: KnownDocument?
  ) throws(RunError) {
    var record = DocumentRecord(
      path: entry.path, sha256: source.sha256, bytes: source.content.count, outcome: outcome,
      attempt: (known?.attempts ?? 0) + 1)
    record.duplicateOf = try archive.ledger.path(
      withContent: source.sha256, otherThan: entry.path)
    try publisher.finish(record, of: entry, known: known, source: source)
  }

  /// Tries the documents once more that a worker did not survive, one at a time, with nothing else
  /// at work.
  private func retry() throws(RunError) {
    for suspect in suspects.withLock({ $0 }) {
      guard stopped.withLock({ $0 == nil }), signals.exitCode == nil else {
        let outcome = Outcome(.deferred, Self.notRetried)
        try publisher.note(
          DocumentRecord(path: suspect.path, sha256: "", bytes: 0, outcome: outcome))
        continue
      }
      let now = WallClock.now().nanoseconds
      guard
        let entry = drop.entry(at: suspect.path, isAmbiguous: suspect.isAmbiguous, now: now)
      else {
        try publisher.note(
          DocumentRecord(
            path: suspect.path, sha256: "", bytes: 0, outcome: Outcome(.deferred, Drop.changed)))
        continue
      }
      switch drop.read(entry) {
      case .success(let source):
        let outcome = try attemptAlone(source)
        try archive.ledger.clearDeath(
          of: documentID(path: source.path, sha256: source.sha256))
        try finish(entry, source, outcome, suspect.known)
      case .failure(let failure): try leave(entry, failure.outcome)
      }
    }
  }

  /// Tries a document alone; a part that the worker does not survive is left out of the next try, so
  /// that it does not cost the other parts their results.
  private func attemptAlone(_ source: Source) throws(RunError) -> Outcome {
    var lost: [Int: Failure] = [:]
    var outcome = try attempt(source, lane: 0)
    while let failure = outcome.failure, Self.suspicious.contains(failure.code),
      outcome.partAtWork > 0, lost.count < Self.maximumLostParts
    {
      lost[outcome.partAtWork] = failure
      outcome = try attempt(source, lane: 0, lost: lost)
    }
    return outcome
  }

  /// With more such parts the whole document is given up.
  private static let maximumLostParts = 3

  private static let notReached = Failure(
    "run_stopped", "the run was stopped before the document's turn came")
  private static let notRetried = Failure(
    "not_retried",
    "a worker did not survive the document, and the run was stopped before another try"
  )

  /// Keeps the first error that ends the run.
  private func noting(_ work: () throws(RunError) -> Void) {
    do {
      try work()
    } catch {
      stopped.withLock { $0 = $0 ?? error }
    }
  }
}
