/// Takes one document through all stages.
protocol Worker: Sendable {
  /// Never throws: every document has an outcome.
  func process(_ source: Source) -> Outcome
}

/// Runs the stages on the calling thread.
struct InProcessWorker: Worker {
  let stages: [any Stage]
  let description: RunDescription

  func process(_ source: Source) -> Outcome {
    var document = Document(id: documentID(of: source), source: source, run: description)
    for stage in stages {
      do {
        try stage.run(&document)
      } catch let failure as StageFailure {
        let status: Outcome.Status =
          failure.code == "unsupported_format" ? .skipped : .quarantined
        return Outcome(status: status, reason: failure)
      } catch {
        return Outcome(
          status: .quarantined, reason: StageFailure(code: "stage_failed", message: "\(error)"))
      }
    }
    return Outcome(status: .processed, document: document)
  }
}
