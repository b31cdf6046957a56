/// The number that a line begins with, such as `第三章`, `（二）`, `1.2` or `Chapter 4`.
struct Numbering: Sendable, Equatable {
  /// The ways in which parts of a text are numbered; ``Numbering/rank`` tells which stands inside of which.
  enum Style: Int, Sendable, CaseIterable {
    /// `第一編`, `Part I`.
    case part
    /// `附件1`, `Annex A`.
    case annex
    /// `第一章`, `Chapter 1`.
    case chapter
    /// `第一節`, `Section 1`.
    case section
    /// `第一條`, `Article 1`.
    case article
    /// `I.`
    case roman
    /// `A.`
    case capital
    /// `一、`
    case han
    /// `（一）`
    case hanInBrackets
    /// `1.`, `1、`
    case decimal
    /// `1.1`, `1.1.1`
    case multilevel
    /// `(1)`, `1)`, `①`
    case decimalInBrackets
    /// `a.`, `(a)`
    case letter
    /// `第一，`, `First,`, `一是`
    case ordinal
    /// `1 Scope`: a number without a mark
    case bare
    /// `壹、`: as cheques have it, outside of `一、`
    case hanFormal
  }

  /// How the number is written.
  var style: Style
  /// The number, from 1; of `1.2.3` the last part; 0 if it cannot be read.
  var value: Int
  /// How many parts the number has: 3 for `1.2.3`.
  var depth = 1
  /// The offset of the text behind the number and the white space.
  var end: Int

  /// Whether this number can come right behind `other` in one series.
  func follows(_ other: Numbering) -> Bool {
    style == other.style && depth == other.depth && value == other.value + 1
  }
}

extension Numbering {
  /// Reads the number at the start of a line; `nil` if there is none.
  init?(of text: SentenceText) {
    let (first, length) = text.scalar(at: 0)
    let read: Numbering?
    switch first {
    case 0x7B2C: read = Self.ordinal(in: text, from: length)  // 第
    case 0x28, 0xFF08: read = Self.inBrackets(text, from: length)
    case 0x30...0x39, 0xFF10...0xFF19: read = Self.decimal(text)
    case 0x2460...0x2473:
      read = Numbering(style: .decimalInBrackets, value: Int(first) - 0x245F, end: length)
    case 0x2160...0x216B:
      read = Self.marked(.roman, value: Int(first) - 0x215F, in: text, from: length)
    case 0x3220...0x3229:
      read = Numbering(style: .hanInBrackets, value: Int(first) - 0x321F, end: length)
    case 0x9644, 0x4ED8, 0xBD80: read = Self.annex(text, first, from: length)  // 附付부
    case _ where HanNumeral.isDigit(first): read = Self.han(text)
    case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F, 0x400...0x4FF: read = Self.letters(text)
    case 0xC81C: read = Self.ordinal(in: text, from: length)  // 제
    default: read = nil
    }
    guard var numbering = read else { return nil }
    numbering.end = text.skipSpace(from: numbering.end)
    self = numbering
  }

  /// `第三章`, `第 3 节`, `第三，`, `제1장`.
  private static func ordinal(in text: SentenceText, from offset: Int) -> Numbering? {
    var offset = text.skipSpace(from: offset)
    guard let value = Numeral.read(text, from: &offset) else { return nil }
    offset = text.skipSpace(from: offset)
    let (unit, length) = text.scalar(at: offset)
    let style: Style
    switch unit {
    case 0x7DE8, 0x7F16, 0x90E8, 0x7BC7, 0x5377, 0x518C: style = .part  // 編编部篇卷册
    case 0x7AE0, 0xC7A5: style = .chapter  // 章장
    case 0x7BC0, 0x8282, 0xC808: style = .section  // 節节절
    case 0x689D, 0x6761, 0xC870: style = .article  // 條条조
    case 0xFF0C, 0x2C, 0x3001, 0x662F:  // ，, 、是
      return Numbering(style: .ordinal, value: value, end: offset + length)
    default: return Numbering(style: .ordinal, value: value, end: offset)
    }
    // 第三部分
    let end = offset + length
    let (next, nextLength) = text.scalar(at: end)
    return Numbering(style: style, value: value, end: next == 0x5206 ? end + nextLength : end)
  }

