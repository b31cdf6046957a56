/// Which documents a stage is for: the `when` of an entry in `pipeline.json`.
///
/// Every key that is there must hold; of the values of a key, one is enough.
struct StageCondition: Sendable, Equatable {
  /// Patterns of paths in the drop; empty if the path does not matter.
  var paths: [String] = []
  /// Languages of blocks, in any script and region unless they name one; empty if they do not matter.
  var languages: [LanguageTag] = []
  /// Media types such as `application/pdf` or `text/*`; empty if the format does not matter.
  var formats: [String] = []
  /// Conditions that must not hold; at most one.
  var exceptions: [StageCondition] = []

  /// Whether the stage is for a document.
  ///
  /// - Parameters:
  ///   - document: as the stages before left it.
  ///   - path: its path in the drop; that of a part begins with the path of the file it lies in.
  /// - Returns: whether every key holds.
  func holds(for document: Document, at path: [UInt8]) -> Bool {
    guard paths.isEmpty || paths.contains(where: { Glob($0).matches(path) }) else { return false }
    if !languages.isEmpty {
      let isThere = document.blocks.contains { block in
        languages.contains { $0.includes(block.language?.value) }
      }
      guard isThere else { return false }
    }
    if !formats.isEmpty {
      guard let type = document.source.form?.mediaType,
        formats.contains(where: { Self.format($0, includes: type) })
      else { return false }
    }
    return !exceptions.contains { $0.holds(for: document, at: path) }
  }

  private static func format(_ pattern: String, includes type: String) -> Bool {
    guard pattern.utf8.last == UInt8(ascii: "*") else { return pattern == type }
    return type.utf8.starts(with: pattern.utf8.dropLast())
  }

  /// The key of what is known only when the file was read, if there is one.
  var keyOfContent: String? {
    if !languages.isEmpty { return "language" }
    if !formats.isEmpty { return "format" }
    return exceptions.first?.keyOfContent.map { "not.\($0)" }
  }

  /// Whether it asks for the languages of blocks.
  var readsLanguages: Bool { !languages.isEmpty || exceptions.contains(where: \.readsLanguages) }

  /// Whether every document of this condition is certainly one of the other.
  ///
  /// Only what is written is compared: `consular/**` is not known to lie in `**`.
  func implies(_ other: StageCondition) -> Bool {
    Self.isNarrower(paths, other.paths) { $0 == $1 }
      && Self.isNarrower(languages, other.languages) { $1.includes($0) }
      && Self.isNarrower(formats, other.formats) { Self.format($1, includes: $0) }
      && (other.exceptions.isEmpty || exceptions == other.exceptions)
  }

  /// Whether each value of a key is one of the other key's values, which allow everything if empty.
  private static func isNarrower<Value>(
    _ values: [Value], _ others: [Value], isIn: (Value, Value) -> Bool
  ) -> Bool {
    if others.isEmpty { return true }
    return !values.isEmpty && values.allSatisfy { value in others.contains { isIn(value, $0) } }
  }

  /// The condition as `pipeline.json` has it, each key with a list.
  var json: JSONValue {
    var members: [JSONValue.Member] = []
    func add(_ key: String, _ values: [String]) {
      guard !values.isEmpty else { return }
      members.append(
        JSONValue.Member(key: key, value: .array(values.map { JSONValue(.string($0)) })))
    }
    add("path", paths)
    add("language", languages.map(\.rawValue))
    add("format", formats)
    if let exception = exceptions.first {
      members.append(JSONValue.Member(key: "not", value: exception.json))
    }
    return JSONValue(.object(members))
  }
}

extension LanguageTag {
  /// Whether a language is this one, be it with a script or a region that this one leaves open.
  fileprivate func includes(_ other: LanguageTag?) -> Bool {
    guard let other else { return false }
    return other == self || other.rawValue.utf8.starts(with: (rawValue + "-").utf8)
  }
}
