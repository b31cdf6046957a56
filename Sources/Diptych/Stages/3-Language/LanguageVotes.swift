/// Letters by language, in the order in which languages came up.
struct LanguageVotes {
  private struct Count {
    var language: LanguageModel.Language
    var letters = 0.0
    /// The most letters in one block.
    var most = 0.0
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

  /// The languages with enough letters, and always the one with the most.
  ///
  /// - Parameters:
  ///   - minimumShare: the share of all letters that is enough.
  ///   - clearLetters: how many letters of one block are enough, by language.
  /// - Returns: them, in the order in which they came up.
  func winners(
    minimumShare: Double, clearLetters: (LanguageModel.Language) -> Double
  ) -> [LanguageModel.Language] {
    let total = counts.reduce(0) { $0 + $1.letters }
    let most = counts.map(\.letters).max() ?? 0
    return counts.filter {
      $0.letters >= minimumShare * total || $0.most >= clearLetters($0.language)
        || $0.letters == most
    }.map(\.language)
  }
}
