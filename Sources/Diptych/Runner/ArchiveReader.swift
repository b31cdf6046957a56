/// An archive that is only looked at.
struct ArchiveReader {
  let root: Descriptor
  let own: Descriptor
  let ledger: Ledger

  /// Opens an archive that is there.
  init(at path: [UInt8]) throws(RunError) {
    (root, own) = try Self.own(of: path)
    ledger = try Ledger(in: own, isReadOnly: true)
  }

  /// The folder of an archive, and its own folder in it.
  static func own(of path: [UInt8]) throws(RunError) -> (root: Descriptor, own: Descriptor) {
    do {
      let root = try Descriptor.folder(at: path)
      return (root, try root.folder(Array(".diptych".utf8)))
    } catch {
      throw RunError(.noInput, "'\(readable(path))' is no archive: \(error)")
    }
  }

  /// What the run that is at work says about itself; `nil` if none is.
  var lockHolder: String? {
    guard let file = try? own.file(Array("lock".utf8)), let isFree = try? file.lock(), !isFree
    else { return nil }
    return readable(Archive.lockHolder(own) ?? Array("another process".utf8))
  }

  /// The newest run's report.
  var latestReport: JSONValue? { Self.json("runs/latest.json", in: root) }

  /// A JSON file of the archive.
  static func json(_ path: String, in root: Descriptor) -> JSONValue? {
    var parts = path.utf8.split(separator: UInt8(ascii: "/")).map { Array($0) }
    guard let name = parts.popLast() else { return nil }
    var folder = root
    for part in parts {
      guard let next = try? folder.folder(part) else { return nil }
      folder = next
    }
    guard let file = try? folder.file(name),
      let text = try? file.read(maximum: 64 << 20, expected: 64 << 10)
    else { return nil }
    var parser = JSONParser(text)
    return try? parser.parse()
  }

  /// The records of the documents that stand in quarantine, by id.
  func quarantine() throws(RunError) -> [(id: String, record: JSONValue)] {
    do {
      let folder = try root.folder(Array("quarantine".utf8))
      var records: [(id: String, record: JSONValue)] = []
      for name in try folder.names() {
        guard let record = Archive.record(of: name, in: folder) else { continue }
        records.append((String(decoding: name, as: UTF8.self), record))
      }
      return records.sorted { $0.id < $1.id }
    } catch {
      if error.isMissing { return [] }
      throw RunError(.inputOutput, "\(error)")
    }
  }
}
