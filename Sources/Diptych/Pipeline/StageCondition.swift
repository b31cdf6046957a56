/// Which documents a stage is for: the `when` of an entry in `pipeline.json`.
///
/// Every key that is there must hold; of the values of a key, one is enough.
struct StageCondition: Sendable, Equatable {
  /// Patterns of paths in the drop; empty if the path does not matter.
  var paths: [String] = []
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
    return !exceptions.contains { $0.holds(for: document, at: path) }
  }

  /// Whether every document of this condition is certainly one of the other.
  ///
  /// Only what is written is compared: `consular/**` is not known to lie in `**`.
  func implies(_ other: StageCondition) -> Bool {
    Self.isNarrower(paths, other.paths) { $0 == $1 }
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
    if !paths.isEmpty {
      members.append(
        JSONValue.Member(key: "path", value: .array(paths.map { JSONValue(.string($0)) })))
    }
    if let exception = exceptions.first {
      members.append(JSONValue.Member(key: "not", value: exception.json))
    }
    return JSONValue(.object(members))
  }
}
