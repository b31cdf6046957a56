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
  private let kanji: Kanji
  private let names: NameTable

  /// Makes a finder for one document.
  init(
    candidates: LanguageCandidates, chinese: LanguageTag, model: LanguageModel,
    variants: ChineseVariants, kanji: Kanji, names: NameTable
  ) {
    self.kanji = kanji
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
    var result = own == .han ? eastAsianRuns(in: utf8, language: language, census) : []
    let eastAsian = result.count
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
    guard eastAsian > 0 else { return result }
    let others = result[eastAsian...].filter { other in
      !result[..<eastAsian].contains {
        $0.range.start < other.range.end && other.range.start < $0.range.end
      }
    }
    return (result[..<eastAsian] + others).sorted { $0.range.start < $1.range.start }
  }

  /// Whether a Japanese or Korean text has ideographs that only Chinese has simplified.
  static func mayHaveIdeographs(_ census: ScriptCensus) -> Bool {
    census.simplified > 0 && census.kana + census[.hangul] > 0
  }

  /// The quotations of a Chinese text that are Japanese or Korean, and the stretches of ideographs in a Japanese
  /// or Korean text that are Simplified Chinese.
  private func eastAsianRuns(
    in utf8: [UInt8], language: LanguageModel.Language, _ census: ScriptCensus
  ) -> [LanguageRun] {
    if language != .chinese {
      return Self.mayHaveIdeographs(census) ? simplifiedRuns(in: utf8, language: language) : []
    }
    return QuotedParts(utf8).inside.compactMap { range in
      let quoted = ScriptCensus(utf8, in: range, variants: variants)
      guard quoted.kana + quoted[.hangul] > 0 else { return nil }
      let tag: LanguageTag = quoted[.hangul] > quoted.kana ? "ko" : "ja"
      return LanguageRun(range: TextRange(range.lowerBound, range.upperBound), language: tag)
    }
  }

  /// The stretches of ideographs of which some are Simplified, and in Japanese text no kanji.
  private func simplifiedRuns(
    in utf8: [UInt8], language: LanguageModel.Language
  ) -> [LanguageRun] {
    var runs: [LanguageRun] = []
    var start: Int?
    var end = 0
    var (count, isChinese) = (0, false)
    // One that stands for its kanji does not make a Japanese word Chinese.
    let minimum = language == .korean ? 2 : 3
    func finish() {
      if let start, isChinese, count >= minimum {
        runs.append(LanguageRun(range: TextRange(start, end), language: .simplifiedChinese))
      }
      start = nil
      (count, isChinese) = (0, false)
    }
    var index = 0
    while index < utf8.count {
      let first = index
      let scalar = Scalars.decode(utf8, at: &index)
      switch Script.of(scalar) {
      case .han:
        if start == nil { start = first }
        end = index
        count += 1
        guard variants.side(scalar) == .simplified else { continue }
        isChinese = isChinese || language == .korean || kanji.level(scalar) == .none
      case .common where start != nil && (language == .korean || !SentenceText.isSpace(scalar)):
        continue
      default: finish()
      }
    }
    finish()
    return runs
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
