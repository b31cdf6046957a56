/// The outer form of a line: how long it is, how it begins and ends, what signs it has.
///
/// Only a line that can be a heading is looked at closely; of the others the length, the first and
/// the last scalar are known.
struct LineShape: Sendable {
  /// What stands at the end of a line.
  enum Ending: Int, Sendable, CaseIterable {
    /// A letter, or anything else.
    case word
    /// A digit or `%`.
    case number
    /// `.`, `。`, `!`
    case stop
    /// `?`, `？`
    case question
    /// `…`, `...`
    case ellipsis
    /// `,`, `、`, `；`, a conjunction, or a hyphen behind a letter: the sentence goes on
    case comma
    /// `:`, `：`
    case colon
    /// `)`, `》`, `】`
    case bracket
    /// `”`, `」`
    case quote
  }

  /// The length in Han characters: Han 1, kana .75, alphabets .35, the rest .5.
  private(set) var length = 0.0
  /// What stands at the end.
  private(set) var ending = Ending.word
  /// Whether the line begins with the mark of a list item.
  private(set) var hasBullet = false
  /// The number that the line begins with.
  private(set) var numbering: Numbering?
  /// Whether the line was looked at closely: everything below is known.
  private(set) var isShort = false
  /// How many sentences end before the last character.
  private(set) var innerStops = 0
  private(set) var commas = 0
  private(set) var enumerationCommas = 0
  private(set) var innerColons = 0
  private(set) var spacesBetweenHan = 0
  private(set) var quotes = 0
  private(set) var digits = 0
  private(set) var letters = 0
  private(set) var han = 0
  private(set) var codeMarks = 0
  /// The words of an alphabet, how many begin with a capital, and how many are function words.
  private(set) var words = 0
  private(set) var capitalWords = 0
  private(set) var functionWords = 0
  /// Han characters that are common in sentences and rare in headings, such as 了 and 您.
  private(set) var sentenceMarkers = 0
  private(set) var beginsLowercase = false
  /// Whether all letters of an alphabet are capitals.
  private(set) var isAllCapitals = false
  /// Whether one pair of brackets holds the whole line.
  private(set) var isInBrackets = false
  /// Whether a pair of black lenticular brackets, `【】`, holds the whole line: nothing but a heading has it.
  private(set) var isInLenticularBrackets = false
  /// Whether one pair of quotation marks holds the whole line.
  private(set) var isInQuotes = false
  private(set) var hasAddress = false
  /// Whether the line is a date and little else.
  private(set) var isDate = false
  /// Whether the line labels a table or picture, as `Table 1` and `圖2` do, or announces what follows, as
  /// `For example:` does.
  ///
  /// None of the 1,869 such lines of the training documents is a heading.
  private(set) var isLabelOfNext = false
  /// Whether the line begins with one of the field labels of letters, such as `To` or `來源：`.
  private(set) var isField = false
  /// Whether the line states a fact that stands beside a text, as `联系人：小王` does.
  private(set) var isFact = false
  /// Whether the line has columns: wide white space between words.
  private(set) var hasColumns = false
  /// Whether the line begins with a label, a colon and text; known of long lines too.
  private(set) var isLabelled = false
  /// A hash of the text without numbering and case, for finding repetitions.
  private(set) var hash: UInt64 = 0

  /// The longest line that is looked at closely.
  static let maximumLength = 70.0

  init(_ utf8: [UInt8]) {
    let text = SentenceText(bytes: utf8)
    length = Self.length(of: utf8)
    let (first, firstLength) = text.scalar(at: 0)
    let second = text.scalar(at: firstLength).value
    hasBullet = Self.isBullet(first, before: second)
    ending = Self.ending(of: text)
    isLabelled = LineLabels.isField(text)
    guard length <= Self.maximumLength else { return }
    isShort = true
    numbering = Numbering(of: text)
    read(text, from: numbering?.end ?? 0)
    let last = text.scalar(before: text.count).value
    isInBrackets = Self.holds(first, last, quotes: false)
    isInLenticularBrackets = first == 0x3010 && last == 0x3011
    isInQuotes = Self.holds(first, last, quotes: true)
    isDate = (digits >= 3 || han >= 4 || numbering != nil) && DateLine.isDate(text)
    isLabelOfNext =
      LineLabels.isCaption(text)
      || ending == .colon && (LineLabels.isLeadIn(text) || LineLabels.endsWithLeadIn(text))
    isField = innerColons > 0 && isLabelled
    isFact = isField && LineLabels.isFact(text)
    hasColumns = Self.hasColumns(text, from: numbering?.end ?? 0)
  }

  /// Whether the line can be a heading at all.
  ///
  /// Of the headings of the development sets, 99 % or more can.
  var isHeadingCandidate: Bool {
    guard isShort, !hasBullet, innerStops <= 1, !isFact, !hasColumns else { return false }
    return ending != .stop && ending != .comma && (letters > 0 || numbering != nil || digits > 0)
  }

