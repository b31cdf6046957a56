/// Tells a length of 1000 years and more from a year: 2000年历史, 每1500年, 1300年古寺.
enum SpanOfYears {
  /// Whether a number with 年 in `start..<end` is a length.
  ///
  /// 历史 and 文明 stand behind years too: 2019年历史新高. Only a round number, or one that 有 or 近 introduce, is
  /// a length before them.
  static func isOne(_ years: Int, from start: Int, to end: Int, in text: DateText) -> Bool {
    if text[start - 1] == 0x6BCF || text.end(of: distance, at: start - 2) != nil { return true }
    if text.end(of: certain, at: end) != nil { return true }
    let word = text[end] == 0x7684 ? end + 1 : end  // 的
    guard years % 100 == 0 || isMeasured(start, in: text),
      let last = text.end(of: words, at: word)
    else { return false }
    return text.end(of: others, at: last) == nil
  }

  /// Whether 有, 近, 达, 逾, 超, 约, 着 or 了 stand before a number.
  private static func isMeasured(_ start: Int, in text: DateText) -> Bool {
    switch text[start - 1] {
    case 0x6709, 0x8FD1, 0x8FBE, 0x9054, 0x903E, 0x8D85, 0x7EA6, 0x7D04, 0x7740, 0x8457, 0x4E86:
      true
    default: false
    }
  }

  private static let distance = DateText.words("距今", "每隔", "长达", "長達", "历时", "歷時")
  private static let certain = DateText.words("一遇", "之久", "不遇", "不变", "不變")
  private static let words = DateText.words(
    "建城史", "历史", "歷史", "文明", "历程", "歷程", "沧桑", "滄桑", "古城", "古镇", "古鎮", "古都", "古树", "古樹",
    "古寺", "古刹", "古剎", "古村", "古塔", "古桥", "古橋", "古迹", "古蹟")
  private static let others = DateText.words("性", "新高", "新低", "最高", "最低", "最好", "同期", "上")
}
