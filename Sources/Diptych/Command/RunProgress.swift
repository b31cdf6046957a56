internal import Dispatch

/// Shows how far a run is: a line drawn five times a second where a person is watching, else one
/// event a minute.
struct RunProgress {
  private let timer: any DispatchSourceTimer

  init(_ records: RunRecords, _ log: RunLog) {
    let timer = DispatchSource.makeTimerSource(queue: DispatchQueue(label: "diptych.progress"))
    let interval = DispatchTimeInterval.milliseconds(log.isLive ? 200 : 60_000)
    timer.schedule(deadline: .now() + interval, repeating: interval)
    timer.setEventHandler { Self.tell(records.report, log) }
    timer.resume()
    self.timer = timer
  }

  /// Ends the display.
  func stop() { timer.cancel() }

  private static func tell(_ report: RunReport, _ log: RunLog) {
    let seconds = Double(WallClock.now().nanoseconds - report.started.nanoseconds) / 1e9
    let rate = seconds > 0 ? Int(Double(report.total) / seconds) : 0
    let quarantined = report.count(.quarantined)
    let text =
      "\(report.total) documents, \(rate) per second"
      + (quarantined > 0 ? ", \(quarantined) quarantined" : "")
    guard !log.isLive else { return log.progress(text) }
    log.event(
      .info, "progress", text,
      [
        JSONValue.Member(key: "documents", value: JSONValue(.integer(report.total))),
        JSONValue.Member(key: "perSecond", value: JSONValue(.integer(rate))),
        JSONValue.Member(key: "quarantined", value: JSONValue(.integer(quarantined))),
      ])
  }
}
