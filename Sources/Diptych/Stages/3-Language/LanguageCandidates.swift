/// The languages that a document may have, Chinese still being one.
struct LanguageCandidates: Sendable {
  /// Chinese before its script is known.
  static let chinese: LanguageTag = "zh"

  typealias Language = LanguageModel.Language

  /// The languages, in the order in which the document shows them.
  let languages: [Language]

  private let expected: [Language]
  /// By the number of a language, whether it is one of ``languages``.
  private let isCandidate: [Bool]
  /// What each of the languages costs a block, because nothing but short lines speaks for it.
  private let doubts: [Double]

  /// A language needs this share of the letters, or one block that is clear.
  private static let minimumShare = 0.04
  /// So many letters of one block, weighted by the probability of the language, are clear.
  private static let clearLetters = 40.0
  /// The same of a language that is expected, or that the markup of a block declares.
  private static let clearExpectedLetters = 25.0
  /// A Chinese character says as much as so many letters.
  private static let ideographWeight = 2.5
  /// How much less likely a language is that the document does not have otherwise, in nats.
  private static let strangerCost = 3.5
  /// How much likelier the expected languages are to begin with, in nats.
  private static let expectedBonus = 1.0
  /// The same of a line of names, which are in any language.
  private static let expectedBonusOfNames = 30.0
  /// How much a declaration in the markup is worth, in nats.
  private static let declaredBonus = 6.0
  /// How much better than the expected ones, and than the one that the document has most of, a language fits a
  /// block that is clear, in nats.
  private static let clearLead = 10.0
  /// What share of the letters of its script is clear without such a block, if no language of it is expected.
  private static let clearShare = 0.25
  /// The same lead, so that a language comes into question.
  private static let minimumLead = 8.0
  /// What a language costs without such a block.
  private static let doubt = 6.0
  /// Names are in any language: they fit none of those of a document worse than so.
  private static let worstOfNames = 3.0
  /// The same where one is a given name, or where the line stands under a translation too: it is no heading.
  private static let worstOfSureNames = 0.1
  /// What a line in Latin letters alone costs languages of other scripts where one with Latin letters is there.
  private static let latinAlone = 4.0
  /// What is less likely than the best by so many nats does not count.
  private static let negligible = 12.0

  /// Weighs what the blocks of a document show by themselves.
  init(_ evidence: [LanguageEvidence], declared: [Language?], expected: [Language]) {
    self.expected = expected
    var votes = LanguageVotes()
    var scores: [Double] = []
    for index in evidence.indices {
      Self.vote(
        evidence[index], declared: declared[index], expected: expected, into: &votes, &scores)
    }
    for index in evidence.indices {
      Self.lead(
        evidence[index], declared: declared[index], expected: expected, into: &votes, &scores)
    }
    var languages = votes.winners(
      minimumShare: Self.minimumShare, clearLead: Self.minimumLead
    ) { language in
      let isExpected = expected.contains(language) || declared.contains(language)
      return isExpected ? Self.clearExpectedLetters : Self.clearLetters
    }
    let first = votes.first
    // No text is in a language that does not have its script, but for names in Latin letters.
    for block in evidence {
      guard let script = block.census.main, script != .han, script != .latin,
        !languages.contains(where: { $0.isWritten(in: script) }),
        let language = votes.first(of: script)
      else { continue }
      languages.append(language)
    }
    self.languages = languages
    doubts = languages.map { language in
      // The language that a script is most used for needs no comparison, unless another one is expected.
      let isExpected = expected.contains { $0.script == language.script }
      let isMain = !isExpected && votes.isMain(language, minimumLetters: Self.clearExpectedLetters)
      let isKnown =
        language == first || isMain || expected.contains(language) || declared.contains(language)
      let isClear =
        language.column == nil || votes.lead(of: language) >= Self.clearLead
        || !isExpected && votes.share(of: language) >= Self.clearShare
      return isKnown || isClear ? 0 : Self.doubt
    }
    var isCandidate = [Bool](repeating: false, count: Language.count)
    for language in languages { isCandidate[language.number] = true }
    self.isCandidate = isCandidate
  }

  /// The tag under which a language is compared: without a region, Chinese without a script.
  static func language(_ tag: LanguageTag) -> LanguageTag {
    let primary = tag.primary
    guard primary != "zh", primary != "cmn", primary != "yue" else { return chinese }
    for script in ["Latn", "Cyrl"] where tag.rawValue.hasSuffix("-" + script) {
      return LanguageTag(rawValue: primary + "-" + script)
    }
    return LanguageTag(rawValue: primary)
  }

  /// How likely each of the languages is before the document is read: log-likelihoods.
  var start: [Double] { languages.map { expected.contains($0) ? Self.expectedBonus : 0 } }

  /// Appends how well a block fits each of the languages: log-likelihoods; `scores` is a buffer.
  func appendFits(
    _ evidence: LanguageEvidence, declared: Language?, to fits: inout [Double],
    _ scores: inout [Double]
  ) {
    let total = share(evidence, &scores)
    let census = evidence.census
    let isLatin = census[.latin] == census.letters && !census.isAcronym
    let hasLatin = isLatin && zip(languages, doubts).contains { $0.script == .latin && $1 == 0 }
    for (place, language) in languages.enumerated() {
      let column = evidence.compared == language.script ? language.column : nil
      var fit = evidence.fit(language, share: column.map { scores[$0] - total } ?? -.infinity)
      if language.script == .latin {
        if evidence.isNames {
          let isSure = isLatin && (evidence.hasGivenName || evidence.isRepeated)
          fit = max(fit, isSure ? -Self.worstOfSureNames : -Self.worstOfNames)
        }
      } else if hasLatin {
        fit -= Self.latinAlone
      }
      fit -= evidence.isNames ? 2 * doubts[place] : doubts[place]
      let isDeclared = language == declared && fit > -10
      fits.append(fit + (isDeclared ? Self.declaredBonus : 0))
    }
  }

