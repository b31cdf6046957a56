internal import Glibc
internal import Synchronization

/// A child of this process, at the head of a process group of its own.
///
/// Safe to use from many threads; one of them waits for the end.
final class ChildProcess: Sendable {
  /// How a process ended.
  enum End: Equatable {
    case exit(Int32)
    case signal(Int32)
  }

  let number: Int32
  /// What the child reads, from this side; `nil` after ``closeInput()``.
  var input: Descriptor? { openInput.withLock { $0 } }
  /// What the child writes, from this side.
  let output: Descriptor
  private let openInput: Mutex<Descriptor?>
  private let end = Mutex<End?>(nil)

  /// Starts a program.
  ///
  /// - Parameters:
  ///   - path: the program.
  ///   - arguments: all of them, the name first.
  ///   - environment: the variables that the child gets, `NAME=value`.
  ///   - error: what the child's standard error is; `nil` for that of this process.
  ///   - inherited: descriptors that the child gets as 3, 4 and so on.
  /// - Throws: a ``SystemError`` if it cannot be started.
  init(
    _ path: String, arguments: [String], environment: [String], error: Descriptor? = nil,
    inherited: [Descriptor] = []
  ) throws(SystemError) {
    let toChild = try Descriptor.pipe()
    let fromChild = try Descriptor.pipe()
    openInput = Mutex(toChild.writing)
    output = fromChild.reading
    try toChild.writing.makeNonblocking()
    try output.makeNonblocking()

    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    var target: Int32 = 0
    func add(_ descriptor: Descriptor) {
      unsafe posix_spawn_file_actions_adddup2(&actions, descriptor.number, target)
      target += 1
    }
    add(toChild.reading)
    add(fromChild.writing)
    if let error { add(error) } else { target += 1 }
    // Copies with higher numbers: none of them is in the way of another one's new number.
    let free = target + Int32(inherited.count)
    var copies: [Descriptor] = []
    for descriptor in inherited { copies.append(try descriptor.duplicate(from: free)) }
    for copy in copies { add(copy) }

    var attributes = posix_spawnattr_t()
    unsafe posix_spawnattr_init(&attributes)
    defer { unsafe posix_spawnattr_destroy(&attributes) }
    // This process blocks and ignores signals that its children must get.
    var none = sigset_t()
    unsafe sigemptyset(&none)
    unsafe posix_spawnattr_setsigmask(&attributes, &none)
    var all = sigset_t()
    unsafe sigemptyset(&all)
    for number in [SIGINT, SIGTERM, SIGHUP, SIGPIPE, SIGXFSZ] { unsafe sigaddset(&all, number) }
    unsafe posix_spawnattr_setsigdefault(&attributes, &all)
    unsafe posix_spawnattr_setpgroup(&attributes, 0)
    let flags = POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF
    unsafe posix_spawnattr_setflags(&attributes, Int16(flags))

    var child: pid_t = 0
    let code = unsafe CStrings(arguments).withPointers { arguments in
      unsafe CStrings(environment).withPointers { environment in
        unsafe posix_spawn(
          &child, cString(Array(path.utf8)), &actions, &attributes, arguments, environment)
      }
    }
    guard code == 0 else {
      throw SystemError(operation: "start", path: readable(Array(path.utf8)), code: code)
    }
    number = child
  }

  deinit { _ = kill() }

  /// Asks the whole group to end.
  func terminate() {
    end.withLock { end in
      // The number of a process that was waited for may be another's by now.
      if end == nil { _ = Glibc.kill(-number, SIGTERM) }
    }
  }

  /// Tells the child that nothing more will come.
  func closeInput() { openInput.withLock { $0 = nil } }

  /// Ends the whole group, and all that it started in groups of their own, and waits for the child.
  func kill() -> End {
    end.withLock { end in
      if let end { return end }
      let rest = ProcessSession.descendants(of: number)
      _ = Glibc.kill(-number, SIGKILL)
      for process in rest { _ = Glibc.kill(process, SIGKILL) }
      return wait(&end)
    }
  }

  /// How the child ended; `nil` as long as it runs.
  func ended() -> End? {
    end.withLock { end in
      if let end { return end }
      var status: Int32 = 0
      guard unsafe waitpid(number, &status, WNOHANG) == number else { return nil }
      let result = Self.decoded(status)
      end = result
      // What the child may have left running.
      _ = Glibc.kill(-number, SIGKILL)
      return result
    }
  }

  private func wait(_ end: inout End?) -> End {
    var status: Int32 = 0
    while unsafe waitpid(number, &status, 0) < 0, errno == EINTR {}
    let result = Self.decoded(status)
    end = result
    return result
  }

  /// What the system says of the end of a process.
  static func decoded(_ status: Int32) -> End {
    let signal = status & 0x7F
    return signal == 0 ? .exit(status >> 8 & 0xFF) : .signal(signal)
  }

  /// How much memory the child holds now, in bytes; 0 if that is not known.
  var residentMemory: Int {
    guard let file = try? Descriptor.file(at: Array("/proc/\(number)/statm".utf8)),
      let text = try? file.read(maximum: 256, expected: 64)
    else { return 0 }
    let fields = String(decoding: text, as: UTF8.self).split(separator: " ")
    return fields.count > 1 ? (Int(fields[1]) ?? 0) * Int(sysconf(Int32(_SC_PAGESIZE))) : 0
  }
}
