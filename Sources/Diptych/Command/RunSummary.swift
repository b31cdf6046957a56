/// What a run tells at its end.
struct RunSummary {
  let report: RunReport
  let ended: WallClock
  let output: String
  let isStopped: Bool

  /// Tells it as lines for people, or as one event with the whole report.
  func tell(_ log: RunLog, _ json: JSONValue) {
    switch log.format {
    case .json:
      log.event(.info, "summary", "", (json.members ?? []).filter { $0.key != "run" })
    case .text: for line in lines { log.event(.info, "summary", line) }
    }
  }

  /// The summary for people.
  var lines: [String] {
    let seconds = max(Double(ended.nanoseconds - report.started.nanoseconds) / 1e9, 0.001)
    let processed = report.count(.processed)
    let found = report.statistics
    var lines = [
      "\(isStopped ? "stopped after " : "")\(Self.count(report.total, "document")) in "
        + "\(Self.oneDecimal(seconds)) s, \(Self.oneDecimal(Double(processed) / seconds)) per second",
      "  processed    \(processed), \(Self.count(report.outputs, "output")) in "
        + readable(output) + "/data",
    ]
    let unchanged = report.count(.unchanged)
    if unchanged > 0 { lines.append("  unchanged    \(unchanged)") }
    if found.sectionPairs + found.unpairedSections > 0 {
      lines.append(
        "               \(Self.count(found.sectionPairs, "pair")) of sections, "
          + "\(Self.count(found.unpairedSections, "section")) without a counterpart")
    }
    for status in [Outcome.Status.deferred, .skipped] where report.count(status) > 0 {
      let reasons = (report.codes[status] ?? [:]).sorted { $0.key < $1.key }
        .map { "\($0.value) \($0.key)" }.joined(separator: ", ")
      let name = status.rawValue
      lines.append(
        "  " + name + String(repeating: " ", count: 13 - name.utf8.count)
          + "\(report.count(status)): \(reasons)")
    }
    let quarantined = report.count(.quarantined)
    if quarantined > 0 {
      lines.append(
        "  quarantined  \(quarantined), with the reasons in \(readable(output))/quarantine")
      lines += report.quarantined.map { document in
        "    \(readable(document.path)): \(document.failure.code): "
          + readable(document.failure.message)
      }
      let others = quarantined - report.standing - report.quarantined.count
      if others > 0 { lines.append("    and \(others) more") }
      if report.standing > 0 { lines.append("    \(report.standing) since earlier runs") }
    }
    if report.orphans > 0 {
      lines.append("  orphans      \(report.orphans) no longer in the drop; their outputs stay")
    }
    lines.append("  report       \(readable(output))/runs/\(report.run)/report.html")
    return lines
  }

  private static func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }

  private static func oneDecimal(_ number: Double) -> String {
    let tenths = Int((number * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }
}
