internal import Synchronization

/// Tells people, or their log collector, what a run does.
///
/// Safe to use from many threads. File names and whatever else comes from outside is made safe to show. A stream that is closed or
/// full never stops a run.
final class RunLog: Sendable {
  /// How events are written.
  enum Format: String, Sendable, CaseIterable {
    /// Lines for people.
    case text
    /// One JSON object a line.
    case json
  }

  /// How much an event matters.
  enum Level: String, Sendable, CaseIterable, Comparable {
    case info, warning, error

    static func < (left: Level, right: Level) -> Bool {
      (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
    }
  }

  let format: Format
  /// What matters less is not told.
  let minimum: Level
  /// The language of the lines for people.
  let language: Message.Language
  /// Whether a person is watching, so that a line can be drawn again and again.
  let isLive: Bool
  private let stream: StandardStream
  private let isColoured: Bool
  private let hasPriorities: Bool
  private let run: String
  private let hasProgressLine = Mutex(false)

  init(
    _ format: Format, run: String, language: Message.Language = .english, minimum: Level = .info,
    stream: StandardStream = .error
  ) {
    self.format = format
    self.language = language
    self.minimum = minimum
    self.run = run
    self.stream = stream
    isLive = format == .text && stream.isTerminal
    isColoured = isLive && (Machine.variable("NO_COLOR") ?? "").isEmpty
    hasPriorities = format == .text && Machine.variable("JOURNAL_STREAM") != nil
  }

  /// Tells what happened to a document.
  func document(_ level: Level, _ event: String, _ path: [UInt8], _ failure: Failure) {
    guard level >= minimum else { return }
    switch format {
    case .text:
      let status = Message(pattern: event).text(language)
      line(level, "\(status) \(readable(path)): \(failure.text(language))")
    case .json:
      var members = DocumentRecord.pathMembers("path", path)
      if let stage = failure.stage {
        members.append(JSONValue.Member(key: "stage", value: JSONValue(.string(stage))))
      }
      members += [
        JSONValue.Member(key: "code", value: JSONValue(.string(failure.code))),
        JSONValue.Member(key: "msg", value: JSONValue(.string(failure.message))),
      ]
      if let detail = failure.detail {
        members.append(JSONValue.Member(key: "detail", value: JSONValue(.string(detail))))
      }
      write(level, event, members)
    }
  }

  /// Tells what the program of a stage wrote to its standard error.
  func remark(_ path: [UInt8], _ remark: Remark) {
    guard minimum == .info else { return }
    switch format {
    case .text: line(.info, "\(remark.stage) \(readable(path)): \(remark.text)")
    case .json:
      write(
        .info, "stage_output",
        DocumentRecord.pathMembers("path", path) + [
          JSONValue.Member(key: "stage", value: JSONValue(.string(remark.stage))),
          JSONValue.Member(key: "msg", value: JSONValue(.string(remark.text))),
        ])
    }
  }

  /// Tells something about the run: as a line of text, or as an event with members.
  func event(_ level: Level, _ event: String, _ text: Message, _ members: [JSONValue.Member] = []) {
    guard level >= minimum else { return }
    switch format {
    case .text: line(level, text.text(language))
    case .json:
      let message = JSONValue.Member(key: "msg", value: JSONValue(.string("\(text)")))
      write(level, event, members + (members.isEmpty ? [message] : []))
    }
  }

  /// Draws the line that shows how far the run is; only where a person is watching.
  func progress(_ text: Message) {
    hasProgressLine.withLock { hasProgressLine in
      stream.write("\r\(text.text(language))\u{1B}[K")
      hasProgressLine = true
    }
  }

  private func line(_ level: Level, _ text: String) {
    let colour =
      switch level {
      case .info: ""
      case .warning: "\u{1B}[33m"
      case .error: "\u{1B}[31m"
      }
    var line = isColoured && !colour.isEmpty ? colour + text + "\u{1B}[0m" : text
    if hasPriorities {
      let priority = level == .error ? "<3>" : level == .warning ? "<4>" : "<6>"
      line = priority + line
    }
    put(line + "\n")
  }

  private func write(_ level: Level, _ event: String, _ members: [JSONValue.Member]) {
    var head = [
      JSONValue.Member(key: "ts", value: JSONValue(.string(WallClock.now().iso8601))),
      JSONValue.Member(key: "level", value: JSONValue(.string(level.rawValue))),
      JSONValue.Member(key: "event", value: JSONValue(.string(event))),
    ]
    if !run.isEmpty { head.append(JSONValue.Member(key: "run", value: JSONValue(.string(run)))) }
    let line = JSONText.write(JSONValue(.object(head + members)), .compact)
    put(String(decoding: line, as: UTF8.self) + "\n")
  }

  private func put(_ text: String) {
    hasProgressLine.withLock { hasProgressLine in
      stream.write(hasProgressLine ? "\r\u{1B}[K" + text : text)
      hasProgressLine = false
    }
  }
}
