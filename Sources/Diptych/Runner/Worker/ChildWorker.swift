internal import Synchronization

/// One worker process, and the conversation with it.
///
/// Used by one thread at a time.
final class ChildWorker: Sendable {
  /// Why there is no outcome.
  enum Problem: Error {
    /// It is the document's doing, as far as one can know.
    case document(Failure, part: Int)
    case run(RunError)
  }

  /// An answer has at most 20 findings, no text, and a few hundred bytes for each part; what is
  /// longer is none.
  private static let maximumAnswer = 64 << 20
  /// How long a process may take to get ready.
  private static let startSeconds = 60.0
  /// How long a process has to end by itself after it was asked to.
  private static let graceSeconds = 2.0
  /// How long a process without documents has to end: the programs of its stages have two seconds.
  private static let endSeconds = 5.0
  /// How often a worker that takes its time is looked at, in milliseconds.
  private static let watch = 100

  private let settings: ChildWorkers.Settings
  private let lane: Int
  private let inFlight: InFlight
  private let process: ChildProcess
  private let complaints: WorkerComplaints
  private let counter: Counter

  /// Starts a process and waits until it is ready.
  init(
    _ settings: ChildWorkers.Settings, lane: Int, inFlight: InFlight, inFlightFile: Descriptor,
    staging: Staging
  ) throws(Problem) {
    self.settings = settings
    self.lane = lane
    self.inFlight = inFlight
    counter = Counter()
    do throws(SystemError) {
      let error = try Descriptor.pipe()
      try error.reading.makeNonblocking()
      complaints = WorkerComplaints(error.reading)
      process = try ChildProcess(
        settings.program, arguments: settings.arguments + ["--lane", String(lane)],
        // Telling where a worker crashed takes seconds, and nobody reads it.
        // What converters leave behind is taken away with the rest when the next run starts.
        environment: Machine.environment.filter {
          !$0.hasPrefix("SWIFT_BACKTRACE=") && !$0.hasPrefix("TMPDIR=")
        } + ["SWIFT_BACKTRACE=enable=no", "TMPDIR=\(try staging.folder.absolutePath())"],
        error: error.writing,
        inherited: [staging.folder, inFlightFile])
    } catch {
      throw .run(RunError(.internalError, "a worker cannot be started: \(error)"))
    }
    var watcher = Watcher(settings.limits)
    watcher.documentSeconds = Self.startSeconds
    watcher.stageSeconds = Self.startSeconds
    let hello: [UInt8]
    do throws(Problem) {
      hello = try readLine(&watcher)
    } catch {
      let reason = if case .document(let failure, _) = error { failure.message } else { "\(error)" }
      let words = complaints.tail.map { ": \($0)" } ?? ""
      throw .run(
        RunError(.internalError, "a worker did not start: \(Message(recorded: reason))\(words)"))
    }
    var parser = JSONParser(hello)
    let value = try? parser.parse()
    guard value?["diptych"]?.integer == 1 else {
      throw .run(RunError(.internalError, "a worker did not say hello"))
    }
    guard value?["settingsSHA256"]?.string == settings.settingsSHA256 else {
      throw .run(
        RunError(
          .configuration, "pipeline.json, a file it names, or the program changed during the run"))
    }
  }

  /// Tells the process that there are no more documents.
  func dismiss() { process.closeInput() }

  /// Lets a dismissed process end; one that is at work is killed in the end.
  func awaitEnd() {
    let deadline = ContinuousClock.now + .seconds(Self.endSeconds)
    while process.ended() == nil, ContinuousClock.now < deadline {
      complaints.read()
      Machine.sleep(milliseconds: 1)
    }
    _ = process.kill()
  }

  /// How many documents the process has had.
  var documents: Int { counter.value }

  /// Has the process take one document of one or two files through the stages.
  func process(_ sources: [Source], lost: [Int: Failure]) throws(Problem) -> Outcome {
    counter.increment()
    complaints.forget()
    let requests = sources.map {
      WorkerRequest(
        name: $0.path, content: .follows(bytes: $0.content.count), sha256: $0.sha256, lost: lost)
    }
    var watcher = Watcher(settings.limits)
    try write(WorkerRequest.line(requests), &watcher)
    for source in sources { try write(source.content, &watcher) }
    let line = try readLine(&watcher)
    switch WorkerAnswer(line: line) {
    case .outcome(let outcome): return outcome
    case .broken(let message): throw .run(RunError(.inputOutput, Message(verbatim: message)))
    case nil:
      _ = process.kill()
      throw .document(Failure("crash", "the worker answered something that is no answer"), part: 0)
    }
  }

  private func write(_ bytes: [UInt8], _ watcher: inout Watcher) throws(Problem) {
    var rest = bytes[...]
    while !rest.isEmpty {
      do throws(SystemError) {
        guard let input = process.input else { throw .last("write", Array("the worker".utf8)) }
        let count = try input.writeAvailable(rest.span)
        rest = rest.dropFirst(count)
        if count == 0 {
          _ = try input.wait(
            toWrite: true, or: complaints.stream, milliseconds: Self.watch)
          complaints.read()
        }
      } catch {
        throw problem(after: process.kill())
      }
      try check(&watcher)
    }
  }

