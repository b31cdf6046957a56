internal import DiptychUnicode

/// Cuts texts into sentences by the rules of their language.
///
/// Chinese, Japanese and the languages of Europe have rules of their own here; the others, such as
/// Arabic, Hindi and Thai, are cut by ICU. Made once for a document: it keeps what it has opened.
struct SentenceSegmenter {
  private var western: (language: LanguageTag, rules: WesternSentences)?
  private var unicode: (language: LanguageTag, boundaries: SentenceBoundaries)?

  /// The sentences of a text: ascending, disjoint, covering all but XML's white space between them.
  mutating func segments(of utf8: [UInt8], language: LanguageTag) -> [TextRange] {
    let text = SentenceText(bytes: utf8)
    var language = language
    if language == .undetermined, Self.looksEastAsian(utf8) { language = "zh" }
    return text.ranges(startingAt: starts(in: text, language: language))
  }

  /// Whether more of the text is Han characters, kana and their punctuation than is not.
  private static func looksEastAsian(_ utf8: [UInt8]) -> Bool {
    let wide = utf8.count { 0xE3...0xE9 ~= $0 || $0 == 0xEF }
    return wide * 5 > utf8.count
  }

  private mutating func starts(in text: SentenceText, language: LanguageTag) -> [Int] {
    switch language.primary {
    case "zh", "yue", "wuu", "nan", "hak", "lzh", "cmn":
      return EastAsianSentences.chinese.starts(in: text)
    case "ja":
      return EastAsianSentences.japanese.starts(in: text)
    case "ar", "fa", "ur", "ps", "ckb", "he", "yi", "hi", "mr", "ne", "sa", "bn", "as", "pa", "gu",
      "or", "ta", "te", "kn", "ml", "si", "th", "lo", "my", "km", "bo", "dz", "hy", "am", "ti",
      "mn", "dv":
      if unicode?.language != language {
        unicode = SentenceBoundaries(language: language.rawValue).map { (language, $0) }
      }
      if let unicode { return [0] + unicode.boundaries.offsets(in: text.bytes).dropLast() }
    default: break
    }
    if let western, western.language == language { return western.rules.starts(in: text) }
    let rules = WesternSentences(language: language)
    western = (language, rules)
    return rules.starts(in: text)
  }
}