  /// The weighted length of a text, by the leading bytes alone.
  private static func length(of utf8: [UInt8]) -> Double {
    var alphabet = 0
    var han = 0
    var kana = 0
    var other = 0
    let bytes = utf8.span
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte < 0x80 {
        let isBlock = index &+ ByteBlock.count <= bytes.count && ByteBlock(bytes, at: index).isASCII
        alphabet &+= isBlock ? ByteBlock.count : 1
        index &+= isBlock ? ByteBlock.count : 1
        continue
      }
      switch byte {
      case 0xE4...0xE9: han &+= 1
      case 0xC0..<0xE0: alphabet &+= 1
      case 0x80..<0xC0: break
      case 0xE3:
        switch index + 1 < bytes.count ? bytes[index + 1] : 0 {
        case 0x81...0x83: kana += 1
        case 0x90...: han += 1
        default: other += 1
        }
      case 0xF0: han += 1
      default: other += 1
      }
      index &+= byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
    }
    return Double(han) + 0.75 * Double(kana) + 0.35 * Double(alphabet) + 0.5 * Double(other)
  }

  static func isBullet(_ scalar: UInt32, before next: UInt32) -> Bool {
    switch scalar {
    case 0x2022, 0x25CF, 0x25A0, 0x25A1, 0x25C6, 0x25C7, 0x25CB, 0x2219, 0x25AA, 0x25B2, 0x25BA,
      0x25B6, 0x2756, 0x27A2, 0xF06C, 0xF0B7, 0xF0D8, 0x203B, 0x2605, 0x2606:
      true
    case 0x2D, 0x2A, 0x2B, 0xB7, 0x2013, 0x2014: SentenceText.isSpace(next)
    default: false
    }
  }

  private static func ending(of text: SentenceText) -> Ending {
    let (last, length) = text.scalar(before: text.count)
    switch last {
    case 0x2E where text.scalar(before: text.count - length).value == 0x2E: return .ellipsis
    case 0x2E, 0x3002, 0x21, 0xFF01, 0xFF0E, 0xFF61, 0x964, 0x6D4: return .stop
    case 0x3F, 0xFF1F, 0x61F: return .question
    case 0x2026, 0x22EF: return .ellipsis
    case 0x2C, 0xFF0C, 0x3001, 0x3B, 0xFF1B, 0x60C: return .comma
    case 0x2D:
      return PackedWord.isLetter(text.scalar(before: text.count - 1).value) ? .comma : .word
    case 0x3A, 0xFF1A: return .colon
    case 0x29, 0x5D, 0xFF09, 0x3011, 0x3015, 0x300B, 0x3009: return .bracket
    case 0x22, 0x27, 0x2019, 0x201D, 0x300D, 0x300F, 0xBB: return .quote
    case 0x30...0x39, 0x25, 0xFF10...0xFF19, 0xFF05: return .number
    // 且 与 及 和 或 與 behind a comma: the same signs end words such as 參與 and 埃及.
    case 0x4E14, 0x4E0E, 0x53CA, 0x548C, 0x6216, 0x8207:
      let before = text.scalar(before: text.count - length).value
      return [0x2C, 0x3B, 0xFF0C, 0x3001, 0xFF1B].contains(before) ? .comma : .word
    // d r t u, with which the conjunctions end.
    case 0x64, 0x72, 0x74, 0x75: return endsWithConjunction(text.bytes.span) ? .comma : .word
    default: return .word
    }
  }

  private static func endsWithConjunction(_ bytes: Span<UInt8>) -> Bool {
    conjunctions.contains { word in
      guard bytes.count > word.count else { return false }
      let start = bytes.count - word.count
      return word.indices.allSatisfy { bytes[start + $0] == word[$0] }
    }
  }

  private static let conjunctions = ["and", "or", "und", "oder", "et", "ou"].map {
    Array(" \($0)".utf8)
  }

  private static func holds(_ first: UInt32, _ last: UInt32, quotes: Bool) -> Bool {
    switch (first, last) {
    case (0x28, 0x29), (0xFF08, 0xFF09), (0x5B, 0x5D), (0x3010, 0x3011): !quotes
    case (0x22, 0x22), (0x201C, 0x201D), (0x300C, 0x300D), (0xAB, 0xBB), (0x2018, 0x2019): quotes
    default: false
    }
  }

  /// Counts the signs of a short line behind its numbering.
  private mutating func read(_ text: SentenceText, from start: Int) {
    var offset = start
    var capitals = 0
    var cased = 0
    var beforeSpace: UInt32 = 0
    hash = FNV1a.start
    while offset < text.count {
      let (scalar, length) = text.scalar(at: offset)
      if scalar &- 0x4E00 < 0x5200 {
        // Most of our texts: an ideograph is nothing else that counts.
        offset = readIdeographs(text.bytes.span, from: offset)
        beforeSpace = scalar
        continue
      }
      if PackedWord.isLetter(scalar), !(0xAC00...0xD7FF ~= scalar) {
        offset = readWord(text, from: offset, capitals: &capitals, cased: &cased)
        beforeSpace = 0
        continue
      }
      offset += length
      hash = FNV1a.hash(hash, adding: scalar)
      let next = text.scalar(at: offset).value
      switch scalar {
      case 0x3002, 0xFF01, 0xFF1F, 0xFF1B: if offset < text.count { innerStops += 1 }
      case 0x2E, 0x21, 0x3F, 0x3B: if SentenceText.isSpace(next) { innerStops += 1 }
      case 0x2C, 0xFF0C: commas += 1
      case 0x3001, 0xB7: enumerationCommas += 1
      case 0x3A, 0xFF1A: if offset < text.count { innerColons += 1 }
      case 0x22, 0x201C, 0x300C, 0x300E, 0x300A, 0xAB: quotes += 1
      case 0x30...0x39, 0xFF10...0xFF19: digits += 1
      case 0x3C, 0x3D, 0x3E, 0x5C, 0x5E, 0x5F, 0x60, 0x7B...0x7E, 0x24, 0x23, 0x40: codeMarks += 1
      case 0x2F: codeMarks += Script.of(next) == .han ? 0 : 1
      case 0x20, 0x3000:
        if Script.of(beforeSpace) == .han, Script.of(next) == .han { spacesBetweenHan += 1 }
      default:
        let script = Script.of(scalar)
        guard script != .common else { break }
        letters += 1
        guard script == .han else { break }
        han += 1
        if LineLabels.isSentenceMarker(scalar) { sentenceMarkers += 1 }
      }
      beforeSpace = scalar
    }
    isAllCapitals = cased >= 4 && capitals == cased
  }

  /// Whether wide white space stands between two letters or more on each side; a title may be spaced out.
  private static func hasColumns(_ text: SentenceText, from start: Int) -> Bool {
    var letters = 0
    var width = 0
    var isParted = false
    var offset = start
    while offset < text.count {
      let (scalar, length) = text.scalar(at: offset)
      offset += length
      if SentenceText.isSpace(scalar) {
        width += scalar == 0x09 ? widestGap : scalar == 0x3000 ? 2 : 1
        continue
      }
      if width >= widestGap {
        if letters >= 2 { isParted = true }
        letters = 0
      }
      width = 0
      if Script.of(scalar) != .common { letters += 1 }
      if isParted, letters >= 2 { return true }
    }
    return false
  }

  /// Narrower white space may be between the words of a title.
  static let widestGap = 4

  /// Reads the ideographs from U+4E00 on that start at `start`, and returns the offset behind them.
  private mutating func readIdeographs(_ bytes: Span<UInt8>, from start: Int) -> Int {
    var offset = start
    var hash = hash
    var count = 0
    var markers = 0
    while offset + 3 <= bytes.count {
      let byte = UInt32(bytes[offset])
      let scalar =
        (byte & 0x0F) << 12 | (UInt32(bytes[offset + 1]) & 0x3F) << 6
        | UInt32(bytes[offset + 2]) & 0x3F
      guard byte & 0xF0 == 0xE0, scalar &- 0x4E00 < 0x5200 else { break }
      hash = FNV1a.hash(hash, adding: scalar)
      count += 1
      markers += LineLabels.isSentenceMarker(scalar) ? 1 : 0
      offset += 3
    }
    self.hash = hash
    letters += count
    han += count
    sentenceMarkers += markers
    return offset
  }

  /// Reads one word of an alphabet and returns the offset behind it.
  private mutating func readWord(
    _ text: SentenceText, from start: Int, capitals: inout Int, cased: inout Int
  ) -> Int {
    var offset = start
    var isFirst = true
    while offset < text.count {
      let (scalar, length) = text.scalar(at: offset)
      guard PackedWord.isLetter(scalar) else { break }
      switch LetterCase.of(scalar) {
      case .capital:
        capitals += 1
        cased += 1
        if isFirst { capitalWords += 1 }
      case .small:
        cased += 1
        if isFirst, words == 0, letters == 0, digits == 0 { beginsLowercase = true }
      case nil: break
      }
      let folded = 0x41...0x5A ~= scalar ? scalar | 0x20 : scalar
      hash = FNV1a.hash(hash, adding: folded)
      letters += 1
      isFirst = false
      offset += length
    }
    words += 1
    let word = text.bytes[start..<offset]
    if FunctionWords.contains(PackedWord.pack(word)) { functionWords += 1 }
    if offset + 2 < text.count, text.bytes[offset] == 0x3A, text.bytes[offset + 1] == 0x2F {
      hasAddress = true
    }
    if offset < text.count, text.bytes[offset] == 0x40 { hasAddress = true }
    return offset
  }
}
