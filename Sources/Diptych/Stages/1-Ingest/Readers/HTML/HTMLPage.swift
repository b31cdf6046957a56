internal import DiptychXML

/// The text of a page in HTML or XHTML.
struct HTMLPage: FormatReader {
  static func read(_ file: FileContent) throws -> FileText {
    let page = try HTMLPage(
      file.bytes, isXML: file.mediaType == .xhtml, isMail: false, limits: file.limits)
    var text = FileText(
      blocks: page.blocks, mediaType: page.isXML ? .xhtml : .html,
      title: page.metadata.title ?? page.title, author: page.metadata.author,
      date: page.metadata.date, extractor: extractor)
    if page.leftOut > 0 { text.findings.append(.leftOut(page.leftOut)) }
    if file.mediaType == .xhtml, !page.isXML { text.findings.append(.notWellFormed) }
    if isCutOff(file.bytes) { text.findings.append(.cutOff) }
    return text
  }

  /// Whether a page opens `html` or `body`, and closes neither: HTML allows that, and hardly a page does
  /// it.
  private static func isCutOff(_ utf8: [UInt8]) -> Bool {
    var isOpen = false
    var index = 0
    while let tag = utf8[index...].firstIndex(of: UInt8(ascii: "<")) {
      index = tag + 1
      let isEnd = index < utf8.count && utf8[index] == UInt8(ascii: "/")
      let name = utf8[(isEnd ? index + 1 : index)...].prefix(4)
      guard isPageElement(name) else { continue }
      if isEnd { return false }
      isOpen = true
    }
    return isOpen
  }

  private static func isPageElement(_ name: ArraySlice<UInt8>) -> Bool {
    let letters = name.lazy.map { $0 | 0x20 }
    return letters.elementsEqual("html".utf8) || letters.elementsEqual("body".utf8)
  }

  /// What reads pages.
  static var extractor: String { HTMLReader.extractor }

  /// The blocks, in reading order.
  let blocks: [Block]
  /// The page's own title, if it has one.
  let title: String?
  /// What else the page says about itself.
  let metadata: HTMLMetadata
  /// How many parts were left out as none of the text: elements, or blocks.
  let leftOut: Int
  /// Whether it was read as XML.
  let isXML: Bool

  /// Reads a page.
  ///
  /// XHTML that is not well formed is read as HTML, as browsers mostly do. Navigation and other
  /// boilerplate are left out, unless nothing else is there.
  ///
  /// - Throws: ``StageFailure`` `dtd_forbidden` or `limit_exceeded`.
  init(_ utf8: [UInt8], isXML: Bool, isMail: Bool, limits: Limits) throws {
    guard !DocumentType.hasInternalSubset(utf8) else { throw StageFailure.internalSubset }
    var isXML = isXML
    func walk(keepsBoilerplate: Bool) throws -> HTMLBlocks {
      try Self.walk(utf8, isXML: &isXML, limits: limits) {
        HTMLBlocks(
          maximumBlocks: limits.maximumBlocks, keepsBoilerplate: keepsBoilerplate, isMail: isMail)
      }
    }
    var page = try walk(keepsBoilerplate: false)
    if page.blocks.isEmpty, page.leftOut > 0 { page = try walk(keepsBoilerplate: true) }
    blocks = page.blocks
    title = page.title
    metadata = page.metadata
    leftOut = page.leftOut
    self.isXML = isXML
  }

  /// Walks through the page; `isXML` becomes `false` if it turns out not to be XML.
  private static func walk(
    _ utf8: [UInt8], isXML: inout Bool, limits: Limits, into blocks: () -> HTMLBlocks
  ) throws -> HTMLBlocks {
    do {
      if isXML {
        let page = blocks()
        do {
          try HTMLReader.read(xhtml: utf8, maximumDepth: limits.maximumMarkupDepth, into: page)
          page.finish()
          return page
        } catch .notWellFormed {
          isXML = false
        }
      }
      let page = blocks()
      try HTMLReader.read(html: utf8, maximumDepth: limits.maximumMarkupDepth, into: page)
      page.finish()
      return page
    } catch MarkupError.tooDeep(let line) {
      throw StageFailure.tooDeep(limit: limits.maximumMarkupDepth, line: line)
    } catch MarkupError.tooManyAttributes {
      throw StageFailure.tooManyAttributes
    } catch MarkupError.notWellFormed(let error) {
      throw StageFailure(code: "corrupt_markup", message: error.message, line: error.line)
    }
  }
}

extension StageFailure {
  fileprivate static let internalSubset = StageFailure(
    code: "dtd_forbidden",
    message: "the DOCTYPE has a part of its own in brackets, which may define entities")

  fileprivate static func tooDeep(limit: Int, line: Int) -> StageFailure {
    StageFailure(
      code: "limit_exceeded",
      message: "elements are nested more than \(limit) deep; 'maximumMarkupDepth' sets the limit",
      line: line)
  }

  fileprivate static let tooManyAttributes = StageFailure(
    code: "limit_exceeded", message: "a tag has more than 512 attributes")
}

extension Finding {
  fileprivate static let notWellFormed = Finding.note(
    "page_not_well_formed", at: .document,
    "the page says that it is XML and is not well formed; it was read as HTML")

  fileprivate static let cutOff = Finding.warning(
    "page_cut_off", at: .document,
    "the page closes neither its body nor itself; its end may be missing")

  fileprivate static func leftOut(_ count: Int) -> Finding {
    .note(
      "boilerplate_left_out", at: .document,
      "what is none of the text, such as navigation, was left out; parts: \(count)")
  }
}
