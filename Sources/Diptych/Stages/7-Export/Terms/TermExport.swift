/// Writes the names and terms that the document has in two languages or more, as pairs.
///
/// They are candidates that no person has approved. A document without any has no such file.
struct TermExport: Exporter, StandardStage {
  struct Configuration: StageConfiguration {
    /// Which files are written.
    var formats = ["csv"]
    /// The kinds to write; all if there are none.
    var kinds: [String] = []
    /// Names that are less sure are left out.
    var minimumConfidence = 0.0
    /// Whether spreadsheets are kept from running text as a formula.
    var guardFormulas = true
    /// Whether tables begin with a byte order mark.
    var byteOrderMark = false

    static let settings = [
      Setting(
        "formats", "Which files are written: a table of pairs, or TBX-Basic (ISO 30042).",
        choices: ["csv", "tbx"]),
      Setting("kinds", "The kinds to write, such as \"term\" and \"organisation\"; all if empty."),
      Setting("minimumConfidence", "Names that are less sure are left out.", range: 0...1),
      Setting("guardFormulas", ExportSettings.guardFormulas),
      Setting("byteOrderMark", ExportSettings.byteOrderMark),
    ]
  }

  static let name = "term-export"
  static let summary = "Writes the names and terms that are known in two languages as pairs."
  static let requires: Set<Layer> = [.blocks, .entities]
  static let provides: Set<Layer> = []

  private let configuration: Configuration

  /// What the standard stages find; other ones may find other kinds.
  private static let kinds: [EntityKind] = [.person, .organisation, .place, .term]

  /// - Throws: a ``SettingError`` if a kind is misspelt.
  init(_ configuration: Configuration, context: StageContext) throws {
    let known = Self.kinds.map(\.rawValue)
    for kind in configuration.kinds where !known.contains(kind) {
      guard let meant = closestWord(to: kind, among: known) else { continue }
      throw SettingError(
        setting: "kinds",
        message: "no stage finds '\(readable(kind))'; did you mean '\(meant)'?")
    }
    self.configuration = configuration
  }

  func run(_ document: inout Document) {
    let plan = document.plan()
    let concepts = TermConcept.all(
      in: document, plan, kinds: configuration.kinds,
      minimumConfidence: configuration.minimumConfidence)
    guard !concepts.isEmpty else { return }
    if configuration.formats.contains("csv") {
      document.emit(Output(suffix: "terms.csv", bytes: table(concepts, of: document)))
    }
    if configuration.formats.contains("tbx") {
      document.emit(
        Output(suffix: "terms.tbx", bytes: TBXWriter.file(concepts, of: document, plan)))
    }
  }

  private func table(_ concepts: [TermConcept], of document: Document) -> [UInt8] {
    var csv = CSVWriter(
      columns: [
        "document", "source", "entity", "type", "sourceLanguage", "sourceTerm", "sourceVariants",
        "targetLanguage", "targetTerm", "targetVariants", "confidence",
      ], guardsFormulas: configuration.guardFormulas,
      hasByteOrderMark: configuration.byteOrderMark)
    for concept in concepts {
      let source = concept.languages[0]
      for target in concept.languages.dropFirst() {
        csv.field(document.id)
        csv.field(document.source.name)
        csv.field(concept.id)
        csv.field(concept.kind.rawValue)
        for side in [source, target] {
          csv.field(side.language.rawValue)
          csv.field(side.forms[0].text)
          csv.field(side.forms.dropFirst().map(\.text).joined(separator: " | "))
        }
        csv.field(
          Hundredths(min(source.forms[0].confidence, target.forms[0].confidence)).text)
        csv.endRow()
      }
    }
    return csv.bytes
  }
}

/// What settings mean that several exports have.
enum ExportSettings {
  static let guardFormulas =
    "Whether an apostrophe stands before text that a spreadsheet would run as a formula."
  static let byteOrderMark =
    "Whether tables begin with a byte order mark, by which some spreadsheets know UTF-8."
}
