/// Takes files through the pipeline, and writes the outputs beside them or into a folder.
struct Conversion {
  let worker: InProcessWorker
  /// Where outputs go; `nil` for the folder of the file.
  let folder: String?
  /// Whether files that have the name of an output are replaced.
  let replaces: Bool
  /// The folder of the drop, which the paths start from that conditions of stages name.
  let drop: String

  /// Converts a file, or two that are one document, the left one first.
  ///
  /// - Returns: 3 if something has no result, which is said on standard error, else 0.
  /// - Throws: a ``RunError`` if a file cannot be read, or an output not be written.
  func convert(_ files: [String]) throws(RunError) -> Int32 {
    var sources: [Source] = []
    for file in files {
      switch try read(InputFile(file)) {
      case .success(let source): sources.append(source)
      case .failure(let failure):
        Self.tell(failure, of: readable(file))
        // The other file is one of its own then.
        for other in files where other != file { _ = try convert([other]) }
        return 3
      }
    }
    let outcome = try process(sources, in: InputFile(files[0]).folder(inDrop: drop))
    if sources.count == 2, outcome.status != .processed {
      let reason = outcome.failure?.message ?? ""
      StandardStream.error.tell(
        "'\(readable(files[0]))' and '\(readable(files[1]))' are no document together: \(Message(recorded: reason))"
      )
      return max(try convert([files[0]]), try convert([files[1]]))
    }
    for remark in outcome.remarks {
      StandardStream.error.write("\(remark.stage) \(readable(files[0])): \(remark.text)\n")
    }
    let failures = Self.failures(outcome, of: files[0])
    for (name, failure) in failures { Self.tell(failure, of: name) }
    if outcome.status == .processed {
      let left = InputFile(files[0])
      try write(
        outcome.outputs, of: left.name, into: folder ?? (left.folder.isEmpty ? "." : left.folder))
    }
    return failures.isEmpty ? 0 : 3
  }

  private static func tell(_ failure: Failure, of name: String) {
    StandardStream.error.write("\(name): \(failure.text())\n")
  }

  private func process(
    _ sources: [Source], in folder: [UInt8]
  ) throws(RunError) -> Outcome {
    var worker = worker
    worker.selection.folder = folder
    do throws(SystemError) {
      return sources.count == 2
        ? try worker.process(sources[0], with: sources[1], staging: nil)
        : try worker.process(sources[0], staging: nil)
    } catch {
      throw RunError(.inputOutput, "\(error)")
    }
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

  private func read(_ file: InputFile) throws(RunError) -> Result<Source, Failure> {
    do {
      return .success(try file.source(worker.limits))
    } catch let failure as StageFailure {
      return .failure(Failure(failure.code, failure.message))
    } catch {
      throw error as? RunError ?? RunError(.noInput, "\(error)")
    }
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
          if let status = try place.status(of: target), !replaces || status.kind != .file {
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
      throw RunError(writing: error, replaces: replaces)
    }
  }

  /// Where an output goes.
  ///
  /// The file's own name is taken by itself, so its parts lie in a folder that is called after it.
  private static func place(
    _ suffix: String, of name: [UInt8], in folder: Descriptor
  ) throws(SystemError) -> (folder: Descriptor, target: [UInt8]) {
    guard PartSuffix.isOfPart(suffix) else {
      return (folder, ArchiveName.fitting(name, before: suffix) + Array(".\(suffix)".utf8))
    }
    let (folders, target) = PartSuffix.place(suffix)
    var place = try folder.makeFolder(
      ArchiveName.fitting(name, before: "parts") + Array(".parts".utf8))
    for part in folders { place = try place.makeFolder(part) }
    return (place, target)
  }
}

extension RunError {
  /// Why files could not be written that `--force` would replace.
  init(writing error: SystemError, replaces: Bool) {
    let hint: Message = error.code == SystemError.exists && !replaces ? "; --force replaces it" : ""
    self.init(error.isOfDisk ? .inputOutput : .cannotCreate, "\(error)\(hint)")
  }
}
