internal import DiptychXML

/// Compares an archive with its manifest and its ledger.
///
/// A run publishes outputs, then writes the ledger, and at its end the manifest. What such a run has not
/// come to yet is counted and is no damage, also if it was killed: the next run finishes it.
struct Verification {
  /// A run that has not finished the archive.
  enum UnfinishedRun: Equatable {
    /// It is at work, and says so about itself.
    case atWork(String)
    case interrupted
  }

  /// A sentence for each file that is not what it should be, with the path first.
  var damages: [Message] { found.map { Message(verbatim: "\(readable($0.path)): ") + $0.sentence } }
  /// How many files were looked at.
  private(set) var files = 0
  /// How many things the manifest does not say yet because of ``unfinishedRun``.
  private(set) var pending = 0
  /// The run because of which ledger and manifest may differ.
  private(set) var unfinishedRun: UnfinishedRun?

  /// What an output should be.
  private struct Known {
    var bytes: Int?
    var sha256: String
  }

  private let reader: ArchiveReader
  private let isFast: Bool
  private var found: [(path: [UInt8], sentence: Message)] = []
  /// What the manifest says: digests by path.
  private var listed: [[UInt8]: String] = [:]
  /// Whether there is a manifest; that one is lost is said once, not for each file.
  private var hasManifest = false
  /// What the ledger says.
  private var known: [[UInt8]: Known] = [:]
  /// The outputs that a run was about to publish.
  private var publishing: Set<[UInt8]> = []

  /// Opens what is compared.
  init(_ reader: ArchiveReader, isFast: Bool) {
    self.reader = reader
    self.isFast = isFast
  }

  /// Looks at everything.
  ///
  /// - Throws: a ``RunError`` if the ledger cannot be read; what is wrong with files is in ``damages``.
  mutating func run() throws(RunError) {
    unfinishedRun = try newestRun()
    checkTags()
    readManifest()
    publishing = newestBatch()
    var known: [[UInt8]: Known] = [:]
    try reader.ledger.forEachOutput { path, bytes, sha256 in
      known[path] = Known(bytes: bytes, sha256: sha256)
    }
    self.known = known
    let paths = Set(known.keys).union(listed.keys)
    for path in paths.sorted(by: { $0.lexicographicallyPrecedes($1) }) { check(path) }
    walk()
    try lookAgain()
  }

  private func newestRun() throws(RunError) -> UnfinishedRun? {
    if let holder = reader.lockHolder { return .atWork(holder) }
    return try reader.ledger.hasEnded() ? nil : .interrupted
  }

  private func newestBatch() -> Set<[UInt8]> {
    guard unfinishedRun != nil, let leftovers = try? Leftovers(in: reader.own) else { return [] }
    return leftovers.publishing
  }

  private mutating func damage(_ path: [UInt8], _ sentence: Message) {
    found.append((path, sentence))
  }

  // MARK: - Files of the bag

  /// A file of the bag that is not what the others say: a run writes them one after the other.
  private mutating func damageTag(_ name: [UInt8], _ sentence: Message) {
    if unfinishedRun != nil { pending += 1 } else { damage(name, sentence) }
  }

  /// The tag files against the tag manifest.
  private mutating func checkTags() {
    let name = Array("tagmanifest-sha256.txt".utf8)
    guard let lines = Manifest.lines(name, in: reader.root) else {
      return damageTag(name, "is missing or cannot be read")
    }
    for (path, digest) in lines {
      guard let content = try? reader.root.file(below: path).read(maximum: 1 << 30, expected: 4096)
      else {
        damageTag(path, "is missing or cannot be read")
        continue
      }
      if sha256(content) != digest { damageTag(path, "is not what it was") }
    }
  }

  private mutating func readManifest() {
    let name = Array(Manifest.name.utf8)
    guard let lines = Manifest.lines(name, in: reader.root) else {
      if !found.contains(where: { $0.path == name }) {
        damageTag(name, "is missing or cannot be read")
      }
      return
    }
    hasManifest = true
    for (path, digest) in lines { listed[path] = digest }
  }

