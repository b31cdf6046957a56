internal import DiptychXML

extension Mention {
  /// Whether the mention becomes an element; a date without a value in W3C form does not.
  var isElement: Bool { !range.isEmpty && (kind != .date || W3CDate.span(value) != nil) }

  /// Begins the element.
  func openElement(in tei: inout TEIText, entity: [UInt8]?, isQuoted: Bool) {
    switch kind {
    case .person: open(.persName, entity, in: &tei)
    case .organisation: open(.orgName, entity, in: &tei)
    case .place: open(.placeName, entity, in: &tei)
    case .term:
      open(.term, entity, in: &tei)
      tei.attribute(.type, constant: isQuoted ? "quoted" : "glossary")
    case .date:
      tei.open(.date)
      if let (from, to) = W3CDate.span(value) {
        if let to {
          tei.attribute("from", String(from))
          tei.attribute("to", String(to))
        } else {
          tei.attribute("when", String(from))
        }
      }
      tei.probability(.cert, confidence)
    case "number", "percent":
      tei.open(.num)
      tei.probability(.cert, confidence)
      if kind == "percent" { tei.attribute(.type, constant: "percentage") }
      if let number = Quantity(value), number.unit == nil {
        tei.attribute("value", number.number)
      }
    case "money", "duration":
      tei.open(.measure)
      tei.probability(.cert, confidence)
      tei.attribute(.type, constant: kind == "money" ? "currency" : "duration")
      if let quantity = Quantity(value) {
        tei.attribute("quantity", quantity.number)
        if let unit = quantity.unit { tei.attribute("unit", unit) }
      }
    default:
      open(.name, entity, in: &tei)
      tei.attribute(.type, kind.exportWord)
    }
  }

  private func open(_ element: TEIElement, _ entity: [UInt8]?, in tei: inout TEIText) {
    tei.open(element)
    if let entity { tei.pointer(.ref, entity.span) }
    tei.probability(.cert, confidence)
  }
}
