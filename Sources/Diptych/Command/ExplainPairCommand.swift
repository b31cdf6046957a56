internal import ArgumentParser

/// `diptych explain-pair`.
struct ExplainPairCommand: ToolCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain-pair",
    abstract: localized(
      "Shows why sections of a file were paired with their translations, or not."),
    discussion: localized(
      """
      For each section its counterparts and the best of the others: what their words and lengths say, as \
      logarithms of odds (above 0 for a translation, below for any text), how many of their blocks are \
      linked, whether their headings are, and whether they are in the order of the pairs around. Nothing is \
      written.
      """))

  @OptionGroup var pipelineOptions: PipelineOptions
  @Flag(help: .localized("Prints JSON."))
  var json = false
  @Argument(help: .localized("The file to look at.", valueName: "file"))
  var file: String

  func run(in environment: ToolEnvironment) throws -> Int32 {
    let pipeline = try pipelineOptions.pipeline(with: environment.registry)
    guard pipeline.stages.contains(where: { type(of: $0).name == SectionPairing.name }) else {
      throw RunError(.configuration, "the pipeline has no stage '\(SectionPairing.name)'")
    }
    try pipeline.prepare()
    defer { pipeline.release() }
    let preview: PreviewedDocument
    do {
      preview = try PreviewedDocument(
        file, pipeline, pipelineOptions, through: SectionPairing.name)
    } catch let failure as StageFailure {
      StandardStream.error.write("\(readable(file)): \(Failure(failure, in: "").text())\n")
      return 3
    }
    if let failure = preview.failure {
      StandardStream.error.write("\(readable(file)): \(failure.text())\n")
      return 3
    }
    let explanations = preview.document.alignments.compactMap {
      PairExplanation($0, in: preview.document)
    }
    let report = PairReport(explanations, of: preview.document)
    if json {
      StandardStream.output.write(report.json)
    } else if explanations.isEmpty {
      StandardStream.output.tell("the file is in one language: there is nothing to pair")
    } else {
      StandardStream.output.write(report.text)
    }
    return 0
  }
}
