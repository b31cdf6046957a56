/// Finds stretches of a block that are in another language, by their script.
///
/// A single foreign word or an acronym is part of the language around it; a Chinese name in an English
/// text is not.
struct ForeignStretches {
  private let candidates: LanguageCandidates
  /// The document's Chinese.
  private let chinese: LanguageTag
  private let model: LanguageModel
  private let variants: ChineseVariants
  private let names: NameTable

  /// Makes a finder for one document.
  init(
    candidates: LanguageCandidates, chinese: LanguageTag, model: LanguageModel,
    variants: ChineseVariants, names: NameTable
  ) {
    self.candidates = candidates
    self.chinese = chinese
    self.model = model
    self.variants = variants
    self.names = names
  }

  /// Letters of scripts that languages use together, by the first of these scripts.
  private static func family(_ scalar: UInt32) -> Script? {
    switch Script.of(scalar) {
    case .common, .other: nil
    case .han, .hiragana, .katakana, .bopomofo, .hangul: .han
    case let script: script
    }
  }

  /// A stretch of letters of one family.
  private struct Stretch {
    var family: Script
    var start: Int
    var end: Int
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

    /// Whether it is more than a name or a symbol in a text of another family.
    var isForeign: Bool {
      switch family {
      case .han: true
      case .latin: words >= 2 && letters >= 8
      // Single letters of other alphabets are symbols.
      default: letters >= 3
      }
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
  ///
  /// `census` is that of the whole block.
  func runs(
    in utf8: [UInt8], language: LanguageModel.Language, _ census: ScriptCensus,
    scorer: inout LanguageScorer
  ) -> [LanguageRun] {
    let own: Script
    switch language {
    case .chinese, .japanese, .korean: own = .han
    case .undetermined: return []
    default:
      own = language.script
      guard census[own] > 0 else { return [] }
    }
    var result: [LanguageRun] = []
    var stretch: Stretch?
    var index = 0
    while index < utf8.count {
      let start = index
      let scalar = Scalars.decode(utf8, at: &index)
      guard let family = Self.family(scalar) else {
        // Combining marks and apostrophes are inside words.
        if !(0x2B0...0x36F).contains(scalar), scalar != 0x27, scalar != 0x2019 {
          stretch?.endWord()
        }
        continue
      }
      if family == own {
        finish(&stretch, in: utf8, &result, &scorer)
        continue
      }
      if stretch?.family != family { finish(&stretch, in: utf8, &result, &scorer) }
      var current = stretch ?? Stretch(family: family, start: start, end: index)
      current.end = index
      current.letters += 1
      current.word += 1
      if LanguageModel.lower(scalar) == scalar { current.isAcronym = false }
      stretch = current
    }
    finish(&stretch, in: utf8, &result, &scorer)
    return result
  }

  private func finish(
    _ stretch: inout Stretch?, in utf8: [UInt8], _ runs: inout [LanguageRun],
    _ scorer: inout LanguageScorer
  ) {
    guard var found = stretch else { return }
    stretch = nil
    found.endWord()
    guard found.isForeign, let language = language(of: found, in: utf8, &scorer) else { return }
    runs.append(LanguageRun(range: TextRange(found.start, found.end), language: language))
  }

  private func language(
    of stretch: Stretch, in utf8: [UInt8], _ scorer: inout LanguageScorer
  ) -> LanguageTag? {
    let range = stretch.start..<stretch.end
    let census = ScriptCensus(utf8, in: range, variants: variants)
    guard stretch.family == .han else {
      let evidence = LanguageEvidence(
        utf8, in: range, census: census, scorer: &scorer, names: names)
      return candidates.best(evidence, in: stretch.family).map { model.tag(of: $0) }
    }
    if census[.hangul] > census.han + census.kana { return "ko" }
    if census.kana > 0 { return "ja" }
    guard census.traditional != census.simplified else { return chinese }
    return census.traditional > census.simplified ? .traditionalChinese : .simplifiedChinese
  }
}
