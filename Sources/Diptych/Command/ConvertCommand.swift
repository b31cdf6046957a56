internal import ArgumentParser

/// `diptych convert`.
struct ConvertCommand: ToolCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: localized("Takes single files through the pipeline; no archive, no records."),
    discussion: localized(
      """
      The outputs of letter.txt are letter.txt.json and so on, beside the file or in another folder. \
      Exit code 3 means that a file could not be converted; the reason is on stderr.
      """))

  @OptionGroup var pipelineOptions: PipelineOptions
  @Option(help: .localized("The folder for the outputs.", valueName: "folder"))
  var to: String?
  @Flag(help: .localized("Replaces files that have the name of an output."))
  var force = false
  @Argument(help: .localized("The files to convert.", valueName: "file"))
  var files: [String]

  func run(in environment: ToolEnvironment) throws -> Int32 {
    let pipeline = try pipelineOptions.pipeline(with: environment.registry)
    try pipeline.prepare()
    var description = pipeline.description
    description.isCollected = false
    let worker = InProcessWorker(stages: pipeline.stages, description: description)
    var code: Int32 = 0
    for file in files {
      do {
        let outcome = try convert(file, worker, pipeline.limits)
        guard let failure = outcome.failure else { continue }
        StandardStream.error.write(
          "\(readable(file)): \(failure.code): \(readable(failure.message))\n")
        code = max(code, 3)
      } catch {
        StandardStream.error.tell(Message(verbatim: "\(readable(file)): ") + error.message)
        code = max(code, error.exitCode)
      }
    }
    return code
  }

  private func convert(
    _ file: String, _ worker: InProcessWorker, _ limits: Limits
  ) throws(RunError) -> Outcome {
    let parts = file.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    let name = parts.last.map { Array($0) } ?? []
    let beside = String(file.utf8.dropLast(name.count)) ?? ""
    let content: [UInt8]
    do throws(SystemError) {
      let descriptor = try Descriptor.file(at: Array(file.utf8))
      guard try descriptor.status().kind == .file else {
        throw SystemError(operation: "read", path: readable(file), code: SystemError.noFile)
      }
      guard let read = try descriptor.read(maximum: limits.maximumInputBytes, expected: 64 << 10)
      else {
        return Outcome(
          .quarantined,
          Failure(
            "limit_exceeded",
            "the file has more than the \(limits.maximumInputBytes) bytes of "
              + "limits.maximumInputBytes"))
      }
      content = read
    } catch {
      throw RunError(.noInput, "\(error)")
    }
    let outcome = worker.process(
      Source(path: name, sha256: sha256(content), content: content))
    guard outcome.status == .processed else { return outcome }
    try write(outcome.outputs, of: name, into: to ?? (beside.isEmpty ? "." : beside))
    return outcome
  }

  private func write(
    _ outputs: [Output], of name: [UInt8], into path: String
  ) throws(RunError) {
    do throws(SystemError) {
      let folder = try Descriptor.folder(at: Array(path.utf8))
      var publication = Publication(in: folder)
      do throws(SystemError) {
        for output in outputs {
          let target = name + [UInt8(ascii: ".")] + Array(output.suffix.utf8)
          if let status = try folder.status(of: target), !force || status.kind != .file {
            throw SystemError(operation: "write", path: readable(target), code: SystemError.exists)
          }
          let temporaryName = Array(".diptych-\(Machine.process)-\(output.suffix)".utf8)
          try publication.write(output.bytes, to: target, temporaryName: temporaryName)
        }
        try publication.commit(in: folder)
      } catch {
        publication.discard()
        throw error
      }
    } catch {
      let hint: Message = error.isBlocked && !force ? "; --force replaces it" : ""
      throw RunError(.cannotCreate, "\(error)\(hint)")
    }
  }
}
