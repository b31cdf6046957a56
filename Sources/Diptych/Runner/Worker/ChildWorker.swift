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
  private let count = Atomic(0)

  /// Starts a process and waits until it is ready.
  init(
    _ settings: ChildWorkers.Settings, lane: Int, inFlight: InFlight, inFlightFile: Descriptor,
    staging: Staging
  ) throws(Problem) {
    self.settings = settings
    self.lane = lane
    self.inFlight = inFlight
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
  var documents: Int { count.load(ordering: .relaxed) }

  /// Has the process take one document of one or two files through the stages.
  func process(_ sources: [Source], lost: [Int: Failure]) throws(Problem) -> Outcome {
    count.add(1, ordering: .relaxed)
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
