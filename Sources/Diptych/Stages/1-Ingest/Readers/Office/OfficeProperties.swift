internal import DiptychXML

/// What a file of Office says about itself.
///
/// ECMA-376 part 2, section 11.
struct OfficeProperties: XMLConsumer {
  private enum Property { case title, author, created, changed }

  private var values: [Property: [UInt8]] = [:]
  private var open: Property?

  static let namespaces = [
    "http://purl.org/dc/elements/1.1/": "dc", "http://purl.org/dc/terms/": "dcterms",
  ]

  private static let properties: [String: Property] = [
    "dc:title": .title, "dc:creator": .author, "dcterms:created": .created,
    "dcterms:modified": .changed,
  ]

  /// Longer values are no metadata.
  private static let maximumBytes = 4096

  var title: String? { value(.title) }
  var author: String? { value(.author) }
  /// The day of the last change, else that on which the file was made.
  var date: String? {
    value(.changed).flatMap(W3CDate.day) ?? value(.created).flatMap(W3CDate.day)
  }

  mutating func start(_ element: XMLElementName, _ attributes: borrowing XMLAttributes, line: Int)
    -> Bool
  {
    open = Self.properties[element.name]
    return true
  }

  mutating func end(_ element: XMLElementName, line: Int) { open = nil }

  mutating func text(_ utf8: Span<UInt8>) {
    guard let open else { return }
    var value = values[open] ?? []
    guard value.count + utf8.count <= Self.maximumBytes else { return }
    for index in utf8.indices { value.append(utf8[index]) }
    values[open] = value
  }

  private func value(_ property: Property) -> String? {
    guard let bytes = values[property] else { return nil }
    let range = WhiteSpace.trimmed(bytes.indices, in: bytes)
    return range.isEmpty ? nil : String(decoding: bytes[range], as: UTF8.self)
  }
}
