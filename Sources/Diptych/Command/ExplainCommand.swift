internal import ArgumentParser

/// `diptych explain`.
struct ExplainCommand: ToolCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: localized("Tells everything that the ledger knows of one document."))

  @OptionGroup var archiveOptions: ArchiveOptions
  @Flag(help: .localized("Prints JSON, an event a line."))
  var json = false
  @Argument(help: .localized("The document's path in the drop.", valueName: "path"))
  var path: String

  func run(in environment: ToolEnvironment) throws -> Int32 {
    let reader = try archiveOptions.reader()
    let notes = try reader.ledger.notesOfForgetting(Array(path.utf8))
    for note in notes {
      let outputs = JSONValue.object([
        "outputs": .array(note.outputs.map { JSONValue(.string($0)) })
      ])
      tell(
        Ledger.Event(
          run: "", time: note.time, kind: "forgotten", record: JSONText.write(outputs, .compact)))
    }
    guard let document = try reader.ledger.document(at: Array(path.utf8)) else {
      guard notes.isEmpty else { return 0 }
      throw RunError(.noInput, "the ledger knows no document '\(readable(path))'")
    }
    for former in try reader.ledger.formerDocuments(at: document.path) {
      try tell(former, reader.ledger)
      if !json {
        StandardStream.output.tell("The file was moved away; another document has its path now.")
      }
    }
    try tell(document, reader.ledger)
    return 0
  }

  private func tell(_ document: KnownDocument, _ ledger: Ledger) throws(RunError) {
    let events = try ledger.events(of: document.id)
    for event in events { tell(event) }
    if !json {
      let isStale = document.status == .quarantined
      for output in try ledger.outputs(of: document.id) {
        let path = readable(output)
        StandardStream.output.tell(isStale ? "stale   \(path)" : "output  \(path)")
      }
      if document.isOrphan { StandardStream.output.tell("The file is no longer in the drop.") }
    }
  }

  private func tell(_ event: Ledger.Event) {
    StandardStream.output.write(json ? Self.line(event) : Self.text(event))
  }

  private static func line(_ event: Ledger.Event) -> String {
    var parser = JSONParser(event.record)
    let value = JSONValue.object([
      "time": JSONValue(.string(event.time)), "run": JSONValue(.string(event.run)),
      "kind": JSONValue(.string(event.kind)),
      "record": (try? parser.parse()) ?? JSONValue(.null),
    ])
    return String(decoding: JSONText.write(value, .compact) + [0x0A], as: UTF8.self)
  }

  private static func text(_ event: Ledger.Event) -> String {
    var parser = JSONParser(event.record)
    let record = try? parser.parse()
    guard event.kind == "attempt", let record else { return "\(event.time)  \(event.kind)\n" }
    let attempt: Message = "attempt \(record["attempt"]?.integer ?? 1), run \(event.run)"
    var text = "\(event.time)  \(record["status"]?.string ?? "")  \(attempt.text())\n"
    var rows: [[String]] = []
    if let sha256 = record["sha256"]?.string { rows.append([localized("content"), sha256]) }
    if let error = record["error"] {
      let code = error["code"]?.string ?? ""
      let reason = localized(recorded: error["message"]?.string ?? "")
      rows.append([localized("error"), "\(code) \(reason)"])
      if let remedy = FailureAdvice.remedy(for: code) { rows.append(["", remedy.text()]) }
    }
    if let reason = record["reason"]?.string {
      let message = localized(recorded: record["message"]?.string ?? "")
      rows.append([localized("reason"), "\(reason) \(message)"])
    }
    for key in ["mergedFrom", "mergedInto", "apartFrom", "duplicateOf"] {
      if let path = DocumentRecord.path(key, in: record) {
        rows.append([localized(Message(pattern: key)), readable(path)])
      }
    }
    text += TextTable(rows).text
    let stages = (record["stages"]?.elements ?? []).compactMap { stage -> [String]? in
      guard let name = stage["name"]?.string, let ms = stage["ms"] else { return nil }
      return ["", name, "\(ms) ms"]
    }
    text += TextTable(stages).text
    let passedOver = (record["passedOver"]?.elements ?? []).compactMap(\.string)
    if !passedOver.isEmpty {
      text += TextTable([[localized("not for it"), passedOver.joined(separator: ", ")]]).text
    }
    let parts = (record["parts"]?.elements ?? []).map { part in
      [
        "", part["status"]?.string ?? "", readable(DocumentRecord.path("name", in: part) ?? []),
        part["error"]?["code"]?.string ?? part["reason"]?.string ?? "",
      ]
    }
    text += TextTable(parts).text
    for finding in record["findings"]?.elements ?? [] {
      text +=
        "  \(finding["severity"]?.string ?? "")  \(finding["code"]?.string ?? ""): "
        + localized(recorded: finding["message"]?.string ?? "") + "\n"
    }
    return text
  }
}
