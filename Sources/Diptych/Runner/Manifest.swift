internal import DiptychDigest

/// The files that make the archive a bag: BagIt 1.0 (RFC 8493), with SHA-256.
struct Manifest {
  static let name = "manifest-sha256.txt"

  private let archive: Archive

  init(_ archive: Archive) { self.archive = archive }

  /// Writes manifest, bag information and tag manifest if they are not what they should be.
  func renew() throws(RunError) {
    do {
      try write()
    } catch let error as SystemError {
      throw RunError(.inputOutput, "\(error)")
    } catch let error as RunError {
      throw error
    } catch {
      throw RunError(.inputOutput, "\(error)")
    }
  }

  /// Whether the bag has as many files and bytes as the ledger, so that a run that published nothing
  /// need not look at each of them.
  func isComplete() throws(RunError) -> Bool {
    let (count, bytes) = try archive.ledger.payload()
    guard let info = content(Self.infoName) else { return false }
    guard info.ends(with: Self.oxum(count, bytes)) else { return false }
    return listedSchema() == schemaToList()
  }

  /// The digest that the tag manifest has of the schema of the TEI files.
  private func listedSchema() -> String? {
    Manifest.lines(Array(Self.tagsName.utf8), in: archive.root)?
      .first { $0.path.elementsEqual(Self.schemaName.utf8) }?.digest
  }

  /// The digest that it should have: a run that exports TEI put the schema there, for others it stays
  /// what it was.
  private func schemaToList() -> String? {
    let listed = listedSchema()
    guard let found = digest(of: Self.schemaName) else { return listed }
    let isOurs = (try? ShippedFiles.content(of: TEIExport.schemaName)).map(sha256) == found
    return isOurs ? found : listed ?? found
  }

  /// The files of the bag that are missing, or are not what they were when they were written.
  func damaged() -> [String] {
    guard let lines = Manifest.lines(Array(Self.tagsName.utf8), in: archive.root) else {
      return [Self.tagsName]
    }
    var digests: [String: String] = [:]
    for (path, digest) in lines { digests[String(decoding: path, as: UTF8.self)] = digest }
    return [Self.name, Self.bagName, Self.infoName].filter { name in
      guard let digest = digests[name] else { return true }
      return digest != self.digest(of: name)
    }
  }

  static let bagName = "bagit.txt"
  private static let infoName = "bag-info.txt"
  private static let tagsName = "tagmanifest-sha256.txt"
  private static let schemaName = "schema/" + TEIExport.schemaName

  private static func oxum(_ count: Int, _ bytes: Int) -> [UInt8] {
    Array("Payload-Oxum: \(bytes).\(count)\n".utf8)
  }

  private func write() throws {
    let temporaryName = Array(archive.staging.name().utf8)
    let file = try archive.staging.folder.makeFile(temporaryName)
    var digest = SHA256()
    var pending: [UInt8] = []
    var count = 0
    var bytes = 0
    func flush() throws {
      digest.update(pending.span)
      try file.write(pending)
      pending.removeAll(keepingCapacity: true)
    }
    try archive.ledger.forEachOutput { path, size, sha256 in
      pending += Array(sha256.utf8) + Array("  ".utf8) + Self.encoded(path) + [0x0A]
      count += 1
      bytes += size
      if pending.count > 64 << 10 { try flush() }
    }
    try flush()
    let manifest = hexadecimal(digest.finalize())
    let bag = Array("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n".utf8)
    let schema = schemaToList()
    func tags(_ info: [UInt8]) -> [UInt8] {
      var lines = [
        "\(manifest)  \(Self.name)", "\(sha256(bag))  \(Self.bagName)",
        "\(sha256(info))  \(Self.infoName)",
      ]
      if let schema { lines.append("\(schema)  \(Self.schemaName)") }
      lines.append("")
      return Array(lines.joined(separator: "\n").utf8)
    }
    if let info = content(Self.infoName), info.ends(with: Self.oxum(count, bytes)),
      content(Self.tagsName) == tags(info), content(Self.bagName) == bag,
      self.digest(of: Self.name) == manifest
    {
      return try archive.staging.folder.remove(temporaryName)
    }
    let info =
      Array(
        """
        Bag-Software-Agent: Diptych \(RunDescription().version)
        Bagging-Date: \(WallClock.now().iso8601.prefix(10))

        """.utf8) + Self.oxum(count, bytes)
    try file.synchronize()
    try archive.staging.folder.rename(temporaryName, to: Array(Self.name.utf8), in: archive.root)
    try archive.replace(Self.bagName, in: archive.root, with: bag)
    try archive.replace(Self.infoName, in: archive.root, with: info)
    try archive.replace(Self.tagsName, in: archive.root, with: tags(info))
    try archive.root.synchronize()
  }

  /// A small file of the bag; `nil` if it cannot be read.
  private func content(_ name: String) -> [UInt8]? {
    try? archive.root.file(Array(name.utf8)).read(maximum: 1 << 20, expected: 512)
  }

  /// The SHA-256 of a file of the bag; `nil` if it is no file, or cannot be read.
  private func digest(of name: String) -> String? {
    guard let file = try? archive.root.file(below: Array(name.utf8)),
      let status = try? file.status(), status.kind == .file
    else { return nil }
    var digest = SHA256()
    var piece: [UInt8] = []
    while true {
      piece.removeAll(keepingCapacity: true)
      guard let count = try? file.readAvailable(into: &piece, maximum: 1 << 20) else { return nil }
      if count == 0 { return hexadecimal(digest.finalize()) }
      digest.update(piece.span)
    }
  }

  /// A path as a manifest has it: CR, LF and `%` would be misread.
  static func encoded(_ path: [UInt8]) -> [UInt8] {
    guard path.contains(where: { $0 == 0x0A || $0 == 0x0D || $0 == UInt8(ascii: "%") }) else {
      return path
    }
    return path.flatMap { byte -> [UInt8] in
      switch byte {
      case 0x0A: Array("%0A".utf8)
      case 0x0D: Array("%0D".utf8)
      case UInt8(ascii: "%"): Array("%25".utf8)
      default: [byte]
      }
    }
  }

  /// The path that a manifest means.
  static func decoded(_ text: [UInt8]) -> [UInt8] {
    guard text.contains(UInt8(ascii: "%")) else { return text }
    var path: [UInt8] = []
    var rest = text[...]
    while let byte = rest.first {
      if byte == UInt8(ascii: "%"), rest.count >= 3,
        let value = UInt8(String(decoding: rest.dropFirst().prefix(2), as: UTF8.self), radix: 16)
      {
        path.append(value)
        rest = rest.dropFirst(3)
      } else {
        path.append(byte)
        rest = rest.dropFirst()
      }
    }
    return path
  }

  /// The lines of a manifest; `nil` if it cannot be read.
  static func lines(
    _ name: [UInt8], in root: Descriptor
  ) -> [(path: [UInt8], digest: String)]? {
    guard let text = try? root.file(name).read(maximum: 1 << 30, expected: 64 << 10) else {
      return nil
    }
    return text.split(separator: 0x0A).map { line in
      let digest = line.prefix { $0 != UInt8(ascii: " ") }
      let path = line.dropFirst(digest.count).drop { $0 == UInt8(ascii: " ") }
      return (decoded(Array(path)), String(decoding: digest, as: UTF8.self))
    }
  }
}

extension [UInt8] {
  fileprivate func ends(with end: [UInt8]) -> Bool { suffix(end.count).elementsEqual(end) }
}