  /// `（一）`, `(2)`, `(a)`, `(iv)`.
  private static func inBrackets(_ text: SentenceText, from offset: Int) -> Numbering? {
    var offset = offset
    let (first, length) = text.scalar(at: offset)
    let style: Style
    let value: Int
    if HanNumeral.isDigit(first) {
      style = .hanInBrackets
      value = Numeral.read(text, from: &offset) ?? 0
    } else if let number = Numeral.read(text, from: &offset) {
      style = .decimalInBrackets
      value = number
    } else if let roman = Numeral.readRoman(text, from: &offset), roman.isLowercase {
      style = .letter
      value = roman.value
    } else if 0x61...0x7A ~= first | 0x20 {
      offset += length
      style = .letter
      value = Int(first | 0x20) - 0x60
    } else {
      return nil
    }
    let (closing, closingLength) = text.scalar(at: offset)
    guard closing == 0x29 || closing == 0xFF09 else { return nil }
    return Numbering(style: style, value: value, end: offset + closingLength)
  }

  /// `1.`, `1、`, `1)`, `1.2.3`, `1 Scope`.
  private static func decimal(_ text: SentenceText) -> Numbering? {
    var offset = 0
    var value = 0
    var depth = 0
    while let number = Numeral.read(text, from: &offset) {
      value = number
      depth += 1
      let (mark, length) = text.scalar(at: offset)
      guard mark == 0x2E || mark == 0xFF0E, Numeral.isDigit(text.scalar(at: offset + length).value)
      else { break }
      offset += length
    }
    guard value < 1000 || depth > 1 else { return nil }
    let (mark, length) = text.scalar(at: offset)
    if depth > 1 {
      let end = mark == 0x2E || mark == 0xFF0E || mark == 0x3001 ? offset + length : offset
      let next = text.scalar(at: end).value
      let isFollowed = SentenceText.isSpace(next) || Script.of(next) == .han
      return isFollowed ? Numbering(style: .multilevel, value: value, depth: depth, end: end) : nil
    }
    switch mark {
    case 0x2E, 0xFF0E, 0x3001:
      let end = offset + length
      let next = text.scalar(at: end).value
      guard end < text.count, mark != 0x2E || SentenceText.isSpace(next) || next >= 0x250 else {
        return nil
      }
      return Numbering(style: .decimal, value: value, end: end)
    case 0x29, 0xFF09:
      return Numbering(style: .decimalInBrackets, value: value, end: offset + length)
    case 0x20, 0x3000, 0x09:
      let next = text.scalar(at: text.skipSpace(from: offset)).value
      let isTitle = 0x41...0x5A ~= next || Script.of(next) == .han
      return isTitle && value < 100 ? Numbering(style: .bare, value: value, end: offset) : nil
    default: return nil
    }
  }

  /// `一、`, `一是`, `三．`, `壹、`.
  private static func han(_ text: SentenceText) -> Numbering? {
    var offset = 0
    guard let value = Numeral.read(text, from: &offset) else { return nil }
    let isFormal = HanNumeral.plain(text.scalar(at: 0).value) != nil
    return marked(isFormal ? .hanFormal : .han, value: value, in: text, from: offset)
      ?? (text.scalar(at: offset).value == 0x662F
        ? Numbering(style: .ordinal, value: value, end: offset + 3) : nil)
  }

  /// `附件1`, `附錄一`, `附錄 A.`, `付録 A`, `부록 A`.
  private static func annex(
    _ text: SentenceText, _ first: UInt32, from offset: Int
  ) -> Numbering? {
    let (second, length) = text.scalar(at: offset)
    switch (first, second) {
    case (0x9644, 0x4EF6), (0x9644, 0x9304), (0x9644, 0x5F55): break  // 附件附錄附录
    case (0x9644, 0x8868), (0x9644, 0x5716), (0x9644, 0x56FE): break  // 附表附圖附图
    case (0x4ED8, 0x9332), (0xBD80, 0xB85D): break  // 付録부록
    default: return nil
    }
    var end = text.skipSpace(from: offset + length)
    var value = Numeral.read(text, from: &end) ?? 0
    let (letter, _) = text.scalar(at: end)
    if value == 0, 0x41...0x5A ~= letter, !PackedWord.isLetter(text.scalar(at: end + 1).value) {
      value = Int(letter) - 0x40
      end += text.scalar(at: end + 1).value == 0x2E ? 2 : 1
    }
    return Numbering(style: .annex, value: value, end: end)
  }

