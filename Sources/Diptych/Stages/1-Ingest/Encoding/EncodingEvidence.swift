/// What a sample costs if it is in a certain encoding and language.
///
/// All costs are -ln *p* in twelfths of the same bytes, so that they can be compared: a character of
/// two bytes stands against two characters of one byte.
struct EncodingEvidence: Sendable {
  let models: EncodingModels
  let decoding: TextDecoding

  /// Costs in twelfths, set by hand: 12 is a factor of e.
  private enum Cost {
    static let invalid = 240
    static let control = 160
    static let wideAfterBoundary = 12
    static let wideAfterDigit = 8
    static let wideAfterCapital = 24
    static let wideAfterSmall = 48
    static let capitalAfterWide = 18
    static let smallAfterWide = 36
    static let letterOfScript = 40
    /// What it costs that a letter of an alphabet is written in an encoding of East Asia.
    static let letterInEastAsia = 36
    static let letterOfOtherScript = 100
    /// What it costs more that a Latin letter is one of few languages.
    static let rareLetter = 40
    /// A byte beyond ASCII that means nothing, and one of ASCII behind it.
    static let noise = 72
    static let noiseASCII = 48

    static func capital(after before: Case) -> Int {
      switch before {
      case .none: 0
      case .capital: 10
      case .small: 36
      }
    }
  }

  /// What a text with wide characters costs.
  struct WideCost {
    /// The whole cost.
    var total: Int
    /// The part of it that is for ASCII after ASCII, measured as English.
    var ascii: Int
    /// The language that fits best.
    var language: EncodingModels.WideLanguage
  }

  private enum Case { case none, small, capital }

  /// What comes before a character.
  private enum Before { case boundary, digit, small, capital, wide, other(Script) }

  /// The cost of `bytes` in an encoding of one byte a character and a language.
  ///
  /// - Returns: the whole cost, and the part of it that is for ASCII after ASCII.
  func cost(
    of bytes: [UInt8], _ hypothesis: EncodingModels.Hypothesis
  ) -> (total: Int, ascii: Int) {
    let (start, size) = models.models[hypothesis.language]
    let costs = models.costs[start..<start + size * size]
    let symbols = models.symbols[hypothesis.symbols..<hypothesis.symbols + 256]
    var total = 0
    var ascii = 0
    var row = start
    var before: UInt8 = 0
    var caseBefore = Case.none
    for byte in bytes {
      let mapped = symbols[hypothesis.symbols + Int(byte)]
      let symbol = Int(mapped & ~EncodingModels.capital)
      var cost = Int(costs[row + symbol])
      if mapped >= EncodingModels.capital {
        cost += Cost.capital(after: caseBefore)
        caseBefore = .capital
      } else {
        caseBefore = symbol > 5 ? .small : .none
      }
      total += cost
      if byte | before < 0x80 { ascii += cost }
      row = start + symbol * size
      before = byte
    }
    return (total, ascii)
  }

  /// The least cost of `bytes` in an encoding with wide characters, over `languages`.
  func cost(
    of bytes: [UInt8], in encoding: TextEncoding, languages: [EncodingModels.WideLanguage]
  ) -> WideCost {
    switch encoding {
    case .utf8, .singleByte, .iso2022JP, .iso2022KR, .hz: cost(of: bytes, UTF8Reader(), languages)
    case .utf16LE: cost(of: bytes, UTF16Reader(isBigEndian: false), languages)
    case .utf16BE: cost(of: bytes, UTF16Reader(isBigEndian: true), languages)
    case .utf32LE: cost(of: bytes, UTF32Reader(isBigEndian: false), languages)
    case .utf32BE: cost(of: bytes, UTF32Reader(isBigEndian: true), languages)
    case .gb18030: cost(of: bytes, decoding.gb18030, languages, legacy: Cost.letterInEastAsia)
    case .big5: cost(of: bytes, decoding.big5, languages, legacy: Cost.letterInEastAsia)
    case .shiftJIS: cost(of: bytes, decoding.shiftJIS, languages, legacy: Cost.letterInEastAsia)
    case .eucJP: cost(of: bytes, decoding.eucJP, languages, legacy: Cost.letterInEastAsia)
    case .eucKR: cost(of: bytes, decoding.eucKR, languages, legacy: Cost.letterInEastAsia)
    }
  }

