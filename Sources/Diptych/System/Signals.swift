internal import Dispatch
internal import Foundation
internal import Glibc
internal import Synchronization

/// Asks a run to stop when the process is told to.
///
/// The first signal closes the source of documents; those in flight have `grace` seconds. A second
/// signal, or the end of the grace, ends the process at once, which leaves nothing half-written.
final class StopSignals: Sendable {
  /// The exit codes of the signals that stop a run.
  static let codes: [(signal: Int32, code: Int32)] = [
    (SIGINT, 130), (SIGTERM, 143), (SIGHUP, 75),
  ]

  private let codes: [(signal: Int32, code: Int32)]

  private let received = Mutex<Int32?>(nil)
  private let queue = DispatchQueue(label: "diptych.signals")
  private let grace: Int

  /// Makes what ``listen()`` starts.
  init(codes: [(signal: Int32, code: Int32)] = StopSignals.codes, grace: Int = 25) {
    self.codes = codes
    self.grace = grace
  }

  /// The exit code that the signal asks for; `nil` as long as there is none.
  var exitCode: Int32? { received.withLock { $0 } }

  /// Starts to listen; also lets writes to closed pipes and over-long files fail instead of killing.
  func listen() {
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    let heard = codes.filter { number, _ in
      // What `nohup` and shells let their background processes ignore stays ignored.
      var action = sigaction()
      guard unsafe sigaction(number, nil, &action) == 0 else { return false }
      return unsafe unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self)
        != unsafeBitCast(SIG_IGN, to: Int.self)
    }
    guard !heard.isEmpty else { return }
    // Blocked here, before other threads start, the signals reach no thread but the one that waits.
    // (Dispatch's own signal sources can lose one on Linux, and the process with it.)
    var mask = sigset_t()
    unsafe sigemptyset(&mask)
    for (number, _) in heard { unsafe sigaddset(&mask, number) }
    unsafe pthread_sigmask(SIG_BLOCK, &mask, nil)
    // A thread of its own: the pool of Dispatch may be busy with documents for a while.
    Thread.detachNewThread { [self, mask] in
      var mask = mask
      var number: Int32 = 0
      while unsafe sigwait(&mask, &number) == 0 {
        if let code = heard.first(where: { $0.signal == number })?.code { stop(code) }
      }
    }
  }

  /// Asks the run to stop.
  func stop(_ code: Int32) {
    let isFirst = received.withLock { received in
      defer { received = received ?? code }
      return received == nil
    }
    guard isFirst else { Machine.abandon(code) }
    queue.asyncAfter(deadline: .now() + .seconds(grace)) { Machine.abandon(code) }
  }
}
