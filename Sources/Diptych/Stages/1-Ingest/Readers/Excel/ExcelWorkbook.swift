internal import DiptychXML

/// The part of a workbook that lists the sheets.
struct ExcelWorkbook: XMLConsumer {
  struct Sheet {
    let name: String
    /// The reference to its part.
    let reference: String
    let isHidden: Bool
  }

  private(set) var sheets: [Sheet] = []
  /// Whether days count from the start of 1904.
  private(set) var startsIn1904 = false

  /// The prefix of each namespace of workbooks.
  static let namespaces = [
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main": "",
    "http://purl.oclc.org/ooxml/spreadsheetml/main": "",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "r",
  ]

  mutating func start(_ element: XMLElementName, _ attributes: borrowing XMLAttributes, line: Int)
    -> Bool
  {
    switch element.name {
    case "sheet":
      let state = attributes["state"] ?? "visible"
      sheets.append(
        Sheet(
          name: attributes["name"] ?? "", reference: attributes["r:id"] ?? "",
          isHidden: state != "visible"))
    case "workbookPr": startsIn1904 = ["1", "true"].contains(attributes["date1904"])
    default: break
    }
    return true
  }

  mutating func end(_ element: XMLElementName, line: Int) {}

  mutating func text(_ utf8: Span<UInt8>) {}
}
