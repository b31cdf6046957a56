/// A page with its pictures in one file, as browsers save it (RFC 2557): the page itself.
struct MHTMLReader: FormatReader {
  static func read(_ file: FileContent) throws -> FileText {
    let charsets = MailCharsets(file)
    let outer = MIMEPart(file.bytes, MailSigns.start(of: file.bytes)..<file.bytes.count)
    guard let page = page(in: outer) else { throw StageFailure.noPage }
    let charset = page.type["charset"].map { String(decoding: $0, as: UTF8.self) }
    var text = try HTMLPage.read(
      FileContent(
        bytes: charsets.decode(page.decoded, charset: charset),
        mediaType: page.type.value == "text/html" ? .html : .xhtml, path: file.path,
        limits: file.limits, decode: file.decode, decoding: file.decoding))
    text.mediaType = .mhtml
    if text.title == nil {
      text.title = outer.header["subject"].map { MailReader.text($0, charsets) }
    }
    if charsets.undecodable > 0 { text.findings.append(.undecodableInMail(charsets.undecodable)) }
    // The lines are those of the page, not of the file.
    for index in text.blocks.indices {
      text.blocks[index].lines = []
      text.blocks[index].position = SourcePosition(part: page.number, paragraph: index + 1)
    }
    return text
  }

  /// The page that the other parts belong to: it stands in the first parts, up to three deep.
  private static func page(in outer: MIMEPart) -> MIMEPart? {
    var part = outer
    for _ in 0..<4 {
      if part.type.value == "text/html" || part.type.value == "application/xhtml+xml" {
        return part
      }
      guard let children = part.children, !children.isEmpty else { return nil }
      let root = MailWalk.root(of: children, part)
      let pages = children.indices.filter {
        children[$0].type.value == "text/html" || children[$0].type.value == "application/xhtml+xml"
      }
      part = children[children[root].type.kind == "multipart" ? root : pages.first ?? root]
    }
    return nil
  }
}

extension StageFailure {
  fileprivate static let noPage = StageFailure(
    code: "corrupt_container", message: "the file was saved as a page, but no page is in it")
}
