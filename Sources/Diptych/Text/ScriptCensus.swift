/// How many letters of each script a text has, and on which side its Chinese characters are.
struct ScriptCensus: Sendable {
  /// By the number of the script.
  private var counts = [Int32](repeating: 0, count: Int(Script.other.rawValue) + 1)
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

  /// Counts the letters of valid UTF-8.
  init(_ utf8: [UInt8], variants: ChineseVariants) {
    var index = 0
    var isInWord = false
    var latin: Int32 = 0
    while index < utf8.count {
      let byte = utf8[index]
      if byte < 0x80 {
        index += 1
        if byte | 0x20 >= 0x61, byte | 0x20 <= 0x7A {
          latin += 1
          if byte >= 0x61 { hasSmallLetters = true }
          words += isInWord ? 0 : 1
          isInWord = true
        } else if byte != 0x27 {
          // An apostrophe does not end a word.
          isInWord = false
        }
        continue
      }
      let scalar = Scalars.decode(utf8, at: &index)
      // Most of what is not ASCII is an ideograph here.
      if scalar >= 0x4E00, scalar < 0xA000 {
        counts[Int(Script.han.rawValue)] += 1
        letters += 1
        isInWord = false
        switch variants.side(scalar) {
        case .traditional: traditional += 1
        case .simplified: simplified += 1
        case .both: break
        }
        continue
      }
      let script = Script.of(scalar)
      if script == .common {
        // Combining marks are part of the letter before them.
        if !(0x2B0...0x36F).contains(scalar), scalar != 0x2019 { isInWord = false }
        continue
      }
      counts[Int(script.rawValue)] += 1
      letters += 1
      hasSmallLetters = true
      if script.hasSpaces {
        words += isInWord ? 0 : 1
        isInWord = true
      } else {
        isInWord = false
      }
    }
    counts[Int(Script.latin.rawValue)] += latin
    letters += Int(latin)
  }

  /// Whether the text is one or two acronyms such as `APEC`.
  var isAcronym: Bool { !hasSmallLetters && words <= 2 && letters <= 8 }

  /// The number of letters of a script.
  subscript(script: Script) -> Int { Int(counts[Int(script.rawValue)]) }

  /// Chinese characters.
  var han: Int { self[.han] }
  /// Hiragana and Katakana.
  var kana: Int { self[.hiragana] + self[.katakana] }

  /// The script with the most letters, the first one if several have as many; `nil` without letters.
  var main: Script? {
    guard letters > 0 else { return nil }
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
