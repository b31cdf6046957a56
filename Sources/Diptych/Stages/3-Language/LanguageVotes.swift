/// Letters by language, in the order in which languages came up.
struct LanguageVotes {
  private struct Count {
    var language: LanguageModel.Language
    var letters = 0.0
    /// The most letters in one block.
    var most = 0.0
    /// The greatest lead over those that were to be expected, in nats.
    var lead = 0.0
  }

  private var counts: [Count] = []
  /// By the number of a language, 1 + its place in `counts`; 0 for those that did not come up.
  private var places = [UInt16](repeating: 0, count: LanguageModel.Language.count)

  /// Adds the letters of one block.
  mutating func add(_ language: LanguageModel.Language, _ letters: Double) {
    guard letters >= 0.01 else { return }
    if places[language.number] == 0 {
      counts.append(Count(language: language))
      places[language.number] = UInt16(counts.count)
    }
    let place = Int(places[language.number]) - 1
    counts[place].letters += letters
    counts[place].most = max(counts[place].most, letters)
  }

  /// Notes by how much the language fits a block better than those that are expected.
  mutating func lead(_ language: LanguageModel.Language, by nats: Double) {
    guard places[language.number] > 0 else { return }
    let place = Int(places[language.number]) - 1
    counts[place].lead = max(counts[place].lead, nats)
  }

  /// The greatest lead of a language in one block.
  func lead(of language: LanguageModel.Language) -> Double {
    places[language.number] == 0 ? 0 : counts[Int(places[language.number]) - 1].lead
  }

  /// What share a language has of the letters of its script.
  func share(of language: LanguageModel.Language) -> Double {
    var (own, all) = (0.0, 0.0)
    for count in counts where count.language.script == language.script {
      all += count.letters
      if count.language == language { own = count.letters }
    }
    return all > 0 ? own / all : 0
  }

  /// Whether a language has the most letters of its script, or none has so many that it is the main one.
  func isMain(_ language: LanguageModel.Language, minimumLetters: Double) -> Bool {
    let most =
      counts.lazy.filter { $0.language.script == language.script }.map(\.letters).max() ?? 0
    return most < minimumLetters || first(of: language.script) == language
  }

  /// The language with the most letters.
  var first: LanguageModel.Language? { counts.max { $0.letters < $1.letters }?.language }

  /// The language of a script with the most letters.
  func first(of script: Script) -> LanguageModel.Language? {
    counts.lazy.filter { $0.language.script == script }.max { $0.letters < $1.letters }?.language
  }

  /// The languages with enough letters or a clear lead, and always the one with the most letters.
  ///
  /// - Parameters:
  ///   - minimumShare: the share of all letters that is enough.
  ///   - clearLead: the lead in one block that is enough.
  ///   - clearLetters: how many letters of one block are enough, by language.
  /// - Returns: them, in the order in which they came up.
  func winners(
    minimumShare: Double, clearLead: Double, clearLetters: (LanguageModel.Language) -> Double
  ) -> [LanguageModel.Language] {
    let total = counts.reduce(0) { $0 + $1.letters }
    let most = counts.map(\.letters).max() ?? 0
    return counts.filter {
      $0.letters >= minimumShare * total || $0.most >= clearLetters($0.language)
        || $0.letters == most || $0.lead >= clearLead
    }.map(\.language)
  }
}
