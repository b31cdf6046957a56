internal import DiptychXML

/// What elements and their attributes say about the look of letters.
///
/// Sizes are those of HTML 5, section 15.3.4 (`font`), and CSS 2.1, section 15.7.
enum HTMLStyle {
  /// How text in an element looks, if text around it looks like `outer`.
  static func style(
    of name: String, _ attributes: [XMLAttribute], in outer: TextStyle
  ) -> TextStyle {
    var style = outer
    switch name {
    case "b", "strong": style.isBold = true
    case "big": style.size *= 1.2
    case "small": style.size /= 1.2
    case "center": style.isCentred = true
    // Their size is the program's, and the markup says already what they are.
    case "h1", "h2", "h3", "h4", "h5", "h6", "td", "th", "table": style = TextStyle()
    case "font":
      if let size = attributes["size"].flatMap({ Self.size(ofFont: $0) }) { style.size = size }
    default: break
    }
    for attribute in attributes {
      switch attribute.name {
      case "align":
        switch attribute.value.lowercased() {
        case "center", "middle": style.isCentred = true
        case "left", "right", "justify": style.isCentred = false
        default: break
        }
      case "style": if attribute.value.utf8.count <= 2000 { apply(attribute.value, to: &style) }
      default: break
      }
    }
    return style
  }

  /// The points of the sizes 1 to 7.
  private static let fontSizes = [7.5, 10, 12, 13.5, 18, 24, 36]

  private static func size(ofFont value: String) -> Double? {
    guard let number = Int(value) else { return nil }
    let isRelative = value.hasPrefix("+") || value.hasPrefix("-")
    guard (-99...99).contains(number) else { return nil }
    return fontSizes[min(max((isRelative ? 3 : 0) + number, 1), 7) - 1]
  }

  private static func apply(_ declarations: String, to style: inout TextStyle) {
    for declaration in declarations.lowercased().split(separator: ";") {
      guard let colon = declaration.firstIndex(of: ":") else { continue }
      let name = trimmed(declaration[..<colon])
      let value = trimmed(declaration[declaration.index(after: colon)...])
      switch name {
      case "font-weight":
        style.isBold = value == "bold" || value == "bolder" || (Int(value) ?? 0) >= 600
      case "text-align": style.isCentred = value == "center"
      case "font-size": if let size = size(of: value, in: style.size) { style.size = size }
      default: break
      }
    }
  }

  /// In points; `nil` for what is not understood, or is out of all bounds.
  private static func size(of value: Substring, in outer: Double) -> Double? {
    if let size = sizeWords[String(value)] { return size }
    for (unit, factor) in [
      ("px", 0.75), ("pt", 1.0), ("rem", 12.0), ("em", outer), ("%", outer / 100),
    ]
    where value.hasSuffix(unit) {
      let size = Double(trimmed(value.dropLast(unit.utf8.count))).map { $0 * factor }
      return size.flatMap { (4.0...200.0).contains($0) ? $0 : nil }
    }
    return nil
  }

  private static let sizeWords = [
    "xx-small": 7.5, "x-small": 7.5, "small": 10, "medium": 12, "large": 13.5, "x-large": 18,
    "xx-large": 24,
  ]

  private static func trimmed(_ text: Substring) -> Substring {
    var text = text
    while let first = text.utf8.first, first <= 0x20 { text.removeFirst() }
    while let last = text.utf8.last, last <= 0x20 { text.removeLast() }
    return text
  }
}
