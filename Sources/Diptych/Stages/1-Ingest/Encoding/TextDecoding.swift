/// A text as UTF-8, with what could not be decoded.
struct DecodedText: Sendable {
  /// The text; U+FFFD stands for each sequence of bytes that is no character.
  var utf8: [UInt8]
  /// How many sequences are no characters.
  var undecodable = 0
  /// The offset in the file of the first of them.
  var firstUndecodable: Int?
  /// How many characters take more than one byte or are not ASCII.
  var nonASCII = 0
}

/// Decodes bytes of a known encoding.
struct TextDecoding: Sendable {
  let tables: EncodingTables

  /// The text of `bytes` from `start` on.
  func decode(_ bytes: [UInt8], from start: Int = 0, as encoding: TextEncoding) -> DecodedText {
    switch encoding {
    case .utf8: decode(bytes, start, UTF8Reader())
    case .utf16LE: decode(bytes, start, UTF16Reader(isBigEndian: false))
    case .utf16BE: decode(bytes, start, UTF16Reader(isBigEndian: true))
    case .utf32LE: decode(bytes, start, UTF32Reader(isBigEndian: false))
    case .utf32BE: decode(bytes, start, UTF32Reader(isBigEndian: true))
    case .gb18030: decode(bytes, start, gb18030)
    case .big5: decode(bytes, start, big5)
    case .shiftJIS: decode(bytes, start, shiftJIS)
    case .eucJP: decode(bytes, start, eucJP)
    case .eucKR: decode(bytes, start, eucKR)
    case .singleByte(let index): decode(bytes, start, singleByte(index))
    case .iso2022JP, .iso2022KR, .hz: decodeEscaped(bytes[start...], as: encoding)
    }
  }

  private func decodeEscaped(_ bytes: ArraySlice<UInt8>, as encoding: TextEncoding) -> DecodedText {
    guard let text = EscapedText.eightBit(bytes, encoding) else {
      var text = decode(Array(bytes), as: .utf8)
      text.undecodable += 1
      return text
    }
    var decoded = decode(text.bytes, as: text.encoding)
    // Offsets in the other encoding mean nothing in the file.
    decoded.firstUndecodable = nil
    return decoded
  }

  var gb18030: GB18030Reader { GB18030Reader(table: tables.gb18030, ranges: tables.gb18030Ranges) }
  var big5: Big5Reader { Big5Reader(table: tables.big5, isPlane2: tables.big5IsPlane2) }
  var shiftJIS: ShiftJISReader { ShiftJISReader(table: tables.shiftJIS) }
  var eucJP: EUCJPReader { EUCJPReader(table: tables.shiftJIS, jis0212: tables.jis0212) }
  var eucKR: EUCKRReader { EUCKRReader(table: tables.eucKR) }

  func singleByte(_ index: Int) -> SingleByteReader {
    SingleByteReader(table: tables.singleByte[index * 128..<index * 128 + 128])
  }

  /// Whether two encodings of one byte agree on the bytes that occur.
  func isSame(_ first: Int, _ second: Int, for occurs: [Bool]) -> Bool {
    (0..<128).allSatisfy {
      !occurs[$0 + 128]
        || tables.singleByte[first * 128 + $0] == tables.singleByte[second * 128 + $0]
    }
  }

  @inline(__always)
  private func decode(_ bytes: [UInt8], _ start: Int, _ reader: some ScalarReader) -> DecodedText {
    var result = DecodedText(utf8: [])
    result.utf8.reserveCapacity((bytes.count - start) * 3 / 2 + 16)
    var index = start
    while index < bytes.count {
      let before = index
      let value = reader.next(in: bytes, at: &index)
      if value < 0x80 {
        result.utf8.append(UInt8(value))
        continue
      }
      result.nonASCII += 1
      if value == ReadScalar.invalid {
        result.undecodable += 1
        if result.firstUndecodable == nil { result.firstUndecodable = before }
        result.utf8.append(scalar: 0xFFFD)
      } else if value > ReadScalar.pairs {
        let (first, second) = ReadScalar.pair(value)
        result.utf8.append(scalar: first)
        result.utf8.append(scalar: second)
      } else {
        result.utf8.append(scalar: value)
      }
    }
    return result
  }
}

extension [UInt8] {
  /// Adds `scalar`, which is one, as UTF-8.
  @inline(__always)
  mutating func append(scalar: UInt32) {
    switch scalar {
    case 0..<0x80: append(UInt8(scalar))
    case 0x80..<0x800:
      append(UInt8(0xC0 | scalar >> 6))
      append(UInt8(0x80 | scalar & 0x3F))
    case 0x800..<0x10000:
      append(UInt8(0xE0 | scalar >> 12))
      append(UInt8(0x80 | scalar >> 6 & 0x3F))
      append(UInt8(0x80 | scalar & 0x3F))
    default:
      append(UInt8(0xF0 | scalar >> 18))
      append(UInt8(0x80 | scalar >> 12 & 0x3F))
      append(UInt8(0x80 | scalar >> 6 & 0x3F))
      append(UInt8(0x80 | scalar & 0x3F))
    }
  }
}
