internal import DiptychXML

/// Walks through the XML of a slide, of its notes or of a diagram.
struct SlideWalk: XMLConsumer {
  var text: SlideText
  /// Whether the slide is not shown.
  private(set) var isHidden = false

  private var skipped = SkippedElements()
  private var elements = ElementTable(SlideElement.init)
  private var alternatives = OfficeAlternatives()
  private var isShapeHidden = false

  init(_ text: SlideText) { self.text = text }

  mutating func start(_ name: XMLElementName, _ attributes: borrowing XMLAttributes, line: Int)
    -> Bool
  {
    if skipped.start() { return true }
    if !begin(elements.element(name), attributes, line: line) { skipped.open() }
    return !text.isOverLimit && !isHidden
  }

  /// Begins an element; `false` if nothing inside of it is text.
  private mutating func begin(
    _ element: SlideElement, _ attributes: borrowing XMLAttributes, line: Int
  )
    -> Bool
  {
    switch element {
    case .skipped: return false
    case .slide: isHidden = Self.isOff(attributes["show"])
    case .shape:
      text.startShape()
      isShapeHidden = false
    case .appearance: isShapeHidden = Self.isOn(attributes["hidden"])
    case .placeholder: text.setPlaceholder(attributes["type"] ?? "obj")
    case .body: return !isShapeHidden && text.startBody()
    case .paragraph: text.startParagraph(line: line)
    case .paragraphProperties:
      text.changeParagraph { $0.level = attributes["lvl"].flatMap { Int($0) } ?? 0 }
    case .bullet: text.changeParagraph { $0.bullet = .sign }
    case .noBullet: text.changeParagraph { $0.bullet = .none }
    case .number:
      let start = attributes["startAt"].flatMap { Int($0) } ?? 1
      text.changeParagraph {
        $0.bullet = .number(scheme: attributes["type"] ?? "", start: start)
      }
    case .runProperties: text.setLanguage(attributes["lang"])
    case .text: text.startText()
    case .lineBreak: text.breakLine()
    case .field:
      // The number of the slide and the day stand on every slide, wherever they are put.
      let type = attributes["type"] ?? ""
      return type != "slidenum" && !type.hasPrefix("datetime")
    default: return beginMore(element, attributes)
    }
    return true
  }

  private mutating func beginMore(_ element: SlideElement, _ attributes: borrowing XMLAttributes)
    -> Bool
  {
    switch element {
    case .table:
      if isShapeHidden { return false }
      text.startTable()
    case .tableProperties: if Self.isOn(attributes["firstRow"]) { text.setHeaderRow() }
    case .row: text.startRow()
    case .cell:
      return text.startCell(
        columns: max(attributes["gridSpan"].flatMap { Int($0) } ?? 1, 1),
        rows: attributes["rowSpan"].flatMap { Int($0) } ?? 1,
        isCovered: Self.isOn(attributes["hMerge"]), isBelow: Self.isOn(attributes["vMerge"]))
    case .alternatives: alternatives.start()
    case .choice, .fallback: return alternatives.choose(requires: attributes["Requires"])
    default: break
    }
    return true
  }

  mutating func end(_ name: XMLElementName, line: Int) {
    if skipped.end() { return }
    switch elements.element(name) {
    case .shape: text.endShape()
    case .body, .paragraph: text.endParagraph()
    case .text: text.endText()
    case .table: text.endTable()
    case .cell: text.endCell()
    case .alternatives: alternatives.end()
    default: break
    }
  }

  mutating func text(_ utf8: Span<UInt8>) { if !skipped.isOpen { text.append(utf8) } }

  private static func isOn(_ value: String?) -> Bool { value == "1" || value == "true" }

  private static func isOff(_ value: String?) -> Bool { value == "0" || value == "false" }
}
