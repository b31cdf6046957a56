/// What a run did, added up: `report.json` and the summary at the end.
struct RunReport {
  /// A document among the slowest.
  struct Slow: Sendable {
    let path: [UInt8]
    let microseconds: Int
  }

  /// A document that went to quarantine.
  struct Quarantined: Sendable {
    let path: [UInt8]
    let id: String
    let failure: Failure
  }

  /// A document with sections that have no counterpart.
  struct Untranslated: Sendable {
    let path: [UInt8]
    let sections: Int
  }

  /// How many documents with untranslated sections are named.
  static let maximumUntranslated = 20
  private static let maximumUnread = 20
  /// How many of the slowest documents are named.
  static let maximumSlow = 20
  /// How many of the quarantined documents are named; the others are only counted.
  static let maximumQuarantined = 20

  let run: String
  let started: WallClock
  let settingsSHA256: String
  let version: String

  private(set) var counts: [Outcome.Status: Int] = [:]
  /// How often a document failed, or was left alone, for each code.
  private(set) var codes: [Outcome.Status: [String: Int]] = [:]
  /// Why files were left alone that no reader takes, and how many; the first kinds of them.
  private(set) var unread: [String: Int] = [:]
  /// Files of those, and why; the first ones in the order in which they were met.
  private(set) var unreadFiles: [(path: [UInt8], reason: String)] = []
  /// How many of the documents in quarantine were there before this run.
  private(set) var standing = 0
  /// How many of the documents in quarantine have outputs of an earlier content in the archive.
  private(set) var stale = 0
  /// How many documents are no longer in the drop since this run.
  var orphans = 0
  private(set) var bytes = 0
  private(set) var outputs = 0
  private(set) var statistics = DocumentStatistics()
  private(set) var stageTimes: [String: Int] = [:]
  private(set) var slowest: [Slow] = []
  private(set) var quarantined: [Quarantined] = []
  private(set) var findings: [String: Int] = [:]
  /// What became of the files inside of the documents.
  private(set) var parts: [PartOutcome.Status: Int] = [:]
  /// The documents with the most sections without a counterpart.
  private(set) var untranslated: [Untranslated] = []

  /// The number of all documents.
  var total: Int { counts.values.reduce(0, +) }

  func count(_ status: Outcome.Status) -> Int { counts[status] ?? 0 }

  /// The number of documents whose outcome of this run went into the archive.
  var published: Int { count(.processed) + count(.quarantined) - standing }

  init(run: String, started: WallClock, description: RunDescription) {
    self.run = run
    self.started = started
    settingsSHA256 = description.settingsSHA256
    version = description.version
  }

  /// What people are told of files that no reader takes.
  var unreadRemarks: [Message] {
    unread.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { reason, count in
      Message(verbatim: "\(count): ") + Message(recorded: readable(reason))
    }
  }

  /// Adds a document.
  mutating func add(_ record: DocumentRecord) {
    let outcome = record.outcome
    counts[outcome.status, default: 0] += 1
    if outcome.status == .processed || outcome.status == .quarantined { bytes += record.bytes }
    outputs += record.outputs.count
    if let failure = outcome.failure {
      note(failure, of: outcome.status, record.path)
      if outcome.status == .quarantined, quarantined.count < Self.maximumQuarantined {
        quarantined.append(Quarantined(path: record.path, id: record.id, failure: failure))
      }
    }
    if !record.stale.isEmpty { stale += 1 }
    statistics += outcome.statistics
    for part in outcome.parts { parts[part.status, default: 0] += 1 }
    findings.merge(outcome.findingCounts, uniquingKeysWith: +)
    if outcome.statistics.unpairedSections > 0 {
      Self.insert(
        Untranslated(path: record.path, sections: outcome.statistics.unpairedSections),
        into: &untranslated, maximum: Self.maximumUntranslated
      ) { one, other in
        one.sections != other.sections
          ? one.sections > other.sections : one.path.lexicographicallyPrecedes(other.path)
      }
    }
    var sum = 0
    for time in outcome.times {
      stageTimes[time.name, default: 0] += time.microseconds
      sum += time.microseconds
    }
    Self.insert(
      Slow(path: record.path, microseconds: sum), into: &slowest, maximum: Self.maximumSlow
    ) { $0.microseconds > $1.microseconds }
  }

  /// Adds a document in which nothing changed.
  mutating func add(unchanged known: KnownDocument) {
    switch known.status {
    case .processed: counts[.unchanged, default: 0] += 1
    case .quarantined:
      counts[.quarantined, default: 0] += 1
      standing += 1
      var parser = JSONParser(known.line)
      if let record = try? parser.parse(), record["stale"] != nil { stale += 1 }
    default:
      counts[known.status, default: 0] += 1
      var parser = JSONParser(known.line)
      guard let record = try? parser.parse(), let code = record["reason"]?.string else { return }
      note(Failure(code, record["message"]?.string ?? ""), of: known.status, known.path)
    }
  }

