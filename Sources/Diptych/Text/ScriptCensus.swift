/// How many letters of each script a text has, and on which side its Chinese characters are.
struct ScriptCensus: Sendable {
  /// By the number of the script.
  private var counts = InlineArray<31, Int32>(repeating: 0)
  /// The letters of all scripts.
  private(set) var letters = 0
  /// Runs of letters of scripts that part words with spaces.
  private(set) var words = 0
  /// Whether a letter is not a plain capital.
  private(set) var hasSmallLetters = false
  /// Chinese characters that Traditional text alone has.
  private(set) var traditional = 0
  /// Chinese characters that Simplified text alone has.
  private(set) var simplified = 0
  /// Ideographs that are common in Japanese and that Chinese does not have.
  private(set) var japanese = 0

  /// Counts the letters of valid UTF-8.
  init(_ utf8: [UInt8], variants: ChineseVariants) {
    self.init(utf8, in: 0..<utf8.count, variants: variants)
  }

  /// Counts the letters in a part of valid UTF-8.
  init(_ utf8: [UInt8], in range: Range<Int>, variants: ChineseVariants) {
    let bytes = utf8.span
    var index = range.lowerBound
    let end = range.upperBound
    precondition(index >= 0 && end <= bytes.count, "a range lies inside its text")
    var isInWord = false
    var (latin, ideographs, words, smallLetters) = (0, 0, 0, 0)
    var (traditional, simplified, japanese) = (0, 0, 0)
    while index < end {
      var byte = bytes[index]
      // No branch depends on the letters: which of them comes next is hard to foretell.
      while byte < 0x80 {
        let isLetter = (byte | 0x20) &- 0x61 < 26
        latin &+= isLetter ? 1 : 0
        smallLetters &+= isLetter && byte >= 0x61 ? 1 : 0
        words &+= isLetter && !isInWord ? 1 : 0
        // An apostrophe does not end a word.
        isInWord = isLetter || isInWord && byte == 0x27
        index &+= 1
        guard index < end else { break }
        byte = bytes[index]
      }
      // Most of what is not ASCII is an ideograph here, of three bytes.
      while byte >= 0xE4, byte <= 0xE9, index &+ 3 <= end {
        let middle = Int(bytes[index &+ 1]) & 0x3F
        let ideograph =
          ((Int(byte) & 0x0F) << 12 | middle << 6 | Int(bytes[index &+ 2]) & 0x3F) &- 0x4E00
        guard ideograph >= 0 else { break }
        index &+= 3
        ideographs &+= 1
        isInWord = false
        let side = variants.sideBits(ofIdeograph: ideograph)
        traditional &+= side & 1
        simplified &+= side >> 1
        japanese &+= side & side >> 1
        guard index < end else { break }
        byte = bytes[index]
      }
      guard index < end, byte >= 0x80 else { continue }
      // Most of the rest are the marks of East Asian text: U+3001 to U+3003 and U+3008 to U+301F, and
      // the full-width comma and its kin, U+FF01 to U+FF0F.
      if index &+ 3 <= end, Self.isMark(byte, bytes[index &+ 1], bytes[index &+ 2]) {
        index &+= 3
        isInWord = false
        continue
      }
      let scalar = Scalars.decode(utf8, at: &index)
      let script = Script.of(scalar)
      if script == .common {
        // Combining marks are part of the letter before them.
        if !(0x2B0...0x36F).contains(scalar), scalar != 0x2019 { isInWord = false }
        continue
      }
      counts[Int(script.rawValue)] += 1
      letters += 1
      smallLetters += 1
      if script.hasSpaces {
        words += isInWord ? 0 : 1
        isInWord = true
      } else {
        isInWord = false
      }
    }
    self.words = words
    // Both bits of a Japanese ideograph are set.
    self.japanese = japanese
    (self.traditional, self.simplified) = (traditional - japanese, simplified - japanese)
    hasSmallLetters = smallLetters > 0
    counts[Int(Script.latin.rawValue)] += Int32(latin)
    counts[Int(Script.han.rawValue)] += Int32(ideographs)
    letters += latin + ideographs
  }

  private static func isMark(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
    switch (first, second) {
    case (0xE3, 0x80): third >= 0x88 && third <= 0x9F || third >= 0x81 && third <= 0x83
    case (0xEF, 0xBC): third >= 0x81 && third <= 0x8F
    default: false
    }
  }

  /// Whether the text is one or two acronyms such as `APEC`.
  var isAcronym: Bool { !hasSmallLetters && words <= 2 && letters <= 8 }

  /// The number of letters of a script.
  subscript(script: Script) -> Int { Int(counts[Int(script.rawValue)]) }

  /// Chinese characters.
  var han: Int { self[.han] }
  /// Hiragana and Katakana.
  var kana: Int { self[.hiragana] + self[.katakana] }

  /// Whether the East Asian letters are Chinese characters alone.
  var isIdeographsAlone: Bool {
    han > 0 && kana + self[.bopomofo] + self[.hangul] == 0
  }

  /// The script with the most letters, the first one if several have as many; `nil` without letters.
  var main: Script? {
    guard letters > 0 else { return nil }
    // Nearly all texts have no other letters.
    if han + self[.latin] == letters { return self[.latin] > han ? .latin : .han }
    var best = 0
    for index in counts.indices where counts[index] > counts[best] { best = index }
    return Script(rawValue: UInt8(best))
  }
}

extension Script {
  /// Whether the languages of the script part words with spaces, as far as can be told by script.
  var hasSpaces: Bool {
    switch self {
    case .common, .han, .hiragana, .katakana, .bopomofo, .thai, .lao, .tibetan, .myanmar, .khmer:
      false
    case .hangul, .latin, .greek, .cyrillic, .armenian, .hebrew, .arabic, .devanagari, .bengali,
      .gurmukhi, .gujarati, .oriya, .tamil, .telugu, .kannada, .malayalam, .sinhala, .georgian,
      .ethiopic, .mongolian, .other:
      true
    }
  }

  /// The language that a script alone tells; `nil` if several languages use it.
  var onlyLanguage: LanguageTag? {
    switch self {
    case .hiragana, .katakana: "ja"
    case .bopomofo: "zh-Hant"
    case .hangul: "ko"
    case .greek: "el"
    case .armenian: "hy"
    case .hebrew: "he"
    case .gurmukhi: "pa"
    case .gujarati: "gu"
    case .oriya: "or"
    case .tamil: "ta"
    case .telugu: "te"
    case .kannada: "kn"
    case .malayalam: "ml"
    case .sinhala: "si"
    case .thai: "th"
    case .lao: "lo"
    case .tibetan: "bo"
    case .myanmar: "my"
    case .georgian: "ka"
    case .ethiopic: "am"
    case .khmer: "km"
    case .mongolian: "mn-Mong"
    case .common, .han, .latin, .cyrillic, .arabic, .devanagari, .bengali, .other: nil
    }
  }
}
