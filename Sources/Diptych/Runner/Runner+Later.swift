internal import Synchronization

/// What a run comes back to at its end: files that had not settled, and documents that a worker did not
/// survive.
extension Runner {
  /// Files that were changed just before the run may have settled by now.
  func lookAgain(_ fresh: [Later], _ begin: (Task) -> Void) throws(RunError) {
    guard !fresh.isEmpty else { return }
    let wait = min(drop.settleNanoseconds, Self.maximumSettleWait)
    let end = WallClock.now().nanoseconds + wait
    while wait == drop.settleNanoseconds, goesOn, WallClock.now().nanoseconds <= end {
      Machine.sleep(milliseconds: 50)
    }
    for file in fresh {
      let entries = goesOn ? self.entries(file) : []
      let ready = entries.filter { $0.outcome == nil }
      if let left = ready.first, ready.count == 2 {
        begin(
          .pair(
            left, try archive.ledger.document(at: left.path), with: ready[1],
            try archive.ledger.document(at: ready[1].path)))
      } else if var entry = ready.first {
        entry.isLonely = file.isLonely || file.partner != nil
        begin(.file(entry, try archive.ledger.document(at: entry.path), nil))
      }
      for path in [file.path] + (file.partner.map { [$0.path] } ?? [])
      where !ready.contains(where: { $0.path == path }) {
        let entry = entries.first { $0.path == path }
        let outcome = entry?.outcome ?? Outcome(.deferred, Drop.notSettled)
        try publisher.note(
          DocumentRecord(path: path, sha256: "", bytes: entry?.bytes ?? 0, outcome: outcome))
      }
    }
  }

  /// The files as they are now, without those that are gone.
  private func entries(_ file: Later) -> [Drop.Entry] {
    let now = WallClock.now().nanoseconds
    let left = drop.entry(at: file.path, isAmbiguous: file.isAmbiguous, now: now)
    let right = file.partner.flatMap {
      drop.entry(at: $0.path, isAmbiguous: $0.isAmbiguous, now: now)
    }
    return [left, right].compactMap(\.self)
  }

  /// A file whose left one was not met, as it is now.
  func entry(_ file: Later) -> Drop.Entry? {
    var entry = entries(file).first
    entry?.isLonely = true
    return entry
  }

  /// Tries the documents once more that a worker did not survive, one at a time, with nothing else
  /// at work.
  func retry() throws(RunError) {
    for suspect in suspects.withLock({ $0 }) {
      let paths = [suspect.file.path] + (suspect.file.partner.map { [$0.path] } ?? [])
      guard stopped.withLock({ $0 == nil }), signals.exitCode == nil else {
        for path in paths { try leave(path, Self.notRetried) }
        continue
      }
      let entries = entries(suspect.file)
      for path in paths where !entries.contains(where: { $0.path == path }) {
        try leave(path, Drop.changed)
      }
      var files: [(entry: Drop.Entry, known: KnownDocument?, source: Source)] = []
      for entry in entries {
        let known = suspect.known[entry.path == suspect.file.path ? 0 : 1]
        var entry = entry
        entry.isLonely = suspect.file.isLonely
        switch drop.read(entry) {
        case .success(let source): files.append((entry, known, source))
        case .failure(let failure): try fail(entry, failure, known, nil)
        }
      }
      if files.count == 2 {
        try retry(files[0], with: files[1])
      } else if let file = files.first {
        try retry(file, suspect.relation, nil)
      }
    }
  }

  private func leave(_ path: [UInt8], _ reason: Failure) throws(RunError) {
    try publisher.note(
      DocumentRecord(path: path, sha256: "", bytes: 0, outcome: Outcome(.deferred, reason)))
  }

  private func retry(
    _ file: (entry: Drop.Entry, known: KnownDocument?, source: Source),
    _ relation: KnownDocument.Relation?, _ reason: Failure?
  ) throws(RunError) {
    let outcome = try attemptAlone(file.source)
    try archive.ledger.clearDeath(of: Self.id(of: [file.source]))
    try finish(file.entry, file.source, outcome, file.known, relation, reason)
  }

  /// Two files that cost a worker together are tried alone.
  private func retry(
    _ left: (entry: Drop.Entry, known: KnownDocument?, source: Source),
    with right: (entry: Drop.Entry, known: KnownDocument?, source: Source)
  ) throws(RunError) {
    let outcome = try attempt([left.source, right.source], lane: 0)
    try archive.ledger.clearDeath(of: Self.id(of: [left.source, right.source]))
    if outcome.status == .processed {
      return try finish(left, with: right, outcome)
    }
    let reason = outcome.failure
    try retry(left, .apart(from: right.source), reason)
    try retry(right, .apart(from: left.source), reason)
  }

  /// Tries a document alone; a part that the worker does not survive is left out of the next try, so
  /// that it does not cost the other parts their results.
  private func attemptAlone(_ source: Source) throws(RunError) -> Outcome {
    var lost: [Int: Failure] = [:]
    var outcome = try attempt([source], lane: 0)
    while let failure = outcome.failure, Self.suspicious.contains(failure.code),
      outcome.partAtWork > 0, lost.count < Self.maximumLostParts
    {
      lost[outcome.partAtWork] = failure
      outcome = try attempt([source], lane: 0, lost: lost)
    }
    return outcome
  }

  /// With more such parts the whole document is given up.
  private static let maximumLostParts = 3

  private static let notRetried = Failure(
    "not_retried",
    "a worker did not survive the document, and the run was stopped before another try"
  )
}
