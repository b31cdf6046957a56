internal import ArgumentParser

/// `diptych status`.
struct StatusCommand: ToolCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: localized("Tells how an archive is: its last run, its quarantine, its ledger."),
    discussion: localized(
      """
      --rebuild-ledger makes a ledger that is damaged or lost again, from the files of the archive, \
      its manifest and the records of its runs.
      """))

  @OptionGroup var archiveOptions: ArchiveOptions
  @Flag(help: .localized("Prints JSON."))
  var json = false
  @Flag(help: .localized("Makes the ledger again; the old one is kept beside it."))
  var rebuildLedger = false

  func run(in environment: ToolEnvironment) throws -> Int32 {
    if rebuildLedger {
      let path = try archiveOptions.path()
      _ = try ArchiveReader.own(of: Array(path.utf8))
      var rebuild = try LedgerRebuild(at: Array(path.utf8))
      let count = try rebuild.run()
      StandardStream.output.tell("the ledger has \(count) documents again")
      return 0
    }
    let reader = try archiveOptions.reader()
    let status = try ArchiveStatus(reader)
    let text =
      json
      ? String(decoding: JSONText.write(status.json, .readable) + [0x0A], as: UTF8.self)
      : status.text
    StandardStream.output.write(text)
    return 0
  }
}

/// How an archive is.
struct ArchiveStatus {
  private let report: JSONValue?
  private let counts: Ledger.Counts
  private let quarantine: [String: Int]
  private let lockHolder: String?
  private let hasEnded: Bool

  init(_ reader: ArchiveReader) throws(RunError) {
    report = reader.latestReport
    counts = try reader.ledger.counts()
    var codes: [String: Int] = [:]
    for (_, record) in try reader.quarantine() {
      codes[record["error"]?["code"]?.string ?? "unknown", default: 0] += 1
    }
    quarantine = codes
    lockHolder = reader.lockHolder
    hasEnded = try reader.ledger.hasEnded()
  }

  var json: JSONValue {
    .object([
      "lastRun": report ?? JSONValue(.null),
      "lastRunEnded": JSONValue(.bool(hasEnded)),
      "lockHolder": lockHolder.map { JSONValue(.string($0)) } ?? JSONValue(.null),
      "documents": .object([
        "processed": JSONValue(.integer(counts.processed)),
        "quarantined": JSONValue(.integer(counts.quarantined)),
        "skipped": JSONValue(.integer(counts.skipped)),
        "orphans": JSONValue(.integer(counts.orphans)),
        "stale": JSONValue(.integer(counts.stale)),
        "outdated": JSONValue(.integer(counts.outdated)),
      ]),
      "outputs": .object([
        "count": JSONValue(.integer(counts.outputs)), "bytes": JSONValue(.integer(counts.bytes)),
      ]),
      "versions": .array(
        counts.versions.map { version in
          .object([
            "version": JSONValue(.string(version.version)),
            "settingsSHA256": JSONValue(.string(version.settingsSHA256)),
            "documents": JSONValue(.integer(version.documents)),
          ])
        }),
      "quarantine": JSONValue(
        .object(
          quarantine.sorted { $0.key < $1.key }.map {
            JSONValue.Member(key: $0.key, value: JSONValue(.integer($0.value)))
          })),
    ])
  }

  /// The same for people.
  var text: String { TextTable(rows.map { [$0.label.text(), $0.value.text()] }).text }

  private var rows: [(label: Message, value: Message)] {
    let megabytes = counts.bytes / 1_000_000
    var rows: [(label: Message, value: Message)] = [
      ("last run", lastRun),
      ("now", lockHolder.map { "a run is at work (\($0))" } ?? "no run"),
      ("archive", "\(counts.processed) documents, \(counts.outputs) outputs, \(megabytes) MB"),
    ]
    if !hasEnded, lockHolder == nil {
      rows.append(
        ("died", "the newest run did not come to its end; the next one repairs what it left"))
    }
    if counts.orphans > 0 {
      rows.append(("orphans", "\(counts.orphans): their files are no longer in the drop"))
    }
    for version in counts.versions.dropFirst() {
      let settings = version.settingsSHA256.prefix(8)
      rows.append(
        (
          "outdated",
          "\(version.documents) documents of version \(version.version), settings \(settings)…"
        ))
    }
    let codes = quarantine.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
    let held = Message(verbatim: codes.joined(separator: ", "))
    rows.append(("quarantine", codes.isEmpty ? "empty" : held))
    if counts.stale > 0 {
      rows.append(
        ("stale", "\(counts.stale) of them: the archive has the results of an earlier content"))
    }
    return rows
  }

  private var lastRun: Message {
    guard let report else { return "none" }
    let figures = (report["documents"]?.members ?? []).compactMap { member -> Message? in
      guard let number = member.value.integer, number > 0 else { return nil }
      return "\(number) \(Message(pattern: member.key))"
    }
    let documents = figures.isEmpty ? "no documents" : figures.joined(separator: ", ")
    let ended = report["ended"]?.string ?? ""
    let code = report["exitCode"]?.integer ?? 0
    return "\(ended), exit code \(code): \(documents)"
  }
}
