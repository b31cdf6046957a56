import Testing

@testable import Diptych

@Suite struct LanguageScorerTests {
  private let model: LanguageModel

  init() throws { model = try LanguageModel.shared(.shipped) }

  private func scores(_ text: String, of script: Script, _ scorer: inout LanguageScorer) -> [Double]
  {
    let utf8 = Array(text.utf8)
    return scorer.logLikelihoods(utf8, in: 0..<utf8.count, of: script)
  }

  @Test(
    "What a scorer remembers of words changes no score",
    arguments: [
      "The committee met in the old library and the committee agreed.",
      "Die Donaudampfschifffahrtsgesellschaftskapitänsmütze liegt im alten Schrank der Kapitänin.",
      String(repeating: "überlanges", count: 30) + " und kurz",
      "a b c, d'e — ﬁ éß",
    ])
  func memory(text: String) {
    var fresh = LanguageScorer(model: model, expected: [])
    let first = scores(text, of: .latin, &fresh)
    var used = LanguageScorer(model: model, expected: [])
    for other in ["Wir haben im Garten gearbeitet und gelacht.", "the and of", text] {
      _ = scores(other, of: .latin, &used)
    }
    #expect(scores(text, of: .latin, &used) == first)
    #expect(first.count > 1)
  }

  @Test("The words of one script say nothing about those of another")
  func scripts() {
    var fresh = LanguageScorer(model: model, expected: [])
    let first = scores("мы были дома", of: .cyrillic, &fresh)
    var used = LanguageScorer(model: model, expected: [])
    _ = scores("we were at home", of: .latin, &used)
    #expect(scores("мы были дома", of: .cyrillic, &used) == first)
  }
}
