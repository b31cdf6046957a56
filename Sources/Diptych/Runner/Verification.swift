internal import DiptychXML

/// Compares an archive with its manifest and its ledger.
struct Verification {
  /// A sentence for each difference, with the path first.
  private(set) var damages: [Message] = []
  /// How many files were looked at.
  private(set) var files = 0

  private let reader: ArchiveReader
  private let isFast: Bool
  /// What the manifest says: digests by path.
  private var listed: [[UInt8]: String] = [:]

  /// Opens what is compared.
  init(_ reader: ArchiveReader, isFast: Bool) {
    self.reader = reader
    self.isFast = isFast
  }

  /// Looks at everything.
  ///
  /// - Throws: a ``RunError`` if the ledger cannot be read; what is wrong with files is in ``damages``.
  mutating func run() throws(RunError) {
    checkTags()
    readManifest()
    var known: [[UInt8]: Int] = [:]
    var problems: [Message] = []
    let manifest = listed
    try reader.ledger.forEachOutput { path, bytes, sha256 in
      known[path] = bytes
      if manifest[path] == nil {
        problems.append(
          Message(verbatim: "\(readable(path)): ") + "the ledger has it, the manifest does not")
      } else if manifest[path] != sha256 {
        problems.append(
          Message(verbatim: "\(readable(path)): ") + "ledger and manifest have different digests")
      }
    }
    damages += problems
    for path in listed.keys.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      if known[path] == nil { damage(path, "the manifest has it, the ledger does not") }
      check(path, bytes: known[path])
    }
    walk()
  }

  private mutating func damage(_ path: [UInt8], _ sentence: Message) {
    damages.append(Message(verbatim: "\(readable(path)): ") + sentence)
  }

  /// The tag files against the tag manifest.
  private mutating func checkTags() {
    let name = Array("tagmanifest-sha256.txt".utf8)
    guard let lines = Manifest.lines(name, in: reader.root) else {
      return damage(name, "is missing or cannot be read")
    }
    for (path, digest) in lines {
      guard let content = try? reader.root.file(path).read(maximum: 1 << 30, expected: 4096) else {
        damage(path, "is missing or cannot be read")
        continue
      }
      if sha256(content) != digest { damage(path, "is not what it was") }
    }
  }

  private mutating func readManifest() {
    let name = Array(Manifest.name.utf8)
    guard let lines = Manifest.lines(name, in: reader.root) else {
      return damage(name, "is missing or cannot be read")
    }
    for (path, digest) in lines { listed[path] = digest }
  }

  /// One file that should be there.
  private mutating func check(_ path: [UInt8], bytes: Int?) {
    files += 1
    let file: Descriptor
    let status: FileStatus
    do {
      var parts = path.split(separator: UInt8(ascii: "/")).map { Array($0) }
      guard let name = parts.popLast() else { return }
      var folder = reader.root
      for part in parts { folder = try folder.folder(part) }
      file = try folder.file(name)
      status = try file.status()
    } catch {
      return damage(path, error.isMissing ? "is missing" : "cannot be read: \(error.reason)")
    }
    guard status.kind == .file else { return damage(path, "is no regular file") }
    if let bytes, status.bytes != bytes {
      return damage(path, "has \(status.bytes) bytes instead of \(bytes)")
    }
    guard !isFast else { return }
    guard let content = try? file.read(maximum: status.bytes, expected: status.bytes) else {
      return damage(path, "cannot be read")
    }
    if sha256(content) != listed[path] { damage(path, "has another content") }
    if !Self.isWellFormed(content, path) { damage(path, "is not well-formed") }
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
    var pending: [[UInt8]] = [Array("data".utf8)]
    while let path = pending.popLast() {
      do {
        var folder = reader.root
        for part in path.split(separator: UInt8(ascii: "/")) {
          folder = try folder.folder(Array(part))
        }
        for name in try folder.names() {
          let inner = path + [UInt8(ascii: "/")] + name
          switch try folder.status(of: name)?.kind {
          case .folder: pending.append(inner)
          case .file: if listed[inner] == nil { damage(inner, "is not in the manifest") }
          case nil: break
          default: damage(inner, "is neither a file nor a folder")
          }
        }
      } catch {
        damage(path, "cannot be read: \(error.reason)")
      }
    }
  }
}
