/// The lists of a document: how the paragraphs of each are numbered, and what was counted so far.
///
/// ECMA-376 part 1, section 17.9.
struct WordNumbering {
  /// One level of a list.
  struct Level {
    var start = 1
    var format = Format.number(.decimal)
    /// The number with what stands around it, such as `第%1章` or `%1.%2`.
    var text = ""
    /// Whether the numbers of the levels above are shown as decimal ones.
    var isLegal = false
    /// The level, from 1, with which this one begins anew, or 0 for never; `nil` for any above.
    var restart: Int?
    /// The style whose paragraphs have this level.
    var style: String?
  }

  enum Format: Equatable {
    case bullet, none
    case number(NumberText)
  }

  /// What stands before a paragraph.
  enum Label: Equatable {
    case bullet
    case number([UInt8])
  }

  /// How the paragraphs of lists are numbered that count together.
  struct Pattern {
    var levels = [Level?](repeating: nil, count: WordNumbering.levels)
    /// The style of numbering that says it in the place of this.
    var style: String?
  }

  /// A list: a pattern and what is different in it.
  struct List {
    var pattern: Int
    var levels = [Level?](repeating: nil, count: WordNumbering.levels)
    var starts: [Int: Int] = [:]
  }

  var patterns: [Int: Pattern] = [:]
  var lists: [Int: List] = [:]
  /// The list that each style of numbering stands for.
  var styles: [String: Int] = [:]

  /// What was counted, by pattern and level.
  private var counters: [Int: [Int?]] = [:]
  /// The levels of lists whose own start was used.
  private var started: [Int: Set<Int>] = [:]

  /// The levels of a list.
  static let levels = 9

  /// The lists that may lead to each other before it is a loop.
  private static let maximumReferences = 8

  /// Counts a paragraph.
  ///
  /// - Parameters:
  ///   - reference: what the paragraph says of itself, or its style.
  ///   - style: the style that says which list it is; `nil` if the paragraph says so itself.
  /// - Returns: what stands before it, and its item; `nil` if it is no item of a list.
  mutating func count(
    _ reference: WordNumberingReference, style: String?
  ) -> (label: Label, item: OfficeLists.Item)? {
    guard let number = reference.list, let list = lists[number],
      let (key, pattern) = pattern(of: list)
    else { return nil }
    // The level of a style is the one that names it.
    var index = reference.level ?? 0
    if let style, let own = (0..<Self.levels).first(where: { pattern.levels[$0]?.style == style }) {
      index = own
    }
    index = min(max(index, 0), Self.levels - 1)
    guard let level = list.levels[index] ?? pattern.levels[index],
      level.format != .none || !level.text.isEmpty
    else { return nil }
    count(number, list, (key, pattern), index, level)
    let label = label(list, pattern, index, level, counters[key] ?? [])
    guard let label else { return nil }
    return (label, OfficeLists.Item(key: key, level: index, isNumbered: label != .bullet))
  }

  private func pattern(of list: List) -> (Int, Pattern)? {
    var key = list.pattern
    for _ in 0..<Self.maximumReferences {
      guard let pattern = patterns[key] else { return nil }
      guard let style = pattern.style else { return (key, pattern) }
      guard let next = styles[style].flatMap({ lists[$0] }) else { return nil }
      key = next.pattern
    }
    return nil
  }

  private mutating func count(
    _ number: Int, _ list: List, _ numbered: (key: Int, pattern: Pattern), _ index: Int,
    _ level: Level
  ) {
    let (key, pattern) = numbered
    var counts = counters[key] ?? [Int?](repeating: nil, count: Self.levels)
    if let start = list.starts[index], started[number, default: []].insert(index).inserted {
      counts[index] = start
    } else if let count = counts[index] {
      counts[index] = count &+ 1
    } else {
      counts[index] = level.start
    }
    for deeper in (index + 1)..<max(Self.levels, index + 1) {
      let restart = list.levels[deeper]?.restart ?? pattern.levels[deeper]?.restart
      if let restart, restart == 0 || index >= restart { continue }
      counts[deeper] = nil
    }
    counters[key] = counts
  }

  private func label(
    _ list: List, _ pattern: Pattern, _ index: Int, _ level: Level, _ counts: [Int?]
  ) -> Label? {
    let text = Array(level.text.utf8)
    if level.format == .bullet {
      // Fonts of symbols draw bullets for letters; Han characters are words, such as `注：`.
      return Scalars.values(of: text).contains { Script.of($0) == .han } ? .number(text) : .bullet
    }
    var label: [UInt8] = []
    var place = 0
    while place < text.count {
      let byte = text[place]
      place += 1
      // `%1` to `%9` stand for the numbers of the levels.
      guard byte == UInt8(ascii: "%"), place < text.count,
        case let shown = Int(text[place]) - Int(UInt8(ascii: "1")),
        (0..<Self.levels).contains(shown)
      else {
        label.append(byte)
        continue
      }
      place += 1
      let other = list.levels[shown] ?? pattern.levels[shown] ?? Level()
      guard case .number(let format) = other.format else { continue }
      let count = (shown < counts.count ? counts[shown] : nil) ?? other.start
      label += (level.isLegal && shown != index ? .decimal : format).text(count).utf8
    }
    return WhiteSpace.trimmed(label.indices, in: label).isEmpty ? nil : .number(label)
  }
}

extension NumberText {
  /// The form that `w:numFmt` names; decimal where it is not known.
  init(word format: String) {
    self = Self.wordFormats[format] ?? .decimal
  }

  private static let wordFormats: [String: NumberText] = [
    "upperRoman": .roman(isUpper: true), "lowerRoman": .roman(isUpper: false),
    "upperLetter": .letter(isUpper: true), "lowerLetter": .letter(isUpper: false),
    "ordinal": .ordinal, "decimalZero": .twoDigits, "numberInDash": .dashed,
    "decimalFullWidth": .fullwidth, "decimalFullWidth2": .fullwidth,
    "decimalEnclosedCircle": .circled, "decimalEnclosedCircleChinese": .circled,
    "decimalEnclosedFullstop": .fullStop, "decimalEnclosedParen": .inParentheses,
    "ideographEnclosedCircle": .circledHan, "ideographDigital": .hanDigits(zero: "〇"),
    "japaneseDigitalTenThousand": .hanDigits(zero: "〇"),
    "taiwaneseDigital": .hanDigits(zero: "○"), "japaneseCounting": .japanese,
    "chineseCounting": .hanBelowHundred, "taiwaneseCounting": .hanBelowHundred,
    "chineseCountingThousand": .han, "taiwaneseCountingThousand": .han,
    "chineseLegalSimplified": .formalSimplified, "ideographLegalTraditional": .formalTraditional,
    "ideographTraditional": .heavenlyStem, "ideographZodiac": .earthlyBranch,
    "ideographZodiacTraditional": .earthlyBranch,
  ]
}
