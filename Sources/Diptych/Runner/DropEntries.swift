/// Walks a drop: one folder open at a time, subfolders later, names in the order of their bytes.
///
/// The names of one folder are in memory at a time, nothing else.
struct DropEntries: Sequence, IteratorProtocol {
  private struct Folder {
    let descriptor: Descriptor
    let path: [UInt8]
    let names: [[UInt8]]
    /// Names that a file system may take for another one's.
    let ambiguous: Set<[UInt8]>
    var next = 0
  }

  private let drop: Drop
  private var current: Folder?
  /// The paths of folders that are still to be listed.
  private var pending: [[UInt8]] = [[]]

  init(_ drop: Drop) { self.drop = drop }

  mutating func next() -> Drop.Entry? {
    while true {
      if let folder = current, folder.next < folder.names.count {
        current?.next += 1
        if let entry = entry(folder.names[folder.next]) { return entry }
        continue
      }
      current = nil
      guard let path = pending.popLast() else { return nil }
      do {
        let descriptor = try open(path)
        var names: [[UInt8]] = []
        for name in try descriptor.names() { names.append(name) }
        names.sort { $0.lexicographicallyPrecedes($1) }
        current = Folder(
          descriptor: descriptor, path: path, names: names,
          ambiguous: AmbiguousNames.among(names))
      } catch {
        if error.isMissing { continue }
        return Drop.Entry(
          path: path, name: [], folder: drop.root, trace: .none,
          outcome: Outcome(.quarantined, Drop.unreadable("the folder", error)))
      }
    }
  }

  /// Opens a folder part by part, so that no link leads out of the drop.
  private func open(_ path: [UInt8]) throws(SystemError) -> Descriptor {
    var folder = drop.root
    for part in path.split(separator: UInt8(ascii: "/")) { folder = try folder.folder(Array(part)) }
    return folder
  }

  /// What to do with a name of the current folder; `nil` for folders and what is not asked for.
  private mutating func entry(_ name: [UInt8]) -> Drop.Entry? {
    guard let current else { return nil }
    let path = current.path.isEmpty ? name : current.path + [UInt8(ascii: "/")] + name
    func entry(_ status: FileStatus?, _ outcome: Outcome?) -> Drop.Entry? {
      if let only = drop.only, !only.matches(path) { return nil }
      return Drop.Entry(
        path: path, name: name, folder: current.descriptor,
        trace: status.map(KnownDocument.Trace.init) ?? .none, outcome: outcome,
        isAmbiguous: !current.ambiguous.isEmpty && current.ambiguous.contains(name))
    }
    do {
      guard let status = try current.descriptor.status(of: name) else { return nil }
      if name.first == UInt8(ascii: ".") {
        // The archive may have any name.
        guard !drop.excluded.contains(status.identity) else { return nil }
        let isLock = name.starts(with: Array(".~lock".utf8))
        return entry(status, Outcome(.skipped, isLock ? Drop.transfer : Drop.hidden))
      }
      switch status.kind {
      case .folder:
        if !drop.excluded.contains(status.identity) { pending.append(path) }
        return nil
      case .link, .other: return entry(status, Outcome(.skipped, Drop.notRegular))
      case .file: break
      }
      if Self.isTransfer(name) { return entry(status, Outcome(.skipped, Drop.transfer)) }
      if status.modified > drop.now - drop.settleNanoseconds,
        status.modified <= drop.now
      {
        return entry(status, Outcome(.deferred, Drop.notSettled))
      }
      return entry(status, nil)
    } catch {
      return entry(nil, Outcome(.quarantined, Drop.unreadable("the file", error)))
    }
  }

  /// Whether a name is that of a file that is still being sent.
  static func isTransfer(_ name: [UInt8]) -> Bool {
    name.starts(with: "~$".utf8) || has(".part", at: name) || has(".crdownload", at: name)
      || has(".tmp", at: name)
  }

  /// Whether a name ends with an extension, in capitals or small letters.
  private static func has(_ ending: StaticString, at name: [UInt8]) -> Bool {
    let count = ending.utf8CodeUnitCount
    guard name.count >= count else { return false }
    return ending.withUTF8Buffer { ending in
      for index in 0..<count {
        let byte = name[name.count - count + index]
        guard
          unsafe (0x41...0x5A).contains(byte) ? byte | 0x20 == ending[index] : byte == ending[index]
        else { return false }
      }
      return true
    }
  }
}
