/// The text of a mail, and the files that came with it.
///
/// Of several versions of the text one is taken: that in HTML, unless it is empty. Replies that quote
/// another mail keep the quotation.
struct MailReader: FormatReader {
  static func read(_ file: FileContent) throws -> FileText {
    let charsets = MailCharsets(file)
    let mail = MIMEPart(file.bytes, MailSigns.start(of: file.bytes)..<file.bytes.count)
    var walk = MailWalk(file, charsets)
    let body = try walk.body(of: mail, depth: 1)
    if body.blocks.isEmpty, body.attachments.isEmpty, walk.isSealed { throw StageFailure.sealed }
    var text = FileText(blocks: body.blocks, attachments: body.attachments)
    text.title = mail.header["subject"].map { Self.text($0, charsets) }
    text.author = mail.header["from"].flatMap { MailAddress.names($0, charsets) }
    text.date = mail.header["date"].flatMap(MailDate.day)
    text.extractor = walk.hasMarkup ? HTMLPage.extractor : nil
    if charsets.undecodable > 0 { text.findings.append(.undecodableInMail(charsets.undecodable)) }
    return text
  }

  /// The text of a field of the header.
  static func text(_ value: [UInt8], _ charsets: MailCharsets) -> String {
    let text = EncodedWords.decode(value, charsets)
    return String(decoding: text[WhiteSpace.trimmed(text.indices, in: text)], as: UTF8.self)
  }
}

extension StageFailure {
  fileprivate static let sealed = StageFailure(
    code: "encrypted", message: "the mail is encrypted, or sealed together with its signature")
}

extension Finding {
  static func undecodableInMail(_ count: Int) -> Finding {
    .warning(
      "undecodable_bytes", at: .document,
      "\(Finding.sequences(count)) of bytes of the mail not in their encoding "
        + "became U+FFFD")
  }
}
