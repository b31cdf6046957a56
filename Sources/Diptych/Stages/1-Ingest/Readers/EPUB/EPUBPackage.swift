internal import DiptychXML

/// The package document of a book: what it says of itself, its parts, and their order.
///
/// EPUB 3.3, section 5, and OPF 2.0.1.
struct EPUBPackage: XMLConsumer {
  /// A part as the manifest has it.
  struct Item {
    var address: String
    var mediaType: String
    var properties: [Substring]
    /// The item that stands for this one where it cannot be shown.
    var fallback: String?
  }

  /// A place in the reading order.
  struct Reference {
    var item: String
    var isLinear: Bool
  }

  static let namespaces = [
    "http://www.idpf.org/2007/opf": "", "http://purl.org/dc/elements/1.1/": "dc",
    "http://openebook.org/namespaces/oeb-package/1.0/": "",
  ]

  private(set) var items: [String: Item] = [:]
  private(set) var spine: [Reference] = []
  /// The addresses of tables of contents that the guide of an older book names.
  private(set) var contents: Set<String> = []

  /// The title of the book.
  var title: String? { first("dc:title") }
  /// Who wrote it.
  var author: String? { first("dc:creator") }
  /// The day of the last change, else that of the publication.
  var date: String? {
    (modified + values("dc:date")).lazy.compactMap(W3CDate.day).first
  }
  /// The languages that the book has by its own word.
  var languages: [LanguageTag] { values("dc:language").compactMap(LanguageTag.init(canonical:)) }

  private var texts: [(name: String, value: [UInt8])] = []
  private var open: String?

  /// Longer values are no metadata.
  private static let maximumBytes = 4096
  /// No book says more of itself.
  private static let maximumValues = 1000

  mutating func start(_ element: XMLElementName, _ attributes: borrowing XMLAttributes, line: Int)
    -> Bool
  {
    open = nil
    switch element.name {
    case "dc:title", "dc:creator", "dc:date", "dc:language": begin(element.name)
    case "meta": if attributes["property"] == "dcterms:modified" { begin("modified") }
    case "item":
      guard let id = attributes["id"], let address = attributes["href"], items[id] == nil else {
        break
      }
      items[id] = Item(
        address: address, mediaType: attributes["media-type"] ?? "",
        properties: (attributes["properties"] ?? "").split(separator: " "),
        fallback: attributes["fallback"])
    case "itemref":
      if let item = attributes["idref"] {
        spine.append(Reference(item: item, isLinear: attributes["linear"] != "no"))
      }
    case "reference":
      if attributes["type"] == "toc", let address = attributes["href"] { contents.insert(address) }
    default: break
    }
    return true
  }

  mutating func end(_ element: XMLElementName, line: Int) { open = nil }

  mutating func text(_ utf8: Span<UInt8>) {
    guard open != nil, let last = texts.indices.last,
      texts[last].value.count + utf8.count <= Self.maximumBytes
    else { return }
    for index in utf8.indices { texts[last].value.append(utf8[index]) }
  }

  private mutating func begin(_ name: String) {
    guard texts.count < Self.maximumValues else { return }
    open = name
    texts.append((name, []))
  }

  private var modified: [String] { values("modified") }

  private func first(_ name: String) -> String? { values(name).first }

  /// The values of a name that are not blank.
  private func values(_ name: String) -> [String] {
    texts.compactMap { text in
      guard text.name == name else { return nil }
      let range = WhiteSpace.trimmed(text.value.indices, in: text.value)
      return range.isEmpty ? nil : String(decoding: text.value[range], as: UTF8.self)
    }
  }
}
