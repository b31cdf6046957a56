/// A block that may say one thing in two languages, and where its halves part.
struct BilingualLine {
  /// The number of the block.
  let block: Int
  /// The bytes of its halves, without what stands between them.
  let halves: (Range<Int>, Range<Int>)
  /// Whether the half with East Asian characters is the first.
  let beginsEastAsian: Bool
  /// Whether white space as wide as that between columns parts the halves.
  let isSpacedOut: Bool
  /// The language of the half without East Asian characters, once it is known.
  var language: LanguageTag?

  /// The half with East Asian characters.
  var eastAsian: Range<Int> { beginsEastAsian ? halves.0 : halves.1 }
  /// The other half.
  var alphabetic: Range<Int> { beginsEastAsian ? halves.1 : halves.0 }

  /// The halves of a block, if it has letters of East Asian scripts on one side only.
  init?(_ block: Int, _ utf8: [UInt8]) {
    var letters = (before: 0, behind: 0)
    // Where East Asian characters begin and end, and the other letters before and behind them.
    var eastAsian: Range<Int>?
    var before: Int?
    var behind: Int?
    var index = 0
    while index < utf8.count {
      let start = index
      let scalar = Scalars.decode(utf8, at: &index)
      switch Script.of(scalar) {
      case .common, .other: continue
      case .han, .hiragana, .katakana, .bopomofo, .hangul:
        eastAsian = (eastAsian?.lowerBound ?? start)..<index
        letters.behind = 0
        behind = nil
      default:
        if eastAsian == nil {
          letters.before += 1
          before = index
        } else {
          letters.behind += 1
          behind = behind ?? start
        }
      }
    }
    guard let eastAsian, eastAsian.count >= 6 else { return nil }
    let beginsEastAsian = letters.behind > letters.before
    guard max(letters.before, letters.behind) >= Self.leastLetters else { return nil }
    let gap: Range<Int>
    if beginsEastAsian {
      gap = eastAsian.upperBound..<(behind ?? eastAsian.upperBound)
    } else {
      gap = (before ?? eastAsian.lowerBound)..<eastAsian.lowerBound
    }
    guard let place = Self.joint(in: gap, of: utf8, takesFirst: beginsEastAsian) else { return nil }
    let halves = (
      Self.trimmed(0..<place, in: utf8, atStart: false),
      Self.trimmed(place..<utf8.count, in: utf8, atStart: true)
    )
    guard !halves.0.isEmpty, !halves.1.isEmpty, !Self.isInBrackets(halves.1, of: utf8),
      !Self.explains(halves, of: utf8)
    else { return nil }
    // More tabs part the columns of a table.
    guard utf8.count(where: { $0 == 0x09 }) < 2 else { return nil }
    guard !Self.isAddress(utf8[beginsEastAsian ? halves.1 : halves.0]) else { return nil }
    self.block = block
    self.halves = halves
    self.beginsEastAsian = beginsEastAsian
    isSpacedOut = halves.1.lowerBound - halves.0.upperBound >= LineShape.widestGap
  }

  /// A number before the second half has no more stretches of white space before its end.
  private static let mostOfNumber = 4
  /// A half without East Asian characters has so many letters.
  private static let leastLetters = 3

  /// Where the second half begins, in the stretch between the letters of the two.
  ///
  /// A tab parts them, or the white space before a number that the second half begins with. Else a number belongs to
  /// the half without East Asian characters: `第一条 Article 1`, `2024年计划 2024 Plan`. `nil` where they touch in the
  /// middle of a word, such as `动画3D`, or of a sign such as `&amp;`.
  private static func joint(in gap: Range<Int>, of utf8: [UInt8], takesFirst: Bool) -> Int? {
    // Where stretches of white space begin.
    var spaces: [Int] = []
    var isInSpace = false
    var index = gap.lowerBound
    while index < gap.upperBound {
      if utf8[index] == 0x09 { return index }
      let length = WhiteSpace.length(in: utf8, at: index, before: gap.upperBound)
      if length > 0, !isInSpace { spaces.append(index) }
      isInSpace = length > 0
      index += max(1, length)
    }
    let numbered = spaces.suffix(mostOfNumber).last { space in
      let text = SentenceText(bytes: Array(utf8[space...]))
      let start = text.skipSpace(from: 0)
      let numbering = Numbering(of: SentenceText(bytes: Array(utf8[(space + start)...])))
      guard let numbering, numbering.style != .bare else { return false }
      return space + start < gap.upperBound && space + start + numbering.end >= gap.upperBound
    }
    if let space = numbered ?? (takesFirst ? spaces.first : spaces.last) { return space }
    // What opens a quotation belongs to it.
    var place = gap.upperBound
    let text = SentenceText(bytes: utf8)
    while place > gap.lowerBound {
      let (scalar, length) = text.scalar(before: place)
      guard isOpening(scalar) else {
        return isOfToken(scalar) ? nil : place
      }
      place -= length
    }
    return place
  }

