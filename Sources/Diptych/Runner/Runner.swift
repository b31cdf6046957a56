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
  static let maximumSettleWait: FileStatus.Nanoseconds = 60_000_000_000

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

  let drop: Drop
  let archive: Archive
  let publisher: Publisher
  private let run: Ledger.Run
  let worker: any Worker
  let inFlight: InFlight
  private let records: RunRecords
  let options: Options
  let signals: StopSignals

  private let lanes: Lanes
  let stopped = Mutex<RunError?>(nil)
  /// Documents that a worker did not survive: they are tried once more, alone.
  let suspects = Mutex<[Suspect]>([])
  private let reached = Mutex<Message?>(nil)

  /// A file, or two files of one document, that are to be looked at again.
  struct Later: Sendable {
    let path: [UInt8]
    let isAmbiguous: Bool
    /// Whether its name says that there should be another file, and there is none.
    var isLonely = false
    /// The right one of two files.
    var partner: (path: [UInt8], isAmbiguous: Bool)?
  }

  struct Suspect: Sendable {
    let file: Later
    /// What is known of the files.
    var known: [KnownDocument?]
    /// What the file has to do with another one.
    var relation: KnownDocument.Relation?
  }

  /// What is to be done with one document.
  enum Task: Sendable {
    case file(Drop.Entry, KnownDocument?, KnownDocument.Relation?)
    case pair(Drop.Entry, KnownDocument?, with: Drop.Entry, KnownDocument?)

    /// How many bytes it takes.
    var bytes: Int {
      switch self {
      case .file(let entry, _, _): entry.bytes
      case .pair(let left, _, let right, _): left.bytes + right.bytes
      }
    }
  }

  /// What the walk through the drop met.
  struct Met {
    /// The rows of the ledger.
    var rows = RowSet()
    /// The folders that could not be listed, by their paths: nothing is known of what they hold.
    var unlisted: [[UInt8]] = []
  }

  /// What the walk through the drop keeps in mind.
  struct Walk {
    var known: KnownDocuments
    var check: OutputCheck
    /// What was met.
    var met = Met()
    /// Files that were changed only just before the run.
    var fresh: [Later] = []
    var book = PairBook()
    /// The documents that may be redone although they did not change; `nil` for all.
    let outdated: Set<Int64>?
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
  /// - Returns: what was met; `nil` if the walk did not come to its end.
  /// - Throws: a ``RunError`` if records or results can no longer be written.
  func run(dangerous: Set<String>) throws(RunError) -> Met? {
    let queue = DispatchQueue(label: "diptych.lanes", attributes: .concurrent)
    let bytes = DispatchSemaphore(value: Self.byteBudget)
    let group = DispatchGroup()
    var walk = Walk(
      known: KnownDocuments(archive.ledger),
      check: OutputCheck(archive, readsContent: options.isParanoid),
      outdated: options.rerunBudget > 0
        ? try archive.ledger.outdated(run, limit: options.rerunBudget) : nil)

    func begin(_ task: Task) {
      let lane = lanes.take()
      let cost = min(Self.byteBudget, 1 + task.bytes >> 20)
      for _ in 0..<cost { bytes.wait() }
      queue.async(group: group) { [self] in
        noting { () throws(RunError) in
          switch task {
          case .file(let entry, let known, let relation):
            try process(entry, known, relation, lane: lane, dangerous: dangerous)
          case .pair(let left, let knownLeft, let right, let knownRight):
            try process(
              (left, knownLeft), with: (right, knownRight), lane: lane, dangerous: dangerous)
          }
        }
        for _ in 0..<cost { bytes.signal() }
        lanes.give(lane)
      }
    }

    noting { () throws(RunError) in
      try visitAll(&walk, begin)
      group.wait()
      try lookAgain(walk.fresh, begin)
      group.wait()
      try retry()
    }
    // Whatever ended the walk, documents in flight are finished, and those that are get published.
    group.wait()
    noting { () throws(RunError) in try publisher.drain() }
    if let error = stopped.withLock({ $0 }) { throw error }
    return goesOn && drop.only == nil ? walk.met : nil
  }

  private func visitAll(_ walk: inout Walk, _ begin: (Task) -> Void) throws(RunError) {
    for entry in drop.entries() {
      // The other file of a pair was looked at already.
      if walk.book.isAccounted(entry.path) { continue }
      guard goesOn else {
        if stopped.withLock({ $0 != nil }) { break }
        // What a stopped run does not come to is accounted for as well.
        try leave(entry, entry.outcome ?? Outcome(.deferred, Self.notReached))
        continue
      }
      try visit(entry, &walk, begin)
    }
    for entry in walk.book.unmet.compactMap(entry) {
      guard goesOn else {
        try leave(entry, entry.outcome ?? Outcome(.deferred, Self.notReached))
        continue
      }
      let document = try archive.ledger.document(at: entry.path)
      try visitAlone(entry, document, &walk, begin)
    }
  }

  /// Looks at an entry of the drop, and at the other file if it is one of a pair.
  private func visit(
    _ entry: Drop.Entry, _ walk: inout Walk, _ begin: (Task) -> Void
  ) throws(RunError) {
    var entry = entry
    if let partner = entry.partner, entry.isFile {
      // The left file comes later, or it has passed and was none.
      guard partner.isLeft else { return walk.book.promise(entry) }
      if let other = drop.entry(of: partner) {
        return try visit(entry, with: other, &walk, begin)
      }
      entry.isLonely = true
    }
    let document = entry.name.isEmpty ? nil : try walk.known.lookUp(entry)
    try visitAlone(entry, document, &walk, begin)
  }

  private func visitAlone(
    _ entry: Drop.Entry, _ document: KnownDocument?, _ walk: inout Walk, _ begin: (Task) -> Void
  ) throws(RunError) {
    if let document { walk.met.rows.insert(document.id) }
    if entry.name.isEmpty { walk.met.unlisted.append(entry.path) }
    if let outcome = entry.outcome {
      if outcome.failure?.code == Drop.notSettled.code {
        walk.fresh.append(
          Later(
            path: entry.path, isAmbiguous: entry.isAmbiguous, isLonely: entry.isLonely))
      } else {
        try leave(entry, outcome)
      }
    } else if let document, isCurrent(document, entry, &walk) {
      try publisher.note(unchanged: document)
    } else {
      begin(.file(entry, document, nil))
    }
  }

  /// Whether a further document may be begun.
  var goesOn: Bool {
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
    _ known: KnownDocument, _ entry: Drop.Entry, _ walk: inout Walk
  ) -> Bool {
    guard known.trace == entry.trace, !known.isOrphan, known.relation == nil else { return false }
    return isStanding(known, walk.outdated) && walk.check.isIntact(known, of: entry)
  }

  /// Whether the newest attempt at the same content still holds.
  func isStanding(_ known: KnownDocument, _ outdated: Set<Int64>?) -> Bool {
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

  private static let notReached = Failure(
    "run_stopped", "the run was stopped before the document's turn came")

  /// Keeps the first error that ends the run.
  private func noting(_ work: () throws(RunError) -> Void) {
    do {
      try work()
    } catch {
      stopped.withLock { $0 = $0 ?? error }
    }
  }
}
