internal import DiptychXML

/// Writes `correspDesc`: who wrote an official letter to whom, when, under which number.
struct TEILetters {
  let document: Document
  let outline: ExportOutline

  /// Writes one element for each letter.
  func write(to xml: inout XMLWriter) {
    for letter in document.letters {
      xml.open("correspDesc")
      xml.attribute(.lang, letter.language.rawValue)
      if letter.issuer != nil || !letter.signature.isEmpty || letter.date != nil {
        xml.open("correspAction")
        xml.attribute(.type, "sent")
        if let issuer = letter.issuer { write("orgName", issuer, to: &xml) }
        for line in letter.signature where line != letter.issuer { write("name", line, to: &xml) }
        if let date = letter.date { write("date", date, to: &xml) }
        xml.close()
      }
      if let addressee = letter.addressee {
        xml.open("correspAction")
        xml.attribute(.type, "received")
        write("name", addressee, to: &xml)
        xml.close()
      }
      if let number = letter.number { write("note", number, type: "documentNumber", to: &xml) }
      xml.close()
      xml.newLine()
    }
  }

  private func write(
    _ element: XMLName, _ part: OfficialLetter.Part, type: String? = nil, to xml: inout XMLWriter
  ) {
    let block = outline.units[part.block].id
    xml.open(element)
    if let type { xml.attribute(.type, type) }
    if let value = part.value { xml.attribute("when", value) }
    xml.attribute(.corresp, pointer: block.span)
    xml.data(document.blocks[part.block][part.range])
    xml.close()
  }
}
