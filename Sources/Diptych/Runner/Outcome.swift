/// What became of one document.
///
/// It has all that the runner publishes and records, so that it can come from another process.
struct Outcome: Sendable {
  /// How a document ended.
  enum Status: String, Sendable, CaseIterable {
    /// All stages are done, and the outputs are there.
    case processed
    /// It can have no result: there is no output.
    case quarantined
    /// The file is still being written: a later run takes it.
    case deferred
    /// The file is none that the pipeline reads.
    case skipped
  }

  /// How long a stage took.
  struct StageTime: Sendable, Equatable {
    let name: String
    let microseconds: Int
  }

  var status: Status
  /// Why it is not processed.
  var failure: Failure?
  /// The media type, if ingest found it out.
  var format: String?
  var outputs: [Output] = []
  var findings: [Finding] = []
  var times: [StageTime] = []
  var statistics = DocumentStatistics()

  /// A document that is not processed.
  init(_ status: Status, _ failure: Failure) {
    self.status = status
    self.failure = failure
  }

  /// A document that went through all stages.
  init(_ document: Document, times: [StageTime]) {
    status = .processed
    format = document.source.form?.mediaType
    outputs = document.outputs
    findings = document.findings
    statistics = DocumentStatistics(document)
    self.times = times
  }
}
