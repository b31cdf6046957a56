/// A run on one page for people, `report.html`; it loads nothing and escapes everything.
struct ReportPage {
  /// An earlier run, for the charts.
  struct Past {
    let run: String
    let processed: Int
    let quarantined: Int
    let seconds: Double

    /// Reads a `report.json`.
    init?(_ report: JSONValue) {
      guard let run = report["run"]?.string, let documents = report["documents"] else { return nil }
      self.run = run
      processed = documents["processed"]?.integer ?? 0
      quarantined = (documents["quarantined"]?.integer ?? 0) - (report["standing"]?.integer ?? 0)
      seconds = report["seconds"]?.double ?? 0
    }
  }

  /// How many runs the charts show.
  static let maximumPast = 30

  private let report: RunReport
  private let ended: WallClock
  private let exitCode: Int32
  private let past: [Past]
  private let language: Message.Language
  private var html = PageMarkup()

  /// Prepares a page.
  ///
  /// - Parameters:
  ///   - report: the run.
  ///   - ended: when the run ended.
  ///   - exitCode: what the process answers.
  ///   - past: the runs up to this one, the oldest first.
  ///   - language: the language of the page.
  init(
    _ report: RunReport, ended: WallClock, exitCode: Int32, past: [Past],
    language: Message.Language
  ) {
    self.report = report
    self.ended = ended
    self.exitCode = exitCode
    self.past = past
    self.language = language
  }

  /// The page.
  var text: [UInt8] {
    var page = self
    page.write()
    return Array(page.html.text.utf8)
  }

  private func say(_ message: Message) -> String { message.text(language) }

  private mutating func write() {
    html.raw("<!DOCTYPE html>\n")
    html.open("html", ["lang": language == .chinese ? "zh-Hans" : "en"])
    html.raw("<head><meta charset=\"utf-8\">")
    html.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
    html.element("title", say("Diptych run") + " " + report.run)
    html.raw(Self.style)
    html.raw("</head>\n<body>\n")
    writeHead()
    writeCounts()
    writeTrends()
    writeFailures()
    writeUnread()
    writeUntranslated()
    writeSlowest()
    writeStages()
    html.open("footer")
    html.append(
      "Diptych \(report.version) · \(say("settings")) \(report.settingsSHA256.prefix(12)) · ")
    html.append("report.json · documents.jsonl")
    html.close("footer")
    html.raw("</body></html>\n")
  }

  private mutating func writeHead() {
    html.open("header")
    html.element("h1", say("Run report"))
    let seconds = Double(ended.nanoseconds - report.started.nanoseconds) / 1e9
    html.element(
      "p",
      "\(report.started.iso8601) → \(ended.iso8601), \(Self.number(seconds)) s")
    let isBad = exitCode != 0
    html.element("p", ["class": isBad ? "verdict bad" : "verdict good"], verdict)
    html.close("header")
  }

  private var verdict: String {
    switch exitCode {
    case 0: say("Complete: every document is accounted for.")
    case 3:
      say("Complete, but some documents went to quarantine: see below.")
    case 4: say("Stopped by a limit of the run.")
    case 130, 143, 75: say("Stopped by a signal; the next run goes on.")
    default: say("Failed with exit code \(exitCode).")
    }
  }

  private mutating func writeCounts() {
    html.open("section", ["class": "tiles"])
    for status in Outcome.Status.allCases {
      html.open("div", ["class": "tile \(status.rawValue)"])
      html.element("b", "\(report.count(status))")
      html.element("span", name(of: status))
      html.close("div")
    }
    let findings: KeyValuePairs<Message, Int> = [
      "section pairs": report.statistics.sectionPairs,
      "sections untranslated": report.statistics.unpairedSections,
      "names": report.statistics.entities,
      "readings lifted": report.statistics.glosses,
    ]
    for (name, number) in findings {
      html.open("div", ["class": "tile"])
      html.element("b", "\(number)")
      html.element("span", say(name))
      html.close("div")
    }
    html.close("section")
    var remarks: [String] = []
    for status in [Outcome.Status.deferred, .skipped] {
      let codes = (report.codes[status] ?? [:]).sorted { $0.key < $1.key }
      guard !codes.isEmpty else { continue }
      remarks.append(
        name(of: status) + ": " + codes.map { "\($0.value) \($0.key)" }.joined(separator: ", "))
    }
    remarks += report.unreadRemarks.map(say)
    if report.statistics.monolingual > 0 {
      remarks.append(say("in one language alone: \(report.statistics.monolingual)"))
    }
    if !report.parts.isEmpty {
      let (processed, failed) = (report.parts[.processed] ?? 0, report.parts[.failed] ?? 0)
      remarks.append(say("files inside of others: \(processed) processed, \(failed) failed"))
    }
    if report.orphans > 0 {
      remarks.append(
        say("\(report.orphans) documents are no longer in the drop; their outputs stay"))
    }
    for remark in remarks { html.element("p", ["class": "remark"], remark) }
  }

