/// What the letters of one text say about its language.
struct LanguageEvidence: Sendable {
  /// The letters by script.
  let census: ScriptCensus
  /// The script whose languages `likelihoods` compares; `nil` if no language needs comparing.
  let compared: Script?
  /// Whether its only words are codes such as `hh:mm`, or addresses, which are of no language.
  let isCode: Bool
  /// Whether it may consist of names alone: Latin words that all begin with a capital.
  let isNames: Bool
  /// Whether one of those names is a given name.
  let hasGivenName: Bool
  /// Whether it is only what stands around a quotation in Japanese or Korean.
  private(set) var isQuoting = false
  /// Whether it consists of names and stands in the document again.
  var isRepeated = false
  /// The log-likelihoods of the model's languages of that script.
  let likelihoods: [Double]
  /// How much likelier Japanese is than Chinese in ideographs without kana, in nats; `nil` where nothing speaks
  /// for it, as far as is known.
  var japaneseLead: Double?

  /// Looks at the letters of valid UTF-8.
  init(
    _ utf8: [UInt8], scorer: inout LanguageScorer, variants: ChineseVariants, kanji: Kanji,
    names: NameTable
  ) {
    let whole = ScriptCensus(utf8, variants: variants)
    if let outside = Self.chineseAroundQuotation(utf8, whole, kanji: kanji, variants: variants) {
      self.init(
        outside, in: outside.indices, census: ScriptCensus(outside, variants: variants),
        scorer: &scorer, names: names)
      isQuoting = true
      return
    }
    self.init(utf8, in: 0..<utf8.count, census: whole, scorer: &scorer, names: names)
    if whole.japanese > 0, whole.isIdeographsAlone {
      japaneseLead = KanjiLine(utf8, kanji: kanji, variants: variants).lead(over: nil)
    }
  }

  /// The text around the quotation marks of a Chinese text that quotes Japanese or Korean; `nil` for any other.
  private static func chineseAroundQuotation(
    _ utf8: [UInt8], _ census: ScriptCensus, kanji: Kanji, variants: ChineseVariants
  ) -> [UInt8]? {
    guard census.han > 0, census.kana + census[.hangul] > 0 else { return nil }
    let parts = QuotedParts(utf8)
    guard !parts.inside.isEmpty else { return nil }
    let outside = ScriptCensus(parts.outside, variants: variants)
    guard outside.isIdeographsAlone else { return nil }
    // A Japanese title may have its kana in the quotation alone.
    let lead = KanjiLine(parts.outside, kanji: kanji, variants: variants).lead(over: nil)
    return lead <= -quotingLead || census.kana == 0 ? parts.outside : nil
  }

  /// How much likelier Chinese is, in nats, where the text around a quotation is Chinese.
  private static let quotingLead = 2.0

  /// Whether it is Japanese by its ideographs alone, and no Chinese text with a name or a variant.
  var isJapanese: Bool { japaneseLead.map { $0 >= KanjiLine.japaneseIdeograph } ?? false }

  /// Looks at the letters of a part of valid UTF-8.
  init(
    _ utf8: [UInt8], in range: Range<Int>, census: ScriptCensus, scorer: inout LanguageScorer,
    names: NameTable
  ) {
    self.census = census
    // Chinese, Japanese and Korean texts have Latin words: these are compared all the same, but not
    // where no language of an alphabet fits anyway.
    let isComparing =
      Self.ideographCost(words: census.words, ideographs: census.han + census.kana) < Self.worst
    let main = isComparing ? Self.mainAlphabet(census) : nil
    isNames = main == .latin && census.hasSmallLetters && Self.hasCapitalsOnly(utf8, in: range)
    hasGivenName = isNames ? Self.hasGivenName(utf8, in: range, names) : false
    likelihoods = main.map { scorer.logLikelihoods(utf8, in: range, of: $0) } ?? []
    isCode =
      main == .latin
      && (likelihoods.isEmpty || Self.lacksVowels(utf8, in: range, letters: census.letters))
    compared = isCode ? nil : main
  }

  /// Whether all words of a text begin with a capital, but for those inside names such as `van der`.
  private static func hasCapitalsOnly(_ utf8: [UInt8], in range: Range<Int>) -> Bool {
    var hasName = false
    var isInWord = false
    var particle: LatinWord.Key?
    var index = range.lowerBound
    while index < range.upperBound {
      let scalar = Scalars.decode(utf8, at: &index)
      if Script.of(scalar) == .latin {
        if !isInWord {
          // A letter with a full stop is cut off from a word, as in i. A.
          let isCut = index < range.upperBound && utf8[index] == 0x2E
          let isSmall = LanguageModel.lower(scalar) == scalar && !isCut
          if isSmall, !hasName { return false }
          particle = isSmall ? LatinWord.Key() : nil
          hasName = true
          isInWord = true
        }
        particle?.append(scalar)
      } else if !isInWord || !Self.continuesWord(scalar) {
        if let particle, isInWord, !NameParticles.keys.contains(particle) { return false }
        isInWord = false
      }
    }
    return particle == nil
  }

  /// Whether a sign other than a letter leads on with a word: an apostrophe or an accent.
  private static func continuesWord(_ scalar: UInt32) -> Bool {
    scalar == 0x27 || scalar == 0x2019 || (0x2B0...0x36F).contains(scalar)
  }

