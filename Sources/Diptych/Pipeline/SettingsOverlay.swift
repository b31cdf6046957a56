/// Lays what a user wrote over the defaults of a configuration, and finds what does not fit.
struct SettingsOverlay {
  /// How messages call the owner of the settings, such as `stages[3] heading-detection`.
  let owner: String
  let settings: [Setting]
  /// Every setting with its default.
  let defaults: JSONValue

  /// The effective settings, in the order of the defaults.
  func lay(_ members: [JSONValue.Member], problems: inout ProblemList) -> JSONValue {
    var effective = defaults.members ?? []
    for member in members {
      guard let index = effective.firstIndex(where: { $0.key == member.key }) else {
        problems.add(member.position, unknown(member.key))
        continue
      }
      let setting = settings.first { $0.name == member.key }
      let count = problems.count
      let value = check(
        member.value, as: member.key, like: effective[index].value, setting, &problems)
      // A wrong value would only cause more problems further on.
      if problems.count == count { effective[index].value = value }
    }
    return JSONValue(.object(effective))
  }

  /// Finds what is wrong with a value; `pattern` has the right type.
  private func check(
    _ value: JSONValue, as path: String, like pattern: JSONValue, _ setting: Setting?,
    _ problems: inout ProblemList
  ) -> JSONValue {
    var value = value
    switch pattern.kind {
    case .bool, .integer, .number: value = value.converted
    case .null, .string, .array, .object: break
    }
    switch (pattern.kind, value.kind) {
    case (.bool, .bool), (.null, _): break
    case (.integer, .integer), (.number, .integer), (.number, .number):
      if let range = setting?.range, let number = value.double, !range.contains(number) {
        problems.add(value.position, wrong(path, Self.expectation(of: pattern, setting), value))
      }
    case (.integer, .number(let number)) where number == number.rounded(): break
    case (.string, .string(let word)):
      // Neither a path nor a document can have one.
      if word.utf8.contains(0) {
        problems.add(value.position, "\(owner): '\(path)' takes no text with U+0000")
      }
      guard let choices = setting?.choices, !choices.isEmpty, !choices.contains(word) else { break }
      let hint = Message.meant(closestWord(to: word, among: choices)) ?? ""
      problems.add(
        value.position, wrong(path, Self.expectation(of: pattern, setting), value) + hint)
    case (.array, .array(let elements)) where setting?.elements != nil:
      guard let type = setting?.elements else { break }
      return JSONValue(
        .array(
          elements.enumerated().map { index, element in
            check(element, as: "\(path)[\(index)]", of: type, &problems)
          }))
    case (.array(let patterns), .array(let elements)):
      let pattern = patterns.first ?? Self.element(setting)
      guard let pattern else { break }
      value.kind = .array(
        elements.enumerated().map { index, element in
          check(element, as: "\(path)[\(index)]", like: pattern, setting, &problems)
        })
    case (.object, .object(let members)):
      guard let fields = setting?.fields, !fields.isEmpty else { break }
      return SettingsOverlay(owner: "\(owner).\(path)", settings: fields, defaults: pattern)
        .lay(members, problems: &problems)
    default:
      problems.add(value.position, wrong(path, Self.expectation(of: pattern, setting), value))
    }
    return value
  }

  /// Finds what is wrong with an element of a list of objects, and lays it over their defaults.
  private func check(
    _ element: JSONValue, as path: String, of type: any StageConfiguration.Type,
    _ problems: inout ProblemList
  ) -> JSONValue {
    do {
      let setting = Setting(path, "", fields: type.settings)
      return check(element, as: path, like: try type.defaults(), setting, &problems)
    } catch {
      problems.add(element.position, "\(owner): '\(path)' has no defaults")
      return element
    }
  }

  /// What the elements of a list look like whose default is empty.
  private static func element(_ setting: Setting?) -> JSONValue? {
    guard let setting, !setting.choices.isEmpty else { return nil }
    return JSONValue(.string(""))
  }

  /// What a value must be, such as `a whole number from 1 to 10`.
  static func expectation(of pattern: JSONValue, _ setting: Setting?) -> Message {
    switch pattern.kind {
    case .null: "a value"
    case .bool: "true or false"
    case .integer: "a whole number\(bounds(setting?.range))"
    case .number: "a number\(bounds(setting?.range))"
    case .string:
      if let choices = setting?.choices, !choices.isEmpty {
        alternatives(choices)
      } else {
        "a text"
      }
    case .array: "a list in brackets"
    case .object: "an object in braces"
    }
  }

  private static func bounds(_ range: ClosedRange<Double>?) -> Message {
    guard let range else { return "" }
    if range.upperBound == .infinity { return " of at least \(shown(range.lowerBound))" }
    return " from \(shown(range.lowerBound)) to \(shown(range.upperBound))"
  }

  /// A number as people write it.
  static func shown(_ number: Double) -> String {
    Int(exactly: number).map { String($0) } ?? String(number)
  }

  /// `'a', 'b' or 'c'`.
  static func alternatives(_ words: [String]) -> Message {
    let quoted = words.map { "'\($0)'" }
    guard let last = quoted.last, quoted.count > 1 else {
      return Message(verbatim: quoted.first ?? "")
    }
    return "\(quoted.dropLast().joined(separator: ", ")) or \(last)"
  }
}

extension SettingsOverlay {
  private func unknown(_ key: String) -> Message {
    let names = (defaults.members ?? []).map(\.key)
    let all = names.map { "'\($0)'" }.joined(separator: ", ")
    let rest: Message = names.isEmpty ? "; it has no settings" : "; there is \(all)"
    return "\(owner): unknown setting '\(readable(key))'"
      + (Message.meant(closestWord(to: key, among: names)) ?? rest)
  }

  private func wrong(_ path: String, _ expectation: Message, _ value: JSONValue) -> Message {
    "\(owner): '\(path)' takes \(expectation), not \(value.excerpt)"
  }

  /// The message for a value that could not be decoded.
  func message(for error: JSONTypeError) -> Message {
    let path = error.path.reduce("") { path, key in
      if Int(key) != nil { return "\(path)[\(key)]" }
      return path.isEmpty ? key : "\(path).\(key)"
    }
    return wrong(path, Message(pattern: error.expected), error.found)
  }
}

extension JSONValue {
  /// The start of the value as the file has it, for messages.
  var excerpt: Message {
    let text = readable(JSONText.write(asWritten, .compact))
    let start = text.count > 40 ? text.prefix(39) + "…" : text
    return written == nil ? Message(verbatim: start) : "the value of \(start)"
  }
}

extension StageConfiguration {
  /// The settings with their defaults.
  static func defaults() throws -> JSONValue { try JSONValue(encoding: Self()) }
}
