internal import Dispatch
internal import Synchronization

/// The numbers of the lanes that are free.
final class Lanes: Sendable {
  private let free: Mutex<[Int]>
  private let count: DispatchSemaphore

  init(_ number: Int) {
    free = Mutex(Array((0..<number).reversed()))
    count = DispatchSemaphore(value: number)
  }

  /// Takes a lane; waits until one is free.
  func take() -> Int {
    count.wait()
    return free.withLock { $0.removeLast() }
  }

  func give(_ lane: Int) {
    free.withLock { $0.append(lane) }
    count.signal()
  }
}
