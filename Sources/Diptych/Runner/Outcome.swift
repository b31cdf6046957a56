/// An output that lies, complete, in the archive's temporary folder.
struct StagedOutput: Sendable, Equatable {
  /// What follows the document's name and a dot, such as `tei.xml`; see ``PartSuffix``.
  let suffix: String
  /// The name in the temporary folder.
  let name: String
  let bytes: Int
  /// 64 lower-case hex digits.
  let sha256: String
}

/// What became of one document.
///
/// It has all that the runner publishes and records, so that it can come from another process.
struct Outcome: Sendable {
  /// How a document ended.
  enum Status: String, Sendable, CaseIterable {
    /// All stages are done, and the outputs are there.
    case processed
    /// Nothing that matters changed since it was processed; the outputs are still there.
    case unchanged
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
    var microseconds: Int
  }

  var status: Status
  /// Why it is not processed.
  var failure: Failure?
  /// The media type, if ingest found it out.
  var format: String?
  /// That of the right file, if two files are one document.
  var secondFormat: String?
  var outputs: [Output] = []
  /// The outputs that lie in the archive's temporary folder already.
  var staged: [StagedOutput] = []
  /// The first findings; the outputs have them all.
  private(set) var findings: [Finding] = []
  /// How many findings there are of each code.
  private(set) var findingCounts: [String: Int] = [:]
  var times: [StageTime] = []
  /// The stages that the document was not for.
  var passedOver: [String] = []
  var statistics = DocumentStatistics()
  /// What programs that are stages wrote to their standard error, in part.
  private(set) var remarks: [Remark] = []
  /// What became of the files inside of the file, in their order.
  var parts: [PartOutcome] = []
  /// Whether two files that might have been one document are none: each is to be taken alone.
  var isApart = false
  /// The part at which the worker died, from 1; 0 for the file itself.
  var partAtWork = 0

  /// A document that is not processed.
  init(_ status: Status, _ failure: Failure) {
    self.status = status
    self.failure = failure
  }

  /// A document that went through all stages.
  init(_ document: Document, times: [StageTime]) {
    status = .processed
    format = document.source.form?.mediaType
    secondFormat = document.secondSource?.form?.mediaType
    outputs = document.outputs
    statistics = DocumentStatistics(document)
    self.times = times
    set(findings: document.findings)
    add(document.remarks)
  }

  /// What another process found out.
  init(
    _ status: Status, findings: [Finding], findingCounts: [String: Int]
  ) {
    self.status = status
    self.findings = findings
    self.findingCounts = findingCounts
  }

  /// Turns a result into a failure.
  mutating func fail(_ failure: Failure) {
    status = .quarantined
    self.failure = failure
    outputs = []
    staged = []
  }

  /// Takes over what the stages found, in part.
  mutating func set(findings all: [Finding]) {
    findings = Array(all.prefix(Self.maximumFindings))
    findingCounts = [:]
    for finding in all { findingCounts[finding.code.rawValue, default: 0] += 1 }
  }

  /// Adds what programs wrote, as far as there is room.
  mutating func add(_ remarks: [Remark]) {
    self.remarks += remarks.prefix(Self.maximumRemarks - self.remarks.count)
  }

  /// Adds a finding.
  mutating func add(_ finding: Finding) {
    if findings.count < Self.maximumFindings { findings.append(finding) }
    findingCounts[finding.code.rawValue, default: 0] += 1
  }

  /// Gives the outputs the names of those of a part.
  mutating func rename(outputsOf part: [UInt8]) {
    for index in outputs.indices {
      outputs[index].suffix = PartSuffix.of(outputs[index].suffix, part: part)
    }
  }

  /// Adds up what was made and found in a part.
  mutating func take(_ part: Outcome) {
    outputs += part.outputs
    staged += part.staged
    statistics += part.statistics
    findingCounts.merge(part.findingCounts, uniquingKeysWith: +)
    add(part.remarks)
    add(part.times)
  }

  /// More findings than these are only counted.
  static let maximumFindings = 20
  /// So many lines of programs are passed on.
  private static let maximumRemarks = 20
}
