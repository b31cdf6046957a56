/// Why a document has no result, as records tell it.
struct Failure: Error, Sendable, Equatable {
  /// The codes that records use; scripts may rely on them.
  static let codes: Set<String> = [
    "empty_input", "no_text", "unsupported_format", "format_mismatch", "decode_failed", "encrypted",
    "corrupt_container", "corrupt_markup", "dtd_forbidden", "zip_bomb", "unsafe_path",
    "limit_exceeded", "timeout", "memory_limit", "crash", "stage_failed", "bad_output",
    "output_limit", "output_blocked", "unreadable", "internal",
    // Reasons to leave a file alone.
    "no_pipeline", "hidden_name", "unfinished_transfer", "not_regular_file", "not_settled",
    "changed_while_read",
    "not_retried", "run_stopped",
  ]

  var code: String
  /// One sentence for a person.
  var message: String
  /// The stage that failed.
  var stage: String?
  /// The source line, from 1.
  var line: Int?
  /// The setting that a limit comes from, and the value that went beyond it.
  var limit: String?
  var value: Int?
  /// What a plug-in or the system called the failure.
  var detail: String?
  /// How the process that worked on the document ended: its exit status, or the signal that killed it.
  var exit: Int?
  var signal: Int?
  /// The end of what it wrote to its standard error.
  var complaints: String?

  /// Whether the file is none that the pipeline reads.
  var leavesAlone: Bool { code == "unsupported_format" || code == "no_pipeline" }

  /// The code and the sentence, in a language, and the detail, on one line.
  func text(_ language: Message.Language = .ofEnvironment) -> String {
    let detail = detail.map { " (\(readable($0)))" } ?? ""
    return "\(code): \(readable(Message(recorded: message).text(language)))\(detail)"
  }

  init(_ code: String, _ message: String) {
    self.code = code
    self.message = message
  }

  /// The failure of a stage; a code that is not in the list becomes a detail of `stage_failed`.
  init(_ failure: StageFailure, in stage: String) {
    let isKnown = Self.codes.contains(failure.code)
    code = isKnown ? failure.code : "stage_failed"
    message = failure.message
    detail = isKnown ? nil : failure.code
    line = failure.line
    self.stage = stage
  }

  /// An error that a stage threw and that says nothing about the document in particular.
  init(unexpected error: any Error, in stage: String) {
    code = "stage_failed"
    message = "the stage '\(stage)' failed"
    detail = String(readable("\(error)").prefix(300))
    self.stage = stage
  }
}
