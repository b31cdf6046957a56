/// What a worker process does: requests in, answers out, until the input ends.
struct WorkerLoop {
  var worker: InProcessWorker
  /// Where outputs go; without it they are part of the answer.
  var staging: Staging?
  /// Whether answers say which document they are about, for somebody who did not ask.
  var namesDocuments = false
  private let limits: Limits
  private let settingsSHA256: String
  private let version: String
  private let output: Descriptor
  private var input: InputLines

  init(_ pipeline: Pipeline) throws(SystemError) {
    worker = InProcessWorker(
      stages: pipeline.stages, description: pipeline.description, selection: pipeline.selection,
      limits: pipeline.limits, pairRules: pipeline.pairRules)
    limits = pipeline.limits
    settingsSHA256 = pipeline.description.settingsSHA256
    version = pipeline.description.version
    output = try .inherited(1)
    Machine.divertStandardOutput()
    input = InputLines(try .inherited(0))
  }

  /// Answers every request.
  ///
  /// - Returns: the exit code.
  mutating func run() throws(SystemError) -> Int32 {
    let hello = JSONValue.object([
      "diptych": 1, "version": JSONValue(.string(version)),
      "settingsSHA256": JSONValue(.string(settingsSHA256)),
    ])
    try output.write(JSONText.write(hello, .compact) + [0x0A])
    while let line = try input.line(maximum: WorkerRequest.maximumLine) {
      if line.isEmpty { continue }
      try output.write(try answer(line))
    }
    return 0
  }

  private mutating func answer(_ line: [UInt8]) throws(SystemError) -> [UInt8] {
    let request: WorkerRequest
    do {
      request = try WorkerRequest(line: line)
    } catch {
      return WorkerAnswer.outcome(Outcome(.quarantined, Failure("stage_failed", error.message)))
        .line()
    }
    var sources: [Source] = []
    for part in [request] + request.partners {
      switch try source(of: part) {
      case .success(let source): sources.append(source)
      case .failure(let failure):
        return WorkerAnswer.outcome(Outcome(.quarantined, failure)).line(id: request.id)
      }
    }
    do throws(SystemError) {
      let outcome =
        sources.count == 2
        ? try worker.process(sources[0], with: sources[1], staging: staging)
        : try worker.process(sources[0], staging: staging, lost: request.lost)
      return WorkerAnswer.outcome(outcome).line(
        id: request.id, document: namesDocuments ? Runner.id(of: sources) : nil)
    } catch {
      return WorkerAnswer.broken("\(error)").line(id: request.id)
    }
  }

  private mutating func source(
    of request: WorkerRequest
  ) throws(SystemError) -> Result<Source, Failure> {
    let content: [UInt8]
    switch request.content {
    case .text(let text): content = Array(text.utf8)
    case .follows(let count):
      guard let bytes = try input.bytes(count) else {
        throw SystemError(operation: "read", path: "a document", code: SystemError.noFile)
      }
      content = bytes
    case .file(let path):
      switch read(path) {
      case .success(let bytes): content = bytes
      case .failure(let failure): return .failure(failure)
      }
    }
    return .success(
      Source(path: request.name, sha256: request.sha256 ?? sha256(content), content: content))
  }

  private func read(_ path: [UInt8]) -> Result<[UInt8], Failure> {
    do {
      let file = try Descriptor.file(at: path)
      let status = try file.status()
      guard status.kind == .file else { return .failure(Drop.notRegular) }
      guard
        let content = try file.read(maximum: limits.maximumInputBytes, expected: status.bytes)
      else { return .failure(Drop.tooLarge(status.bytes, limits.maximumInputBytes)) }
      return .success(content)
    } catch {
      return .failure(Drop.unreadable("the file", error))
    }
  }
}

/// Lines, and blocks of bytes, of a stream.
struct InputLines {
  private let stream: Descriptor
  private var buffer: [UInt8] = []
  private var start = 0

  init(_ stream: Descriptor) { self.stream = stream }

  /// The next line without its newline; `nil` at the end.
  ///
  /// - Throws: a ``SystemError`` if the line is longer than `maximum` bytes, or cannot be read.
  mutating func line(maximum: Int) throws(SystemError) -> [UInt8]? {
    var searched = start
    while true {
      if let end = buffer[searched...].firstIndex(of: 0x0A) {
        defer { start = end + 1 }
        return Array(buffer[start..<end])
      }
      searched = buffer.count - start
      guard searched <= maximum else {
        throw SystemError(
          operation: "read", path: readable(stream.path), code: SystemError.tooLong)
      }
      guard try fill() else {
        guard start < buffer.count else { return nil }
        defer { start = buffer.count }
        return Array(buffer[start...])
      }
    }
  }

  /// The next bytes; `nil` if there are fewer.
  mutating func bytes(_ count: Int) throws(SystemError) -> [UInt8]? {
    while buffer.count - start < count { guard try fill() else { return nil } }
    defer { start += count }
    return Array(buffer[start..<start + count])
  }

  /// Drops what was taken, and reads more; `false` at the end.
  private mutating func fill() throws(SystemError) -> Bool {
    buffer.removeSubrange(..<start)
    start = 0
    while true {
      if let count = try stream.readAvailable(into: &buffer, maximum: 256 << 10) {
        return count > 0
      }
    }
  }
}
