/// A document that a verb takes through the pipeline only to show something about it.
struct PreviewedDocument {
  /// The document as far as it went.
  private(set) var document: Document
  /// Why it went no further.
  private(set) var failure: Failure?
  /// The stages that are not for the file.
  let passedOver: [String]

  /// Reads a file and takes it through stages; exporters are left out.
  ///
  /// - Parameters:
  ///   - file: the file's path.
  ///   - pipeline: the pipeline, prepared.
  ///   - options: where the pipeline is from.
  ///   - last: the name of the last stage; all stages if it is `nil`.
  /// - Throws: a ``RunError`` if there is no such file, or a ``StageFailure`` if it cannot be a document.
  init(
    _ file: String, _ pipeline: Pipeline, _ options: PipelineOptions, through last: String? = nil
  ) throws {
    let source = try InputFile(file).source(pipeline.limits)
    document = Document(
      id: documentID(path: source.path, sha256: source.sha256), source: source,
      run: pipeline.description)
    var selection = pipeline.selection
    selection.folder = InputFile(file).folder(inDrop: options.resolved(pipeline.input.folder))
    let end = pipeline.stages.firstIndex { type(of: $0).name == last }
    failure = Self.run(
      pipeline.stages[...(end ?? pipeline.stages.count - 1)], selection, on: &document)
    passedOver = selection.passedOver(by: document)
  }

  /// Takes the document as far as it goes.
  private static func run(
    _ stages: ArraySlice<any Stage>, _ selection: StageSelection, on document: inout Document
  ) -> Failure? {
    for (index, stage) in stages.enumerated() where !(stage is any Exporter) {
      do {
        guard try selection.takes(&document, at: index, isExporter: false) else { continue }
        try stage.run(&document)
      } catch let failure as Failure {
        return failure
      } catch let error as StageFailure {
        return Failure(error, in: stage.title)
      } catch {
        return Failure(unexpected: error, in: stage.title)
      }
    }
    do throws(Failure) {
      try selection.checkRead(document, before: stages.count)
    } catch {
      return error
    }
    return nil
  }
}
