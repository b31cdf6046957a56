internal import DiptychContainer

/// What kind of file it is, by its content; the name is only a hint.
enum MediaType: Sendable, Hashable {
  case plainText, html, xhtml
  case rtf
  case markdown
  /// A file of Microsoft Office.
  case office(OfficeFormat)
  /// A file of OpenDocument.
  case openDocument(OpenDocumentFormat)
  case epub
  case tei
  /// XML of a vocabulary that only settings can explain.
  case xml
  case mail, mbox, mhtml
  case pdf
  case ofd
  /// What only a converter can read.
  case legacy(LegacyFormat)
  /// Files that are documents of their own.
  case zipFile
  /// A kind that no reader knows, by a name for people.
  case unsupported(String)

  /// The media type as IANA registers it.
  var name: String {
    switch self {
    case .plainText: "text/plain"
    case .html: "text/html"
    case .xhtml: "application/xhtml+xml"
    case .rtf: "application/rtf"
    case .markdown: "text/markdown"
    case .office(let format): format.mediaType
    case .openDocument(let format): format.mediaType
    case .epub: "application/epub+zip"
    case .tei: "application/tei+xml"
    case .xml: "application/xml"
    case .mail: "message/rfc822"
    case .mbox: "application/mbox"
    case .mhtml: "multipart/related"
    case .pdf: "application/pdf"
    case .ofd: "application/ofd"
    case .legacy(let format): format.mediaType
    case .zipFile: "application/zip"
    case .unsupported: "application/octet-stream"
    }
  }

  /// The media types that readers know.
  static let names: [String] = {
    let kinds: [MediaType] =
      [
        .plainText, .html, .xhtml, .rtf, .markdown, .epub, .tei, .xml, .mail, .mbox, .mhtml, .pdf,
        .ofd, .zipFile,
      ] + OfficeFormat.allCases.map(MediaType.office)
      + OpenDocumentFormat.allCases.map(MediaType.openDocument)
      + LegacyFormat.allCases.map(MediaType.legacy)
    return kinds.map(\.name)
  }()

  /// The kind for people.
  var readable: String {
    switch self {
    case .plainText: "plain text"
    case .html: "HTML"
    case .xhtml: "XHTML"
    case .rtf: "RTF"
    case .markdown: "Markdown"
    case .office(let format): format.readable
    case .openDocument(let format): format.readable
    case .epub: "an EPUB book"
    case .tei: "TEI"
    case .xml: "XML"
    case .mail: "a mail"
    case .mbox: "a folder of mails"
    case .mhtml: "a saved page (MHTML)"
    case .pdf: "PDF"
    case .ofd: "OFD"
    case .legacy(let format): format.readable
    case .zipFile: "a ZIP archive"
    case .unsupported(let kind): kind
    }
  }

  /// What reads such files.
  var reader: (any FormatReader.Type)? {
    switch self {
    case .plainText: PlainTextReader.self
    case .html, .xhtml: HTMLPage.self
    case .rtf: RTFReader.self
    case .markdown: MarkdownReader.self
    case .office: OfficeReader.self
    case .openDocument: OpenDocumentReader.self
    case .epub: EPUBReader.self
    case .tei: TEIReader.self
    case .xml: XMLMappingReader.self
    case .mail: MailReader.self
    case .mbox: MboxReader.self
    case .mhtml: MHTMLReader.self
    case .pdf: PDFReader.self
    case .ofd: OFDReader.self
    case .legacy: LegacyReader.self
    case .zipFile: ZIPReader.self
    case .unsupported: nil
    }
  }

  /// The kind of a mail, which may hold texts in several encodings.
  static func ofMail(_ content: [UInt8], name: [UInt8]) -> MediaType? {
    MailSigns.type(of: content, isNamedAsMail: hasExtension(of: mailExtensions, name))
  }

  /// Whether blocks know where in the text of the file they stand, byte by byte.
  var hasLines: Bool { self == .plainText || self == .markdown }

