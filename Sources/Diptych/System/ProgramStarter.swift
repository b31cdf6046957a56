internal import CLinux
internal import Dispatch
internal import Foundation
internal import Synchronization

/// Starts programs that stay longer than one document.
///
/// The system kills such a program when the thread that started it ends, so that none outlives this
/// process. Threads of Dispatch come and go; this one stays.
final class ProgramStarter: Sendable {
  /// What a program is and gets to know.
  struct Program: Sendable {
    /// Its path; a relative one starts from `folder`.
    var path: String
    /// All of them, the name first.
    var arguments: [String]
    /// `NAME=value`.
    var environment: [String]
    /// The folder that it works in.
    var folder: String
  }

  private struct Order: Sendable {
    let program: Program
    let descriptors: [Int32]
    let answer: @Sendable (Int32) -> Void
  }

  static let shared = ProgramStarter()

  private let orders = Mutex<[Order]>([])
  private let count = DispatchSemaphore(value: 0)

  private init() {
    Thread.detachNewThread { [self] in
      while true {
        count.wait()
        guard let order = orders.withLock({ $0.popLast() }) else { continue }
        order.answer(Self.start(order.program, order.descriptors))
      }
    }
  }

  /// Starts a program in a session of its own.
  ///
  /// - Parameters:
  ///   - program: what to start.
  ///   - descriptors: its standard input, output and error.
  /// - Returns: the number of the process.
  /// - Throws: a ``SystemError`` if it cannot be started.
  func start(_ program: Program, _ descriptors: [Descriptor]) throws(SystemError) -> Int32 {
    let started = StartedProgram()
    let done = DispatchSemaphore(value: 0)
    orders.withLock {
      $0.append(
        Order(program: program, descriptors: descriptors.map(\.number)) { number in
          started.number.withLock { $0 = number }
          done.signal()
        })
    }
    count.signal()
    done.wait()
    let number = withExtendedLifetime(descriptors) { started.number.withLock { $0 } }
    guard number > 0 else {
      throw SystemError(
        operation: "start", path: readable(Array(program.path.utf8)), code: -number)
    }
    return number
  }

  private static func start(_ program: Program, _ descriptors: [Int32]) -> Int32 {
    unsafe CStrings(program.arguments).withPointers { arguments in
      unsafe CStrings(program.environment).withPointers { environment in
        unsafe diptych_start(
          cString(Array(program.path.utf8)), arguments, environment, descriptors,
          cString(Array(program.folder.utf8)), UInt.max, UInt.max)
      }
    }
  }
}

/// The number of a process that another thread starts.
private final class StartedProgram: Sendable {
  let number = Mutex<Int32>(0)
}
