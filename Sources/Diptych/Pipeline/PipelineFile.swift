/// A `pipeline.json` that was read and, except for its stages' settings, understood.
struct PipelineFile {
  /// A stage that the file names.
  struct StageEntry {
    let name: String
    /// Where the entry starts.
    let position: TextPosition
    /// Where its name stands.
    let namePosition: TextPosition
    /// Which documents it is for; `nil` for all.
    let condition: StageCondition?
    /// What the user set, in the entry or in files that it includes.
    let settings: [JSONValue.Member]
  }

  /// The version of the format.
  static let version = 1
  /// The keys of a stage that are not settings.
  static let reservedKeys = ["stage", "when", "with"]
  private static let keys = [
    "diptych", "languages", "metadata", "input", "output", "run", "limits", "stages",
  ]

  private(set) var languages: [LanguageTag] = []
  private(set) var metadata = MetadataSettings()
  private(set) var input = InputSettings()
  private(set) var output = OutputSettings()
  private(set) var run = RunSettings()
  private(set) var limits = Limits()
  private(set) var stages: [StageEntry] = []
  /// Where the file sets a value, by its path such as `run.jobs`.
  private(set) var positions: [String: TextPosition] = [:]
  private var files: IncludedFiles

  /// The files that stages include, as people call them; see ``TextPosition/file``.
  var includedFiles: [String] { files.names }

  /// Understands the text of a file; all that is wrong with it goes into `problems`.
  ///
  /// - Parameters:
  ///   - text: the content of the file.
  ///   - folder: the folder that relative paths in it start from.
  ///   - variables: the environment, for texts that name variables.
  ///   - problems: gets all that is wrong.
  /// - Throws: a ``JSONParser/SyntaxError`` if the text is not JSON.
  init(
    _ text: [UInt8], folder: String, variables: VariableSubstitution, problems: inout ProblemList
  ) throws(JSONParser.SyntaxError) {
    files = IncludedFiles(folder: folder, variables: variables)
    var parser = JSONParser(text)
    let root = variables.applied(to: try parser.parse(), problems: &problems)
    // Values that are not known would only cause more problems further on.
    guard problems.isEmpty else { return }
    problems.add(parser.duplicates)
    guard let members = root.members else {
      problems.add(root.position, "the file takes an object in braces, not \(root.excerpt)")
      return
    }
    read(members, at: root.position, &problems)
  }

  private mutating func read(
    _ members: [JSONValue.Member], at position: TextPosition, _ problems: inout ProblemList
  ) {
    for required in ["diptych", "stages"] where !members.contains(where: { $0.key == required }) {
      let remedy: Message = required == "diptych" ? "; add \"diptych\": \(Self.version)" : ""
      problems.add(position, "the key '\(required)' is missing\(remedy)")
    }
    for member in members {
      switch member.key {
      case "$schema": break
      case "diptych": checkVersion(member.value, &problems)
      case "languages": languages = Self.languages(member.value, &problems)
      case "metadata":
        metadata = section(member, MetadataSettings.self, &problems) ?? metadata
        checkLicence(member.value, &problems)
        checkDate(member.value, &problems)
      case "input":
        input = section(member, InputSettings.self, &problems) ?? input
        checkPairs(member.value, &problems)
      case "output": output = section(member, OutputSettings.self, &problems) ?? output
      case "run":
        run = section(member, RunSettings.self, &problems) ?? run
        checkTimestamp(member.value, &problems)
      case "limits": limits = section(member, Limits.self, &problems) ?? limits
      case "stages": stages = stages(member.value, &problems)
      default:
        let all = Self.keys.map { "'\($0)'" }.joined(separator: ", ")
        let hint = Message.meant(closestWord(to: member.key, among: Self.keys))
        problems.add(
          member.position,
          "unknown key '\(readable(member.key))'" + (hint ?? "; there is \(all)"))
      }
    }
  }

  private func checkVersion(_ value: JSONValue, _ problems: inout ProblemList) {
    guard value.kind != .integer(Self.version) else { return }
    problems.add(
      value.position,
      "'diptych' takes the version of the format, \(Self.version), not \(value.excerpt)")
  }

  /// One part of the file with settings of its own.
  private mutating func section<Settings: StageConfiguration>(
    _ member: JSONValue.Member, _ type: Settings.Type, _ problems: inout ProblemList
  ) -> Settings? {
    guard let members = member.value.members else {
      problems.add(
        member.value.position,
        "'\(member.key)' takes an object in braces, not \(member.value.excerpt)")
      return nil
    }
    for inner in members { positions["\(member.key).\(inner.key)"] = inner.value.position }
    do {
      let overlay = SettingsOverlay(
        owner: member.key, settings: type.settings, defaults: try JSONValue(encoding: type.init()))
      return try overlay.lay(members, problems: &problems).decode(type)
    } catch let error as JSONTypeError {
      let overlay = SettingsOverlay(owner: member.key, settings: [], defaults: .object([:]))
      problems.add(error.position, overlay.message(for: error))
    } catch {
      problems.add(member.position, "\(member.key): \(error)")
    }
    return nil
  }

