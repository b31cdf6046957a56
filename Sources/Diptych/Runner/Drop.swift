/// The folder that documents arrive in: lists it, lazily, and reads files out of it.
///
/// Names are bytes. No link is followed. Memory does not grow with the number of files.
struct Drop: Sendable {
  /// A name in the drop, and what is to be done with it.
  struct Entry: Sendable {
    /// The path in the drop, `/` between the parts.
    let path: [UInt8]
    /// The last part of it.
    let name: [UInt8]
    /// The folder that has it; stays open as long as the entry is in use.
    let folder: Descriptor
    /// The file as it was when it was listed.
    let trace: KnownDocument.Trace
    /// Why it is not to be read.
    let outcome: Outcome?
    /// Whether the folder has another name that differs only in case or normalisation.
    var isAmbiguous = false
    /// The file whose name says that it is the same text in another language.
    var partner: Partner?
    /// Whether the name says that there should be such a file, but there is no name like that.
    var isLonely = false

    var bytes: Int { trace.bytes }
    /// Whether it is a file that is read, now or later.
    var isFile: Bool { outcome == nil || outcome?.failure?.code == Drop.notSettled.code }

    /// Where its outputs lie, if another document had its path before with ``KnownDocument/mark``.
    func archivePath(_ mark: String) -> ArchivePath {
      ArchivePath(of: path, isAmbiguous: isAmbiguous, mark: mark)
    }
  }

  /// The other file of a pair, as far as names tell.
  struct Partner: Sendable {
    let path: [UInt8]
    let name: [UInt8]
    /// The folder that has it.
    let folder: Descriptor
    let isAmbiguous: Bool
    /// Whether the file that it is the partner of is the left one.
    let isLeft: Bool
  }

  let root: Descriptor
  /// Folders that are no input if they lie in the drop: the archive, and where processed files go.
  let excluded: Set<FileStatus.Identity>
  let only: Glob?
  let maximumBytes: Int
  /// A file that was changed less long ago may still be being written.
  let settleNanoseconds: FileStatus.Nanoseconds
  let now: FileStatus.Nanoseconds
  /// Which names are those of pairs.
  let pairs: PairRules

  init(
    _ root: Descriptor, excluded: Set<FileStatus.Identity> = [], only: Glob? = nil,
    maximumBytes: Int = Limits().maximumInputBytes, settleSeconds: Double = 0,
    pairs: PairRules = PairRules([], expected: []),
    now: FileStatus.Nanoseconds = WallClock.now().nanoseconds
  ) {
    self.root = root
    self.excluded = excluded
    self.only = only
    self.maximumBytes = maximumBytes
    self.now = now
    self.pairs = pairs
    settleNanoseconds = FileStatus.Nanoseconds(settleSeconds * 1_000_000_000)
  }

  /// Everything in the drop, folder by folder.
  func entries() -> DropEntries { DropEntries(self) }

  /// Looks at a path again, such as one that was still being written; `nil` if it is gone.
  func entry(at path: [UInt8], isAmbiguous: Bool, now: FileStatus.Nanoseconds) -> Entry? {
    let (folder, name) = Ledger.split(path)
    do {
      var descriptor = root
      for part in folder.split(separator: UInt8(ascii: "/")) {
        descriptor = try descriptor.folder(Array(part))
      }
      return try entry(
        path, name, in: descriptor, isAmbiguous: isAmbiguous, now: now)
    } catch {
      return nil
    }
  }

  /// Looks at the other file of a pair; `nil` if it is gone, or no file.
  func entry(of partner: Partner) -> Entry? {
    do {
      let entry = try entry(
        partner.path, partner.name, in: partner.folder, isAmbiguous: partner.isAmbiguous, now: now)
      return entry?.outcome?.status == .skipped ? nil : entry
    } catch {
      return nil
    }
  }

  private func entry(
    _ path: [UInt8], _ name: [UInt8], in folder: Descriptor, isAmbiguous: Bool,
    now: FileStatus.Nanoseconds
  ) throws(SystemError) -> Entry? {
    guard let status = try folder.status(of: name) else { return nil }
    var outcome: Outcome?
    if status.kind != .file {
      outcome = Outcome(.skipped, Self.notRegular)
    } else if status.modified > now - settleNanoseconds, status.modified <= now {
      outcome = Outcome(.deferred, Self.notSettled)
    }
    return Entry(
      path: path, name: name, folder: folder, trace: KnownDocument.Trace(status), outcome: outcome,
      isAmbiguous: isAmbiguous)
  }

  /// Reads a file once, through one descriptor, and makes sure that it held still.
  func read(_ entry: Entry) -> Result<Source, DropFailure> {
    do {
      let file = try entry.folder.file(entry.name)
      let before = try file.status()
      guard before.kind == .file else { return .failure(.skipped(Self.notRegular)) }
      guard before.bytes <= maximumBytes,
        let content = try file.read(maximum: maximumBytes, expected: before.bytes)
      else { return .failure(.quarantined(Self.tooLarge(before.bytes, maximumBytes))) }
      let after = try file.status()
      guard before == after, content.count == before.bytes else {
        return .failure(.deferred(Self.changed))
      }
      return .success(Source(path: entry.path, sha256: sha256(content), content: content))
    } catch {
      if error.isMissing { return .failure(.deferred(Self.changed)) }
      if error.isBlocked { return .failure(.skipped(Self.notRegular)) }
      return .failure(.quarantined(Self.unreadable("the file", error)))
    }
  }

  static func tooLarge(_ bytes: Int, _ maximum: Int) -> Failure {
    var failure = Failure(
      "limit_exceeded",
      "the file has \(bytes) bytes, more than the \(maximum) of limits.maximumInputBytes")
    failure.limit = "maximumInputBytes"
    failure.value = bytes
    return failure
  }

  static let notRegular = Failure(
    "not_regular_file", "only regular files are read; links are not followed")
  static let changed = Failure("changed_while_read", "the file changed while it was read")
  static let notSettled = Failure("not_settled", "the file was changed only just now")
  static let hidden = Failure("hidden_name", "names that start with a dot are left alone")
  static let transfer = Failure("unfinished_transfer", "the name is that of an unfinished transfer")

  static func unreadable(_ what: String, _ error: SystemError) -> Failure {
    Failure("unreadable", "\(what) cannot be read: \(error.reason)")
  }
}

/// Why a file of the drop is not handed to a worker.
enum DropFailure: Error {
  case skipped(Failure)
  case deferred(Failure)
  case quarantined(Failure)

  var outcome: Outcome {
    switch self {
    case .skipped(let failure): Outcome(.skipped, failure)
    case .deferred(let failure): Outcome(.deferred, failure)
    case .quarantined(let failure): Outcome(.quarantined, failure)
    }
  }
}
