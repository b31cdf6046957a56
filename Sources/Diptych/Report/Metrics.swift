/// The figures of a run as Prometheus' text file collector reads them.
struct Metrics {
  private let report: RunReport
  private let ended: WallClock
  private let exitCode: Int32
  /// How many documents are in quarantine; `nil` if that is not known.
  private let standing: Int?
  /// When a run last succeeded, in seconds since 1970; `nil` if that is not known.
  private let lastSuccess: Int64?

  init(
    _ report: RunReport, ended: WallClock, exitCode: Int32, standing: Int?, lastSuccess: Int64?
  ) {
    self.report = report
    self.ended = ended
    self.exitCode = exitCode
    self.standing = standing
    self.lastSuccess = lastSuccess
  }

  /// The text of the file.
  var text: String {
    var text = ""
    func add(_ name: String, _ help: String, _ values: [(label: String, value: String)]) {
      text += "# HELP diptych_\(name) \(help)\n# TYPE diptych_\(name) gauge\n"
      for (label, value) in values { text += "diptych_\(name)\(label) \(value)\n" }
    }
    let seconds = ended.nanoseconds / 1_000_000_000
    let isSuccess = exitCode == 0 || exitCode == 3
    add("last_run_timestamp_seconds", "When a run ended last.", [("", "\(seconds)")])
    if let success = isSuccess ? seconds : lastSuccess {
      add(
        "last_success_timestamp_seconds", "When a run that was complete ended last.",
        [("", "\(success)")])
    }
    add(
      "run_duration_seconds", "How long the run took.",
      [("", "\(Double(ended.nanoseconds - report.started.nanoseconds) / 1e9)")])
    add(
      "documents", "The documents of the run by status.",
      Outcome.Status.allCases.map { ("{status=\"\($0.rawValue)\"}", "\(report.count($0))") })
    add(
      "errors", "The documents that failed in the run by code.",
      (report.codes[.quarantined] ?? [:]).sorted { $0.key < $1.key }
        .map { ("{code=\"\($0.key)\"}", "\($0.value)") })
    if let standing {
      add("quarantine_standing", "The documents in quarantine.", [("", "\(standing)")])
    }
    add(
      "stage_seconds", "The time in each stage, added up.",
      report.stageTimes.sorted { $0.key < $1.key }
        .map { ("{stage=\"\($0.key)\"}", "\(Double($0.value) / 1e6)") })
    add("exit_code", "What the run answered.", [("", "\(exitCode)")])
    return text
  }

  /// The time of the last success in a file that an earlier run wrote.
  static func lastSuccess(in text: String) -> Int64? {
    for line in text.split(separator: "\n") {
      let fields = line.split(separator: " ")
      if fields.first == "diptych_last_success_timestamp_seconds", fields.count == 2 {
        return Int64(fields[1])
      }
    }
    return nil
  }
}
