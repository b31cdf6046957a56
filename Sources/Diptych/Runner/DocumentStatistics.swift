/// What was found in a document, or in all documents of a run, in numbers.
struct DocumentStatistics: Sendable, Equatable {
  var blocks = 0
  var sections = 0
  /// Beads of sections.
  var sectionPairs = 0
  /// Sections without a counterpart, in documents of more than one language.
  var unpairedSections = 0
  /// Documents, or 1 for a document, whose text is in one language alone.
  var monolingual = 0
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
    var languages: Set<String> = []
    var last: LanguageTag?
    for block in document.blocks {
      if let language = block.language?.value, language != last, language != .undetermined {
        languages.insert(language.primary)
        last = language
      }
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
    monolingual = languages.count == 1 ? 1 : 0
    entities = document.entities.count
    findings = document.findings.count
  }

  /// The numbers by name, in the order of the records.
  private static let fields: [(name: String, path: any WritableKeyPath<Self, Int> & Sendable)] = [
    ("blocks", \.blocks), ("sections", \.sections), ("sectionPairs", \.sectionPairs),
    ("unpairedSections", \.unpairedSections),
    ("monolingual", \.monolingual), ("segments", \.segments),
    ("segmentBeads", \.segmentBeads), ("glosses", \.glosses), ("repairs", \.repairs),
    ("mentions", \.mentions), ("entities", \.entities), ("findings", \.findings),
  ]

  static func += (total: inout DocumentStatistics, one: DocumentStatistics) {
    for (_, path) in fields { total[keyPath: path] += one[keyPath: path] }
  }

  /// The numbers by name.
  var json: JSONValue {
    JSONValue(
      .object(
        Self.fields.map { name, path in
          JSONValue.Member(key: name, value: JSONValue(.integer(self[keyPath: path])))
        }))
  }

  /// Reads what ``json`` wrote; what is missing is 0.
  init(json: JSONValue) {
    for (name, path) in Self.fields { self[keyPath: path] = json[name]?.integer ?? 0 }
  }
}
