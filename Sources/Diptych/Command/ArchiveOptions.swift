internal import ArgumentParser

/// Which archive a verb works with.
struct ArchiveOptions: ParsableArguments {
  @Option(
    help: .localized(
      "The archive.", discussion: "Default: $DIPTYCH_OUTPUT.", valueName: "folder"))
  var output: String?

  /// The archive's path.
  func path() throws -> String {
    guard let path = output ?? Machine.variable("DIPTYCH_OUTPUT"), !path.isEmpty else {
      throw ValidationError(localized("name the archive with --output or DIPTYCH_OUTPUT"))
    }
    return path
  }

  /// Opens the archive for reading; a run may be at work in it.
  func reader() throws -> ArchiveReader { try ArchiveReader(at: Array(path().utf8)) }

  /// Opens the archive for changes, which a run keeps away.
  func archive() throws -> Archive {
    // Nothing is made where nothing was.
    _ = try ArchiveReader.own(of: Array(path().utf8))
    return try Archive(at: Array(path().utf8))
  }
}