  /// The candidate, else the language of the model, that a stretch of one alphabet fits best.
  func best(_ evidence: LanguageEvidence, in script: Script) -> Language? {
    if script.onlyLanguage != nil { return Language(of: script) }
    guard evidence.compared == script, !evidence.likelihoods.isEmpty else { return nil }
    var scores: [Double] = []
    strangersLast(evidence, of: script, &scores)
    if evidence.hasGivenName {
      for language in expected where language.script == script {
        if let column = language.column { scores[column] += Self.expectedBonusOfNames }
      }
    }
    var best = 0
    for column in scores.indices where scores[column] > scores[best] { best = column }
    return Language(of: script, column: best)
  }

  /// Puts the scores of the languages that the model compares into `scores`; gives the score that all
  /// of them have together.
  private func share(_ evidence: LanguageEvidence, _ scores: inout [Double]) -> Double {
    guard let script = evidence.compared else { return 0 }
    strangersLast(evidence, of: script, &scores)
    let best = scores.max() ?? 0
    return best + log(Self.sum(scores, best: best))
  }

  /// Puts the likelihoods into `scores`, less for languages that the document does not have otherwise.
  private func strangersLast(
    _ evidence: LanguageEvidence, of script: Script, _ scores: inout [Double]
  ) {
    scores.removeAll(keepingCapacity: true)
    scores.append(contentsOf: evidence.likelihoods)
    for column in scores.indices
    where !isCandidate[Language(of: script, column: column).number] {
      scores[column] -= Self.strangerCost
    }
  }

  /// The sum of the likelihoods, where the best is 1.
  private static func sum(_ scores: [Double], best: Double) -> Double {
    var sum = 0.0
    for score in scores where score > best - negligible { sum += exp(score - best) }
    return sum
  }

  /// Adds what one block shows by itself, by letters.
  private static func vote(
    _ evidence: LanguageEvidence, declared: Language?, expected: [Language],
    into votes: inout LanguageVotes, _ scores: inout [Double]
  ) {
    let census = evidence.census
    guard census.letters > 0 else { return }
    let ideographs = Double(census.han + census.kana)
    let hasKana = census.kana > 0 && census.kana * 10 >= census.han + census.kana
    if hasKana || evidence.isJapanese {
      votes.add(.japanese, ideographWeight * ideographs)
    } else if census[.hangul] > 0, census[.hangul] * 5 >= census.han {
      votes.add(.korean, ideographWeight * Double(census[.hangul]))
    } else if census.han + census[.bopomofo] > 0 {
      votes.add(.chinese, ideographWeight * Double(census.han + census[.bopomofo]))
    }
    guard let script = votingScript(of: evidence) else {
      if let main = census.main {
        switch main {
        case .han, .hiragana, .katakana, .bopomofo, .hangul: break
        case .other: votes.add(.undetermined, Double(census.letters))
        default:
          if main.onlyLanguage != nil { votes.add(Language(of: main), Double(census[main])) }
        }
      }
      return
    }
    weigh(evidence, of: script, declared: declared, expected: expected, &scores)
    let best = scores.max() ?? 0
    let sum = sum(scores, best: best)
    for column in scores.indices where scores[column] > best - negligible {
      votes.add(
        Language(of: script, column: column),
        Double(census[script]) * exp(scores[column] - best) / sum)
    }
  }

  /// Notes how much better the best language fits a block than those that are expected, and than the one that
  /// most blocks of the script are in.
  private static func lead(
    _ evidence: LanguageEvidence, declared: Language?, expected: [Language],
    into votes: inout LanguageVotes, _ scores: inout [Double]
  ) {
    guard let script = votingScript(of: evidence) else { return }
    weigh(evidence, of: script, declared: declared, expected: expected, &scores)
    guard let best = scores.max(), let column = scores.firstIndex(of: best) else { return }
    let language = Language(of: script, column: column)
    var known = expected.filter { $0.script == script }
    if let main = votes.first(of: script), main != language { known.append(main) }
    let columns = known.compactMap(\.column)
    let others = columns.isEmpty ? scores.indices.filter { $0 != column } : columns
    let other = others.map { scores[$0] }.max() ?? best
    votes.lead(language, by: (best - other) / (evidence.isNames ? 2 : 1))
  }

  /// The script of a block whose languages are compared, if it is what most of its letters are.
  private static func votingScript(of evidence: LanguageEvidence) -> Script? {
    let census = evidence.census
    let ideographs = census.han + census.kana
    guard let script = evidence.compared, census.words > ideographs,
      census[script] * 2 > census.letters - ideographs
    else { return nil }
    return script
  }

  /// Puts the likelihoods into `scores`, more for the languages that are expected or declared.
  private static func weigh(
    _ evidence: LanguageEvidence, of script: Script, declared: Language?, expected: [Language],
    _ scores: inout [Double]
  ) {
    scores.removeAll(keepingCapacity: true)
    scores.append(contentsOf: evidence.likelihoods)
    let bonus = evidence.hasGivenName ? expectedBonusOfNames : expectedBonus
    for language in expected where language.script == script {
      if let column = language.column { scores[column] += bonus }
    }
    if let declared, declared.script == script, let column = declared.column {
      scores[column] += declaredBonus
    }
  }
}

extension LanguageModel.Language {
  /// Whether texts of the language are mostly in a script.
  fileprivate func isWritten(in script: Script) -> Bool {
    switch script {
    case .hiragana, .katakana: self == .japanese
    case .bopomofo: self == .chinese
    default: self.script == script
    }
  }
}
