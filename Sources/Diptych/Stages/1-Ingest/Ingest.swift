/// Reads the file: finds out its type and encoding, and makes blocks of its text.
///
/// A document that has blocks already, from a plug-in that stands before, is left alone.
struct Ingest: StandardStage {
  struct Configuration: StageConfiguration {
    /// The encodings to consider, by IANA name; all if there are none.
    var encodings: [String] = []
    /// Below it a file is refused.
    var minimumEncodingConfidence = 0.5
    /// The largest share of the characters beyond ASCII that may be undecodable.
    var maximumUndecodableShare = 0.005
    /// What the elements of XML vocabularies mean.
    var xmlMappings: [XMLMapping] = []
    /// What turns files that no reader knows into others.
    var converters: [Converter] = []
    /// The folders in which external programs are looked for, in this order.
    var programFolders = ExternalPrograms().folders

    static let settings = [
      Setting(
        "encodings",
        "the encodings to consider beside UTF-8 where no byte order mark decides; all if empty",
        choices: TextEncoding.all.map(\.name)),
      Setting(
        "minimumEncodingConfidence", "the confidence below which a file is refused", range: 0...1),
      Setting(
        "maximumUndecodableShare",
        "the largest share of the characters beyond ASCII that may be undecodable", range: 0...1),
      Setting(
        "xmlMappings", "what the elements of XML vocabularies mean, one mapping for each",
        elements: XMLMapping.self),
      Setting(
        "converters", "the programs that turn files of old formats into ones that can be read",
        elements: Converter.self),
      Setting(
        "programFolders",
        "the folders in which external programs, such as those that read PDF, are looked for"),
    ]

    func check() throws {
      for (index, converter) in converters.enumerated() {
        try converter.check(at: "converters[\(index)]")
      }
      var roots: [String: Int] = [:]
      for (index, mapping) in xmlMappings.enumerated() {
        try mapping.check(at: "xmlMappings[\(index)]")
        for root in mapping.roots {
          guard let other = roots.updateValue(index, forKey: root) else { continue }
          throw StageFailure(
            code: "stage_failed",
            message: "'xmlMappings[\(other)]' and 'xmlMappings[\(index)]' are both for the root "
              + "element '\(readable(root))'")
        }
      }
    }
  }

  static let name = "ingest"
  static let summary = "finds out the type and encoding of a file and makes blocks of its text"

  static let requires: Set<Layer> = []
  static let provides: Set<Layer> = [.blocks, .title]

  static func programs(_ configuration: Configuration) -> [UsedProgram] {
    let programs = ExternalPrograms(folders: configuration.programFolders)
    return [UsedProgram("pdftohtml", in: programs, isDemanded: false)]
      + configuration.converters.map { UsedProgram($0.program, in: programs, isDemanded: true) }
  }

  private let configuration: Configuration
  private let limits: Limits
  private let detection: EncodingDetection
  private let decoding: TextDecoding
  private let vocabularies: [XMLVocabulary]

  init(_ configuration: Configuration, context: StageContext) throws {
    self.configuration = configuration
    limits = context.limits
    vocabularies = configuration.xmlMappings.map(XMLVocabulary.init)
    let evidence = try context.table("encodings") {
      guard let tables = EncodingTables(try context.bundled("encodings.bin")),
        let models = EncodingModels(try context.bundled("encoding-models.bin"))
      else { throw ResourceError(path: "encodings.bin") }
      return EncodingEvidence(models: models, decoding: TextDecoding(tables: tables))
    }
    decoding = evidence.decoding
    detection = EncodingDetection(
      evidence: evidence,
      candidates: TextEncoding.all.filter { configuration.encodings.contains($0.name) },
      expected: context.languages.map(\.primary),
      maximumUndecodableShare: configuration.maximumUndecodableShare)
  }

  func run(_ document: inout Document) throws {
    guard document.blocks.isEmpty else { return }
    let content = document.source.content
    guard !content.isEmpty else { throw StageFailure.emptyInput }
    var form = SourceForm(mediaType: "")
    var file = content
    var mediaType: MediaType
    var vocabulary: XMLVocabulary?
    if let binary = try MediaType.ofBinary(content, limits: limits)
      ?? MediaType.ofMail(content, name: document.source.path)
    {
      mediaType = binary
    } else {
      let decision = try decide(content)
      note(decision, in: &document)
      file = decision.text.utf8
      guard !isOverLimit(file) else {
        throw StageFailure.tooLong(limit: limits.maximumTextCharacters)
      }
      mediaType = MediaType.ofText(file, name: document.source.path)
      if mediaType == .xml || mediaType == .plainText {
        vocabulary = try self.vocabulary(of: file, isXML: mediaType == .xml)
        if vocabulary != nil { mediaType = .xml }
      }
      let lines = SourceLines(file)
      form.encoding = Inferred(
        value: decision.encoding.name(in: content), confidence: decision.confidence,
        stage: Self.name)
      form.newline = lines.newline
      form.lines = lines.count
    }
    if let expected = MediaType.expected(byName: document.source.path), expected != mediaType.base {
      document.add(.mismatch(expected: expected, found: mediaType))
    }
    guard let reader = mediaType.reader else { throw StageFailure.unsupported(mediaType.readable) }
    let text = try reader.read(
      fileContent(file, mediaType, document.source.path, vocabulary: vocabulary))
    mediaType = text.mediaType ?? mediaType
    form.mediaType = mediaType.name
    if mediaType.hasLines { form.decoded = file }
    form.pages = text.pages
    form.title = text.title.flatMap(Self.unlessBlank)
    form.author = text.author.flatMap(Self.unlessBlank)
    form.date = text.date
    form.extractor = text.extractor
    document.source.form = form
    document.metadataTitle = text.title.flatMap(GivenTitle.byPerson)
    document.blocks = text.blocks
    if text.given.isEmpty { MessageHeads.mark(in: &document.blocks) }
    document.given = text.given
    document.attachments = text.attachments
    for finding in text.findings { document.add(finding) }
    guard !document.blocks.isEmpty || !document.attachments.isEmpty else {
      throw StageFailure.noText
    }
    guard document.blocks.count <= limits.maximumBlocks else {
      throw StageFailure.tooManyBlocks(limit: limits.maximumBlocks)
    }
    guard !isOverLimit(document.blocks) else {
      throw StageFailure.tooLong(limit: limits.maximumTextCharacters)
    }
  }

