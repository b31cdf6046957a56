internal import DiptychBytes
internal import Foundation
internal import Glibc
internal import Synchronization

/// A program that stays, and answers each line that it gets with one of its own.
///
/// It leads a session of its own and dies with this process. Used by one thread at a time.
final class LineProcess: Sendable {
  /// What an exchange may cost.
  struct Bounds: Sendable {
    var seconds: Double
    /// What the program and its children hold in memory at a time.
    var memoryBytes: Int
    /// The longest answer.
    var lineBytes: Int
  }

  /// Why there is no answer.
  enum Problem: Error {
    case tooSlow
    case tooMuchMemory(Int)
    case tooMuchOutput
    case ended(ChildProcess.End)
    /// It closed its standard output, and goes on.
    case closed
  }

  /// How often a program is looked at that says nothing, in milliseconds.
  private static let watch = 100
  /// What a pipe holds: most documents with all of their layers, so that they go through at once.
  private static let pipeBytes = 256 << 10
  /// How long a program may take to end after its output or its input was closed, in seconds.
  private static let graceSeconds = 2.0
  /// Who reads from us may be gone: that is an error of writing, and no reason to die.
  private static let survivesBrokenPipes: Void = { signal(SIGPIPE, SIG_IGN) }()

  private let session: ProcessSession
  private let streams: Mutex<Streams>

  /// Starts a program.
  ///
  /// - Throws: a ``SystemError`` if it cannot be started.
  init(_ program: ProgramStarter.Program) throws(SystemError) {
    _ = Self.survivesBrokenPipes
    let input = try Descriptor.pipe()
    let output = try Descriptor.pipe()
    let complaints = try Descriptor.pipe()
    try input.writing.makeNonblocking()
    try output.reading.makeNonblocking()
    try complaints.reading.makeNonblocking()
    input.writing.widen(to: Self.pipeBytes)
    output.writing.widen(to: Self.pipeBytes)
    let number = try ProgramStarter.shared.start(
      program, [input.reading, output.writing, complaints.writing])
    session = ProcessSession(number, mayFork: true)
    streams = Mutex(
      Streams(input: input.writing, output: output.reading, complaints: complaints.reading))
  }

  deinit { _ = session.end() }

  /// Whether the program said something that nobody asked for, or is gone.
  var isOutOfStep: Bool {
    if session.hasEnded { return true }
    return streams.withLock { streams in
      streams.readWhatIsThere()
      return !streams.answer.isEmpty || streams.output == nil || streams.input == nil
    }
  }

  /// What the program wrote to its standard error since it was last asked.
  func takeComplaints() -> Complaints { streams.withLock { $0.takeComplaints() } }

  /// Sends a line, if there is one, and waits for a line.
  ///
  /// - Parameters:
  ///   - request: the line, with its newline; empty to only wait.
  ///   - bounds: what it may cost.
  /// - Returns: the answer, without its newline.
  /// - Throws: a ``Problem``; the program is dead then.
  func exchange(_ request: Span<UInt8>, _ bounds: Bounds) throws(Problem) -> [UInt8] {
    try streams.withLock { streams throws(Problem) in
      do throws(Problem) {
        return try exchange(request, bounds, &streams)
      } catch {
        _ = session.end()
        streams.readLastComplaints()
        throw error
      }
    }
  }

  /// Lets the program end by itself: nothing more will be asked.
  ///
  /// - Returns: how it ended; `nil` if it had to be killed.
  @discardableResult func finish() -> ChildProcess.End? {
    streams.withLock { streams in
      streams.input = nil
      awaitEnd()
      let hasEnded = session.hasEnded
      let end = session.end()
      streams.readLastComplaints()
      return hasEnded ? end : nil
    }
  }

  private func exchange(
    _ request: Span<UInt8>, _ bounds: Bounds, _ streams: inout Streams
  ) throws(Problem) -> [UInt8] {
    let deadline = ContinuousClock.now + .seconds(bounds.seconds)
    var nextLook = ContinuousClock.now + .milliseconds(Self.watch)
    streams.begin(request)
    while true {
      streams.wait(milliseconds: Self.watch)
      if let line = streams.exchangeWhatIsThere(request) { return line }
      guard streams.answer.count <= bounds.lineBytes else { throw .tooMuchOutput }
      if streams.output == nil {
        awaitEnd()
        throw session.hasEnded ? .ended(session.end()) : .closed
      }
      let now = ContinuousClock.now
      guard now < deadline else { throw .tooSlow }
      guard now >= nextLook else { continue }
      nextLook = now + .milliseconds(Self.watch)
      // Somebody that it started may hold its output open.
      if session.hasEnded {
        streams.wait(milliseconds: 0)
        if let line = streams.exchangeWhatIsThere(request) { return line }
        throw .ended(session.end())
      }
      let memory = session.residentMemory
      guard memory <= bounds.memoryBytes else { throw .tooMuchMemory(memory) }
    }
  }

