internal import CLinux
internal import Glibc

/// A program that works on one document, in a session of its own and under bounds.
///
/// It knows nothing of this process: no environment but a path and a locale, no descriptors but its
/// three, the root folder or one of its own. What it leaves running when it ends is killed.
struct BoundedProcess: Sendable {
  /// What the program may cost.
  struct Bounds: Sendable {
    /// From start to end.
    var seconds: Double
    /// What it and its children hold in memory at a time.
    var memoryBytes: Int
    /// What it prints, and each file that it writes.
    var outputBytes: Int
  }

  /// What came of it.
  struct Result: Sendable {
    /// How it ended.
    var end: ChildProcess.End
    /// What it printed.
    var output: [UInt8]
    /// What it complained of: the beginning and the end where it is long.
    var complaints: [UInt8]
  }

  /// Why there is no result.
  enum Problem: Error {
    case notStarted(SystemError)
    case tooSlow
    case tooMuchMemory(Int)
    case tooMuchOutput
  }

  /// The program.
  let path: String
  /// Without the name.
  var arguments: [String] = []
  /// The absolute path of the folder that it works in.
  var folder = "/"
  /// Whether it may start other programs, which are then looked for.
  var mayFork = false
  /// Variables beside the path and the locale.
  var environment: [String] = []

  /// What every program gets to know.
  private static let environment = ["PATH=/usr/local/bin:/usr/bin:/bin", "LC_ALL=C.UTF-8"]
  /// So much of the complaints is kept, from the beginning and from the end each.
  private static let keptComplaints = 32 << 10
  /// How often a program is looked at that says nothing, in milliseconds.
  private static let watch = 20

  /// Runs the program to its end.
  ///
  /// - Parameters:
  ///   - input: what it reads as its standard input.
  ///   - bounds: what it may cost.
  /// - Returns: what came of it, also where it failed.
  /// - Throws: a ``Problem`` if it was not started, or was stopped.
  func run(input: Descriptor, bounds: Bounds) throws(Problem) -> Result {
    let session: ProcessSession
    var streams: Streams
    do throws(SystemError) {
      (session, streams) = try start(input, bounds)
    } catch {
      throw .notStarted(error)
    }
    return try watch(session, &streams, bounds)
  }

  private func start(
    _ input: Descriptor, _ bounds: Bounds
  ) throws(SystemError) -> (ProcessSession, Streams) {
    let output = try Descriptor.pipe()
    let complaints = try Descriptor.pipe()
    try output.reading.makeNonblocking()
    try complaints.reading.makeNonblocking()
    let descriptors = [input.number, output.writing.number, complaints.writing.number]
    let name = path.split(separator: "/").last.map { String($0) } ?? path
    let started = unsafe CStrings([name] + arguments).withPointers { arguments in
      unsafe CStrings(Self.environment + environment).withPointers { environment in
        unsafe diptych_start(
          cString(Array(path.utf8)), arguments, environment, descriptors,
          cString(Array(folder.utf8)), UInt(bounds.seconds.rounded(.up)) + 1,
          UInt(bounds.outputBytes))
      }
    }
    guard started > 0 else {
      throw SystemError(operation: "start", path: readable(Array(path.utf8)), code: -started)
    }
    return (
      ProcessSession(started, mayFork: mayFork),
      Streams(output: output.reading, complaints: complaints.reading)
    )
  }

  private func watch(
    _ session: ProcessSession, _ streams: inout Streams, _ bounds: Bounds
  ) throws(Problem) -> Result {
    let deadline = ContinuousClock.now + .seconds(bounds.seconds)
    var nextLook = ContinuousClock.now
    while true {
      streams.read(milliseconds: Self.watch)
      guard streams.output.count <= bounds.outputBytes else {
        _ = session.end()
        throw .tooMuchOutput
      }
      if session.hasEnded {
        // What it wrote last; somebody else may still hold the other end.
        streams.readRest(maximum: bounds.outputBytes)
        let end = session.end()
        guard streams.output.count <= bounds.outputBytes, end != .signal(SIGXFSZ) else {
          throw .tooMuchOutput
        }
        if end == .signal(SIGXCPU) { throw .tooSlow }
        return Result(end: end, output: streams.output, complaints: streams.complaints)
      }
      let now = ContinuousClock.now
      guard now < deadline else {
        _ = session.end()
        throw .tooSlow
      }
      guard now >= nextLook else { continue }
      nextLook = now + .milliseconds(5 * Self.watch)
      let memory = session.residentMemory
      guard memory <= bounds.memoryBytes else {
        _ = session.end()
        throw .tooMuchMemory(memory)
      }
    }
  }

  /// What a program says.
  private struct Streams {
    private var ends: [Descriptor?]
    private(set) var output: [UInt8] = []
    private var firstComplaints: [UInt8] = []
    private var lastComplaints: [UInt8] = []

    init(output: Descriptor, complaints: Descriptor) { ends = [output, complaints] }

    /// What it complained of, as far as it is kept.
    var complaints: [UInt8] { firstComplaints + lastComplaints }

    /// Waits until there is something to read, and reads it.
    mutating func read(milliseconds: Int) {
      var requests: [pollfd] = []
      for case let end? in ends {
        requests.append(pollfd(fd: end.number, events: Int16(POLLIN), revents: 0))
      }
      guard !requests.isEmpty else {
        // Both are closed: the program ends soon, or hangs.
        Machine.sleep(milliseconds: 1)
        return
      }
      guard unsafe poll(&requests, nfds_t(requests.count), Int32(milliseconds)) > 0 else { return }
      for index in ends.indices { _ = readOnce(index) }
    }

    /// Reads what is there without waiting.
    mutating func readRest(maximum: Int) {
      for index in ends.indices { while output.count <= maximum, readOnce(index) {} }
    }

    /// Reads from one of them; `false` if there was nothing.
    private mutating func readOnce(_ index: Int) -> Bool {
      guard let end = ends[index] else { return false }
      do throws(SystemError) {
        let count =
          index == 0
          ? try end.readAvailable(into: &output) : try end.readAvailable(into: &lastComplaints)
        if count == 0 { ends[index] = nil }
        if index == 1 { shorten() }
        return (count ?? 0) > 0
      } catch {
        ends[index] = nil
        return false
      }
    }

    private mutating func shorten() {
      if firstComplaints.count < keptComplaints {
        let count = min(keptComplaints - firstComplaints.count, lastComplaints.count)
        firstComplaints += lastComplaints[..<count]
        lastComplaints.removeFirst(count)
      }
      if lastComplaints.count > keptComplaints {
        lastComplaints.removeFirst(lastComplaints.count - keptComplaints)
      }
    }
  }
}
