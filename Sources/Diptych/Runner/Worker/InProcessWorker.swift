/// Runs the stages on the calling thread.
struct InProcessWorker: Sendable {
  let stages: [any Stage]
  /// What is asked of each stage for every document.
  private let traits: [(name: String, isExporter: Bool)]
  let description: RunDescription
  /// Which stages are for a document.
  var selection: StageSelection
  var limits: Limits
  /// Which names of files inside of files are those of pairs.
  var pairRules: PairRules
  /// Is told each stage before it begins, and the number of the part that it is for; 0 for the file
  /// itself.
  var willRun: (@Sendable (_ stage: String, _ part: Int) -> Void)?

  init(
    stages: [any Stage], description: RunDescription, selection: StageSelection = StageSelection(),
    limits: Limits = Limits(), pairRules: PairRules = PairRules([], expected: [])
  ) {
    self.stages = stages
    traits = stages.map { ($0.title, $0 is any Exporter) }
    self.description = description
    self.selection = selection
    self.limits = limits
    self.pairRules = pairRules
  }

  /// A document that was taken through the stages.
  struct Taken {
    var outcome: Outcome
    /// The files inside of it, which are documents of their own.
    var attachments: [Attachment] = []
    /// Whether it has a text of its own, and not only attachments.
    var hasText = true
  }

  /// Takes one file through all stages, and each file inside of it.
  ///
  /// - Parameters:
  ///   - source: the file.
  ///   - staging: where outputs go as soon as they are made; without it they are in the outcome.
  ///   - lost: parts that no worker survived, by their number from 1, and why: they are left out.
  /// - Returns: what became of the file.
  /// - Throws: a ``SystemError`` if outputs cannot be written; then none of them stays.
  func process(
    _ source: Source, staging: Staging?, lost: [Int: Failure] = [:]
  ) throws(SystemError) -> Outcome {
    var taken = take(source, part: 0)
    taken.outcome = try staging?.stage(taken.outcome) ?? taken.outcome
    guard !taken.attachments.isEmpty else { return taken.outcome }
    var parts = PartWalk(
      self, source, taken.outcome, hasText: taken.hasText, staging: staging, lost: lost)
    try parts.run(taken.attachments)
    return parts.outcome
  }

  /// Takes one document through all stages.
  func take(_ source: Source, part: Int) -> Taken {
    let id = documentID(path: source.path, sha256: source.sha256)
    var document = Document(id: id, source: source, run: description)
    var times: [Outcome.StageTime] = []
    let end = advance(&document, through: stages.indices, part: part, &times)
    return Taken(
      outcome: outcome(of: document, end, times), attachments: document.attachments,
      hasText: !document.blocks.isEmpty)
  }

  /// How far a document came.
  enum End {
    /// All stages are done, or nothing is left for them: the file is what its parts are.
    case done
    case failed(Failure)
  }

  /// Takes a document through stages, and adds the times that they take.
  func advance(
    _ document: inout Document, through indices: Range<Int>, part: Int,
    _ times: inout [Outcome.StageTime]
  ) -> End {
    times.reserveCapacity(times.count + indices.count)
    let clock = ContinuousClock()
    var last = clock.now
    for index in indices {
      let (name, isExporter) = traits[index]
      do throws(Failure) {
        guard try selection.takes(&document, at: index, isExporter: isExporter) else { continue }
      } catch {
        return .failed(error)
      }
      willRun?(name, part)
      document.exportPlan = isExporter ? document.plan() : nil
      do {
        try stages[index].run(&document)
      } catch let error as StageFailure {
        var failure = Failure(error, in: name)
        let complaints = document.remarks.filter { $0.stage == name }.map(\.text)
        if !complaints.isEmpty { failure.complaints = complaints.joined(separator: "\n") }
        return .failed(failure)
      } catch {
        return .failed(Failure(unexpected: error, in: name))
      }
      let now = clock.now
      times.append(Outcome.StageTime(name: name, microseconds: microseconds(now - last)))
      last = now
      if document.blocks.isEmpty, !document.attachments.isEmpty { return .done }
    }
    do throws(Failure) {
      try selection.checkRead(document, before: indices.upperBound)
    } catch {
      return .failed(error)
    }
    return .done
  }

  /// What became of a document that came to an end.
  func outcome(of document: Document, _ end: End, _ times: [Outcome.StageTime]) -> Outcome {
    if case .failed(let failure) = end {
      var outcome = Outcome(failure.leavesAlone ? .skipped : .quarantined, failure)
      outcome.format = document.source.form?.mediaType
      outcome.set(findings: document.findings)
      outcome.add(document.remarks)
      outcome.times = times
      return outcome
    }
    guard let failure = Self.badOutput(of: document) else {
      var outcome = Outcome(document, times: times)
      outcome.passedOver = selection.passedOver(by: document)
      return outcome
    }
    var outcome = Outcome(.quarantined, failure)
    outcome.add(document.remarks)
    outcome.times = times
    return outcome
  }

  /// Outputs become files: their suffixes must be plain, and no two the same, not even on a disk that
  /// takes letters of both cases for one.
  private static func badOutput(of document: Document) -> Failure? {
    var suffixes: Set<String> = []
    for output in document.outputs {
      let isPlain = output.suffix.utf8.allSatisfy { byte in
        (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || byte == 0x2E
          || byte == 0x2D
      }
      guard isPlain, (1...ArchiveName.maximumSuffix).contains(output.suffix.utf8.count) else {
        return Failure(
          "bad_output",
          "a stage emitted an output with the suffix '\(readable(output.suffix))', "
            + "which takes at most \(ArchiveName.maximumSuffix) of A-Z, a-z, 0-9, '.' and '-'")
      }
      guard suffixes.insert(output.suffix.lowercased()).inserted else {
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