  private func name(of status: Outcome.Status) -> String {
    switch status {
    case .processed: say("processed")
    case .unchanged: say("unchanged")
    case .quarantined: say("in quarantine")
    case .deferred: say("deferred")
    case .skipped: say("skipped")
    }
  }

  private mutating func writeTrends() {
    guard past.count > 1 else { return }
    html.element("h2", say("The last \(past.count) runs"))
    html.open("section", ["class": "charts"])
    chart(say("documents processed"), past.map { Double($0.processed) }, "bar")
    chart(say("new in quarantine"), past.map { Double($0.quarantined) }, "bar bad")
    chart(say("seconds"), past.map(\.seconds), "bar calm")
    html.close("section")
  }

  /// Bars, one a run, in a picture that scales.
  private mutating func chart(_ title: String, _ values: [Double], _ kind: String) {
    let largest = max(values.max() ?? 0, 1e-9)
    html.open("figure")
    html.open(
      "svg",
      ["viewBox": "0 0 300 80", "role": "img", "aria-label": title, "preserveAspectRatio": "none"])
    let width = 300 / Double(max(values.count, 1))
    for (index, value) in values.enumerated() {
      let height = max(value / largest * 76, value > 0 ? 1.5 : 0.5)
      html.open(
        "rect",
        [
          "class": kind, "x": Self.number(Double(index) * width + width * 0.1),
          "y": Self.number(80 - height), "width": Self.number(width * 0.8),
          "height": Self.number(height),
        ])
      html.element("title", "\(past[index].run): \(Self.number(value))")
      html.close("rect")
    }
    html.close("svg")
    html.element("figcaption", say("\(title), last \(Self.number(values.last ?? 0))"))
    html.close("figure")
  }

  private mutating func writeFailures() {
    guard !report.quarantined.isEmpty || report.standing > 0 else { return }
    html.element("h2", say("In quarantine"))
    if !report.quarantined.isEmpty {
      table([say("document"), say("why"), say("what to do")])
      for document in report.quarantined {
        html.open("tr")
        html.element("td", ["class": "path"], readable(document.path))
        html.open("td")
        html.element("code", document.failure.code)
        html.append(" " + Message(recorded: document.failure.message).text(language))
        html.close("td")
        html.element(
          "td", FailureAdvice.remedy(for: document.failure.code)?.text(language) ?? "")
        html.close("tr")
      }
      html.raw("</tbody></table>\n")
    }
    let others = report.count(.quarantined) - report.standing - report.quarantined.count
    if others > 0 { html.element("p", say("and \(others) more")) }
    if report.stale > 0 {
      html.element(
        "p",
        say(
          "\(report.stale) of all in quarantine have results of an earlier content in the archive.")
      )
    }
    if report.standing > 0 {
      html.element(
        "p",
        say("\(report.standing) more are there since earlier runs ('diptych quarantine list')."))
    }
  }

  private mutating func writeUnread() {
    guard !report.unreadFiles.isEmpty else { return }
    html.element("h2", say("Files that are not read"))
    table([say("document"), say("why")])
    for file in report.unreadFiles {
      html.open("tr")
      html.element("td", ["class": "path"], readable(file.path))
      html.element("td", Message(recorded: readable(file.reason)).text(language))
      html.close("tr")
    }
    html.raw("</tbody></table>\n")
    let others = report.unread.values.reduce(0, +) - report.unreadFiles.count
    if others > 0 { html.element("p", say("and \(others) more")) }
  }