  /// Whether a word of a text is a given name and no other word.
  private static func hasGivenName(
    _ utf8: [UInt8], in range: Range<Int>, _ names: NameTable
  ) -> Bool {
    var node: NameTable.Node? = names.root
    var isInWord = false
    var index = range.lowerBound
    func isGivenName() -> Bool {
      guard isInWord, let classes = node?.record?.classes else { return false }
      return classes.contains(.given) && !classes.contains(.common)
    }
    while index < range.upperBound {
      let scalar = Scalars.decode(utf8, at: &index)
      if LatinWord.isLetter(scalar) {
        node = node.flatMap { names.next($0, names.code(scalar)) }
        isInWord = true
      } else {
        if isGivenName() { return true }
        node = names.root
        isInWord = false
      }
    }
    return isGivenName()
  }

  /// Whether all letters are consonants of ASCII, or y.
  private static func lacksVowels(_ utf8: [UInt8], in range: Range<Int>, letters: Int) -> Bool {
    let bytes = utf8.span
    var consonants = 0
    for index in range {
      let letter = bytes[index] | 0x20
      guard letter &- 0x61 < 26, bytes[index] < 0x80 else { continue }
      switch letter {
      case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"),
        UInt8(ascii: "u"):
        return false
      default: consonants += 1
      }
    }
    return consonants == letters
  }

  /// The alphabet of several languages that most letters belong to.
  ///
  /// Latin names stand in texts of all alphabets, hardly a word of another one in a Latin text.
  private static func mainAlphabet(_ census: ScriptCensus) -> Script? {
    var main: Script?
    var most = 0.0
    for script in alphabets {
      let weight = script == .latin ? latinBesideOthers : 1
      guard weight * Double(census[script]) > most else { continue }
      (main, most) = (script, weight * Double(census[script]))
    }
    return main
  }

  private static let alphabets: [Script] = [.latin, .cyrillic, .arabic, .devanagari, .bengali]

  /// How well the text fits a language: 0 is perfectly, in nats.
  ///
  /// `share` is the log of the language's share among all that the model compares, where it does.
  func fit(_ language: LanguageModel.Language, share: Double) -> Double {
    let words = Double(census.words)
    let han = Double(census.han)
    let kana = Double(census.kana)
    guard census.letters > 0, !isCode else { return 0 }
    // Words in a script that the language does not use: names of products and the like.
    func foreign(_ count: Double) -> Double {
      guard census.main == .latin else { return -Self.worst }
      return census.isAcronym ? -0.5 : -min(Self.worst, 2 + 0.3 * count)
    }
    switch language {
    case .chinese:
      guard han > 0 || census[.bopomofo] > 0 else {
        return kana > 0 || census[.hangul] > 0 ? -Self.worst : foreign(words)
      }
      return -min(
        Self.worst,
        kana + max(0, japaneseLead ?? KanjiLine.japaneseIdeograph * Double(census.japanese))
          + Double(census[.hangul]) + 0.8
          * max(0, words - Self.wordsPerIdeograph * han))
    case .japanese:
      guard kana > 0 || han > 0 else { return census[.hangul] > 0 ? -Self.worst : foreign(words) }
      let japanese = kana + han
      return -min(
        Self.worst,
        min(8, max(0, -(japaneseLead ?? 0))) + Double(census[.hangul]) + 0.8
          * max(0, words - Self.wordsPerIdeograph * japanese))
    case .korean:
      guard census[.hangul] > 0 else {
        return han + kana > 0 ? -min(Self.worst, 2 + han + 2 * kana) : foreign(words)
      }
      return -min(Self.worst, 2 * kana + 0.4 * max(0, words - Double(census[.hangul])))
    default:
      return fitOfAlphabet(language, share: share)
    }
  }

  /// How well the text fits a language that is written with one alphabet.
  private func fitOfAlphabet(_ language: LanguageModel.Language, share: Double) -> Double {
    let words = Double(census.words)
    let ideographs = Double(census.han + census.kana)
    let isCompared = share > -.infinity
    let own = isCompared ? compared.map { census[$0] } ?? 0 : letters(of: language)
    guard own > 0 else {
      guard ideographs == 0 else { return -min(Self.worst, 2 + 1.2 * ideographs) }
      // Latin names stand everywhere; words of another alphabet hardly stand alone in a Latin text.
      let isLatin = census[.latin] > 0
      return isLatin ? -min(Self.worst, 2 + 0.3 * words) : -Self.worst
    }
    let names = isCompared && compared != .latin ? Double(census[.latin]) : 0
    let others =
      Double(census.letters - own) - ideographs - (1 - Self.latinBesideOthers) * names
    let cost =
      Self.ideographCost(words: census.words, ideographs: census.han + census.kana)
      + 0.3 * max(0, others - Double(own))
    // A few letters are as likely a code as a word.
    let weight = min(1, Double(own) / Self.wordLetters)
    return max(-Self.worst, (isCompared ? weight * share : 0) - cost)
  }

  /// The letters of the script that only `language` uses.
  private func letters(of language: LanguageModel.Language) -> Int {
    guard let main = census.main, main.onlyLanguage != nil,
      language == LanguageModel.Language(of: main)
    else { return 0 }
    return census[main]
  }

  /// What ideographs among the words of an alphabet cost its languages.
  private static func ideographCost(words: Int, ideographs: Int) -> Double {
    1.2 * max(0, Double(ideographs) - wordsPerIdeograph * Double(words))
  }

  /// What no language can fit worse.
  private static let worst = 12.0
  /// Words and ideographs of a text in both weigh as much at this ratio, either way.
  private static let wordsPerIdeograph = 0.7
  /// What a Latin letter weighs beside one of another alphabet.
  private static let latinBesideOthers = 0.25
  /// So many letters count as words.
  private static let wordLetters = 8.0
}
