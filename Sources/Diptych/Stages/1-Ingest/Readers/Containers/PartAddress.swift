/// Addresses in a container, and the parts that they lead to.
enum PartAddress {
  /// The part that an address leads to from a part: `text/a.xhtml` from `../text/a.xhtml#b` in
  /// `OEBPS/content/package.opf` is `OEBPS/text/a.xhtml`.
  ///
  /// - Returns: `nil` if the address leads out of the container or nowhere.
  static func resolve(_ address: String, from part: String) -> String? {
    var bytes: [UInt8] = []
    var rest = address.utf8.prefix { $0 != UInt8(ascii: "#") && $0 != UInt8(ascii: "?") }
    // A scheme such as `http:` leads out; a colon behind a slash is part of a name.
    if let colon = rest.firstIndex(of: UInt8(ascii: ":")),
      !rest[..<colon].contains(UInt8(ascii: "/"))
    {
      return nil
    }
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), rest.count >= 2, let high = digit(rest.first),
        let low = digit(rest.dropFirst().first)
      {
        bytes.append(high << 4 | low)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    let slash = UInt8(ascii: "/")
    guard !bytes.isEmpty, bytes.first != slash, !bytes.contains(0) else { return nil }
    var path = part.utf8.split(separator: slash).dropLast().map { Array($0) }
    for piece in bytes.split(separator: slash) {
      switch Array(piece) {
      case [UInt8(ascii: ".")]: continue
      case [UInt8(ascii: "."), UInt8(ascii: ".")]:
        guard path.popLast() != nil else { return nil }
      case let name: path.append(name)
      }
    }
    guard !path.isEmpty else { return nil }
    return String(decoding: Array(path.joined(separator: [slash])), as: UTF8.self)
  }

  private static func digit(_ byte: UInt8?) -> UInt8? {
    switch byte {
    case let byte? where (0x30...0x39).contains(byte): byte - 0x30
    case let byte? where (0x41...0x46).contains(byte & 0xDF): (byte & 0xDF) - 0x37
    default: nil
    }
  }
}