  private mutating func writeUntranslated() {
    guard !report.untranslated.isEmpty else { return }
    html.element("h2", say("Sections without a translation"))
    table([say("document")], number: say("sections"))
    for document in report.untranslated {
      html.open("tr")
      html.element("td", ["class": "path"], readable(document.path))
      html.element("td", ["class": "number"], "\(document.sections)")
      html.close("tr")
    }
    html.raw("</tbody></table>\n")
  }

  private mutating func writeSlowest() {
    let slow = report.slowest.filter { $0.microseconds > 0 }
    guard !slow.isEmpty else { return }
    html.element("h2", say("The slowest documents"))
    table([say("document")], number: "ms")
    for document in slow.prefix(10) {
      html.open("tr")
      html.element("td", ["class": "path"], readable(document.path))
      html.element("td", ["class": "number"], Self.number(Double(document.microseconds) / 1000))
      html.close("tr")
    }
    html.raw("</tbody></table>\n")
  }

  private mutating func writeStages() {
    let stages = report.stageTimes.sorted { ($0.value, $1.key) > ($1.value, $0.key) }
    guard !stages.isEmpty else { return }
    html.element("h2", say("Time by stage"))
    table([say("stage")], number: "s")
    for (name, time) in stages {
      html.open("tr")
      html.element("td", name)
      html.element("td", ["class": "number"], Self.number(Double(time) / 1e6))
      html.close("tr")
    }
    html.raw("</tbody></table>\n")
  }

  /// Begins a table whose rows follow, with a last column of numbers if that has a head.
  private mutating func table(_ heads: [String], number: String? = nil) {
    html.raw("<table><thead><tr>")
    for head in heads { html.element("th", head) }
    if let number { html.element("th", ["class": "number"], number) }
    html.raw("</tr></thead><tbody>\n")
  }

  /// At most two decimals.
  private static func number(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    let rest = hundredths % 100
    guard rest != 0 else { return "\(hundredths / 100)" }
    return "\(hundredths / 100)." + (rest < 10 ? "0" : "") + "\(rest)"
  }

  private static let style: StaticString = """
    <style>
    :root { color-scheme: light dark; --ink: #1d2327; --soft: #5c6870; --line: #d9dee2; --paper: #fff;
      --good: #1d7a46; --bad: #b3261e; --calm: #3a6ea5; --tile: #f4f6f7; }
    @media (prefers-color-scheme: dark) { :root { --ink: #e6e9eb; --soft: #9aa5ad; --line: #384047;
      --paper: #15191c; --good: #5cc98c; --bad: #f2837b; --calm: #7fb2e5; --tile: #1f2529; } }
    body { font: 16px/1.5 system-ui, "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; color: var(--ink);
      background: var(--paper); max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
    h1 { font-size: 1.6rem; margin: 0; } h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; }
    header p { margin: .2rem 0; color: var(--soft); }
    .verdict { font-weight: 600; } .verdict.good { color: var(--good); } .verdict.bad { color: var(--bad); }
    .tiles { display: grid; grid-template-columns: repeat(auto-fill, minmax(8rem, 1fr)); gap: .6rem;
      margin: 1.2rem 0; }
    .tile { background: var(--tile); border-radius: .5rem; padding: .6rem .8rem; }
    .tile b { display: block; font-size: 1.5rem; font-variant-numeric: tabular-nums; }
    .tile span, .remark, footer, figcaption { color: var(--soft); font-size: .85rem; }
    .tile.processed b { color: var(--good); } .tile.quarantined b { color: var(--bad); }
    table { border-collapse: collapse; width: 100%; font-size: .92rem; }
    th { text-align: left; font-weight: 600; border-bottom: 2px solid var(--line); padding: .3rem .6rem; }
    td { border-bottom: 1px solid var(--line); padding: .3rem .6rem; vertical-align: top; }
    .path { overflow-wrap: anywhere; min-width: 12rem; } th.number, .number { text-align: right; font-variant-numeric: tabular-nums; }
    .charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(14rem, 1fr)); gap: 1rem; }
    figure { margin: 0; } svg { width: 100%; height: 5rem; border-bottom: 1px solid var(--line); }
    .bar { fill: var(--good); } .bar.bad { fill: var(--bad); } .bar.calm { fill: var(--calm); }
    footer { margin-top: 2.5rem; border-top: 1px solid var(--line); padding-top: .5rem; }
    @media print { body { margin: 0; max-width: none; } h2 { break-after: avoid; } tr { break-inside: avoid; } }
    </style>

    """
}