  private func readLine(_ watcher: inout Watcher) throws(Problem) -> [UInt8] {
    var line: [UInt8] = []
    while true {
      do throws(SystemError) {
        let readiness = try process.output.wait(
          toWrite: false, or: complaints.stream, milliseconds: Self.watch)
        complaints.read()
        if readiness == .ready {
          let start = line.count
          let count = try process.output.readAvailable(into: &line)
          if count == 0 { throw .last("read", Array("the worker".utf8)) }
          if let end = line[start...].firstIndex(of: 0x0A) {
            line.removeSubrange(end...)
            return line
          }
        }
      } catch {
        throw problem(after: process.kill())
      }
      guard line.count <= Self.maximumAnswer else {
        _ = process.kill()
        throw .document(Failure("output_limit", "the worker's answer has no end"), part: 0)
      }
      try check(&watcher)
    }
  }

  /// Ends a process that takes too long or too much.
  private func check(_ watcher: inout Watcher) throws(Problem) {
    guard watcher.isDue else { return }
    let place = (try? inFlight.place(of: lane)) ?? InFlight.Place()
    guard var failure = watcher.failure(at: place, memory: process.residentMemory) else {
      return
    }
    process.terminate()
    let deadline = ContinuousClock.now + .seconds(Self.graceSeconds)
    while process.ended() == nil, ContinuousClock.now < deadline { Machine.sleep(milliseconds: 20) }
    _ = process.kill()
    failure.stage = place.stage.isEmpty ? nil : place.stage
    failure.complaints = complaints.tail
    throw .document(failure, part: watcher.isPartToBlame ? place.part : 0)
  }

  private func problem(after end: ChildProcess.End) -> Problem {
    let place = (try? inFlight.place(of: lane)) ?? InFlight.Place()
    let stage = place.stage
    let who = stage.isEmpty ? "the worker" : "the worker, in the stage '\(stage)',"
    var failure: Failure
    switch end {
    case .exit(let code):
      failure = Failure("crash", "\(who) ended with \(code) instead of answering")
      failure.exit = Int(code)
    case .signal(let number):
      failure = Failure("crash", "\(who) was killed by signal \(number)")
      failure.signal = Int(number)
    }
    failure.stage = stage.isEmpty ? nil : stage
    failure.complaints = complaints.tail
    return .document(failure, part: place.part)
  }
}

/// Counts the documents of a worker; only the thread that uses the worker touches it.
private final class Counter: Sendable {
  private let count = Mutex(0)
  var value: Int { count.withLock { $0 } }
  func increment() { count.withLock { $0 += 1 } }
}

/// Tells whether a document takes too long, or too much memory.
struct Watcher {
  /// A file with others inside of it may take that many times as long as one of them.
  private static let maximumTimes = 10.0

  var documentSeconds: Double
  var stageSeconds: Double
  /// Whether what is beyond a limit is the doing of the part that is worked on.
  private(set) var isPartToBlame = true
  private let memoryBytes: Int
  private let start = ContinuousClock.now
  private var partStart = ContinuousClock.now
  private var place = InFlight.Place()
  private var stageStart = ContinuousClock.now
  private var last = ContinuousClock.now

  init(_ limits: Limits) {
    documentSeconds = limits.maximumDocumentSeconds
    stageSeconds = limits.maximumStageSeconds
    memoryBytes = limits.maximumWorkerMemoryBytes
  }

  /// Whether it is time to look again.
  var isDue: Bool { ContinuousClock.now - last >= .milliseconds(50) }

  /// What is beyond a limit, if anything is.
  mutating func failure(at newPlace: InFlight.Place, memory: Int) -> Failure? {
    let now = ContinuousClock.now
    last = now
    if newPlace != place {
      if newPlace.part != place.part { partStart = now }
      place = newPlace
      stageStart = now
    }
    if memory > memoryBytes {
      var failure = Failure(
        "memory_limit",
        "the document needed \(memory >> 20) MiB of memory, more than the \(memoryBytes >> 20) MiB "
          + "of limits.maximumWorkerMemoryBytes")
      failure.limit = "maximumWorkerMemoryBytes"
      failure.value = memory
      return failure
    }
    isPartToBlame = now - start <= .seconds(documentSeconds * Self.maximumTimes)
    if now - partStart > .seconds(documentSeconds) || !isPartToBlame {
      var failure = Failure(
        "timeout",
        "the document took longer than the \(readable(documentSeconds)) s of "
          + "limits.maximumDocumentSeconds")
      failure.limit = "maximumDocumentSeconds"
      return failure
    }
    if now - stageStart > .seconds(stageSeconds) {
      var failure = Failure(
        "timeout",
        "the stage '\(place.stage)' took longer than the \(readable(stageSeconds)) s of "
          + "limits.maximumStageSeconds")
      failure.limit = "maximumStageSeconds"
      return failure
    }
    return nil
  }

  private func readable(_ seconds: Double) -> String {
    Int(exactly: seconds).map { String($0) } ?? String(seconds)
  }
}