  private static func languages(
    _ value: JSONValue, _ problems: inout ProblemList
  ) -> [LanguageTag] {
    guard let elements = value.elements else {
      problems.add(
        value.position, "'languages' takes a list of language tags, not \(value.excerpt)")
      return []
    }
    var languages: [LanguageTag] = []
    for (index, element) in elements.enumerated() {
      guard let text = element.string, let tag = LanguageTag(canonical: text) else {
        problems.add(
          element.position,
          "'languages[\(index)]' takes a language tag such as \"zh-Hant\", not \(element.excerpt)"
            + hint(for: element.string))
        continue
      }
      guard !languages.contains(tag) else {
        problems.add(element.position, "'languages[\(index)]' is there twice: \(tag)")
        continue
      }
      languages.append(tag)
    }
    return languages
  }

  /// The tag that is meant by `zh_Hant`.
  private static func hint(for text: String?) -> Message {
    let hyphenated = text.map { String($0.map { $0 == "_" ? "-" : $0 }) }
    return .meant(hyphenated.flatMap(LanguageTag.init(canonical:))?.rawValue) ?? ""
  }

  private func checkLicence(_ value: JSONValue, _ problems: inout ProblemList) {
    let licence = metadata.licence
    guard licence.target.isEmpty != licence.text.isEmpty else { return }
    let (missing, given) = licence.target.isEmpty ? ("target", "text") : ("text", "target")
    problems.add(
      value["licence"]?.position ?? value.position,
      "metadata.licence: '\(missing)' is needed beside '\(given)'")
  }

  private func checkDate(_ value: JSONValue, _ problems: inout ProblemList) {
    let date = metadata.date
    guard !date.isEmpty, W3CDate.day(of: date) != date else { return }
    problems.add(
      value["date"]?.position ?? value.position,
      """
      metadata: 'date' takes a day such as "2025-11-05", not \
      \((value["date"] ?? JSONValue(.string(date))).excerpt)
      """)
  }

  private func checkPairs(_ value: JSONValue, _ problems: inout ProblemList) {
    for (index, element) in (value["pairs"]?.elements ?? []).enumerated() {
      guard let rule = element.string, !PairRules.isRule(rule) else { continue }
      problems.add(
        element.position,
        """
        input: 'pairs[\(index)]' takes "languages" or two words such as "原文|译文", not \
        \(element.excerpt)
        """)
    }
  }

  private func checkTimestamp(_ value: JSONValue, _ problems: inout ProblemList) {
    guard !run.timestamp.isEmpty, !Self.isInstant(run.timestamp) else { return }
    problems.add(
      value["timestamp"]?.position ?? value.position,
      """
      run: 'timestamp' takes an instant such as "2025-11-05T16:18:00Z", not \
      \((value["timestamp"] ?? JSONValue(.string(run.timestamp))).excerpt)
      """)
  }

  private static func isInstant(_ text: String) -> Bool {
    let pattern = Array("0000-00-00T00:00:00Z".utf8)
    guard text.utf8.count == pattern.count else { return false }
    return zip(text.utf8, pattern).allSatisfy { byte, model in
      model == UInt8(ascii: "0") ? (0x30...0x39).contains(byte) : byte == model
    }
  }

  private mutating func stages(
    _ value: JSONValue, _ problems: inout ProblemList
  ) -> [StageEntry] {
    guard let elements = value.elements else {
      problems.add(value.position, "'stages' takes a list of stages, not \(value.excerpt)")
      return []
    }
    if elements.isEmpty { problems.add(value.position, "'stages' names no stage") }
    var entries: [StageEntry] = []
    for (index, element) in elements.enumerated() {
      if let entry = stage(element, at: index, &problems) { entries.append(entry) }
    }
    return entries
  }

  private mutating func stage(
    _ element: JSONValue, at index: Int, _ problems: inout ProblemList
  ) -> StageEntry? {
    guard var members = element.members else {
      problems.add(
        element.position,
        """
        stages[\(index)] takes an object such as { "stage": "ingest" }, not \(element.excerpt)
        """)
      return nil
    }
    guard let name = element["stage"] else {
      problems.add(element.position, "stages[\(index)]: the key 'stage' is missing")
      return nil
    }
    guard let text = name.string else {
      problems.add(
        name.position, "stages[\(index)]: 'stage' takes a stage's name, not \(name.excerpt)")
      return nil
    }
    let owner = "stages[\(index)] \(readable(text))"
    if let included = element["with"] {
      members = members.laid(
        over: files.members(included, owner: owner, problems: &problems))
    }
    let condition = members.first { $0.key == "when" }.flatMap {
      ConditionReader(owner: owner).read($0.value, problems: &problems)
    }
    return StageEntry(
      name: text, position: element.position, namePosition: name.position, condition: condition,
      settings: members.filter { !Self.reservedKeys.contains($0.key) })
  }
}
