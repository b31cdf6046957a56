/// What became of one document.
struct Outcome: Sendable {
  /// How a document ended.
  enum Status: String, Sendable, CaseIterable {
    /// All stages are done and the outputs are there.
    case processed
    /// A stage failed: there is no output.
    case quarantined
    /// The file is still being written: a later run takes it.
    case deferred
    /// The file is none that the pipeline reads.
    case skipped
  }

  var status: Status
  /// Why it is quarantined, deferred or skipped: a code and a sentence.
  var reason: StageFailure?
  var document: Document?
}
