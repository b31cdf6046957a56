/// What the letters of one text say about its language.
struct LanguageEvidence: Sendable {
  /// The letters by script.
  let census: ScriptCensus
  /// The script whose languages `likelihoods` compares; `nil` if no language needs comparing.
  let compared: Script?
  /// The log-likelihoods of the model's languages of that script.
  let likelihoods: [Double]

  /// So many letters are enough to tell languages of one script apart.
  private static let maximumLetters = 240

  /// Looks at the letters of valid UTF-8.
  init(_ utf8: [UInt8], model: LanguageModel, variants: ChineseVariants) {
    self.init(
      utf8[...], census: ScriptCensus(utf8, variants: variants), model: model)
  }

  /// Looks at the letters of a part of valid UTF-8.
  init(_ utf8: ArraySlice<UInt8>, census: ScriptCensus, model: LanguageModel) {
    self.census = census
    // Chinese, Japanese and Korean texts have Latin words: these are compared all the same.
    let scripts: [Script] = [.latin, .cyrillic, .arabic, .devanagari, .bengali]
    var main: Script?
    for script in scripts where census[script] > main.map({ census[$0] }) ?? 0 { main = script }
    compared = main
    guard let main else {
      likelihoods = []
      return
    }
    likelihoods = model.logLikelihoods(Self.words(utf8, of: main), in: main)
  }

  /// The first words of a script, in lower case, parted by single spaces.
  private static func words(_ utf8: ArraySlice<UInt8>, of script: Script) -> [UInt32] {
    var letters: [UInt32] = [0x20]
    letters.reserveCapacity(maximumLetters + 2)
    let bytes = [UInt8](utf8)
    var index = 0
    while index < bytes.count, letters.count < maximumLetters {
      let scalar = Scalars.decode(bytes, at: &index)
      if Script.of(scalar) == script {
        letters.append(LanguageModel.lower(scalar))
      } else if !(0x300..<0x370).contains(scalar), letters[letters.count - 1] != 0x20 {
        letters.append(0x20)
      }
    }
    if letters[letters.count - 1] != 0x20 { letters.append(0x20) }
    return letters
  }

  /// How well the text fits a language: 0 is perfectly, in nats.
  ///
  /// `share` is the log of the language's share among all that the model compares, where it does.
  func fit(_ language: LanguageTag, share: Double) -> Double {
    let words = Double(census.words)
    let han = Double(census.han)
    let kana = Double(census.kana)
    guard census.letters > 0 else { return 0 }
    // Words in a script that the language does not use: names of products and the like.
    func foreign(_ count: Double) -> Double {
      census.isAcronym ? -0.5 : -min(Self.worst, 2 + 0.3 * count)
    }
    switch language.primary {
    case "zh":
      guard han > 0 || census[.bopomofo] > 0 else {
        return kana > 0 || census[.hangul] > 0 ? -Self.worst : foreign(words)
      }
      return -min(
        Self.worst,
        kana + Double(census[.hangul]) + 0.8 * max(0, words - Self.wordsPerIdeograph * han))
    case "ja":
      guard kana > 0 else {
        let other = census[.hangul] > 0 ? -Self.worst : foreign(words)
        return han > 0 ? -min(8, 0.5 + 0.25 * han) : other
      }
      let japanese = kana + han
      return -min(
        Self.worst,
        Double(census[.hangul]) + 0.8 * max(0, words - Self.wordsPerIdeograph * japanese))
    case "ko":
      guard census[.hangul] > 0 else {
        return han + kana > 0 ? -min(Self.worst, 2 + han + 2 * kana) : foreign(words)
      }
      return -min(Self.worst, 2 * kana + 0.4 * max(0, words - Double(census[.hangul])))
    default:
      return fitOfAlphabet(language, share: share)
    }
  }

  /// How well the text fits a language that is written with one alphabet.
  private func fitOfAlphabet(_ language: LanguageTag, share: Double) -> Double {
    let words = Double(census.words)
    let ideographs = Double(census.han + census.kana)
    let isCompared = share > -.infinity
    let own = isCompared ? compared.map { census[$0] } ?? 0 : letters(of: language)
    guard own > 0 else {
      guard ideographs == 0 else { return -min(Self.worst, 2 + 1.2 * ideographs) }
      return -min(Self.worst, 2 + 0.3 * words)
    }
    let others = Double(census.letters - own) - ideographs
    let cost =
      1.2 * max(0, ideographs - Self.wordsPerIdeograph * words) + 0.3 * max(0, others - Double(own))
    // A few letters are as likely a code as a word.
    let weight = min(1, Double(own) / Self.wordLetters)
    return max(-Self.worst, (isCompared ? weight * share : 0) - cost)
  }

  /// The letters of the script that only `language` uses.
  private func letters(of language: LanguageTag) -> Int {
    guard let main = census.main, main.onlyLanguage == language else { return 0 }
    return census[main]
  }

  /// What no language can fit worse.
  private static let worst = 12.0
  /// Words and ideographs of a text in both weigh as much at this ratio, either way.
  private static let wordsPerIdeograph = 0.7
  /// So many letters count as words.
  private static let wordLetters = 8.0
}
