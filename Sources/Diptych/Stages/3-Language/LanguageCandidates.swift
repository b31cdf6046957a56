/// The languages that a document may have, Chinese still being one.
struct LanguageCandidates: Sendable {
  /// Chinese before its script is known.
  static let chinese: LanguageTag = "zh"

  /// The languages, in the order in which the document shows them.
  let languages: [LanguageTag]

  private let model: LanguageModel
  private let expected: [LanguageTag]

  /// A language needs this share of the letters, or one block that is clear.
  private static let minimumShare = 0.04
  /// So many letters of one block, weighted by the probability of the language, are clear.
  private static let clearLetters = 40.0
  /// A Chinese character says as much as so many letters.
  private static let ideographWeight = 2.5
  /// How much less likely a language is that the document does not have otherwise, in nats.
  private static let strangerCost = 3.5
  /// How much likelier the expected languages are to begin with, in nats.
  private static let expectedBonus = 1.0
  /// How much a declaration in the markup is worth, in nats.
  private static let declaredBonus = 6.0

  /// Weighs what the blocks of a document show by themselves.
  init(
    _ evidence: [LanguageEvidence], declared: [LanguageTag?], expected: [LanguageTag],
    model: LanguageModel
  ) {
    self.model = model
    self.expected = expected.map(Self.language)
    var votes = Votes()
    for (index, block) in evidence.enumerated() {
      Self.vote(
        block, declared: declared[index], expected: self.expected, model: model, into: &votes)
    }
    languages = votes.winners(
      minimumShare: Self.minimumShare, clearLetters: Self.clearLetters)
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

  /// How well a block fits each of the languages: log-likelihoods.
  func fits(_ evidence: LanguageEvidence, declared: LanguageTag?) -> [Double] {
    let shares = shares(evidence)
    return languages.map { language in
      let fit = evidence.fit(language, share: shares(language))
      let isDeclared = language == declared && fit > -10
      return fit + (isDeclared ? Self.declaredBonus : 0)
    }
  }

  /// The candidate, else the language of the model, that a stretch of one alphabet fits best.
  func best(_ evidence: LanguageEvidence, in script: Script) -> LanguageTag? {
    if let language = script.onlyLanguage { return language }
    let shares = shares(evidence)
    let choices = model.languages(of: script)
    guard evidence.compared == script, var best = choices.first else { return nil }
    for language in choices where shares(language) > shares(best) { best = language }
    return best
  }

  /// The log of the share of each language among those that the model compares.
  private func shares(_ evidence: LanguageEvidence) -> (LanguageTag) -> Double {
    guard let script = evidence.compared else { return { _ in -.infinity } }
    let compared = model.languages(of: script)
    var scores = evidence.likelihoods
    for (index, language) in compared.enumerated() where !languages.contains(language) {
      scores[index] -= Self.strangerCost
    }
    let best = scores.max() ?? 0
    let sum = scores.reduce(0) { $0 + exp($1 - best) }
    let total = best + log(sum)
    return { language in
      compared.firstIndex(of: language).map { scores[$0] - total } ?? -.infinity
    }
  }

  /// Adds what one block shows by itself, by letters.
  private static func vote(
    _ evidence: LanguageEvidence, declared: LanguageTag?, expected: [LanguageTag],
    model: LanguageModel, into votes: inout Votes
  ) {
    let census = evidence.census
    guard census.letters > 0 else { return }
    let ideographs = Double(census.han + census.kana)
    if census.kana * 10 >= census.han + census.kana, census.kana > 0 {
      votes.add("ja", ideographWeight * ideographs)
    } else if census[.hangul] > 0, census[.hangul] * 5 >= census.han {
      votes.add("ko", ideographWeight * Double(census[.hangul]))
    } else if census.han + census[.bopomofo] > 0 {
      votes.add(chinese, ideographWeight * Double(census.han + census[.bopomofo]))
    }
    guard let script = evidence.compared, Double(census.words) > ideographs,
      census[script] * 2 > census.letters - Int(ideographs)
    else {
      if let main = census.main {
        switch main {
        case .han, .hiragana, .katakana, .bopomofo, .hangul: break
        case .other: votes.add(.undetermined, Double(census.letters))
        default:
          if let language = main.onlyLanguage { votes.add(language, Double(census[main])) }
        }
      }
      return
    }
    var scores = evidence.likelihoods
    let compared = model.languages(of: script)
    for (index, language) in compared.enumerated() {
      if expected.contains(language) { scores[index] += expectedBonus }
      if language == declared { scores[index] += declaredBonus }
    }
    let best = scores.max() ?? 0
    let sum = scores.reduce(0) { $0 + exp($1 - best) }
    for (index, language) in compared.enumerated() {
      votes.add(language, Double(census[script]) * exp(scores[index] - best) / sum)
    }
  }
}

/// Letters by language, in the order in which languages came up.
private struct Votes {
  private struct Count {
    var language: LanguageTag
    var letters = 0.0
    /// The most letters in one block.
    var most = 0.0
  }

  private var counts: [Count] = []
  private var places: [LanguageTag: Int] = [:]

  /// Adds the letters of one block.
  mutating func add(_ language: LanguageTag, _ letters: Double) {
    guard letters >= 0.01 else { return }
    let place = places[language] ?? counts.count
    if place == counts.count {
      places[language] = place
      counts.append(Count(language: language))
    }
    counts[place].letters += letters
    counts[place].most = max(counts[place].most, letters)
  }

  /// The languages with enough letters, and always the one with the most.
  func winners(minimumShare: Double, clearLetters: Double) -> [LanguageTag] {
    let total = counts.reduce(0) { $0 + $1.letters }
    let most = counts.map(\.letters).max() ?? 0
    return counts.filter {
      $0.letters >= minimumShare * total || $0.most >= clearLetters || $0.letters == most
    }.map(\.language)
  }
}
