/// Puts the values of environment variables into the texts of `pipeline.json` and what it includes.
///
/// `${NAME}` stands for the value, `${NAME:-text}` for the text if the variable is unset or empty, and
/// `$${` for the characters `${`. This happens to the values of a file that was parsed, so no variable
/// changes what is a key, a list or an object.
struct VariableSubstitution {
  /// The value of a variable; `nil` if it is unset.
  let value: (String) -> String?

  /// Variables that a worker has values of its own for.
  private static let changing: Set<String> = ["TMPDIR", "SWIFT_BACKTRACE"]

  /// The value with the variables put in; what is wrong goes into `problems`.
  func applied(to value: JSONValue, problems: inout ProblemList) -> JSONValue {
    var result = value
    switch value.kind {
    case .string(let text) where text.utf8.contains(UInt8(ascii: "$")):
      let (bytes, isChanged) = expand(Array(text.utf8), at: value.position, &problems)
      result.kind = .string(String(decoding: bytes, as: UTF8.self))
      if isChanged { result.written = text }
    case .array(let elements):
      result.kind = .array(elements.map { applied(to: $0, problems: &problems) })
    case .object(let members):
      result.kind = .object(
        members.map { member in
          var member = member
          member.value = applied(to: member.value, problems: &problems)
          return member
        })
    default: break
    }
    return result
  }

  /// The text with the variables put in, and whether there were any.
  private func expand(
    _ text: [UInt8], at position: TextPosition, _ problems: inout ProblemList
  ) -> (text: [UInt8], isChanged: Bool) {
    let dollar = UInt8(ascii: "$")
    let brace = UInt8(ascii: "{")
    var result: [UInt8] = []
    var isChanged = false
    var rest = text[...]
    while let byte = rest.popFirst() {
      if byte == dollar, rest.starts(with: [dollar, brace]) {
        result += [dollar, brace]
        rest = rest.dropFirst(2)
      } else if byte == dollar, rest.first == brace {
        isChanged = true
        guard let end = rest.firstIndex(of: UInt8(ascii: "}")) else {
          Self.addMalformed(text, at: position, to: &problems)
          return (result, isChanged)
        }
        let inside = rest[(rest.startIndex + 1)..<end]
        rest = rest[(end + 1)...]
        result += replacement(for: inside, in: text, at: position, &problems)
      } else {
        result.append(byte)
      }
    }
    return (result, isChanged)
  }

  /// What stands for `NAME` or `NAME:-text`.
  private func replacement(
    for inside: ArraySlice<UInt8>, in text: [UInt8], at position: TextPosition,
    _ problems: inout ProblemList
  ) -> [UInt8] {
    let word = inside.prefix(while: Self.isNameByte)
    let rest = inside[word.endIndex...]
    let isName = word.first.map { !(0x30...0x39).contains($0) } ?? false
    guard isName, rest.isEmpty || rest.starts(with: ":-".utf8) else {
      Self.addMalformed(text, at: position, to: &problems)
      return []
    }
    let name = String(decoding: word, as: UTF8.self)
    guard !Self.changing.contains(name) else {
      problems.add(
        position, "the variable '\(name)' has another value in each worker; take one of your own")
      return []
    }
    let found = value(name)
    if let found, !found.isEmpty { return Array(found.utf8) }
    if !rest.isEmpty { return Array(rest.dropFirst(2)) }
    if found == nil {
      problems.add(
        position,
        """
        the environment variable '\(name)' is not set; set it, or write '${\(name):-text}' for a \
        default
        """)
    }
    return []
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte)
      || byte == UInt8(ascii: "_")
  }

  private static func addMalformed(
    _ text: [UInt8], at position: TextPosition, to problems: inout ProblemList
  ) {
    let excerpt = JSONValue(.string(String(decoding: text, as: UTF8.self))).excerpt
    problems.add(
      position,
      """
      a variable is written '${NAME}' or '${NAME:-text}', and '${' itself '$${', not \(excerpt)
      """)
  }
}

extension JSONValue {
  /// Whether the text in the file is one variable and nothing else.
  private var isOneVariable: Bool {
    guard let text = written, text.utf8.starts(with: "${".utf8) else { return false }
    return text.utf8.firstIndex(of: UInt8(ascii: "}")) == text.utf8.indices.last
  }

  /// The number, `true` or `false` that a variable has; else the value as it is.
  var converted: JSONValue {
    guard isOneVariable, let text = string else { return self }
    var parser = JSONParser(Array(text.utf8))
    guard var value = try? parser.parse() else { return self }
    switch value.kind {
    case .bool, .integer, .number: break
    case .null, .string, .array, .object: return self
    }
    value.position = position
    value.written = written
    return value
  }

  /// The value as the file has it: no message tells what a variable holds.
  var asWritten: JSONValue {
    if let written { return JSONValue(.string(written)) }
    switch kind {
    case .array(let elements): return .array(elements.map(\.asWritten))
    case .object(let members):
      return JSONValue(
        .object(members.map { Member(key: $0.key, value: $0.value.asWritten) }))
    default: return self
    }
  }

  /// The value as a file must have it so that no variable is seen in its texts.
  var escaped: JSONValue {
    switch kind {
    case .string(let text): JSONValue(.string(text.replacing("${", with: "$${")))
    case .array(let elements): .array(elements.map(\.escaped))
    case .object(let members):
      JSONValue(.object(members.map { Member(key: $0.key, value: $0.value.escaped) }))
    default: self
    }
  }
}
