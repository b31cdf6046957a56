/// Understands the `when` of a stage, and finds what is wrong with it.
struct ConditionReader {
  /// How messages call the stage, such as `stages[3] heading-detection`.
  let owner: String

  private static let keys = ["path", "language", "format", "not"]

  /// Reads a condition; `nil` if something is wrong with it.
  func read(
    _ value: JSONValue, as name: String = "when", problems: inout ProblemList
  ) -> StageCondition? {
    guard let members = value.members else {
      problems.add(
        value.position,
        """
        \(owner): '\(name)' takes an object such as { "path": "consular/**" }, not \(value.excerpt)
        """)
      return nil
    }
    guard !members.isEmpty else {
      problems.add(
        value.position,
        "\(owner): '\(name)' says nothing; leave it out if the stage is for every document")
      return nil
    }
    let count = problems.count
    var condition = StageCondition()
    for member in members {
      let path = "\(name).\(member.key)"
      switch member.key {
      case "path": condition.paths = texts(member.value, path, &problems, check: checkedPattern)
      case "language":
        condition.languages = texts(member.value, path, &problems, check: checkedLanguage)
          .map(LanguageTag.init(rawValue:))
      case "format": condition.formats = texts(member.value, path, &problems, check: checkedFormat)
      case "not":
        condition.exceptions = [read(member.value, as: path, problems: &problems)].compactMap { $0 }
      default:
        let all = Self.keys.map { "'\($0)'" }.joined(separator: ", ")
        let hint = Message.meant(closestWord(to: member.key, among: Self.keys))
        problems.add(
          member.position,
          "\(owner): unknown key '\(readable(member.key))' in '\(name)'"
            + (hint ?? "; there is \(all)"))
      }
    }
    return problems.count == count ? condition : nil
  }

  /// A text, or a list of them.
  private func texts(
    _ value: JSONValue, _ name: String, _ problems: inout ProblemList,
    check: (JSONValue, String, inout ProblemList) -> String?
  ) -> [String] {
    guard let elements = value.elements else {
      return [check(value, name, &problems)].compactMap { $0 }
    }
    if elements.isEmpty {
      problems.add(value.position, "\(owner): '\(name)' is empty, so the stage would never run")
    }
    return elements.enumerated().compactMap { index, element in
      check(element, "\(name)[\(index)]", &problems)
    }
  }

  private func checkedPattern(
    _ value: JSONValue, _ name: String, _ problems: inout ProblemList
  ) -> String? {
    let tidied = value.string.flatMap(Self.tidied)
    if let text = value.string, text == tidied { return text }
    problems.add(
      value.position,
      """
      \(owner): '\(name)' takes a pattern of paths in the drop such as "consular/**", not \
      \(value.excerpt)
      """ + (Message.meant(tidied.map(readable)) ?? ""))
    return nil
  }

  private func checkedLanguage(
    _ value: JSONValue, _ name: String, _ problems: inout ProblemList
  ) -> String? {
    if let tag = value.string.flatMap(LanguageTag.init(canonical:)) { return tag.rawValue }
    let hyphenated = value.string.map { String($0.map { $0 == "_" ? "-" : $0 }) }
    let meant = hyphenated.flatMap(LanguageTag.init(canonical:))?.rawValue
    problems.add(
      value.position,
      "\(owner): '\(name)' takes a language tag such as \"zh\" or \"zh-Hant\", not \(value.excerpt)"
        + (Message.meant(meant) ?? ""))
    return nil
  }

  private func checkedFormat(
    _ value: JSONValue, _ name: String, _ problems: inout ProblemList
  ) -> String? {
    let word = value.string?.lowercased() ?? ""
    let parts = word.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    let isType =
      parts.count == 2 && parts.allSatisfy { !$0.isEmpty }
      && parts[0].allSatisfy(Self.isTypeByte)
      && (parts[1].elementsEqual("*".utf8) || parts[1].allSatisfy(Self.isTypeByte))
    if isType { return word }
    let meant = MediaType.names.first { $0.hasSuffix("/" + word) || $0.hasSuffix("-" + word) }
    problems.add(
      value.position,
      """
      \(owner): '\(name)' takes a media type such as "application/pdf" or "text/*", not \
      \(value.excerpt)
      """ + (Message.meant(word.isEmpty ? nil : meant) ?? ""))
    return nil
  }

  private static func isTypeByte(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte)
      || "+-._".utf8.contains(byte)
  }

  /// The pattern as paths in the drop are written; `nil` if no path can be like it.
  private static func tidied(_ pattern: String) -> String? {
    let isSeparator = { (byte: UInt8) in byte == UInt8(ascii: "/") || byte == UInt8(ascii: "\\") }
    var parts = pattern.utf8.split(whereSeparator: isSeparator).map { String(Substring($0)) }
    parts.removeAll { $0 == "." }
    guard !parts.isEmpty, !parts.contains("..") else { return nil }
    if pattern.utf8.last.map(isSeparator) == true, parts.last != "**" { parts.append("**") }
    return parts.map { $0.replacing("***", with: "**") }.joined(separator: "/")
  }
}
