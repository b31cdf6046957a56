/// A folder of mails in one file (RFC 4155): each is a document of its own.
struct MboxReader: FormatReader {
  static func read(_ file: FileContent) throws -> FileText {
    let mails = mails(in: file.bytes)
    guard mails.count > 1 else {
      var text = try MailReader.read(file)
      text.mediaType = .mail
      return text
    }
    guard mails.count <= file.limits.maximumEntries else {
      throw StageFailure.tooManyMails(limit: file.limits.maximumEntries)
    }
    let digits = "\(mails.count)".utf8.count
    return FileText(
      attachments: mails.enumerated().map { index, range in
        let number = "\(index + 1)"
        let zeros = String(repeating: "0", count: digits - number.utf8.count)
        return Attachment(
          name: Array("\(zeros)\(number).eml".utf8), content: unquoted(file.bytes[range]))
      })
  }

  /// The mails without the line before each.
  private static func mails(in bytes: [UInt8]) -> [Range<Int>] {
    var mails: [Range<Int>] = []
    var start = 0
    var isBehindBlank = true
    var index = 0
    while index < bytes.count {
      var end = index
      while end < bytes.count, bytes[end] != 0x0A { end += 1 }
      let next = min(end + 1, bytes.count)
      if isBehindBlank, bytes[index..<end].starts(with: "From ".utf8),
        MIMEHeader(bytes, next..<min(bytes.count, next + 200)).count > 0
      {
        if start > 0 { mails.append(start..<index) }
        start = next
      }
      isBehindBlank = end == index || end == index + 1 && bytes[index] == 0x0D
      index = next
    }
    mails.append(start..<bytes.count)
    return mails
  }

  /// A mail in which lines that begin like a new mail have lost the mark before them.
  private static func unquoted(_ mail: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(mail.count)
    var isLineStart = true
    for index in mail.indices {
      let byte = mail[index]
      if isLineStart, byte == UInt8(ascii: ">"),
        mail[index...].drop(while: { $0 == byte }).starts(with: "From ".utf8)
      {
        isLineStart = false
        continue
      }
      isLineStart = byte == 0x0A
      result.append(byte)
    }
    return result
  }
}

extension StageFailure {
  fileprivate static func tooManyMails(limit: Int) -> StageFailure {
    StageFailure(
      code: "limit_exceeded",
      message: "the file has more than \(limit) mails; 'maximumEntries' sets the limit")
  }
}
