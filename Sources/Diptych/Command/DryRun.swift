/// `diptych run --dry-run`: what a run would do with each file, without doing it.
struct DryRun {
  private let drop: Drop

  init(_ values: RunValues, _ pipeline: Pipeline, _ input: Descriptor, only: Glob?) throws {
    // The archive need not be there; if it lies in the drop, it is no input.
    let output = try? Descriptor.folder(at: Array(values.output.value.utf8)).status().identity
    drop = Drop(
      input, excluded: output, only: only, maximumBytes: pipeline.limits.maximumInputBytes,
      settleSeconds: values.settleSeconds.value)
  }

  /// Prints a line for each file.
  func run() throws -> Int32 {
    for entry in drop.entries() {
      let path = readable(entry.path)
      if let outcome = entry.outcome {
        let code = outcome.failure?.code ?? ""
        StandardStream.output.write("\(outcome.status.rawValue)\t\(path)\t\(code)\n")
      } else if entry.bytes > drop.maximumBytes {
        StandardStream.output.write("quarantined\t\(path)\tlimit_exceeded\n")
      } else {
        StandardStream.output.write("process\t\(path)\n")
      }
    }
    return 0
  }
}
