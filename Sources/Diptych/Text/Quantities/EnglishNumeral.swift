/// Numbers that English writes in words: seven, twenty-one, two hundred.
enum EnglishNumeral {
  /// Whether the first four letters of a word can be those of a numeral or of half.
  @inline(__always)
  static func mayStart(at index: Int, in scalars: Span<UInt32>) -> Bool {
    guard index + 3 < scalars.count else { return false }
    let (third, fourth) = (scalars[index + 2], scalars[index + 3])
    return switch (scalars[index] | 0x20, scalars[index + 1]) {
    case (0x6F, 0x6E): third == 0x65  // one
    case (0x74, 0x77): third == 0x6F || third == 0x65  // two, twelve
    case (0x74, 0x68): third == 0x72 || third == 0x69 && fourth == 0x72  // three, thirty
    case (0x74, 0x65): third == 0x6E  // ten
    case (0x66, 0x6F): third == 0x75 || third == 0x72 && fourth == 0x74  // four, forty
    case (0x66, 0x69): third == 0x76 || third == 0x66  // five, fifty
    case (0x73, 0x69): third == 0x78  // six
    case (0x73, 0x65): third == 0x76 && fourth == 0x65  // seven
    case (0x65, 0x69): third == 0x67  // eight
    case (0x65, 0x6C): third == 0x65 && fourth == 0x76  // eleven
    case (0x6E, 0x69): third == 0x6E  // nine
    case (0x68, 0x61): third == 0x6C && fourth == 0x66  // half
    default: false
    }
  }

  /// The number at the start of a word, up to 999; `nil` if there is none.
  ///
  /// Contracts say it again in digits: thirty (30).
  static func number(at start: Int, in text: DateText) -> WrittenNumber? {
    guard let (value, end) = belowThousand(at: start, in: text) else { return nil }
    let opening = text.skippingSpace(end)
    if text[opening] == 0x28 || text[opening] == 0xFF08, text.isDigit(at: opening + 1),
      let digits = WrittenNumber(text, at: opening + 1),
      text[digits.end] == 0x29 || text[digits.end] == 0xFF09,
      digits.value == value * WrittenNumber.unit
    {
      return WrittenNumber(value, style: .words, end: digits.end + 1)
    }
    return WrittenNumber(value, style: .words, end: end)
  }

  private static func belowThousand(at start: Int, in text: DateText) -> (value: Int, end: Int)? {
    guard let (first, end) = belowHundred(at: start, in: text) else { return nil }
    guard let behind = self.end(of: hundred, at: end, in: text), first < 10 else {
      return (first, end)
    }
    let joined = self.end(of: and, at: behind, in: text) ?? behind
    let next = text.skippingSpace(joined)
    if next > joined, let (rest, end) = belowHundred(at: next, in: text) {
      return (100 * first + rest, end)
    }
    return (100 * first, behind)
  }

  /// one … nineteen, twenty, twenty-one … ninety-nine.
  private static func belowHundred(at start: Int, in text: DateText) -> (value: Int, end: Int)? {
    guard let (value, end) = word(at: start, in: text) else { return nil }
    guard value >= 20, text[end] == 0x2D || text[end] == 0x20,
      let (digit, last) = word(at: end + 1, in: text), digit < 10
    else { return (value, end) }
    return (value + digit, last)
  }

  private static func word(at start: Int, in text: DateText) -> (value: Int, end: Int)? {
    var key: UInt64 = 0
    var end = start
    while text.isLetter(at: end) {
      guard end - start < 9 else { return nil }
      key = key << 5 | UInt64(text[end] & 0x1F)
      end += 1
    }
    return values[key].map { ($0, end) }
  }

  /// The index behind a space or hyphen and a word.
  private static func end(of word: [[UInt32]], at index: Int, in text: DateText) -> Int? {
    text[index] == 0x20 || text[index] == 0x2D ? text.end(ofWord: word, at: index + 1) : nil
  }

  private static let hundred = DateText.words("hundred")
  private static let and = DateText.words("and")

  private static let values: [UInt64: Int] = {
    let small = [
      "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
      "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ]
    let tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
    var result: [UInt64: Int] = [:]
    func add(_ word: String, _ value: Int) {
      result[word.utf8.reduce(0) { $0 << 5 | UInt64($1 & 0x1F) }] = value
    }
    for (index, word) in small.enumerated() { add(word, index + 1) }
    for (index, word) in tens.enumerated() { add(word, 10 * index + 20) }
    return result
  }()
}
