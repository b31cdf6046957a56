internal import ArgumentParser

/// `diptych inspect`.
struct InspectCommand: ToolCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: localized("Shows what the pipeline sees in a file, block by block, and why."),
    discussion: localized(
      """
      For each block its place in the source, language, kind and heading level with the confidence, \
      the reasons below, and the beginning of its text; then the sections with their counterparts. \
      Nothing is written.
      """))

  /// When colours are used.
  enum Colour: String, ExpressibleByArgument, CaseIterable {
    case auto, always, never
  }

  @OptionGroup var pipelineOptions: PipelineOptions
  @Flag(help: .localized("Leaves the reasons out."))
  var brief = false
  @Option(help: .localized("Colours: where a person sees them, always, or never."))
  var color = Colour.auto
  @Argument(help: .localized("The file to look at.", valueName: "file"))
  var file: String

  func run(in environment: ToolEnvironment) throws -> Int32 {
    let pipeline = try pipelineOptions.pipeline(with: environment.registry)
    try pipeline.prepare()
    defer { pipeline.release() }
    let source: Source
    do {
      source = try InputFile(file).source(pipeline.limits)
    } catch let failure as StageFailure {
      tell(Failure(failure, in: ""))
      return 3
    }
    var document = Document(
      id: documentID(path: source.path, sha256: source.sha256), source: source,
      run: pipeline.description)
    var selection = pipeline.selection
    selection.folder = InputFile(file).folder(
      inDrop: pipelineOptions.resolved(pipeline.input.folder))
    let stream = StandardStream.output
    let failure = Self.run(pipeline.stages, selection, on: &document)
    let text = Inspection(
      document, showsReasons: !brief, columns: stream.columns ?? 100, isColoured: isColoured(stream)
    )
    .text
    stream.write(text)
    let passedOver = selection.passedOver(by: document)
    if !passedOver.isEmpty {
      stream.tell("not for this file: \(passedOver.joined(separator: ", "))")
    }
    guard let failure else { return 0 }
    tell(failure)
    return 3
  }

  private func tell(_ failure: Failure) {
    StandardStream.error.write("\(readable(file)): \(failure.text())\n")
  }

  /// Takes the document as far as it goes.
  private static func run(
    _ stages: [any Stage], _ selection: StageSelection, on document: inout Document
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

  private func isColoured(_ stream: StandardStream) -> Bool {
    switch color {
    case .always: true
    case .never: false
    case .auto: stream.isTerminal && Machine.variable("NO_COLOR") == nil
    }
  }
}
