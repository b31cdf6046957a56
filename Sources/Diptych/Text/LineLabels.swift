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
  static func isSentenceMarker(_ scalar: UInt32) -> Bool {
    switch scalar {
    // 了 您 請 请 是 我 你 他 它 這 这 那 就 也 都 已 並 并 但 而 則 则 被 把 讓 让 還 还 著 着 們 们
    case 0x4E86, 0x60A8, 0x8ACB, 0x8BF7, 0x662F, 0x6211, 0x4F60, 0x4ED6, 0x5B83, 0x9019, 0x8FD9,
      0x90A3, 0x5C31, 0x4E5F, 0x90FD, 0x5DF2, 0x4E26, 0x5E76, 0x4F46, 0x800C, 0x5247, 0x5219,
      0x88AB, 0x628A, 0x8B93, 0x8BA9, 0x9084, 0x8FD8, 0x8457, 0x7740, 0x5011, 0x4EEC:
      true
    default: false
    }
  }

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
