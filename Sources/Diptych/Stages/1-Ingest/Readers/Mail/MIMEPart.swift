/// A mail or a part of one: a header and content, which may be parts again (RFC 2046).
struct MIMEPart {
  let header: MIMEHeader
  let type: MIMEValue
  let disposition: MIMEValue
  /// The place of the content, still in its transfer encoding.
  let content: Range<Int>
  /// Its number as IMAP counts (RFC 3501, section 6.4.5): `1.2`; empty for the mail itself.
  let number: String

  private let bytes: [UInt8]

  /// Reads the part in `range`; `defaultType` is what it is if it does not say.
  init(
    _ bytes: [UInt8], _ range: Range<Int>, number: String = "", defaultType: String = "text/plain"
  ) {
    self.bytes = bytes
    self.number = number
    header = MIMEHeader(bytes, range)
    content = header.end..<range.upperBound
    let type = MIMEValue(header["content-type"])
    self.type = type.value.contains("/") ? type : MIMEValue(Array(defaultType.utf8))
    disposition = MIMEValue(header["content-disposition"])
  }

  /// The content without its transfer encoding.
  var decoded: [UInt8] {
    let encoding = MIMEValue(header["content-transfer-encoding"]).value
    return TransferEncoding.decode(bytes[content], encoding)
  }

  /// The parts in it; `nil` if it has none, or does not say what parts them.
  var children: [MIMEPart]? {
    guard type.kind == "multipart", let boundary = type["boundary"], !boundary.isEmpty,
      let pieces = pieces(between: boundary)
    else { return nil }
    let defaultType = type.value == "multipart/digest" ? "message/rfc822" : "text/plain"
    return pieces.enumerated().map { index, range in
      MIMEPart(
        bytes, range, number: (number.isEmpty ? "" : number + ".") + "\(index + 1)",
        defaultType: defaultType)
    }
  }

  /// What stands between the lines that are a boundary; `nil` if there is no such line.
  private func pieces(between boundary: [UInt8]) -> [Range<Int>]? {
    var pieces: [Range<Int>] = []
    var isThere = false
    var start: Int?
    var index = content.lowerBound
    while index < content.upperBound {
      var end = index
      while end < content.upperBound, bytes[end] != 0x0A { end += 1 }
      if let isLast = isBoundary(bytes[index..<end], boundary) {
        isThere = true
        if let start {
          // The line end before a boundary belongs to it.
          var last = max(start, index - 1)
          if last > start, bytes[last - 1] == 0x0D { last -= 1 }
          pieces.append(start..<last)
        }
        start = isLast ? nil : min(end + 1, content.upperBound)
        if isLast { break }
      }
      index = end + 1
    }
    // The last boundary is missing where a mail was cut off.
    if let start { pieces.append(start..<content.upperBound) }
    return isThere ? pieces : nil
  }

  /// Whether a line is the last boundary; `nil` if it is none.
  private func isBoundary(_ line: ArraySlice<UInt8>, _ boundary: [UInt8]) -> Bool? {
    let dash = UInt8(ascii: "-")
    guard line.count >= boundary.count + 2, line.first == dash,
      line[line.startIndex + 1] == dash, line.dropFirst(2).starts(with: boundary)
    else { return nil }
    let rest = line.dropFirst(2 + boundary.count)
    let isLast = rest.starts(with: [dash, dash])
    return (isLast ? rest.dropFirst(2) : rest).allSatisfy { $0 <= 0x20 } ? isLast : nil
  }
}
