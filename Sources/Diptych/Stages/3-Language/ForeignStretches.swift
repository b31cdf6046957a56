/// Finds stretches of a block that are in another language, by their script.
///
/// A single foreign word or an acronym is part of the language around it; a Chinese name in an English
/// text is not.
struct ForeignStretches: Sendable {
  let candidates: LanguageCandidates
  /// The document's Chinese.
  let chinese: LanguageTag
  let model: LanguageModel
  let variants: ChineseVariants

  /// Letters of scripts that languages use together.
  private enum Family: Equatable {
    case eastAsian
    case alphabet(Script)

    init?(_ scalar: UInt32) {
      switch Script.of(scalar) {
      case .common, .other: return nil
      case .han, .hiragana, .katakana, .bopomofo, .hangul: self = .eastAsian
      case let script: self = .alphabet(script)
      }
    }
  }

  /// A stretch of letters of one family.
  private struct Stretch {
    var family: Family
    var range: TextRange
    var letters = 0
    /// Words without acronyms.
    var words = 0
    /// The letters of the word at its end, and whether they are all capitals.
    var word = 0
    var isAcronym = true

    mutating func endWord() {
      if word > 0, !isAcronym || word > 5 { words += 1 }
      word = 0
      isAcronym = true
    }
  }

  /// Whether a text has letters of more than one family.
  static func mayHaveRuns(_ census: ScriptCensus) -> Bool {
    let eastAsian = census.han + census.kana + census[.bopomofo] + census[.hangul]
    guard eastAsian == 0 else { return eastAsian < census.letters }
    guard let main = census.main else { return false }
    return census[main] < census.letters
  }

  /// The stretches of a block in another language than its own, ascending.
  func runs(in block: Block, language: LanguageTag) -> [LanguageRun] {
    let stretches = stretches(block.utf8)
    guard let own = family(of: language, stretches) else { return [] }
    return stretches.compactMap { stretch in
      guard stretch.family != own, isForeign(stretch, in: own) else { return nil }
      let text = [UInt8](block.utf8[stretch.range.start..<stretch.range.end])
      let census = ScriptCensus(text, variants: variants)
      guard let found = self.language(of: stretch, text, census) else { return nil }
      return LanguageRun(range: stretch.range, language: found)
    }
  }

  private func stretches(_ utf8: [UInt8]) -> [Stretch] {
    var found: [Stretch] = []
    var index = 0
    while index < utf8.count {
      let start = index
      let scalar = Scalars.decode(utf8, at: &index)
      guard let family = Family(scalar) else {
        // Combining marks and apostrophes are inside words.
        if !(0x2B0...0x36F).contains(scalar), scalar != 0x27, scalar != 0x2019, !found.isEmpty {
          found[found.count - 1].endWord()
        }
        continue
      }
      if found.last?.family != family {
        if !found.isEmpty { found[found.count - 1].endWord() }
        found.append(Stretch(family: family, range: TextRange(start, index)))
      }
      found[found.count - 1].range.end = index
      found[found.count - 1].letters += 1
      found[found.count - 1].word += 1
      let isCapital = LanguageModel.lower(scalar) != scalar
      if !isCapital { found[found.count - 1].isAcronym = false }
    }
    if !found.isEmpty { found[found.count - 1].endWord() }
    return found
  }

  /// The family that a language is written in, among those of the block.
  private func family(of language: LanguageTag, _ stretches: [Stretch]) -> Family? {
    switch language.primary {
    case "zh", "ja", "ko": return .eastAsian
    default: break
    }
    for stretch in stretches {
      guard case .alphabet(let script) = stretch.family else { continue }
      if script.onlyLanguage == language || model.languages(of: script).contains(language) {
        return stretch.family
      }
    }
    return nil
  }

  private func isForeign(_ stretch: Stretch, in own: Family) -> Bool {
    switch stretch.family {
    case .eastAsian: true
    case .alphabet(.latin): stretch.words >= 2 && stretch.letters >= 8
    // Single letters of other alphabets are symbols.
    case .alphabet: stretch.letters >= 3
    }
  }

  private func language(
    of stretch: Stretch, _ text: [UInt8], _ census: ScriptCensus
  ) -> LanguageTag? {
    switch stretch.family {
    case .eastAsian:
      if census[.hangul] > census.han + census.kana { return "ko" }
      if census.kana > 0 { return "ja" }
      guard census.traditional != census.simplified else { return chinese }
      return census.traditional > census.simplified ? .traditionalChinese : .simplifiedChinese
    case .alphabet(let script):
      let evidence = LanguageEvidence(text[...], census: census, model: model)
      return candidates.best(evidence, in: script)
    }
  }
}
