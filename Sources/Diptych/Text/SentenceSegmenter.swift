internal import DiptychUnicode

/// Cuts texts into sentences by the rules of their language.
///
/// Chinese, Japanese and the languages of Europe have rules of their own here; the others, such as
/// Arabic, Hindi and Thai, are cut by ICU. Made once for a document: it keeps what it has opened.
struct SentenceSegmenter {
  private enum Rules {
    case eastAsian(EastAsianSentences)
    case western(WesternSentences)
    /// Those of ICU; whether a full stop ends nothing, as where no space parts words.
    case unicode(SentenceBoundaries, ignoresStops: Bool)

    /// The offsets at which the sentences of a text start, ascending.
    func starts(in text: SentenceText) -> [Int] {
      switch self {
      case .eastAsian(let rules): rules.starts(in: text)
      case .western(let rules): rules.starts(in: text)
      case .unicode(let boundaries, let ignoresStops):
        [0]
          + boundaries.offsets(in: text.bytes).dropLast().filter { offset in
            !Self.isAbbreviation(before: offset, in: text, ignoresStops)
          }
      }
    }

    /// Whether a sentence goes on that would end before an offset.
    ///
    /// It does behind a full stop where there are none, and behind that of a letter alone, as in Arabic titles.
    private static func isAbbreviation(
      before offset: Int, in text: SentenceText, _ ignoresStops: Bool
    ) -> Bool {
      var end = offset
      while end > 0, SentenceText.isSpace(text.scalar(before: end).value) {
        end -= text.scalar(before: end).count
      }
      guard end > 0, text.bytes[end - 1] == UInt8(ascii: ".") else { return false }
      guard !ignoresStops else { return true }
      guard end < offset else { return false }
      let (letter, count) = text.scalar(before: end - 1)
      let start = end - 1 - count
      guard Script.of(letter) != .common else { return false }
      return start == 0 || Script.of(text.scalar(before: start).value) == .common
    }
  }

  /// The rules of the languages that were met.
  private var rules: [(language: LanguageTag, rules: Rules)] = []
  /// The place of the language of the text before: mostly that of the next one as well.
  private var last = 0

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
    if rules.isEmpty || rules[last].language != language {
      last = rules.firstIndex { $0.language == language } ?? rules.count
      if last == rules.count { rules.append((language, rules(of: language))) }
    }
    // In place: a copy of rules counts references to all that they have.
    return rules.span[last].rules.starts(in: text)
  }

  private func rules(of language: LanguageTag) -> Rules {
    switch language.primary {
    case "zh", "yue", "wuu", "nan", "hak", "lzh", "cmn": return .eastAsian(.chinese)
    case "ja": return .eastAsian(.japanese)
    case "ar", "fa", "ur", "ps", "ckb", "he", "yi", "hi", "mr", "ne", "sa", "bn", "as", "pa", "gu",
      "or", "ta", "te", "kn", "ml", "si", "th", "lo", "my", "km", "bo", "dz", "hy", "am", "ti",
      "mn", "dv":
      if let boundaries = SentenceBoundaries(language: language.rawValue) {
        return .unicode(
          boundaries, ignoresStops: ["th", "lo", "km", "my"].contains(language.primary))
      }
    default: break
    }
    return .western(WesternSentences(language: language))
  }
}
