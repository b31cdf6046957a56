extension Archive {
  /// Notes in the records of a run that is not published yet, and in the quarantine, which documents
  /// have the content of another one.
  func noteDuplicates(
    _ changes: [Ledger.DuplicateChange], inRecordsOf run: String
  ) throws(RunError) {
    var originals: [[UInt8]: Ledger.DuplicateChange] = [:]
    for change in changes { originals[Self.start(ofRecordOf: change.path)] = change }
    do throws(SystemError) {
      try rewriteRecords(of: run) { line in
        guard let change = originals[Self.start(of: line)],
          let noted = DocumentRecord.noting(duplicateOf: change.original, in: Array(line))
        else { return line }
        return noted[...]
      }
      for change in changes where change.status == .quarantined {
        let id = documentID(path: change.path, sha256: change.sha256)
        guard let record = Self.record(of: Array(id.utf8), in: quarantineFolder),
          let members = DocumentRecord.members(noting: change.original, in: record)
        else { continue }
        try replace(
          "error.json", in: quarantineFolder.folder(Array(id.utf8)),
          with: JSONText.write(JSONValue(.object(members)), .readable) + [0x0A])
      }
    } catch {
      throw RunError(.inputOutput, "\(error)")
    }
  }

  /// How the record of a document starts: no other one's starts like that.
  private static func start(ofRecordOf path: [UInt8]) -> [UInt8] {
    JSONText.write(JSONValue(.object(DocumentRecord.pathMembers("path", path))), .compact)
      .dropLast()
  }

  /// How a record starts; in a string the quotes of the mark would be escaped.
  private static func start(of line: ArraySlice<UInt8>) -> [UInt8] {
    let mark = Array(",\"id\":".utf8)
    var place = line.startIndex
    while let comma = line[place...].firstIndex(of: mark[0]) {
      if line[comma...].starts(with: mark) { return Array(line[..<comma]) }
      place = comma + 1
    }
    return []
  }

  /// Writes the lines of `documents.jsonl` anew.
  private func rewriteRecords(
    of run: String, _ rewritten: (ArraySlice<UInt8>) -> ArraySlice<UInt8>
  ) throws(SystemError) {
    let folder = try staging.folder.folder(Array(run.utf8))
    let name = Array("documents.jsonl".utf8)
    let newName = Array("documents.jsonl.new".utf8)
    let file = try folder.file(name)
    let target = try folder.makeFile(newName)
    var rest: [UInt8] = []
    while try file.readAvailable(into: &rest, maximum: 1 << 20) != 0 {
      var text: [UInt8] = []
      var start = 0
      while let end = rest[start...].firstIndex(of: 0x0A) {
        text += rewritten(rest[start..<end])
        text.append(0x0A)
        start = end + 1
      }
      try target.write(text)
      rest.removeFirst(start)
    }
    try folder.rename(newName, to: name, in: folder)
  }
}
