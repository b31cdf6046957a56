/// Finds the dates of texts in a language.
///
/// Those that consist of numbers, of Chinese characters and of English words are found in every language.
struct DateFinder {
  /// The months of the language, if it has some of its own.
  private let words: MonthWords?
  private let isEnglish: Bool
  private let isVietnamese: Bool

  /// Makes a finder for texts in `language`.
  init(_ language: LanguageTag) {
    words = MonthWords.of(language)
    isEnglish = language.primary == "en"
    isVietnamese = language.primary == "vi"
  }

  /// The dates of `scalars`, ascending and disjoint.
  ///
  /// - Complexity: O(*n*).
  func dates(in scalars: [UInt32]) -> [FoundDate] {
    let text = DateText(scalars)
    let named =
      if let words {
        NamedMonthDates(text, words: words).dates()
      } else if isVietnamese {
        VietnameseDates(text).dates()
      } else {
        [FoundDate]()
      }
    return dates(in: scalars, text, besides: named)
  }

  private func dates(
    in scalars: [UInt32], _ text: DateText, besides named: [FoundDate]
  ) -> [FoundDate] {
    var result: [FoundDate] = []
    var named = named[...]
    var index = 0
    while let start = Self.nextStart(in: scalars, from: index) {
      if let first = named.first, first.range.lowerBound <= start {
        result.append(first)
        named.removeFirst()
        index = first.range.upperBound
      } else if let found = date(at: start, in: text),
        found.range.upperBound <= named.first?.range.lowerBound ?? .max
      {
        result += ListedDays(text).listed(from: found)
        index = result.last?.range.upperBound ?? index
      } else {
        index = start + 1
      }
    }
    return result + named
  }

  /// The next index where a date may start; nearly all scalars are passed by here.
  private static func nextStart(in scalars: [UInt32], from start: Int) -> Int? {
    let scalars = scalars.span
    let (ascii, ideographs) = (asciiStarts, ideographStarts.span)
    var index = start
    while index < scalars.count {
      let scalar = scalars[index]
      let mayStart =
        if scalar < 0x80 {
          (scalar < 0x40 ? ascii.low : ascii.high) &>> UInt64(scalar & 63) & 1 == 1
        } else if scalar &- 0x4E00 < 0x5200 {
          ideographs[Int(scalar &- 0x4E00) >> 6] &>> UInt64(scalar & 63) & 1 == 1
        } else {
          isMark(scalar)
        }
      // Inside of a word no month begins.
      if mayStart {
        let isLetter = scalar &- 0x41 < 0x3A
        let isInWord = isLetter && index > 0 && (scalars[index - 1] | 0x20) &- 0x61 < 26
        if !isInWord { return index }
      }
      index += 1
    }
    return nil
  }

  /// The date at an index where one may start.
  private func date(at index: Int, in text: DateText) -> FoundDate? {
    let scalar = text[index]
    switch scalar {
    case 0x30...0x39:
      guard !text.isDigit(at: index - 1) else { return nil }
      return NumericDates(text).date(at: index) ?? EastAsianDates(text).date(at: index)
        ?? EnglishDates(text).date(at: index)
    case 0x41...0x7A:
      guard Self.mayGoOn(scalar, text[index + 1]), !text.isLetter(at: index - 1) else { return nil }
      // 12. September 2024 is a day in languages that have the month's name from English or beside it.
      guard isEnglish || !text.hasDay(before: index) else { return nil }
      return EnglishDates(text).date(at: index)
    case 0x4E00..<0xA000:
      return EastAsianDates.mayStart(at: index, in: text)
        ? EastAsianDates(text).date(at: index) : nil
    default: return EastAsianDates(text).date(at: index)
    }
  }

  /// Whether the first two letters are those of a month, Q3, FY, first, second, third, fourth or the.
  private static func mayGoOn(_ first: UInt32, _ second: UInt32) -> Bool {
    if first == 0x51 { return (0x31...0x34).contains(second) }
    switch (first | 0x20, second | 0x20) {
    case (0x6A, 0x61), (0x6A, 0x75), (0x66, 0x65), (0x6D, 0x61), (0x61, 0x70), (0x61, 0x75),
      (0x73, 0x65), (0x6F, 0x63), (0x6E, 0x6F), (0x64, 0x65), (0x74, 0x68), (0x66, 0x69),
      (0x66, 0x6F), (0x66, 0x79):
      return true
    default: return false
    }
  }

  private static func isMark(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x2018, 0x201C, 0x3007, 0x300C, 0x300E, 0xFF10...0xFF19: true
    default: false
    }
  }

  /// Bits for the first and the second half of ASCII.
  private static let asciiStarts: (low: UInt64, high: UInt64) = {
    var (low, high): (UInt64, UInt64) = (0, 0)
    for byte in "\"0123456789ADFJMNOQSTfst".utf8 {
      if byte < 0x40 { low |= 1 << UInt64(byte) } else { high |= 1 << UInt64(byte & 63) }
    }
    return (low, high)
  }()

  /// Bits for the ideographs from U+4E00 on.
  private static let ideographStarts: [UInt64] = {
    var ideographs = [UInt64](repeating: 0, count: 0x5200 >> 6)
    for scalar: UInt32 in 0x4E00..<0xA000
    where HanNumeral.isDigit(scalar) || Era.mayStart(with: scalar)
      || scalar == EastAsianPeriods.lastCentury || scalar == EastAsianDates.lower
    {
      ideographs[Int(scalar - 0x4E00) >> 6] |= 1 << UInt64(scalar & 63)
    }
    return ideographs
  }()
}
