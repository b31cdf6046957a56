/// Encodings of seven bits that switch between ASCII and characters of two bytes by escape sequences.
enum EscapedText {
  /// The encoding whose sequences a text has, which says it as clearly as a byte order mark; `nil` if it
  /// has none, or bytes of more than seven bits.
  static func encoding(of bytes: [UInt8]) -> TextEncoding? {
    var found: TextEncoding?
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      guard byte < 0x80 else { return nil }
      index += 1
      if byte == 0x1B {
        let rest = bytes[index...]
        if rest.starts(with: "$)C".utf8) {
          found = found ?? .iso2022KR
        } else {
          guard let (set, _) = japanese(rest) else { return nil }
          if set != .ascii { found = found ?? .iso2022JP }
        }
      } else if found == nil, byte == 0x7E, isHZ(bytes[index...]) {
        found = .hz
      }
    }
    return found
  }

  /// The same text in the encoding of eight bits that has the same characters; `nil` if an escape
  /// sequence is not known.
  static func eightBit(
    _ bytes: ArraySlice<UInt8>, _ encoding: TextEncoding
  ) -> (bytes: [UInt8], encoding: TextEncoding)? {
    switch encoding {
    case .iso2022JP: asEUCJP(bytes).map { ($0, .eucJP) }
    case .iso2022KR: (asEUCKR(bytes), .eucKR)
    case .hz: (asGB18030(bytes), .gb18030)
    default: nil
    }
  }

  // MARK: - ISO-2022-JP (RFC 1468, with the JIS X 0212 and kana of RFC 2237)

  private enum CharacterSet { case ascii, kana, jisX0208, jisX0212 }

  private static func asEUCJP(_ bytes: ArraySlice<UInt8>) -> [UInt8]? {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var set = CharacterSet.ascii
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let byte = bytes[index]
      if byte == 0x1B {
        guard let (next, length) = japanese(bytes[(index + 1)...]) else { return nil }
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
        guard index < bytes.endIndex, (0x21...0x7E).contains(bytes[index]) else { continue }
        if set == .jisX0212 { result.append(0x8F) }
        result += [byte | 0x80, bytes[index] | 0x80]
        index += 1
      }
    }
    return result
  }

  private static func japanese(_ bytes: ArraySlice<UInt8>) -> (CharacterSet, length: Int)? {
    if bytes.starts(with: "(B".utf8) || bytes.starts(with: "(J".utf8) { return (.ascii, 2) }
    if bytes.starts(with: "(I".utf8) { return (.kana, 2) }
    if bytes.starts(with: "$@".utf8) || bytes.starts(with: "$B".utf8) { return (.jisX0208, 2) }
    if bytes.starts(with: "$(D".utf8) { return (.jisX0212, 3) }
    return nil
  }

  // MARK: - ISO-2022-KR (RFC 1557)

  private static func asEUCKR(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var isShifted = false
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let byte = bytes[index]
      index += 1
      switch byte {
      case 0x0E: isShifted = true
      case 0x0F: isShifted = false
      case 0x1B where bytes[index...].starts(with: "$)C".utf8): index += 3
      case 0x21..<0x7F where isShifted: result.append(byte | 0x80)
      default:
        if byte == 0x0A { isShifted = false }
        result.append(byte)
      }
    }
    return result
  }

  // MARK: - HZ (RFC 1843)

  /// Whether the bytes behind a tilde begin a sequence of characters, and another one ends it.
  private static func isHZ(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard bytes.first == 0x7B else { return false }
    var index = bytes.startIndex + 1
    while index + 1 < bytes.endIndex {
      let (first, second) = (bytes[index], bytes[index + 1])
      if first == 0x7E { return second == 0x7D && index > bytes.startIndex + 1 }
      guard (0x21...0x77).contains(first), (0x21..<0x7F).contains(second) else { return false }
      index += 2
    }
    return false
  }

  private static func asGB18030(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var isShifted = false
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let byte = bytes[index]
      index += 1
      if byte == 0x0A { isShifted = false }
      let next = index < bytes.endIndex ? bytes[index] : 0
      switch (byte, next, isShifted) {
      case (0x7E, 0x7B, false), (0x7E, 0x7D, true):  // ~{ and ~}
        isShifted.toggle()
        index += 1
      case (0x7E, 0x7E, false):
        result.append(byte)
        index += 1
      case (0x7E, 0x0A, false):
        index += 1
      case (0x21..<0x7F, 0x21..<0x7F, true):
        result += [byte | 0x80, next | 0x80]
        index += 1
      default: result.append(byte)
      }
    }
    return result
  }
}
