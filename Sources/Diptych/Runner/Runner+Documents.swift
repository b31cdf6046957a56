internal import Synchronization

/// How one document, of one file or two, is taken through the stages.
extension Runner {
  func process(
    _ entry: Drop.Entry, _ known: KnownDocument?, _ relation: KnownDocument.Relation?, lane: Int,
    dangerous: Set<String>
  ) throws(RunError) {
    let source: Source
    switch drop.read(entry) {
    case .failure(let failure): return try fail(entry, failure, known, nil)
    case .success(let read): source = read
    }
    if let known, !known.isOrphan, known.relation == relation, isStanding(known, nil),
      try archive.ledger.sha256(of: known.id) == source.sha256, isIntact(known, entry)
    {
      return try publisher.note(touched: known, entry.trace)
    }
    try process(entry, source, known, relation, nil, lane: lane, dangerous: dangerous)
  }

  /// Takes a file that was read through the stages; with `relation` to another file it is none together
  /// with that one, for `reason` if that is new.
  func process(
    _ entry: Drop.Entry, _ source: Source, _ known: KnownDocument?,
    _ relation: KnownDocument.Relation?, _ reason: Failure?, lane: Int, dangerous: Set<String>
  ) throws(RunError) {
    let suspect = Suspect(
      file: Later(path: entry.path, isAmbiguous: entry.isAmbiguous, isLonely: entry.isLonely),
      known: [known],
      relation: relation)
    if dangerous.contains(documentID(path: source.path, sha256: source.sha256)) {
      return suspects.withLock { $0.append(suspect) }
    }
    let outcome = try attempt([source], lane: lane)
    if let code = outcome.failure?.code, Self.suspicious.contains(code) {
      return suspects.withLock { $0.append(suspect) }
    }
    try finish(entry, source, outcome, known, relation, reason)
  }

  /// Takes two files through the stages as one document.
  ///
  /// - Returns: the outcome; `nil` if they are to be tried again when nothing else is at work.
  func attempt(
    _ left: (entry: Drop.Entry, known: KnownDocument?, source: Source),
    with right: (entry: Drop.Entry, known: KnownDocument?, source: Source), lane: Int,
    dangerous: Set<String>
  ) throws(RunError) -> Outcome? {
    let suspect = Suspect(
      file: Later(
        path: left.entry.path, isAmbiguous: left.entry.isAmbiguous,
        partner: (right.entry.path, right.entry.isAmbiguous)), known: [left.known, right.known])
    if dangerous.contains(documentID(left.source, right.source)) {
      suspects.withLock { $0.append(suspect) }
      return nil
    }
    let outcome = try attempt([left.source, right.source], lane: lane)
    if let code = outcome.failure?.code, Self.suspicious.contains(code) {
      suspects.withLock { $0.append(suspect) }
      return nil
    }
    return outcome
  }

  /// Writes down a file that could not be read.
  func fail(
    _ entry: Drop.Entry, _ failure: DropFailure, _ known: KnownDocument?,
    _ relation: KnownDocument.Relation?
  ) throws(RunError) {
    var record = DocumentRecord(
      path: entry.path, sha256: "", bytes: entry.bytes, outcome: failure.outcome,
      attempt: (known?.attempts ?? 0) + 1)
    record.relation = relation
    if failure.outcome.status == .quarantined {
      try publisher.finish(record, of: entry, known: known)
    } else {
      try publisher.note(record)
    }
  }

  /// Whether the outputs of a document are still what they were.
  func isIntact(_ known: KnownDocument, _ entry: Drop.Entry) -> Bool {
    var check = OutputCheck(archive, readsContent: options.isParanoid)
    return check.isIntact(known, of: entry)
  }

  /// Failures that may be the machine's doing.
  static let suspicious: Set<String> = ["crash", "timeout", "memory_limit"]

  static func id(of sources: [Source]) -> String {
    sources.count == 2
      ? documentID(sources[0], sources[1])
      : documentID(path: sources[0].path, sha256: sources[0].sha256)
  }

  func attempt(
    _ sources: [Source], lane: Int, lost: [Int: Failure] = [:]
  ) throws(RunError) -> Outcome {
    try note(Self.id(of: sources), in: lane)
    let outcome = Result { () throws(RunError) in
      sources.count == 2
        ? try worker.process(sources[0], with: sources[1], lane: lane)
        : try worker.process(sources[0], lane: lane, lost: lost)
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

  func finish(
    _ entry: Drop.Entry, _ source: Source, _ outcome: Outcome, _ known: KnownDocument?,
    _ relation: KnownDocument.Relation?, _ reason: Failure?
  ) throws(RunError) {
    var record = DocumentRecord(
      path: entry.path, sha256: source.sha256, bytes: source.content.count, outcome: outcome,
      attempt: (known?.attempts ?? 0) + 1)
    record.relation = relation
    if let relation {
      record.outcome.add(.apart(relation.path, reason))
    } else if entry.isLonely {
      record.outcome.add(.partnerMissing)
    }
    try publisher.finish(record, of: entry, known: known, source: source)
  }
}