  private func awaitEnd() {
    let deadline = ContinuousClock.now + .seconds(Self.graceSeconds)
    while !session.hasEnded, ContinuousClock.now < deadline { Machine.sleep(milliseconds: 5) }
  }
}

/// What a program wrote to its standard error.
struct Complaints: Sendable {
  /// So many bytes are kept, from the end.
  static let kept = 64 << 10

  /// The end of it.
  var tail: [UInt8] = []
  /// How many bytes it was.
  var bytes = 0
}

/// The three streams of a program, from this side.
private struct Streams {
  var input: Descriptor?
  private(set) var output: Descriptor?
  private var complaintStream: Descriptor?
  /// How much of the request is still to be sent.
  private var unsent = 0
  /// How much is read at a time.
  private var readingBytes = Streams.minimumReadingBytes
  /// What came of an answer so far.
  private(set) var answer: [UInt8] = []
  private var complaints = Complaints()
  private var isReady = (input: false, output: false, complaints: false)
  private var requests = [pollfd](repeating: pollfd(), count: 3)

  private static let minimumReadingBytes = 64 << 10

  init(input: Descriptor, output: Descriptor, complaints: Descriptor) {
    self.input = input
    self.output = output
    complaintStream = complaints
  }

  /// Waits until something can be sent or read.
  mutating func wait(milliseconds: Int) {
    // The system leaves out what has a negative number.
    requests[0] = pollfd(
      fd: unsent > 0 ? input?.number ?? -1 : -1, events: Int16(POLLOUT), revents: 0)
    requests[1] = pollfd(fd: output?.number ?? -1, events: Int16(POLLIN), revents: 0)
    requests[2] = pollfd(fd: complaintStream?.number ?? -1, events: Int16(POLLIN), revents: 0)
    _ = unsafe poll(&requests, nfds_t(requests.count), Int32(milliseconds))
    isReady = (requests[0].revents != 0, requests[1].revents != 0, requests[2].revents != 0)
  }

  /// Begins to send a request.
  mutating func begin(_ request: Span<UInt8>) {
    unsent = request.count
    // An answer is often about as long.
    readingBytes = max(Self.minimumReadingBytes, request.count + request.count / 4)
    send(request)
  }

  /// Sends and reads what goes without waiting more.
  ///
  /// - Returns: the answer, if it is complete; what came after it stays.
  mutating func exchangeWhatIsThere(_ request: Span<UInt8>) -> [UInt8]? {
    if isReady.input { send(request) }
    if isReady.complaints { readComplaints() }
    let known = answer.count
    if isReady.output { readOutput() }
    guard let end = answer.span.firstIndex(of: 0x0A, from: known) else { return nil }
    // The rest of a request that nobody wanted to read has no place in front of the next one.
    if unsent > 0 { input = nil }
    var line = answer
    answer = Array(line[(end + 1)...])
    line.removeSubrange(end...)
    return line
  }

  /// Reads what nobody asked for.
  mutating func readWhatIsThere() {
    wait(milliseconds: 0)
    if isReady.output { readOutput() }
    if isReady.complaints { readComplaints() }
  }

  /// Reads what a program wrote before it ended.
  mutating func readLastComplaints() {
    for _ in 0..<64 where complaintStream != nil { readComplaints() }
  }

  mutating func takeComplaints() -> Complaints {
    wait(milliseconds: 0)
    if isReady.complaints { readComplaints() }
    defer { complaints = Complaints() }
    return complaints
  }

  private mutating func send(_ request: Span<UInt8>) {
    guard let input, unsent > 0 else { return }
    do throws(SystemError) {
      unsent -= try input.writeAvailable(request.extracting(last: unsent))
    } catch {
      // It closed its input; whether it answers all the same, its output tells.
      unsent = 0
      self.input = nil
    }
  }

  private mutating func readOutput() {
    guard let stream = output else { return }
    do throws(SystemError) {
      if try stream.readAvailable(into: &answer, maximum: readingBytes) == 0 { output = nil }
    } catch {
      output = nil
    }
  }

  private mutating func readComplaints() {
    guard let stream = complaintStream else { return }
    do throws(SystemError) {
      let count = try stream.readAvailable(into: &complaints.tail)
      if count == 0 { complaintStream = nil }
      complaints.bytes += count ?? 0
      complaints.tail.removeFirst(max(complaints.tail.count - Complaints.kept, 0))
    } catch {
      complaintStream = nil
    }
  }
}
