internal import DiptychXML

/// Reads the part with the styles.
struct WordStyleReader: XMLConsumer {
  private(set) var styles = WordStyles()
  /// The list that each style of numbering stands for.
  private(set) var lists: [String: Int] = [:]

  private var id = ""
  private var type = ""
  private var style = WordStyle()
  private var zone = Zone.none
  private var skipped = SkippedElements()

  private enum Zone { case none, defaults, style }

  mutating func start(_ element: XMLElementName, _ attributes: borrowing XMLAttributes, line: Int)
    -> Bool
  {
    if skipped.start() { return true }
    switch (zone, element.name) {
    case (.none, "w:docDefaults"): zone = .defaults
    case (.none, "w:style"):
      zone = .style
      id = attributes["w:styleId"] ?? ""
      type = attributes["w:type"] ?? "paragraph"
      style = WordStyle()
      style.isDefault = ["1", "true", "on"].contains(attributes["w:default"])
    case (.defaults, let name): styles.defaults.set(name, attributes)
    // What a style of tables says of a part of them is no matter of paragraphs.
    case (.style, "w:tblStylePr"): skipped.open()
    case (.style, let name): property(name, attributes)
    default: break
    }
    return true
  }

  private mutating func property(_ name: String, _ attributes: borrowing XMLAttributes) {
    switch name {
    case "w:name":
      style.name = attributes["w:val"]?.split(separator: ",").first.map(String.init) ?? ""
    case "w:basedOn": style.parent = attributes["w:val"]
    case "w:outlineLvl": style.outlineLevel = attributes.number.map { min(max($0, 0), 9) }
    case "w:numId": style.numbering.list = attributes.number
    case "w:ilvl": style.numbering.level = attributes.number
    default: style.characters.set(name, attributes)
    }
  }

  mutating func end(_ element: XMLElementName, line: Int) {
    if skipped.end() { return }
    switch (zone, element.name) {
    case (.defaults, "w:docDefaults"): zone = .none
    case (.style, "w:style"):
      zone = .none
      guard type == "numbering" else {
        return styles.set(style, id: id, isParagraph: type == "paragraph")
      }
      lists[id] = style.numbering.list
    default: break
    }
  }

  mutating func text(_ utf8: Span<UInt8>) {}
}

extension WordCharacters {
  /// Takes what an element says of characters, if it does.
  fileprivate mutating func set(_ name: String, _ attributes: borrowing XMLAttributes) {
    switch name {
    case "w:vanish": isHidden = attributes.isOn
    case "w:b": isBold = attributes.isOn
    case "w:sz": size = attributes.points
    case "w:lang":
      western = attributes["w:val"].flatMap(XMLAttributes.language)
      asian = attributes["w:eastAsia"].flatMap(XMLAttributes.language)
    default: break
    }
  }
}