  /// Counts why a document has no result.
  private mutating func note(
    _ failure: Failure, of status: Outcome.Status, _ path: [UInt8]
  ) {
    codes[status, default: [:]][failure.code, default: 0] += 1
    guard status == .skipped, failure.leavesAlone, !failure.message.isEmpty else { return }
    if unreadFiles.count < Self.maximumUnread { unreadFiles.append((path, failure.message)) }
    guard unread[failure.message] != nil || unread.count < Self.maximumUnread else { return }
    unread[failure.message, default: 0] += 1
  }

  /// Keeps the first elements of an order.
  private static func insert<Element>(
    _ element: Element, into list: inout [Element], maximum: Int,
    isBefore: (Element, Element) -> Bool
  ) {
    if list.count == maximum {
      guard let last = list.last, isBefore(element, last) else { return }
      list.removeLast()
    }
    list.insert(element, at: list.firstIndex { isBefore(element, $0) } ?? list.count)
  }

  /// The report as records have it.
  ///
  /// - Parameters:
  ///   - ended: when the run ended.
  ///   - exitCode: what the process answers.
  ///   - stages: the names of the stages, in order.
  /// - Returns: the object of `report.json`.
  func json(ended: WallClock, exitCode: Int32, stages: [String]) -> JSONValue {
    let seconds = Double(ended.nanoseconds - started.nanoseconds) / 1e9
    let statuses = Outcome.Status.allCases.map { status in
      JSONValue.Member(key: status.rawValue, value: JSONValue(.integer(count(status))))
    }
    let codeMembers = Outcome.Status.allCases.filter { $0 != .processed }.map { status in
      JSONValue.Member(key: status.rawValue, value: Self.counts(codes[status] ?? [:]))
    }
    let times = stages.map { name in
      JSONValue.object([
        "name": JSONValue(.string(name)), "ms": .milliseconds(stageTimes[name] ?? 0),
      ])
    }
    let slow = slowest.map { slow in
      JSONValue(
        .object(
          DocumentRecord.pathMembers("path", slow.path)
            + [JSONValue.Member(key: "ms", value: .milliseconds(slow.microseconds))]))
    }
    return .object([
      "run": JSONValue(.string(run)),
      "version": JSONValue(.string(version)),
      "settingsSHA256": JSONValue(.string(settingsSHA256)),
      "started": JSONValue(.string(started.iso8601)),
      "ended": JSONValue(.string(ended.iso8601)),
      "seconds": JSONValue(.number((seconds * 1000).rounded() / 1000)),
      "exitCode": JSONValue(.integer(Int(exitCode))),
      "documents": JSONValue(.object(statuses)),
      "standing": JSONValue(.integer(standing)),
      "stale": JSONValue(.integer(stale)),
      "orphans": JSONValue(.integer(orphans)),
      "codes": JSONValue(.object(codeMembers)),
      "unread": Self.counts(unread),
      "bytes": JSONValue(.integer(bytes)),
      "outputs": JSONValue(.integer(outputs)),
      "documentsPerSecond": JSONValue(
        .number(seconds > 0 ? (Double(count(.processed)) / seconds * 10).rounded() / 10 : 0)),
      "peakMemoryBytes": JSONValue(.integer(Machine.peakMemory)),
      "processorSeconds": JSONValue(
        .number((Machine.processorSeconds * 1000).rounded() / 1000)),
      "found": statistics.json,
      "findings": Self.counts(findings),
      "parts": JSONValue(
        .object(
          PartOutcome.Status.allCases.map { status in
            JSONValue.Member(key: status.rawValue, value: JSONValue(.integer(parts[status] ?? 0)))
          })),
      "stages": .array(times),
      "slowest": .array(slow),
      "untranslated": .array(untranslated.map(Self.json)),
      "failures": .array(quarantined.map(Self.json)),
    ])
  }

  private static func json(_ document: Untranslated) -> JSONValue {
    let sections = JSONValue.Member(key: "sections", value: JSONValue(.integer(document.sections)))
    return JSONValue(.object(DocumentRecord.pathMembers("path", document.path) + [sections]))
  }

  private static func json(_ document: Quarantined) -> JSONValue {
    JSONValue(
      .object(
        DocumentRecord.pathMembers("path", document.path) + [
          JSONValue.Member(key: "id", value: JSONValue(.string(document.id))),
          JSONValue.Member(key: "error", value: document.failure.json),
        ]))
  }

  private static func counts(_ counts: [String: Int]) -> JSONValue {
    JSONValue(
      .object(
        counts.sorted { $0.key < $1.key }.map { entry in
          JSONValue.Member(key: entry.key, value: JSONValue(.integer(entry.value)))
        }))
  }
}
