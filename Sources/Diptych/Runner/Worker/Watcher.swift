/// Tells whether a document takes too long, or too much memory.
struct Watcher {
  /// A file with others inside of it may take that many times as long as one of them.
  private static let maximumTimes = 10.0

  var documentSeconds: Double
  var stageSeconds: Double
  /// Whether what is beyond a limit is the doing of the part that is worked on.
  private(set) var isPartToBlame = true
  private let memoryBytes: Int
  private let start = ContinuousClock.now
  private var partStart = ContinuousClock.now
  private var place = InFlight.Place()
  private var stageStart = ContinuousClock.now
  private var last = ContinuousClock.now

  init(_ limits: Limits) {
    documentSeconds = limits.maximumDocumentSeconds
    stageSeconds = limits.maximumStageSeconds
    memoryBytes = limits.maximumWorkerMemoryBytes
  }

  /// Whether it is time to look again.
  var isDue: Bool { ContinuousClock.now - last >= .milliseconds(50) }

  /// What is beyond a limit, if anything is.
  mutating func failure(at newPlace: InFlight.Place, memory: Int) -> Failure? {
    let now = ContinuousClock.now
    last = now
    if newPlace != place {
      if newPlace.part != place.part { partStart = now }
      place = newPlace
      stageStart = now
    }
    if memory > memoryBytes {
      var failure = Failure(
        "memory_limit",
        "the document needed \(memory >> 20) MiB of memory, more than the \(memoryBytes >> 20) MiB "
          + "of limits.maximumWorkerMemoryBytes")
      failure.limit = "maximumWorkerMemoryBytes"
      failure.value = memory
      return failure
    }
    isPartToBlame = now - start <= .seconds(documentSeconds * Self.maximumTimes)
    if now - partStart > .seconds(documentSeconds) || !isPartToBlame {
      var failure = Failure(
        "timeout",
        "the document took longer than the \(readable(documentSeconds)) s of "
          + "limits.maximumDocumentSeconds")
      failure.limit = "maximumDocumentSeconds"
      return failure
    }
    if now - stageStart > .seconds(stageSeconds) {
      var failure = Failure(
        "timeout",
        "the stage '\(place.stage)' took longer than the \(readable(stageSeconds)) s of "
          + "limits.maximumStageSeconds")
      failure.limit = "maximumStageSeconds"
      return failure
    }
    return nil
  }

  private func readable(_ seconds: Double) -> String {
    Int(exactly: seconds).map { String($0) } ?? String(seconds)
  }
}
