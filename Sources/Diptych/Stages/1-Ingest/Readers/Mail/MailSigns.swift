/// Tells mails from other texts by the header that they begin with.
enum MailSigns {
  /// The kind of mail that a file is; `nil` if it is none.
  ///
  /// A letter may begin with `From:` and `Date:` as well, so that a field is asked for that only mail
  /// programs write; but not of a file whose name ends like that of a mail.
  static func type(of content: [UInt8], isNamedAsMail: Bool) -> MediaType? {
    guard let first = content.first, isFieldStart(first) || first == 0xEF else { return nil }
    let isMbox = content.starts(with: "From ".utf8)
    let start = start(of: content)
    let header = MIMEHeader(content, start..<min(content.count, start + maximumHeader))
    guard header.isWhole, header.count > 1 else { return nil }
    let isSure = technicalFields.contains { header.has($0) }
    guard
      isSure && (addressFields.contains { header.has($0) } || header.has("mime-version"))
        || isNamedAsMail && header.has("from")
    else { return nil }
    if isMbox, !isNamedAsMail { return .mbox }
    // Pages that a browser saves come from nowhere and go to nobody.
    let isSent = ["to", "cc", "bcc", "received", "delivered-to", "return-path"].contains {
      header.has($0)
    }
    let isRelated = MIMEValue(header["content-type"]).value == "multipart/related"
    return isRelated && !isSent ? .mhtml : .mail
  }

  /// Where the header begins: behind a byte order mark, and behind the line of a mail folder.
  static func start(of content: [UInt8]) -> Int {
    if content.starts(with: [0xEF, 0xBB, 0xBF]) { return 3 }
    guard content.starts(with: "From ".utf8) else { return 0 }
    return content.prefix(1000).firstIndex(of: 0x0A).map { $0 + 1 } ?? 0
  }

  private static let maximumHeader = 1 << 18

  private static let technicalFields = [
    "mime-version", "message-id", "received", "return-path", "content-type", "x-mailer",
    "user-agent", "dkim-signature", "delivered-to", "in-reply-to",
  ]
  private static let addressFields = ["from", "to", "sender", "reply-to", "subject", "received"]

  private static func isFieldStart(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
}