  /// The cost of `bytes` if all that is not ASCII means nothing; the rest costs `ascii`.
  func costOfNoise(_ bytes: [UInt8], ascii: Int) -> Int {
    var total = ascii
    var before: UInt8 = 0
    for byte in bytes {
      if byte >= 0x80 { total += Cost.noise } else if before >= 0x80 { total += Cost.noiseASCII }
      before = byte
    }
    return total
  }

  @inline(__always)
  private func cost(
    of bytes: [UInt8], _ reader: some ScalarReader, _ languages: [EncodingModels.WideLanguage],
    legacy: Int = 0
  ) -> WideCost {
    let english = models.models[models.hypotheses[0].language]
    let symbols = models.hypotheses[0].symbols
    var shared = 0
    var ascii = 0
    var wide = [Int](repeating: 0, count: languages.count)
    var before = Before.boundary
    var symbolBefore = EncodingModels.boundary
    var index = 0
    while index < bytes.count {
      let scalar = reader.next(in: bytes, at: &index)
      if scalar < 0x80 {
        let mapped = models.symbols[symbols + Int(scalar)]
        let symbol = Int(mapped & ~EncodingModels.capital)
        ascii += Int(models.costs[english.start + symbolBefore * english.size + symbol])
        if scalar < 0x20, scalar < 0x09 || scalar > 0x0D { shared += Cost.control }
        symbolBefore = symbol
        let isLetter = symbol > 5
        let isCapital = mapped >= EncodingModels.capital
        if isLetter {
          if case .wide = before {
            shared += isCapital ? Cost.capitalAfterWide : Cost.smallAfterWide
          } else if case .other(let script) = before {
            shared += script == .latin ? 0 : Cost.letterOfOtherScript
          } else if isCapital {
            if case .small = before { shared += Cost.capital(after: .small) }
            if case .capital = before { shared += Cost.capital(after: .capital) }
          }
        }
        before =
          isLetter
          ? isCapital ? .capital : .small : symbol == EncodingModels.digit ? .digit : .boundary
        continue
      }
      symbolBefore = EncodingModels.boundary
      guard scalar != ReadScalar.invalid else {
        shared += Cost.invalid
        before = .boundary
        continue
      }
      let script = (0x4E00..<0xA000).contains(scalar) ? .han : Script.of(scalar)
      switch script {
      case .han, .hiragana, .katakana, .hangul, .bopomofo, .common, .other:
        switch before {
        case .boundary: shared += Cost.wideAfterBoundary
        case .digit: shared += Cost.wideAfterDigit
        case .capital: shared += script == .common ? 0 : Cost.wideAfterCapital
        case .small: shared += script == .common ? 0 : Cost.wideAfterSmall
        case .other: shared += script == .common ? 0 : Cost.wideAfterSmall
        case .wide: break
        }
        for (place, language) in languages.enumerated() {
          wide[place] += models.cost(of: scalar, in: language)
        }
        before = script == .common ? .boundary : .wide
      default:
        shared += letterCost(scalar, script, after: before) + legacy
        before = .other(script)
      }
    }
    var best = 0
    for place in wide.indices where wide[place] < wide[best] { best = place }
    return WideCost(
      total: shared + ascii + wide[best], ascii: ascii, language: languages[best])
  }

  /// The cost of a letter of an alphabet in Unicode text.
  private func letterCost(_ scalar: UInt32, _ script: Script, after before: Before) -> Int {
    let rare = Self.isRareLatin(scalar) ? Cost.rareLetter : 0
    return switch before {
    case .other(let other) where other == script: Cost.letterOfScript + rare
    case .other: 2 * Cost.letterOfOtherScript
    case .small, .capital: script == .latin ? 60 : Cost.letterOfOtherScript + 12
    case .boundary where script == .latin || script == .greek || script == .cyrillic: 60 + rare
    default: Cost.letterOfOtherScript
    }
  }

  /// The letters of Latin Extended-B but for those of Vietnamese, of Pinyin and of Romanian.
  private static func isRareLatin(_ scalar: UInt32) -> Bool {
    guard (0x180..<0x250).contains(scalar) else { return false }
    switch scalar {
    case 0x1A0, 0x1A1, 0x1AF, 0x1B0, 0x1CD...0x1DC, 0x218...0x21B: return false
    default: return true
    }
  }
}
