internal import Dispatch
internal import Synchronization

/// Runs documents through the pipeline, at most `jobs` at a time.
///
/// The walk through the drop waits until a place is free, so memory is bounded by what is in flight.
struct Runner: Sendable {
  /// How many bytes of documents may be in flight, in units of 1 MiB.
  private static let byteBudget = 256

  let drop: Drop
  let worker: any Worker
  let publisher: Publisher
  let jobs: Int
  let signals: StopSignals

  /// Takes every document of the drop through the pipeline.
  ///
  /// - Throws: a ``RunError`` if records or results can no longer be written.
  func run() throws(RunError) {
    let workers = DispatchQueue(label: "diptych.workers", attributes: .concurrent)
    let slots = DispatchSemaphore(value: jobs)
    let bytes = DispatchSemaphore(value: Self.byteBudget)
    let group = DispatchGroup()
    let stopped = Mutex<RunError?>(nil)
    for entry in drop.entries() {
      if signals.exitCode != nil || stopped.withLock({ $0 != nil }) { break }
      if let outcome = entry.outcome {
        Self.noting(stopped) { () throws(RunError) in try publisher.finish(entry, outcome) }
        continue
      }
      slots.wait()
      let cost = min(Self.byteBudget, 1 + entry.bytes >> 20)
      for _ in 0..<cost { bytes.wait() }
      workers.async(group: group) {
        Self.noting(stopped) { () throws(RunError) in try process(entry) }
        for _ in 0..<cost { bytes.signal() }
        slots.signal()
      }
    }
    group.wait()
    if let error = stopped.withLock({ $0 }) { throw error }
  }

  private func process(_ entry: Drop.Entry) throws(RunError) {
    switch drop.read(entry) {
    case .success(let source): try publisher.finish(entry, worker.process(source), source)
    case .failure(let failure): try publisher.finish(entry, failure.outcome)
    }
  }

  /// Keeps the first error that ends the run.
  private static func noting(
    _ stopped: borrowing Mutex<RunError?>, _ work: () throws(RunError) -> Void
  ) {
    do {
      try work()
    } catch {
      stopped.withLock { $0 = $0 ?? error }
    }
  }
}
