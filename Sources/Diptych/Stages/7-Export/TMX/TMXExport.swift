/// Writes the sentences that translate each other as a translation memory, TMX 1.4b.
///
/// Beads of sentences only, each with the id that it has in TEI and JSON, in reading text: no glosses.
/// A document without any has no such file.
struct TMXExport: Exporter, StandardStage {
  struct Configuration: StageConfiguration {
    /// The language that is translated from; empty for the left one.
    var sourceLanguage = ""
    /// What tools that know no script tags call a language.
    var languageMap: [String: String] = [:]
    /// Beads that are less sure are left out.
    var minimumConfidence = 0.0
    /// Whether the file names the DTD.
    var doctype = false

    static let settings = [
      Setting(
        "sourceLanguage",
        "The language that is translated from, such as \"en\"; empty for the left one."),
      Setting(
        "languageMap",
        "Other names for languages, such as \"zh-Hant\": \"zh-TW\" for tools that know no scripts."),
      Setting(
        "minimumConfidence", "Pairs of sentences that are less sure are left out.", range: 0...1),
      Setting("doctype", "Whether each file names its DTD, tmx14.dtd."),
    ]
  }

  static let name = "tmx-export"
  static let summary = "Writes the pairs of sentences as a translation memory, TMX 1.4b."
  static let requires: Set<Layer> = [.blocks, .segments, .beads]
  static let provides: Set<Layer> = []

  private let configuration: Configuration

  init(_ configuration: Configuration, context: StageContext) {
    self.configuration = configuration
  }

  func run(_ document: inout Document) {
    let plan = document.plan()
    let groups = plan.beads.segments.map { units(of: $0, in: document, plan) }
      .filter { !$0.beads.isEmpty }
    guard let first = groups.first else { return }
    let source = Self.isSwapped(first, configuration) ? first.right : first.left
    let size = document.blocks.reduce(0) { $0 + $1.utf8.count }
    var tmx = TMXWriter(
      TMXWriter.Header(
        toolVersion: document.run.version, sourceLanguage: name(of: source),
        creationDate: document.run.timestamp.map(Self.compact),
        properties: [
          ("x-source-name", document.source.name), ("x-source-sha256", document.source.sha256),
        ], hasDocumentType: configuration.doctype),
      capacity: 2 * size + 4096)
    let prefix = Array(document.id.utf8).part("sentence")
    for group in groups {
      let isSwapped = Self.isSwapped(group, configuration)
      for (number, bead) in group.beads {
        let left = variant(bead.left, in: group.left, of: document, plan)
        let right = variant(bead.right, in: group.right, of: document, plan)
        tmx.add(
          id: prefix + Array("\(number)".utf8), confidence: bead.confidence,
          isSwapped ? right : left, isSwapped ? left : right)
      }
    }
    document.emit(Output(suffix: "tmx", bytes: tmx.finished()))
  }

  /// Beads of two languages, with their numbers.
  private typealias Group = (
    left: LanguageTag, right: LanguageTag, beads: [(number: Int, bead: Bead<SegmentReference>)]
  )

  /// The beads that are sure enough; rows of stars and the like are nothing to remember.
  private func units(
    of group: ExportedBeads.Group<SegmentReference>, in document: Document, _ plan: ExportPlan
  ) -> Group {
    func hasText(_ segments: [SegmentReference]) -> Bool {
      segments.contains { segment in
        let range = plan.outline.units[segment.block].segments[segment.segment]
        var offset = range.start
        while offset < range.end {
          let scalar = Scalars.decode(document.blocks[segment.block].utf8, at: &offset)
          if Script.of(scalar) != .common || Numeral.isDigit(scalar) { return true }
        }
        return false
      }
    }
    let beads = group.beads.enumerated().filter { _, bead in
      bead.confidence >= configuration.minimumConfidence && hasText(bead.left)
        && hasText(bead.right)
    }
    return (group.left, group.right, beads.map { (group.first + $0.offset, $0.element) })
  }

  /// Whether the right language of a group is the one that is translated from.
  private static func isSwapped(_ group: Group, _ configuration: Configuration) -> Bool {
    guard let source = LanguageTag(canonical: configuration.sourceLanguage) else { return false }
    return group.left.primary != source.primary && group.right.primary == source.primary
  }

  private func variant(
    _ segments: [SegmentReference], in language: LanguageTag, of document: Document,
    _ plan: ExportPlan
  ) -> TMXWriter.Variant {
    var utf8: [UInt8] = []
    for segment in segments {
      if !utf8.isEmpty { utf8 += SentenceJoint.between(sentencesIn: language) }
      let range = plan.outline.units[segment.block].segments[segment.segment]
      utf8 += document.blocks[segment.block].utf8[range.start..<range.end]
    }
    return TMXWriter.Variant(language: name(of: language), utf8: utf8, count: segments.count)
  }

  private func name(of language: LanguageTag) -> String {
    configuration.languageMap[language.rawValue] ?? language.rawValue
  }

  /// An instant as TMX writes it: without hyphens and colons.
  private static func compact(_ instant: String) -> String {
    instant.filter { $0 != "-" && $0 != ":" }
  }
}