  /// The kind without the difference between HTML and XHTML, which share their names' endings.
  var base: MediaType { self == .xhtml ? .html : self }

  /// The kind of a file that is no text, by its first bytes, and of a container by its parts.
  ///
  /// - Throws: a ``StageFailure`` if it begins as a container, but cannot be read, or is encrypted.
  static func ofBinary(_ content: [UInt8], limits: Limits) throws -> MediaType? {
    if zipMarks.contains(where: { content.starts(with: $0) }) {
      return try ContainerKind.mediaType(of: content, limits: limits)
    }
    if content.starts(with: oleMark) {
      guard !EncryptedOffice.isEncrypted(content) else {
        throw StageFailure(.encrypted(part: "EncryptedPackage"), limits: limits)
      }
      return LegacyFormat(container: content).map { .legacy($0) }
        ?? .unsupported("an OLE container of an unknown kind")
    }
    for (mark, type) in binaryMarks where content.starts(with: mark) { return type }
    return nil
  }

  private static let oleMark: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]

  /// A first entry, or the end of the list of an empty container.
  private static let zipMarks = ["PK\u{3}\u{4}", "PK\u{5}\u{6}"].map { Array($0.utf8) }

  private static let binaryMarks: [([UInt8], MediaType)] = [
    (Array("%PDF-".utf8), .pdf),
    (Array("{\\rtf".utf8), .rtf),
    (Array("%!PS".utf8), .unsupported("PostScript")),
    ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A], .unsupported("a PNG image")),
    ([0xFF, 0xD8, 0xFF], .unsupported("a JPEG image")),
    (Array("GIF87a".utf8), .unsupported("a GIF image")),
    (Array("GIF89a".utf8), .unsupported("a GIF image")),
    ([0x49, 0x49, 0x2A, 0x00], .unsupported("a TIFF image")),
    ([0x4D, 0x4D, 0x00, 0x2A], .unsupported("a TIFF image")),
    (Array("RIFF".utf8), .unsupported("RIFF audio or video")),
    ([0x1F, 0x8B, 0x08], .unsupported("gzip data")),
    ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], .unsupported("XZ data")),
    ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], .unsupported("a 7z archive")),
    (Array("Rar!\u{1A}\u{7}".utf8), .unsupported("a RAR archive")),
    (Array("SQLite format 3\0".utf8), .unsupported("an SQLite database")),
    ([0x7F, 0x45, 0x4C, 0x46], .unsupported("an ELF program")),
  ]

  /// The kind of a decoded text.
  ///
  /// - Returns: HTML for a text that begins with one of its elements or its DOCTYPE, behind comments
  ///   and processing instructions; XHTML if it is declared as XML too. Markdown looks like any text:
  ///   there the name decides.
  static func ofText(_ utf8: [UInt8], name: [UInt8]) -> MediaType {
    let type = ofMarkup(utf8, name: name)
    return type == .plainText && hasExtension(of: markdownExtensions, name) ? .markdown : type
  }

  private static func ofMarkup(_ utf8: [UInt8], name: [UInt8]) -> MediaType {
    var index = 0
    var isXML = false
    // What may stand before the root element, with a bound against long files of comments.
    for _ in 0..<64 {
      while index < utf8.count, utf8[index] <= 0x20 { index += 1 }
      guard index < utf8.count, utf8[index] == 0x3C else { return .plainText }
      if hasPrefix("<?", utf8, index) {
        if hasPrefix("<?xml", utf8, index) { isXML = true }
        guard let end = find(Array("?>".utf8), in: utf8, from: index) else { return .plainText }
        index = end
      } else if hasPrefix("<!--", utf8, index) {
        guard let end = find(Array("-->".utf8), in: utf8, from: index) else { return .plainText }
        index = end
      } else {
        break
      }
    }
    let isHTML =
      hasPrefix("<!doctype html", utf8, index) || hasElement(rootElements, utf8, index)
      || hasExtension(of: htmlExtensions, name) && hasElement(blockElements, utf8, index)
    if isHTML {
      return isXML || hasExtension(of: ["xhtml", "xht"], name) ? .xhtml : .html
    }
    if let root = XMLRoot(utf8) {
      if root.namespace == OpenDocumentFormat.flatNamespace,
        let format = root.attribute(localName: "mimetype").flatMap(
          OpenDocumentFormat.init(flatType:))
      {
        return .openDocument(format)
      }
      if root.namespace == TEIReader.namespace { return .tei }
      if root.namespace.isEmpty, TEIReader.oldRoots.contains(root.localName) { return .tei }
    }
    // Text may begin with a bracket as well.
    return isXML || hasExtension(of: ["xml"], name) && XMLRoot(utf8) != nil ? .xml : .plainText
  }

  private static let rootElements = ["html", "head", "body"]
  private static let blockElements = [
    "title", "meta", "style", "script", "div", "p", "h1", "h2", "h3", "table", "article", "section",
    "main", "ul", "ol", "center", "font", "span",
  ]
  private static let htmlExtensions = ["html", "htm", "xhtml", "xht"]
  private static let textExtensions = ["txt", "text"]
  private static let mailExtensions = ["eml"]
  private static let markdownExtensions = ["md", "markdown"]

  /// What the name of a file makes one expect, if anything.
  static func expected(byName name: [UInt8]) -> MediaType? {
    if hasExtension(of: htmlExtensions, name) { return .html }
    if hasExtension(of: textExtensions, name) { return .plainText }
    if hasExtension(of: ["rtf"], name) { return .rtf }
    if hasExtension(of: markdownExtensions, name) { return .markdown }
    for format in OfficeFormat.allCases where hasExtension(of: [format.rawValue], name) {
      return .office(format)
    }
    if hasExtension(of: ["epub"], name) { return .epub }
    for format in OpenDocumentFormat.allCases where hasExtension(of: [format.rawValue], name) {
      return .openDocument(format)
    }
    if hasExtension(of: mailExtensions, name) { return .mail }
    if hasExtension(of: ["mbox"], name) { return .mbox }
    if hasExtension(of: ["mht", "mhtml"], name) { return .mhtml }
    if hasExtension(of: ["pdf"], name) { return .pdf }
    if hasExtension(of: ["ofd"], name) { return .ofd }
    if hasExtension(of: ["zip"], name) { return .zipFile }
    for format in LegacyFormat.allCases where hasExtension(of: format.extensions, name) {
      return .legacy(format)
    }
    return nil
  }

  private static func hasExtension(of extensions: [String], _ name: [UInt8]) -> Bool {
    guard let dot = name.lastIndex(of: 0x2E) else { return false }
    let found = name[(dot + 1)...].map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    return extensions.contains { $0.utf8.elementsEqual(found) }
  }

  private static func hasElement(_ names: [String], _ utf8: [UInt8], _ index: Int) -> Bool {
    names.contains { name in
      guard hasPrefix("<" + name, utf8, index) else { return false }
      let end = index + 1 + name.utf8.count
      return end < utf8.count && (utf8[end] <= 0x20 || utf8[end] == 0x3E || utf8[end] == 0x2F)
    }
  }

  /// Whether `prefix`, lower case, stands at `index` in any case.
  private static func hasPrefix(_ prefix: String, _ utf8: [UInt8], _ index: Int) -> Bool {
    guard index + prefix.utf8.count <= utf8.count else { return false }
    return zip(prefix.utf8, utf8[index...]).allSatisfy {
      $0 == ((0x41...0x5A).contains($1) ? $1 | 0x20 : $1)
    }
  }

  /// The offset behind `word`.
  private static func find(_ word: [UInt8], in utf8: [UInt8], from start: Int) -> Int? {
    var index = start
    while index + word.count <= utf8.count {
      if utf8[index] == word[0], utf8[index..<index + word.count].elementsEqual(word) {
        return index + word.count
      }
      index += 1
    }
    return nil
  }
}
