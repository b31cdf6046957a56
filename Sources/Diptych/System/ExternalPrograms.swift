/// The programs of others that readers may use: where they are, and under which bounds they work.
struct ExternalPrograms: Sendable {
  /// Where programs are looked for, in this order.
  var folders = ["/usr/local/bin", "/usr/bin", "/bin"]

  /// Where a program finds the file that it works on.
  static let input = "/proc/self/fd/0"

  /// Whether a program is installed.
  func has(_ name: String) -> Bool { path(name) != nil }

  /// Runs a program over a file, which it gets as its standard input too.
  ///
  /// - Parameters:
  ///   - name: the program.
  ///   - arguments: what it is told; ``input`` is the path of the file.
  ///   - content: the file.
  ///   - limits: the bounds on time, memory and output.
  /// - Returns: what came of it, also where the program failed.
  /// - Throws: a ``StageFailure`` `timeout`, `memory_limit`, `output_limit`, or `stage_failed` if it
  ///   cannot be started.
  func run(
    _ name: String, _ arguments: [String], over content: [UInt8], limits: Limits
  ) throws -> BoundedProcess.Result {
    let process: BoundedProcess
    let file: Descriptor
    do throws(SystemError) {
      guard let path = path(name) else {
        throw SystemError(operation: "start", path: name, code: SystemError.missing)
      }
      process = BoundedProcess(path: path, arguments: arguments)
      file = try Descriptor.memory(content)
    } catch {
      throw StageFailure.notStarted(name, error)
    }
    return try run(name, process, file, limits)
  }

  /// Has a program turn a file into another one, in a private folder.
  ///
  /// - Parameters:
  ///   - content: the file.
  ///   - ending: what the name of its copy ends with.
  ///   - command: the program, by its name or an absolute path, and its arguments; see
  ///     ``ConversionFolder/placeholders``.
  ///   - result: what the name of the result ends with; empty if the program prints it.
  ///   - limits: the bounds on time, memory and output.
  /// - Returns: the result, which is not empty.
  /// - Throws: a ``StageFailure`` as ``run(_:_:over:limits:)`` does, `output_limit` if the result is too
  ///   large, `crash` or `stage_failed` if there is none.
  func convert(
    _ content: [UInt8], ending: String, command: [String], result: String, limits: Limits
  ) throws -> [UInt8] {
    let name = command.first ?? ""
    let shown = readable(name)
    let folder: ConversionFolder
    let process: BoundedProcess
    let nothing: Descriptor
    do throws(SystemError) {
      guard let path = path(name) else {
        throw SystemError(operation: "start", path: name, code: SystemError.missing)
      }
      folder = try ConversionFolder(content, ending: ending, result: result)
      process = BoundedProcess(
        path: path, arguments: command.dropFirst().map(folder.argument), folder: folder.path,
        mayFork: true, environment: folder.environment)
      nothing = try Descriptor.memory([])
    } catch {
      throw StageFailure.notStarted(shown, error)
    }
    let ran = try run(shown, process, nothing, limits)
    switch ran.end {
    case .exit(0): break
    case .exit(let code): throw StageFailure.notConverted(shown, code: code)
    case .signal(let number): throw StageFailure.killed(shown, signal: number)
    }
    if result.isEmpty {
      guard !ran.output.isEmpty else { throw StageFailure.noResult(shown) }
      return ran.output
    }
    do throws(SystemError) {
      guard let made = try folder.output(maximum: limits.maximumExternalBytes) else {
        throw SystemError(operation: "read", path: name, code: SystemError.missing)
      }
      guard !made.isEmpty else { throw SystemError(operation: "read", path: name, code: 0) }
      return made
    } catch {
      throw StageFailure.noResult(shown)
    }
  }

  /// Where a program is; `nil` if it is not installed.
  func path(_ name: String) -> String? {
    if name.utf8.first == UInt8(ascii: "/") { return Descriptor.isProgram(name) ? name : nil }
    return folders.lazy.map { $0 + "/" + name }.first(where: Descriptor.isProgram)
  }

  private func run(
    _ name: String, _ process: BoundedProcess, _ input: Descriptor, _ limits: Limits
  ) throws -> BoundedProcess.Result {
    // The worker's own time must not run out first: its end says less.
    let seconds = 0.9 * min(limits.maximumStageSeconds, limits.maximumDocumentSeconds)
    do throws(BoundedProcess.Problem) {
      return try process.run(
        input: input,
        bounds: BoundedProcess.Bounds(
          seconds: seconds, memoryBytes: limits.maximumWorkerMemoryBytes,
          outputBytes: limits.maximumExternalBytes))
    } catch .notStarted(let error) {
      throw StageFailure.notStarted(name, error)
    } catch .tooSlow {
      throw StageFailure.tooSlow(name, seconds: seconds)
    } catch .tooMuchMemory(let bytes) {
      throw StageFailure.tooMuchMemory(name, bytes, limit: limits.maximumWorkerMemoryBytes)
    } catch .tooMuchOutput {
      throw StageFailure.tooMuchOutput(name, limit: limits.maximumExternalBytes)
    }
  }
}

extension StageFailure {
  fileprivate static func notStarted(_ name: String, _ error: SystemError) -> StageFailure {
    StageFailure(
      code: "stage_failed", message: "the program '\(name)' cannot be started: \(error.reason)")
  }

  fileprivate static func notConverted(_ name: String, code: Int32) -> StageFailure {
    StageFailure(
      code: "stage_failed",
      message: "the converter '\(name)' gave up with code \(code); the file may be damaged")
  }

  fileprivate static func killed(_ name: String, signal: Int32) -> StageFailure {
    StageFailure(code: "crash", message: "the converter '\(name)' was killed by signal \(signal)")
  }

  fileprivate static func noResult(_ name: String) -> StageFailure {
    StageFailure(
      code: "stage_failed",
      message: "the converter '\(name)' made nothing of the file, which may be damaged")
  }

  fileprivate static func tooSlow(_ name: String, seconds: Double) -> StageFailure {
    StageFailure(
      code: "timeout",
      message: "the program '\(name)' took longer than \(Int(seconds.rounded(.up))) s; "
        + "'maximumStageSeconds' sets the limit")
  }

  fileprivate static func tooMuchMemory(_ name: String, _ bytes: Int, limit: Int) -> StageFailure {
    StageFailure(
      code: "memory_limit",
      message: "the program '\(name)' needed \(bytes >> 20) MiB of memory, more than "
        + "\(limit >> 20) MiB; 'maximumWorkerMemoryBytes' sets the limit")
  }

  fileprivate static func tooMuchOutput(_ name: String, limit: Int) -> StageFailure {
    StageFailure(
      code: "output_limit",
      message: "the program '\(name)' wrote more than \(limit) bytes; 'maximumExternalBytes' "
        + "sets the limit")
  }
}
