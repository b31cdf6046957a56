internal import ArgumentParser

/// `diptych prune`.
struct PruneCommand: ToolCommand {
  static let configuration = CommandConfiguration(
    commandName: "prune",
    abstract: localized(
      "Takes old records of runs away, and on request the outputs of deleted inputs."),
    discussion: localized(
      """
      The quarantine stays until it is resolved. Outputs are only touched with --orphans, and never \
      if the ledger is damaged or lists no document that is in the drop.
      """))

  @OptionGroup var archiveOptions: ArchiveOptions
  @Option(help: .localized("How many runs' records stay.", valueName: "number"))
  var keepRuns = 90
  @Flag(
    help: .localized("Also takes away the outputs of documents that are no longer in the drop."))
  var orphans = false
  @Flag(help: .localized("Only prints what would be taken away."))
  var dryRun = false

  func validate() throws {
    guard keepRuns >= 1 else { throw ValidationError(localized("--keep-runs takes at least 1")) }
  }

  func run(in environment: ToolEnvironment) throws -> Int32 {
    let archive = try archiveOptions.archive()
    let names = try archive.runNames()
    let old = names.dropLast(keepRuns)
    let documents = orphans ? try archive.ledger.orphans() : []
    if orphans {
      let counts = try archive.ledger.counts()
      guard counts.processed + counts.quarantined + counts.skipped > 0 else {
        throw RunError(
          .inputOutput,
          "no document of the archive is in the drop, as if the drop had been missing; nothing is taken away ('diptych forget' takes single documents)"
        )
      }
    }
    for name in old { StandardStream.output.tell("run     \(name)") }
    for document in documents {
      StandardStream.output.tell("orphan  \(readable(document.path))")
    }
    guard !dryRun else { return 0 }
    for name in old {
      do {
        try archive.remove(Array(name.utf8), from: archive.runs)
      } catch {
        throw RunError(.inputOutput, "\(error)")
      }
    }
    for document in documents {
      // The other file of a pair takes it along.
      guard let document = try archive.ledger.document(at: document.path) else { continue }
      _ = try archive.forget(document)
    }
    if !documents.isEmpty { try Manifest(archive).renew() }
    if let first = names.suffix(keepRuns).first { try archive.ledger.compact(before: first) }
    return 0
  }
}
