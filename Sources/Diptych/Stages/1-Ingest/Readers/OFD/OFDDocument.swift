internal import DiptychXML

/// The main part of a document: its pages, templates, fonts, outline and attachments.
///
/// GB/T 33190-2016, section 7.5.
struct OFDDocument: XMLConsumer {
  /// A page or a template of pages.
  struct PageReference {
    var id: String
    var location: String
  }

  /// An entry of the outline.
  struct OutlineEntry {
    var title: String
    var level: Int
    /// The page that it leads to.
    var page: String?
  }

  private(set) var pages: [PageReference] = []
  /// Where templates are, by their ids.
  private(set) var templates: [String: String] = [:]
  /// Where fonts are.
  private(set) var resources: [String] = []
  /// Where the list of attachments is.
  private(set) var attachments: String?
  private(set) var outline: [OutlineEntry] = []
  /// Left, top, width and height of a page, in millimetres.
  private(set) var box: [Double]?

  private var open = ""
  private var text: [UInt8] = []
  private var outlineLevel = 0
  private static let locations: Set<String> = [
    "PublicRes", "DocumentRes", "Attachments", "PhysicalBox",
  ]
  private static let maximumBytes = 4096
  private static let maximumOutline = 100_000

  mutating func start(_ element: XMLElementName, _ attributes: borrowing XMLAttributes, line: Int)
    -> Bool
  {
    open = element.name
    text = []
    switch open {
    case "Page":
      guard let id = attributes["ID"], let location = attributes["BaseLoc"] else { break }
      pages.append(PageReference(id: id, location: location))
    case "TemplatePage":
      guard let id = attributes["ID"], let location = attributes["BaseLoc"] else { break }
      templates[id] = templates[id] ?? location
    case "OutlineElem":
      outlineLevel += 1
      guard outline.count < Self.maximumOutline else { break }
      outline.append(OutlineEntry(title: attributes["Title"] ?? "", level: outlineLevel))
    case "Dest":
      guard outlineLevel > 0, let last = outline.indices.last, outline[last].page == nil else {
        break
      }
      outline[last].page = attributes["PageID"]
    default: break
    }
    return true
  }

  mutating func end(_ element: XMLElementName, line: Int) {
    let value = String(decoding: WhiteSpace.trimmed(text), as: UTF8.self)
    switch element.name {
    case "PublicRes", "DocumentRes": resources.append(value)
    case "Attachments": attachments = attachments ?? value
    case "PhysicalBox": box = box ?? OFDValue.array(value, count: 4)
    case "OutlineElem": outlineLevel -= 1
    default: break
    }
    open = ""
    text = []
  }

  mutating func text(_ utf8: Span<UInt8>) {
    guard Self.locations.contains(open), text.count + utf8.count <= Self.maximumBytes else {
      return
    }
    for index in utf8.indices { text.append(utf8[index]) }
  }
}