  /// Whether an ASCII character behind one half belongs to the word in which the other one begins.
  private static func isOfToken(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x09, 0x20, 0x21, 0x22, 0x29, 0x2C, 0x2D, 0x2F, 0x3A, 0x3B, 0x3F, 0x5D, 0x7C: false
    default: scalar < 0x80
    }
  }

  private static func isOpening(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x22, 0x28, 0x5B, 0x2018, 0x201C, 0x3008, 0x300A, 0x300C, 0x300E, 0x3010, 0xFF08: true
    default: false
    }
  }

  /// A half without white space and strokes on the side of the other one.
  private static func trimmed(_ range: Range<Int>, in utf8: [UInt8], atStart: Bool) -> Range<Int> {
    let text = SentenceText(bytes: utf8)
    var range = WhiteSpace.trimmed(range, in: utf8)
    while !range.isEmpty {
      let (scalar, length) =
        atStart ? text.scalar(at: range.lowerBound) : text.scalar(before: range.upperBound)
      switch scalar {
      case 0x2F, 0x7C, 0x2013, 0x2014, 0xFF0F, 0xFF5C, 0x2D: break
      default: return range
      }
      range =
        atStart
        ? range.lowerBound + length..<range.upperBound
        : range.lowerBound..<range.upperBound - length
      range = WhiteSpace.trimmed(range, in: utf8)
    }
    return range
  }

  /// Whether an address of a page or a mail stands in a half.
  private static func isAddress(_ half: ArraySlice<UInt8>) -> Bool {
    var rest = half
    while let byte = rest.popFirst() {
      if byte == 0x40 || byte == 0x2F && rest.first == 0x2F { return true }
      if byte | 0x20 == 0x77, rest.starts(with: Array("ww.".utf8)) { return true }
    }
    return false
  }

  /// Whether the first half is a label or a term that the second one explains, as in `Java：一种语言`, or one of them is
  /// quoted.
  private static func explains(_ halves: (Range<Int>, Range<Int>), of utf8: [UInt8]) -> Bool {
    let text = SentenceText(bytes: utf8)
    let last = text.scalar(before: halves.0.upperBound).value
    if isJoint(last), !isJoint(text.scalar(before: halves.1.upperBound).value) { return true }
    return isJoint(text.scalar(at: halves.1.lowerBound).value)
      || [halves.0, halves.1].contains { isQuotation(text.scalar(at: $0.lowerBound).value) }
  }

  /// Whether a sign stands between a term and what is said of it, or between the parts of a list.
  private static func isJoint(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x3A, 0xFF1A, 0x2C, 0xFF0C, 0x3001, 0x3B, 0xFF1B, 0x3D: true
    default: false
    }
  }

  private static func isQuotation(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x22, 0x27, 0x60, 0x2018, 0x201C, 0x300C, 0x300E: true
    default: false
    }
  }

  /// Whether brackets hold a half: it explains the other one, and is part of it.
  private static func isInBrackets(_ range: Range<Int>, of utf8: [UInt8]) -> Bool {
    let text = SentenceText(bytes: utf8)
    var end = range.upperBound
    while end > range.lowerBound, utf8[end - 1] == 0x2E || utf8[end - 1] == 0x2C { end -= 1 }
    if utf8[..<end].suffix(3).elementsEqual("。".utf8) { end -= 3 }
    switch (text.scalar(at: range.lowerBound).value, text.scalar(before: end).value) {
    case (0x28, 0x29), (0xFF08, 0xFF09), (0x5B, 0x5D), (0x3010, 0x3011): return true
    default: return false
    }
  }
}
