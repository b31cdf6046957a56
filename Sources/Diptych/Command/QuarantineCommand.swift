internal import ArgumentParser

/// `diptych quarantine`.
struct QuarantineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "quarantine",
    abstract: localized("Works on the documents that could not be processed."),
    subcommands: [List.self, Show.self, Retry.self, Drop.self])

  /// Which documents are meant.
  struct Selection: ParsableArguments {
    @Argument(
      help: .localized(
        "An id, or a pattern for paths in the drop such as 'letters/**'.", valueName: "id|pattern"))
    var selection: String

    /// Whether a document is meant.
    func contains(_ id: String, _ record: JSONValue) -> Bool {
      id == selection
        || Glob(selection).matches(DocumentRecord.path(in: record) ?? [])
    }

    /// The documents that are meant.
    func records(_ reader: ArchiveReader) throws -> [(id: String, record: JSONValue)] {
      let found = try reader.quarantine().filter { contains($0.id, $0.record) }
      guard !found.isEmpty else {
        throw RunError(.noInput, "nothing in quarantine matches '\(readable(selection))'")
      }
      return found
    }
  }

  /// `diptych quarantine list`.
  struct List: ToolCommand {
    static let configuration = CommandConfiguration(abstract: localized("Lists them."))
    @OptionGroup var archiveOptions: ArchiveOptions

    func run(in environment: ToolEnvironment) throws -> Int32 {
      let rows = try archiveOptions.reader().quarantine().map { id, record in
        [
          id, record["error"]?["code"]?.string ?? "",
          readable(DocumentRecord.path(in: record) ?? []),
          localized(recorded: record["error"]?["message"]?.string ?? ""),
        ]
      }
      guard !rows.isEmpty else {
        StandardStream.output.tell("the quarantine is empty")
        return 0
      }
      StandardStream.output.write(TextTable(rows).text)
      return 0
    }
  }

  /// `diptych quarantine show`.
  struct Show: ToolCommand {
    static let configuration = CommandConfiguration(abstract: localized("Prints their records."))
    @OptionGroup var archiveOptions: ArchiveOptions
    @OptionGroup var selection: Selection

    func run(in environment: ToolEnvironment) throws -> Int32 {
      for (_, record) in try selection.records(archiveOptions.reader()) {
        let text = JSONText.write(record, .readable) + [0x0A]
        StandardStream.output.write(String(decoding: text, as: UTF8.self))
      }
      return 0
    }
  }

  /// `diptych quarantine retry`.
  struct Retry: ToolCommand {
    static let configuration = CommandConfiguration(
      abstract: localized("Has the next run try them again, although nothing changed."))
    @OptionGroup var archiveOptions: ArchiveOptions
    @OptionGroup var selection: Selection

    func run(in environment: ToolEnvironment) throws -> Int32 {
      let records = try selection.records(archiveOptions.reader())
      let archive = try archiveOptions.archive()
      var count = 0
      for (_, record) in records {
        guard let path = DocumentRecord.path(in: record),
          let document = try archive.ledger.document(at: path)
        else { continue }
        try archive.ledger.markDue(document.id, at: WallClock.now())
        count += 1
      }
      StandardStream.output.tell("the next run tries \(count) again")
      return 0
    }
  }

  /// `diptych quarantine drop`.
  struct Drop: ToolCommand {
    static let configuration = CommandConfiguration(
      abstract: localized("Takes them away; the ledger still knows that they failed."))
    @OptionGroup var archiveOptions: ArchiveOptions
    @OptionGroup var selection: Selection
    @Flag(help: .localized("Does it; without this nothing is taken away."))
    var yes = false

    func run(in environment: ToolEnvironment) throws -> Int32 {
      let records = try selection.records(archiveOptions.reader())
      guard yes else {
        throw ValidationError(localized("\(records.count) would be taken away; add --yes to do it"))
      }
      let archive = try archiveOptions.archive()
      for (id, _) in records {
        do {
          try archive.release(id: id)
        } catch {
          throw RunError(.inputOutput, "\(error)")
        }
      }
      StandardStream.output.tell("\(records.count) taken away")
      return 0
    }
  }
}
