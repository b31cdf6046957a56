/// The word before a full stop, as the sentence rules look at it.
struct LastWord {
  /// The offset of its first byte.
  private(set) var start: Int
  /// How many letters, digits and inner full stops it has.
  private(set) var letters = 0
  private(set) var digits = 0
  private(set) var dots = 0
  /// Whether single letters alternate with full stops, as in `U.S` and `a.m`.
  private(set) var isAcronym = false
  /// The word without case.
  private(set) var packed: UInt64 = 0
  /// What follows the last apostrophe, without case, as in `all'art`; 0 if there is none.
  private(set) var packedTail: UInt64 = 0

  /// The last letter.
  private var lastScalar: UInt32 = 0

  /// The longest word that is looked at, in bytes.
  private static let maximumLength = 24

  init(before end: Int, in text: SentenceText) {
    start = end
    var letterRun = 0
    var longestRun = 0
    while start > 0, end - start < Self.maximumLength {
      let (scalar, length) = text.scalar(before: start)
      if scalar == 0x2E {
        dots += 1
        letterRun = 0
      } else if 0x30...0x39 ~= scalar {
        digits += 1
      } else if scalar == 0x27 || scalar == 0x2019, letters > 0 {
        // The s of "the city's" is no initial.
        if packedTail == 0 { packedTail = PackedWord.pack(text.bytes[start..<end]) }
        letters += 1
        letterRun += 1
      } else if PackedWord.isLetter(scalar) {
        if letters == 0 { lastScalar = scalar }
        letters += 1
        letterRun += 1
        longestRun = max(longestRun, letterRun)
      } else {
        break
      }
      start -= length
    }
    isAcronym = dots > 0 && digits == 0 && longestRun == 1
    packed = PackedWord.pack(text.bytes[start..<end])
  }

  /// Whether the word is short and ends with a consonant, as abbreviations do and few words at the end of a
  /// sentence with a number behind it.
  var looksShortened: Bool {
    guard digits == 0, dots == 0, (2...4).contains(letters) else { return false }
    return !Self.vowels.contains(lastScalar)
  }

  private static let vowels = Set(
    "aeiouyàáâãäåèéêëìíîïòóôõöøùúûüýаеёиоуыэюяіїє".unicodeScalars.map(\.value))

  /// Whether the word is a letter behind what letters number, as in `Party B`: it is no initial of a name.
  func isNamed(in text: SentenceText) -> Bool {
    guard letters == 1, dots == 0, start > 0, text.bytes[start - 1] == 0x20 else { return false }
    return Self.lettered.contains(LastWord(before: start - 1, in: text).packed)
  }

  /// What letters number.
  private static let lettered = NumberSet(
    "party group class team part section annex appendix exhibit schedule grade type category plan option model zone area block building gate hall room vitamin hepatitis"
      .utf8.split(separator: 0x20).map { PackedWord.pack($0) })

  /// Whether the word can number a list item: `1`, `2.3`, `A`, `iv`.
  var isLabel: Bool {
    if letters == 0 { return digits <= 4 }
    if digits > 0 { return false }
    return letters == 1 || packed != 0 && PackedWord.isRomanNumeral(packed)
  }
}

/// The word behind white space, as the sentence rules look at it.
struct NextWord {
  /// Whether it begins with a small letter, except in names such as `iPhone`.
  private(set) var isLowercase = false
  /// Whether it is punctuation that goes on with a sentence.
  private(set) var isContinuation = false
  /// Whether it is a number in digits, or a Roman one.
  private(set) var isNumeral = false
  /// Whether it begins with a digit.
  private(set) var beginsWithDigit = false
  /// Whether it is a number with a full stop behind it, as in the date `2019. 5. 21.`.
  private(set) var isDottedNumber = false
  /// The word without case.
  private(set) var packed: UInt64 = 0

  init(from offset: Int, in text: SentenceText) {
    let start = OpeningMarks.end(from: offset, in: text)
    let (scalar, length) = text.scalar(at: start)
    switch scalar {
    case 0x2C, 0x2E, 0x3A, 0x3B, 0x2026: isContinuation = true
    default: break
    }
    var end = start
    while end < text.count, end - start <= 16 {
      let (scalar, length) = text.scalar(at: end)
      guard PackedWord.isLetter(scalar) || 0x30...0x39 ~= scalar else { break }
      end += length
    }
    packed = PackedWord.pack(text.bytes[start..<end])
    beginsWithDigit = 0x30...0x39 ~= scalar
    isNumeral = beginsWithDigit || PackedWord.isRomanNumeral(packed) && end - start > 1
    isDottedNumber = beginsWithDigit && end < text.count && text.bytes[end] == 0x2E
    if LetterCase.of(scalar) == .small {
      isLowercase = LetterCase.of(text.scalar(at: start + length).value) != .capital
    }
  }
}

/// Quotation marks, brackets, dashes and bullets that may stand before the first word of a sentence.
enum OpeningMarks {
  /// The offset behind the white space and the opening marks from `offset` on.
  static func end(from offset: Int, in text: SentenceText) -> Int {
    var end = offset
    while end < text.count {
      let (scalar, length) = text.scalar(at: end)
      guard isOpening(scalar) || SentenceText.isSpace(scalar) else { break }
      end += length
    }
    return end
  }

  private static func isOpening(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x27, 0x2A, 0x2D, 0xA1, 0xBF, 0x2013, 0x2014, 0x2022, 0x2039, 0x2019: true
    default: OpenMarks.isOpening(scalar)
    }
  }
}

/// Short words as numbers, so that a look-up needs no memory.
enum PackedWord {
  /// The word's bytes, ASCII in lower case; of a long word a hash, of an empty one 0.
  static func pack(_ bytes: some Collection<UInt8>) -> UInt64 {
    var packed: UInt64 = 0
    let isLong = bytes.count > 8
    for byte in bytes {
      let folded = UInt64(0x41...0x5A ~= byte ? byte | 0x20 : byte)
      packed = isLong ? (packed ^ folded) &* 0x100_0000_01B3 : packed << 8 | folded
    }
    return packed
  }

  /// Whether the word is a Roman numeral up to 39, in any case.
  static func isRomanNumeral(_ packed: UInt64) -> Bool {
    guard packed != 0 else { return false }
    var rest = packed
    while rest != 0 {
      switch UInt8(rest & 0xFF) {
      case UInt8(ascii: "i"), UInt8(ascii: "v"), UInt8(ascii: "x"): rest >>= 8
      default: return false
      }
    }
    return true
  }

  /// Whether `scalar` is a letter of an alphabet.
  static func isLetter(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x41...0x5A, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x24F, 0x400...0x481,
      0xAC00...0xD7FF:
      true
    case 0..<0xAA, 0x2000...0x2BFF, 0x2E80...0x312F, 0x3190...0xA63F: false
    default: isLetterOfScript(Script.of(scalar))
    }
  }

  private static func isLetterOfScript(_ script: Script) -> Bool {
    switch script {
    case .latin, .cyrillic, .greek, .hangul, .armenian, .georgian: true
    default: false
    }
  }
}
