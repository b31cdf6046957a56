internal import Foundation
internal import Glibc

/// What a run must know of the machine and the process.
enum Machine {
  /// How many cores this process may use.
  static var cores: Int { ProcessInfo.processInfo.activeProcessorCount }

  /// The most memory that the process has had, in bytes.
  static var peakMemory: Int {
    var usage = rusage()
    guard unsafe getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage) == 0 else { return 0 }
    return usage.ru_maxrss * 1024
  }

  /// The time that all threads have computed, in seconds.
  static var processorSeconds: Double {
    var usage = rusage()
    guard unsafe getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage) == 0 else { return 0 }
    return seconds(usage.ru_utime) + seconds(usage.ru_stime)
  }

  /// The process's number.
  static var process: Int32 { getpid() }

  /// The machine's name.
  static var host: String {
    var name = [CChar](repeating: 0, count: 256)
    guard unsafe gethostname(&name, name.count - 1) == 0 else { return "unknown" }
    return String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// The value of an environment variable; `nil` if it is not set.
  static func variable(_ name: String) -> String? {
    guard let value = unsafe getenv(name) else { return nil }
    return unsafe String(cString: value)
  }

  /// The environment, as `NAME=value`.
  static var environment: [String] {
    ProcessInfo.processInfo.environment.map { "\($0.key)=\($0.value)" }.sorted()
  }

  /// The program that this process runs.
  static let program = "/proc/self/exe"

  /// Lets the thread sleep.
  static func sleep(milliseconds: Int) { usleep(UInt32(clamping: milliseconds * 1000)) }

  /// Sends what the process prints to its standard error: stages may print, but answers are not theirs.
  static func divertStandardOutput() { dup2(2, 1) }

  /// Makes this process a worker: no core files, a bound on its addresses, and its end if its parent
  /// ends.
  ///
  /// - Parameter addressSpace: in bytes; 0 for no bound.
  static func becomeWorker(addressSpace: Int) {
    var none = rlimit(rlim_cur: 0, rlim_max: 0)
    unsafe setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none)
    if addressSpace > 0 {
      var bound = rlimit(rlim_cur: rlim_t(addressSpace), rlim_max: rlim_t(addressSpace))
      unsafe setrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &bound)
    }
    // A disk that is full is told, and does not kill.
    signal(SIGXFSZ, SIG_IGN)
    let parent = getppid()
    Thread.detachNewThread {
      // A worker that hangs would otherwise outlive a runner that was killed.
      while getppid() == parent { Foundation.sleep(1) }
      ProcessSession.abandonAll()
      _exit(1)
    }
  }

  /// Ends the process.
  static func end(_ code: Int32) -> Never { exit(code) }

  /// Ends the process at once, whatever its threads are doing.
  static func abandon(_ code: Int32) -> Never { _exit(code) }

  private static func seconds(_ time: timeval) -> Double {
    Double(time.tv_sec) + Double(time.tv_usec) / 1_000_000
  }
}