  /// A number with a mark that parts it from the text.
  private static func marked(
    _ style: Style, value: Int, in text: SentenceText, from offset: Int
  ) -> Numbering? {
    let (mark, length) = text.scalar(at: offset)
    switch mark {
    case 0x3001, 0x2E, 0xFF0E, 0xFF0C:
      return Numbering(style: style, value: value, end: offset + length)
    case _ where SentenceText.isSpace(mark) && [.han, .hanFormal].contains(style) && offset <= 6:
      return Numbering(style: style, value: value, end: offset + length)
    default: return nil
    }
  }

  /// `Chapter 4`, `IV.`, `A.`, `b)`, `First,`.
  private static func letters(_ text: SentenceText) -> Numbering? {
    var offset = 0
    while offset < text.count, offset <= 24 {
      let (scalar, length) = text.scalar(at: offset)
      guard PackedWord.isLetter(scalar) else { break }
      offset += length
    }
    let word = PackedWord.pack(text.bytes[..<offset])
    if let style = NumberingWords.styles[word] {
      var end = text.skipSpace(from: offset)
      if style == .ordinal {
        let mark = text.scalar(at: offset).value
        return mark == 0x2C || mark == 0x3A
          ? Numbering(style: .ordinal, value: 0, end: offset + 1) : nil
      }
      let value = Numeral.read(text, from: &end) ?? Numeral.readRoman(text, from: &end)?.value
      if let value { return Numbering(style: style, value: value, end: end) }
      // Annex A.
      let (letter, length) = text.scalar(at: end)
      let next = text.scalar(at: end + length).value
      guard 0x41...0x5A ~= letter, !PackedWord.isLetter(next) else { return nil }
      return Numbering(style: style, value: Int(letter) - 0x40, end: end + length)
    }
    if let numbering = annexPart(text, letters: offset) { return numbering }
    let mark = text.scalar(at: offset).value
    let next = text.scalar(at: offset + 1).value
    guard mark == 0x2E || mark == 0x29, SentenceText.isSpace(next) || next >= 0x2E80 else {
      return nil
    }
    var end = 0
    if let roman = Numeral.readRoman(text, from: &end), end == offset {
      return Numbering(
        style: roman.isLowercase ? .letter : .roman, value: roman.value, end: offset + 1)
    }
    guard offset == 1 else { return nil }
    let letter = text.bytes[0]
    return Numbering(
      style: letter & 0x20 == 0 ? .capital : .letter, value: Int(letter | 0x20) - 0x60,
      end: offset + 1)
  }

  /// `A.1`, `B.2.3.`: a part of an annex.
  private static func annexPart(_ text: SentenceText, letters: Int) -> Numbering? {
    guard letters == 1, 0x41...0x5A ~= text.bytes[0] else { return nil }
    var offset = 1
    var value = 0
    var depth = 1
    while text.scalar(at: offset).value == 0x2E,
      Numeral.isDigit(text.scalar(at: offset + 1).value)
    {
      offset += 1
      guard let number = Numeral.read(text, from: &offset) else { return nil }
      value = number
      depth += 1
    }
    guard depth > 1 else { return nil }
    let (mark, length) = text.scalar(at: offset)
    let end = mark == 0x2E ? offset + length : offset
    guard SentenceText.isSpace(text.scalar(at: end).value) else { return nil }
    return Numbering(style: .multilevel, value: value, depth: depth, end: end)
  }
}

/// Words that numbers of parts follow.
enum NumberingWords {
  static let styles: [UInt64: Numbering.Style] = {
    var styles: [UInt64: Numbering.Style] = [:]
    let lists: [(Numbering.Style, String)] = [
      (.part, "part book title titre teil parte partie часть Часть"),
      (.annex, "annex appendix schedule exhibit anhang anlage annexe anexo приложение Приложение"),
      (.chapter, "chapter kapitel chapitre capítulo capitulo capitolo глава Глава"),
      (.section, "section sec abschnitt sección seção sezione раздел Раздел"),
      (.article, "article artikel artículo articolo статья Статья clause rule"),
      (.ordinal, "first second third firstly secondly thirdly fourth fifth finally"),
    ]
    for (style, words) in lists {
      for word in words.utf8.split(separator: 0x20) { styles[PackedWord.pack(word)] = style }
    }
    return styles
  }()
}
