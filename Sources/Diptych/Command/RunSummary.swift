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
    case .text:
      for line in lines(log.language) { log.event(.info, "summary", Message(verbatim: line)) }
    }
  }

  /// The summary for people.
  func lines(_ language: Message.Language) -> [String] {
    let seconds = max(Double(ended.nanoseconds - report.started.nanoseconds) / 1e9, 0.001)
    let rate = Self.oneDecimal(Double(report.count(.processed)) / seconds)
    // Those that a stopped run did not come to are deferred.
    let count = report.total - (report.codes[.deferred]?["run_stopped"] ?? 0)
    let documents: Message = count == 1 ? "1 document" : "\(count) documents"
    var head: Message = "\(documents) in \(Self.oneDecimal(seconds)) s, \(rate) per second"
    if isStopped { head = "stopped after \(head)" }
    let table = TextTable(rows.map { [$0.label.text(language), $0.value.text(language)] })
    return [head.text(language)] + table.text.split(separator: "\n").map(String.init)
  }

  private var rows: [(label: Message, value: Message)] {
    let found = report.statistics
    let outputs: Message = report.outputs == 1 ? "1 output" : "\(report.outputs) outputs"
    var rows: [(label: Message, value: Message)] = [
      ("processed", "\(report.count(.processed)), \(outputs) in \(readable(output))/data")
    ]
    if found.sectionPairs + found.unpairedSections > 0 {
      let pairs: Message =
        found.sectionPairs == 1 ? "1 pair of sections" : "\(found.sectionPairs) pairs of sections"
      let unpaired: Message =
        found.unpairedSections == 1
        ? "1 section without a counterpart"
        : "\(found.unpairedSections) sections without a counterpart"
      rows.append(("", "\(pairs), \(unpaired)"))
    }
    if found.monolingual > 0 {
      rows.append(("", "\(found.monolingual) in one language alone"))
    }
    if report.count(.unchanged) > 0 {
      rows.append(("unchanged", "\(report.count(.unchanged))"))
    }
    for status in [Outcome.Status.deferred, .skipped] where report.count(status) > 0 {
      let reasons = (report.codes[status] ?? [:]).sorted { $0.key < $1.key }
        .map { "\($0.value) \($0.key)" }.joined(separator: ", ")
      rows.append((Message(pattern: status.rawValue), "\(report.count(status)): \(reasons)"))
      if status == .skipped { rows += report.unreadRemarks.map { ("", $0) } }
    }
    rows += quarantined
    if report.orphans > 0 {
      rows.append(("orphans", "\(report.orphans) no longer in the drop; their outputs stay"))
    }
    let folder = "\(readable(output))/runs/\(report.run)"
    rows.append(("report", Message(verbatim: "\(folder)/report.html")))
    return rows
  }

  private var quarantined: [(label: Message, value: Message)] {
    let count = report.count(.quarantined)
    guard count > 0 else { return [] }
    var rows: [(label: Message, value: Message)] = [
      ("quarantined", "\(count), with the reasons in \(readable(output))/quarantine")
    ]
    for document in report.quarantined {
      let failure = document.failure
      let name = Message(verbatim: "\(readable(document.path)): \(failure.code): ")
      rows.append(("", name + Message(recorded: readable(failure.message))))
    }
    let others = count - report.standing - report.quarantined.count
    if others > 0 { rows.append(("", "and \(others) more")) }
    if report.standing > 0 { rows.append(("", "\(report.standing) since earlier runs")) }
    if report.stale > 0 {
      rows.append(
        ("stale", "\(report.stale) of them: the archive has the results of an earlier content"))
    }
    return rows
  }

  private static func oneDecimal(_ number: Double) -> String {
    let tenths = Int((number * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }
}
