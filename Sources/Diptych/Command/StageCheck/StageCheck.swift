internal import Dispatch
internal import Synchronization

/// Drives a program that is a stage through documents, and tells what it gets wrong.
struct StageCheck {
  /// What came of one check.
  struct Result {
    enum Verdict: String {
      case right, wrong
      /// Nothing is wrong, but a person should know.
      case note

      /// What people read.
      var word: Message {
        switch self {
        case .right: "right"
        case .wrong: "wrong"
        case .note: "note"
        }
      }
    }

    var verdict: Verdict
    /// What was looked at.
    var title: Message
    var detail: Message?
    /// How long the program took.
    var milliseconds: Double?
  }

  /// How often the speed is measured.
  private static let rounds = 200

  private let program: ExternalProgram
  private(set) var announcement: StageAnnouncement?
  private(set) var results: [Result] = []
  /// The process that waits for a document.
  private var process: LineProcess?
  private var hasChanged = false
  private var complaintLines = 0

  init(_ program: ExternalProgram) { self.program = program }

  /// Whether nothing is wrong.
  var isRight: Bool { !results.contains { $0.verdict == .wrong } }

  /// Makes all checks.
  ///
  /// - Throws: what a standard stage throws, over a sample.
  mutating func run() throws {
    let announcement: StageAnnouncement
    do {
      let start = ContinuousClock.now
      (process, announcement) = try program.start()
      add(.right, "announces itself", since: start)
    } catch let failure as StageFailure {
      return add(.wrong, "announces itself", Message(recorded: failure.message))
    }
    self.announcement = announcement
    if let own = announcement.requires.subtracting(WireSelection.knownLayers).first {
      add(
        .note, "layers", "requires '\(own.rawValue)', which no standard stage provides: not checked"
      )
    }
    for own in announcement.ownLayers {
      add(
        .note, "layers",
        "provides '\(own.rawValue)', which no standard stage reads" + own.meant)
    }
    let documents = try StageSamples(for: announcement)
    let samples = documents.all
    for sample in samples { check(sample) }
    checkLaterKeys(samples[0].document)
    checkRepetition(samples[0].document)
    checkSideBySide(samples[0].document)
    measure(documents.usual)
    if !hasChanged, !announcement.provides.isEmpty {
      add(.note, "results", "it filled nothing in any of the documents")
    }
    if complaintLines > 0 {
      add(
        .note, "standard error",
        "it wrote \(complaintLines) lines; they go into the log, at most 20 for a document")
    }
    checkEnd()
  }

  private mutating func add(
    _ verdict: Result.Verdict, _ title: Message, _ detail: Message? = nil,
    since start: ContinuousClock.Instant? = nil
  ) {
    let milliseconds = start.map { start in (ContinuousClock.now - start) / .milliseconds(1) }
    results.append(
      Result(verdict: verdict, title: title, detail: detail, milliseconds: milliseconds))
  }

  /// Gives a document to the program.
  private mutating func check(_ sample: StageSamples.Sample) {
    guard let announcement else { return }
    let request = DocumentWire.request(for: sample.document, announcement.selection)
    let start = ContinuousClock.now
    guard let answer = answer(request, about: sample.document, sample.title) else { return }
    switch answer {
    case .document(let changed):
      if announcement.provides.contains(where: { changed.differs(from: sample.document, in: $0) })
        || changed.outputs.count > sample.document.outputs.count
        || changed.findings.count > sample.document.findings.count
      {
        hasChanged = true
      }
      add(.right, sample.title, since: start)
    case .failure(let failure):
      add(
        sample.isOrdinary ? .note : .right, sample.title,
        "refused: \(failure.code): \(failure.message)", since: start)
    }
  }

  /// Keys of later versions are passed over.
  private mutating func checkLaterKeys(_ document: Document) {
    guard let announcement else { return }
    let title: Message = "keys that it does not know"
    var request = Array("{\"later\":{\"a\":[1,null]},\"document\":{\"later\":[{}],".utf8)
    request += DocumentWire.json(of: document, announcement.selection).dropFirst()
    request += "}\n".utf8
    let start = ContinuousClock.now
    guard let line = line(request, title) else { return }
    // A program that sends back what it got does so with these keys too: what they mean is known then.
    var parser = JSONParser(line)
    let isDocument = (try? parser.parse())?["document"] != nil
    add(isDocument ? .right : .wrong, title, isDocument ? nil : "no document", since: start)
  }

  /// The same document has the same answer: again, and from a new process.
  private mutating func checkRepetition(_ document: Document) {
    guard let announcement else { return }
    let request = DocumentWire.request(for: document, announcement.selection)
    let again: Message = "the same answer to the same document"
    guard let first = line(request.bytes, again), let second = line(request.bytes, again) else {
      return
    }
    add(first == second ? .right : .wrong, again, first == second ? nil : "another one")
    process = nil
    let fresh: Message = "the same answer from a new process"
    guard let third = line(request.bytes, fresh) else { return }
    add(
      first == third ? .right : .wrong, fresh,
      first == third ? nil : "another one: it keeps something from document to document")
  }

