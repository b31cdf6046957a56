/// One run, from the lock on the archive to the summary.
struct RunSession {
  /// What the command line asks for, besides what the pipeline says.
  struct Options {
    var retriesQuarantined = false
    var isParanoid = false
    var isInProcess = false
    var maximumSeconds: Double?
    var maximumFailures: FailureLimit?
    var lockSeconds = 0.0
    var metricsFile: String?
    /// The path of `pipeline.json`, for the workers.
    var configuration = ""
    /// The folder with the answers of workers that ran elsewhere.
    var answers: String?
  }

  private let pipeline: Pipeline
  private let values: RunValues
  private let options: Options
  private let name: String
  /// What people are told.
  let log: RunLog
  private let archive: Archive
  private let ledgerRun: Ledger.Run
  private let records: RunRecords
  private let runner: Runner
  private let workers: ChildWorkers?
  private let metrics: MetricsFile?
  private let signals: StopSignals
  private let drop: Drop

  /// Prepares everything that can fail before the first document is read.
  init(
    _ pipeline: Pipeline, _ values: RunValues, _ options: Options, input: Descriptor, only: Glob?,
    signals: StopSignals, log makeLog: (_ run: String) -> RunLog
  ) throws(RunError) {
    self.pipeline = pipeline
    self.values = values
    self.options = options
    self.signals = signals
    signals.listen()
    try pipeline.checkPrograms()
    if let path = options.metricsFile { metrics = try MetricsFile(at: path) } else { metrics = nil }
    let answers = try options.answers.map { folder throws(RunError) in
      try Answers(in: folder, settingsSHA256: pipeline.description.settingsSHA256)
    }
    archive = try Archive(at: Array(values.output.value.utf8), waitSeconds: options.lockSeconds)
    // Waiting for another run is no part of this one.
    let started = WallClock.now()
    let run = runName(at: started)
    name = run
    let log = makeLog(run)
    self.log = log
    for case let export as PostponedStage<TEIExport> in pipeline.stages
    where export.configuration.schema == TEIExport.shippedSchemaPath {
      try archive.publishSchema(TEIExport.schemaName)
    }
    let file = try archive.makeRecords(of: run, "documents.jsonl")
    records = RunRecords(
      RunReport(run: run, started: started, description: pipeline.description), file: file)
    ledgerRun = try archive.ledger.start(
      run: run, at: started, settingsSHA256: pipeline.description.settingsSHA256,
      version: pipeline.description.version)
    let lanes = try Self.lanes(archive, values.jobCount)
    let isInProcess = options.isInProcess || !pipeline.run.workers
    if isInProcess { try pipeline.prepare() } else { pipeline.release() }
    workers =
      isInProcess ? nil : Self.workers(pipeline, values, options, lanes.file, archive.staging)
    let processed =
      pipeline.input.movesProcessed
      ? try ProcessedFolder(of: input, at: Array(values.processedFolder.utf8)) : nil
    var excluded: Set = [archive.identity]
    if let identity = try? processed?.folder.status().identity { excluded.insert(identity) }
    drop = Drop(
      input, excluded: excluded, only: only,
      maximumBytes: pipeline.limits.maximumInputBytes,
      settleSeconds: values.settleSeconds.value, pairs: pipeline.pairRules,
      now: started.nanoseconds)
    runner = Runner(
      drop: drop,
      archive: archive, run: ledgerRun,
      worker: Self.worker(pipeline, workers, answers, archive.staging), inFlight: lanes.inFlight,
      publisher: Publisher(
        try BatchPublication(
          archive: archive, run: ledgerRun,
          settings: Archive.PublishingSettings(isDurable: pipeline.run.durable),
          processed: processed, records: records, log: log, pipeline: pipeline,
          output: values.output.value)),
      records: records, options: Self.runnerOptions(pipeline, values, options), signals: signals)
  }

  private static func workers(
    _ pipeline: Pipeline, _ values: RunValues, _ options: Options, _ inFlightFile: Descriptor,
    _ staging: Staging
  ) -> ChildWorkers {
    ChildWorkers(
      ChildWorkers.Settings(
        program: Machine.program,
        arguments: ["diptych", "worker", "--config", options.configuration, "--staged"],
        limits: pipeline.limits, settingsSHA256: pipeline.description.settingsSHA256),
      lanes: values.jobCount, inFlightFile: inFlightFile, staging: staging)
  }

  /// What takes documents through the stages: answers, as far as they go, then processes or this one.
  private static func worker(
    _ pipeline: Pipeline, _ workers: ChildWorkers?, _ answers: Answers?, _ staging: Staging
  ) -> any Worker {
    let local = LocalWorker(
      worker: InProcessWorker(
        stages: pipeline.stages, description: pipeline.description, selection: pipeline.selection,
        limits: pipeline.limits, pairRules: pipeline.pairRules),
      staging: staging)
    let worker: any Worker = workers ?? local
    guard let answers else { return worker }
    return AnsweredWorker(answers: answers, staging: staging, other: worker)
  }

  private static func runnerOptions(
    _ pipeline: Pipeline, _ values: RunValues, _ options: Options
  ) -> Runner.Options {
    var result = Runner.Options(
      jobs: values.jobCount, retriesQuarantined: options.retriesQuarantined,
      isParanoid: options.isParanoid, rerunBudget: pipeline.run.rerunBudget,
      maximumFailures: options.maximumFailures)
    result.deadline = options.maximumSeconds.map { ContinuousClock.now + .seconds($0) }
    return result
  }

