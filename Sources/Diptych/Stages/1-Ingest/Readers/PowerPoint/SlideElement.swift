/// What an element of a slide, of its notes or of a diagram in it means.
enum SlideElement {
  /// Nothing of its own; what is inside counts.
  case transparent
  /// Nothing inside is text of the slide.
  case skipped

  case slide, shape, placeholder
  /// What is seen of a shape.
  case appearance
  /// A text with paragraphs of its own.
  case body
  case paragraph, paragraphProperties, bullet, noBullet, number
  case runProperties, text, lineBreak, field
  case table, tableProperties, row, cell
  case alternatives, choice, fallback

  /// The element of a name, by the prefixes of ``namespaces``.
  init(_ name: String) { self = Self.byName[name] ?? .transparent }

  /// The prefix of each namespace.
  static let namespaces = [
    "http://schemas.openxmlformats.org/presentationml/2006/main": "p",
    "http://purl.oclc.org/ooxml/presentationml/main": "p",
    "http://schemas.openxmlformats.org/drawingml/2006/main": "a",
    "http://purl.oclc.org/ooxml/drawingml/main": "a",
    "http://schemas.openxmlformats.org/drawingml/2006/diagram": "dgm",
    "http://purl.oclc.org/ooxml/drawingml/diagram": "dgm",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "r",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
  ]

  private static let byName: [String: SlideElement] = [
    "p:sld": .slide, "p:sp": .shape, "p:ph": .placeholder, "p:cNvPr": .appearance,
    "p:txBody": .body, "a:txBody": .body, "dgm:t": .body,
    "a:p": .paragraph, "a:pPr": .paragraphProperties, "a:buChar": .bullet, "a:buBlip": .bullet,
    "a:buNone": .noBullet, "a:buAutoNum": .number,
    "a:rPr": .runProperties, "a:t": .text, "a:br": .lineBreak, "a:fld": .field,
    "a:tbl": .table, "a:tblPr": .tableProperties, "a:tr": .row, "a:tc": .cell,
    "mc:AlternateContent": .alternatives, "mc:Choice": .choice, "mc:Fallback": .fallback,
    "a:lstStyle": .skipped, "a:endParaRPr": .skipped, "m:oMath": .skipped,
    "m:oMathPara": .skipped, "p:timing": .skipped, "p:transition": .skipped,
    "p:extLst": .skipped, "a:extLst": .skipped,
  ]
}
