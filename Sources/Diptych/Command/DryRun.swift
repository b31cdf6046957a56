/// `diptych run --dry-run`: what a run would do with each file, without doing it.
struct DryRun {
  private let drop: Drop

  init(_ values: RunValues, _ pipeline: Pipeline, _ input: Descriptor, only: Glob?) throws {
    // These need not be there; if they lie in the drop, they are no input.
    var folders = [values.output.value]
    if pipeline.input.movesProcessed { folders.append(values.processedFolder) }
    let excluded = folders.compactMap { folder in
      try? Descriptor.folder(at: Array(folder.utf8)).status().identity
    }
    drop = Drop(
      input, excluded: Set(excluded), only: only, maximumBytes: pipeline.limits.maximumInputBytes,
      settleSeconds: values.settleSeconds.value, pairs: pipeline.pairRules)
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
        let partner = entry.partner.map { "\t\(readable($0.path))" } ?? ""
        StandardStream.output.write("process\t\(path)\(partner)\n")
      }
    }
    return 0
  }
}