  private func fileContent(
    _ bytes: [UInt8], _ mediaType: MediaType, _ path: [UInt8], vocabulary: XMLVocabulary? = nil
  ) -> FileContent {
    FileContent(
      bytes: bytes, mediaType: mediaType, path: path, limits: limits, vocabulary: vocabulary,
      converters: configuration.converters,
      read: { [self] bytes, path in try text(of: bytes, path: path) },
      programs: ExternalPrograms(folders: configuration.programFolders),
      decode: { [self] bytes, charset in try decoded(bytes, charset: charset) },
      decoding: decoding)
  }

  /// The text of a file that a converter made.
  private func text(of bytes: [UInt8], path: [UInt8]) throws -> FileText {
    var file = bytes
    let mediaType: MediaType
    if let binary = try MediaType.ofBinary(bytes, limits: limits) {
      mediaType = binary
    } else {
      file = try decoded(bytes, charset: nil)
      mediaType = MediaType.ofText(file, name: path)
    }
    // What was converted once is not converted again.
    if case .legacy = mediaType { throw StageFailure.unsupported(mediaType.readable) }
    guard let reader = mediaType.reader else { throw StageFailure.unsupported(mediaType.readable) }
    return try reader.read(fileContent(file, mediaType, path))
  }

  /// The mapping for an XML text, by its root element; `nil` if it may be no XML at all.
  private func vocabulary(of utf8: [UInt8], isXML: Bool) throws -> XMLVocabulary? {
    guard isXML || !vocabularies.isEmpty, let root = XMLRoot(utf8) else {
      guard isXML else { return nil }
      throw StageFailure.unsupported("XML without a root element")
    }
    let found = vocabularies.first { $0.isFor(root) }
    guard found == nil, isXML else { return found }
    throw StageFailure.unmapped(root.localName)
  }

  private static func unlessBlank(_ text: String) -> String? {
    text.utf8.allSatisfy { $0 <= 0x20 } ? nil : text
  }

  /// Decodes a text inside of a file.
  ///
  /// A label from around it decides where the text is free of errors in that encoding.
  private func decoded(_ bytes: [UInt8], charset: String?) throws -> [UInt8] {
    guard !bytes.isEmpty else { return [] }
    if let charset, let encoding = TextEncoding(label: Array(charset.lowercased().utf8)) {
      let text = decoding.decode(bytes, from: 0, as: encoding)
      if text.undecodable == 0 { return text.utf8 }
    }
    return try decide(bytes).text.utf8
  }

  private func decide(_ content: [UInt8]) throws -> EncodingDetection.Decision {
    let decision: EncodingDetection.Decision
    do {
      decision = try detection.decide(content)
    } catch .binary {
      throw StageFailure.unsupported("binary data, or text with many NUL characters")
    } catch .none(let best, let second, let confidence) {
      throw StageFailure.unclear(best, second, confidence)
    } catch .undecodable(let encoding, let offset, let count) {
      var line = 1
      for byte in content[..<offset] where byte == 0x0A { line += 1 }
      throw StageFailure.undecodable(encoding, offset: offset, line: line, count: count)
    }
    guard decision.confidence >= configuration.minimumEncodingConfidence else {
      throw StageFailure.unclear(decision.encoding, decision.second, decision.confidence)
    }
    return decision
  }

  /// Below this confidence a decision carries a finding.
  private static let clearConfidence = 0.8

  private func note(_ decision: EncodingDetection.Decision, in document: inout Document) {
    if let label = decision.wrongLabel {
      document.add(.mislabelled(label, as: decision.encoding))
    }
    if decision.confidence < Self.clearConfidence {
      document.add(.doubtful(decision.encoding, decision.second, decision.confidence))
    }
    if decision.text.undecodable > 0 {
      document.add(.undecodable(decision.text.undecodable, as: decision.encoding))
    }
  }

  /// Whether the text is too long that a container unpacked to, or that says in short what is there
  /// many times.
  private func isOverLimit(_ blocks: [Block]) -> Bool {
    let bytes = blocks.reduce(0) { $0 + $1.utf8.count }
    guard bytes > limits.maximumTextCharacters else { return false }
    // Nothing is as long as that, so that not even the characters need counting.
    guard bytes <= 4 * limits.maximumTextCharacters else { return true }
    var characters = 0
    for block in blocks {
      for byte in block.utf8 where byte & 0xC0 != 0x80 { characters += 1 }
    }
    return characters > limits.maximumTextCharacters
  }

  private func isOverLimit(_ utf8: [UInt8]) -> Bool {
    guard utf8.count > limits.maximumTextCharacters else { return false }
    var characters = 0
    for byte in utf8 where byte & 0xC0 != 0x80 { characters += 1 }
    return characters > limits.maximumTextCharacters
  }
}
