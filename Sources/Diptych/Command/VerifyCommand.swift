internal import ArgumentParser

/// `diptych verify`.
struct VerifyCommand: ToolCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: localized(
      "Checks that the archive is complete and unchanged, and names every damage."),
    discussion: localized(
      """
      Every file of the manifest must be there with its digest and be well-formed, no other file may \
      lie in data/, and the ledger must agree. Exit code 65 if anything is wrong; the next run makes \
      damaged outputs again. Exit code 75 if nothing is, but a run is at work or did not come to its \
      end.
      """))

  @OptionGroup var archiveOptions: ArchiveOptions
  @Flag(help: .localized("Only names and sizes; no content is read."))
  var fast = false

  func run(in environment: ToolEnvironment) throws -> Int32 {
    let reader = try archiveOptions.reader()
    var verification = Verification(reader, isFast: fast)
    try verification.run()
    for damage in verification.damages { StandardStream.output.tell(damage) }
    if verification.pending > 0, let run = verification.unfinishedRun {
      switch run {
      case .atWork(let holder):
        StandardStream.output.tell("a run is at work (\(holder)); its outputs are no damage")
      case .interrupted:
        StandardStream.output.tell(
          "the last run did not come to its end; the next run finishes what it left")
      }
    }
    StandardStream.output.tell(sentence(verification))
    if !verification.damages.isEmpty { return RunError.Code.dataFormat.rawValue }
    return verification.pending > 0 ? RunError.Code.locked.rawValue : 0
  }

  private func sentence(_ verification: Verification) -> Message {
    guard verification.damages.isEmpty else {
      let count = verification.damages.count
      let damages: Message = count == 1 ? "1 damage" : "\(count) damages"
      return "\(verification.files) files, \(damages)"
    }
    return verification.pending > 0
      ? "\(verification.files) files, no damage; the manifest is not finished"
      : "\(verification.files) files, all as they should be"
  }
}
