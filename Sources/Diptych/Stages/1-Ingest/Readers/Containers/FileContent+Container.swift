internal import DiptychContainer
internal import DiptychXML

extension FileContent {
  /// The file as a ZIP container.
  ///
  /// - Throws: a ``StageFailure`` with the code for what is wrong, as do the methods below.
  func container() throws -> Container { try Container(file: bytes, limits: limits) }
}

extension Container {
  /// Reads a file's list of parts under the limits of a run; all that is wrong with it counts.
  init(file content: [UInt8], limits: Limits) throws {
    do {
      self = try Container(content, limits: ContainerLimits(limits))
    } catch {
      throw StageFailure(error, limits: limits)
    }
  }

  /// The same for a file that may be a folder of documents: there what is wrong with one entry is not
  /// held against the others.
  init(archive content: [UInt8], limits: Limits) throws {
    do {
      self = try Container(archive: content, limits: ContainerLimits(limits))
    } catch {
      throw StageFailure(error, limits: limits)
    }
  }

  /// A part that may be missing.
  func optional(_ name: String, limits: Limits) throws -> [UInt8]? {
    do {
      return try part(name)
    } catch {
      throw StageFailure(error, limits: limits)
    }
  }

  /// A part that the format demands.
  func required(_ name: String, limits: Limits) throws -> [UInt8] {
    guard let content = try optional(name, limits: limits) else {
      throw StageFailure(code: "corrupt_container", message: "part '\(name)' is missing")
    }
    return content
  }
}

extension ContainerLimits {
  fileprivate init(_ limits: Limits) {
    self.init(
      maximumExpandedBytes: limits.maximumExpandedBytes,
      maximumExpansionRatio: limits.maximumExpansionRatio, maximumEntries: limits.maximumEntries)
  }
}

extension XMLReader {
  /// Reads a part of a container.
  static func read(
    part name: String, _ content: [UInt8], prefixes: [String: String], limits: Limits,
    into consumer: inout some XMLConsumer
  ) throws {
    do {
      try read(
        content, prefixes: prefixes, maximumDepth: limits.maximumMarkupDepth, into: &consumer)
    } catch {
      throw StageFailure(error, part: name, limits: limits)
    }
  }

  /// Reads a file that is one XML text, already decoded.
  static func read(
    file utf8: [UInt8], prefixes: [String: String], limits: Limits,
    into consumer: inout some XMLConsumer
  ) throws {
    do {
      try read(
        decoded: utf8, prefixes: prefixes, maximumDepth: limits.maximumMarkupDepth, into: &consumer)
    } catch {
      throw StageFailure(error, part: nil, limits: limits)
    }
  }
}

extension StageFailure {
  init(_ error: ContainerError, limits: Limits) {
    switch error {
    case .corrupt(let rule):
      self.init(code: "corrupt_container", message: "the container cannot be read: \(rule)")
    case .encrypted(let part):
      self.init(code: "encrypted", message: "part '\(part)' asks for a password")
    case .unsafeName(let name):
      self.init(
        code: "unsafe_path", message: "the container has a part '\(name)' that leads out of it")
    case .tooManyEntries:
      self.init(
        code: "zip_bomb",
        message: "the container has more than \(limits.maximumEntries) entries; "
          + "'maximumEntries' sets the limit")
    case .tooManyBytes(let part):
      self.init(
        code: "zip_bomb",
        message: "with part '\(part)' the container unpacks to more than "
          + "\(limits.maximumExpandedBytes) bytes; 'maximumExpandedBytes' sets the limit")
    case .ratio(let part):
      self.init(
        code: "zip_bomb",
        message: "part '\(part)' unpacks to more than \(limits.maximumExpansionRatio) times its "
          + "size; 'maximumExpansionRatio' sets the limit")
    }
  }

  /// What is wrong with the markup of a part, or of a file that has no parts.
  init(_ error: MarkupError, part: String?, limits: Limits) {
    let of = part.map { " of '\($0)'" } ?? ""
    switch error {
    case .tooDeep(let line):
      self.init(
        code: "limit_exceeded",
        message: "elements\(of) are nested more than \(limits.maximumMarkupDepth) deep; "
          + "'maximumMarkupDepth' sets the limit", line: line)
    case .tooManyAttributes:
      self.init(code: "limit_exceeded", message: "a tag\(of) has more than 512 attributes")
    case .internalSubset:
      self.init(
        code: "dtd_forbidden",
        message: "the DOCTYPE\(of) has a part of its own in brackets, which may define entities")
    case .notWellFormed(let error):
      let name = part.map { "'\($0)'" } ?? "the XML"
      self.init(
        code: "corrupt_markup", message: "\(name) is not well formed: \(error.message)",
        line: error.line)
    }
  }
}
