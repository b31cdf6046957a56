internal import DiptychContainer
internal import DiptychXML

/// The part of an Office container that gives each part its type.
///
/// ECMA-376 part 2, section 10.1.2.
struct OfficeContentTypes: XMLConsumer {
  static let part = "[Content_Types].xml"

  /// The format of the file and its main part, if that is of a type that is known.
  private(set) var format: OfficeFormat?
  private(set) var mainPart: String?

  private static let namespaces = [
    "http://schemas.openxmlformats.org/package/2006/content-types": ""
  ]
  private static let formats = Dictionary(
    uniqueKeysWithValues: OfficeFormat.allCases.map { ($0.mainType, $0) })

  init(_ container: Container, limits: Limits) throws {
    let content = try container.required(Self.part, limits: limits)
    try XMLReader.read(
      part: Self.part, content, prefixes: Self.namespaces, limits: limits, into: &self)
  }

  mutating func start(_ element: XMLElementName, _ attributes: borrowing XMLAttributes, line: Int)
    -> Bool
  {
    guard element.name == "Override" || element.name == "Default", format == nil,
      let type = attributes["ContentType"], let found = Self.formats[type]
    else { return true }
    format = found
    if let name = attributes["PartName"], name.hasPrefix("/") {
      mainPart = String(name.dropFirst())
    }
    return true
  }

  mutating func end(_ element: XMLElementName, line: Int) {}

  mutating func text(_ utf8: Span<UInt8>) {}
}
