/// The files that `with` names in `pipeline.json`: each is read once, whoever includes it.
struct IncludedFiles {
  /// The largest file of settings, in bytes.
  static let maximumBytes = 4 << 20

  /// The folder that their paths start from.
  let folder: String
  private let variables: VariableSubstitution
  /// How people call them; the first one is number 1 in a ``TextPosition``.
  private(set) var names: [String] = []
  private var known: [String: [JSONValue.Member]] = [:]

  init(folder: String, variables: VariableSubstitution) {
    self.folder = folder
    self.variables = variables
  }

  /// The settings that an entry includes, by key; of two files that set a key, the later one counts.
  ///
  /// - Parameters:
  ///   - value: what the entry has as `with`: a path or a list of paths.
  ///   - owner: how messages call the entry, such as `stages[3] heading-detection`.
  ///   - problems: gets all that is wrong.
  /// - Returns: the settings, and `when` if a file has it.
  mutating func members(
    _ value: JSONValue, owner: String, problems: inout ProblemList
  ) -> [JSONValue.Member] {
    if let elements = value.elements, elements.isEmpty {
      problems.add(value.position, "\(owner): 'with' names no file; leave it out")
    }
    var members: [JSONValue.Member] = []
    for (index, element) in (value.elements ?? [value]).enumerated() {
      guard let path = element.string, !path.isEmpty else {
        let name = value.elements == nil ? "with" : "with[\(index)]"
        problems.add(
          element.position,
          """
          \(owner): '\(name)' takes the path of a file such as "settings/consular.json", not \
          \(element.excerpt)
          """)
        continue
      }
      do throws(IncludeError) {
        members = try read(path, &problems).laid(over: members)
      } catch {
        problems.add(element.position, "\(owner): \(error.message)")
      }
    }
    return members
  }

  /// The members of a file; none if it was found out before that something is wrong with it.
  private mutating func read(
    _ path: String, _ problems: inout ProblemList
  ) throws(IncludeError) -> [JSONValue.Member] {
    if let members = known[path] { return members }
    let place = path.hasPrefix("/") || folder == "." ? path : folder + "/" + path
    let text = try content(of: place)
    names.append(readable(place))
    let members = parse(text, file: names.count, &problems)
    known[path] = members
    return members
  }

  private func parse(
    _ text: [UInt8], file: Int, _ problems: inout ProblemList
  ) -> [JSONValue.Member] {
    var parser = JSONParser(text, file: file)
    do throws(JSONParser.SyntaxError) {
      let count = problems.count
      let root = variables.applied(to: try parser.parse(), problems: &problems)
      problems.add(parser.duplicates)
      // Values that are not known would only cause more problems further on.
      guard problems.count == count else { return [] }
      if let members = root.members { return members.filter { check($0, &problems) } }
      problems.add(root.position, "the file takes an object in braces, not \(root.excerpt)")
    } catch {
      problems.add(error.position, error.message)
    }
    return []
  }

  private func content(of place: String) throws(IncludeError) -> [UInt8] {
    do throws(SystemError) {
      let file = try Descriptor.file(at: Array(place.utf8))
      if let text = try file.read(maximum: Self.maximumBytes, expected: 4096) { return text }
    } catch {
      throw IncludeError(message: "'\(readable(place))' cannot be read: \(error.reason)")
    }
    throw IncludeError(message: "'\(readable(place))' is larger than 4 MiB")
  }

  /// Whether an included file may have the member.
  private func check(_ member: JSONValue.Member, _ problems: inout ProblemList) -> Bool {
    guard member.key == "with" || member.key == "stage" else { return true }
    problems.add(
      member.position,
      "'\(member.key)' cannot stand in an included file, which has settings and 'when' alone")
    return false
  }
}

/// A file cannot be included.
private struct IncludeError: Error {
  let message: Message
}

extension [JSONValue.Member] {
  /// These members, and those of the others whose keys are not among them.
  func laid(over others: [JSONValue.Member]) -> [JSONValue.Member] {
    others.filter { other in !contains { $0.key == other.key } } + self
  }
}
