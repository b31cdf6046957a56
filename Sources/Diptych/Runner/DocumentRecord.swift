/// What a run writes down about one document: a line of `documents.jsonl`.
struct DocumentRecord {
  let path: [UInt8]
  /// Empty if the file was not read.
  let sha256: String
  let bytes: Int
  var outcome: Outcome
  /// The paths of the outputs in the archive.
  var outputs: [[UInt8]] = []
  /// The paths of outputs of an earlier content that stay in the archive, of a document in quarantine.
  var stale: [[UInt8]] = []
  /// The number of this attempt at the document, from 1.
  var attempt = 1
  /// What it has to do with another file.
  var relation: KnownDocument.Relation?
  /// What its outputs are told by from those of a document that had its path before; else empty.
  var mark = ""
  /// Whether the file is moved out of the drop if the document is processed.
  var isMoved = false
  /// The id of the document that two files are.
  var pairID: String?

  var id: String { documentID(path: path, sha256: sha256) }

  /// The record.
  var json: JSONValue { json(status: outcome.status.rawValue) }

  /// The record of a later run in which nothing changed: no times and no attempt of its own, and for
  /// a document in quarantine a remark that it stands there since an earlier run.
  var unchanged: JSONValue {
    var record = self
    record.outcome.times = []
    let status = outcome.status == .processed ? "unchanged" : outcome.status.rawValue
    guard outcome.status == .quarantined else { return record.json(status: status) }
    let standing = JSONValue.Member(key: "standing", value: true)
    return JSONValue(.object((record.json(status: status).members ?? []) + [standing]))
  }

  private func json(status: String) -> JSONValue {
    var members = Self.pathMembers("path", path)
    func add(_ key: String, _ value: JSONValue) {
      members.append(JSONValue.Member(key: key, value: value))
    }
    add("id", JSONValue(.string(pairID ?? id)))
    if !sha256.isEmpty { add("sha256", JSONValue(.string(sha256))) }
    add("bytes", JSONValue(.integer(bytes)))
    if let format = outcome.format { add("format", JSONValue(.string(format))) }
    add("status", JSONValue(.string(status)))
    add("outputs", Self.paths(outputs))
    if !stale.isEmpty { add("stale", Self.paths(stale)) }
    if let failure = outcome.failure {
      if outcome.status == .quarantined {
        add("error", failure.json)
      } else {
        add("reason", JSONValue(.string(failure.code)))
        add("message", JSONValue(.string(failure.message)))
      }
    }
    add("findings", .array(outcome.findings.map(\.json)))
    let omitted = outcome.findingCounts.values.reduce(0, +) - outcome.findings.count
    if omitted > 0 { add("findingsOmitted", JSONValue(.integer(omitted))) }
    let stages = outcome.times.map { time in
      JSONValue.object([
        "name": JSONValue(.string(time.name)), "ms": .milliseconds(time.microseconds),
      ])
    }
    add("stages", .array(stages))
    if !outcome.passedOver.isEmpty {
      add("passedOver", .array(outcome.passedOver.map { JSONValue(.string($0)) }))
    }
    if !outcome.parts.isEmpty { add("parts", .array(outcome.parts.map { $0.json(of: path) })) }
    if let relation {
      members += Self.pathMembers(relation.kind.recordKey, relation.path)
      add("partnerSHA256", JSONValue(.string(relation.sha256)))
    }
    if isMoved, outcome.status == .processed { add("moved", true) }
    if !mark.isEmpty { add("mark", JSONValue(.string(mark))) }
    add("attempt", JSONValue(.integer(attempt)))
    return JSONValue(.object(members))
  }

  private static func paths(_ paths: [[UInt8]]) -> JSONValue {
    .array(paths.map { JSONValue(.string(String(decoding: $0, as: UTF8.self))) })
  }

  /// The relation in a record.
  static func relation(in record: JSONValue) -> KnownDocument.Relation? {
    for kind in KnownDocument.Relation.Kind.allCases {
      guard let path = path(kind.recordKey, in: record) else { continue }
      return KnownDocument.Relation(
        kind: kind, path: path, sha256: record["partnerSHA256"]?.string ?? "")
    }
    return nil
  }

  /// A record that names another path in the drop with the same content, or none.
  ///
  /// - Returns: `nil` if the record says that already.
  static func noting(duplicateOf path: [UInt8]?, in line: [UInt8]) -> [UInt8]? {
    var parser = JSONParser(line)
    guard let record = try? parser.parse(),
      let members = members(noting: path, in: record)
    else { return nil }
    return JSONText.write(JSONValue(.object(members)), .compact)
  }

