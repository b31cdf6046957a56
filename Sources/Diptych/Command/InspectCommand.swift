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
    let preview: PreviewedDocument
    do {
      preview = try PreviewedDocument(file, pipeline, pipelineOptions)
    } catch let failure as StageFailure {
      tell(Failure(failure, in: ""))
      return 3
    }
    let stream = StandardStream.output
    let text = Inspection(
      preview.document, showsReasons: !brief, columns: stream.columns ?? 100,
      isColoured: isColoured(stream)
    )
    .text
    stream.write(text)
    if !preview.passedOver.isEmpty {
      stream.tell("not for this file: \(preview.passedOver.joined(separator: ", "))")
    }
    guard let failure = preview.failure else { return 0 }
    tell(failure)
    return 3
  }

  private func tell(_ failure: Failure) {
    StandardStream.error.write("\(readable(file)): \(failure.text())\n")
  }

  private func isColoured(_ stream: StandardStream) -> Bool {
    switch color {
    case .always: true
    case .never: false
    case .auto: stream.isTerminal && Machine.variable("NO_COLOR") == nil
    }
  }
}
