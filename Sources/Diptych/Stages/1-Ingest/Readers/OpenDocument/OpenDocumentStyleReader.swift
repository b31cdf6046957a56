internal import DiptychXML

/// Collects the styles of a document while its elements pass.
struct OpenDocumentStyleReader {
  var styles = OpenDocumentStyles()
  private var style: (style: OpenDocumentStyle, family: OpenDocumentStyles.Family, name: String)?
  private var list: (style: OpenDocumentListStyle, name: String?)?

  mutating func start(_ element: OpenDocumentElement, _ attributes: borrowing XMLAttributes) {
    switch element {
    case .style:
      guard let name = attributes["style:name"] else { return }
      var found = OpenDocumentStyle()
      found.parent = attributes["style:parent-style-name"]
      found.displayName = attributes["style:display-name"] ?? ""
      found.outlineLevel = attributes["style:default-outline-level"].flatMap { Int($0) }
        .flatMap { (1...10).contains($0) ? $0 : nil }
      found.list = attributes["style:list-style-name"]
      style = (found, Self.family(attributes["style:family"]), name)
    case .textProperties: setCharacters(attributes)
    case .tableProperties:
      if let display = attributes["table:display"] { style?.style.isHidden = display == "false" }
    case .listStyle: list = (OpenDocumentListStyle(), attributes["style:name"])
    case .outlineStyle: list = (OpenDocumentListStyle(), nil)
    case .listLevel(let isBullet): setLevel(attributes, isBullet: isBullet)
    default: break
    }
  }

  mutating func end(_ element: OpenDocumentElement) {
    switch element {
    case .style:
      if let style { styles.set(style.style, style.family, style.name) }
      style = nil
    case .listStyle, .outlineStyle:
      guard let list else { return }
      if element == .outlineStyle {
        styles.outline = list.style
      } else if let name = list.name {
        styles.set(list.style, name)
      }
      self.list = nil
    default: break
    }
  }

  private static func family(_ name: String?) -> OpenDocumentStyles.Family {
    switch name {
    case "paragraph": .paragraph
    case "text": .text
    case "table": .table
    default: .other
    }
  }

  private mutating func setCharacters(_ attributes: borrowing XMLAttributes) {
    guard style != nil else { return }
    let weight = attributes["fo:font-weight"] ?? attributes["style:font-weight-asian"]
    style?.style.isBold = weight.map { $0 == "bold" || Int($0) ?? 400 >= 600 }
    style?.style.size =
      (attributes["fo:font-size"] ?? attributes["style:font-size-asian"]).flatMap(Self.points)
    style?.style.western = Self.language(attributes, "fo:", "")
    style?.style.asian = Self.language(attributes, "style:", "-asian")
    if let display = attributes["text:display"] { style?.style.isHidden = display == "none" }
  }

  /// A size such as `10.5pt`; one in percent says too little.
  private static func points(_ size: String) -> Double? {
    guard size.hasSuffix("pt") else { return nil }
    return Double(size.dropLast(2)).flatMap { (1...1000).contains($0) ? $0 : nil }
  }

  private static func language(
    _ attributes: borrowing XMLAttributes, _ prefix: String, _ suffix: String
  ) -> LanguageTag? {
    if let tag = attributes["style:rfc-language-tag" + suffix] {
      return LanguageTag(canonical: tag)
    }
    guard let language = attributes[prefix + "language" + suffix], language != "none",
      language != "zxx"
    else { return nil }
    var tag = language
    if let script = attributes[prefix + "script" + suffix] { tag += "-" + script }
    if let country = attributes[prefix + "country" + suffix], country != "none" {
      tag += "-" + country
    }
    return LanguageTag(canonical: tag) ?? LanguageTag(canonical: language)
  }

  private mutating func setLevel(_ attributes: borrowing XMLAttributes, isBullet: Bool) {
    guard list != nil, let number = attributes["text:level"].flatMap({ Int($0) }),
      (1...OpenDocumentListStyle.maximumLevels).contains(number)
    else { return }
    var level = OpenDocumentListStyle.Level()
    level.isBullet = isBullet
    level.format = attributes["style:num-format"].flatMap { NumberText(openDocument: $0) }
    level.prefix = attributes["style:num-prefix"] ?? ""
    level.suffix = attributes["style:num-suffix"] ?? ""
    level.pattern = attributes["style:num-list-format"] ?? attributes["loext:num-list-format"]
    let shown = attributes["text:display-levels"].flatMap { Int($0) } ?? 1
    level.shownLevels = min(max(shown, 1), OpenDocumentListStyle.maximumLevels)
    level.start = attributes["text:start-value"].flatMap { Int($0) } ?? 1
    list?.style.set(level, at: number - 1)
  }
}
