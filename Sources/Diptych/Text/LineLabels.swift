/// Words and characters by which a short line shows what it is.
enum LineLabels {
  /// Whether the line labels a table or picture: `Table 1`, `圖2`, `表三 收支`.
  static func isCaption(_ text: SentenceText) -> Bool {
    let (first, length) = text.scalar(at: 0)
    switch first {
    case 0x5716, 0x56FE, 0x8868, 0x56F3, 0x7167:  // 圖图表図照
      var offset = text.skipSpace(from: length)
      return Numeral.read(text, from: &offset) != nil
    default: break
    }
    var offset = wordEnd(in: text)
    switch PackedWord.pack(text.bytes[..<offset]) {
    case table, figure, picture, fig, photo, chart:
      if offset < text.count, text.bytes[offset] == 0x2E { offset += 1 }
      offset = text.skipSpace(from: offset)
      return Numeral.isDigit(text.scalar(at: offset).value)
    default: return false
    }
  }

  /// Whether the line begins with a label and a colon: `To:`, `來源：`, `Tel: 12`.
  static func isField(_ text: SentenceText) -> Bool {
    var offset = 0
    var count = 0
    while offset < text.count, count <= 12 {
      let (scalar, length) = text.scalar(at: offset)
      offset += length
      if scalar == 0x3A || scalar == 0xFF1A {
        let next = text.scalar(at: offset).value
        return count > 0 && count <= (offset > 12 ? 12 : 6) && next != 0x2F && offset < text.count
      }
      guard Script.of(scalar) != .common || scalar == 0x20 else { return false }
      count += 1
    }
    return false
  }

  /// Whether a Han character is common in sentences and rare in headings.
  @inline(__always)
  static func isSentenceMarker(_ scalar: UInt32) -> Bool {
    let ideograph = scalar &- 0x4E00
    guard ideograph < 0x5200 else { return false }
    return sentenceMarkers[Int(ideograph >> 6)] &>> UInt64(ideograph & 63) & 1 == 1
  }

  /// A bit for each ideograph from U+4E00 on.
  private static let sentenceMarkers: [UInt64] = {
    var bits = [UInt64](repeating: 0, count: 0x5200 / 64)
    let markers = "了您請请是我你他它這这那就也都已並并但而則则被把讓让還还著着們们"
    for marker in markers.unicodeScalars {
      let ideograph = marker.value - 0x4E00
      bits[Int(ideograph >> 6)] |= 1 << UInt64(ideograph & 63)
    }
    return bits
  }()

  private static let table = PackedWord.pack("table".utf8)
  private static let figure = PackedWord.pack("figure".utf8)
  private static let picture = PackedWord.pack("picture".utf8)
  private static let fig = PackedWord.pack("fig".utf8)
  private static let photo = PackedWord.pack("photo".utf8)
  private static let chart = PackedWord.pack("chart".utf8)

  private static func wordEnd(in text: SentenceText) -> Int {
    var offset = 0
    while offset < text.count, offset < 12, PackedWord.isLetter(UInt32(text.bytes[offset])) {
      offset += 1
    }
    return offset
  }
}
