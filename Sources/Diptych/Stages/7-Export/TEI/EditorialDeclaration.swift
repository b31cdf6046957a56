internal import DiptychXML

/// Writes `editorialDecl`: what was done to the text, by the stages and settings that were in force.
struct EditorialDeclaration {
  let document: Document
  let responsibility: Responsibility
  let settings: TEIExport.Configuration

  private var lifted: Bool { responsibility.isProvided(.glosses) }
  private var hasGlosses: Bool {
    lifted || document.blocks.contains { !$0.glosses.isEmpty }
  }

  /// Writes the element.
  func write(to xml: inout XMLWriter) {
    xml.block("editorialDecl") { xml in
      if responsibility.isProvided(.repairs) {
        declare("correction", "method", "markup", correction, to: &xml)
      }
      let isMarkup = hasGlosses && settings.glosses == "ruby"
      declare("normalization", "method", isMarkup ? "markup" : "silent", normalization, to: &xml)
      declare("quotation", "marks", "all", quotation, to: &xml)
      declare("segmentation", nil, nil, segmentation, to: &xml)
      declare("interpretation", nil, nil, interpretation, to: &xml)
    }
  }

  private func declare(
    _ name: XMLName, _ attribute: XMLName?, _ value: String?, _ text: String,
    to xml: inout XMLWriter
  ) {
    xml.open(name)
    if let attribute, let value { xml.attribute(attribute, value) }
    xml.line("p", text)
    xml.close()
    xml.newLine()
  }

  private let correction =
    "Damaged characters that could be repaired stand in choice, with the damaged text in sic and the"
    + " reading in corr."

  private var normalization: String {
    let rest =
      "White space at the ends of lines and blank lines are not kept. Nothing else was changed:"
      + " neither characters, nor punctuation, nor spelling."
    guard hasGlosses else { return rest }
    return settings.glosses == "ruby"
      ? "A reading that the source gives in brackets behind a character is kept in rt; the brackets"
        + " are not kept as text. " + rest
      : "Readings that the source gives behind characters are left out, with their brackets. "
        + rest
  }

  private let quotation =
    "Quotation marks are kept as text, outside the element that they enclose."

  private var segmentation: String {
    let sections =
      responsibility.isProvided(.headings)
      ? "Headings were found automatically; a section begins at each heading, and where the language"
        + " of the text changes. "
      : "No headings were looked for. "
    return responsibility.isProvided(.segments)
      ? sections + "Paragraphs were divided into sentences automatically."
      : sections + "Paragraphs were not divided into sentences: each is one s."
  }

  private var interpretation: String {
    guard responsibility.isProvided(.mentions) || responsibility.isProvided(.terms) else {
      return "No names, dates, quantities or terms were marked."
    }
    return responsibility.isProvided(.entities)
      ? "Names, dates, quantities and terms were marked automatically; ref points into standOff, where the forms"
        + " in all languages stand together."
      : "Names, dates, quantities and terms were marked automatically."
  }
}
