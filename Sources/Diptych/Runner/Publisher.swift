internal import Dispatch
internal import Synchronization

/// Takes the outcome of each document and has it published.
///
/// Outcomes wait for each other, so that the disk is waited for once a batch. Safe to use from many
/// threads.
final class Publisher: Sendable {
  /// A batch is published when it has this many documents, or when its oldest one is this old.
  private static let batchDocuments = 64
  private static let batchTime = DispatchTimeInterval.seconds(1)
  /// How many batches may wait.
  private static let maximumWaiting = 2

  private struct State {
    /// What waits to be published.
    var batch = BatchPublication.Batch()
    /// How many batches were taken to be published.
    var batches = 0
    var error: RunError?

    /// Takes what waits to publish it.
    mutating func takeBatch() -> BatchPublication.Batch {
      defer {
        batch = BatchPublication.Batch()
        batches += 1
      }
      return batch
    }
  }

  private let publication: BatchPublication
  private let state = Mutex(State())
  private let queue = DispatchQueue(label: "diptych.publisher")
  private let waiting = DispatchSemaphore(value: maximumWaiting)

  /// Makes a queue before a publication.
  init(_ publication: BatchPublication) { self.publication = publication }

  /// Writes down a document that costs the archive nothing: left alone, or unchanged.
  func note(_ record: DocumentRecord, written text: [UInt8]? = nil) throws(RunError) {
    try publication.note(record, written: text)
  }

  /// Writes down a document in which nothing changed, with the line that the ledger keeps for that.
  func note(unchanged known: KnownDocument) throws(RunError) {
    try publication.note(unchanged: known)
    guard publication.movesFiles, known.status == .processed else { return }
    try enqueue { $0.leaving.append(known) }
  }

  /// The same for a file that was touched and is what it was.
  func note(touched known: KnownDocument, _ trace: KnownDocument.Trace) throws(RunError) {
    var known = known
    known.trace = trace
    try enqueue { $0.touched.append((known.id, trace)) }
    try note(unchanged: known)
  }

  /// Publishes a document's outputs or puts it into quarantine, and writes it down.
  func finish(
    _ record: DocumentRecord, of entry: Drop.Entry, known: KnownDocument?, source: Source? = nil
  ) throws(RunError) {
    let document = try publication.finished(record, of: entry, known: known, source: source)
    try enqueue { $0.pending.append(document) }
  }

  /// The same for two files that are one document: both, or none.
  func finish(
    left: (record: DocumentRecord, entry: Drop.Entry, known: KnownDocument?),
    right: (record: DocumentRecord, entry: Drop.Entry, known: KnownDocument?)
  ) throws(RunError) {
    let documents = try publication.finished(left: left, right: right)
    try enqueue { $0.pending += documents }
  }

  /// Notes which documents have the content of another one; see ``BatchPublication/noteDuplicates(isComplete:)``.
  func noteDuplicates(isComplete: Bool) throws(RunError) {
    try publication.noteDuplicates(isComplete: isComplete)
  }

  /// Publishes what waits, and waits for it.
  func drain() throws(RunError) {
    flush()
    queue.sync {}
    if let error = state.withLock({ $0.error }) { throw error }
  }

  private func enqueue(_ add: (inout BatchPublication.Batch) -> Void) throws(RunError) {
    let (isFull, new, error) = state.withLock { state in
      let isFirst = state.batch.count == 0
      add(&state.batch)
      return (
        state.batch.count >= Self.batchDocuments, isFirst ? state.batches : nil, state.error
      )
    }
    if let error { throw error }
    if isFull { return flush() }
    guard let new else { return }
    queue.asyncAfter(deadline: .now() + Self.batchTime) { [weak self] in self?.publish(aged: new) }
  }

  /// Publishes what waits; waits until there is room for a batch.
  private func flush() {
    waiting.wait()
    let batch = state.withLock { $0.takeBatch() }
    queue.async { [self] in
      publish(batch)
      waiting.signal()
    }
  }

  /// Publishes the batch with a number unless that was done, on the queue.
  private func publish(aged number: Int) {
    let batch = state.withLock { $0.batches == number ? $0.takeBatch() : nil }
    if let batch { publish(batch) }
  }

  /// Publishes a batch, on the queue; after an error nothing more.
  private func publish(_ batch: BatchPublication.Batch) {
    guard batch.count > 0, state.withLock({ $0.error == nil }) else { return }
    do throws(RunError) {
      try publication.publish(batch)
    } catch {
      state.withLock { $0.error = $0.error ?? error }
    }
  }
}
