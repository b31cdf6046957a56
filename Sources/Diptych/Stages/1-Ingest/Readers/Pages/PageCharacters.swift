/// Repairs what programs that make pages do to characters.
///
/// A page has glyphs. Where a file maps them back to characters carelessly, a ligature becomes one
/// character of its own, and a Han character that looks like a radical becomes that radical.
enum PageCharacters {
  /// The text as valid UTF-8 without control characters, ligatures and radicals that stand for
  /// letters and Han characters, and places in fonts of symbols; one space for each stretch of spaces.
  static func cleaned(_ bytes: [UInt8]) -> [UInt8] {
    let utf8 = isValid(bytes) ? bytes : Array(String(decoding: bytes, as: UTF8.self).utf8)
    var result: [UInt8] = []
    result.reserveCapacity(utf8.count)
    var index = 0
    while index < utf8.count {
      let byte = utf8[index]
      if byte > 0x20, byte < 0x7F {
        result.append(byte)
        index += 1
        continue
      }
      let start = index
      let scalar = Scalars.decode(utf8, at: &index)
      switch scalar {
      case 0x20, 0x09...0x0D, 0xA0, 0x2000...0x200A, 0x202F, 0x205F:
        if result.last != 0x20 { result.append(0x20) }
      case 0...0x1F, 0x7F...0x9F, 0x200B, 0x2060, 0xFEFF, 0xFFFE, 0xFFFF: break
      case 0xFB00...0xFB06: result += ligatures[Int(scalar - 0xFB00)]
      case 0x2F00..<0x2FD6: result += kangxi[Int(scalar - 0x2F00)]
      case 0x2E80...0x2EF3: result += radicals[scalar] ?? Array(utf8[start..<index])
      case 0xF020...0xF0FF: result += symbols[scalar] ?? Array(utf8[start..<index])
      default: result += utf8[start..<index]
      }
    }
    return result
  }

  /// Takes away the spaces of letter-spaced Chinese: those between most of its characters.
  static func withoutLetterSpacing(_ utf8: [UInt8]) -> [UInt8] {
    var (spaced, close) = (0, 0)
    var spaces: [Int] = []
    var index = 0
    while index + 3 < utf8.count {
      let isHan = (0xE3...0xEF).contains(utf8[index])
      if isHan, (0xE3...0xEF).contains(utf8[index + 3]) { close += 1 }
      if isHan, utf8[index + 3] == 0x20, index + 4 < utf8.count,
        (0xE3...0xEF).contains(utf8[index + 4])
      {
        spaced += 1
        spaces.append(index + 3)
      }
      index += isHan ? 3 : 1
    }
    guard spaced >= 4, spaced * 2 > close else { return utf8 }
    var result = utf8
    for space in spaces.reversed() { result.remove(at: space) }
    return result
  }

  private static func isValid(_ bytes: [UInt8]) -> Bool {
    bytes.allSatisfy { $0 < 0x80 } || String(validating: bytes, as: UTF8.self) != nil
  }

  private static let ligatures = ["ff", "fi", "fl", "ffi", "ffl", "st", "st"].map {
    Array($0.utf8)
  }

  /// The characters that look like U+2F00 to U+2FD5, in their order (Unicode's compatibility
  /// decompositions).
  private static let kangxi = characters(
    """
    一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀
    寸小尢尸屮山巛工己巾干幺广廴廾弋弓彐彡彳心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋
    比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸
    缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛
    辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻
    黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠
    """)

  /// Of U+2E80 to U+2EF3 those that whole characters look like, each with its character.
  private static let radicals = [UInt32: [UInt8]](
    uniqueKeysWithValues: pairs(
      """
      ⺁厂⺌小⺘扌⺟母⺠民⺥爫⺩王⺭示⺳网⺸羊⺼肉⻄西⻅见⻆角⻈讠⻉贝⻊足⻋车⻐钅⻑長
      ⻒镸⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻟飠⻢马⻤鬼⻥鱼⻦鸟⻨麦⻩黄⻬齐⻮齿⻰龙⻳龟
      """))

  /// The marks of lists among the places that the fonts Symbol and Wingdings have in the private area.
  private static let symbols: [UInt32: [UInt8]] = [
    0xF06C: "●", 0xF06E: "■", 0xF06F: "□", 0xF076: "❖", 0xF0A7: "▪", 0xF0A8: "□", 0xF0B7: "•",
    0xF0D8: "➢", 0xF0E0: "→", 0xF0FB: "✗", 0xF0FC: "✓", 0xF0FE: "☑",
  ].mapValues { Array($0.utf8) }

  private static func characters(_ text: String) -> [[UInt8]] {
    text.unicodeScalars.filter { $0 != "\n" }.map { Array(String(Character($0)).utf8) }
  }

  private static func pairs(_ text: String) -> [(UInt32, [UInt8])] {
    let scalars = text.unicodeScalars.filter { $0 != "\n" }.map { $0 }
    return stride(from: 0, to: scalars.count - 1, by: 2).map {
      (scalars[$0].value, Array(String(Character(scalars[$0 + 1])).utf8))
    }
  }
}
