/// What was found in a document, or in all documents of a run, in numbers.
struct DocumentStatistics: Sendable, Equatable {
  var blocks = 0
  var sections = 0
  /// Beads of sections.
  var sectionPairs = 0
  /// Sections without a counterpart, in documents of more than one language.
  var unpairedSections = 0
  var segments = 0
  var segmentBeads = 0
  var glosses = 0
  var repairs = 0
  var mentions = 0
  var entities = 0
  var findings = 0

  init() {}

  init(_ document: Document) {
    blocks = document.blocks.count
    sections = document.sections.count
    for block in document.blocks {
      segments += block.segments.count
      glosses += block.glosses.count
      repairs += block.repairs.count
      mentions += block.mentions.count
    }
    var isPaired = [Bool](repeating: false, count: sections)
    for alignment in document.alignments {
      sectionPairs += alignment.sections.count
      segmentBeads += alignment.segments.count
      for bead in alignment.sections {
        for section in bead.left + bead.right where section < sections { isPaired[section] = true }
      }
    }
    unpairedSections = document.alignments.isEmpty ? 0 : isPaired.count { !$0 }
    entities = document.entities.count
    findings = document.findings.count
  }

  static func += (total: inout DocumentStatistics, one: DocumentStatistics) {
    total.blocks += one.blocks
    total.sections += one.sections
    total.sectionPairs += one.sectionPairs
    total.unpairedSections += one.unpairedSections
    total.segments += one.segments
    total.segmentBeads += one.segmentBeads
    total.glosses += one.glosses
    total.repairs += one.repairs
    total.mentions += one.mentions
    total.entities += one.entities
    total.findings += one.findings
  }

  /// The numbers by name.
  var json: JSONValue {
    .object([
      "blocks": JSONValue(.integer(blocks)),
      "sections": JSONValue(.integer(sections)),
      "sectionPairs": JSONValue(.integer(sectionPairs)),
      "unpairedSections": JSONValue(.integer(unpairedSections)),
      "segments": JSONValue(.integer(segments)),
      "segmentBeads": JSONValue(.integer(segmentBeads)),
      "glosses": JSONValue(.integer(glosses)),
      "repairs": JSONValue(.integer(repairs)),
      "mentions": JSONValue(.integer(mentions)),
      "entities": JSONValue(.integer(entities)),
      "findings": JSONValue(.integer(findings)),
    ])
  }
}
