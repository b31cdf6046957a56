extension Runner {
  /// A file of a pair, and what is known of it.
  typealias PairFile = (entry: Drop.Entry, known: KnownDocument?, source: Source)

  /// Looks at the left file of a pair, and at the right one with it.
  func visit(
    _ left: Drop.Entry, with right: Drop.Entry, _ walk: inout Walk, _ begin: (Task) -> Void
  ) throws(RunError) {
    walk.book.account(right.path)
    let known = try walk.known.lookUp(left)
    if let known { walk.met.rows.insert(known.id) }
    var other = known?.others.first
    if other?.path != right.path { other = try archive.ledger.document(at: right.path) }
    if let other { walk.met.rows.insert(other.id) }
    guard left.outcome == nil, right.outcome == nil else {
      // One of them is still being written.
      return walk.fresh.append(
        Later(
          path: left.path, isAmbiguous: left.isAmbiguous,
          partner: (right.path, right.isAmbiguous)))
    }
    if let known, let other, known.trace == left.trace, other.trace == right.trace,
      try isStanding(known, other, walk.outdated)
    {
      if known.relation?.kind == .apart {
        try visitApart(left, known, &walk, begin)
        guard let right = try archive.ledger.document(at: right.path).map({ (right, $0) }) else {
          return
        }
        return try visitApart(right.0, right.1, &walk, begin)
      }
      if walk.check.isIntact(known, of: left) {
        try publisher.note(unchanged: known)
        return try publisher.note(unchanged: other)
      }
    }
    begin(.pair(left, known, with: right, try archive.ledger.document(at: right.path)))
  }

  /// A file that is a document of its own although its name is that of a pair.
  private func visitApart(
    _ entry: Drop.Entry, _ known: KnownDocument, _ walk: inout Walk, _ begin: (Task) -> Void
  ) throws(RunError) {
    if walk.check.isIntact(known, of: entry) {
      try publisher.note(unchanged: known)
    } else {
      begin(.file(entry, known, known.relation))
    }
  }

  /// Whether what was found out about two files still holds, if they are what they were.
  private func isStanding(
    _ known: KnownDocument, _ other: KnownDocument, _ outdated: Set<Int64>?
  ) throws(RunError) -> Bool {
    guard let relation = known.relation, relation.path == other.path, !known.isOrphan,
      !other.isOrphan, isStanding(known, outdated), isStanding(other, outdated),
      try archive.ledger.sha256(of: other.id) == relation.sha256
    else { return false }
    return relation.kind == .apart
      ? other.relation?.kind == .apart && other.relation?.path == known.path
      : relation.kind == .left && known.isOneDocument(with: other)
  }

  /// Takes two files through the stages as one document; if they are none, each alone.
  func process(
    _ left: (entry: Drop.Entry, known: KnownDocument?),
    with right: (entry: Drop.Entry, known: KnownDocument?), lane: Int, dangerous: Set<String>
  ) throws(RunError) {
    let sources = [drop.read(left.entry), drop.read(right.entry)]
    guard case .success(let leftSource) = sources[0], case .success(let rightSource) = sources[1]
    else {
      return try processReadable(
        [left, right], sources, lane: lane, dangerous: dangerous)
    }
    let leftFile: PairFile = (left.entry, left.known, leftSource)
    let rightFile: PairFile = (right.entry, right.known, rightSource)
    if let known = left.known, let other = right.known, try isStanding(known, other, nil),
      try archive.ledger.sha256(of: known.id) == leftSource.sha256,
      try archive.ledger.sha256(of: other.id) == rightSource.sha256,
      isIntact(known, left.entry), isIntact(other, right.entry)
    {
      try publisher.note(touched: known, left.entry.trace)
      return try publisher.note(touched: other, right.entry.trace)
    }
    guard
      let outcome = try attempt(leftFile, with: rightFile, lane: lane, dangerous: dangerous)
    else { return }
    if outcome.status == .processed {
      return try finish(leftFile, with: rightFile, outcome)
    }
    let files = [leftFile, rightFile]
    for (file, other) in zip(files, files.reversed()) {
      try process(
        file.entry, file.source, file.known, .apart(from: other.source), outcome.failure,
        lane: lane, dangerous: dangerous)
    }
  }

  /// Takes the file of a pair that can be read through the stages alone.
  private func processReadable(
    _ files: [(entry: Drop.Entry, known: KnownDocument?)],
    _ sources: [Result<Source, DropFailure>], lane: Int, dangerous: Set<String>
  ) throws(RunError) {
    for index in files.indices {
      let file = files[index]
      let other = files[1 - index].entry.path
      switch sources[index] {
      case .failure(let failure):
        let sha256 = if case .success(let source) = sources[1 - index] { source.sha256 } else { "" }
        try fail(
          file.entry, failure, file.known,
          KnownDocument.Relation(kind: .apart, path: other, sha256: sha256))
      case .success(let source):
        guard case .failure(let failure) = sources[1 - index] else { continue }
        // A file that only changed just now is the other one again in the next run.
        let relation =
          failure.outcome.status == .quarantined
          ? KnownDocument.Relation(kind: .apart, path: other, sha256: "") : nil
        try process(
          file.entry, source, file.known, relation, failure.outcome.failure, lane: lane,
          dangerous: dangerous)
      }
    }
  }

  /// Publishes the outputs of two files that are one document.
  func finish(
    _ left: PairFile, with right: PairFile, _ outcome: Outcome
  ) throws(RunError) {
    var leftRecord = record(of: left, outcome)
    leftRecord.relation = KnownDocument.Relation(
      kind: .left, path: right.entry.path, sha256: right.source.sha256)
    leftRecord.outcome.add(.paired(with: right.entry.path))
    var empty = Outcome(.processed, findings: [], findingCounts: [:])
    empty.format = outcome.secondFormat
    var rightRecord = record(of: right, empty)
    rightRecord.relation = KnownDocument.Relation(
      kind: .right, path: left.entry.path, sha256: left.source.sha256)
    let id = documentID(left.source, right.source)
    leftRecord.pairID = id
    rightRecord.pairID = id
    try publisher.finish(
      left: (leftRecord, left.entry, left.known), right: (rightRecord, right.entry, right.known))
  }

  private func record(of file: PairFile, _ outcome: Outcome) -> DocumentRecord {
    DocumentRecord(
      path: file.entry.path, sha256: file.source.sha256, bytes: file.source.content.count,
      outcome: outcome, attempt: (file.known?.attempts ?? 0) + 1)
  }
}

extension KnownDocument.Relation {
  /// A file that is none together with another one.
  static func apart(from other: Source) -> Self {
    Self(kind: .apart, path: other.path, sha256: other.sha256)
  }
}

extension Finding {
  fileprivate static func paired(with path: [UInt8]) -> Finding {
    .note(
      "paired_files", at: .document,
      "the file and '\(readable(path))' are two languages of one text, and one document")
  }

  /// Two files that are no pair, and why.
  static func apart(_ path: [UInt8], _ reason: Failure?) -> Finding {
    let words = reason.map { ": \($0.message)" } ?? ""
    return .warning(
      "pair_apart", at: .document,
      "by its name the file is one document with '\(readable(path))', but each is one alone\(words)"
    )
  }

  /// A name that promises another file, where none is left.
  static let partnerMissing = Finding.note(
    "partner_missing", at: .document,
    "by its name the file is one language of a text, but no other file is there to be one document with, or two others are one already"
  )
}
