internal import DiptychContainer
internal import DiptychXML

/// Reads OFD, the fixed layout of Chinese authorities (GB/T 33190-2016).
///
/// Text objects have places on pages, as in PDF; lines, columns, paragraphs and headings are found in the
/// same way.
struct OFDReader: FormatReader {
  static func read(_ file: FileContent) throws -> FileText {
    let container = try file.container()
    if let part = encryptionParts.first(where: { container.contains($0) }) {
      throw StageFailure.encrypted(part)
    }
    var main = OFDFile()
    try XMLReader.read(
      part: OFDFile.part, try container.required(OFDFile.part, limits: file.limits),
      prefixes: OFDValue.namespaces, limits: file.limits, into: &main)
    if main.isEncrypted { throw StageFailure.encrypted(OFDFile.part) }
    var pages = OFDPages(container, limits: file.limits)
    for (number, location) in main.documents.enumerated() {
      guard let part = OFDValue.part(location, from: "") else { throw StageFailure.noDocument }
      try pages.add(document: part, number: number)
    }
    guard !pages.text.pages.isEmpty else { throw StageFailure.noDocument }
    guard pages.text.pages.contains(where: { !$0.runs.isEmpty }) || !pages.attachments.isEmpty
    else {
      throw StageFailure.scan
    }
    let spaceGap = WordSpacing.isNarrow(in: pages.text) ? 0.12 : 0.2
    var text = FileText(blocks: PageLayout(pages.text, spaceGap: spaceGap).blocks)
    text.title = main.title
    text.author = main.author
    text.date = main.date
    text.pages = pages.text.pages.count
    text.extractor = HTMLReader.extractor
    text.attachments = pages.attachments
    if let first = pages.missing.first {
      text.findings.append(.missing(first, count: pages.missing.count))
    }
    return text
  }

  /// Parts that encrypted files have.
  private static let encryptionParts = ["Encryptions.xml", "encryptions.xml"]
}

extension StageFailure {
  fileprivate static func encrypted(_ part: String) -> StageFailure {
    StageFailure(code: "encrypted", message: "part '\(part)' says that the file is encrypted")
  }

  fileprivate static let noDocument = StageFailure(
    code: "corrupt_container", message: "'\(OFDFile.part)' names no document that has pages")
}

extension Finding {
  fileprivate static func missing(_ name: String, count: Int) -> Finding {
    let others = count > 1 ? " and \(count - 1) more" : ""
    return .warning(
      "part_missing", at: .document,
      "the document names '\(readable(name))'\(others), which is not there")
  }
}