  /// The members of a record that says so; `nil` if it does already.
  static func members(
    noting path: [UInt8]?, in record: JSONValue
  ) -> [JSONValue.Member]? {
    guard var members = record.members, Self.path("duplicateOf", in: record) != path else {
      return nil
    }
    members.removeAll { ["duplicateOf", "duplicateOf_b64"].contains($0.key) }
    let place = members.firstIndex { $0.key == "attempt" } ?? members.endIndex
    if let path { members.insert(contentsOf: pathMembers("duplicateOf", path), at: place) }
    return members
  }

  /// A path as text, and in base 64 as well if it is not UTF-8.
  static func pathMembers(_ key: String, _ path: [UInt8]) -> [JSONValue.Member] {
    let text = String(decoding: path, as: UTF8.self)
    var members = [JSONValue.Member(key: key, value: JSONValue(.string(text)))]
    if !text.utf8.elementsEqual(path) {
      members.append(
        JSONValue.Member(key: key + "_b64", value: JSONValue(.string(Base64.encode(path)))))
    }
    return members
  }

  /// The path in a record.
  static func path(_ key: String = "path", in record: JSONValue) -> [UInt8]? {
    if let encoded = record[key + "_b64"]?.string { return Base64.decode(encoded) }
    return record[key]?.string.map { Array($0.utf8) }
  }
}

extension KnownDocument.Relation.Kind {
  /// The member of a record that has the other file's path.
  fileprivate var recordKey: String {
    switch self {
    case .left: "mergedFrom"
    case .right: "mergedInto"
    case .apart: "apartFrom"
    }
  }
}

extension Failure {
  private static let retryable: Set<String> = [
    "unreadable", "output_blocked", "internal", "crash", "timeout", "memory_limit",
  ]

  /// The failure as records have it.
  var json: JSONValue {
    var members: [JSONValue.Member] = []
    func add(_ key: String, _ value: JSONValue?) {
      if let value { members.append(JSONValue.Member(key: key, value: value)) }
    }
    add("code", JSONValue(.string(code)))
    add("stage", stage.map { JSONValue(.string($0)) })
    add("message", JSONValue(.string(message)))
    add("line", line.map { JSONValue(.integer($0)) })
    add("limit", limit.map { JSONValue(.string($0)) })
    add("value", value.map { JSONValue(.integer($0)) })
    add("detail", detail.map { JSONValue(.string($0)) })
    add("exit", exit.map { JSONValue(.integer($0)) })
    add("signal", signal.map { JSONValue(.integer($0)) })
    add("stderrTail", complaints.map { JSONValue(.string($0)) })
    // Only what the machine did, not what the document is, may turn out better next time.
    add("retryable", JSONValue(.bool(Self.retryable.contains(code))))
    return JSONValue(.object(members))
  }
}

extension Failure {
  /// Reads what ``json`` wrote.
  init?(json: JSONValue) {
    guard let code = json["code"]?.string, let message = json["message"]?.string else { return nil }
    self.init(code, message)
    stage = json["stage"]?.string
    line = json["line"]?.integer
    limit = json["limit"]?.string
    value = json["value"]?.integer
    detail = json["detail"]?.string
    exit = json["exit"]?.integer
    signal = json["signal"]?.integer
    complaints = json["stderrTail"]?.string
  }
}

extension Finding {
  /// Reads what ``json`` wrote.
  init?(json: JSONValue) {
    guard let word = json["severity"]?.string, let severity = Severity(rawValue: word),
      let code = json["code"]?.string, let message = json["message"]?.string
    else { return nil }
    let place: Place =
      if let block = json["block"]?.integer {
        .block(block)
      } else if let section = json["section"]?.integer {
        .section(section)
      } else {
        .document
      }
    switch severity {
    case .note: self = .note(Code(rawValue: code), at: place, message)
    case .warning: self = .warning(Code(rawValue: code), at: place, message)
    }
  }

  /// The finding as records have it.
  var json: JSONValue {
    let placeMember: JSONValue.Member? =
      switch place {
      case .document: nil
      case .block(let index): JSONValue.Member(key: "block", value: JSONValue(.integer(index)))
      case .section(let index): JSONValue.Member(key: "section", value: JSONValue(.integer(index)))
      }
    return JSONValue(
      .object(
        [
          JSONValue.Member(key: "severity", value: JSONValue(.string(severity.rawValue))),
          JSONValue.Member(key: "code", value: JSONValue(.string(code.rawValue))),
          JSONValue.Member(key: "message", value: JSONValue(.string(message))),
        ] + (placeMember.map { [$0] } ?? [])))
  }
}

extension JSONValue {
  /// Microseconds as milliseconds with at most three decimals.
  static func milliseconds(_ microseconds: Int) -> JSONValue {
    JSONValue(.number(Double(microseconds) / 1000))
  }
}
