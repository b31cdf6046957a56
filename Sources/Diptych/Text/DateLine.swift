/// Tells lines that are a date and little else.
enum DateLine {
  /// Whether the line is a date: `（2019年5月21日）`, `May 21, 2019`, `二〇一九年五月`.
  ///
  /// Brackets, a weekday and the name of a place may stand beside it. A title with a date is none:
  /// `2019年5月工作简报`, `工作安排（5月21日）`, `Programme, 21 May 2019`.
  static func isDate(_ text: SentenceText) -> Bool {
    guard text.count <= 60 else { return false }
    var digits = 0
    var marks = 0
    var others = 0
    var months = 0
    var offset = 0
    while offset < text.count {
      let (scalar, length) = text.scalar(at: offset)
      switch scalar {
      case 0x6708 where isTitled(text, behindMonth: offset + length): return false  // 月
      case 0x5E74, 0x6708, 0x65E5, 0x53F7, 0x865F, 0xB144, 0xC6D4, 0xC77C: marks += 1  // 年月日号號
      case 0x4E8E where marks >= 2, 0x65BC where marks >= 2:  // 于於
        return digits >= 2 && isPlace(text, from: offset + length)
      case _ where Numeral.isDigit(scalar) || HanNumeral.isDigit(scalar): digits += 1
      case 0x28 where others > 2 * digits, 0xFF08 where others > 2 * digits:
        return false
      case 0x2D, 0x2F, 0x2E, 0x2C, 0x28, 0x29, 0xFF08, 0xFF09, 0x20, 0x3000: break
      case 0x41...0x5A, 0x61...0x7A:
        var end = offset
        while end < text.count, PackedWord.isLetter(UInt32(text.bytes[end])) { end += 1 }
        let word = text.bytes[offset..<end]
        if isMonth(word) { months += 1 } else { others += end - offset }
        if papers.contains(PackedWord.pack(word)) { return false }
        offset = end
        continue
      default: others += 1
      }
      // No date has so much beside it.
      if others > 12 { return false }
      offset += length
    }
    if marks >= 2, digits >= 2 { return others <= 6 }
    if months == 1, digits >= 3 { return others <= 12 }
    return digits >= 6 && others == 0 && text.count - digits <= 4 && text.count > digits
  }

  /// Whether a line ends with a name in Han characters and nothing else: where a paper was signed.
  private static func isPlace(_ text: SentenceText, from start: Int) -> Bool {
    let name = text.bytes[start...]
    return 6...30 ~= name.count
      && Scalars.values(of: Array(name)).allSatisfy { Script.of($0) == .han }
  }

  /// Whether the name of a paper stands right behind a month, as in `5月工作简报`, and not `5月上旬` or `5月印发`.
  private static func isTitled(_ text: SentenceText, behindMonth start: Int) -> Bool {
    var offset = start
    var (next, length) = text.scalar(at: offset)
    if next == 0x4EFD {  // 份
      offset += length
      (next, length) = text.scalar(at: offset)
    }
    guard Script.of(next) == .han, next != 0x65E5, !HanNumeral.isDigit(next) else { return false }
    let word = text.bytes[offset...]
    return !behindMonth.contains { word.starts(with: $0) }
  }

  /// What may stand behind a month in a date.
  private static let behindMonth = [
    "上旬", "中旬", "下旬", "初", "底", "末", "至", "到", "起", "印发", "印發", "发布", "發布", "公布", "修订", "修訂",
    "制定", "施行", "实施", "實施", "通过", "通過", "于", "於", "在",
  ].map { Array($0.utf8) }

  private static func isMonth(_ word: ArraySlice<UInt8>) -> Bool {
    guard word.count >= 3 else { return false }
    return months.contains(PackedWord.pack(word.prefix(3))) && word.count <= 9
      && (word.count <= 4 || endings.contains(PackedWord.pack(word.suffix(3))))
  }

  private static let months = packed("jan feb mar apr may jun jul aug sep oct nov dec")
  private static let papers = packed(
    "programme program agenda minutes bulletin report schedule itinerary newsletter news notice "
      + "calendar summary highlights digest plan")
  private static let endings = packed("ary rch ril une uly ust ber")

  private static func packed(_ list: String) -> NumberSet {
    NumberSet(list.utf8.split(separator: 0x20).map { PackedWord.pack($0) })
  }
}
