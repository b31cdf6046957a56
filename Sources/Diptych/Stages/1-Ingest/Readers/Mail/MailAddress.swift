/// The senders of a mail (RFC 5322, section 3.4).
enum MailAddress {
  /// The names in a list of addresses; where one has no name, its address.
  static func names(_ value: [UInt8], _ charsets: MailCharsets) -> String? {
    var names: [String] = []
    var start = 0
    var isQuoted = false
    var isInAngles = false
    for (index, byte) in value.enumerated() {
      switch byte {
      case UInt8(ascii: "\""): isQuoted.toggle()
      case UInt8(ascii: "<"): isInAngles = true
      case UInt8(ascii: ">"): isInAngles = false
      case UInt8(ascii: ",") where !isQuoted && !isInAngles:
        names += name(Array(value[start..<index]), charsets)
        start = index + 1
      default: break
      }
    }
    names += name(Array(value[start...]), charsets)
    return names.isEmpty ? nil : names.joined(separator: ", ")
  }

  private static func name(_ address: [UInt8], _ charsets: MailCharsets) -> [String] {
    let open = address.lastIndex(of: UInt8(ascii: "<"))
    var name = MIMEHeader.trimmed(Array(address[..<(open ?? address.count)]))
    if name.first == UInt8(ascii: "\""), name.last == UInt8(ascii: "\""), name.count > 1 {
      name = Array(name[1..<name.count - 1])
    }
    if name.isEmpty, let open {
      name = Array(address[(open + 1)...].prefix { $0 != UInt8(ascii: ">") })
    }
    let text = EncodedWords.decode(name, charsets)
    let range = WhiteSpace.trimmed(text.indices, in: text)
    return range.isEmpty ? [] : [String(decoding: text[range], as: UTF8.self)]
  }
}
