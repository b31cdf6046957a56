internal import DiptychContainer
internal import DiptychXML

/// A file of Office: parts that lead to each other.
///
/// ECMA-376 part 2.
struct OfficePackage {
  let limits: Limits
  /// The part with the text, or with the list of slides or sheets.
  let mainPart: String
  /// Parts that are named and not there.
  private(set) var missing: [String] = []

  private let container: Container
  /// The names as they are, by what is the same but for the case of letters.
  private let names: [String: String]
  private var root: OfficeRelationships

  /// - Throws: a ``StageFailure`` if the container is damaged or has no main part.
  init(_ file: FileContent) throws {
    limits = file.limits
    container = try file.container()
    var names: [String: String] = [:]
    for bytes in container.names {
      let name = String(decoding: bytes, as: UTF8.self)
      names[name.lowercased()] = names[name.lowercased()] ?? name
    }
    self.names = names
    root = OfficeRelationships(of: "")
    let name = OfficeRelationships.part(of: "")
    if let content = try container.optional(name, limits: limits) {
      try XMLReader.read(
        part: name, content, prefixes: OfficeRelationships.namespaces, limits: limits, into: &root)
    }
    guard
      let main = try root.part("officeDocument")
        ?? OfficeContentTypes(container, limits: limits).mainPart
    else {
      throw StageFailure(
        code: "corrupt_container", message: "no part is named as the document itself")
    }
    mainPart = main
  }

  /// Reads a part that the format demands.
  func read(_ part: String, prefixes: [String: String], into consumer: inout some XMLConsumer)
    throws
  {
    let content = try container.required(names[part.lowercased()] ?? part, limits: limits)
    try XMLReader.read(part: part, content, prefixes: prefixes, limits: limits, into: &consumer)
  }

  /// Reads a part that may be missing, which is noted then.
  ///
  /// - Returns: whether it is there.
  @discardableResult
  mutating func readIfPresent(
    _ part: String, prefixes: [String: String], into consumer: inout some XMLConsumer
  ) throws -> Bool {
    guard let name = names[part.lowercased()],
      let content = try container.optional(name, limits: limits)
    else {
      missing.append(part)
      return false
    }
    try XMLReader.read(part: part, content, prefixes: prefixes, limits: limits, into: &consumer)
    return true
  }

  /// The references of a part, which has none if nothing says so.
  func relationships(of part: String) throws -> OfficeRelationships {
    var relationships = OfficeRelationships(of: part)
    let name = OfficeRelationships.part(of: part)
    if names[name.lowercased()] != nil {
      try read(name, prefixes: OfficeRelationships.namespaces, into: &relationships)
    }
    return relationships
  }

  /// What the file says about itself.
  func properties() throws -> OfficeProperties {
    var properties = OfficeProperties()
    if let part = root.part("core-properties"), names[part.lowercased()] != nil {
      try read(part, prefixes: OfficeProperties.namespaces, into: &properties)
    }
    return properties
  }

  /// A finding about the parts that are missing, if any are.
  var finding: Finding? {
    guard let first = missing.first else { return nil }
    let others = missing.count > 1 ? " and \(missing.count - 1) more" : ""
    return .warning(
      "part_missing", at: .document, "the file names '\(first)'\(others), which is not there")
  }
}
