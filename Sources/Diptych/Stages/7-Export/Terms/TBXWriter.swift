internal import DiptychXML

/// Writes concepts as TBX-Basic (ISO 30042:2019, in the style with data categories as attributes).
enum TBXWriter {
  /// The whole file.
  static func file(
    _ concepts: [TermConcept], of document: Document, _ plan: ExportPlan
  ) -> [UInt8] {
    let contexts = Contexts(concepts, of: document, plan)
    var xml = XMLWriter(capacity: 1024 * concepts.count + 1024)
    xml.declaration()
    xml.open("tbx")
    xml.attribute("xmlns", constant: "urn:iso:std:iso:30042:ed-2")
    xml.attribute(.type, constant: "TBX-Basic")
    xml.attribute("style", constant: "dca")
    xml.attribute(.lang, constant: "en")
    xml.newLine()
    xml.block("tbxHeader") { xml in
      xml.block("fileDesc") { xml in
        xml.block("sourceDesc") { xml in
          xml.line(
            "p",
            "Term candidates found by Diptych \(document.run.version) in \(document.source.name) "
              + "(sha256 \(document.source.sha256)). Not checked by a person.")
          xml.newLine()
        }
      }
    }
    xml.block("text") { xml in
      xml.block("body") { xml in
        for concept in concepts { write(concept, contexts, document, to: &xml) }
      }
    }
    xml.close()
    xml.newLine()
    return xml.bytes
  }

  private static func write(
    _ concept: TermConcept, _ contexts: Contexts, _ document: Document, to xml: inout XMLWriter
  ) {
    xml.open("conceptEntry")
    xml.attribute("id", plain: concept.id.span)
    xml.newLine()
    write("descrip", "subjectField", concept.kind.exportWord, to: &xml)
    xml.newLine()
    for names in concept.languages {
      xml.open("langSec")
      xml.attribute(.lang, names.language.rawValue)
      xml.newLine()
      for form in names.forms {
        xml.block("termSec") { xml in
          xml.line("term", form.text)
          xml.newLine()
          // Names are nouns: TBX-Basic has no word of its own for proper ones.
          write("termNote", "partOfSpeech", concept.kind == .term ? "other" : "noun", to: &xml)
          xml.newLine()
          guard let sentence = contexts.sentence(of: concept.entity, named: form.text) else {
            return
          }
          xml.open("descripGrp")
          write("descrip", "context", sentence, to: &xml)
          write("admin", "source", document.source.name, to: &xml)
          xml.close()
          xml.newLine()
        }
      }
      xml.close()
      xml.newLine()
    }
    xml.close()
    xml.newLine()
  }

  private static func write(
    _ name: XMLName, _ type: String, _ text: String, to xml: inout XMLWriter
  ) {
    xml.open(name)
    xml.attribute(.type, type)
    xml.data(text)
    xml.close()
  }

  /// The first sentence in which each form of a concept stands.
  private struct Contexts {
    private struct Key: Hashable {
      var entity: Int
      var text: String
    }

    private var sentences: [Key: String] = [:]

    init(_ concepts: [TermConcept], of document: Document, _ plan: ExportPlan) {
      let entities = Set(concepts.map(\.entity))
      for (block, unit) in zip(document.blocks, plan.outline.units) {
        for mention in block.mentions {
          guard let entity = mention.entity, entities.contains(entity) else { continue }
          let key = Key(entity: entity, text: block[mention.range])
          guard sentences[key] == nil else { continue }
          let segment = unit.segments.first { $0.end >= mention.range.end }
          sentences[key] = segment.map { block[$0] } ?? block.text
        }
      }
    }

    func sentence(of entity: Int, named text: String) -> String? {
      sentences[Key(entity: entity, text: text)]
    }
  }
}
