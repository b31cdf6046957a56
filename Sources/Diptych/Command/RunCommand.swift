internal import ArgumentParser

/// `diptych run`.
struct RunCommand: ToolCommand {
  /// What `--log-format` takes.
  enum LogFormat: String, ExpressibleByArgument, CaseIterable {
    case auto, text, json
  }

  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: localized("Takes every document of a drop through the pipeline."),
    discussion: localized(
      """
      Results appear in the output folder: data/ has the outputs under the documents' own paths, \
      quarantine/ has documents that could not be processed, each with the reason, and runs/ has a \
      report of each run. A value that an option does not give comes from the environment \
      (DIPTYCH_INPUT, DIPTYCH_OUTPUT, DIPTYCH_JOBS, DIPTYCH_SETTLE_SECONDS), else from \
      pipeline.json; 'diptych check' shows which.
      """))

  @OptionGroup var pipelineOptions: PipelineOptions
  @OptionGroup var options: RunOptions
  @Option(
    help: .localized(
      "Only documents whose path matches.",
      discussion:
        "* and ? stay within a name, ** crosses folders; without a / the file's name counts.",
      valueName: "pattern"))
  var only: String?
  @Flag(help: .localized("Lists what would be done, and does nothing."))
  var dryRun = false
  @Flag(
    help: .localized(
      "Prints a request for 'diptych worker' for each document that is to be done, and does nothing."
    ))
  var requests = false
  @Option(
    help: .localized(
      "Only the requests of the i-th of n shares of the documents.", valueName: "i/n"))
  var shard: Shard?
  @Option(
    help: .localized(
      "Takes what 'diptych worker --answers' left in this folder, and does the rest.",
      valueName: "folder"))
  var answers: String?
  @Flag(help: .localized("Tries documents again that are in quarantine and did not change."))
  var retryQuarantined = false
  @Flag(
    help: .localized("Compares the content of all outputs as well, not only their size and time."))
  var paranoid = false
  @Flag(help: .localized("Works in this process: for debugging, since a crash then ends the run."))
  var inProcess = false
  @Option(
    help: .localized("Begins no further document after this time.", valueName: "30m"))
  var maxRuntime: DurationOption?
  @Option(
    help: .localized(
      "Stops when more documents fail than this number, or than this share of at least 20 documents.",
      valueName: "n|p%"))
  var maxFailures: FailureLimit?
  @Option(
    help: .localized("How long to wait while another run has the archive.", valueName: "30s"))
  var waitLock: DurationOption?
  @Option(
    help: .localized(
      "Writes the figures of the run there, for Prometheus' text file collector.",
      valueName: "file"))
  var metricsFile: String?
  @Option(
    help: .localized(
      "How progress is told on stderr: auto is text on a terminal and JSON lines elsewhere."))
  var logFormat = LogFormat.auto

  @Option(help: .localized("What is told on stderr: info is all, else only warnings or errors."))
  var logLevel = RunLog.Level.info

  func run(in environment: ToolEnvironment) throws -> Int32 {
    do {
      return try start(in: environment)
    } catch let error as any ToolError {
      guard format == .json, !dryRun, !requests else { throw error }
      // A log of JSON lines is one to its end.
      return log("", .english).end(with: error)
    }
  }

  private func start(in environment: ToolEnvironment) throws -> Int32 {
    let pipeline = try pipelineOptions.pipeline(with: environment.registry)
    let values = try RunValues(options, pipeline, folder: pipelineOptions.folder)
    let input: Descriptor
    do throws(SystemError) {
      input = try .folder(at: Array(values.input.value.utf8))
    } catch {
      throw RunError(.noInput, "the drop cannot be read: \(error)")
    }
    try values.checkFolders(input)
    let glob = only.map(Glob.init)
    if dryRun || requests {
      let plan = try DryRun(values, pipeline, input, only: glob)
      return requests ? try plan.printRequests(of: shard) : try plan.run()
    }
    var options = RunSession.Options(
      retriesQuarantined: retryQuarantined, isParanoid: paranoid, isInProcess: inProcess)
    options.maximumSeconds = maxRuntime?.seconds
    options.maximumFailures = maxFailures
    options.lockSeconds = waitLock?.seconds ?? 0
    options.metricsFile = metricsFile
    options.configuration = pipelineOptions.path
    options.answers = answers
    let session: RunSession
    do throws(RunError) {
      session = try RunSession(
        pipeline, values, options, input: input, only: glob, signals: environment.signals
      ) { log($0, pipeline.run.messageLanguage) }
    } catch {
      noteFailure(error, pipeline.description)
      throw error
    }
    do throws(RunError) {
      return try session.run()
    } catch {
      guard format == .json else { throw error }
      return session.log.end(with: error)
    }
  }

  /// Writes the figures of a run that could not begin; one that was locked out is none.
  private func noteFailure(_ error: RunError, _ description: RunDescription) {
    // Without a place for the figures that is what the error says.
    guard let metricsFile, error.code != .locked, let file = try? MetricsFile(at: metricsFile)
    else { return }
    let now = WallClock.now()
    let report = RunReport(run: "", started: now, description: description)
    do throws(RunError) {
      try file.write(
        Metrics(
          report, ended: now, exitCode: error.exitCode, standing: nil,
          lastSuccess: file.lastSuccess))
    } catch let second {
      log("", .ofEnvironment).event(.error, "metrics", second.message)
    }
  }

  private func log(_ run: String, _ language: Message.Language) -> RunLog {
    RunLog(format, run: run, language: language, minimum: logLevel)
  }

  func validate() throws {
    guard shard == nil || requests else {
      throw ValidationError(localized("--shard goes with --requests only"))
    }
  }

  private var format: RunLog.Format {
    switch logFormat {
    case .auto: StandardStream.error.isTerminal ? .text : .json
    case .text: .text
    case .json: .json
    }
  }
}

/// A time such as `90`, `90s`, `30m` or `6h`.
struct DurationOption: ExpressibleByArgument {
  let seconds: Double

  /// Ten years: the clocks count no longer times than some centuries.
  private static let maximumSeconds = 3650.0 * 86_400

  init?(argument: String) {
    let units: [Character: Double] = ["s": 1, "m": 60, "h": 3600, "d": 86_400]
    let unit = argument.last.flatMap { units[$0] }
    guard let number = Double(unit == nil ? argument : String(argument.dropLast())) else {
      return nil
    }
    seconds = number * (unit ?? 1)
    guard 0...Self.maximumSeconds ~= seconds else { return nil }
  }
}

extension RunLog.Level: ExpressibleByArgument {}

extension RunLog {
  /// Tells why there is no run, or no more of it.
  ///
  /// - Returns: the exit code.
  fileprivate func end(with error: any ToolError) -> Int32 {
    event(
      .error, "failed", error.message,
      [
        JSONValue.Member(key: "msg", value: JSONValue(.string("\(error.message)"))),
        JSONValue.Member(key: "exitCode", value: JSONValue(.integer(Int(error.exitCode)))),
      ])
    return error.exitCode
  }
}

extension FailureLimit: ExpressibleByArgument {
  init?(argument: String) { self.init(argument) }
}
