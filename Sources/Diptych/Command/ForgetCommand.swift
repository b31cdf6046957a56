internal import ArgumentParser

/// `diptych forget`.
struct ForgetCommand: ToolCommand {
  static let configuration = CommandConfiguration(
    commandName: "forget",
    abstract: localized(
      "Takes a document out of the archive: outputs, quarantine, ledger and manifest."),
    discussion: localized(
      """
      The ledger keeps a note of the path and the time. If the file is still in the drop, the next \
      run processes it again.
      """))

  @OptionGroup var archiveOptions: ArchiveOptions
  @Argument(help: .localized("The document's path in the drop.", valueName: "path"))
  var path: String

  func run(in environment: ToolEnvironment) throws -> Int32 {
    let archive = try archiveOptions.archive()
    guard let document = try archive.ledger.document(at: Array(path.utf8)) else {
      throw RunError(.noInput, "the ledger knows no document '\(readable(path))'")
    }
    let count = try archive.forget(document)
    try Manifest(archive).renew()
    StandardStream.output.tell(
      count == 1
        ? "forgot '\(readable(path))' and its output"
        : "forgot '\(readable(path))' and \(count) outputs")
    return 0
  }
}

extension Archive {
  /// Takes a document's outputs, its quarantine and its rows away.
  ///
  /// Those of a document of two files go with either of them, and those of the documents that had its
  /// path before go along.
  ///
  /// - Returns: how many outputs there were.
  func forget(_ document: KnownDocument) throws(RunError) -> Int {
    var count = try forgetOne(document)
    if let other = document.others.first, document.isOneDocument(with: other) {
      count += try forgetOne(try ledger.document(at: other.path) ?? other)
    }
    for former in try ledger.formerDocuments(at: document.path) {
      count += try forgetOne(former)
    }
    return count
  }

  private func forgetOne(_ document: KnownDocument) throws(RunError) -> Int {
    let outputs = try ledger.outputs(of: document.id)
    for output in outputs { try removeOutput(output) }
    for id in try quarantined()[document.path] ?? [] {
      do {
        try release(id: id)
      } catch {
        throw RunError(.inputOutput, "\(error)")
      }
    }
    try ledger.forget(document, at: WallClock.now())
    return outputs.count
  }
}
