/// Walks a drop: one folder open at a time, subfolders later, names in the order of their bytes.
///
/// The names of one folder are in memory at a time, and of the one that it is a pair with, nothing
/// else. Of two folders that are a pair the left one comes first, with all that is in it.
struct DropEntries: Sequence, IteratorProtocol {
  private struct Folder {
    let descriptor: Descriptor
    let path: [UInt8]
    let names: [[UInt8]]
    /// Names that a file system may take for another one's.
    let ambiguous: Set<[UInt8]>
    var pairs = NamePairs()
    /// The folder with the same files in another language.
    var other: Other?
    var next = 0
  }

  /// A folder that is a pair with the current one.
  private struct Other {
    let descriptor: Descriptor
    let path: [UInt8]
    let ambiguous: Set<[UInt8]>
  }

  /// A folder that is still to be listed.
  private struct Pending {
    let path: [UInt8]
    /// The folder that it is a pair with, and whether it is the left one.
    var partner: (path: [UInt8], isLeft: Bool)?
  }

  private let drop: Drop
  private var current: Folder?
  private var pending = [Pending(path: [])]
  /// Folders of the current one that wait for their right ones, by the path of these.
  private var waiting: [[UInt8]: Pending] = [:]

  init(_ drop: Drop) { self.drop = drop }

  mutating func next() -> Drop.Entry? {
    while true {
      if let folder = current, folder.next < folder.names.count {
        current?.next += 1
        if let entry = entry(folder.names[folder.next]) { return entry }
        continue
      }
      current = nil
      pending += waiting.values.sorted { $0.path.lexicographicallyPrecedes($1.path) }
      waiting = [:]
      guard let next = pending.popLast() else { return nil }
      do {
        current = try list(next)
      } catch {
        if error.isMissing { continue }
        return Drop.Entry(
          path: next.path, name: [], folder: drop.root, trace: .none,
          outcome: Outcome(.quarantined, Drop.unreadable("the folder", error)))
      }
    }
  }

  private func list(_ next: Pending) throws(SystemError) -> Folder {
    let descriptor = try open(next.path)
    let names = try Self.names(of: descriptor)
    var folder = Folder(
      descriptor: descriptor, path: next.path, names: names,
      ambiguous: AmbiguousNames.among(names))
    guard !drop.pairs.isEmpty else { return folder }
    guard let partner = next.partner, let other = try? open(partner.path),
      let others = try? Self.names(of: other)
    else {
      folder.pairs = NamePairs(names, drop.pairs)
      return folder
    }
    folder.pairs = NamePairs(names, isLeft: partner.isLeft, others: others, drop.pairs)
    folder.other = Other(
      descriptor: other, path: partner.path, ambiguous: AmbiguousNames.among(others))
    return folder
  }

  private static func names(of folder: Descriptor) throws(SystemError) -> [[UInt8]] {
    var names: [[UInt8]] = []
    for name in try folder.names() { names.append(name) }
    names.sort { $0.lexicographicallyPrecedes($1) }
    return names
  }

  /// Opens a folder part by part, so that no link leads out of the drop.
  private func open(_ path: [UInt8]) throws(SystemError) -> Descriptor {
    var folder = drop.root
    for part in path.split(separator: UInt8(ascii: "/")) { folder = try folder.folder(Array(part)) }
    return folder
  }

  private static func join(_ folder: [UInt8], _ name: [UInt8]) -> [UInt8] {
    folder.isEmpty ? name : folder + [UInt8(ascii: "/")] + name
  }

  /// The other file of a pair.
  private func partner(of name: [UInt8], in current: Folder) -> Drop.Partner? {
    guard let partner = current.pairs.partners[name] else { return nil }
    guard partner.isElsewhere else {
      return Drop.Partner(
        path: Self.join(current.path, partner.name), name: partner.name,
        folder: current.descriptor,
        isAmbiguous: !current.ambiguous.isEmpty && current.ambiguous.contains(partner.name),
        isLeft: partner.isLeft)
    }
    guard let other = current.other else { return nil }
    return Drop.Partner(
      path: Self.join(other.path, partner.name), name: partner.name, folder: other.descriptor,
      isAmbiguous: !other.ambiguous.isEmpty && other.ambiguous.contains(partner.name),
      isLeft: partner.isLeft)
  }

  /// Notes a folder that is to be listed.
  private mutating func push(_ path: [UInt8], _ partner: Drop.Partner?) {
    guard let partner else { return pending.append(Pending(path: path)) }
    let next = Pending(path: path, partner: (partner.path, partner.isLeft))
    if partner.isLeft {
      // What was pushed last is listed first.
      waiting[partner.path] = next
      return
    }
    pending.append(next)
    if let left = waiting.removeValue(forKey: path) { pending.append(left) }
  }

  /// What to do with a name of the current folder; `nil` for folders and what is not asked for.
  private mutating func entry(_ name: [UInt8]) -> Drop.Entry? {
    guard let current else { return nil }
    let path = Self.join(current.path, name)
    func entry(_ status: FileStatus?, _ outcome: Outcome?) -> Drop.Entry? {
      let partner = partner(of: name, in: current)
      // A pair is asked for if one of its files is.
      if let only = drop.only, !only.matches(path),
        partner.map({ !only.matches($0.path) }) ?? true
      {
        return nil
      }
      return Drop.Entry(
        path: path, name: name, folder: current.descriptor,
        trace: status.map(KnownDocument.Trace.init) ?? .none, outcome: outcome,
        isAmbiguous: !current.ambiguous.isEmpty && current.ambiguous.contains(name),
        partner: partner, isLonely: current.pairs.lonely.contains(name))
    }
    do {
      guard let status = try current.descriptor.status(of: name) else {
        // It is gone since the folder was listed; a name that is left alone anyway need not be told.
        let isLeftAlone = name.first == UInt8(ascii: ".") || Self.isTransfer(name)
        return isLeftAlone ? nil : entry(nil, Outcome(.deferred, Drop.changed))
      }
      if name.first == UInt8(ascii: ".") {
        // The archive may have any name.
        guard !drop.excluded.contains(status.identity) else { return nil }
        let isLock = name.starts(with: Array(".~lock".utf8))
        return entry(status, Outcome(.skipped, isLock ? Drop.transfer : Drop.hidden))
      }
      switch status.kind {
      case .folder:
        if !drop.excluded.contains(status.identity) {
          push(path, partner(of: name, in: current))
        }
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
