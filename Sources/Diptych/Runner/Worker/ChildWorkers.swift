internal import Synchronization

/// Gives each lane a process of its own, so that what kills or stops a process costs one document.
final class ChildWorkers: Worker {
  /// How the processes are started, and what they may cost.
  struct Settings: Sendable {
    var program: String
    var arguments: [String]
    var limits: Limits
    /// The settings and versions that each worker must have too.
    var settingsSHA256: String
  }

  /// The process of a lane, if it has one.
  private final class Lane: Sendable {
    let worker = Mutex<ChildWorker?>(nil)
  }

  private let settings: Settings
  private let inFlight: InFlight
  private let inFlightFile: Descriptor
  private let staging: Staging
  private let lanes: [Lane]

  init(
    _ settings: Settings, lanes: Int, inFlightFile: Descriptor, staging: Staging
  ) {
    self.settings = settings
    self.inFlightFile = inFlightFile
    self.staging = staging
    inFlight = InFlight(inFlightFile)
    self.lanes = (0..<lanes).map { _ in Lane() }
  }

  func process(
    _ source: Source, lane: Int, lost: [Int: Failure]
  ) throws(RunError) -> Outcome {
    try process([source], lane: lane, lost: lost)
  }

  func process(_ left: Source, with right: Source, lane: Int) throws(RunError) -> Outcome {
    try process([left, right], lane: lane, lost: [:])
  }

  private func process(
    _ sources: [Source], lane: Int, lost: [Int: Failure]
  ) throws(RunError) -> Outcome {
    try lanes[lane].worker.withLock { (worker) throws(RunError) in
      do throws(ChildWorker.Problem) {
        let current: ChildWorker
        if let running = worker {
          current = running
        } else {
          current = try start(lane)
        }
        worker = current
        let outcome = try current.process(sources, lost: lost)
        if current.documents >= settings.limits.maximumDocumentsPerWorker {
          current.dismiss()
          current.awaitEnd()
          worker = nil
        }
        return outcome
      } catch {
        worker = nil
        switch error {
        case .document(let failure, let part):
          var outcome = Outcome(.quarantined, failure)
          outcome.partAtWork = part
          return outcome
        case .run(let error): throw error
        }
      }
    }
  }

  /// A worker that does not even start will not start the next time either.
  private func start(_ lane: Int) throws(ChildWorker.Problem) -> ChildWorker {
    try ChildWorker(
      settings, lane: lane, inFlight: inFlight, inFlightFile: inFlightFile, staging: staging)
  }

  /// Ends the workers.
  func stop() {
    for lane in lanes { lane.worker.withLock { $0?.dismiss() } }
    for lane in lanes {
      lane.worker.withLock { worker in
        worker?.awaitEnd()
        worker = nil
      }
    }
  }
}
