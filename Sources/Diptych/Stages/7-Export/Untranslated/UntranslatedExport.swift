/// Lists the sections that have no translation in the document: the work that is left to translators.
///
/// A document without any has no such file.
struct UntranslatedExport: Exporter, StandardStage {
  struct Configuration: StageConfiguration {
    /// Which files are written.
    var formats = ["csv"]
    /// Whether a document in one language alone is listed.
    var wholeDocuments = true
    /// Whether spreadsheets are kept from running text as a formula.
    var guardFormulas = true
    /// Whether tables begin with a byte order mark.
    var byteOrderMark = false

    static let settings = [
      Setting(
        "formats",
        "Which files are written: a table, or XLIFF 2.1 with the text, one for each language pair.",
        choices: ["csv", "xliff"]),
      Setting(
        "wholeDocuments",
        "Whether documents in one of the expected languages alone are listed, all sections of them."
      ),
      Setting("guardFormulas", ExportSettings.guardFormulas),
      Setting("byteOrderMark", ExportSettings.byteOrderMark),
    ]
  }

  static let name = "untranslated-export"
  static let summary = "Lists the sections that have no translation."
  static let requires: Set<Layer> = [.blocks, .sections, .pairs]
  static let provides: Set<Layer> = []

  private let configuration: Configuration

  init(_ configuration: Configuration, context: StageContext) {
    self.configuration = configuration
  }

  func run(_ document: inout Document) {
    let plan = document.plan()
    let sections = UntranslatedSection.all(
      in: document, plan.outline, wholeDocuments: configuration.wholeDocuments)
    guard !sections.isEmpty else { return }
    if configuration.formats.contains("csv") {
      document.emit(
        Output(suffix: "untranslated.csv", bytes: table(sections, of: document, plan.outline)))
    }
    if configuration.formats.contains("xliff") {
      var names: Set<String> = []
      for (index, (direction, sections)) in UntranslatedSection.directions(sections).enumerated() {
        let name = "\(direction.from.short).\(direction.to.short)"
        let number = names.insert(name).inserted ? "" : ".\(index + 1)"
        document.emit(
          Output(
            suffix: "\(name)\(number).xlf",
            bytes: XLIFFWriter.file(
              sections, from: direction.from, to: direction.to, of: document, plan)))
      }
    }
  }

  private func table(
    _ sections: [UntranslatedSection], of document: Document, _ outline: ExportOutline
  ) -> [UInt8] {
    var csv = CSVWriter(
      columns: [
        "document", "source", "section", "level", "language", "targetLanguage", "heading", "line",
        "lastLine", "paragraphs", "sentences", "characters", "beginning",
      ], guardsFormulas: configuration.guardFormulas,
      hasByteOrderMark: configuration.byteOrderMark)
    for untranslated in sections {
      let section = outline.sections[untranslated.section]
      let blocks = section.blocks.map { document.blocks[$0] }
      let bodies = section.blocks.filter { $0 != section.heading }
      csv.field(document.id)
      csv.field(document.source.name)
      csv.field(section.id)
      csv.field(section.level)
      csv.field(section.language.rawValue)
      csv.field(untranslated.target.rawValue)
      csv.field(section.heading.map { document.blocks[$0].utf8 } ?? [])
      for line in [blocks.first?.lines.first?.number, blocks.last?.lines.last?.number] {
        if let line { csv.field(line) } else { csv.field("") }
      }
      csv.field(bodies.count)
      csv.field(bodies.reduce(0) { $0 + outline.units[$1].segments.count })
      csv.field(blocks.reduce(0) { $0 + Self.characterCount($1.utf8) })
      csv.field(bodies.first.map { Self.beginning(document.blocks[$0].utf8) } ?? [])
      csv.endRow()
    }
    return csv.bytes
  }

  /// The number of characters that are no white space.
  private static func characterCount(_ utf8: [UInt8]) -> Int {
    utf8.count { $0 > 0x20 && $0 & 0xC0 != 0x80 }
  }

  /// How many bytes of a section's text the table shows.
  private static let beginningBytes = 120

  /// The beginning of a text, cut between two characters.
  private static func beginning(_ utf8: [UInt8]) -> [UInt8] {
    guard utf8.count > beginningBytes else { return utf8 }
    var end = beginningBytes
    while utf8[end] & 0xC0 == 0x80 { end -= 1 }
    return Array(utf8[..<end]) + Array("…".utf8)
  }
}
