/// Writes the document as one JSON object, by `diptych-document.schema.json`.
struct JSONExport: Exporter, StandardStage {
  static let name = "json-export"
  static let summary = "Writes the document as JSON with offsets in Unicode scalars."
  static let requires: Set<Layer> = [.blocks]
  static let provides: Set<Layer> = []

  init(_ configuration: NoConfiguration, context: StageContext) {}

  func run(_ document: inout Document) {
    document.emit(Output(suffix: "json", bytes: DocumentProjection.json(of: document)))
  }
}
