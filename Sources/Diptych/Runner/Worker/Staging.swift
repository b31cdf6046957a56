internal import Synchronization

/// The folder in which outputs wait, complete, for their names in the archive.
///
/// Safe to use from many threads.
final class Staging: Sendable {
  let folder: Descriptor
  private let prefix: String
  private let counter = Atomic<Int>(0)

  /// Works in a folder of the archive's file system.
  ///
  /// - Parameters:
  ///   - folder: the folder.
  ///   - machine: tells processes of several machines apart that share the folder.
  init(_ folder: Descriptor, machine: String = "") {
    self.folder = folder
    prefix = "\(machine)\(Machine.process)-"
  }

  /// A name that nobody else uses.
  func name() -> String {
    prefix + String(counter.add(1, ordering: .relaxed).newValue)
  }

  /// Writes an outcome's outputs into the folder.
  ///
  /// - Throws: a ``SystemError``; then none of them stays.
  func stage(_ outcome: Outcome) throws(SystemError) -> Outcome {
    var outcome = outcome
    for output in outcome.outputs {
      let name = name()
      do throws(SystemError) {
        try folder.makeFile(Array(name.utf8)).write(output.bytes)
      } catch {
        try? folder.remove(Array(name.utf8))
        discard(outcome.staged)
        throw error
      }
      outcome.staged.append(
        StagedOutput(
          suffix: output.suffix, name: name, bytes: output.bytes.count,
          sha256: sha256(output.bytes)))
    }
    outcome.outputs = []
    return outcome
  }

  /// Moves an output here that a worker left in another folder.
  ///
  /// - Returns: the output under its new name; `nil` if it is not there, or not whole.
  func take(_ output: StagedOutput, from other: Descriptor) throws(SystemError) -> StagedOutput? {
    let old = Array(output.name.utf8)
    guard let status = try other.status(of: old), status.kind == .file,
      status.bytes == output.bytes
    else { return nil }
    let name = name()
    do throws(SystemError) {
      try other.rename(old, to: Array(name.utf8), in: folder)
    } catch {
      guard error.code == SystemError.otherDevice else { throw error }
      guard
        let content = try other.file(old).read(maximum: output.bytes, expected: output.bytes)
      else { return nil }
      try folder.makeFile(Array(name.utf8)).write(content)
    }
    return StagedOutput(
      suffix: output.suffix, name: name, bytes: output.bytes, sha256: output.sha256)
  }

  /// Takes outputs away that will not be published.
  func discard(_ outputs: [StagedOutput]) {
    // What stays is taken away when the next run starts.
    for output in outputs { try? folder.remove(Array(output.name.utf8)) }
  }
}

/// Runs the stages in this process, for debugging: a crash ends the run, a hang never ends.
struct LocalWorker: Worker {
  let worker: InProcessWorker
  let staging: Staging

  func process(
    _ source: Source, lane: Int, lost: [Int: Failure]
  ) throws(RunError) -> Outcome {
    do {
      return try worker.process(source, staging: staging, lost: lost)
    } catch {
      throw RunError(.inputOutput, "\(error)")
    }
  }

  func process(_ left: Source, with right: Source, lane: Int) throws(RunError) -> Outcome {
    do {
      return try worker.process(left, with: right, staging: staging)
    } catch {
      throw RunError(.inputOutput, "\(error)")
    }
  }
}
