internal import DiptychXML

/// Writes sections for translators to fill in: XLIFF 2.1, with its glossary module.
///
/// A unit is a section, a segment is a heading or a sentence, and the targets are empty. Names and terms that
/// the rest of the document has in both languages are the unit's glossary.
enum XLIFFWriter {
  /// The whole file.
  static func file(
    _ sections: [UntranslatedSection], from source: LanguageTag, to target: LanguageTag,
    of document: Document, _ plan: ExportPlan
  ) -> [UInt8] {
    let glossary = Glossary(document, plan, from: source, to: target)
    var xml = XMLWriter(capacity: 65536)
    xml.declaration()
    xml.open("xliff")
    xml.attribute("xmlns", constant: "urn:oasis:names:tc:xliff:document:2.0")
    xml.attribute("xmlns:gls", constant: "urn:oasis:names:tc:xliff:glossary:2.0")
    xml.attribute("version", constant: "2.1")
    xml.attribute("srcLang", source.rawValue)
    xml.attribute("trgLang", target.rawValue)
    xml.newLine()
    xml.open("file")
    xml.attribute("id", document.id)
    xml.attribute("original", document.source.name)
    xml.newLine()
    for section in sections {
      write(section.section, plan.outline, glossary, document, to: &xml)
    }
    xml.close()
    xml.newLine()
    xml.close()
    xml.newLine()
    return xml.bytes
  }

  private static func write(
    _ index: Int, _ outline: ExportOutline, _ glossary: Glossary, _ document: Document,
    to xml: inout XMLWriter
  ) {
    let section = outline.sections[index]
    xml.open("unit")
    xml.attribute("id", plain: section.id.span)
    if let heading = section.heading { xml.attribute("name", document.blocks[heading].text) }
    xml.newLine()
    glossary.write(section.blocks, document, to: &xml)
    for block in section.blocks {
      let unit = outline.units[block]
      let text = document.blocks[block].utf8
      guard !unit.isHead, !unit.segments.isEmpty else {
        write(text, id: unit.id, to: &xml)
        continue
      }
      for (number, segment) in unit.segments.enumerated() {
        write(
          Array(text[segment.start..<segment.end]), id: unit.id.part("s") + "\(number + 1)".utf8,
          to: &xml)
      }
    }
    xml.close()
    xml.newLine()
  }

  private static func write(_ text: [UInt8], id: [UInt8], to xml: inout XMLWriter) {
    xml.open("segment")
    xml.attribute("id", plain: id.span)
    xml.attribute("state", constant: "initial")
    xml.open("source")
    xml.data(text.span)
    xml.close()
    xml.open("target")
    xml.close()
    xml.close()
    xml.newLine()
  }

  /// What the document shows about names and terms in the two languages.
  private struct Glossary {
    private var pairs: [Int: (term: String, translation: String)] = [:]

    init(_ document: Document, _ plan: ExportPlan, from source: LanguageTag, to target: LanguageTag)
    {
      for concept in TermConcept.all(in: document, plan, kinds: [], minimumConfidence: 0) {
        let term = concept.languages.first { $0.language.primary == source.primary }
        let translation = concept.languages.first { $0.language.primary == target.primary }
        guard let term, let translation else { continue }
        pairs[concept.entity] = (term.forms[0].text, translation.forms[0].text)
      }
    }

    /// Writes the entries that are mentioned in some blocks, in the order of the text.
    func write(_ blocks: [Int], _ document: Document, to xml: inout XMLWriter) {
      var seen: Set<Int> = []
      var isOpen = false
      for block in blocks {
        for mention in document.blocks[block].mentions {
          guard let entity = mention.entity, let pair = pairs[entity],
            seen.insert(entity).inserted
          else { continue }
          if !isOpen {
            xml.open("gls:glossary")
            xml.newLine()
            isOpen = true
          }
          xml.open("gls:glossEntry")
          xml.line("gls:term", pair.term)
          xml.line("gls:translation", pair.translation)
          xml.close()
          xml.newLine()
        }
      }
      if isOpen {
        xml.close()
        xml.newLine()
      }
    }
  }
}
