/// The lists that an archive has of its documents, put together in the order of their paths.
struct CollectedLists {
  /// A list of the whole archive.
  struct File {
    let name: String
    let bytes: [UInt8]
    /// How many units or rows it has.
    let count: Int
    /// How many documents have such a list.
    let documents: Int
  }

  private var memory = CollectedMemory()
  private var terms = CollectedTerms()
  private var sections = CollectedSections()

  /// No output that is read has more bytes.
  private static let maximumBytes = 1 << 30

  /// Adds the lists of an archive.
  ///
  /// - Throws: a ``RunError`` that names the output that cannot be read.
  mutating func add(_ archive: ArchiveReader) throws(RunError) {
    var paths: [[UInt8]] = []
    try archive.ledger.forEachOutput { path, _, _ in
      if Self.kind(of: path) != nil { paths.append(path) }
    }
    for path in paths {
      guard let kind = Self.kind(of: path) else { continue }
      let bytes: [UInt8]
      do throws(SystemError) {
        bytes = try archive.output(at: path, maximum: Self.maximumBytes) ?? []
      } catch {
        throw RunError(.inputOutput, "'\(readable(path))' cannot be read: \(error)")
      }
      let document = Array(path.dropFirst("data/".utf8.count).dropLast(kind.suffix.utf8.count))
      guard add(bytes, kind, of: document) else {
        throw RunError(
          .dataFormat, "'\(readable(path))' is damaged; 'diptych verify' tells what else is")
      }
    }
  }

  private enum Kind: CaseIterable {
    case memory
    case terms
    case sections

    var suffix: String {
      switch self {
      case .memory: ".tmx"
      case .terms: ".terms.csv"
      case .sections: ".untranslated.csv"
      }
    }
  }

  private static func kind(of path: [UInt8]) -> Kind? {
    Kind.allCases.first { path.suffix($0.suffix.utf8.count).elementsEqual($0.suffix.utf8) }
  }

  /// Adds the list of a document; `false` if it is none.
  private mutating func add(_ bytes: [UInt8], _ kind: Kind, of document: [UInt8]) -> Bool {
    switch kind {
    case .memory: memory.add(bytes, of: document)
    case .terms: terms.add(bytes, of: document)
    case .sections: sections.add(bytes, of: document)
    }
  }

  /// The lists that are not empty.
  var files: [File] { [memory.file, terms.file, sections.file].compactMap(\.self) }
}

extension ArchiveReader {
  /// The content of an output; `nil` if it has more than `maximum` bytes.
  fileprivate func output(at path: [UInt8], maximum: Int) throws(SystemError) -> [UInt8]? {
    var parts = path.split(separator: UInt8(ascii: "/")).map { Array($0) }
    let name = parts.popLast() ?? []
    var folder = root
    for part in parts { folder = try folder.folder(part) }
    return try folder.file(name).read(maximum: maximum, expected: 64 << 10)
  }
}
