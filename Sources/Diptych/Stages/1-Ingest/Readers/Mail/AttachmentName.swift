/// Names for the files that come with a mail.
enum AttachmentName {
  /// The name of a part: the last part of the path that the mail gives it, without control characters.
  static func of(_ part: MIMEPart, _ charsets: MailCharsets) -> [UInt8] {
    let told = part.disposition.text("filename", charsets) ?? part.type.text("name", charsets)
    let name = safe(told ?? [])
    let ending = endings[part.type.value] ?? ""
    if name.isEmpty {
      return Array("part-\(part.number.isEmpty ? "1" : part.number)\(ending)".utf8)
    }
    let isMail = part.type.value == "message/rfc822" && !name.suffix(4).elementsEqual(".eml".utf8)
    return isMail ? name + Array(".eml".utf8) : name
  }

  /// The longest name in bytes.
  private static let maximumBytes = 200

  private static let endings = [
    "message/rfc822": ".eml", "text/html": ".html", "text/plain": ".txt", "text/csv": ".csv",
    "text/xml": ".xml", "application/xml": ".xml", "application/pdf": ".pdf",
    "application/rtf": ".rtf", "text/rtf": ".rtf", "image/png": ".png", "image/jpeg": ".jpg",
    "image/gif": ".gif",
  ]

  /// The last part of a path without control characters; empty if nothing is left.
  static func safe(_ name: [UInt8]) -> [UInt8] {
    // Programs of Windows once gave the whole path.
    let last = name.split { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "\\") }.last ?? []
    let visible = last.filter { $0 >= 0x20 && $0 != 0x7F }
    var range = WhiteSpace.trimmed(visible.indices, in: visible)
    if range.count > maximumBytes {
      // The beginning goes: the end has the extension.
      var start = range.upperBound - maximumBytes
      while start < range.upperBound, visible[start] & 0xC0 == 0x80 { start += 1 }
      range = start..<range.upperBound
    }
    let isOnlyDots = visible[range].allSatisfy { $0 == UInt8(ascii: ".") }
    return isOnlyDots ? [] : Array(visible[range])
  }
}
