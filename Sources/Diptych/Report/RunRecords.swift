internal import Synchronization

/// Writes down what became of each document, and adds it up.
///
/// Safe to use from many threads.
final class RunRecords: Sendable {
  private struct State {
    var report: RunReport
    var pending: [UInt8] = []
  }

  private let state: Mutex<State>
  private let file: Descriptor?

  /// Starts the records of a run; without a file they are only added up.
  init(_ report: RunReport, file: Descriptor?) {
    state = Mutex(State(report: report))
    self.file = file
  }

  /// What was added up so far.
  var report: RunReport { state.withLock { $0.report } }

  /// Adds a document.
  ///
  /// - Parameters:
  ///   - record: what became of the document.
  ///   - text: the record as compact JSON, if it was written before.
  /// - Throws: a ``SystemError``.
  func add(_ record: DocumentRecord, written text: [UInt8]? = nil) throws(SystemError) {
    let line = file == nil ? [] : text ?? JSONText.write(record.json, .compact)
    try state.withLock { (state) throws(SystemError) in
      state.report.add(record)
      state.pending += line
      if file != nil { state.pending.append(0x0A) }
      if state.pending.count >= 64 << 10 { try flush(&state) }
    }
  }

  /// Adds a document in which nothing changed.
  func add(unchanged known: KnownDocument) throws(SystemError) {
    try state.withLock { (state) throws(SystemError) in
      state.report.add(unchanged: known)
      guard file != nil else { return }
      state.pending += known.line
      state.pending.append(0x0A)
      if state.pending.count >= 64 << 10 { try flush(&state) }
    }
  }

  /// Writes what is still in memory.
  func finish() throws(SystemError) {
    try state.withLock { (state) throws(SystemError) in try flush(&state) }
  }

  private func flush(_ state: inout State) throws(SystemError) {
    try file?.write(state.pending)
    state.pending.removeAll(keepingCapacity: true)
  }
}
