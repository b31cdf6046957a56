internal import Dispatch

/// One run, from the lock on the archive to the summary.
struct RunSession {
  private let pipeline: Pipeline
  private let values: RunValues
  private let name: String
  private let log: RunLog
  private let archive: Archive
  private let records: RunRecords
  private let runner: Runner
  private let signals: StopSignals

  /// Prepares everything that can fail before the first document is read.
  init(
    _ pipeline: Pipeline, _ values: RunValues, input: Descriptor, only: Glob?,
    started: WallClock, run: String, log: RunLog, signals: StopSignals
  ) throws(RunError) {
    self.pipeline = pipeline
    self.values = values
    name = run
    self.log = log
    self.signals = signals
    signals.listen()
    archive = try Archive(at: Array(values.output.value.utf8))
    for case let export as TEIExport in pipeline.stages {
      guard let schema = export.shippedSchema else { continue }
      try archive.publishSchema(schema, as: TEIExport.schemaName)
    }
    if let inputIdentity = try? input.status().identity, inputIdentity == archive.identity {
      throw RunError(.configuration, "input and output are the same folder '\(values.input.value)'")
    }
    let file = try archive.makeRecords(of: run, "documents.jsonl")
    records = RunRecords(
      RunReport(run: run, started: started, description: pipeline.description), file: file)
    let drop = Drop(
      input, excluded: archive.identity, only: only,
      maximumBytes: pipeline.limits.maximumInputBytes,
      settleSeconds: values.settleSeconds.value, now: started.nanoseconds)
    runner = Runner(
      drop: drop,
      worker: InProcessWorker(stages: pipeline.stages, description: pipeline.description),
      publisher: try Publisher(
        archive: archive, records: records, log: log, pipeline: pipeline,
        output: values.output.value),
      jobs: values.jobCount, signals: signals)
  }

  /// Runs, writes the report and the summary.
  ///
  /// - Returns: the exit code.
  func run() throws(RunError) -> Int32 {
    let progress = RunProgress(records, log)
    let failure: RunError?
    do throws(RunError) {
      try runner.run()
      failure = nil
    } catch {
      failure = error
    }
    progress.stop()
    let report = records.report
    let code =
      failure?.code.rawValue ?? signals.exitCode ?? (report.count(.quarantined) > 0 ? 3 : 0)
    do throws(SystemError) {
      try records.finish()
    } catch {
      throw RunError(.inputOutput, "\(error)")
    }
    let ended = WallClock.now()
    let json = report.json(
      ended: ended, exitCode: code, stages: pipeline.description.stages.map(\.name))
    do throws(RunError) {
      try archive.publishRecords(of: name, report: JSONText.write(json, .readable) + [0x0A])
    } catch {
      throw failure ?? error
    }
    RunSummary(
      report: report, ended: ended, output: values.output.value, isStopped: signals.exitCode != nil
    ).tell(log, json)
    if let failure { throw failure }
    return code
  }
}
