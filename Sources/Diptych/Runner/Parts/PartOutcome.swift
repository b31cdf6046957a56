/// What became of one part of an input.
struct PartOutcome: Sendable, Equatable {
  /// How a part ended.
  enum Status: String, Sendable, CaseIterable {
    /// All stages are done, and its outputs are there.
    case processed
    /// It has no result; the other parts do not notice.
    case failed
    /// It is none that the pipeline reads.
    case skipped
  }

  /// The other part that is the same document.
  struct Pair: Sendable, Equatable {
    /// The id of the document.
    var id: String
    /// The other part's path below the input.
    var other: [UInt8]
    /// Whether the document has the name of this part.
    var isLeft: Bool

    /// The member of a record that has the other part.
    fileprivate var key: String { isLeft ? "mergedFrom" : "mergedInto" }
  }

  /// Its path below the input, `/` between the parts.
  var name: [UInt8]
  var bytes: Int
  /// Of the content; empty if it was not looked at.
  var sha256 = ""
  var status: Status
  /// The media type, if ingest found it out.
  var format: String?
  /// Why it is not processed.
  var failure: Failure?
  /// Set if it is one document with another part.
  var pair: Pair?
  /// The first findings; the outputs have them all.
  var findings: [Finding] = []

  /// A part that is not processed.
  init(_ name: [UInt8], bytes: Int, _ status: Status, _ failure: Failure) {
    self.name = name
    self.bytes = bytes
    self.status = status
    self.failure = failure
  }

  /// A part that went through the stages.
  init(_ source: Source, name: [UInt8], _ outcome: Outcome) {
    self.name = name
    bytes = source.content.count
    sha256 = source.sha256
    status =
      switch outcome.status {
      case .processed, .unchanged: .processed
      case .skipped: .skipped
      case .quarantined, .deferred: .failed
      }
    format = outcome.format
    failure = outcome.failure
    findings = outcome.findings
  }

  /// The part as records have it, in an input at `path` in the drop.
  func json(of path: [UInt8]) -> JSONValue {
    var members = DocumentRecord.pathMembers("name", name)
    func add(_ key: String, _ value: JSONValue) {
      members.append(JSONValue.Member(key: key, value: value))
    }
    if !sha256.isEmpty {
      let id = documentID(path: path + [UInt8(ascii: "/")] + name, sha256: sha256)
      add("id", JSONValue(.string(pair?.id ?? id)))
      add("sha256", JSONValue(.string(sha256)))
    }
    add("bytes", JSONValue(.integer(bytes)))
    if let format { add("format", JSONValue(.string(format))) }
    add("status", JSONValue(.string(status.rawValue)))
    if let failure {
      if status == .failed {
        add("error", failure.json)
      } else {
        add("reason", JSONValue(.string(failure.code)))
      }
    }
    if let pair { members += DocumentRecord.pathMembers(pair.key, pair.other) }
    if !findings.isEmpty { add("findings", .array(findings.map(\.json))) }
    return JSONValue(.object(members))
  }

  /// The part as a worker tells it.
  var answer: JSONValue {
    let failed = failure.map { [JSONValue.Member(key: "failure", value: $0.json)] } ?? []
    return JSONValue(.object((json(of: []).members ?? []) + failed))
  }

  /// Reads what ``answer`` wrote.
  init?(answer: JSONValue) {
    guard let name = DocumentRecord.path("name", in: answer),
      let word = answer["status"]?.string, let status = Status(rawValue: word),
      let bytes = answer["bytes"]?.integer
    else { return nil }
    self.name = name
    self.bytes = bytes
    self.status = status
    sha256 = answer["sha256"]?.string ?? ""
    format = answer["format"]?.string
    failure = answer["failure"].flatMap(Failure.init(json:))
    findings = (answer["findings"]?.elements ?? []).compactMap(Finding.init(json:))
    if status != .processed, failure == nil { return nil }
    for isLeft in [true, false] {
      var pair = Pair(id: answer["id"]?.string ?? "", other: [], isLeft: isLeft)
      guard let other = DocumentRecord.path(pair.key, in: answer) else { continue }
      pair.other = other
      self.pair = pair
    }
  }
}
