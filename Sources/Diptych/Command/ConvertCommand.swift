internal import ArgumentParser

/// `diptych convert`.
struct ConvertCommand: ToolCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: localized("Takes single files through the pipeline; no archive, no records."),
    discussion: localized(
      """
      The outputs of letter.txt are letter.txt.json and so on, beside the file or in another folder; \
      those of files inside of mail.eml, such as its attachments, lie in mail.eml.parts/. Exit code \
      3 means that a file, or one inside of it, could not be converted; the reason is on stderr.
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
    let worker = InProcessWorker(
      stages: pipeline.stages, description: description, limits: pipeline.limits)
    var code: Int32 = 0
    for file in files {
      do {
        let outcome = try convert(file, worker, pipeline.limits)
        for (name, failure) in Self.failures(outcome, of: file) {
          StandardStream.error.write("\(name): \(failure.code): \(readable(failure.message))\n")
          code = max(code, 3)
        }
      } catch let error as RunError {
        StandardStream.error.tell(Message(verbatim: "\(readable(file)): ") + error.message)
        code = max(code, error.exitCode)
      }
    }
    return code
  }

  /// What failed: the file, or, if it has a result all the same, parts of it.
  private static func failures(
    _ outcome: Outcome, of file: String
  ) -> [(name: String, failure: Failure)] {
    if let failure = outcome.failure { return [(readable(file), failure)] }
    return outcome.parts.filter { $0.status == .failed }.compactMap { part in
      part.failure.map { (readable(file) + "/" + readable(part.name), $0) }
    }
  }

  private func convert(
    _ file: String, _ worker: InProcessWorker, _ limits: Limits
  ) throws -> Outcome {
    let input = InputFile(file)
    let source: Source
    do {
      source = try input.source(limits)
    } catch let failure as StageFailure {
      return Outcome(.quarantined, Failure(failure.code, failure.message))
    }
    let outcome: Outcome
    do throws(SystemError) {
      outcome = try worker.process(source, staging: nil)
    } catch {
      throw RunError(.inputOutput, "\(error)")
    }
    guard outcome.status == .processed else { return outcome }
    let folder = to ?? (input.folder.isEmpty ? "." : input.folder)
    try write(outcome.outputs, of: input.name, into: folder)
    return outcome
  }

  private func write(
    _ outputs: [Output], of name: [UInt8], into path: String
  ) throws(RunError) {
    do throws(SystemError) {
      let folder = try Descriptor.folder(at: Array(path.utf8))
      var publication = Publication(in: folder)
      do throws(SystemError) {
        for (index, output) in outputs.enumerated() {
          let (place, target) = try Self.place(output.suffix, of: name, in: folder)
          if let status = try place.status(of: target), !force || status.kind != .file {
            throw SystemError(operation: "write", path: readable(target), code: SystemError.exists)
          }
          let temporaryName = Array(".diptych-\(Machine.process)-\(index)".utf8)
          try publication.write(output.bytes, to: target, in: place, temporaryName: temporaryName)
        }
        try publication.commit()
      } catch {
        publication.discard()
        throw error
      }
    } catch {
      let hint: Message = error.isBlocked && !force ? "; --force replaces it" : ""
      throw RunError(.cannotCreate, "\(error)\(hint)")
    }
  }

  /// Where an output goes.
  ///
  /// The file's own name is taken by itself, so its parts lie in a folder that is called after it.
  private static func place(
    _ suffix: String, of name: [UInt8], in folder: Descriptor
  ) throws(SystemError) -> (folder: Descriptor, target: [UInt8]) {
    guard PartSuffix.isOfPart(suffix) else {
      return (folder, name + [UInt8(ascii: ".")] + Array(suffix.utf8))
    }
    let (folders, target) = PartSuffix.place(suffix)
    var place = try folder.makeFolder(name + Array(".parts".utf8))
    for part in folders { place = try place.makeFolder(part) }
    return (place, target)
  }
}
