/// Runs the stages on the calling thread.
struct InProcessWorker: Sendable {
  let stages: [any Stage]
  let description: RunDescription
  /// Is told each stage before it begins.
  var willRun: (@Sendable (_ stage: String) -> Void)?

  /// Takes one document through all stages.
  func process(_ source: Source) -> Outcome {
    let id = documentID(path: source.path, sha256: source.sha256)
    var document = Document(id: id, source: source, run: description)
    var times: [Outcome.StageTime] = []
    times.reserveCapacity(stages.count)
    let clock = ContinuousClock()
    var last = clock.now
    for stage in stages {
      let name = type(of: stage).name
      willRun?(name)
      document.exportPlan = stage is any Exporter ? document.plan() : nil
      do {
        try stage.run(&document)
      } catch {
        return outcome(of: document, for: error, in: name, times: times)
      }
      let now = clock.now
      times.append(Outcome.StageTime(name: name, microseconds: microseconds(now - last)))
      last = now
    }
    if let failure = Self.badOutput(of: document) {
      var outcome = Outcome(.quarantined, failure)
      outcome.times = times
      return outcome
    }
    return Outcome(document, times: times)
  }

  private func outcome(
    of document: Document, for error: any Error, in stage: String, times: [Outcome.StageTime]
  ) -> Outcome {
    let failure =
      if let error = error as? StageFailure {
        Failure(error, in: stage)
      } else {
        Failure(unexpected: error, in: stage)
      }
    var outcome = Outcome(
      failure.code == "unsupported_format" ? .skipped : .quarantined, failure)
    outcome.format = document.source.form?.mediaType
    outcome.set(findings: document.findings)
    outcome.times = times
    return outcome
  }

  /// Outputs become files: their suffixes must be plain, and no two the same.
  private static func badOutput(of document: Document) -> Failure? {
    var suffixes: Set<String> = []
    for output in document.outputs {
      let isPlain = output.suffix.utf8.allSatisfy { byte in
        (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x2E || byte == 0x2D
      }
      guard isPlain, (1...ArchiveName.maximumSuffix).contains(output.suffix.utf8.count) else {
        return Failure(
          "bad_output",
          "a stage emitted an output with the suffix '\(readable(output.suffix))', "
            + "which takes at most \(ArchiveName.maximumSuffix) of a-z, 0-9, '.' and '-'")
      }
      guard suffixes.insert(output.suffix).inserted else {
        return Failure("bad_output", "two outputs have the suffix '\(output.suffix)'")
      }
    }
    return nil
  }

  private func microseconds(_ duration: Duration) -> Int {
    let (seconds, attoseconds) = duration.components
    return Int(seconds) * 1_000_000 + Int(attoseconds / 1_000_000_000_000)
  }
}
