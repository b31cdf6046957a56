extension RelaxNGReader {
  /// The root of a file of ``constructSchema``.
  static let constructs = "constructs"

  /// The name of a definition's elements in such a file.
  static func construct(_ definition: Int) -> String { "d\(definition)" }

  /// A schema of the definitions' elements without their children.
  ///
  /// In its files, elements of any definitions stand one after another, each by the name of its
  /// definition. What the schema says about their attributes and text is copied; in the place of each
  /// child nothing stands. libxml2 makes an automaton of such a model and checks it in linear time.
  var constructSchema: String {
    var text = "<grammar xmlns=\"http://relaxng.org/ns/structure/1.0\" ns=\"\(namespace)\">"
    text += "<start><element name=\"\(Self.constructs)\"><zeroOrMore><choice>"
    for (node, number) in definitions.sorted(by: { $0.value < $1.value }) {
      text += "<element name=\"\(Self.construct(number))\">"
      for child in nodes[node].children { copy(child, to: &text) }
      text += "</element>"
    }
    text += "</choice></zeroOrMore></element></start>"
    for (name, node) in defines.sorted(by: { $0.value < $1.value }) {
      text += "<define name=\"\(name)\">"
      for child in nodes[node].children { copy(child, to: &text) }
      text += "</define>"
    }
    return text + "</grammar>"
  }

  private func copy(_ number: Int, to text: inout String) {
    let node = nodes[number]
    guard node.name != "element" else {
      text += "<empty/>"
      return
    }
    text += "<\(node.name) datatypeLibrary=\"\(escaped(node.library))\""
    for attribute in node.attributes where attribute.name != "datatypeLibrary" {
      text += " \(attribute.name)=\"\(escaped(attribute.value))\""
    }
    text += ">"
    if node.children.isEmpty { text += escaped(node.text) }
    for child in node.children { copy(child, to: &text) }
    text += "</\(node.name)>"
  }

  private func escaped(_ value: String) -> String {
    var text = ""
    for character in value {
      switch character {
      case "&": text += "&amp;"
      case "<": text += "&lt;"
      case "\"": text += "&quot;"
      default: text.append(character)
      }
    }
    return text
  }
}
