/// The files that `diptych train table` learns from.
struct TrainingMaterial {
  /// What was read so far.
  private(set) var reader: ParallelTextReader
  /// The name of each file, and the digest of what is in it.
  private(set) var sources: [String] = []
  private let tags: LanguagePair

  /// Makes material without files, in the order in which the caller named the languages.
  init(_ reader: ParallelTextReader, _ tags: LanguagePair) {
    self.reader = reader
    self.tags = tags
  }

  /// Adds a file of pairs.
  ///
  /// - Throws: a ``RunError`` that names file, line and rule.
  mutating func addPairs(_ path: String, sources chosen: Set<String>) throws(RunError) {
    let text = try TextFile.content(of: path)
    try note(path, text, chosen.sorted()) { reader throws(ParallelTextReader.LineError) in
      try reader.addPairs(text, sources: chosen)
    }
  }

  /// Adds a dictionary.
  ///
  /// - Throws: a ``RunError`` that names file, line and rule.
  mutating func addDictionary(_ path: String) throws(RunError) {
    let text = try TextFile.content(of: path)
    try note(path, text) { reader throws(ParallelTextReader.LineError) in
      try reader.addDictionary(text)
    }
  }

  /// Adds a translation memory.
  ///
  /// - Throws: a ``RunError`` that names file, line and rule.
  mutating func addMemory(_ path: String) throws(RunError) {
    let bytes = try TextFile.bytes(of: path)
    let tags = tags
    try note(path, bytes) { reader throws(ParallelTextReader.LineError) in
      try TranslationMemory.add(bytes, tags.left, tags.right, to: &reader)
    }
  }

  private mutating func note(
    _ path: String, _ bytes: [UInt8], _ chosen: [String] = [],
    _ add: (inout ParallelTextReader) throws(ParallelTextReader.LineError) -> Void
  ) throws(RunError) {
    let before = reader.count
    do throws(ParallelTextReader.LineError) {
      try add(&reader)
    } catch {
      throw RunError(
        .dataFormat, Message(verbatim: "\(readable(path)):\(error.line): ") + error.rule)
    }
    let selection = chosen.isEmpty ? "" : " (\(chosen.joined(separator: ", ")))"
    sources.append(
      "\(readable(InputFile(path).name))\(selection), \(reader.count - before) pairs, sha256 \(sha256(bytes))"
    )
    StandardStream.error.tell("'\(readable(path))': \(reader.count - before) pairs")
  }

  /// Adds the sure pairs of an archive.
  ///
  /// - Throws: a ``RunError`` if something cannot be read, or a file is no JSON.
  mutating func addArchive(_ path: String, minimumConfidence: Double) throws(RunError) {
    let pairs = ExportedPairs(tags.left, tags.right, minimumConfidence: minimumConfidence)
    let before = reader.count
    do {
      var folder = try Descriptor.folder(at: Array(path.utf8))
      // Beside the data of an archive there are records of its runs, which are JSON as well.
      if try folder.status(of: Array(".diptych".utf8)) != nil {
        folder = try folder.folder(Array("data".utf8))
      }
      try addDocuments(of: folder, pairs)
    } catch let error as SystemError {
      throw RunError(.noInput, "\(error)")
    } catch {
      throw error as? RunError ?? RunError(.internalError, "\(error)")
    }
    sources.append(
      "archive, \(reader.count - before) pairs of confidence \(minimumConfidence) or more")
    StandardStream.error.tell("'\(readable(path))': \(reader.count - before) pairs")
  }

  private mutating func addDocuments(of folder: Descriptor, _ pairs: ExportedPairs) throws {
    let names = try folder.names().sorted { $0.lexicographicallyPrecedes($1) }
    for name in names where name.first != UInt8(ascii: ".") {
      switch try folder.status(of: name)?.kind {
      case .folder: try addDocuments(of: folder.folder(name), pairs)
      case .file where name.suffix(5).elementsEqual(".json".utf8):
        let file = try folder.file(name)
        let text = try file.read(maximum: .max - 1, expected: file.status().bytes) ?? []
        var parser = JSONParser(text)
        do throws(JSONParser.SyntaxError) {
          let document = try parser.parse()
          if ExportedPairs.isDocument(document) { pairs.add(document, to: &reader) }
        } catch {
          let place =
            "\(readable(folder.join(name))):\(error.position.line):\(error.position.column): "
          throw RunError(.dataFormat, Message(verbatim: place) + error.message)
        }
      default: break
      }
    }
  }
}
