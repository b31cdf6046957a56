/// The program of an external stage: how it is found and started, and what it may cost.
struct ExternalProgram: Sendable {
  /// What messages call it.
  let name: String
  private let program: ProgramStarter.Program
  private let startBounds: LineProcess.Bounds
  private let documentBounds: LineProcess.Bounds

  /// Looks for the program.
  ///
  /// - Throws: a ``MissingProgram`` if it is not there, a ``StageFailure`` if it cannot be used.
  init(_ configuration: ExternalStage.Configuration, context: StageContext) throws {
    let word = configuration.command.first ?? ""
    name = readable(word)
    guard let folder = try? Descriptor.folder(at: Array(context.folder.utf8)).absolutePath() else {
      throw StageFailure.external("the folder '\(readable(context.folder))' is not there")
    }
    let path =
      word.utf8.contains(UInt8(ascii: "/"))
      ? (word.utf8.first == UInt8(ascii: "/") ? word : folder + "/" + word)
      : ExternalPrograms(folders: configuration.programFolders).path(word)
    guard let path, Descriptor.isProgram(path) else {
      throw MissingProgram(message: "the program '\(name)' is not installed, or may not be run")
    }
    let limits = context.limits
    let needed = 2 * configuration.seconds + configuration.startSeconds
    guard needed <= 0.95 * min(limits.maximumStageSeconds, limits.maximumDocumentSeconds) else {
      throw StageFailure.external(
        "two tries of 'seconds' and one of 'startSeconds' take \(SettingsOverlay.shown(needed)) s "
          + "together, too long for limits.maximumStageSeconds or limits.maximumDocumentSeconds")
    }
    program = ProgramStarter.Program(
      path: path, arguments: configuration.command,
      environment: [
        "PATH=\(configuration.programFolders.joined(separator: ":"))", "LC_ALL=C.UTF-8",
      ]
        + configuration.variables.compactMap { name in
          Machine.variable(name).map { "\(name)=\($0)" }
        },
      folder: folder)
    startBounds = LineProcess.Bounds(
      seconds: configuration.startSeconds, memoryBytes: limits.maximumWorkerMemoryBytes,
      lineBytes: 64 << 10)
    documentBounds = LineProcess.Bounds(
      seconds: configuration.seconds, memoryBytes: limits.maximumWorkerMemoryBytes,
      lineBytes: limits.maximumExternalBytes)
  }

  /// Starts the program and waits until it announces itself.
  ///
  /// - Throws: a ``StageFailure`` that tells what it did instead.
  func start() throws -> (LineProcess, StageAnnouncement) {
    let process: LineProcess
    do throws(SystemError) {
      process = try LineProcess(program)
    } catch {
      throw StageFailure.external(
        "the program '\(name)' cannot be started: \(missingInterpreter(error) ?? error.reason)")
    }
    let line: [UInt8]
    do throws(LineProcess.Problem) {
      line = try process.exchange(Span(), startBounds)
    } catch {
      throw startFailure(error, process.takeComplaints())
    }
    do throws(WireError) {
      return (process, try StageAnnouncement(line: line))
    } catch {
      throw StageFailure.external(
        error.path.isEmpty
          ? "the program '\(name)' announced itself wrongly: \(error.message)"
          : "the program '\(name)' announced itself wrongly at \(error.path): \(error.message)")
    }
  }

  /// What is said if the program is there, and the one that its first line names is not.
  private func missingInterpreter(_ error: SystemError) -> Message? {
    guard error.isMissing,
      let start = try? Descriptor.file(at: Array(program.path.utf8))
        .read(maximum: 1 << 30, expected: 4096),
      start.starts(with: "#!".utf8)
    else { return nil }
    let line = start.prefix { $0 != 0x0A }.prefix(256)
    let hasReturn = line.last == 0x0D
    let text = readable(Array(hasReturn ? line.dropLast() : line))
    return hasReturn
      ? "its lines end as in Windows, so that the interpreter of '\(text)' is not found; save it with LF"
      : "the interpreter of its first line, '\(text)', is not there"
  }

  /// Gives a document to a process.
  func exchange(
    _ request: Span<UInt8>, with process: LineProcess
  ) throws(LineProcess.Problem) -> [UInt8] {
    try process.exchange(request, documentBounds)
  }

  private func startFailure(
    _ problem: LineProcess.Problem, _ complaints: Complaints
  ) -> StageFailure {
    let words = complaints.lines.last
    func failure(_ what: String) -> StageFailure {
      .external(words.map { "\(what): \($0)" } ?? what)
    }
    switch problem {
    case .tooSlow:
      return .external(
        "the program '\(name)' did not announce itself within "
          + "\(SettingsOverlay.shown(startBounds.seconds)) s; it may keep its output in a buffer")
    case .tooMuchMemory, .tooMuchOutput:
      return .external("the program '\(name)' did not announce itself in one short line")
    case .closed, .ended(.exit(0)):
      return failure("the program '\(name)' ended without announcing itself")
    case .ended(.exit(let code)):
      return failure("the program '\(name)' ended with \(code) instead of announcing itself")
    case .ended(.signal(let number)):
      return failure(
        "the program '\(name)' was killed by signal \(number) before it announced itself")
    }
  }

  /// What becomes of a document for which there is no answer.
  func failure(_ problem: LineProcess.Problem, in stage: String) -> StageFailure {
    switch problem {
    case .tooSlow:
      StageFailure(
        code: "timeout",
        message: "the program of the stage '\(stage)' took longer than "
          + "\(SettingsOverlay.shown(documentBounds.seconds)) s; 'seconds' sets the limit")
    case .tooMuchMemory(let bytes):
      StageFailure(
        code: "memory_limit",
        message: "the program '\(name)' needed \(bytes >> 20) MiB of memory, more than "
          + "\(documentBounds.memoryBytes >> 20) MiB; 'maximumWorkerMemoryBytes' sets the limit")
    case .tooMuchOutput:
      StageFailure(
        code: "output_limit",
        message: "the program '\(name)' wrote more than \(documentBounds.lineBytes) bytes; "
          + "'maximumExternalBytes' sets the limit")
    case .closed:
      StageFailure(
        code: "crash",
        message: "the program of the stage '\(stage)' closed its output instead of answering")
    case .ended(.exit(let code)):
      StageFailure(
        code: "crash",
        message: "the program of the stage '\(stage)' ended with \(code) instead of answering")
    case .ended(.signal(let number)):
      StageFailure(
        code: "crash",
        message: "the program of the stage '\(stage)' was killed by signal \(number)")
    }
  }
}

extension StageFailure {
  /// What is wrong with the settings or the program of an external stage.
  static func external(_ message: String) -> StageFailure {
    StageFailure(code: "stage_failed", message: message)
  }
}

/// The settings ask for a program that is not there: they may be right, and the machine is not.
struct MissingProgram: ExplainedError {
  let message: Message
}
