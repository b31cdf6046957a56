internal import Synchronization

/// Values with buffers and memories that are worth keeping from document to document.
///
/// Each document that is worked on has one for itself.
final class Pool<Value: Sendable>: Sendable {
  // A class, because the documents of a run share it.
  private let idle = Mutex<[Value]>([])
  private let make: @Sendable () -> Value

  /// A pool that makes values as they are needed.
  init(_ make: @escaping @Sendable () -> Value) { self.make = make }

  /// Calls `body` with a value that nobody else has.
  func withValue<Result>(_ body: (inout Value) throws -> Result) rethrows -> Result {
    var value = idle.withLock { $0.popLast() } ?? make()
    defer { idle.withLock { $0.append(value) } }
    return try body(&value)
  }
}
