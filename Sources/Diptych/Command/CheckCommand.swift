internal import ArgumentParser

/// `diptych check`.
struct CheckCommand: ToolCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: localized("Tells whether pipeline.json is right; touches no document."),
    discussion: localized(
      """
      All problems are listed at once, each with its place in the file. If there is none, the values \
      of a run are shown with the place that each came from.
      """))

  @OptionGroup var pipelineOptions: PipelineOptions
  @OptionGroup var options: RunOptions
  @Flag(help: .localized("Prints the file with every default filled in."))
  var effective = false
  @Flag(help: .localized("Prints the JSON Schema of pipeline.json."))
  var schema = false

  func validate() throws {
    if effective, schema {
      throw ValidationError(localized("--effective and --schema exclude each other"))
    }
  }

  func run(in environment: ToolEnvironment) throws -> Int32 {
    if schema {
      print(try PipelineSchema(registry: environment.registry).json())
      return 0
    }
    let pipeline = try pipelineOptions.pipeline(with: environment.registry)
    try pipeline.prepare()
    let values = try RunValues(options, pipeline, folder: pipelineOptions.folder)
    if let drop = try? Descriptor.folder(at: Array(values.input.value.utf8)) {
      try values.checkFolders(drop)
    }
    if let remarks = pipeline.remarks { StandardStream.error.tell(remarks) }
    if effective {
      print(try pipeline.effective())
      return 0
    }
    let rows = [
      ["input", readable(values.input.value), values.input.origin],
      ["output", readable(values.output.value), values.output.origin],
      ["jobs", "\(values.jobCount)", values.jobs.origin],
      [
        "settleSeconds", SettingsOverlay.shown(values.settleSeconds.value),
        values.settleSeconds.origin,
      ],
    ]
    StandardStream.output.tell(
      """
      \(pipeline.file) is right: \(pipeline.stages.count) stages, settings \
      \(pipeline.description.settingsSHA256.prefix(16))
      """)
    StandardStream.output.write(TextTable(rows).text)
    return 0
  }

  private func print(_ value: JSONValue) {
    let text = JSONText.write(value, .readable) + [0x0A]
    StandardStream.output.write(String(decoding: text, as: UTF8.self))
  }
}
