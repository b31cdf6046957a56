/// The sentence rules of Chinese and Japanese, where no white space follows a sentence.
struct EastAsianSentences: Sendable {
  /// Whether a semicolon ends a sentence, as it does in Chinese.
  private let endsAtSemicolon: Bool
  /// Whether hiragana behind a quotation shows that the sentence goes on, as in `」と言った`.
  private let readsHiragana: Bool
  private let western = WesternSentences(language: .english)

  /// The rules of Chinese.
  static let chinese = EastAsianSentences(endsAtSemicolon: true, readsHiragana: false)
  /// The rules of Japanese.
  static let japanese = EastAsianSentences(endsAtSemicolon: false, readsHiragana: true)

  /// How much a mark wants to end the sentence.
  private enum Stop {
    /// It does.
    case full
    /// It does unless in brackets, where it may be an aside.
    case emphatic
    /// Only before a closing mark, as `……”`.
    case soft
  }

  /// The offsets at which the sentences of `text` start, ascending, from 0.
  func starts(in text: SentenceText) -> [Int] {
    var starts = [0]
    var marks = OpenMarks()
    var offset = 0
    while offset < text.count {
      let byte = text.bytes[offset]
      guard Self.mayMatter(byte) else {
        offset += byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
        continue
      }
      let (scalar, length) = text.scalar(at: offset)
      let start = starts.last ?? 0
      guard let stop = stop(scalar, at: offset, length: length, from: start, in: text) else {
        marks.read(scalar, at: offset, starts: &starts)
        offset += length
        continue
      }
      let (end, closing) = endOfMarks(from: offset + length, in: text, marks: marks)
      let goesOn = goesOn(at: end, behind: stop, closing: closing, in: text)
      marks.close(offset..<end, of: text, goesOn: goesOn, starts: &starts)
      offset = end
    }
    return starts
  }

  /// Whether a scalar that starts with `byte` can be punctuation that the rules look at.
  private static func mayMatter(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x21, 0x22, 0x28, 0x29, 0x2E, 0x3B, 0x3F, 0x5B, 0x5D, 0xC2, 0xE2, 0xE3, 0xEF: true
    default: false
    }
  }

  private func stop(
    _ scalar: UInt32, at offset: Int, length: Int, from start: Int, in text: SentenceText
  ) -> Stop? {
    switch scalar {
    case 0x3002, 0xFF61: return .full
    case 0xFF01, 0xFF1F: return .emphatic
    case 0xFF1B: return endsAtSemicolon ? .full : nil
    case 0x2026, 0x22EF: return .soft
    case 0x21, 0x2E, 0x3B, 0x3F, 0xFF0E: break
    default: return nil
    }
    let before = text.scalar(before: offset).value
    let behind = text.scalar(at: offset + length).value
    let isAfterASCII = before < 0x80
    switch scalar {
    case 0x3B: return endsAtSemicolon && !isAfterASCII ? .full : nil
    // Yahoo!奇摩 and the query of an address keep their marks.
    case 0x21:
      return isAfterASCII && behind > 0x20 && !OpenMarks.isClosing(behind) ? nil : .emphatic
    case 0x3F: return isAfterASCII && Self.isAlphanumeric(behind) ? nil : .emphatic
    default: break
    }
    if before == scalar || behind == scalar { return .soft }
    if isAfterASCII {
      return scalar == 0x2E && western.endsSentence(at: offset, from: start, in: text) ? .full : nil
    }
    // 第一．二節, 一.總則: a number, not a sentence.
    let isWord = Script.of(before) != .common || OpenMarks.isClosing(before)
    return isWord && !HanNumeral.isDigit(before) && !Self.isAlphanumeric(behind) ? .full : nil
  }

  private static func isAlphanumeric(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0xFF10...0xFF19: true
    default: false
    }
  }

  /// The offset behind the stops and closing marks from `offset` on, and the last mark if it closes.
  private func endOfMarks(
    from offset: Int, in text: SentenceText, marks: OpenMarks
  ) -> (end: Int, closing: UInt32?) {
    var end = offset
    var closing: UInt32?
    var isStraightOpen = marks.hasOpenStraightQuote
    while end < text.count {
      let (scalar, length) = text.scalar(at: end)
      switch scalar {
      case 0x21, 0x2E, 0x3F, 0x2026, 0x22EF, 0x3002, 0xFF01, 0xFF1F, 0xFF61: closing = nil
      case 0x22 where !isStraightOpen: return (end, closing)
      case _ where OpenMarks.isClosing(scalar):
        closing = scalar
        if scalar == 0x22 { isStraightOpen = false }
      // Typesetters put a space before a closing mark that is as wide as a character.
      case 0x20 where OpenMarks.isWideClosing(text.scalar(at: end + 1).value): break
      default: return (end, closing)
      }
      end += length
    }
    return (end, closing)
  }

  /// Whether the text behind the marks shows that the sentence is not over.
  private func goesOn(
    at end: Int, behind stop: Stop, closing: UInt32?, in text: SentenceText
  ) -> Bool {
    if stop == .soft, closing == nil { return true }
    let next = text.scalar(at: text.skipSpace(from: end)).value
    switch next {
    case 0x2C, 0x3A, 0x3B, 0xB7, 0x3001, 0xFF0C, 0xFF1A, 0xFF1B: return true  // , : ; · 、 ， ： ；
    default: break
    }
    switch closing {
    case nil: return false
    case 0x3009, 0x300B: return true  // A title, such as 《你好！》.
    case 0x29, 0xFF09: return stop == .emphatic
    default: break
    }
    if readsHiragana { return Script.of(next) == .hiragana }
    switch next {
    // 的 等 之 和 與 与 及 或
    case 0x7684, 0x7B49, 0x4E4B, 0x548C, 0x8207, 0x4E0E, 0x53CA, 0x6216: return true
    default: return false
    }
  }
}
