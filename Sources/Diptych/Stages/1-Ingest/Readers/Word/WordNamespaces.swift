internal import DiptychXML

/// The vocabulary of Word: ECMA-376 part 1, the strict form of ISO/IEC 29500 and the transitional one.
enum WordNamespaces {
  /// The prefix of each namespace.
  static let prefixes = [
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "r",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "urn:schemas-microsoft-com:vml": "v",
  ]
}

extension XMLAttributes {
  /// The value of an element that says yes unless it says otherwise.
  var isOn: Bool {
    switch self["w:val"] {
    case "0", "false", "off", "none": false
    default: true
    }
  }

  /// The value of an element that is a number.
  var number: Int? { self["w:val"].flatMap { Int($0) } }

  /// The value of an element that is a size in half points.
  var points: Double? { number.map { Double($0) / 2 } }

  /// The language of a tag as Word writes it.
  static func language(_ tag: String) -> LanguageTag? {
    tag == "x-none" ? nil : LanguageTag(canonical: tag)
  }
}
