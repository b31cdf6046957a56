internal import Synchronization

/// What a worker writes to its standard error: the words of the runtime before a crash, mostly.
///
/// The log has only what the runner says, so these stay out of it; the end of them goes into the
/// record of a document that the worker did not survive.
final class WorkerComplaints: Sendable {
  /// So many bytes are kept, from the end.
  private static let kept = 2 << 10

  private struct State {
    var stream: Descriptor?
    var tail: [UInt8] = []
  }

  private let state: Mutex<State>

  /// - Parameter stream: the reading end of a pipe, which does not block.
  init(_ stream: Descriptor) { state = Mutex(State(stream: stream)) }

  /// What can be waited for; `nil` after the worker closed it.
  var stream: Descriptor? { state.withLock { $0.stream } }

  /// Takes in what is there, without waiting.
  func read() {
    state.withLock { state in
      while let stream = state.stream {
        do throws(SystemError) {
          let read = try stream.readAvailable(into: &state.tail, maximum: Self.kept)
          guard let count = read else { break }
          if count == 0 { state.stream = nil }
        } catch {
          state.stream = nil
        }
        state.tail.removeFirst(max(state.tail.count - Self.kept, 0))
      }
    }
  }

  /// Forgets what belongs to earlier documents.
  func forget() {
    read()
    state.withLock { $0.tail = [] }
  }

  /// The end of it, with everything that is no plain text escaped; `nil` if there is nothing.
  var tail: String? {
    read()
    let tail = state.withLock { $0.tail }
    return tail.isEmpty ? nil : readable(tail)
  }
}