  private static func lanes(
    _ archive: Archive, _ count: Int
  ) throws(RunError) -> (file: Descriptor, inFlight: InFlight) {
    do throws(SystemError) {
      let file = try archive.own.lockFile(Array(Leftovers.inFlightName.utf8))
      return (file, try InFlight(file, lanes: count))
    } catch {
      throw RunError(.cannotCreate, "the archive cannot be made: \(error)")
    }
  }

  /// Runs, writes the report and the summary.
  ///
  /// - Returns: the exit code.
  func run() throws(RunError) -> Int32 {
    let progress = RunProgress(records, log, drop)
    var failure: RunError?
    var orphans = 0
    do throws(RunError) {
      let dangerous = try archive.ledger.note(deaths: archive.leftovers.inFlight)
      if let met = try runner.run(dangerous: dangerous) {
        orphans = try archive.ledger.markOrphans(
          seen: met.rows, unlisted: met.unlisted, of: ledgerRun, at: WallClock.now())
        if orphans > 0, records.report.total == 0 {
          log.event(
            .warning, "empty_drop",
            "the drop is empty; all \(orphans) documents of the archive are orphans now, their outputs stay"
          )
        }
      }
      if drop.only != nil, records.report.total == 0, signals.exitCode == nil {
        log.event(.warning, "no_match", "no file of the drop matches --only")
      }
      let wasComplete = try archive.ledger.hasEnded(before: ledgerRun)
      try runner.publisher.noteDuplicates(isComplete: wasComplete)
      try renewManifest(wasComplete)
    } catch {
      failure = error
    }
    workers?.stop()
    pipeline.release()
    progress.stop()
    var report = records.report
    report.orphans = orphans
    let code = exitCode(report, failure)
    let ended = WallClock.now()
    do throws(RunError) {
      try finish(report, ended, code)
    } catch {
      failure = failure ?? error
    }
    do throws(RunError) {
      try writeMetrics(report, ended, failure?.code.rawValue ?? code)
    } catch {
      // Said here if another error is the one that ends the run.
      if failure != nil { log.event(.error, "metrics", error.message) }
      failure = failure ?? error
    }
    if let limit = runner.reachedLimit { log.event(.error, "stopped", "stopped: \(limit)") }
    if let failure { throw failure }
    return code
  }

  /// Renews the manifest, unless nothing was published since it was; what was done to it since is
  /// mended, and said.
  ///
  /// - Parameter wasComplete: whether the run before this one renewed it.
  /// - Throws: a ``RunError`` if it cannot be written.
  private func renewManifest(_ wasComplete: Bool) throws(RunError) {
    let manifest = Manifest(archive)
    guard wasComplete else { return try manifest.renew() }
    let damaged = manifest.damaged()
    if records.report.published == 0, damaged.isEmpty, !options.isParanoid,
      try manifest.isComplete()
    {
      return
    }
    try manifest.renew()
    for name in damaged {
      log.event(
        .warning, "mended",
        "\(name) was missing or not what it was; it is written anew from the ledger")
    }
  }

  private func exitCode(_ report: RunReport, _ failure: RunError?) -> Int32 {
    if let failure { return failure.code.rawValue }
    if let code = signals.exitCode { return code }
    if runner.reachedLimit != nil { return 4 }
    return report.count(.quarantined) > report.standing ? 3 : 0
  }

  private func finish(
    _ report: RunReport, _ ended: WallClock, _ code: Int32
  ) throws(RunError) {
    do throws(SystemError) {
      try records.finish()
    } catch {
      throw RunError(.inputOutput, "\(error)")
    }
    let json = report.json(
      ended: ended, exitCode: code, stages: pipeline.description.stageNames)
    let page = ReportPage(
      report, ended: ended, exitCode: code, past: try past(with: json),
      language: pipeline.run.messageLanguage)
    try archive.publishRecords(
      of: name,
      reports: [
        ("report.json", JSONText.write(json, .readable) + [0x0A]), ("report.html", page.text),
      ])
    try archive.ledger.end(ledgerRun, at: ended, exitCode: code)
    RunSummary(
      report: report, ended: ended, output: values.output.value, isStopped: signals.exitCode != nil
    ).tell(log, json)
  }

  /// The newest runs up to this one, the oldest first.
  private func past(with report: JSONValue) throws(RunError) -> [ReportPage.Past] {
    let names = try archive.runNames().suffix(ReportPage.maximumPast - 1)
    return names.compactMap { ArchiveReader.json("runs/\($0)/report.json", in: archive.root) }
      .compactMap(ReportPage.Past.init) + [ReportPage.Past(report)].compactMap { $0 }
  }

  /// Writes the figures of the run, also of one that failed.
  private func writeMetrics(
    _ report: RunReport, _ ended: WallClock, _ code: Int32
  ) throws(RunError) {
    guard let metrics else { return }
    let standing = try? archive.quarantined().count
    try metrics.write(
      Metrics(
        report, ended: ended, exitCode: code, standing: standing,
        lastSuccess: metrics.lastSuccess))
  }
}
