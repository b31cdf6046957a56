internal import Dispatch
internal import Synchronization

/// Shows how far a run is: a line drawn five times a second where a person is watching, else one
/// event a minute.
struct RunProgress {
  /// How many names the drop has; known when it was counted.
  private final class Total: Sendable {
    let count = Mutex<Int?>(nil)
  }

  private let timer: any DispatchSourceTimer

  init(_ records: RunRecords, _ log: RunLog, _ drop: Drop) {
    let total = Total()
    if log.isLive {
      // Only for the time left, which only people want to know.
      DispatchQueue.global(qos: .utility).async {
        let count = drop.entries().reduce(0) { count, _ in count + 1 }
        total.count.withLock { $0 = count }
      }
    }
    let timer = DispatchSource.makeTimerSource(queue: DispatchQueue(label: "diptych.progress"))
    let interval = DispatchTimeInterval.milliseconds(log.isLive ? 200 : 60_000)
    timer.schedule(deadline: .now() + interval, repeating: interval)
    timer.setEventHandler { Self.tell(records.report, log, total.count.withLock { $0 }) }
    timer.resume()
    self.timer = timer
  }

  /// Ends the display.
  func stop() { timer.cancel() }

  private static func tell(_ report: RunReport, _ log: RunLog, _ total: Int?) {
    let seconds = Double(WallClock.now().nanoseconds - report.started.nanoseconds) / 1e9
    let line = Line(
      done: report.total, total: total, quarantined: report.count(.quarantined), seconds: seconds)
    guard !log.isLive else { return log.progress(line.text) }
    log.event(
      .info, "progress", line.text,
      [
        JSONValue.Member(key: "documents", value: JSONValue(.integer(line.done))),
        JSONValue.Member(key: "perSecond", value: JSONValue(.integer(line.rate))),
        JSONValue.Member(key: "quarantined", value: JSONValue(.integer(line.quarantined))),
      ])
  }

  /// What is told at one moment.
  struct Line {
    let done: Int
    let total: Int?
    let quarantined: Int
    /// How long the run has taken so far.
    let seconds: Double

    /// Documents per second.
    var rate: Int { seconds > 0 ? Int(Double(done) / seconds) : 0 }

    var text: Message {
      var text: Message =
        if let total, total >= done {
          "\(done) of \(total) documents, \(rate) per second"
        } else {
          "\(done) documents, \(rate) per second"
        }
      if quarantined > 0 { text += ", \(quarantined) quarantined" }
      if let left { text += ", \(left) left" }
      return text
    }

    /// The time that the rest takes if it goes on like this; `nil` before that can be said.
    private var left: Message? {
      guard let total, total > done, done > 0, seconds >= 1 else { return nil }
      let left = Int((Double(total - done) * seconds / Double(done)).rounded(.up))
      if left < 100 { return "\(left) s" }
      return left < 6000 ? "\((left + 30) / 60) min" : "\((left + 1800) / 3600) h"
    }
  }
}
