/// The digest of everything that decides the outputs, except the documents themselves.
///
/// Jobs, folders and logging are not part of it.
struct Fingerprint {
  let description: RunDescription
  let limits: Limits
  /// The rules by which files are pairs, which hold inside of archives and mails as well.
  let pairs: [String]
  /// The effective settings of each stage.
  let settings: [JSONValue]
  /// Which documents each stage is for; empty if each is for all.
  var conditions: [StageCondition?] = []
  /// The digests of the files that stages read.
  let resources: [(name: String, sha256: String)]

  /// 64 hex digits.
  var sha256: String { Diptych.sha256(JSONText.write(canonical, .compact)) }

  /// What is digested: keys in a fixed order, no white space.
  var canonical: JSONValue {
    let stages = zip(description.stages, settings).enumerated().map { index, stage in
      var members = [
        JSONValue.Member(key: "name", value: JSONValue(.string(stage.0.name))),
        JSONValue.Member(key: "version", value: JSONValue(.string(stage.0.version))),
        JSONValue.Member(key: "settings", value: stage.1.sorted),
      ]
      if index < conditions.count, let condition = conditions[index] {
        members.append(JSONValue.Member(key: "when", value: condition.json))
      }
      return JSONValue(.object(members))
    }
    let digests = resources.map { resource in
      JSONValue.Member(key: resource.name, value: JSONValue(.string(resource.sha256)))
    }
    let canonical = JSONValue.object([
      "version": JSONValue(.string(description.version)),
      "languages": .array(description.languages.map { JSONValue(.string($0.rawValue)) }),
      "publisher": JSONValue(.string(description.publisher ?? "")),
      "availability": JSONValue(.string(description.availability)),
      "licence": .array([
        JSONValue(.string(description.licence?.target ?? "")),
        JSONValue(.string(description.licence?.text ?? "")),
      ]),
      "timestamp": JSONValue(.string(description.timestamp ?? "")),
      "limits": .array([
        JSONValue(.integer(limits.maximumInputBytes)),
        JSONValue(.integer(limits.maximumTextCharacters)),
        JSONValue(.integer(limits.maximumMarkupDepth)),
        JSONValue(.integer(limits.maximumBlocks)),
        JSONValue(.integer(limits.maximumPages)),
        JSONValue(.integer(limits.maximumExternalBytes)),
        JSONValue(.integer(limits.maximumAlignmentCells)),
        JSONValue(.integer(limits.maximumExpandedBytes)),
        JSONValue(.integer(limits.maximumExpansionRatio)),
        JSONValue(.integer(limits.maximumEntries)),
        JSONValue(.integer(limits.maximumArchiveDepth)),
        JSONValue(.integer(limits.maximumPartDepth)),
      ]),
      "pairs": .array(pairs.map { JSONValue(.string($0)) }),
      "stages": .array(stages),
      "resources": JSONValue(.object(digests)),
    ])
    guard let date = description.date else { return canonical }
    let member = JSONValue.Member(key: "date", value: JSONValue(.string(date)))
    return JSONValue(.object((canonical.members ?? []) + [member]))
  }
}

extension JSONValue {
  /// The value with the keys of its objects in ascending order.
  fileprivate var sorted: JSONValue {
    switch kind {
    case .object(let members):
      JSONValue(
        .object(
          members.sorted { $0.key < $1.key }.map { Member(key: $0.key, value: $0.value.sorted) }))
    case .array(let elements): .array(elements.map(\.sorted))
    default: self
    }
  }
}
