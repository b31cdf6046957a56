/// Goes through the parts of a mail.
struct MailWalk {
  /// What parts of a mail give.
  struct Body {
    var blocks: [Block] = []
    var attachments: [Attachment] = []
    /// Whether the blocks come from markup.
    var isMarkup = false
  }

  /// Whether a part was met that only its addressee can open.
  private(set) var isSealed = false
  /// Whether a part in HTML was met.
  private(set) var hasMarkup = false

  private let file: FileContent
  private let charsets: MailCharsets
  private var parts = 0
  private var characters = 0

  init(_ file: FileContent, _ charsets: MailCharsets) {
    self.file = file
    self.charsets = charsets
  }

  /// The text and the attachments of a part, which lies in `depth - 1` others.
  ///
  /// - Throws: ``StageFailure`` `limit_exceeded`, or what is wrong with a part in HTML.
  mutating func body(of part: MIMEPart, depth: Int) throws -> Body {
    try count(depth: depth)
    if part.type.value == "multipart/encrypted" || part.type.value == "application/pkcs7-mime"
      || part.type.value == "application/x-pkcs7-mime"
    {
      isSealed = true
      return Body()
    }
    if part.type.kind == "multipart" {
      if let children = part.children { return try body(of: children, part, depth: depth) }
    }
    return try leaf(part)
  }

  private mutating func body(of children: [MIMEPart], _ part: MIMEPart, depth: Int) throws -> Body {
    switch part.type.value {
    case "multipart/alternative":
      return try alternative(children, depth: depth)
    case "multipart/related" where !children.isEmpty:
      let root = Self.root(of: children, part)
      var body = try body(of: children[root], depth: depth + 1)
      for (index, child) in children.enumerated()
      where index != root && child.disposition.value == "attachment"
        && !child.header.has("content-id")
      {
        body.attachments += try self.body(of: child, depth: depth + 1).attachments
      }
      return body
    default:
      var body = Body()
      for child in children {
        let next = try self.body(of: child, depth: depth + 1)
        body.blocks += next.blocks
        body.attachments += next.attachments
        body.isMarkup = body.isMarkup || next.isMarkup
      }
      return body
    }
  }

  /// Of several versions the last one in HTML that has text, else the last one that has.
  private mutating func alternative(_ children: [MIMEPart], depth: Int) throws -> Body {
    var best = Body()
    var attachments: [Attachment] = []
    for child in children
    where child.type.kind == "multipart" || Self.isText(child) || Self.isAttached(child) {
      let body = try body(of: child, depth: depth + 1)
      attachments += body.attachments
      if !body.blocks.isEmpty, body.isMarkup || !best.isMarkup { best = body }
    }
    best.attachments = attachments
    return best
  }

  /// The part that the others of `multipart/related` belong to: that of the `start` parameter.
  static func root(of children: [MIMEPart], _ part: MIMEPart) -> Int {
    guard let start = part.type["start"] else { return 0 }
    return children.firstIndex { $0.header["content-id"] == start } ?? 0
  }

  // MARK: - Parts without parts

  private mutating func leaf(_ part: MIMEPart) throws -> Body {
    if Self.isAttached(part) { return attachment(part) }
    switch part.type.value {
    case "text/html", "application/xhtml+xml": return try page(part)
    case "text/plain", "multipart/mixed", "multipart/alternative", "multipart/related":
      return try plain(part)
    case "message/delivery-status", "message/disposition-notification", "text/rfc822-headers",
      "text/calendar", "application/pgp-signature", "application/pkcs7-signature",
      "application/x-pkcs7-signature", "application/pgp-encrypted":
      return Body()
    default: return attachment(part)
    }
  }

  private mutating func plain(_ part: MIMEPart) throws -> Body {
    let isFlowed =
      part.type["format"].map { String(decoding: $0, as: UTF8.self) }?.lowercased()
      == "flowed"
    var utf8 = text(of: part)
    if isFlowed {
      let deletes = part.type["delsp"].map { String(decoding: $0, as: UTF8.self) }?.lowercased()
      utf8 = FlowedText.joined(utf8, deletesSpace: deletes == "yes")
    }
    var blocks = PlainTextReader.blocks(
      of: utf8, lines: SourceLines(utf8), hasQuotes: true)
    if isFlowed {
      for index in blocks.indices { blocks[index].lines = [] }
    }
    return try body(blocks, of: part, isMarkup: false)
  }

  private mutating func page(_ part: MIMEPart) throws -> Body {
    hasMarkup = true
    let page = try HTMLPage(
      text(of: part), isXML: part.type.value != "text/html", isMail: true, limits: file.limits)
    return try body(page.blocks, of: part, isMarkup: true)
  }

  /// The decoded text of a part.
  private func text(of part: MIMEPart) -> [UInt8] {
    let charset = part.type["charset"].map { String(decoding: $0, as: UTF8.self) }
    let utf8 = charsets.decode(part.decoded, charset: charset)
    return utf8.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(utf8.dropFirst(3)) : utf8
  }

  private mutating func body(_ blocks: [Block], of part: MIMEPart, isMarkup: Bool) throws -> Body {
    var body = Body(blocks: blocks, isMarkup: isMarkup)
    for index in blocks.indices {
      for byte in blocks[index].utf8 where byte & 0xC0 != 0x80 { characters += 1 }
      if !part.number.isEmpty {
        body.blocks[index].position = SourcePosition(part: part.number, paragraph: index + 1)
      }
    }
    guard characters <= file.limits.maximumTextCharacters else {
      throw StageFailure.tooLong(limit: file.limits.maximumTextCharacters)
    }
    return body
  }

  private func attachment(_ part: MIMEPart) -> Body {
    Body(attachments: [
      Attachment(name: AttachmentName.of(part, charsets), content: part.decoded)
    ])
  }

  private static func isText(_ part: MIMEPart) -> Bool {
    part.type.value == "text/plain" || part.type.value == "text/html"
      || part.type.value == "application/xhtml+xml"
  }

  private static func isAttached(_ part: MIMEPart) -> Bool {
    part.disposition.value == "attachment" || part.type.value == "message/rfc822"
  }

  // MARK: - Limits

  private mutating func count(depth: Int) throws {
    guard depth <= file.limits.maximumMarkupDepth else {
      throw StageFailure.tooDeep(limit: file.limits.maximumMarkupDepth)
    }
    parts += 1
    guard parts <= file.limits.maximumEntries else {
      throw StageFailure.tooManyParts(limit: file.limits.maximumEntries)
    }
  }
}

extension StageFailure {
  fileprivate static func tooDeep(limit: Int) -> StageFailure {
    StageFailure(
      code: "limit_exceeded",
      message:
        "parts of the mail are nested more than \(limit) deep; 'maximumMarkupDepth' sets the "
        + "limit")
  }

  fileprivate static func tooManyParts(limit: Int) -> StageFailure {
    StageFailure(
      code: "limit_exceeded",
      message: "the mail has more than \(limit) parts; 'maximumEntries' sets the limit")
  }
}
