internal import DiptychXML

/// The fonts of a document, by their ids.
///
/// GB/T 33190-2016, sections 7.9 and 11.1.
struct OFDFonts: XMLConsumer {
  /// A font.
  struct Font {
    var family: String
    var isBold: Bool
  }

  private(set) var fonts: [String: Font] = [:]

  mutating func start(_ element: XMLElementName, _ attributes: borrowing XMLAttributes, line: Int)
    -> Bool
  {
    guard element.name == "Font", let id = attributes["ID"] else { return true }
    let name = attributes["FontName"] ?? attributes["FamilyName"] ?? ""
    let isBold = attributes["Bold"] == "true" || name.lowercased().contains("bold")
    fonts[id] = fonts[id] ?? Font(family: name, isBold: isBold)
    return true
  }

  mutating func end(_ element: XMLElementName, line: Int) {}

  mutating func text(_ utf8: Span<UInt8>) {}
}
