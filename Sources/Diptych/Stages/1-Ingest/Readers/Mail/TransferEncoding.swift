/// The encodings of content for old mail servers (RFC 2045, section 6).
enum TransferEncoding {
  /// The content of a part under the name of its encoding, in lower case.
  ///
  /// Bytes that the encoding does not allow are passed by, as all mail programs do.
  static func decode(_ bytes: ArraySlice<UInt8>, _ name: String) -> [UInt8] {
    switch name {
    case "base64": base64(bytes)
    case "quoted-printable": quotedPrintable(bytes, isWord: false)
    default: Array(bytes)
    }
  }

  static func base64(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count * 3 / 4)
    var bits: UInt32 = 0
    var count = 0
    for byte in bytes {
      let value: UInt8
      switch byte {
      case 0x41...0x5A: value = byte - 0x41
      case 0x61...0x7A: value = byte - 0x61 + 26
      case 0x30...0x39: value = byte - 0x30 + 52
      case UInt8(ascii: "+"), UInt8(ascii: "-"): value = 62
      case UInt8(ascii: "/"), UInt8(ascii: "_"): value = 63
      case UInt8(ascii: "="):
        // The end of a piece; careless programs put several behind each other.
        (bits, count) = (0, 0)
        continue
      default: continue
      }
      bits = bits << 6 | UInt32(value)
      count += 6
      guard count >= 8 else { continue }
      count -= 8
      result.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
      bits &= 1 << UInt32(count) - 1
    }
    return result
  }

  /// Quoted-printable; in an encoded word an underscore is a space.
  static func quotedPrintable(_ bytes: ArraySlice<UInt8>, isWord: Bool) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let byte = bytes[index]
      index += 1
      if isWord, byte == UInt8(ascii: "_") {
        result.append(0x20)
      } else if byte != UInt8(ascii: "=") {
        result.append(byte)
      } else if let value = hex(bytes, index) {
        result.append(value)
        index += 2
      } else if let end = softBreakEnd(bytes, index) {
        index = end
      } else {
        result.append(byte)
      }
    }
    return result
  }

  /// Bytes written as in addresses of the web: `%E6`.
  static func percentDecoded(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    var index = bytes.startIndex
    while index < bytes.endIndex {
      if bytes[index] == UInt8(ascii: "%"), let value = hex(bytes, index + 1) {
        result.append(value)
        index += 3
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return result
  }

  private static func hex(_ bytes: ArraySlice<UInt8>, _ index: Int) -> UInt8? {
    guard index + 1 < bytes.endIndex, let high = digit(bytes[index]),
      let low = digit(bytes[index + 1])
    else { return nil }
    return high << 4 | low
  }

  /// Where the text goes on behind a line end that an equals sign takes back.
  private static func softBreakEnd(_ bytes: ArraySlice<UInt8>, _ index: Int) -> Int? {
    var index = index
    while index < bytes.endIndex, bytes[index] == 0x20 || bytes[index] == 0x09 { index += 1 }
    guard index < bytes.endIndex else { return index }
    if bytes[index] == 0x0D {
      index += 1
      return index < bytes.endIndex && bytes[index] == 0x0A ? index + 1 : index
    }
    return bytes[index] == 0x0A ? index + 1 : nil
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46, 0x61...0x66: (byte | 0x20) - 0x61 + 10
    default: nil
    }
  }
}
