/// The languages that styles give the text of one paragraph.
struct ParagraphLanguages {
  private var counts: [(tag: LanguageTag, bytes: Int)] = []

  /// Counts a stretch of text, its Chinese, Japanese and Korean characters apart from the rest.
  mutating func add(_ utf8: Span<UInt8>, western: LanguageTag?, asian: LanguageTag?) {
    var wide = 0
    for index in utf8.indices where utf8[index] >= 0xE3 { wide += 3 }
    wide = min(wide, utf8.count)
    if let asian, wide > 0 { add(wide, asian) }
    if let western, wide < utf8.count { add(utf8.count - wide, western) }
  }

  private mutating func add(_ bytes: Int, _ tag: LanguageTag) {
    if let known = counts.firstIndex(where: { $0.tag == tag }) {
      counts[known].bytes += bytes
    } else {
      counts.append((tag, bytes))
    }
  }

  /// The language of more than half of so many bytes of text.
  func prevailing(in bytes: Int) -> LanguageTag? {
    counts.first { $0.bytes * 2 > bytes }?.tag
  }
}
