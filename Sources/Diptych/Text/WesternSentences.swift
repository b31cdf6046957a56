/// The sentence rules of languages that end a sentence with a mark and white space.
///
/// After Unicode's sentence boundaries (UAX 29) with the corrections that real text needs: no end
/// before a small letter, behind an abbreviation, an initial or the number of a list item; the rules
/// for abbreviations behind which a sentence may or may not end look at the word that follows.
struct WesternSentences: Sendable {
  private let abbreviations: Abbreviations
  /// Whether a number with a full stop is an ordinal, as in German `am 3. Oktober`.
  private let hasDottedOrdinals: Bool
  /// Whether only the abbreviations that are listed are some; those of other languages are never all known.
  private let isEnglish: Bool

  init(language: LanguageTag) {
    abbreviations = Abbreviations.of(language)
    isEnglish = language.primary == "en"
    switch language.primary {
    case "de", "da", "no", "nb", "nn", "fi", "cs", "sk", "hu", "hr", "sr", "bs", "sl", "et", "lv",
      "is", "tr", "ko", "pl":
      hasDottedOrdinals = true
    default: hasDottedOrdinals = false
    }
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
      guard Self.isStop(scalar) else {
        read(scalar, at: offset, in: text, marks: &marks, starts: &starts)
        offset += length
        continue
      }
      let end = endOfMarks(from: offset + length, in: text, marks: marks)
      let ends = endsSentence(at: offset, marksEnd: end, from: starts.last ?? 0, in: text)
      marks.close(offset..<end, of: text, goesOn: !ends, starts: &starts)
      offset = end
    }
    return starts
  }

  /// Reads a quotation mark or bracket; a straight quotation mark opens behind white space only.
  private func read(
    _ scalar: UInt32, at offset: Int, in text: SentenceText, marks: inout OpenMarks,
    starts: inout [Int]
  ) {
    guard scalar == 0x22 else { return marks.read(scalar, at: offset, starts: &starts) }
    let before = text.scalar(before: offset).value
    if offset == 0 || SentenceText.isSpace(before) || OpenMarks.isOpening(before) {
      marks.open(scalar, at: offset, starts: starts)
    } else {
      marks.close(scalar, at: offset, goesOn: true, starts: &starts)
    }
  }

  /// Whether the stop at `offset` ends the sentence that started at `start`.
  func endsSentence(at offset: Int, from start: Int, in text: SentenceText) -> Bool {
    let length = text.scalar(at: offset).count
    let end = endOfMarks(from: offset + length, in: text, marks: OpenMarks())
    return endsSentence(at: offset, marksEnd: end, from: start, in: text)
  }

  /// Whether a scalar that starts with `byte` can be punctuation that the rules look at.
  private static func mayMatter(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x21, 0x22, 0x28, 0x29, 0x2E, 0x3F, 0x5B, 0x5D, 0xC2, 0xE2, 0xE3, 0xEF: true
    default: false
    }
  }

  private static func isStop(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x21, 0x2E, 0x3F, 0x2026, 0x203C, 0x203D, 0x2047...0x2049: true
    default: isEastAsianStop(scalar)
    }
  }

  /// Stops that need no white space behind them.
  private static func isEastAsianStop(_ scalar: UInt32) -> Bool {
    scalar == 0x3002 || scalar == 0xFF01 || scalar == 0xFF1F || scalar == 0xFF61
  }

  /// The offset behind the stops, closing marks and note numbers from `offset` on.
  private func endOfMarks(from offset: Int, in text: SentenceText, marks: OpenMarks) -> Int {
    var end = offset
    var isStraightOpen = marks.hasOpenStraightQuote
    while end < text.count {
      let (scalar, length) = text.scalar(at: end)
      if scalar == 0x22 {
        let behind = text.scalar(at: end + 1).value
        guard isStraightOpen || end + 1 == text.count || SentenceText.isSpace(behind) else { break }
        isStraightOpen = false
      } else if scalar == 0x5B, let noteEnd = endOfNote(at: end, in: text) {
        end = noteEnd
        continue
      } else if !Self.isStop(scalar), !OpenMarks.isClosing(scalar), !Self.isNoteMark(scalar) {
        break
      }
      end += length
    }
    return end
  }

  /// Whether a scalar is a small number that points to a note: ①, ².
  private static func isNoteMark(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xB2, 0xB3, 0xB9, 0x2070...0x2079, 0x2460...0x2473: true
    default: false
    }
  }

  /// The offset behind a note number such as `[12]`.
  private func endOfNote(at offset: Int, in text: SentenceText) -> Int? {
    var end = offset + 1
    while end < text.count, end < offset + 5, 0x30...0x39 ~= text.bytes[end] { end += 1 }
    guard end > offset + 1, end < text.count, text.bytes[end] == 0x5D else { return nil }
    return end + 1
  }

  private func endsSentence(
    at offset: Int, marksEnd end: Int, from start: Int, in text: SentenceText
  ) -> Bool {
    guard end < text.count else { return true }
    let (stop, length) = text.scalar(at: offset)
    if Self.isEastAsianStop(stop) { return true }
    guard SentenceText.isSpace(text.scalar(at: end).value) else { return false }
    let next = NextWord(from: end, in: text)
    guard !next.isLowercase, !next.isContinuation else { return false }
    // Only a single full stop can belong to an abbreviation, with or without a bracket behind it.
    guard stop == 0x2E, end == offset + length || text.bytes[offset + length] != 0x2E else {
      return true
    }
    return endsSentence(fullStopAt: offset, from: start, before: next, in: text)
  }

  /// Whether the word before a full stop and the word behind it let a sentence end there.
  private func endsSentence(
    fullStopAt offset: Int, from start: Int, before next: NextWord, in text: SentenceText
  ) -> Bool {
    let word = LastWord(before: offset, in: text)
    guard word.letters + word.digits > 0 else { return true }
    if word.isLabel, OpeningMarks.end(from: start, in: text) == word.start { return false }
    if word.letters == 0 {
      guard hasDottedOrdinals, word.digits <= 2, word.dots == 0 else { return !next.isDottedNumber }
      return abbreviations.isStarter(next.packed)
    }
    if word.letters == 1, word.digits == 0 || word.dots > 0 && word.isAcronym {
      return abbreviations.isStarter(next.packed) || word.isNamed(in: text)
    }
    let role = abbreviations.role(of: word.packed)
    switch role ?? (isEnglish ? nil : abbreviations.role(of: word.packedTail)) {
    case .never: return false
    case .beforeNumber: return !next.isNumeral
    case .unlessStarter: return abbreviations.isStarter(next.packed) && !next.isNumeral
    case nil:
      if !isEnglish, next.beginsWithDigit, word.looksShortened { return false }
      return !word.isAcronym || abbreviations.isStarter(next.packed)
    }
  }
}
