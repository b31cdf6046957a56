internal import DiptychXML

/// The part that says how cells look, as far as numbers are concerned.
struct ExcelStyles: XMLConsumer {
  private var codes = ExcelNumberFormat.known
  /// The number of the format of each style.
  private var styles: [Int] = []
  private var isInStyles = false
  private var formats: [Int: ExcelNumberFormat] = [:]

  mutating func start(_ element: XMLElementName, _ attributes: borrowing XMLAttributes, line: Int)
    -> Bool
  {
    switch element.name {
    case "numFmt":
      if let number = attributes["numFmtId"].flatMap({ Int($0) }),
        let code = attributes["formatCode"]
      {
        codes[number] = code
      }
    case "cellXfs": isInStyles = true
    case "xf":
      if isInStyles { styles.append(attributes["numFmtId"].flatMap { Int($0) } ?? 0) }
    default: break
    }
    return true
  }

  mutating func end(_ element: XMLElementName, line: Int) {
    if element.name == "cellXfs" { isInStyles = false }
  }

  mutating func text(_ utf8: Span<UInt8>) {}

  /// The number format of a style.
  mutating func format(ofStyle style: Int) -> ExcelNumberFormat {
    let number = styles.indices.contains(style) ? styles[style] : 0
    if let known = formats[number] { return known }
    let format = ExcelNumberFormat(code: codes[number] ?? "General")
    formats[number] = format
    return format
  }
}