  // MARK: - Outputs

  /// One file that should be there.
  private mutating func check(_ path: [UInt8]) {
    files += 1
    let digest = listed[path]
    let output = known[path]
    if let sentence = difference(path, output ?? Known(sha256: digest ?? "")) {
      let isPending = publishing.contains(path) || (output == nil && unfinishedRun != nil)
      if isPending { pending += 1 } else { damage(path, sentence) }
    } else if output?.sha256 == digest || !hasManifest {
      return
    } else if output == nil {
      damage(path, "the manifest has it, the ledger does not")
    } else if unfinishedRun != nil {
      pending += 1
    } else if digest == nil {
      damage(path, "the ledger has it, the manifest does not")
    } else {
      damage(path, "ledger and manifest have different digests")
    }
  }

  /// What is wrong with a file; `nil` if it is as it should be.
  private func difference(_ path: [UInt8], _ output: Known) -> Message? {
    let file: Descriptor
    let status: FileStatus
    do {
      file = try reader.root.file(below: path)
      status = try file.status()
    } catch {
      return error.isMissing ? "is missing" : "cannot be read: \(error.reason)"
    }
    guard status.kind == .file else { return "is no regular file" }
    if let bytes = output.bytes, status.bytes != bytes {
      return "has \(status.bytes) bytes instead of \(bytes)"
    }
    guard !isFast else { return nil }
    guard let content = try? file.read(maximum: status.bytes, expected: status.bytes) else {
      return "cannot be read"
    }
    if sha256(content) != output.sha256 { return "has another content" }
    return Self.isWellFormed(content, path) ? nil : "is not well-formed"
  }

  private static func isWellFormed(_ content: [UInt8], _ path: [UInt8]) -> Bool {
    if path.suffix(4).elementsEqual(".xml".utf8) {
      do {
        _ = try [XMLEvent](xml: content)
        return true
      } catch {
        return false
      }
    }
    guard path.suffix(5).elementsEqual(".json".utf8) else { return true }
    var parser = JSONParser(content)
    return (try? parser.parse()) != nil
  }

  /// Files that nobody lists, and what is no file.
  private mutating func walk() {
    var folders: [[UInt8]] = [Array("data".utf8)]
    while let path = folders.popLast() {
      do {
        var folder = reader.root
        for part in path.split(separator: UInt8(ascii: "/")) {
          folder = try folder.folder(Array(part))
        }
        for name in try folder.names() {
          let inner = path + [UInt8(ascii: "/")] + name
          switch try folder.status(of: name)?.kind {
          case .folder: folders.append(inner)
          case .file: checkListed(inner)
          case nil: break
          // Named already if it has the name of an output.
          default:
            if listed[inner] == nil, known[inner] == nil {
              damage(inner, "is neither a file nor a folder")
            }
          }
        }
      } catch {
        damage(path, "cannot be read: \(error.reason)")
      }
    }
  }

  private mutating func checkListed(_ path: [UInt8]) {
    guard listed[path] == nil, known[path] == nil else { return }
    if publishing.contains(path) { pending += 1 } else { damage(path, "is not in the manifest") }
  }

  /// A run at work goes on while it is looked at: what seemed wrong is compared with what is known now.
  private mutating func lookAgain() throws(RunError) {
    guard case .atWork = unfinishedRun else { return }
    for _ in 0..<Self.maximumLooks where !found.isEmpty {
      let suspects = found
      found = []
      // In this order: a batch that is no longer announced has its rows in the ledger.
      publishing = newestBatch()
      for (path, sentence) in suspects {
        let output = try reader.ledger.output(at: path)
        let isAsKnown = output.map { bytes, sha256 in
          difference(path, Known(bytes: bytes, sha256: sha256)) == nil
        }
        if isAsKnown == true || publishing.contains(path) {
          pending += 1
        } else {
          damage(path, sentence)
        }
      }
    }
  }

  private static let maximumLooks = 3
}
