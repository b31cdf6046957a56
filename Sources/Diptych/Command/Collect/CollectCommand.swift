internal import ArgumentParser

/// `diptych collect`.
struct CollectCommand: ToolCommand {
  static let configuration = CommandConfiguration(
    commandName: "collect",
    abstract: localized("Puts the lists of all documents of an archive together."),
    discussion: localized(
      """
      memory.tmx has the pairs of sentences, terms.csv the names and terms, untranslated.csv the \
      sections without a translation, as far as the stages tmx-export, term-export and \
      untranslated-export have written them. What several documents say is there once. Nothing in the \
      archive is changed.
      """))

  @OptionGroup var archiveOptions: ArchiveOptions
  @Option(help: .localized("The folder for the lists.", valueName: "folder"))
  var to: String
  @Flag(help: .localized("Replaces lists that are there."))
  var force = false

  func run(in environment: ToolEnvironment) throws -> Int32 {
    var lists = CollectedLists()
    try lists.add(try archiveOptions.reader())
    let files = lists.files
    guard !files.isEmpty else {
      throw RunError(
        .noInput,
        "the archive has no lists; the stages tmx-export, term-export and untranslated-export write them"
      )
    }
    try write(files)
    for file in files {
      StandardStream.output.tell(
        "\(file.name): \(file.count) entries of \(file.documents) documents")
    }
    return 0
  }

  /// Writes all of the files, or none.
  private func write(_ files: [CollectedLists.File]) throws(RunError) {
    do throws(SystemError) {
      let folder = try Archive.makeFolder(at: Array(to.utf8))
      var publication = Publication(in: folder)
      do throws(SystemError) {
        for file in files {
          let name = Array(file.name.utf8)
          if let status = try folder.status(of: name), !force || status.kind != .file {
            throw SystemError(operation: "write", path: file.name, code: SystemError.exists)
          }
          let temporaryName = Array(".diptych-\(Machine.process)-".utf8) + name
          try publication.write(file.bytes, to: name, in: folder, temporaryName: temporaryName)
        }
        try publication.commit()
      } catch {
        publication.discard()
        throw error
      }
    } catch {
      throw RunError(writing: error, replaces: force)
    }
  }
}
