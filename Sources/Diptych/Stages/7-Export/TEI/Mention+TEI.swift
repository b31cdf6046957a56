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
    case "number", .percent:
      tei.open(.num)
      tei.probability(.cert, confidence)
      if kind == .percent { tei.attribute(.type, constant: "percentage") }
      if let number = Quantity(value), number.unit == nil { write(number, "value", to: &tei) }
    case .money, .duration:
      tei.open(.measure)
      tei.probability(.cert, confidence)
      tei.attribute(.type, constant: kind == .money ? "currency" : "duration")
      if let quantity = Quantity(value) {
        write(quantity, "quantity", to: &tei)
        if let unit = quantity.unit { tei.attribute("unit", unit) }
      }
    default:
      open(.name, entity, in: &tei)
      tei.attribute(.type, kind.exportWord)
    }
  }

  /// Writes the number of a quantity, or the two of a range.
  private func write(_ quantity: Quantity, _ attribute: XMLName, to tei: inout TEIText) {
    if let greatest = quantity.greatest {
      tei.attribute("atLeast", quantity.number)
      tei.attribute("atMost", greatest)
    } else {
      tei.attribute(attribute, quantity.number)
    }
  }

  private func open(_ element: TEIElement, _ entity: [UInt8]?, in tei: inout TEIText) {
    tei.open(element)
    if let entity { tei.pointer(.ref, entity.span) }
    tei.probability(.cert, confidence)
  }
}
