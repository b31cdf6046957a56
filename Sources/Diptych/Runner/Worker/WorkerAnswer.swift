/// The line with which a worker answers a request.
enum WorkerAnswer {
  /// What became of the document.
  case outcome(Outcome)
  /// No document can be processed any more, such as for want of disk space.
  case broken(String)

  /// The line, with its newline.
  ///
  /// - Parameters:
  ///   - id: what the request had as `id`.
  ///   - document: the document's id, if it is to be told.
  /// - Returns: the bytes.
  func line(id: JSONValue? = nil, document: String? = nil) -> [UInt8] {
    var members = id.map { [JSONValue.Member(key: "id", value: $0)] } ?? []
    if let document {
      members.append(JSONValue.Member(key: Answers.idKey, value: JSONValue(.string(document))))
    }
    switch self {
    case .broken(let message):
      members.append(JSONValue.Member(key: "broken", value: JSONValue(.string(message))))
    case .outcome(let outcome): members += outcome.answerMembers
    }
    return JSONText.write(JSONValue(.object(members)), .compact) + [0x0A]
  }

  /// Reads a line; `nil` if it is none of a worker's answers.
  init?(line: [UInt8]) {
    var parser = JSONParser(line)
    guard let value = try? parser.parse() else { return nil }
    if let message = value["broken"]?.string {
      self = .broken(message)
    } else if let outcome = Outcome(answer: value) {
      self = .outcome(outcome)
    } else {
      return nil
    }
  }
}

extension Outcome {
  fileprivate var answerMembers: [JSONValue.Member] {
    var members: [JSONValue.Member] = []
    func add(_ key: String, _ value: JSONValue) {
      members.append(JSONValue.Member(key: key, value: value))
    }
    add("status", JSONValue(.string(status.rawValue)))
    if let format { add("format", JSONValue(.string(format))) }
    if let secondFormat { add("secondFormat", JSONValue(.string(secondFormat))) }
    if let failure { add("failure", failure.json) }
    let outputValues = staged.map { output in
      JSONValue.object([
        "suffix": JSONValue(.string(output.suffix)), "file": JSONValue(.string(output.name)),
        "bytes": JSONValue(.integer(output.bytes)), "sha256": JSONValue(.string(output.sha256)),
      ])
    }
    let inline = outputs.map { output in
      JSONValue.object([
        "suffix": JSONValue(.string(output.suffix)),
        "text": JSONValue(.string(String(decoding: output.bytes, as: UTF8.self))),
      ])
    }
    add("outputs", .array(outputValues + inline))
    add("findings", .array(findings.map(\.json)))
    add(
      "findingCounts",
      JSONValue(
        .object(
          findingCounts.sorted { $0.key < $1.key }.map {
            JSONValue.Member(key: $0.key, value: JSONValue(.integer($0.value)))
          })))
    add(
      "stages",
      JSONValue(
        .object(
          times.map {
            JSONValue.Member(key: $0.name, value: JSONValue(.integer($0.microseconds)))
          })))
    if !passedOver.isEmpty {
      add("passedOver", .array(passedOver.map { JSONValue(.string($0)) }))
    }
    add("found", statistics.json)
    if !remarks.isEmpty {
      add(
        "remarks",
        .array(
          remarks.map { remark in
            JSONValue.object([
              "stage": JSONValue(.string(remark.stage)), "text": JSONValue(.string(remark.text)),
            ])
          }))
    }
    if isApart { add("apart", true) }
    if !parts.isEmpty { add("parts", .array(parts.map(\.answer))) }
    return members
  }

  fileprivate init?(answer: JSONValue) {
    guard let word = answer["status"]?.string, let status = Status(rawValue: word),
      let outputs = answer["outputs"]?.elements
    else { return nil }
    var counts: [String: Int] = [:]
    for member in answer["findingCounts"]?.members ?? [] {
      counts[member.key] = member.value.integer
    }
    self.init(
      status, findings: (answer["findings"]?.elements ?? []).compactMap(Finding.init(json:)),
      findingCounts: counts)
    format = answer["format"]?.string
    secondFormat = answer["secondFormat"]?.string
    failure = answer["failure"].flatMap(Failure.init(json:))
    if status != .processed, failure == nil { return nil }
    for output in outputs {
      guard let staged = StagedOutput(json: output) else { return nil }
      self.staged.append(staged)
    }
    times = (answer["stages"]?.members ?? []).map {
      StageTime(name: $0.key, microseconds: $0.value.integer ?? 0)
    }
    passedOver = (answer["passedOver"]?.elements ?? []).compactMap(\.string)
    add(
      (answer["remarks"]?.elements ?? []).compactMap { remark in
        guard let stage = remark["stage"]?.string, let text = remark["text"]?.string else {
          return nil
        }
        return Remark(stage: stage, text: text)
      })
    isApart = answer["apart"] == true
    for part in answer["parts"]?.elements ?? [] {
      guard let part = PartOutcome(answer: part) else { return nil }
      parts.append(part)
    }
    statistics = answer["found"].map(DocumentStatistics.init(json:)) ?? DocumentStatistics()
  }
}

extension StagedOutput {
  fileprivate init?(json: JSONValue) {
    guard let suffix = json["suffix"]?.string, let name = json["file"]?.string,
      let bytes = json["bytes"]?.integer, let sha256 = json["sha256"]?.string,
      !name.utf8.contains(UInt8(ascii: "/")), PartSuffix.isSafe(suffix)
    else { return nil }
    self.init(suffix: suffix, name: name, bytes: bytes, sha256: sha256)
  }
}
