import DiptychXML

@testable import Diptych

/// A TEI file taken apart, for the rules that a schema cannot say.
struct TEICheck {
  /// An element with its attributes and all text inside.
  private struct Element {
    var name: String
    var attributes: [XMLAttribute]
    var text = ""
    /// The text without readings and damaged characters.
    var reading = ""
    var depth: Int
    var isInText: Bool
    var parent: Int?
  }

  private var elements: [Element] = []

  init(_ bytes: [UInt8]) throws {
    var open: [Int] = []
    var hidden = 0
    for event in try [XMLEvent](xml: bytes) {
      switch event {
      case .start(let name, let attributes):
        let isInText = name == "text" || open.last.map { elements[$0].isInText } ?? false
        open.append(elements.count)
        elements.append(
          Element(
            name: name, attributes: attributes, depth: open.count, isInText: isInText,
            parent: open.dropLast().last))
        if name == "rt" || name == "sic" || name == "desc" { hidden += 1 }
      case .end(let name):
        if name == "rt" || name == "sic" || name == "desc" { hidden -= 1 }
        open.removeLast()
      case .text(let text):
        for index in open {
          elements[index].text += text
          if hidden == 0 { elements[index].reading += text }
        }
      }
    }
  }

  /// The broken rules, in words; empty if all is well.
  func problems() -> [String] {
    var problems: [String] = []
    let ids = elements.compactMap { $0.attributes["xml:id"] }
    if Set(ids).count != ids.count { problems.append("an id stands twice") }
    let root = elements.first?.attributes["xml:id"] ?? ""
    for id in ids where !isWellFormed(id, root: root) { problems.append("the id \(id)") }
    let known = Set(ids)
    for element in elements {
      for name in ["ref", "resp", "ana", "corresp", "decls", "who", "target"] {
        guard let value = element.attributes[name], !(name == "target" && element.name == "licence")
        else { continue }
        for pointer in value.split(separator: " ", omittingEmptySubsequences: false)
        where !known.contains(String(pointer.dropFirst())) || !pointer.hasPrefix("#") {
          problems.append("\(element.name)/@\(name) points to \(pointer)")
        }
      }
    }
    problems += linkProblems()
    problems += countProblems()
    for element in elements where element.isInText {
      let isName = ["persName", "orgName", "placeName", "name", "term", "date", "num", "measure"]
        .contains(element.name)
      if isName || ["p", "head", "s"].contains(element.name),
        element.text.unicodeScalars.allSatisfy({ $0.properties.isWhitespace })
      {
        problems.append("a blank \(element.name)")
      }
      if element.name == "s", ancestors(of: element).contains("s") { problems.append("s in s") }
      if let cert = element.attributes["cert"], cert.utf8.count != 4 {
        problems.append("the cert \(cert)")
      }
    }
    return problems
  }

  private func isWellFormed(_ id: String, root: String) -> Bool {
    guard id.hasPrefix(root), root.utf8.count == 17 else { return false }
    let parts = id.split(separator: "-", omittingEmptySubsequences: false).dropFirst()
    return parts.allSatisfy { part in
      !part.isEmpty && part.utf8.allSatisfy { 0x61...0x7A ~= $0 || 0x30...0x39 ~= $0 }
    }
  }

  private func ancestors(of element: Element) -> [String] {
    var names: [String] = []
    var parent = element.parent
    while let index = parent {
      names.append(elements[index].name)
      parent = elements[index].parent
    }
    return names
  }

  /// `corresp` and `link` say the same.
  private func linkProblems() -> [String] {
    var problems: [String] = []
    var expected: [String: Set<String>] = [:]
    for link in elements where link.name == "link" {
      let targets = (link.attributes["target"] ?? "").split(separator: " ").map(String.init)
      let counts = (link.attributes["n"] ?? "").split(separator: ":").compactMap { Int($0) }
      guard counts.count == 2, counts[0] + counts[1] == targets.count else {
        problems.append("link/@n does not fit")
        continue
      }
      let left = targets.prefix(counts[0])
      let right = targets.suffix(counts[1])
      for target in left { expected[target, default: []].formUnion(right) }
      for target in right { expected[target, default: []].formUnion(left) }
    }
    for element in elements where element.isInText {
      guard let id = element.attributes["xml:id"] else { continue }
      let stated = Set((element.attributes["corresp"] ?? "").split(separator: " ").map(String.init))
      if stated != expected["#" + id] ?? [] { problems.append("corresp of \(id)") }
    }
    return problems
  }

  /// `tagUsage`, `extent` and `langUsage` say what is there.
  private func countProblems() -> [String] {
    var problems: [String] = []
    var counts: [String: Int] = [:]
    for element in elements where element.isInText { counts[element.name, default: 0] += 1 }
    var stated: [String: Int] = [:]
    for usage in elements where usage.name == "tagUsage" {
      stated[usage.attributes["gi"] ?? ""] = usage.attributes["occurs"].flatMap { Int($0) }
    }
    if stated != counts { problems.append("tagUsage \(stated), counted \(counts)") }
    for measure in elements where measure.name == "measure" && !measure.isInText {
      let quantity = measure.attributes["quantity"].flatMap { Int($0) } ?? -1
      switch measure.attributes["unit"] {
      case "paragraphs" where quantity != counts["p", default: 0],
        "sentences" where quantity != counts["s", default: 0]:
        problems.append("extent: \(measure.text)")
      default: break
      }
    }
    var languages: Set<String> = []
    var total = 0
    for language in elements where language.name == "language" {
      languages.insert(language.attributes["ident"] ?? "")
      total += language.attributes["usage"].flatMap { Int($0) } ?? 0
    }
    if total != 100 { problems.append("usage adds up to \(total)") }
    for element in elements where element.isInText {
      if let tag = element.attributes["xml:lang"], !languages.contains(tag) {
        problems.append("the language \(tag) is not declared")
      }
    }
    return problems
  }

  /// The reading text of each head and paragraph by its id.
  var readings: [String: String] {
    var readings: [String: String] = [:]
    for element in elements
    where element.isInText && (element.name == "p" || element.name == "head") {
      readings[element.attributes["xml:id"] ?? ""] = element.reading
    }
    return readings
  }
}
