internal import ArgumentParser

/// `diptych run`.
struct RunCommand: ToolCommand {
  /// What `--log-format` takes.
  enum LogFormat: String, ExpressibleByArgument, CaseIterable {
    case auto, text, json
  }

  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Takes every document of a drop through the pipeline.",
    discussion: """
      Results appear in the output folder: data/ has the outputs under the documents' own paths, \
      quarantine/ has documents that could not be processed, each with the reason, and runs/ has a \
      report of each run. A value that an option does not give comes from the environment \
      (DIPTYCH_INPUT, DIPTYCH_OUTPUT, DIPTYCH_JOBS, DIPTYCH_SETTLE_SECONDS), else from \
      pipeline.json; 'diptych check' shows which.
      """)

  @OptionGroup var pipelineOptions: PipelineOptions
  @OptionGroup var options: RunOptions
  @Option(
    help: ArgumentHelp(
      "Only documents whose path matches.",
      discussion:
        "* and ? stay within a name, ** crosses folders; without a / the file's name counts.",
      valueName: "pattern"))
  var only: String?
  @Flag(help: "Lists what would be done, and does nothing.")
  var dryRun = false
  @Option(
    help: "How progress is told on stderr: auto is text on a terminal and JSON lines elsewhere.")
  var logFormat = LogFormat.auto

  func run(in environment: ToolEnvironment) throws -> Int32 {
    let pipeline = try pipelineOptions.pipeline(with: environment.registry)
    let values = try RunValues(options, pipeline, folder: pipelineOptions.folder)
    let input: Descriptor
    do throws(SystemError) {
      input = try .folder(at: Array(values.input.value.utf8))
    } catch {
      throw RunError(.noInput, "the drop cannot be read: \(error)")
    }
    let glob = only.map(Glob.init)
    if dryRun { return try DryRun(values, pipeline, input, only: glob).run() }
    let started = WallClock.now()
    let run = runName(at: started)
    let log = RunLog(format, run: run)
    let session = try RunSession(
      pipeline, values, input: input, only: glob, started: started, run: run, log: log,
      signals: environment.signals)
    return try session.run()
  }

  private var format: RunLog.Format {
    switch logFormat {
    case .auto: StandardStream.error.isTerminal ? .text : .json
    case .text: .text
    case .json: .json
    }
  }
}
