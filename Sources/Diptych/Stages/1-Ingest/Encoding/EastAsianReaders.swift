// The decoders follow the Encoding Standard (https://encoding.spec.whatwg.org): after an invalid
// sequence an ASCII byte is read again as itself.

/// Where reading goes on after a pair that is no character.
@inline(__always)
private func invalidPair(_ trail: UInt8, _ index: inout Int) -> UInt32 {
  index += trail < 0x80 ? 1 : 2
  return ReadScalar.invalid
}

/// GB 18030, which includes GBK and GB 2312.
struct GB18030Reader: ScalarReader {
  let table: [UInt16]
  let ranges: [UInt16]

  func next(in bytes: [UInt8], at index: inout Int) -> UInt32 {
    let lead = bytes[index]
    guard lead >= 0x80 else {
      index += 1
      return UInt32(lead)
    }
    guard lead > 0x80, lead < 0xFF, index + 1 < bytes.count else {
      index += 1
      // Code page 936 has the euro sign at 0x80.
      return lead == 0x80 ? 0x20AC : ReadScalar.invalid
    }
    let trail = bytes[index + 1]
    if (0x30...0x39).contains(trail) { return fourBytes(in: bytes, at: &index) }
    guard trail >= 0x40, trail != 0x7F, trail != 0xFF else { return invalidPair(trail, &index) }
    let column = Int(trail) - (trail < 0x7F ? 0x40 : 0x41)
    let value = table[(Int(lead) - 0x81) * 190 + column]
    guard value != 0xFFFF else { return invalidPair(trail, &index) }
    index += 2
    return UInt32(value)
  }

  private func fourBytes(in bytes: [UInt8], at index: inout Int) -> UInt32 {
    guard index + 3 < bytes.count, (0x81...0xFE).contains(bytes[index + 2]),
      (0x30...0x39).contains(bytes[index + 3])
    else {
      index += 1
      return ReadScalar.invalid
    }
    let code =
      (Int(bytes[index]) - 0x81) * 12600 + (Int(bytes[index + 1]) - 0x30) * 1260
      + (Int(bytes[index + 2]) - 0x81) * 10 + Int(bytes[index + 3]) - 0x30
    index += 4
    if (189_000..<189_000 + 0x100000).contains(code) { return UInt32(0x10000 + code - 189_000) }
    guard code < 39420 else { return ReadScalar.invalid }
    var low = 0
    var high = ranges.count / 2
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(ranges[2 * middle]) <= code { low = middle } else { high = middle }
    }
    return UInt32(Int(ranges[2 * low + 1]) + code - Int(ranges[2 * low]))
  }
}

/// Big5 with the supplementary characters of Hong Kong.
struct Big5Reader: ScalarReader {
  let table: [UInt16]
  let isPlane2: [UInt8]

  func next(in bytes: [UInt8], at index: inout Int) -> UInt32 {
    let lead = bytes[index]
    guard lead >= 0x80 else {
      index += 1
      return UInt32(lead)
    }
    guard lead > 0x80, lead < 0xFF, index + 1 < bytes.count else {
      index += 1
      return ReadScalar.invalid
    }
    let trail = bytes[index + 1]
    guard (0x40...0x7E).contains(trail) || (0xA1...0xFE).contains(trail) else {
      return invalidPair(trail, &index)
    }
    let code = (Int(lead) - 0x81) * 157 + Int(trail) - (trail < 0x7F ? 0x40 : 0x62)
    let value = UInt32(table[code])
    guard value != 0xFFFF else { return invalidPair(trail, &index) }
    index += 2
    if isPlane2[code >> 3] >> UInt8(code & 7) & 1 == 1 { return 0x20000 | value }
    return value < 5 ? ReadScalar.pairs + value : value
  }
}

/// Shift_JIS as Windows writes it.
struct ShiftJISReader: ScalarReader {
  let table: [UInt16]

  func next(in bytes: [UInt8], at index: inout Int) -> UInt32 {
    let lead = bytes[index]
    switch lead {
    case 0..<0x80:
      index += 1
      return UInt32(lead)
    case 0xA1...0xDF:
      index += 1
      return 0xFF61 + UInt32(lead) - 0xA1
    case 0x81...0x9F, 0xE0...0xFC:
      guard index + 1 < bytes.count else { break }
      let trail = bytes[index + 1]
      guard (0x40...0xFC).contains(trail), trail != 0x7F else { return invalidPair(trail, &index) }
      let row = Int(lead) - (lead < 0xA0 ? 0x81 : 0xC1)
      let value = table[row * 188 + Int(trail) - (trail < 0x7F ? 0x40 : 0x41)]
      guard value != 0xFFFF else { return invalidPair(trail, &index) }
      index += 2
      return UInt32(value)
    default: break
    }
    index += 1
    return ReadScalar.invalid
  }
}

/// EUC-JP: JIS X 0208 by the table of Shift_JIS, half-width kana, JIS X 0212.
struct EUCJPReader: ScalarReader {
  let table: [UInt16]
  let jis0212: [UInt16]

  func next(in bytes: [UInt8], at index: inout Int) -> UInt32 {
    let lead = bytes[index]
    guard lead >= 0x80 else {
      index += 1
      return UInt32(lead)
    }
    let isLead = lead == 0x8E || lead == 0x8F || (0xA1...0xFE).contains(lead)
    guard isLead, index + 1 < bytes.count else {
      index += 1
      return ReadScalar.invalid
    }
    let trail = bytes[index + 1]
    guard (0xA1...0xFE).contains(trail) else { return invalidPair(trail, &index) }
    var value: UInt32
    switch lead {
    case 0x8E:
      guard trail < 0xE0 else { return invalidPair(trail, &index) }
      value = 0xFF61 + UInt32(trail) - 0xA1
    case 0x8F:
      guard index + 2 < bytes.count, (0xA1...0xFE).contains(bytes[index + 2]) else {
        return invalidPair(trail, &index)
      }
      value = UInt32(jis0212[(Int(trail) - 0xA1) * 94 + Int(bytes[index + 2]) - 0xA1])
      index += 1
    default:
      // Row by row: two rows of JIS X 0208 are one lead byte of Shift_JIS.
      value = UInt32(table[(Int(lead) - 0xA1) * 94 + Int(trail) - 0xA1])
    }
    index += 2
    if value == 0xFFFF { value = ReadScalar.invalid }
    return value
  }
}

/// EUC-KR with the rest of the hangul, as Windows writes it.
struct EUCKRReader: ScalarReader {
  let table: [UInt16]

  func next(in bytes: [UInt8], at index: inout Int) -> UInt32 {
    let lead = bytes[index]
    guard lead >= 0x80 else {
      index += 1
      return UInt32(lead)
    }
    guard lead > 0x80, lead < 0xFF, index + 1 < bytes.count else {
      index += 1
      return ReadScalar.invalid
    }
    let trail = bytes[index + 1]
    guard trail > 0x40, trail < 0xFF else { return invalidPair(trail, &index) }
    let value = table[(Int(lead) - 0x81) * 190 + Int(trail) - 0x41]
    guard value != 0xFFFF else { return invalidPair(trail, &index) }
    index += 2
    return UInt32(value)
  }
}
