/// What an element of a text of Word means.
enum WordElement {
  /// Nothing of its own; what is inside counts.
  case transparent
  /// Nothing inside is text of the document.
  case skipped

  case paragraph, paragraphProperties, run, runProperties
  case text, instruction
  case deletion, moveFrom
  case character(Character)
  case lineBreak, symbol
  case field, simpleField
  case ruby, rubyText, rubyBase
  case noteReference(isEndnote: Bool), note
  case textBox, wordArt
  case alternatives, choice, fallback
  case control, controlProperties, controlContent
  case table, row, rowProperties, cell, cellProperties
  case foreignPart
  case property(Property)

  /// What stands in the properties of something.
  enum Property {
    case style, outlineLevel, listLevel, list, frame
    case characterStyle, hidden, language, bold, size
    case headerRow, columnsBefore, hiddenRow
    case columns, rowMerge
    case gallery, placeholder
  }

  /// The element of a name, by the prefixes of ``WordNamespaces``.
  init(_ name: String) { self = Self.byName[name] ?? .transparent }

  private static let byName: [String: WordElement] = {
    var table: [String: WordElement] = [
      "w:p": .paragraph, "w:pPr": .paragraphProperties, "w:r": .run, "w:rPr": .runProperties,
      "w:t": .text, "w:instrText": .instruction, "w:del": .deletion, "w:moveFrom": .moveFrom,
      "w:tab": .character(" "), "w:ptab": .character(" "), "w:noBreakHyphen": .character("-"),
      "w:br": .lineBreak, "w:cr": .lineBreak, "w:sym": .symbol,
      "w:fldChar": .field, "w:fldSimple": .simpleField,
      "w:ruby": .ruby, "w:rt": .rubyText, "w:rubyBase": .rubyBase,
      "w:footnoteReference": .noteReference(isEndnote: false),
      "w:endnoteReference": .noteReference(isEndnote: true),
      "w:footnote": .note, "w:endnote": .note, "w:txbxContent": .textBox, "v:textpath": .wordArt,
      "mc:AlternateContent": .alternatives, "mc:Choice": .choice, "mc:Fallback": .fallback,
      "w:sdt": .control, "w:sdtPr": .controlProperties, "w:sdtContent": .controlContent,
      "w:tbl": .table, "w:tr": .row, "w:trPr": .rowProperties, "w:tc": .cell,
      "w:tcPr": .cellProperties, "w:altChunk": .foreignPart,
      "w:pStyle": .property(.style), "w:outlineLvl": .property(.outlineLevel),
      "w:ilvl": .property(.listLevel), "w:numId": .property(.list),
      "w:framePr": .property(.frame), "w:rStyle": .property(.characterStyle),
      "w:b": .property(.bold), "w:sz": .property(.size),
      "w:vanish": .property(.hidden), "w:lang": .property(.language),
      "w:tblHeader": .property(.headerRow), "w:gridBefore": .property(.columnsBefore),
      "w:hidden": .property(.hiddenRow), "w:gridSpan": .property(.columns),
      "w:vMerge": .property(.rowMerge), "w:docPartGallery": .property(.gallery),
      "w:showingPlcHdr": .property(.placeholder),
    ]
    for name in [
      "w:delText", "w:delInstrText", "w:pPrChange", "w:rPrChange", "w:sectPr", "w:sectPrChange",
      "w:tblPr", "w:tblPrEx", "w:tblPrChange", "w:tblPrExChange", "w:tblGrid", "w:tblGridChange",
      "w:trPrChange", "w:tcPrChange", "w:numberingChange", "w:tabs", "w:rubyPr", "w:ffData",
      "w:fldData", "w:binData", "w:background", "w:customXmlPr", "w:smartTagPr", "m:oMath",
      "m:oMathPara",
    ] {
      table[name] = .skipped
    }
    return table
  }()
}
