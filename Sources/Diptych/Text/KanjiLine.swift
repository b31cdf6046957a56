/// What speaks for Japanese, and what for Chinese, in a line of ideographs without kana.
///
/// In a document that has Japanese, a name, a date or an address may be in either language.
struct KanjiLine: Sendable {
  /// Ideographs of the first level of JIS X 0208 that Chinese has in Traditional or Simplified text alone.
  private(set) var traditional = 0
  private(set) var simplified = 0
  /// Ideographs that Japanese alone has.
  private(set) var japanese = 0
  /// Ideographs beyond the first level that may be in names.
  private(set) var rare = 0
  /// Ideographs that Japanese text hardly has.
  private(set) var foreign = 0
  private(set) var ideographs = 0
  /// Words and marks that Chinese does not have.
  private(set) var words = 0
  /// Whether it has marks of a sentence, which Japanese can hardly do without kana.
  private(set) var isSentence = false
  /// Whether it begins with a number as `二、`.
  private(set) var isNumbered = false

  /// Looks at the characters of valid UTF-8.
  init(_ utf8: [UInt8], kanji: Kanji, variants: ChineseVariants) {
    var index = 0
    var (beforeLast, last): (UInt32, UInt32) = (0, 0)
    while index < utf8.count {
      let scalar = Scalars.decode(utf8, at: &index)
      if scalar &- 0x4E00 < 0x5200 {
        add(scalar, kanji, variants.sideBits(ofIdeograph: Int(scalar) - 0x4E00))
      }
      // A mark of repetition and that of a postal code; a point between ideographs.
      let isMark =
        scalar == 0x3005 || scalar == 0x3012
        || last == 0x30FB && kanji.level(beforeLast) != .none && kanji.level(scalar) != .none
      if isMark || Self.isWord(last, scalar) || Self.isEra(beforeLast, last) && Self.isYear(scalar)
      {
        words += 1
      }
      if scalar == 0x3001, HanNumeral.isDigit(last), ideographs <= 2 { isNumbered = true }
      if Self.sentenceMarks.contains(scalar) { isSentence = true }
      (beforeLast, last) = (last, scalar)
    }
  }

  private mutating func add(_ ideograph: UInt32, _ kanji: Kanji, _ side: Int) {
    ideographs += 1
    switch (kanji.level(ideograph), side) {
    case (.none, _): foreign += 1
    // An old form, which Traditional text keeps.
    case (.other, 1): foreign += 1
    case (.other, _): rare += 1
    case (.first, 1): traditional += 1
    case (.first, 2): simplified += 1
    case (.first, 3): japanese += 1
    case (.first, _): break
    }
  }

  /// How much likelier Japanese is than Chinese of one side, in nats; of either, where it is `nil`.
  func lead(over side: ChineseVariants.Side?) -> Double {
    let strange =
      switch side {
      case .traditional: simplified
      case .simplified: traditional
      // Japanese has simplified some characters that Traditional text keeps, and kept others.
      default: min(traditional, simplified)
      }
    // Characters that tell do so with a number before them.
    let isTold = foreign == 0 && japanese + strange > 0
    let sentence = isSentence ? Self.sentence + Self.ideographOfSentence * Double(ideographs) : 0
    return Self.japaneseIdeograph * Double(japanese) + Self.strangeIdeograph * Double(strange)
      + (foreign == 0 ? Self.word : Self.foreignWord) * Double(words) - Self.foreignIdeograph
      * Double(foreign)
      - Self.rareIdeograph * Double(rare) - sentence
      - (isNumbered && !isTold ? Self.number : 0)
  }

  /// The full stop, the semicolon and the comma of full width, and title marks.
  private static let sentenceMarks: Set<UInt32> = [0x3002, 0xFF1B, 0xFF0C, 0x300A]

  /// Whether two characters are a word of letters and addresses.
  private static func isWord(_ first: UInt32, _ second: UInt32) -> Bool {
    switch (first, second) {
    // 御中, 敬具, 敬白, 拝啓, 拝復; 丁目, 番地.
    case (0x5FA1, 0x4E2D), (0x656C, 0x5177), (0x656C, 0x767D), (0x62DD, 0x5553), (0x62DD, 0x5FA9),
      (0x4E01, 0x76EE), (0x756A, 0x5730):
      true
    default: false
    }
  }

  /// Whether two characters are the name of an era: 明治, 大正, 昭和, 平成, 令和.
  private static func isEra(_ first: UInt32, _ second: UInt32) -> Bool {
    switch (first, second) {
    case (0x660E, 0x6CBB), (0x5927, 0x6B63), (0x662D, 0x548C), (0x5E73, 0x6210), (0x4EE4, 0x548C):
      true
    default: false
    }
  }

  /// Whether a character begins a year: a digit, or 元 for the first one.
  private static func isYear(_ scalar: UInt32) -> Bool {
    scalar &- 0x30 < 10 || scalar &- 0xFF10 < 10 || scalar == 0x5143
      || HanNumeral.isDigit(scalar)
  }

  /// What an ideograph weighs that Chinese does not have: more than one that is rare there.
  static let japaneseIdeograph = 1.5
  private static let strangeIdeograph = 2.5
  private static let word = 4.0
  /// What a word weighs that may be a Japanese one in a Chinese text.
  private static let foreignWord = 1.0
  private static let foreignIdeograph = 2.5
  private static let rareIdeograph = 1.0
  private static let number = 1.0
  private static let sentence = 0.5
  private static let ideographOfSentence = 0.25
}