  /// Two processes do not disturb each other.
  private mutating func checkSideBySide(_ document: Document) {
    guard let announcement else { return }
    let title: Message = "two processes side by side"
    let request = DocumentWire.request(for: document, announcement.selection).bytes
    let program = program
    let answers = CollectedLines()
    DispatchQueue.concurrentPerform(iterations: 2) { _ in
      do {
        let (process, _) = try program.start()
        let line = try program.exchange(request.span, with: process)
        answers.lines.withLock { $0.append(line) }
      } catch {
        // What it did wrong alone was told already.
      }
    }
    let lines = answers.lines.withLock { $0 }
    let isRight = lines.count == 2 && lines[0] == lines[1]
    add(
      isRight ? .right : .wrong, title,
      isRight ? nil : lines.count == 2 ? "another answer" : "no answer")
  }

  /// The whole way: the request is written, answered, and the answer read.
  private mutating func measure(_ document: Document) {
    guard let announcement else { return }
    let title: Message = "speed"
    var times: [Duration] = []
    var ownTimes: [Duration] = []
    for _ in 0..<Self.rounds {
      let start = ContinuousClock.now
      let request = DocumentWire.request(for: document, announcement.selection)
      let sent = ContinuousClock.now
      guard let line = line(request.bytes, title) else { return }
      let received = ContinuousClock.now
      guard read(line, to: request, about: document, title) != nil else { return }
      let end = ContinuousClock.now
      times.append(end - start)
      ownTimes.append(end - received + (sent - start))
    }
    let bytes = document.source.content.count
    let all = Self.median(times)
    let own = Self.median(ownTimes)
    add(
      .note, title,
      "\(all) µs for a document of \(bytes) bytes, \(own) of them to write and read lines (medians)"
    )
  }

  /// The median in microseconds.
  private static func median(_ times: [Duration]) -> Int {
    Int(times.sorted()[times.count / 2] / .microseconds(1))
  }

  private mutating func checkEnd() {
    let title: Message = "ends when its input is closed"
    guard let process else { return }
    let start = ContinuousClock.now
    guard let end = process.finish() else {
      return add(.wrong, title, "it had to be killed after two seconds")
    }
    add(end == .exit(0) ? .right : .note, title, Self.detail(end), since: start)
  }

  private static func detail(_ end: ChildProcess.End) -> Message? {
    switch end {
    case .exit(0): nil
    case .exit(let code): "it ended with \(code)"
    case .signal(let number): "it was killed by signal \(number)"
    }
  }
}

extension StageCheck {
  /// Sends a request and reads the answer; what is wrong is told.
  private mutating func answer(
    _ request: DocumentWire.Line, about document: Document, _ title: Message
  ) -> StageAnswer? {
    guard let line = line(request.bytes, title) else { return nil }
    return read(line, to: request, about: document, title)
  }

  /// Reads an answer; what is wrong is told.
  private mutating func read(
    _ line: [UInt8], to request: DocumentWire.Line, about document: Document, _ title: Message
  ) -> StageAnswer? {
    guard let announcement else { return nil }
    do throws(WireError) {
      return try StageAnswer(line: line, to: request, about: document, announcement)
    } catch {
      let message = Message(recorded: error.message)
      add(.wrong, title, error.path.isEmpty ? message : "at \(error.path): \(message)")
      process = nil
      return nil
    }
  }

  /// Sends a request and waits for a line; what is wrong is told, and a new process takes over.
  private mutating func line(_ request: [UInt8], _ title: Message) -> [UInt8]? {
    guard let process = current(title) else { return nil }
    defer { complaintLines += process.takeComplaints().lines.count }
    do throws(LineProcess.Problem) {
      return try program.exchange(request.span, with: process)
    } catch {
      let failure = program.failure(error, in: announcement?.name ?? "")
      add(.wrong, title, Message(recorded: failure.message))
      self.process = nil
      return nil
    }
  }

  /// The process that waits, or else a new one.
  private mutating func current(_ title: Message) -> LineProcess? {
    if let process {
      if !process.isOutOfStep { return process }
      add(.wrong, title, "before it, the program said something that nobody asked for, or ended")
      self.process = nil
    }
    do {
      let (process, announcement) = try program.start()
      if announcement != self.announcement {
        add(.wrong, title, "before it, the program announced itself in another way")
      }
      self.process = process
      return process
    } catch {
      let reason = (error as? StageFailure)?.message ?? "\(error)"
      add(.wrong, title, Message(recorded: reason))
      return nil
    }
  }
}

/// The answers of processes that are asked at the same time.
private final class CollectedLines: Sendable {
  let lines = Mutex<[[UInt8]]>([])
}
