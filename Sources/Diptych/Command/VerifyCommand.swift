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
      damaged outputs again.
      """))

  @OptionGroup var archiveOptions: ArchiveOptions
  @Flag(help: .localized("Only names and sizes; no content is read."))
  var fast = false

  func run(in environment: ToolEnvironment) throws -> Int32 {
    let reader = try archiveOptions.reader()
    var verification = Verification(reader, isFast: fast)
    try verification.run()
    for damage in verification.damages { StandardStream.output.tell(damage) }
    StandardStream.output.tell(
      verification.damages.isEmpty
        ? "\(verification.files) files, all as they should be"
        : "\(verification.files) files, \(verification.damages.count) damages")
    return verification.damages.isEmpty ? 0 : 65
  }
}
