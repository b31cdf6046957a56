internal import DiptychXML

/// The list of parts of an OpenDocument container.
///
/// OpenDocument 1.3, part 2, section 4.
struct OpenDocumentManifest: XMLConsumer {
  static let part = "META-INF/manifest.xml"
  static let namespaces = [
    "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0": "manifest"
  ]

  /// The type of the whole container.
  private(set) var mediaType: String?
  /// A part with text that is encrypted.
  private(set) var encryptedPart: String?
  private var path = ""

  private static let textParts = ["content.xml", "styles.xml", "meta.xml", "encrypted-package"]

  mutating func start(_ element: XMLElementName, _ attributes: borrowing XMLAttributes, line: Int)
    -> Bool
  {
    switch element.name {
    case "manifest:file-entry":
      path = attributes["manifest:full-path"] ?? ""
      if path == "/" { mediaType = attributes["manifest:media-type"] }
    case "manifest:encryption-data":
      if encryptedPart == nil, Self.textParts.contains(path) { encryptedPart = path }
    default: break
    }
    return true
  }

  mutating func end(_ element: XMLElementName, line: Int) {}

  mutating func text(_ utf8: Span<UInt8>) {}
}
