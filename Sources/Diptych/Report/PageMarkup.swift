/// Writes HTML in which whatever comes from outside is escaped; there is no other way in.
struct PageMarkup {
  private(set) var text = ""

  /// Markup of our own.
  mutating func raw(_ markup: StaticString) { text += markup.description }

  /// An element with text in it.
  mutating func element(_ name: StaticString, _ content: String) { element(name, [:], content) }

  /// An element with attributes, and text in it.
  mutating func element(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String>, _ content: String
  ) {
    open(name, attributes)
    append(content)
    close(name)
  }

  mutating func open(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String> = [:]
  ) {
    text += "<" + name.description
    for (key, value) in attributes { text += " \(key)=\"" + Self.escaped(value) + "\"" }
    text += ">"
  }

  mutating func close(_ name: StaticString) { text += "</" + name.description + ">\n" }

  /// Text.
  mutating func append(_ content: String) { text += Self.escaped(content) }

  private static func escaped(_ content: String) -> String {
    var result = ""
    for scalar in content.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
