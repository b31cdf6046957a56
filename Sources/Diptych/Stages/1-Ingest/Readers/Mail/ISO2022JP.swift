/// The seven-bit encoding of Japanese mail (RFC 1468, with the JIS X 0212 and kana of RFC 2237).
enum ISO2022JP {
  private enum CharacterSet { case ascii, kana, jisX0208, jisX0212 }

  /// The same text as EUC-JP; `nil` if an escape sequence is not known.
  static func asEUCJP(_ bytes: [UInt8]) -> [UInt8]? {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var set = CharacterSet.ascii
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte == 0x1B {
        guard let (next, length) = escape(bytes[(index + 1)...]) else { return nil }
        set = next
        index += 1 + length
        continue
      }
      index += 1
      // A line end goes back to ASCII, also where the sequence for it was forgotten.
      if byte == 0x0A { set = .ascii }
      guard byte > 0x20, byte < 0x7F else {
        result.append(byte)
        continue
      }
      switch set {
      case .ascii: result.append(byte)
      case .kana: result += [0x8E, byte | 0x80]
      case .jisX0208, .jisX0212:
        guard index < bytes.count, (0x21...0x7E).contains(bytes[index]) else { continue }
        if set == .jisX0212 { result.append(0x8F) }
        result += [byte | 0x80, bytes[index] | 0x80]
        index += 1
      }
    }
    return result
  }

  private static func escape(_ bytes: ArraySlice<UInt8>) -> (CharacterSet, length: Int)? {
    if bytes.starts(with: "(B".utf8) || bytes.starts(with: "(J".utf8) { return (.ascii, 2) }
    if bytes.starts(with: "(I".utf8) { return (.kana, 2) }
    if bytes.starts(with: "$@".utf8) || bytes.starts(with: "$B".utf8) { return (.jisX0208, 2) }
    if bytes.starts(with: "$(D".utf8) { return (.jisX0212, 3) }
    return nil
  }
}
